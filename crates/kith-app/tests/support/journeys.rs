//! Each step of a request, by whoever takes it.

use kith_app::Tx;
use kith_app::support::{
    answering, asking, choosing, closing, covering, handing, hearing, reading,
};
use kith_core::{
    Code, DAY, HOUR, MINUTE, Moment, Private,
    people::face::Side,
    support::{
        capacity,
        kind::Kind,
        notice::Notice,
        request::Reach,
        safe::{Level, Safe},
        state::{Closer, Outcome, Place, State, Turn},
    },
};
use kith_store::safety::cases;
use kith_testkit::support::{WORDS, form};

use super::{House, helper, refused};

#[test]
fn asked_taken_answered_talked_about_and_closed() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let offer = house.bare.takes(&house.bo).unwrap();
    assert_eq!(house.bare.takes(&house.bo), Some(offer), "pressed twice it is one offer");
    assert_eq!(house.page(request).helper, None, "nobody learns who reads it");
    let talk = house.bare.accepts(&house.bo, offer);
    assert_eq!(house.bare.accepts(&house.bo, offer), talk, "pressed twice it is one talk");
    let page = house.page(request);
    assert_eq!((page.talk, page.helper), (Some(talk), Some(helper(&house.bo))));
    let id = page.request.id;
    house.bare.does(move |tx, at| hearing::heard(tx, at, id, Side::Helper)).unwrap();
    let ada = house.ada.clone();
    let close =
        move |tx: &mut Tx, at: &mut Moment| closing::close(tx, at, &ada, request, Outcome::Helped);
    house.bare.does(close.clone()).unwrap();
    house.bare.does(close).unwrap();
    let state = house.bare.request(request).state;
    assert!(matches!(state, State::Closed { how: Outcome::Helped, by: Closer::Member, .. }));
    let told = [Notice::Asked, Notice::BeingRead, Notice::Answered, Notice::Closed];
    assert_eq!(house.told(request), told);
}

#[test]
fn words_are_read_by_their_author_and_whoever_holds_the_offer() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Know);
    let own = house.page(request).words.open(&house.bare.app).unwrap();
    assert_eq!(own.unwrap().reveal(), WORDS);
    let offer = house.bare.takes(&house.bo).unwrap();
    let seen = || {
        let (bo, now) = (house.bo.clone(), house.bare.app.now());
        let read = move |tx: &mut Tx| reading::offer::page(tx, now, &bo, offer);
        house.bare.app.store.read(read).unwrap().stands
    };
    let reading::offer::Stands::Open(asked) = seen() else { panic!("it stands") };
    assert_eq!(asked.words.open(&house.bare.app).unwrap().unwrap().reveal(), WORDS);
    assert_eq!(asked.asker.id, house.ada.face.id);
    house.bare.clock.pass(MINUTE.times(2));
    assert!(matches!(seen(), reading::offer::Stands::Over), "its words go with it");
}

#[test]
fn a_chosen_person_passes_and_anyone_may_take_it_then() {
    let house = House::new();
    let alone =
        asking::Form { reach: Reach::Chosen, ..form(Kind::Mirror, Code(house.ada.member.0)) };
    let request = house.bare.asks_as(&house.ada, alone);
    assert_eq!(house.bare.takes(&house.cy), None, "only whom the member chooses");
    let (ada, bo) = (house.ada.clone(), helper(&house.bo).code);
    let choose = move |tx: &mut Tx, at: &mut Moment| choosing::choose(tx, at, &ada, request, bo);
    house.bare.does(choose.clone()).unwrap();
    house.bare.does(choose.clone()).unwrap();
    assert_eq!(house.page(request).helper, Some(helper(&house.bo)));
    let offer = desk(&house).offers[0].code;
    let bo = house.bo.clone();
    let pass = move |tx: &mut Tx, at: &mut Moment| answering::pass(tx, at, &bo, offer, None);
    house.bare.does(pass.clone()).unwrap();
    house.bare.does(pass).unwrap();
    assert_eq!(refused(house.bare.does(choose)), choosing::CANNOT, "who passed is not asked again");
    let ada = house.ada.clone();
    let widen = move |tx: &mut Tx, at: &mut Moment| asking::widen(tx, at, &ada, request);
    house.bare.does(widen.clone()).unwrap();
    house.bare.does(widen).unwrap();
    assert_eq!(house.bare.takes(&house.bo), None, "nor in the queue");
    assert!(house.bare.takes(&house.cy).is_some());
    let told = [Notice::Asked, Notice::PutToChosen, Notice::ChosenCannot, Notice::Widened];
    assert_eq!(house.told(request)[..4], told);
}

