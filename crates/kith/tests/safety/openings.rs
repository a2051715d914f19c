//! Whoever of the staff opens private words is seen by whose words they are, and by a lead (J6.x3).

use kith_core::{
    DAY,
    people::grant::Role,
    safety::opening::{LENGTH, Opening, What, Why},
};
use kith_store::safety::openings;

use super::{evidence::HARM, measures::Reported};

#[test]
fn what_a_moderator_opens_is_seen_by_the_member_and_by_a_lead_and_never_the_words() {
    let it = Reported::new();
    let lead = it.world.bare.person("tilda", &[Role::Lead]);
    let mut tilda = it.world.browser(&lead);
    assert!(tilda.open("/audit/openings").says("Nobody of our staff has opened anything"));
    it.world.browser(&it.lea).open(&it.case(&it.lea)).press("Open the copy");
    assert!(it.world.browser(&it.world.ada).open("/me/reads").says("A moderator opened them."));
    tilda.open("/reads").follow("Everything that staff opened");
    assert_eq!(tilda.path(), "/audit/openings");
    assert!(tilda.says("lea opened messages of ada") && tilda.says("lea: 1"), "{}", tilda.text());
    // Bo does not see it yet, for it would tell who reported; a lead sees at once that it happened.
    assert!(tilda.says("lea opened messages of bo"), "{}", tilda.text());
    assert!(tilda.says("They stand in the copy of a report."));
    assert!(tilda.says("As Moderator, for 30 minutes."), "{}", tilda.text());
    assert!(!tilda.says(HARM), "never the words");
    it.world.pass(DAY.times(8));
    let mut tilda = it.world.browser(&lead);
    tilda.open("/audit/openings");
    assert!(tilda.says("lea opened messages of ada") && !tilda.says("lea: 1"), "{}", tilda.text());
}

#[test]
fn a_leads_own_words_are_on_their_own_page_and_nobody_else_has_the_sheet() {
    let it = Reported::new();
    // Cy, who asks Bo for help as well, answers for safeguarding.
    let cy = it.world.bare.person("cy", &[Role::Lead]);
    let _ = it.world.bare.asks(&cy, kith_core::support::kind::Kind::Listen);
    let offer = it.world.bare.takes(&it.world.bo).unwrap();
    let talk = it.world.bare.accepts(&it.world.bo, offer);
    super::evidence::say(&it.world, &cy, talk, "Only for Bo");
    super::evidence::say(&it.world, &it.world.bo, talk, "I read it");
    let mut bo = it.world.browser(&it.world.bo);
    bo.open(&format!("/talks/{talk}/concern")).fill("body", "This hurt").choose("matter", "unkind");
    bo.press("Report");
    let mut lea = it.world.browser(&it.lea);
    lea.open("/cases").follow("A report: Words that hurt").press("Open the copy");
    assert!(lea.says("Only for Bo"), "{}", lea.text());
    let mut sheet = it.world.browser(&cy);
    assert!(!sheet.open("/audit/openings").says("messages of cy"), "{}", sheet.text());
    assert!(!sheet.says("messages of bo"), "it would say who reported: {}", sheet.text());
    assert!(!sheet.says("This hurt"));
    for who in [&it.world.ada, &it.world.bo, &it.lea, &it.world.robin] {
        let mut browser = it.world.browser(who);
        assert_eq!(browser.open("/audit/openings").status(), 404);
        assert!(browser.open("/reads").link("Everything that staff opened").is_none());
    }
    assert_eq!(it.world.stranger().open("/audit/openings").status(), 401);
}

#[test]
fn many_openings_have_pages_and_each_stands_on_one() {
    let it = Reported::new();
    let lead = it.world.bare.person("tilda", &[Role::Lead]);
    for _ in 0..12 {
        it.world.browser(&it.lea).open(&it.case(&it.lea)).press("Open the copy");
        it.world.bare.clock.pass(kith_core::MINUTE.times(31));
    }
    // One more, so that the two of one copy stand on either side of the border.
    let (member, by) = (it.world.ada.member, it.lea.member);
    let add = move |tx: &mut kith_app::Tx, at: &mut kith_core::Moment| {
        let (role, what, why) = (Role::Moderator, What::Request, Why::Safety);
        let one = Opening { member, by, role, what, why, at: at.now, until: at.now + LENGTH };
        Ok(openings::add(tx, at.id(), at.id(), &one)?)
    };
    it.world.bare.does(add).unwrap();
    let mut tilda = it.world.browser(&lead);
    let list = |browser: &kith_testkit::Browser| browser.all("main ol > li").len();
    let first = list(tilda.open("/audit/openings"));
    assert_eq!((first, list(tilda.follow("Earlier ones"))), (21, 4), "none is lost");
    assert!(tilda.link("Earlier ones").is_none());
    assert_eq!(tilda.open("/audit/openings?before=x").status(), 200, "a broken place begins anew");
}
