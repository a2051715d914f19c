//! One line of what waits for a coordinator, in words: the same for every reason.

use kith_core::{
    Code, MemberId, Timestamp,
    programme::need::{Need, Reason, What},
};

use crate::{journey::pairs, shell::Shell, support::saying, words::Markup};

/// A line of the list.
pub(super) struct Row {
    pub(super) reason: &'static str,
    /// What names it on the list.
    pub(super) code: Code,
    /// Why it waits.
    pub(super) why: String,
    /// Who, or what it is.
    pub(super) title: String,
    /// Where it is seen to; `None` where that is here.
    pub(super) to: Option<String>,
    /// What more there is to it, each for itself.
    pub(super) more: Vec<String>,
    pub(super) clock: Markup,
    pub(super) late: bool,
    pub(super) since: Markup,
    /// Who sees to it; nothing where nobody in particular does.
    pub(super) keeper: Markup,
    /// What can be done about it here.
    pub(super) here: Here,
}

/// What can be done here.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Here {
    /// Nothing: it is claimed on its own page.
    Nothing,
    /// To note that somebody asked after them.
    Asked,
    /// To note that somebody spoke with them.
    Spoke,
    /// To see to it.
    Take,
    /// To give it back.
    Give,
}

impl Row {
    pub(super) fn new(w: &Shell, need: &Need, (now, reader): (Timestamp, MemberId)) -> Self {
        let reason = need.reason.word();
        let late = need.is_late(now);
        Self {
            reason,
            code: need.code,
            why: why(w, need),
            title: title(w, need),
            to: to(need),
            more: more(w, need),
            clock: clock(w, need, late),
            late,
            since: saying::timed(w, "need-since", &[], need.since),
            keeper: keeper(w, need, reader),
            here: here(need, reader),
        }
    }

    /// Whether `here` is what can be done.
    pub(super) fn can(&self, here: &str) -> bool {
        match self.here {
            Here::Nothing => false,
            Here::Asked => here == "asked",
            Here::Spoke => here == "spoke",
            Here::Take => here == "take",
            Here::Give => here == "give",
        }
    }
}

fn why(w: &Shell, need: &Need) -> String {
    match &need.what {
        What::Request { kind, .. } => saying::kind(w, *kind),
        What::Application(role) => w.say(&format!("apply-as-{}", role.word())),
        _ => w.say(&format!("need-{}", need.reason.word())),
    }
}

fn title(w: &Shell, need: &Need) -> String {
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| w.say("talk-nobody"));
    let [one, two] = &need.names;
    match (&need.what, need.reason) {
        (What::Case(source, matter), _) => {
            let is = w.say(&format!("case-is-{}", source.word()));
            let matter = matter.map(|one| w.say(&format!("concern-is-{}", one.word())));
            matter.map_or_else(|| is.clone(), |matter| format!("{is}: {matter}"))
        }
        (What::Pair(_), _) | (What::Plain, Reason::Closing | Reason::Difference) => {
            pairs::two(w, [one.as_deref(), two.as_deref()])
        }
        (What::Plain, Reason::Debrief) => {
            let with = two.clone().unwrap_or_else(|| w.say("debrief-desk"));
            w.say_with("need-debrief-line", &[("helper", name(one).into()), ("with", with.into())])
        }
        _ => name(one),
    }
}

fn to(need: &Need) -> Option<String> {
    let way = need.way;
    Some(match need.reason {
        Reason::Danger | Reason::Letter | Reason::Appeal => format!("/cases/{way}"),
        Reason::Request => format!("/requests/{way}/hands"),
        Reason::Application | Reason::Reference | Reason::Check => {
            format!("/applications/{way}/review")
        }
        Reason::Pair => format!("/pairs/{way}"),
        Reason::Closing | Reason::Rematch => format!("/closings/{way}"),
        Reason::Archive => format!("/subjects/{way}/export"),
        Reason::Difference => format!("/differences/{way}"),
        Reason::Silence | Reason::Debrief => return None,
    })
}

