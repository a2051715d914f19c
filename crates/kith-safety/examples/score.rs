//! Prints how well the suites are read: a table for the README, or the cases that were misread.
//! `cargo run --release -p kith-safety --example score -- [dev|held|smoke] [misses [CAPABILITY]]`

#[path = "../tests/suite/mod.rs"]
mod suite;

use std::env::args;

fn main() {
    let words: Vec<String> = args().skip(1).collect();
    let which = words.first().map_or("dev", String::as_str);
    let reader = suite::reader();
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
