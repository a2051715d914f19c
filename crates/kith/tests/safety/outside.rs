//! A case of danger that nobody takes: after five minutes those outside are called, once.

use kith_app::workers;
use kith_core::{HOUR, MINUTE, people::mailbox::Errand, support::kind::Kind, support::safe::Safe};
use kith_testkit::{World, post::PostBox, support::form};

/// Cora, who coordinates, with an address; and Ada, who says that she is not safe.
fn in_danger(safe: Safe) -> (World, PostBox) {
    let (world, post) = World::with_post();
    let mut cora = world.browser(&world.cora);
    cora.open("/me/notices").fill("address", "cora@example.org").press("Send a code there");
    world.pass(MINUTE.times(0));
    let code = post.take().pop().unwrap().proof.unwrap();
    cora.fill("proof", &code).press("This is my address");
    let mut form = form(Kind::Listen, world.bare.app.moment().code());
    form.safe = safe;
    let _ = world.bare.asks_as(&world.ada, form);
    world.pass(MINUTE.times(0));
    (world, post)
}

#[test]
fn after_five_minutes_the_coordinator_and_the_machine_of_the_site_learn_that_a_case_waits() {
    let (world, post) = in_danger(Safe::No);
    (0..4).for_each(|_| world.pass(MINUTE));
    assert!(post.take().is_empty() && post.calls().is_empty());
    world.pass(MINUTE);
    let mails = post.take();
    assert_eq!(mails.iter().map(|mail| mail.errand).collect::<Vec<_>>(), [Errand::Case]);
    assert_eq!(mails[0].to.reveal(), "cora@example.org");
    assert_eq!(post.calls().len(), 1);
    (0..60).for_each(|_| world.pass(MINUTE));
    workers::run_due(&world.bare.app).unwrap();
    assert!(post.take().is_empty() && post.calls().is_empty(), "once");
}

#[test]
fn a_case_that_somebody_took_calls_nobody() {
    let (world, post) = in_danger(Safe::No);
    let mut lead = world.browser(&world.lead);
    lead.open("/cases").follow("Somebody who asks may not be safe").press("Open their words");
    (0..10).for_each(|_| world.pass(MINUTE));
    assert!(post.take().is_empty() && post.calls().is_empty());
}

#[test]
fn a_case_without_danger_waits_for_those_at_the_desk() {
    let (world, post) = in_danger(Safe::NotSure);
    world.pass(HOUR.times(5));
    assert!(post.take().is_empty() && post.calls().is_empty());
}
