//! Laws of introductions: both say yes or nothing happens, it always ends, and nobody learns whose no it was.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const TALK: TalkId = TalkId(Uuid::from_u128(7));

fn at(hours: i64) -> Timestamp {
    Timestamp::from_micros(1_795_000_000_000_000).unwrap() + crate::HOUR.times(hours)
}

fn offered() -> Introduction {
    Introduction::offer(Code(Uuid::from_u128(1)), at(0))
}

/// Something that happens to it.
#[derive(Debug, Clone, Copy)]
enum Act {
    Say(Party, Word, Way),
    Withdraw,
    Hush,
    Due(Way),
}

fn acts() -> impl Strategy<Value = Vec<(i64, Act)>> {
    let way = || prop::sample::select(vec![Way::Open, Way::Barred]);
    let said = (prop::sample::select(Party::ALL), prop::sample::select(Word::ALL), way());
    let act = prop_oneof![
        6 => said.prop_map(|(party, word, way)| Act::Say(party, word, way)),
        1 => Just(Act::Withdraw),
        1 => Just(Act::Hush),
        6 => way().prop_map(Act::Due),
    ];
    prop::collection::vec((0_i64..40, act), 0..30)
}

fn act(it: Introduction, now: Timestamp, act: Act) -> Introduction {
    match act {
        Act::Say(party, word, way) => it.say(now, (party, word), way).unwrap_or(it),
        Act::Withdraw => it.withdraw(now).unwrap_or(it),
        Act::Hush => it.hush(now),
        Act::Due(way) => it.due(now, way, TALK).map_or(it, |(next, _)| next),
    }
}

/// What is due up to `hours`, with an open way.
fn run(mut it: Introduction, hours: i64) -> Introduction {
    while let Some((next, _)) = it.due(at(hours), Way::Open, TALK) {
        it = next;
    }
    it
}

#[test]
fn the_mentee_is_asked_then_the_third_and_a_day_later_they_talk() {
    let it = offered();
    assert_eq!(it.view(at(0), Party::Mentee), View::Asks(at(7 * 24)));
    assert!(!it.knows(Party::Third), "the third knows of nothing yet");
    assert_eq!(it.say(at(0), (Party::Third, Word::Yes), Way::Open), Err(NOT_NOW));
    let it = it.say(at(5), (Party::Mentee, Word::Yes), Way::Open).unwrap();
    assert_eq!(it.view(at(5), Party::Third), View::Asks(at(13 * 24)));
    let it = it.say(at(9), (Party::Third, Word::Yes), Way::Open).unwrap();
    for party in Party::ALL {
        assert_eq!(it.view(at(10), *party), View::Waits(at(14 * 24)));
    }
    assert_eq!(it.due(at(32), Way::Open, TALK), None, "either may think better of it");
    let made = run(it, 33);
    assert_eq!(made.view(at(33), Party::Mentor), View::Made(TALK));
    assert_eq!(made.say(at(34), (Party::Mentee, Word::No), Way::Open), Err(NOT_NOW));
    assert_eq!(made.withdraw(at(34)), Err(NOT_NOW));
    let barred = it.due(at(33), Way::Barred, TALK).unwrap().0;
    assert_eq!(barred.view(at(33), Party::Third), View::Waits(at(14 * 24)));
    assert_eq!(run(barred, 14 * 24).view(at(14 * 24), Party::Third), View::Over);
}

#[test]
fn whoever_is_asked_is_reminded_once_and_then_it_lapses() {
    let check = |it: Introduction, expected: &[(i64, Due)]| {
        let (mut it, mut found) = (it, Vec::new());
        while let Some((when, due)) = it.next() {
            it = it.due(when, Way::Open, TALK).unwrap().0;
            found.push((when.since(at(0)).0 / crate::HOUR.0, due));
        }
        assert_eq!(found, expected);
    };
    let end = (14 * 24, Due::End);
    check(offered(), &[(84, Due::Remind(Party::Mentee)), (168, Due::Lapse), end]);
    let asked = offered().say(at(12), (Party::Mentee, Word::Yes), Way::Open).unwrap();
    check(asked, &[(162, Due::Remind(Party::Third)), (312, Due::Lapse), end]);
    let agreed = asked.say(at(20), (Party::Third, Word::Yes), Way::Open).unwrap();
    check(agreed, &[(44, Due::Open)]);
    check(asked.say(at(20), (Party::Third, Word::No), Way::Open).unwrap(), &[end]);
    check(agreed.say(at(21), (Party::Mentee, Word::No), Way::Open).unwrap(), &[end]);
}

