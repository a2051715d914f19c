//! All that two say to one another goes through the house, and neither learns where the other can be reached.

use kith_core::MINUTE;
use kith_testkit::World;

use super::{ADDRESS, answers, chooses, gives};

const OTHER: &str = "robin@example.net";

#[test]
fn em_2_two_talk_through_the_house_and_neither_sees_an_address_of_the_other() {
    let (world, post) = World::with_post();
    let talk = world.talk();
    for (who, address) in [(&world.ada, ADDRESS), (&world.bo, OTHER)] {
        gives(&world, &post, who, address);
        chooses(&world, who, "everything", ("", ""));
    }
    world.tick();
    answers(&world, talk);
    world.pass(MINUTE.times(11));
    let sent = post.take();
    assert!(sent.iter().any(|mail| mail.to.reveal() == ADDRESS), "Ada is told");
    for mail in &sent {
        let words = kith_web::mail::wording(mail, "https://site.example");
        for hidden in [ADDRESS, OTHER, "I am here."] {
            assert!(!words.body.contains(hidden) && !words.subject.contains(hidden), "{words:?}");
        }
    }
    for (who, hidden) in [(&world.ada, OTHER), (&world.bo, ADDRESS)] {
        let mut browser = world.browser(who);
        for path in [format!("/talks/{talk}"), "/talks".to_owned(), "/today".to_owned()] {
            assert_eq!(browser.open(&path).status(), 200, "{path}");
            assert!(!browser.html().contains(hidden), "{path}: {}", browser.text());
        }
        browser.open(&format!("/talks/{talk}"));
        assert!(browser.says("I am here."), "{}", browser.text());
        assert!(browser.says("Two people can read this: the two of you."), "{}", browser.text());
        browser.follow("Who can read what");
        assert!(browser.says("Messages in a talk"), "{}", browser.text());
    }
}