fn desk(house: &House) -> reading::queue::Desk {
    let (bo, now) = (house.bo.clone(), house.bare.app.now());
    house.bare.app.store.read(move |tx| reading::queue::desk(tx, now, &bo)).unwrap()
}

/// A request that is on the desk.
fn escalated(house: &House) -> Code {
    let request = house.bare.asks(&house.ada, Kind::Hand);
    house.bare.clock.pass(HOUR.times(4));
    kith_app::workers::run_due(&house.bare.app).unwrap();
    assert_eq!(house.place(request), Place::Escalated);
    request
}

#[test]
fn a_coordinator_puts_it_to_somebody_by_hand() {
    let house = House::new();
    let request = escalated(&house);
    let (dee, cy) = (house.dee.clone(), helper(&house.cy).code);
    let put = move |tx: &mut Tx, at: &mut Moment| handing::offer(tx, at, &dee, request, cy);
    house.bare.does(put.clone()).unwrap();
    house.bare.does(put).unwrap();
    assert_eq!(house.place(request), Place::Offered);
    assert_eq!(house.page(request).helper, None);
    assert!(house.told(request).ends_with(&[Notice::PromiseOver, Notice::PutByHand]));
}

#[test]
fn a_coordinator_gives_it_back_to_the_queue_or_names_an_alternative() {
    let house = House::new();
    let request = escalated(&house);
    let dee = house.dee.clone();
    house.bare.does(move |tx, at| handing::give_back(tx, at, &dee, request)).unwrap();
    assert_eq!(house.place(request), Place::Waiting);
    house.bare.clock.pass(HOUR.times(4));
    kith_app::workers::run_due(&house.bare.app).unwrap();
    let letter = Private::new("I rang them: they have time for you on Monday.");
    let draft = handing::draft(&house.bare.app, &house.dee, (request, None), &letter).unwrap();
    let dee = house.dee.clone();
    let name = move |tx: &mut Tx, at: &mut Moment| handing::alternative(tx, at, &dee, &draft);
    house.bare.does(name.clone()).unwrap();
    house.bare.does(name).unwrap();
    let named = house.page(request).named;
    assert_eq!(named.len(), 1, "pressed twice it is one");
    assert_eq!(named[0].letter(&house.bare.app).unwrap(), Some(letter));
    assert_eq!(house.place(request), Place::Alternative);
}

#[test]
fn a_helpers_goodbye_hands_it_on_and_asking_for_another_too() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let offer = house.bare.takes(&house.bo).unwrap();
    let _ = house.bare.accepts(&house.bo, offer);
    let id = house.bare.request(request).id;
    house.bare.does(move |tx, at| hearing::helper_goes(tx, at, id)).unwrap();
    assert_eq!(house.place(request), Place::Waiting);
    let offer = house.bare.takes(&house.cy).unwrap();
    let _ = house.bare.accepts(&house.cy, offer);
    let ada = house.ada.clone();
    house.bare.does(move |tx, at| closing::another(tx, at, &ada, request)).unwrap();
    assert_eq!(house.place(request), Place::Waiting);
    let told = house.told(request);
    assert!(told.contains(&Notice::HelperGoodbye) && told.ends_with(&[Notice::LookingAgain]));
    assert_eq!((house.bare.takes(&house.bo), house.bare.takes(&house.cy)), (None, None));
}

