//! `kith match simulate`: months of a programme, played by a seed.

use crate::console::Desk;

#[test]
fn the_same_seed_prints_the_same_months() {
    let play = |seed: u32| {
        let line = format!("simulate --months 3 --members 150 --mentors 40 --runs 4 --seed {seed}");
        Desk::new().call(&line).report
    };
    assert_eq!(play(5), play(5));
    assert_ne!(play(5), play(6));
}

#[test]
fn months_of_a_programme_break_no_rule() {
    let said = Desk::new().call("simulate --runs 3 --seed 1");
    let report = &said.report;
    assert_eq!(said.code, 0, "{}", said.told);
    for rule in ["overtaken", "over_seats", "avoid_pairs"] {
        assert_eq!(report[rule], 0, "{report}");
    }
    let wait = |which: &str| report["wait_days"][which].as_f64().unwrap();
    assert!(wait("p50") <= wait("p95") && wait("p95") <= wait("max"), "{report}");
    let share = |which: &str| report["unmatched_pct"][which].as_f64().unwrap();
    assert!(share("from") <= share("of") && share("of") <= share("to"), "{report}");
    assert!(report["arrivals"].as_u64() > report["matched"].as_u64(), "{report}");
    // The smallest group is too small to be told, and so is the next, from which it could be worked out.
    let hidden = report["groups"].as_array().unwrap().iter().filter(|it| it["members"].is_null());
    assert_ne!(hidden.count(), 1, "{report}");
}

#[test]
fn numbers_that_make_no_sense_are_refused() {
    for words in ["--months -1", "--members many", "--mentors 5001", "--seed x"] {
        assert_eq!(Desk::new().call(&format!("simulate {words}")).code, 2, "{words}");
    }
    assert_eq!(Desk::new().call("simulate --months 0").report["arrivals"], 0);
}

#[test]
fn whoever_stops_listening_makes_nobody_panic() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_kith"))
        .args(["match", "simulate", "--months", "1", "--runs", "2"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
