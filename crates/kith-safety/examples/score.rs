//! Prints how well the suites are read: a table for the README, or the cases that were misread.
//! `cargo run --release -p kith-safety --example score -- [dev|dev2|held|held2|held3|held4|smoke] [misses [CAPABILITY]]`

#[path = "../tests/suite/mod.rs"]
mod suite;

use std::env::args;

use kith_safety::Reader;

fn main() {
    let words: Vec<String> = args().skip(1).collect();
    let which = words.first().map_or("dev", String::as_str);
    let reader = reader();
    let cases = suite::cases(which);
    if words.get(1).is_some_and(|word| word == "misses") {
        let only = words.get(2).map(String::as_str);
        for case in cases.iter().filter(|case| only.is_none_or(|only| case.capability == only)) {
            let read = suite::read(&reader, case);
            assert!(case.categories.iter().all(|name| suite::known(name)));
            if !suite::right(case, &read) {
                print!("{}", if suite::harmless(case) { "seen   " } else { "missed " });
                println!(
                    "{} {} {} | {} | {read:?}",
                    case.capability, case.lang, case.level, case.text
                );
            }
        }
        return;
    }
    println!("{}", suite::table(&reader, which));
}

/// A reader with the packs and the model as they lie in this tree, so that they can be tried without
/// building anew.
fn reader() -> Reader {
    let of = |name: &str| format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = |name: &&str| std::fs::read_to_string(of(&format!("packs/{name}.toml")));
    let names = kith_safety::EMBEDDED.iter().map(|(name, _)| *name);
    let packs: Vec<_> = names.filter_map(|name| Some((name, text(&name).ok()?))).collect();
    let packs: Vec<_> = packs.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let reader = Reader::with(&packs).unwrap_or_else(|flaw| panic!("{flaw}"));
    match std::fs::read(of("model/model.bin")) {
        Ok(model) => reader.taught(model),
        Err(_) => reader,
    }
}
