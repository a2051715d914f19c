//! Certificates: what the house says of somebody to whoever they show it to. Its owner chooses what it says, and nothing of
//! anybody else is in it. It says what stood when it was given; what comes later changes nothing of it.

use super::calendar::Day;
use crate::{Private, Refusal};

worded! {
    /// What somebody did.
    What {
        /// They gave time to others, as a mentor or a supporter.
        Helping = "helping",
        /// They were in a mentorship that is over.
        Journey = "journey",
    }
}

worded! {
    /// What a certificate says where its owner wants it to.
    Part {
        /// The hours that the house counted.
        Hours = "hours",
        /// The training that was passed.
        Training = "training",
        /// From which month to which.
        Span = "span",
    }
}

/// The most letters of a name.
const NAME: usize = 80;

/// How many certificates of one member stand at a time.
const MOST: usize = 10;

/// No name, or one that is too long.
pub const NO_NAME: Refusal = Refusal("certificate-no-name");
/// A name that holds an address or a number: a certificate is not a way to reach anybody.
pub const NO_WAY: Refusal = Refusal("certificate-no-way");
/// There is nothing yet that the house could say.
pub const NOTHING: Refusal = Refusal("certificate-nothing");
/// So many stand that one has to go first.
pub const MANY: Refusal = Refusal("certificate-many");

/// From which month to which; `None` where it goes on.
pub type Months = (Day, Option<Day>);

/// What the house knows of what somebody did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// Minutes that it counted, but for training.
    pub hours: u32,
    /// Minutes of training.
    pub training: u32,
    /// When it was; `None` where nothing was.
    pub span: Option<Months>,
    /// The names of the programmes in which that was, as the public reads them.
    pub programmes: Vec<String>,
}

/// What its owner wants on a certificate.
#[derive(Debug, Clone)]
pub struct Wish {
    /// What it is for.
    pub what: What,
    /// The name on it, as they typed it.
    pub name: Private,
    /// The programme that it names; `None` for a wording that names none.
    pub programme: Option<String>,
    /// What else it says.
    pub parts: Vec<Part>,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// What it is for.
    pub what: What,
    /// The name on it.
    pub name: Private,
    /// The programme that it names.
    pub programme: Option<String>,
    /// Minutes; `None` where it does not say, as in what follows.
    pub hours: Option<u32>,
    /// Minutes of training.
    pub training: Option<u32>,
    /// From which month to which.
    pub span: Option<Months>,
}

impl Record {
    /// Whether there is anything that the house could say.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.span.is_none()
    }

    /// What of it can be said of `what`.
    #[must_use]
    pub fn parts(&self, what: What) -> Vec<Part> {
        let helping = what == What::Helping;
        let says = |part: &Part| match part {
            Part::Hours => helping && self.hours > 0,
            Part::Training => helping && self.training > 0,
            Part::Span => self.span.is_some(),
        };
        Part::ALL.iter().copied().filter(says).collect()
    }
}

impl Certificate {
    /// What `wish` makes of `record`: never more than was asked for, and nothing that the house does not know.
    ///
    /// # Errors
    /// The field with [`NOTHING`], [`NO_NAME`], or [`NO_WAY`].
    pub fn new(record: &Record, wish: &Wish) -> Result<Self, (&'static str, Refusal)> {
        if record.is_empty() {
            return Err(("for", NOTHING));
        }
        let name = wish.name.reveal().replace(char::is_control, " ");
        let name = name.trim();
        if name.is_empty() || name.chars().count() > NAME {
            return Err(("name", NO_NAME));
        }
        if leads(name) {
            return Err(("name", NO_WAY));
        }
        let open = record.parts(wish.what);
        let says = |part| open.contains(&part) && wish.parts.contains(&part);
        Ok(Self {
            what: wish.what,
            name: Private::new(name),
            programme: wish.programme.clone().filter(|name| record.programmes.contains(name)),
            hours: Some(record.hours).filter(|_| says(Part::Hours)),
            training: Some(record.training).filter(|_| says(Part::Training)),
            span: record.span.filter(|_| says(Part::Span)),
        })
    }
}

