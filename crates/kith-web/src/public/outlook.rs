//! What a page says of cover, waits and promises, in words.

use kith_app::outlook::Outlook;
use kith_core::{Timestamp, support::estimate::Estimate};

use crate::shell::Shell;

/// The outlook, ready to be read.
pub(super) struct Told {
    /// Whether somebody is on duty, and if not, when.
    pub(super) cover: String,
    /// How long each kind took lately, where enough was answered to say.
    pub(super) waits: Vec<String>,
    /// By when somebody hears from us.
    pub(super) promise: String,
    /// Whether there is nobody to turn to when no helper answers.
    pub(super) alone: bool,
}

impl Told {
    /// `outlook` at `now` in the words of `w`.
    pub(super) fn new(w: &Shell, outlook: &Outlook, now: Timestamp) -> Self {
        let promise = [
            ("promise", w.span(outlook.promise).into()),
            ("mentor", w.span(outlook.mentor_promise).into()),
        ];
        Self {
            cover: cover(w, outlook, now),
            waits: outlook
                .waits
                .iter()
                .filter_map(|(kind, wait)| said(w, kind.word(), *wait))
                .collect(),
            promise: w.say_with("outlook-promise", &promise),
            alone: !outlook.coordinated,
        }
    }
}

fn cover(w: &Shell, outlook: &Outlook, now: Timestamp) -> String {
    match (outlook.cover.helpers, outlook.cover.next.filter(|next| *next > now)) {
        (1.., _) => w.say("outlook-cover-now"),
        (_, Some(next)) => w.say_of("outlook-cover-next", "when", w.moment_in(next, &outlook.zone)),
        (_, None) => w.say("outlook-cover-none"),
    }
}

fn said(w: &Shell, kind: &str, wait: Estimate) -> Option<String> {
    let Estimate::Half { within, n } = wait else { return None };
    let args = [
        ("kind", w.say(&format!("kind-{kind}")).into()),
        ("within", w.span(within).into()),
        ("n", n.into()),
    ];
    Some(w.say_with("outlook-wait", &args))
}

/// Outlooks that a page may have to tell.
#[cfg(test)]
pub(super) fn samples() -> Vec<Outlook> {
    use kith_app::support::covering::Cover;
    use kith_core::{DAY, HOUR, support::kind::Kind};

    let bare = Outlook {
        cover: Cover { helpers: 0, next: None },
        waits: vec![(Kind::Listen, Estimate::Unknown)],
        promise: HOUR.times(4),
        mentor_promise: DAY.times(3),
        coordinated: false,
        zone: "UTC".to_owned(),
    };
    let next = Some(kith_testkit::now() + HOUR);
    let later = Outlook { cover: Cover { helpers: 0, next }, coordinated: true, ..bare.clone() };
    let waits = vec![(Kind::Listen, Estimate::Half { within: HOUR, n: 12 })];
    let busy = Outlook { cover: Cover { helpers: 2, next: None }, waits, ..later.clone() };
    vec![bare, later, busy]
}
