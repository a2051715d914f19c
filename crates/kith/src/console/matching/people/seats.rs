//! Seats that stand in files of their own: of mentors, and of whoever is above them.

use super::{
    cells::{normal, number},
    roster::{Roster, one, places},
    sheet::Sheet,
};

impl Roster {
    /// Seats of mentors from a file of their own: key, id or name, then a number. A first row without a number is a
    /// header.
    pub(super) fn seats(&mut self, sheet: &Sheet) {
        let known = places(&self.mentors);
        for (at, row) in sheet.rows.iter().enumerate() {
            let [who, count, ..] = row.cells.as_slice() else {
                self.note_slip(format!(
                    "{}:{}: a name and a number expected",
                    sheet.name, row.line
                ));
                continue;
            };
            let place = one(&known, who).and_then(|place| usize::try_from(place).ok());
            match (place.and_then(|place| self.mentors.get_mut(place)), number(count)) {
                (Some(mentor), Ok(seats)) => mentor.seats = seats,
                (_, Err(_)) if at == 0 => {}
                (None, _) => self.note_slip(format!(
                    "{}:{}: column 1: {who:?}: a mentor expected",
                    sheet.name, row.line
                )),
                (_, Err(what)) => self.note_slip(format!(
                    "{}:{}: column 2: {count:?}: {what} expected",
                    sheet.name, row.line
                )),
            }
        }
    }

    /// What supervisors have room for, over all that they supervise. Two levels of seats are no pairing problem that is
    /// solved here, so the upper one must leave the lower one free.
    pub(super) fn supervisors(&mut self, sheet: &Sheet) {
        for (place, row) in sheet.rows.iter().enumerate() {
            let [who, count, ..] = row.cells.as_slice() else {
                self.note_slip(format!(
                    "{}:{}: a name and a number expected",
                    sheet.name, row.line
                ));
                continue;
            };
            let under = self.mentors.iter().filter(|it| normal(&it.under) == normal(who));
            let seats: u64 = under.map(|it| u64::from(it.seats)).sum();
            match number(count) {
                Ok(room) if u64::from(room) >= seats => {}
                Err(_) if place == 0 => {}
                Ok(room) => self.note_slip(format!(
                    "{}:{}: column 2: {room}: at least {seats} expected, the seats of all that {who} supervises; lower those",
                    sheet.name, row.line
                )),
                Err(what) => self.note_slip(format!("{}:{}: column 2: {count:?}: {what} expected", sheet.name, row.line)),
            }
        }
    }
}
