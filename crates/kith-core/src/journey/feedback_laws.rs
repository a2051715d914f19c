//! What holds of waves, answers, alerts and pools.

use proptest::prelude::*;

use super::*;

fn at(days: i64) -> Timestamp {
    Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(days)
}

fn said(points: u8) -> Answers {
    Answers::new(|_| Some(points)).unwrap()
}

fn given(side: Side, wave: Wave, points: u8) -> Given {
    let days = if wave == Wave::SixWeeks { 42 } else { 91 };
    Given { side, wave, at: at(days), answers: said(points) }
}

#[test]
fn eepm_mon_3_both_are_asked_after_six_weeks_and_three_months_and_when_it_ended_well() {
    let due =
        |days| Wave::due(at(0), at(days)).map(|(wave, day)| (wave, day.since(at(0)).0 / DAY.0));
    assert_eq!([due(41), due(50), due(90), due(99)], [None; 4]);
    assert_eq!([due(42), due(49)], [Some((Wave::SixWeeks, 42)); 2]);
    assert_eq!([due(91), due(98)], [Some((Wave::ThreeMonths, 91)); 2]);
    assert_eq!(Wave::next(at(0), at(0)), Some(at(42)));
    assert_eq!(Wave::next(at(0), at(42)), Some(at(91)));
    assert_eq!(Wave::next(at(0), at(91)), None);
    assert!(Wave::is_asked_after(End::Goodbye, at(0), at(7)));
    assert!(!Wave::is_asked_after(End::Goodbye, at(0), at(8)));
    for apart in [End::Frozen, End::Left, End::Erased, End::Silence, End::HelperSilent] {
        assert!(!Wave::is_asked_after(apart, at(0), at(0)), "{apart:?}");
    }
}

#[test]
fn eepm_mon_3_a_drop_and_two_who_see_it_differently_call_a_coordinator() {
    let (ada, mo) = (Side::Member, Side::Helper);
    let check = |all: &[Given], dropped, apart| {
        assert_eq!(alert(all, None), Alert { dropped, apart }, "{all:?}");
    };
    check(&[], false, false);
    check(&[given(ada, Wave::SixWeeks, 2)], false, false);
    check(&[given(ada, Wave::SixWeeks, 1)], true, false);
    check(&[given(ada, Wave::SixWeeks, 0), given(mo, Wave::SixWeeks, 0)], true, false);
    let slow = |wave, points| given(ada, wave, points);
    check(&[slow(Wave::SixWeeks, 4), slow(Wave::ThreeMonths, 3), slow(Wave::End, 3)], true, false);
    let before = given(ada, Wave::SixWeeks, 3);
    check(&[before.clone(), given(ada, Wave::ThreeMonths, 2)], true, false);
    check(&[before.clone(), given(ada, Wave::ThreeMonths, 3)], false, false);
    check(&[before.clone(), given(mo, Wave::ThreeMonths, 2)], false, false);
    check(&[before.clone(), given(mo, Wave::SixWeeks, 1)], true, true);
    check(&[before.clone(), given(mo, Wave::SixWeeks, 2)], false, false);
    let fell = [before, given(ada, Wave::ThreeMonths, 1)];
    assert!(alert(&fell, Some(at(90))).dropped, "it was said after the last word with them");
    assert!(!alert(&fell, Some(at(91))).dropped, "a coordinator knows");
}

#[test]
fn one_question_that_was_left_makes_no_sum() {
    let but = |left| Answers::new(|item| (item != left).then_some(2)).unwrap();
    let one = |answers| Given { answers, ..given(Side::Member, Wave::ThreeMonths, 0) };
    let before = given(Side::Member, Wave::SixWeeks, 4);
    assert!(!alert(&[before.clone(), one(but(Item::Heard))], None).dropped);
    assert!(alert(&[before, one(but(Item::Courage))], None).dropped, "it is not of trust");
    assert_eq!(Answers::new(|_| None), Err(NOTHING));
    assert_eq!(Answers::new(|_| Some(MOST + 1)), Err(NOTHING));
}

#[test]
fn out_60_seven_people_are_told_of_in_nothing_and_no_question_by_seven() {
    assert_eq!(Pool::of(&vec![said(3); 7]), None);
    let eight = Pool::of(&vec![said(3); 8]).unwrap();
    assert_eq!((eight.people, eight.means.len()), (10, Item::ALL.len()));
    assert_eq!(eight.means.get(&Item::Kept), Some(&30));
    let left = Answers::new(|item| (item != Item::Honest).then_some(3)).unwrap();
    let mixed = Pool::of(&[vec![said(3); 7], vec![left]].concat()).unwrap();
    assert!(!mixed.means.contains_key(&Item::Honest), "{mixed:?}");
    for (points, mean) in [(0, LEAST_MEAN), (MOST, MOST_MEAN)] {
        let all = Pool::of(&vec![said(points); 8]).unwrap();
        assert!(
            all.means.values().all(|it| *it == mean),
            "nobody learns what each one said: {all:?}"
        );
    }
}

fn answers() -> impl Strategy<Value = Answers> {
    let points = prop::collection::vec(prop::option::of(0_u8..=MOST), Item::ALL.len());
    points.prop_filter_map("nothing", |all| {
        let all: BTreeMap<_, _> = Item::ALL.iter().copied().zip(all).collect();
        Answers::new(|item| all.get(&item).copied().flatten()).ok()
    })
}

proptest! {
    #[test]
    fn answers_are_read_as_they_were_kept(answers in answers(), other in "[0-9-]{0,7}") {
        prop_assert_eq!(Answers::of(&answers.word()), Some(answers));
        if let Some(read) = Answers::of(&other) {
            prop_assert_eq!(read.word(), other);
        }
    }

    #[test]
    fn the_two_sides_count_alike(
        all in prop::collection::vec((any::<bool>(), any::<bool>(), answers()), 0..4),
    ) {
        let one = |swapped: bool| -> Vec<Given> {
            let side = |ada: bool| if ada == swapped { Side::Member } else { Side::Helper };
            let wave = |early: bool| if early { Wave::SixWeeks } else { Wave::ThreeMonths };
            let each = all.iter().map(|(ada, early, answers)| Given {
                answers: answers.clone(), ..given(side(*ada), wave(*early), 0)
            });
            // Nobody says something twice to one wave.
            let mut each: Vec<_> = each.collect();
            each.sort_by_key(|it| (it.wave, it.side));
            each.dedup_by_key(|it| (it.wave, it.side));
            each
        };
        prop_assume!(one(false).len() == all.len());
        prop_assert_eq!(alert(&one(true), None), alert(&one(false), None));
    }

    #[test]
    fn no_pool_tells_more_than_its_figures(all in prop::collection::vec(answers(), 0..20)) {
        let Some(pool) = Pool::of(&all) else {
            prop_assert!(all.len() <= 7);
            return Ok(());
        };
        prop_assert!(all.len() > 7 && pool.people % 5 == 0);
        prop_assert!(pool.means.values().all(|mean| (LEAST_MEAN..=MOST_MEAN).contains(mean)));
    }
}
