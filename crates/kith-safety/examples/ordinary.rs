//! Lists the ordinary messages in which something was seen.

#[path = "../tests/suite/ordinary.rs"]
mod ordinary;
#[path = "../tests/suite/mod.rs"]
mod suite;

use kith_safety::{Memory, Text};

fn main() {
    let reader = suite::reader();
    for text in ordinary::messages() {
        let read = reader.read(&Text { text: &text, ..Text::default() }, &mut Memory::default());
        if std::env::args().count() > 1 {
            println!("{text}")
        } else if !read.categories.is_empty() {
            println!("{} {} | {text} | {:?}", read.level.number(), read.page, read.because);
        }
    }
}
