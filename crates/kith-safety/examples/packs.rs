//! Says what is wrong with the packs, and which rules miss their own examples.

#[path = "../tests/suite/mod.rs"]
mod suite;

use kith_safety::{EMBEDDED, Memory, Pack, Text};

fn main() {
    let reader = suite::reader();
    for (name, _) in EMBEDDED {
        let path = format!("{}/packs/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let Ok(pack) = Pack::read(name, &text) else { continue };
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
