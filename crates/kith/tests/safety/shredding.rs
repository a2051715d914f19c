//! What members write stands nowhere in clear, and is gone from backups too when its author was erased.

use std::{
    io,
    sync::{Arc, Mutex},
};

use kith_core::{DAY, people::grant::Role};
use kith_store::safety::cases;
use kith_testkit::Bare;

use super::world::World;

#[test]
fn a_backup_of_yesterday_tells_nothing_of_whoever_was_erased_since() {
    let world = World::new();
    let talk = format!("/talks/{}", world.talk());
    let (mut ada, mut bo) = (world.browser(&world.ada), world.browser(&world.bo));
    ada.open(&talk).fill("body", "the amber letterbox").press("Send");
    bo.open(&talk).fill("body", "the tin whistle").press("Send");
    ada.open("/plan/parts").fill("alone", "the cold river").press("Keep my plan");
    let Some(app) = world.bare.backup() else {
        return; // a server keeps it, and SQLite has shown what a backup holds
    };
    let restored = Bare::over(app);
    let open = |who, path: &str| {
        let mut browser = kith_testkit::Browser::new(&restored.app);
        browser.take(&restored.cookie(who));
        browser.open(path).text()
    };
    assert!(open(&world.bo, &talk).contains("the amber letterbox"), "a control: it opens before");
    assert!(open(&world.ada, "/plan").contains("the cold river"));
    ada.open("/me/leave").press("Leave");
    world.pass(DAY.times(8));
    let seen = open(&world.bo, &talk);
    assert!(seen.contains("the tin whistle"), "the other's words stay: {seen}");
    assert!(seen.contains("Words of a former member, erased."), "{seen}");
    assert!(!seen.contains("the amber letterbox"));
    assert!(
        !open(&world.ada, "/plan").contains("the cold river"),
        "the account is back, its words are not"
    );
    assert!(!open(&world.ada, &talk).contains("the amber letterbox"));
}

/// Where a log is written to that a test can read.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Words that stand nowhere else.
const CANARIES: [&str; 9] = [
    "qzrequestquill",
    "qzmessagemarten",
    "qzplanpelican",
    "qzletterlapwing",
    "qzwayweasel",
    "qzprofileplover",
    "qzconcerncurlew",
    "qzsentencestoat",
    "qztoolongtern",
];

#[test]
fn what_members_write_stands_in_no_file_no_backup_and_no_log() {
    let log = Log::default();
    let writer = log.clone();
    let loud = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE);
    let loud = loud.with_writer(move || writer.clone()).finish();
    tracing::subscriber::set_global_default(loud).unwrap();
    let world = World::new();
    tracing::trace!("qzcontrolcrake");
    write_everything(&world);
    let backup = world.bare.backup();
    let held = world.bare.every_file();
    let log = log.0.lock().unwrap().clone();
    let holds =
        |all: &[u8], what: &str| all.windows(what.len()).any(|part| part == what.as_bytes());
    assert!(holds(&log, "qzcontrolcrake"), "a control: the log is loud");
    // Where a server keeps the database, what stands in clear stands there.
    if backup.is_some() {
        assert!(holds(&held, "qzpseudonympipit"), "a control: what is kept in clear is found");
    }
    for canary in CANARIES {
        assert!(!holds(&held, canary), "{canary} stands in a file");
        assert!(!holds(&log, canary), "{canary} stands in the log");
    }
}

/// Writes each canary where members and staff write, through the pages.
fn write_everything(world: &World) {
    let cy = world.bare.person("cy", &[]);
    let mut cy = world.browser(&cy);
    cy.open("/me").fill("pseudonym", "qzpseudonympipit").press("Save");
    cy.open("/requests/new").choose("kind", "know").fill("body", "qzrequestquill");
    cy.choose("urgency", "today").choose("reach", "anyone").choose("safe", "yes").press("Ask");
    cy.open("/plan/parts").fill("signs", "qzplanpelican").press("Keep my plan");
    cy.open("/welcome/words").fill("own", "qzprofileplover").press("Save and carry on");
    cy.open("/contact").fill("body", "qzletterlapwing").fill("way", "qzwayweasel").press("Send");
    let long = "qztoolongtern ".repeat(400);
    assert_eq!(cy.open("/contact").fill("body", &long).press("Send").status(), 422);
    let talk = world.talk();
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/talks/{talk}")).fill("body", "qzmessagemarten").press("Send");
    ada.open(&format!("/talks/{talk}/concern")).fill("body", "qzconcerncurlew");
    ada.choose("matter", "unkind").press("Report");
    let mia = world.bare.person("mia", &[Role::Moderator]);
    let list = world.bare.does(|tx, _| Ok(cases::desk(tx, None, 9)?)).unwrap();
    let concern = kith_core::safety::case::Source::Concern;
    let case = list.iter().find(|case| case.source == concern).unwrap().code;
    let mut mia = world.browser(&mia);
    mia.open(&format!("/reads/new?case={case}")).choose("ground", "harm");
    mia.fill("sentence", "qzsentencestoat").press("Ask to read");
    assert!(mia.says("qzsentencestoat"), "a control: whoever may read it does");
    assert!(ada.open(&format!("/talks/{talk}")).says("qzmessagemarten"));
    assert!(cy.open("/plan").says("qzplanpelican"));
}
