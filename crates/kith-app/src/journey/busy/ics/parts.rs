//! The parts of a file: its events, its zones, and what it says is taken. Parts within an event, such as its alarms, are
//! no part of it.

use super::{
    BROKEN, NO_CALENDAR, Unread,
    lines::{self, Line},
    zones::Rules,
};

/// How deep parts may lie in each other.
const DEEP: usize = 8;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Its events.
    pub(super) events: Vec<Event>,
    /// Its zones.
    pub(super) zones: Vec<Rules>,
    /// Lines that say what is taken.
    pub(super) taken: Vec<Line>,
}

/// An event, as its lines say it.
#[derive(Debug)]
pub(super) struct Event {
    /// Where it begins in the file.
    pub(super) line: usize,
    /// What names its series.
    pub(super) uid: String,
    /// When it begins.
    pub(super) start: Option<Line>,
    /// When it is over.
    pub(super) end: Option<Line>,
    /// How long it is.
    pub(super) length: Option<Line>,
    /// How it repeats.
    pub(super) rules: Vec<Line>,
    /// When else it is.
    pub(super) more: Vec<Line>,
    /// When it is not.
    pub(super) but: Vec<Line>,
    /// For which one of its series it stands.
    pub(super) instead: Option<Line>,
    /// Whether it takes time: it is not called off, and its owner is not free meanwhile.
    pub(super) takes: bool,
}

/// Takes `text` apart.
///
/// # Errors
/// [`Unread`] where it is no calendar, or is broken.
pub(super) fn read(text: &str) -> Result<Parts, Unread> {
    let lines = lines::read(text);
    let is_calendar = |line: &Line| line.name == "BEGIN" && is(line, "VCALENDAR");
    if !lines.first().is_some_and(is_calendar) {
        return Err(Unread { why: NO_CALENDAR, line: None });
    }
    let mut parts = Parts::default();
    let mut open: Vec<Line> = Vec::new();
    for line in lines {
        match line.name.as_str() {
            "BEGIN" if open.len() == DEEP => return Err(line.unread(BROKEN)),
            "BEGIN" => {
                parts.begin(&line);
                open.push(line);
            }
            "END" => match open.pop() {
                Some(begun) if is(&begun, &line.value) => {}
                _ => return Err(line.unread(BROKEN)),
            },
            _ => parts.put(open.last().map(|begun| begun.value.as_str()), line),
        }
    }
    open.last().map_or(Ok(parts), |begun| Err(begun.unread(BROKEN)))
}

fn is(line: &Line, value: &str) -> bool {
    line.value.eq_ignore_ascii_case(value)
}

impl Parts {
    fn begin(&mut self, line: &Line) {
        match line.value.to_ascii_uppercase().as_str() {
            "VEVENT" => self.events.push(Event::new(line.number)),
            "VTIMEZONE" => self.zones.push(Rules::default()),
            "STANDARD" | "DAYLIGHT" => {
                if let Some(zone) = self.zones.last_mut() {
                    zone.begin();
                }
            }
            _ => {}
        }
    }

    fn put(&mut self, part: Option<&str>, line: Line) {
        let Some(part) = part else { return };
        match part.to_ascii_uppercase().as_str() {
            "VEVENT" => self.events.last_mut().into_iter().for_each(|one| one.put(line.clone())),
            "VFREEBUSY" if line.name == "FREEBUSY" => self.taken.push(line),
            "VTIMEZONE" | "STANDARD" | "DAYLIGHT" => {
                self.zones.last_mut().into_iter().for_each(|one| one.put(&line));
            }
            _ => {}
        }
    }
}

impl Event {
    const fn new(line: usize) -> Self {
        Self {
            line,
            uid: String::new(),
            start: None,
            end: None,
            length: None,
            rules: Vec::new(),
            more: Vec::new(),
            but: Vec::new(),
            instead: None,
            takes: true,
        }
    }

    fn put(&mut self, line: Line) {
        match line.name.as_str() {
            "UID" => self.uid = line.value,
            "DTSTART" => self.start = Some(line),
            "DTEND" => self.end = Some(line),
            "DURATION" => self.length = Some(line),
            "RRULE" => self.rules.push(line),
            "RDATE" => self.more.push(line),
            "EXDATE" => self.but.push(line),
            "RECURRENCE-ID" => self.instead = Some(line),
            "TRANSP" if is(&line, "TRANSPARENT") => self.takes = false,
            "STATUS" if is(&line, "CANCELLED") => self.takes = false,
            "X-MICROSOFT-CDO-BUSYSTATUS" if is(&line, "FREE") => self.takes = false,
            _ => {}
        }
    }
}