#[test]
fn a_pause_stops_the_clocks_and_ends_by_itself() {
    let house = House::new();
    let request = house.bare.asks(&house.ada, Kind::Listen);
    let offer = house.bare.takes(&house.bo).unwrap();
    let _ = house.bare.accepts(&house.bo, offer);
    let (id, until) = (house.bare.request(request).id, house.bare.app.now() + DAY.times(3));
    let pause =
        move |tx: &mut Tx, at: &mut Moment| hearing::paused(tx, at, id, Side::Member, until);
    house.bare.does(pause).unwrap();
    house.bare.clock.pass(DAY.times(2));
    kith_app::workers::run_due(&house.bare.app).unwrap();
    let turn = |house: &House| house.bare.request(request).state.answer().unwrap().turn;
    assert!(matches!(turn(&house), Turn::Paused { .. }));
    house.bare.clock.pass(DAY);
    kith_app::workers::run_due(&house.bare.app).unwrap();
    assert!(matches!(turn(&house), Turn::Helper { .. }));
    let pause = move |tx: &mut Tx, at: &mut Moment| {
        hearing::paused(tx, at, id, Side::Member, at.now + DAY)?;
        hearing::resumed(tx, at, id, Side::Member)
    };
    house.bare.does(pause).unwrap();
    assert!(matches!(turn(&house), Turn::Helper { .. }));
}

#[test]
fn whoever_may_not_be_safe_comes_to_cover_at_once_and_first_in_line() {
    let house = House::new();
    let calm = house.bare.asks(&house.ada, Kind::Listen);
    house.bare.clock.pass(MINUTE);
    let eve = house.bare.person("eve", &[]);
    let key = house.bare.app.moment().code();
    let unsafe_now = asking::Form { safe: Safe::NotSure, ..form(Kind::Listen, key) };
    let request = house.bare.asks_as(&eve, unsafe_now);
    let found = house.bare.request(request);
    assert_eq!(found.level, Level::Concern);
    let case = move |tx: &mut Tx| {
        use kith_core::safety::case::Source;
        cases::about(tx, Source::Safe, found.id.0)
    };
    assert!(house.bare.app.store.read(case).unwrap().is_some());
    house.bare.takes(&house.bo).unwrap();
    assert_eq!(house.place(request), Place::Offered, "at risk before longest waiting");
    assert_eq!(house.place(calm), Place::Waiting);
}

#[test]
fn a_helper_sets_how_much_they_take_on() {
    let house = House::new();
    let requests: Vec<_> = (0..2).map(|_| house.bare.asks(&house.ada, Kind::Listen)).collect();
    let bo = house.bo.clone();
    house.bare.does(move |tx, at| covering::set_places(tx, at, &bo, 0)).unwrap();
    let (bo, until) = (house.bo.clone(), house.bare.app.now() + DAY);
    let take = {
        let bo = bo.clone();
        move |tx: &mut Tx, at: &mut Moment| kith_app::support::taking::next(tx, at, &bo)
    };
    assert_eq!(refused(house.bare.does(take.clone())), capacity::FULL);
    let rest = bo.clone();
    house.bare.does(move |tx, at| covering::rest(tx, at, &rest, until)).unwrap();
    assert_eq!(refused(house.bare.does(take.clone())), capacity::NO_NEW);
    let back = bo.clone();
    house
        .bare
        .does(move |tx, at| {
            covering::back(tx, at, &back)?;
            covering::set_places(tx, at, &back, 2)
        })
        .unwrap();
    let offer = house.bare.does(take.clone()).unwrap().unwrap();
    let rest = bo.clone();
    let yes =
        move |tx: &mut Tx, at: &mut Moment| answering::accept(tx, at, &rest, offer, Some(until));
    house.bare.does(yes).unwrap();
    assert_eq!(refused(house.bare.does(take)), capacity::NO_NEW, "said inside the yes");
    let away = bo.clone();
    house.bare.does(move |tx, at| covering::leave(tx, at, &away, until)).unwrap();
    assert_eq!(desk(&house).on_until, None, "whoever is on leave is off duty");
    assert_eq!(requests.len(), 2);
}
