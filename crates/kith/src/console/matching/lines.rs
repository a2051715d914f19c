//! On which line a row of a table begins. The reader's own count stands before the line break that ends the row above.

use csv::StringRecord;

/// Counts lines; rows are asked for in their order.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, line: 1 }
    }

    /// The line, from 1, on which a row begins.
    pub(super) fn at(&mut self, row: &StringRecord) -> u64 {
        let byte = row.position().map_or(0, csv::Position::byte);
        let from = usize::try_from(byte).unwrap_or(usize::MAX);
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        for (place, &byte) in rest.iter().enumerate() {
            if self.at + place >= from && byte != b'\r' && byte != b'\n' {
                self.at += place;
                break;
            }
            if byte == b'\n' || (byte == b'\r' && rest.get(place + 1) != Some(&b'\n')) {
                self.line += 1;
            }
        }
        self.line
    }
}