#[test]
fn whoever_is_asked_in_vain_is_reminded_like_everybody_else() {
    let moments = |mut it: Introduction| {
        let mut told = Vec::new();
        while let Some((when, due)) = it.next() {
            it = it.due(when, Way::Barred, TALK).unwrap().0;
            told.extend(matches!(due, Due::Remind(_)).then_some((when, due)));
        }
        told
    };
    assert_eq!(moments(offered().hush(at(0))), moments(offered()));
    assert_eq!(moments(offered().hush(at(50))), moments(offered()));
    let asked = offered().say(at(12), (Party::Mentee, Word::Yes), Way::Open).unwrap();
    assert_eq!(moments(asked.hush(at(20))), moments(asked));
    let back = asked.say(at(20), (Party::Mentee, Word::No), Way::Open).unwrap();
    assert_eq!(moments(back), moments(asked));
    assert_eq!(moments(asked.say(at(20), (Party::Third, Word::No), Way::Open).unwrap()), []);
}

#[test]
fn three_stand_at_once_and_the_same_two_once_in_ninety_days() {
    assert_eq!(may_offer(at(0), 2, None), Ok(()));
    assert_eq!(may_offer(at(0), 3, None), Err(MANY));
    assert_eq!(may_offer(at(90 * 24 - 1), 0, Some(at(0))), Err(SOON));
    assert_eq!(may_offer(at(90 * 24), 0, Some(at(0))), Ok(()));
}

#[test]
fn words_are_some_and_not_too_many() {
    assert_eq!(
        words(" They know bakeries.\r\nKindly. ").unwrap().reveal(),
        "They know bakeries.\r\nKindly."
    );
    for text in ["", "  ", "a\u{7}", &"x".repeat(MOST + 1)] {
        assert_eq!(words(text), Err(WORDS));
    }
}

proptest! {
    #[test]
    fn a_talk_opens_only_after_two_yeses_that_stand_on_an_open_way_a_day_later(acts in acts()) {
        let (mut it, mut hours) = (offered(), 0);
        for (later, one) in acts {
            hours += later;
            let before = it;
            it = act(it, at(hours), one);
            if it.place == Place::Made && before.place != Place::Made {
                prop_assert_eq!((before.mentee, before.third), (Some(Word::Yes), Some(Word::Yes)));
                prop_assert_eq!(before.place, Place::Agreed);
                prop_assert!(before.since + LAST <= at(hours));
                prop_assert!(matches!(one, Act::Due(Way::Open)));
            }
        }
        prop_assert_eq!(it.talk.is_some(), it.place == Place::Made);
    }

    #[test]
    fn it_is_over_by_its_end_whatever_happens_and_nothing_changes_after(acts in acts()) {
        let (mut it, mut hours) = (offered(), 0);
        for (later, one) in acts {
            hours += later;
            it = act(it, at(hours), one);
        }
        let over = run(it, (14 * 24).max(hours) + 24);
        prop_assert!(over.is_over() && over.next().is_none());
        for party in Party::ALL {
            for word in Word::ALL {
                let said = over.say(at(hours + 400), (*party, *word), Way::Open).unwrap_or(over);
                prop_assert_eq!(said.place, over.place);
            }
        }
    }

    /// Whatever the others say, and whether the way is open, the mentor sees a wait until its end, and so does whoever
    /// said yes.
    #[test]
    fn nobody_learns_from_what_they_see_what_the_others_said(acts in acts(), party in prop::sample::select(Party::ALL)) {
        let (mut it, mut hours) = (offered(), 0);
        for (later, one) in acts {
            hours = (hours + later).min(14 * 24 - 1);
            // What is told to all at once is told to all at once.
            if matches!(one, Act::Withdraw) {
                continue;
            }
            it = act(it, at(hours), one);
            let now = at(hours);
            let expected = match it.said(party) {
                _ if it.place == Place::Made => View::Made(TALK),
                Some(Word::Yes) => View::Waits(at(14 * 24)),
                Some(Word::No) => View::Declined,
                None => match it.asked_until(party) {
                    Some(until) if now < until => View::Asks(until),
                    _ => View::Over,
                },
            };
            if it.knows(party) {
                prop_assert_eq!(it.view(now, party), expected);
            }
        }
    }
}
