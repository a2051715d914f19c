//! Passphrases that everybody uses, found by rule and without asking anybody: a few words that come to
//! everybody's mind, runs along the keys, repetitions, dates, and what people put around them. The words
//! are our own; with the rules they cover some millions of passphrases. Beside them stands what has leaked.

/// Words and names that come first to mind, in small letters.
const WORDS: &str = "\
    abc access adidas admin administrator alex amanda amor andrea andrew angel angels anthony apple \
    april arsenal ashley august autumn azerty baby babygirl badboy bailey banana barcelona baseball \
    basketball batman bear beautiful berlin biteme blessed blink boss buster butterfly california \
    carlos champion changeme changeit charlie cheese chelsea chicken chocolate chris christian \
    coffee computer cookie correcthorse batterystaple cowboy daniel dallas david december default \
    diamond dolphin dragon eagles elephant england entry erik eternity facebook family february \
    ferrari flower flowers football forever france freedom friday friend friends fuckyou galaxy \
    gandalf geheim george germany ginger god google guest guitar hallo hammer hannah happy harley \
    hello helloworld help hockey holiday house hunter iceman iloveyou internet ireland istanbul \
    jackson january jasmine jennifer jessica jesus jordan joshua juventus july june justin killer \
    kith kitty letmein letmeinnow letmeinplease liebe liverpool login london love lovely loveme \
    loveyou lucky madrid maggie manchester march maria marseille martin master matrix matthew \
    maverick mercedes merlin metallica michael michelle minecraft mommy monday money monkey monster \
    morning mother mustang mypass naruto nicole nintendo november october opensesame openthedoor \
    orange paris parola pass passphrase passw passwd password passwort patrick peanut pepper \
    phoenix pikachu please pokemon porsche prince princess purple qazwsx qwert qwerty qwertz \
    rainbow realmadrid robert rocket root samantha samsung saturday schatz secret september server \
    sesame shadow sifre silver simple snoopy soccer spiderman spring starwars student summer sunday \
    sunshine superman superstar supporter support sweet teacher tequiero test tester testing thomas \
    thunder thursday tigger tiger tobeornottobe trustno tuesday turkey user viking wednesday \
    welcome whatever william winter wizard yankees yellow zaqwsx hoffnung sommer herbst frieden \
    soleil motdepasse bonjour contrasena hola galatasaray fenerbahce besiktas supportgroup \
    peersupport";

/// What has leaked most: those of eight characters and more among the ten thousand passwords that stand
/// most often in what was stolen elsewhere and published (`10k-most-common` of `SecLists`), as far as the rules
/// do not know them.
const LEAKED: &str = include_str!("leaked.txt");

/// What people put before and between them.
const LITTLE: &str = "\
    my the this is i a our your me mr x to";

/// Rows and columns of keys and the alphabet, along which fingers run.
const RUNS: &[&str] = &[
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890123456789012345",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertzuiopasdfghjklyxcvbnm",
    "azertyuiopqsdfghjklmwxcvbn",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "zaq1xsw2cde3vfr4bgt5nhy6mju7",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "1a2b3c4d5e6f7g8h9i",
    "a1b2c3d4e5f6g7h8i9",
];

/// What a whole may cost to be one of those that are tried first: two words and a few digits.
const CHEAP: u32 = 5;
/// What can be made of no piece.
const DEAR: u32 = CHEAP + 1;

/// Whether `text` is one of those that are tried first: it, or what it says twice, falls into a few
/// pieces that come to everybody's mind.
#[must_use]
pub(super) fn is_common(text: &str) -> bool {
    let signs: Vec<char> = text.to_lowercase().chars().filter(|c| counts(*c)).collect();
    let (half, rest) = signs.split_at(signs.len() / 2);
    is_cheap(&signs) || (half == rest && is_cheap(half))
}

fn is_cheap(signs: &[char]) -> bool {
    // What the beginning of each length costs at least.
    let mut costs = vec![DEAR; signs.len() + 1];
    if let Some(first) = costs.first_mut() {
        *first = 0;
    }
    for from in 0..signs.len() {
        let so_far = costs.get(from).copied().unwrap_or(DEAR);
        let rest = signs.get(from..).unwrap_or_default();
        if so_far >= DEAR {
            continue;
        }
        for (length, cost) in pieces(rest, from == 0) {
            if let Some(kept) = costs.get_mut(from + length) {
                *kept = (*kept).min(so_far + cost);
            }
        }
    }
    costs.last().is_some_and(|cost| *cost <= CHEAP)
}

/// Letters and digits, and the signs that stand for letters.
fn counts(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '@' | '$' | '!')
}

/// The pieces with which `rest` may begin: how long each is, and what it costs.
fn pieces(rest: &[char], first: bool) -> Vec<(usize, u32)> {
    let mut pieces = Vec::new();
    let words =
        WORDS.split(' ').map(|word| (word, 2)).chain(LITTLE.split(' ').map(|word| (word, 1)));
    pieces.extend(
        words.filter(|(word, _)| begins(rest, word)).map(|(word, cost)| (word.len(), cost)),
    );
    if first {
        let leaked = LEAKED.split_whitespace().filter(|word| begins(rest, word));
        pieces.extend(leaked.map(|word| (word.len(), 3)));
    }
    if rest.first().is_some_and(|c| !c.is_alphanumeric()) {
        pieces.push((1, 0));
    }
    pieces.extend((3..=run(rest)).map(|length| (length, 2)));
    pieces.extend(repeats(rest).into_iter().map(|length| (length, 2)));
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    // A few digits before or after a word are no surprise; in between, they are.
    let open = |length: usize| first || length == rest.len();
    pieces.extend((1..=digits.min(4)).map(|length| (length, if open(length) { 1 } else { 4 })));
    if (6..=8).contains(&digits) && is_date(rest.get(..digits).unwrap_or_default()) {
        pieces.push((digits, 1));
    }
    pieces
}

