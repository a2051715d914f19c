//! The laws of goals: whatever the two do, in whatever order; and the published values of their score.

use proptest::prelude::*;

use super::*;

/// Something that one of the two does to one of the goals.
#[derive(Debug, Clone, Copy)]
enum Does {
    Make(Weight),
    Reword(Weight),
    Stand(Level),
    Turn(State),
    Step,
}

fn does() -> impl Strategy<Value = Does> {
    let weight = || prop::sample::select(Weight::ALL);
    prop_oneof![
        3 => weight().prop_map(Does::Make),
        1 => weight().prop_map(Does::Reword),
        2 => prop::sample::select(Level::ALL).prop_map(Does::Stand),
        3 => prop::sample::select(State::ALL).prop_map(Does::Turn),
        1 => Just(Does::Step),
    ]
}

fn side() -> impl Strategy<Value = Side> {
    prop::sample::select(vec![Side::Member, Side::Member, Side::Helper])
}

fn open(goals: &[Goal]) -> usize {
    goals.iter().filter(|goal| goal.state == State::Open).count()
}

fn act(goals: &mut Vec<Goal>, does: Does, by: Side, at: usize) -> Result<(), Refusal> {
    let open = open(goals);
    if let Does::Make(weight) = does {
        goals.push(Goal::new(by, weight, (open, goals.len()))?);
        return Ok(());
    }
    let Some(goal) = goals.get_mut(at) else { return Ok(()) };
    *goal = match does {
        Does::Make(_) => unreachable!(),
        Does::Reword(weight) => goal.reword(by, weight)?,
        Does::Stand(level) => goal.stand(by, level, 0)?,
        Does::Turn(state) => goal.turn(by, state, open)?,
        Does::Step => goal.may_add(by, 0).map(|()| *goal)?,
    };
    Ok(())
}

proptest! {
    #[test]
    fn goals_are_the_mentees_and_five_are_open_and_twenty_five_there_at_most(
        all in prop::collection::vec((does(), side(), 0..30_usize), 0..240),
    ) {
        let mut goals = Vec::new();
        for (does, by, at) in all {
            let before = goals.clone();
            let done = act(&mut goals, does, by, at);
            prop_assert!(open(&goals) <= MOST && goals.len() <= ALL);
            prop_assert!(done.is_ok() || goals == before, "what is refused changes nothing");
            let (was, is) = (before.get(at).copied(), goals.get(at).copied());
            if by == Side::Helper {
                prop_assert_eq!(&goals, &before, "a mentor changes nothing");
                let nothing = was.is_none() && !matches!(does, Does::Make(_));
                prop_assert!(nothing || done == Err(NOT_YOURS));
                continue;
            }
            let Some((was, is)) = was.zip(is) else { continue };
            prop_assert_eq!(is.began.is_some(), is.level.is_some());
            prop_assert!(was.began.is_none() || was.began == is.began, "a beginning stays");
            if was.level != is.level || was.weight != is.weight {
                prop_assert_eq!(was.state, State::Open, "what has ended stands still");
            }
            match does {
                Does::Stand(level) if done.is_ok() => prop_assert_eq!(is.level, Some(level)),
                Does::Stand(_) | Does::Reword(_) | Does::Step => {
                    prop_assert_eq!(done.is_ok(), was.state == State::Open);
                }
                Does::Turn(State::Open) if done.is_err() => {
                    prop_assert_eq!((done, open(&before)), (Err(FULL), MOST));
                }
                Does::Turn(to) if was.state == State::Open || was.state == to => {
                    prop_assert_eq!((done, is.state), (Ok(()), to), "an end is always possible");
                }
                Does::Turn(State::Reached | State::Dropped) => prop_assert_eq!(done, Err(ENDED)),
                _ => {}
            }
        }
    }
}

#[test]
fn there_is_an_end_to_goals_points_steps_and_comments() {
    let new = |all| Goal::new(Side::Member, Weight::One, (0, all));
    assert_eq!(new(ALL).err(), Some(MANY));
    let goal = new(ALL - 1).unwrap();
    assert!(goal.stand(Side::Member, Level::Less, POINTS - 1).is_ok());
    assert_eq!(goal.stand(Side::Member, Level::Less, POINTS), Err(LONG_WAY));
    assert_eq!((may_say(COMMENTS - 1), may_say(COMMENTS)), (Ok(()), Err(SAID)));
    assert_eq!(goal.may_add(Side::Member, STEPS - 1), Ok(()));
    assert_eq!(goal.may_add(Side::Member, STEPS), Err(STEEP));
}

#[test]
fn out_46_the_t_score_is_the_published_one() {
    use Level::{Expected, Least, Less, More, Most};
    use Weight::{One, Three, Two};
    let check = |goals: &[(Weight, Level)], expected: Option<f64>| {
        let score = t_score(goals.iter().copied());
        let apart = score.zip(expected).map_or(0.0, |(one, other)| (one - other).abs());
        assert!(score.is_some() == expected.is_some() && apart < 1e-9, "{goals:?}: {score:?}");
    };
    check(&[], None);
    // One scale runs from 30 to 70 whatever its weight; two that correlate by 0.3 step by 10 / √2.6 each.
    check(&[(One, Least)], Some(30.0));
    check(&[(Three, Most)], Some(70.0));
    check(&[(One, More)], Some(60.0));
    check(&[(One, Expected), (One, Expected), (One, Expected)], Some(50.0));
    check(&[(One, Least), (One, Least)], Some(25.193_053_082_158_308));
    check(&[(Three, More), (Two, Expected), (One, Less)], Some(54.406_526_492_392_32));
}
