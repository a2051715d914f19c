//! The laws of a charter: whatever coordinators do, in whatever order.

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    charter::{Change, Charter, ELSEWHERE, Part, State, Step, Texts},
    frame::{Frame, Model},
    slug::Slug,
};
use crate::{Code, DAY, ProgrammeId, Refusal, Timestamp};

/// Something that a coordinator does, or that time does.
#[derive(Debug, Clone)]
enum Does {
    Write(Step, bool),
    Begin(Option<i64>, Option<i64>),
    Open(usize),
    Run,
    Close(i64),
    Pass(i64),
}

fn does() -> impl Strategy<Value = Does> {
    let days = || prop::option::of(-20_i64..60);
    prop_oneof![
        3 => (prop::sample::select(Step::ALL), prop::bool::weighted(0.8))
            .prop_map(|(step, full)| Does::Write(step, full)),
        2 => (days(), days()).prop_map(|(begins, ends)| Does::Begin(begins, ends)),
        2 => (0..3_usize).prop_map(Does::Open),
        1 => Just(Does::Run),
        1 => (-3_i64..60).prop_map(Does::Close),
        1 => (0_i64..30).prop_map(Does::Pass),
    ]
}

fn at(day: i64) -> Timestamp {
    Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(day)
}

fn draft(model: Model) -> Charter {
    Charter {
        programme: ProgrammeId(Uuid::from_u128(1)),
        code: Code(Uuid::from_u128(2)),
        name: "A programme".to_owned(),
        locale: "en".to_owned(),
        slug: Slug::proposed("A programme", 1),
        model,
        state: State::Draft,
        texts: Texts::default(),
        frame: Frame::of(model),
    }
}

fn texts(step: Step, full: bool) -> Texts {
    Texts::of(step.parts().map(|part| (part, if full { "So it is." } else { " " }))).unwrap()
}

fn act(charter: &Charter, now: Timestamp, does: &Does) -> Result<Charter, Refusal> {
    let change = match *does {
        Does::Write(Step::Purpose, full) => {
            Change::Purpose("Another name".to_owned(), texts(Step::Purpose, full))
        }
        Does::Write(Step::People, full) => Change::People(texts(Step::People, full), 5),
        Does::Write(_, full) => Change::Hard(texts(Step::Hard, full)),
        Does::Begin(begins, ends) => {
            Change::Length([begins, ends].map(|day| day.map(|day| now + DAY.times(day))), [9, 4])
        }
        Does::Open(coordinators) => return charter.opened(now, charter.slug.clone(), coordinators),
        Does::Run => return charter.running(),
        Does::Close(day) => return charter.closing(now, now + DAY.times(day)),
        Does::Pass(_) => return Ok(charter.clone()),
    };
    charter.changed(now, &change)
}

