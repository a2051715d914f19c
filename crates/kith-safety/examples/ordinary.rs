//! Lists the ordinary messages in which something was seen.

#[path = "../tests/suite/ordinary.rs"]
mod ordinary;

use kith_safety::{Memory, Reader, Text};

fn main() {
    let reader = Reader::new();
    for text in ordinary::messages() {
        let read = reader.read(&Text { text: &text, ..Text::default() }, &mut Memory::default());
        if !read.categories.is_empty() {
            println!("{} {} | {text} | {:?}", read.level.number(), read.page, read.because);
        }
    }
}