fn more(w: &Shell, need: &Need) -> Vec<String> {
    match (&need.what, need.reason) {
        (What::Request { stands, urgency, risk, .. }, _) => {
            let dashed = |word: &str| word.replace('_', "-");
            let risk = risk.then(|| w.say("offer-risk"));
            let urgency = w.say(&format!("ask-urgency-{}", dashed(urgency.word())));
            let stands = w.say(&format!("cohort-place-{}", dashed(stands.word())));
            risk.into_iter().chain([urgency, stands]).collect()
        }
        (What::Pair(parts), _) => pairs::why(w, parts),
        (What::Check(kind), _) => vec![w.say(&format!("check-kind-{}", kind.word()))],
        (_, Reason::Reference) => vec![w.say("need-reference-more")],
        (_, Reason::Closing) => vec![w.say("need-closing-more")],
        (_, Reason::Difference) => vec![w.say("need-difference-more")],
        (_, Reason::Silence) => vec![w.say("need-silence-more")],
        (_, Reason::Rematch) => vec![w.say("need-rematch-more")],
        (_, Reason::Archive) => vec![w.say("need-archive-more")],
        _ => Vec::new(),
    }
}

fn clock(w: &Shell, need: &Need, late: bool) -> Markup {
    let key = match (need.reason, late) {
        (Reason::Danger | Reason::Letter | Reason::Appeal, true) => "cohort-case-late",
        (Reason::Danger | Reason::Letter | Reason::Appeal, false) => "cohort-case-by",
        (Reason::Request, _) => "cohort-until",
        (Reason::Check, true) => "need-check-over",
        (Reason::Check, false) => "need-check-by",
        (Reason::Closing, _) => "need-closing-by",
        (Reason::Archive, true) => "need-archive-late",
        (Reason::Archive, false) => "need-archive-by",
        (_, true) => "need-late",
        (_, false) => "need-by",
    };
    saying::timed(w, key, &[], need.until)
}

fn keeper(w: &Shell, need: &Need, reader: MemberId) -> Markup {
    match &need.keeper {
        None => Markup::default(),
        Some(keeper) if keeper.member == reader => saying::plain(&w.say("need-yours")),
        Some(keeper) => {
            let name = [("name", keeper.name.as_str().into())];
            match keeper.stands_in {
                Some(until) => saying::timed(w, "need-for", &name, until),
                None => saying::plain(&w.say_with("need-theirs", &name)),
            }
        }
    }
}

fn here(need: &Need, reader: MemberId) -> Here {
    match need.reason {
        Reason::Silence => Here::Asked,
        Reason::Debrief => Here::Spoke,
        reason if reason.is_claimed() => Here::Nothing,
        _ if need.keeper.as_ref().is_some_and(|keeper| keeper.member == reader) => Here::Give,
        _ => Here::Take,
    }
}

/// A line of each reason, and a page of them, for the test of all pages.
#[cfg(test)]
pub(super) fn samples(w: &Shell) -> Vec<Row> {
    use kith_core::{
        DAY, journey::health::Part, people::grant::Role, programme::check, programme::need::Keeper,
        programme::need::Stands, safety::case::Source, safety::letter::Matter, support::kind::Kind,
        support::urgency::Urgency,
    };
    let at = crate::support::samples::at();
    let member = MemberId(uuid::Uuid::from_u128(1));
    let row = |n: usize| {
        let reason = Reason::ALL.iter().copied().cycle().nth(n).unwrap_or(Reason::Pair);
        let what = match reason {
            Reason::Danger | Reason::Letter | Reason::Appeal => {
                What::Case(Source::Concern, Some(Matter::Pressure))
            }
            Reason::Request => What::Request {
                kind: Kind::Hand,
                stands: Stands::HandoverOffered,
                urgency: Urgency::Now,
                risk: true,
            },
            Reason::Application | Reason::Reference => What::Application(Role::Mentor),
            Reason::Check => What::Check(check::Kind::Record),
            Reason::Pair => What::Pair(Part::ALL.to_vec()),
            Reason::Silence
            | Reason::Debrief
            | Reason::Closing
            | Reason::Rematch
            | Reason::Archive
            | Reason::Difference => What::Plain,
        };
        let name = format!("{} {n}", "W".repeat(30));
        let keeper = Keeper { member, name: name.clone(), stands_in: Some(at) };
        let code = Code(uuid::Uuid::from_u128(u128::MAX / (7 + u128::try_from(n).unwrap_or(0))));
        let names = [Some(name.clone()), Some(name)];
        let keeper = n.is_multiple_of(2).then_some(keeper);
        Need { reason, code, way: code, since: at, until: at, names, what, keeper }
    };
    let late = |n: usize| if n < 6 { at + DAY } else { at + -DAY };
    (0..20).map(|n| Row::new(w, &row(n), (late(n), MemberId(uuid::Uuid::nil())))).collect()
}