/// Whether `rest` begins with `word`, in which a sign may stand for the letter it looks like.
fn begins(rest: &[char], word: &str) -> bool {
    rest.len() >= word.len() && rest.iter().zip(word.chars()).all(|(typed, is)| alike(*typed, is))
}

fn alike(typed: char, letter: char) -> bool {
    typed == letter
        || matches!(
            (typed, letter),
            ('0', 'o')
                | ('1' | '!', 'i' | 'l')
                | ('3', 'e')
                | ('4' | '@', 'a')
                | ('5' | '$', 's')
                | ('7', 't')
                | ('8', 'b')
        )
}

/// How far `rest` runs along the keys, in either direction.
fn run(rest: &[char]) -> usize {
    let along = |forth: &str| {
        (3..=rest.len().min(forth.len()))
            .take_while(|length| forth.contains(&rest.iter().take(*length).collect::<String>()))
            .last()
    };
    let ways = RUNS.iter().flat_map(|run| [(*run).to_owned(), run.chars().rev().collect()]);
    ways.filter_map(|way: String| along(&way)).max().unwrap_or_default()
}

/// How long the pieces are with which `rest` begins and in which up to four signs repeat.
fn repeats(rest: &[char]) -> Vec<usize> {
    (1..=4_usize)
        .map(|piece| {
            let same = rest.iter().zip(rest.iter().skip(piece)).take_while(|(a, b)| a == b).count();
            if same >= piece.max(2) { same + piece } else { 0 }
        })
        .filter(|length| *length > 0)
        .collect()
}

/// Whether six or eight digits are a day, in any order that people write one.
fn is_date(digits: &[char]) -> bool {
    let number = |part: Option<&[char]>| {
        part.unwrap_or_default().iter().filter_map(|c| c.to_digit(10)).fold(0, |n, d| n * 10 + d)
    };
    let day = |one: u32, other: u32| {
        let fits = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
        fits(one, other) || fits(other, one)
    };
    let year = |year: u32| (1900..=2099).contains(&year);
    let at = |from: usize, to: usize| number(digits.get(from..to));
    match digits.len() {
        6 => day(at(0, 2), at(2, 4)) || day(at(2, 4), at(4, 6)),
        8 => {
            (day(at(0, 2), at(2, 4)) && year(at(4, 8)))
                || (year(at(0, 4)) && day(at(4, 6), at(6, 8)))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_tried_first_is_known_however_it_is_dressed() {
        for common in "password|Password1|P@ssw0rd|passw0rd123!|password2024|my password|iloveyou|\
             ILoveYou 2|qwertyuiop|asdfghjkl|1qaz2wsx|qwer1234|12345678|87654321|11111111|\
             abcabcabc|haha haha haha|19840312|12.03.1984|03/12/84|Summer2023|football99|\
             dragon dragon|letmein!!|welcome1|sunshine princess|baby 2010|12031984|\
             monkey12345678|correct horse battery staple|passphrase123|trustno1trustno1|\
             q1w2e3r4t5y6|lkjhgfdsapoiu|aaaaaaaaaaaa|kithkithkith|to be or not to be|\
             Support group"
            .split('|')
        {
            assert!(is_common(common), "{common}");
        }
    }

    #[test]
    fn what_somebody_made_up_is_theirs() {
        for own in "tea by the window|a lamp in the window|eleven char|twelve chars|4 goats on the roof|\
             wet socks in may|我 今天 很 开心 啊|h7-Kd.92-pwq|grandma hid the key|summer is for lizards|\
             a new passphrase|four words are enough here|482 913 775 021 6|xkvq zlrm"
            .split('|')
        {
            assert!(!is_common(own), "{own}");
        }
    }

    #[test]
    fn each_word_is_known_with_a_year_or_a_sign_behind_it() {
        let mut many = 0;
        for word in WORDS.split(' ') {
            for tail in
                ["1", "12", "123", "1234", "2019", "2025", "!", "1!", "01", "007", "99", "69"]
            {
                assert!(is_common(&format!("{word}{tail}")), "{word}{tail}");
                many += 1;
            }
        }
        assert!(many > 3000, "{many}");
    }

    #[test]
    fn what_has_leaked_is_known_with_digits_and_signs_around_it() {
        let mut all = 0;
        for word in LEAKED.split_whitespace() {
            assert!(word.len() >= 8 && word.is_ascii(), "{word}");
            let tall = word.to_uppercase();
            for typed in [word, &tall, &format!("{word}1"), &format!("{word} 2024")] {
                assert!(is_common(typed), "{typed}");
            }
            all += 1;
        }
        assert!(all > 1500, "{all}");
        for own in ["mountain lake", "squirrels eat my shoes", "my reindeer sings at six"] {
            assert!(!is_common(own), "{own}");
        }
    }

    #[test]
    fn the_longest_passphrase_is_looked_at_at_once() {
        assert!(!is_common(&"wet socks in may ".repeat(60)));
        assert!(!is_common(&"1a!".repeat(340)) || is_common("1a!1a!1a!"));
    }
}