/// Whether `name` holds what leads somewhere else: an address, or a number.
fn leads(name: &str) -> bool {
    let digits = name.chars().filter(char::is_ascii_digit).count();
    digits > 4 || name.contains(['@', '/']) || name.to_lowercase().contains("www.")
}

/// That there is room for one more beside so many.
///
/// # Errors
/// [`MANY`].
pub const fn may_add(standing: usize) -> Result<(), Refusal> {
    if standing < MOST { Ok(()) } else { Err(MANY) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> Record {
        let month = |text: &str| text.parse().unwrap();
        let span = Some((month("2025-03-01"), Some(month("2026-11-01"))));
        Record { hours: 600, training: 125, span, programmes: vec!["Harbour".to_owned()] }
    }

    fn wish(name: &str, parts: &[Part]) -> Wish {
        let (what, name) = (What::Helping, Private::new(name));
        Wish { what, name, programme: None, parts: parts.to_vec() }
    }

    #[test]
    fn eepm_clo_6_a_certificate_says_what_its_owner_chose_and_no_more() {
        for hours in [false, true] {
            for training in [false, true] {
                for span in [false, true] {
                    let chosen = [hours, training, span];
                    let parts = Part::ALL.iter().zip(chosen).filter(|(_, on)| *on);
                    let parts: Vec<_> = parts.map(|(part, _)| *part).collect();
                    let made = Certificate::new(&record(), &wish("Mo Ngata", &parts)).unwrap();
                    let says = [made.hours.is_some(), made.training.is_some(), made.span.is_some()];
                    assert_eq!((says, made.programme), (chosen, None));
                    // Of a journey neither hours nor training are told.
                    let journey = Wish { what: What::Journey, ..wish("Ada", &parts) };
                    let made = Certificate::new(&record(), &journey).unwrap();
                    assert_eq!(
                        (made.hours, made.training, made.span.is_some()),
                        (None, None, span)
                    );
                }
            }
        }
    }

    #[test]
    fn it_names_no_programme_but_ones_own_and_says_nothing_of_nothing() {
        let named = |name: &str| {
            let wish = Wish { programme: Some(name.to_owned()), ..wish("Mo", &[]) };
            Certificate::new(&record(), &wish).unwrap().programme
        };
        assert_eq!((named("Harbour").as_deref(), named("The navy")), (Some("Harbour"), None));
        let none = Certificate::new(&Record::default(), &wish("Mo", &[]));
        assert_eq!(none, Err(("for", NOTHING)));
        let zero = Record { hours: 0, training: 0, ..record() };
        let made = Certificate::new(&zero, &wish("Mo", Part::ALL)).unwrap();
        assert_eq!((made.hours, made.training), (None, None), "no line says none");
        assert_eq!([9, 10].map(|n| may_add(n).is_ok()), [true, false]);
    }

    #[test]
    fn a_name_is_one_line() {
        let check = |typed: &str, expected: Result<&str, _>| {
            let made = Certificate::new(&record(), &wish(typed, &[]));
            assert_eq!(made.map(|made| made.name), expected.map(Private::new), "{typed}");
        };
        check("  Mo\nNgata ", Ok("Mo Ngata"));
        check(" \n", Err(("name", NO_NAME)));
        check(&"x".repeat(80), Ok(&"x".repeat(80)));
        check(&"x".repeat(81), Err(("name", NO_NAME)));
        check("Mo, police-checked, 0800 12 34", Err(("name", NO_WAY)));
        check("mo@example.org", Err(("name", NO_WAY)));
        check("https://example.org", Err(("name", NO_WAY)));
        check("Mo Ngata 2nd", Ok("Mo Ngata 2nd"));
    }
}