/// How far along a state is.
fn rank(state: State) -> u8 {
    match state {
        State::Draft => 0,
        State::Open => 1,
        State::Running => 2,
        State::Closing => 3,
        State::Closed => 4,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn it_opens_when_all_is_said_and_somebody_answers_and_only_goes_on_from_there(
        model in prop::sample::select(Model::ALL), all in prop::collection::vec(does(), 0..60),
    ) {
        let (mut charter, mut now) = (draft(model), at(0));
        for does in &all {
            let before = charter.clone();
            if let Ok(new) = act(&charter, now, does) {
                charter = new;
            }
            match does {
                Does::Pass(days) => now = now + DAY.times(*days),
                Does::Open(0) => prop_assert_eq!(&charter, &before, "nothing opens without a coordinator"),
                Does::Open(_) if before.state == State::Draft => {
                    let ready = before.gaps().is_empty() && before.frame.has_days(now).is_ok();
                    prop_assert_eq!(charter.state == State::Open, ready);
                }
                Does::Close(day) if charter.state != before.state => {
                    prop_assert!(*day > 0, "an end lies ahead");
                    prop_assert_eq!(charter.frame.ends, Some(now + DAY.times(*day)));
                }
                _ => {}
            }
            // As the store reads it: the day on which it ends may have come.
            let ends = charter.frame.ends;
            if before.state == State::Closed {
                prop_assert_eq!(&charter, &before, "what is over changes no more");
            } else {
                charter.state = State::of(charter.state.word(), ends, now).unwrap();
            }
            let ended = charter.state != State::Draft && ends.is_some_and(|day| day <= now);
            prop_assert_eq!(charter.state == State::Closed, ended, "over by its day, and never before");
            prop_assert_eq!(charter.dropped().is_ok(), charter.state == State::Draft);
            prop_assert!(rank(charter.state) >= rank(before.state), "there is no way back");
            prop_assert!(charter.state == State::Draft || charter.gaps().is_empty(), "said is said");
        }
    }

    #[test]
    fn a_copy_is_a_draft_that_says_the_same_and_has_no_days(
        model in prop::sample::select(Model::ALL), all in prop::collection::vec(does(), 0..40),
    ) {
        let charter = all.iter().fold(draft(model), |one, does| {
            act(&one, at(0), does).unwrap_or(one)
        });
        let (programme, code) = (ProgrammeId(Uuid::from_u128(7)), Code(Uuid::from_u128(8)));
        let copy = charter.copied((programme, code), Slug::proposed("A programme", 2));
        prop_assert_eq!((copy.programme, copy.code, copy.state), (programme, code, State::Draft));
        prop_assert_eq!((copy.frame.begins, copy.frame.ends), (None, None));
        prop_assert_eq!((&copy.texts, &copy.name, copy.model), (&charter.texts, &charter.name, model));
        prop_assert_eq!(copy.running(), Err(ELSEWHERE));
    }
}

#[test]
fn every_text_is_written_on_a_page_and_every_gap_leads_to_it() {
    let gaps = draft(Model::Career).gaps();
    assert_eq!(gaps.len(), Part::ALL.len() + 1);
    let written: usize = Step::ALL.iter().map(|step| step.parts().count()).sum();
    assert_eq!(written, Part::ALL.len());
    let steps = std::iter::successors(Some(Step::Purpose), |step| step.next());
    assert_eq!(steps.collect::<Vec<_>>(), Step::ALL);
    assert!(gaps.iter().map(|gap| gap.step()).is_sorted(), "in the order of the pages");
}

#[test]
fn a_word_means_a_state_until_the_day_of_the_end() {
    for word in ["closing", "closed", "emperor"] {
        assert_eq!(State::of(word, None, at(0)), None, "{word}");
    }
    for (word, state) in
        [("open", State::Open), ("running", State::Running), ("closing", State::Closing)]
    {
        assert_eq!(State::of(word, Some(at(1)), at(0)), Some(state));
        assert_eq!(State::of(word, Some(at(1)), at(1)), Some(State::Closed), "{word}");
    }
    assert_eq!(State::of("draft", Some(at(1)), at(1)), Some(State::Draft));
}

#[test]
fn all_texts_together_have_an_end_and_what_is_kept_can_always_be_read() {
    let (page, all) = ("x".repeat(super::charter::MOST), Step::ALL.iter().copied());
    let full = |step: Step| Texts::of(step.parts().map(|part| (part, page.as_str()))).unwrap();
    let draft = draft(Model::Career);
    let purpose = Change::Purpose("A name".to_owned(), full(Step::Purpose));
    let some = draft.changed(at(0), &purpose).unwrap();
    assert_eq!(some.changed(at(0), &Change::Hard(full(Step::Hard))), Err(super::charter::HEAVY));
    let long = page.repeat(9);
    let old = Texts::kept(all.flat_map(Step::parts).map(|part| (part, long.clone())));
    let old = Charter { texts: old, ..draft };
    assert_eq!(old.texts.part(Part::People), long);
    assert!(old.changed(at(0), &purpose).is_ok(), "what is too heavy can be made lighter");
}

#[test]
fn a_text_is_trimmed_and_has_an_end() {
    let long = "x".repeat(super::charter::MOST + 1);
    assert_eq!(Texts::of([(Part::Hard, long.as_str())]), Err((Part::Hard, super::charter::LONG)));
    let texts = Texts::of([(Part::Hard, " Much. "), (Part::Effort, " \n ")]).unwrap();
    assert_eq!((texts.part(Part::Hard), texts.part(Part::Effort)), ("Much.", ""));
    assert_eq!(super::charter::name("  Back   to\nwork "), Ok("Back to work".to_owned()));
    assert_eq!(super::charter::name(" ab "), Err(super::charter::NAME));
    let texts = Texts::of([(Part::Hard, "\0So\0 it\u{7}\nis.\t")]).unwrap();
    assert_eq!(texts.part(Part::Hard), "So  it \nis.");
    assert_eq!(super::charter::name("Back\0 to\u{1}work"), Ok("Back to work".to_owned()));
}
