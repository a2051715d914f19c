//! One letter at a time: what people see as the same letter becomes the same letter. Knows no words.

use unicode_normalization::char::decompose_compatible;

/// Latin letters that look like one but have no decomposition: struck, ligatures, small capitals.
const ALIKE: &[(char, &str)] = &[
    ('ł', "l"),
    ('ø', "o"),
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('đ', "d"),
    ('ð', "d"),
    ('þ', "th"),
    ('ħ', "h"),
    ('ı', "i"),
    ('ᴀ', "a"),
    ('ʙ', "b"),
    ('ᴄ', "c"),
    ('ᴅ', "d"),
    ('ᴇ', "e"),
    ('ꜰ', "f"),
    ('ɢ', "g"),
    ('ʜ', "h"),
    ('ɪ', "i"),
    ('ᴊ', "j"),
    ('ᴋ', "k"),
    ('ʟ', "l"),
    ('ᴍ', "m"),
    ('ɴ', "n"),
    ('ᴏ', "o"),
    ('ᴘ', "p"),
    ('ʀ', "r"),
    ('ꜱ', "s"),
    ('ᴛ', "t"),
    ('ᴜ', "u"),
    ('ᴠ', "v"),
    ('ᴡ', "w"),
    ('ʏ', "y"),
    ('ᴢ', "z"),
    ('ɑ', "a"),
    ('ɡ', "g"),
    ('ƙ', "k"),
    ('ى', "ي"),
    ('ة', "ه"),
    ('ٱ', "ا"),
    ('ک', "ك"),
    ('ی', "ي"),
    ('ँ', "ं"),
    ('’', "'"),
    ('‘', "'"),
    ('ʼ', "'"),
    ('´', "'"),
    ('`', "'"),
    ('＇', "'"),
];

/// Letters of other scripts that pass for Latin ones. Used only in words that mix scripts.
const CONFUSED: &[(char, char)] = &[
    ('а', 'a'),
    ('в', 'b'),
    ('с', 'c'),
    ('ԁ', 'd'),
    ('е', 'e'),
    ('һ', 'h'),
    ('і', 'i'),
    ('ј', 'j'),
    ('к', 'k'),
    ('ӏ', 'l'),
    ('м', 'm'),
    ('п', 'n'),
    ('о', 'o'),
    ('р', 'p'),
    ('ѕ', 's'),
    ('т', 't'),
    ('у', 'y'),
    ('х', 'x'),
    ('и', 'u'),
    ('α', 'a'),
    ('β', 'b'),
    ('ε', 'e'),
    ('η', 'n'),
    ('ι', 'i'),
    ('κ', 'k'),
    ('ν', 'v'),
    ('ο', 'o'),
    ('ρ', 'p'),
    ('τ', 't'),
    ('υ', 'u'),
    ('χ', 'x'),
    ('σ', 'o'),
    ('ω', 'w'),
];

/// Gives the letters that `c` is read as: none for what nobody sees, several for a ligature.
pub fn fold(c: char, mut give: impl FnMut(char)) {
    if c.is_ascii() {
        give(c.to_ascii_lowercase());
    } else if let Some(letter) = boxed(c) {
        give(letter);
    } else {
        decompose_compatible(c, |part| part.to_lowercase().for_each(|low| alike(low, &mut give)));
    }
}

fn alike(c: char, give: &mut impl FnMut(char)) {
    if unseen(c) {
        return;
    }
    match ALIKE.iter().find(|(from, _)| *from == c) {
        Some((_, to)) => to.chars().for_each(give),
        None => give(c),
    }
}

/// White letters in dark boxes and circles, and the letters that flags are made of.
fn boxed(c: char) -> Option<char> {
    let starts = [0x1F150, 0x1F170, 0x1F1E6];
    let code = u32::from(c);
    let start = starts.into_iter().find(|start| (*start..start + 26).contains(&code))?;
    char::from_u32(code - start + u32::from('a'))
}

/// Marks that change how a letter looks, and signs without a look of their own.
pub fn unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{610}'..='\u{61A}'
        | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{93C}' | '\u{180B}'..='\u{180E}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{20D0}'..='\u{20FF}' | '\u{3099}' | '\u{309A}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}' | '\u{FEFF}'
        | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E01EF}')
}

/// The Latin letter that `c` passes for.
pub fn confused(c: char) -> Option<char> {
    CONFUSED.iter().find(|(from, _)| *from == c).map(|(_, to)| *to)
}

/// Whether `c` is written without blanks between words, so that each sign is a word of its own.
pub fn ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{20000}'..='\u{2FA1F}')
}

/// `text`, letter by letter.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, |d| out.push(d)));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(folded(text), expected);
    }

    #[test]
    fn letters_that_look_alike_are_alike() {
        check("KÏLL", "kill");
        check("𝓀𝒾𝓁𝓁 𝐦𝐲𝐬𝐞𝐥𝐟", "kill myself");
        check("ｄｉｅ Ⓓⓘⓔ 🅳🅸🅴", "die die die");
        check("d\u{200b}i\u{AD}e\u{301}", "die");
        check("ᴅɪᴇ łódź Straße İstanbul", "die lodz strasse istanbul");
        check("أُريد", "اريد");
    }

    #[test]
    fn a_letter_passes_for_another_only_where_asked() {
        check("кот", "кот");
        assert_eq!("кιll".chars().filter_map(confused).collect::<String>(), "ki");
    }
}
