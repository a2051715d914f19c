//! Staff read what members wrote in confidence through one port, which asks for a purpose. Nothing goes
//! round it: every other place that opens a seal is listed here, with whose words it opens for whom.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{fs, path::Path};

/// Where seals are opened without a purpose.
const OTHERS: &[(&str, &str)] = &[
    ("journey/agreeing.rs", "an agreement, for the two whose it is"),
    ("journey/busy/mod.rs", "one's own busy times, and with them the hours that suit two"),
    ("journey/chances.rs", "what a mentor shared, on the line of growth of the two"),
    ("journey/checking_in.rs", "one's own words at a check-in"),
    (
        "journey/differing.rs",
        "what either wrote to the coordinator of their meeting, and what the house said to both",
    ),
    (
        "journey/feedback/mod.rs",
        "one's own words beside an answer, and what the other let one read",
    ),
    (
        "journey/goals/reading.rs",
        "goals, and what is said about them, for the two whose journey it is",
    ),
    (
        "journey/introduction/exporting.rs",
        "what one wrote oneself when two were to be brought together",
    ),
    (
        "journey/introduction/reading.rs",
        "why two are brought together and what one reads of the other, for whom it is",
    ),
    ("journey/meeting/jotting.rs", "what two write down about a meeting, and each for themselves"),
    ("journey/midterm/mod.rs", "what the two say when they look at their agreement again"),
    ("journey/reflecting.rs", "parting words, for their author and whom they let read them"),
    (
        "journey/tending.rs",
        "what coordinators note of their contacts, for whoever looks after the two",
    ),
    ("outgoing/mail.rs", "the address that somebody gave, for the mail to them"),
    ("pairing/avoiding.rs", "from whom somebody keeps away, for themselves"),
    ("people/confirming.rs", "the secret of one's own second step"),
    ("people/fitting.rs", "one's own facets, and what one opened to the matching"),
    ("people/locking.rs", "the form that its own sender sent while their sign-in was locked"),
    ("programme/admitting.rs", "reasons and notes of the desk, in the house's own words"),
    ("programme/applying.rs", "one's own application"),
    ("programme/certifying.rs", "a certificate, for its owner and whoever they gave the link"),
    (
        "programme/circulating.rs",
        "letters to many, for whoever got them, and for the house that wrote them",
    ),
    ("programme/opening.rs", "what somebody shares, for those with whom they share it"),
    (
        "programme/practising/noting.rs",
        "what a supervisor wrote to a supporter about their practice, for the two",
    ),
    ("programme/rating.rs", "how somebody rates themselves, for them and whom they bring it to"),
    (
        "programme/referring.rs",
        "what a referee wrote to the programme, and whom an applicant named",
    ),
    ("programme/supervising.rs", "what two noted when one talked their work over with the other"),
    (
        "programme/tables/sealed.rs",
        "what a coordinator's own sheet says, for them and for whom it is about",
    ),
    ("safety/copying.rs", "the copy that whoever reports makes of a talk of theirs"),
    ("safety/desk.rs", "the way to answer a letter, which is addressed to the house"),
    ("safety/disclosing.rs", "what the house told somebody outside, in its own words"),
    ("safety/measuring.rs", "the reasons of a measure, which are the house's own words"),
    ("safety/memory.rs", "what the detector keeps of an author, for the detector alone"),
    ("safety/noting.rs", "what the desk notes on a case for whoever has it next"),
    ("safety/planning.rs", "one's own plan"),
    ("safety/port.rs", "the port itself"),
    ("safety/warranting.rs", "the reason for a reading, which is the house's own sentence"),
    ("safety/writing.rs", "letters, which are addressed to the house"),
    ("support/reading/mod.rs", "a request, for its author and the helper to whom it is put"),
    ("support/reading/request.rs", "an alternative that the house named, for whom it was named"),
    ("talk/handing_over.rs", "what a helper left for whoever took their talk"),
    ("talk/reading.rs", "a talk, for the two who talk"),
];

/// Where staff read, through the port.
const STAFF: &[&str] = &[
    "journey/closing.rs",
    "journey/tending.rs",
    "programme/reviewing.rs",
    "safety/copying.rs",
    "safety/desk.rs",
    "safety/overseeing.rs",
    "safety/watching.rs",
    "support/reading/mod.rs",
];

/// Every file below `folder` that holds `what`, but for remarks; from `src` on.
fn holding(folder: &Path, what: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut ahead = vec![folder.to_owned()];
    while let Some(next) = ahead.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                ahead.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let mut code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                if code.any(|line| line.contains(what)) {
                    let name = path.strip_prefix(folder).unwrap();
                    found.push(name.to_string_lossy().into_owned());
                }
            }
        }
    }
    found.sort();
    found
}

fn crates(of: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(of).join("src")
}

#[test]
fn nothing_goes_round_the_port_through_which_staff_read() {
    let app = crates("kith-app");
    let listed: Vec<_> = OTHERS.iter().map(|(file, _)| (*file).to_owned()).collect();
    let mut open = holding(&app, "app.unseal(");
    open.retain(|file| file != "sealing.rs");
    assert_eq!(open, listed, "a place that opens seals: list whose words it opens for whom");
    assert_eq!(holding(&app, "port::read_for("), STAFF);
    assert_eq!(holding(&app, "keys.unseal("), ["sealing.rs"]);
    for other in ["kith-web", "kith"] {
        assert!(holding(&crates(other), "unseal(").is_empty(), "{other} opens no seal");
    }
}

#[test]
fn only_an_opening_that_stands_makes_a_purpose() {
    assert_eq!(holding(&crates("kith-store"), "Purpose::of(opening"), ["safety/openings.rs"]);
    for other in ["kith-app", "kith-web", "kith"] {
        assert!(holding(&crates(other), "Purpose::of(opening").is_empty(), "{other} makes none");
    }
}
