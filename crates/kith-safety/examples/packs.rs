//! Says what is wrong with the packs, and which rules miss their own examples.

use kith_safety::{EMBEDDED, Memory, Pack, Reader, Text};

fn main() {
    let reader = Reader::new();
    for (name, text) in EMBEDDED {
        let Ok(pack) = Pack::read(name, text) else { continue };
        for rule in &pack.rule {
            let seen = |text: &str| reader.sees(&Text { text, ..Text::default() }, &rule.id);
            rule.hit
                .iter()
                .filter(|text| !seen(text))
                .for_each(|t| println!("{}: misses {t:?}", rule.id));
            rule.miss
                .iter()
                .filter(|text| seen(text))
                .for_each(|t| println!("{}: sees {t:?}", rule.id));
        }
        for both in &pack.both {
            let seen = |text: &str| {
                let text = Text { text, ..Text::default() };
                reader.read(&text, &mut Memory::default()).because.iter().any(|b| b.rule == both.id)
            };
            both.hit
                .iter()
                .filter(|text| !seen(text))
                .for_each(|t| println!("{}: misses {t:?}", both.id));
            both.miss
                .iter()
                .filter(|text| seen(text))
                .for_each(|t| println!("{}: sees {t:?}", both.id));
        }
    }
}
