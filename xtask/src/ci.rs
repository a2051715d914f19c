//! Everything that must hold before a change lands, as one list of steps. A step that cannot run
//! here is named and counted as skipped; a step that breaks does not keep the next from running.

use std::{
    env,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

/// One step.
struct Step {
    name: &'static str,
    /// Program and words, blank between them.
    line: &'static str,
    /// Which engine the tests of this step run on, or what it needs.
    needs: Needs,
}

#[derive(Clone, Copy, PartialEq)]
enum Needs {
    /// Nothing else.
    Nothing,
    /// Tests on the embedded database, whatever the environment says.
    Embedded,
    /// Tests on the server that `KITH_TEST_STORE` names.
    Server,
    /// A program of cargo's that not everybody has.
    Program(&'static str),
    /// Rustdoc, with warnings as errors.
    Docs,
}

const STORE: &str = "KITH_TEST_STORE";

// Whoever reads these documents has the source, so a link may lead to what is private.
const RUSTDOCFLAGS: &str = "-D warnings -A rustdoc::private-intra-doc-links";

const STEPS: &[Step] = &[
    Step { name: "form", line: "cargo fmt --all --check", needs: Needs::Nothing },
    Step {
        name: "lints",
        line: "cargo clippy --workspace --all-targets -- -D warnings",
        needs: Needs::Nothing,
    },
    Step {
        name: "tests on SQLite",
        line: "cargo test --workspace --no-fail-fast",
        needs: Needs::Embedded,
    },
    Step {
        name: "tests on PostgreSQL",
        line: "cargo test --workspace --no-fail-fast",
        needs: Needs::Server,
    },
    Step {
        name: "documents",
        line: "cargo doc --workspace --no-deps --document-private-items --quiet",
        needs: Needs::Docs,
    },
    Step {
        name: "licences and advisories",
        line: "cargo deny check",
        needs: Needs::Program("deny"),
    },
    Step { name: "unused dependencies", line: "cargo machete", needs: Needs::Program("machete") },
];

/// How many tests and steps went how.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Count {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Count {
    const PASSED: Self = Self { passed: 1, failed: 0, skipped: 0 };
    const FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };
    const SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

    fn and(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// Runs the law and then every step in the repository at `root`; whether nothing failed.
pub fn run(root: &Path) -> anyhow::Result<bool> {
    let tidy = if crate::tidy::run(root)? { Count::PASSED } else { Count::FAILED };
    let mut counts = vec![("tidy", tidy)];
    for step in STEPS {
        counts.push((step.name, step.run(root)?));
    }
    println!();
    for (name, Count { passed, failed, skipped }) in &counts {
        println!("{name}: {passed} passed, {failed} failed, {skipped} skipped");
    }
    let Count { passed, failed, skipped } =
        counts.into_iter().fold(Count::default(), |sum, (_, count)| sum.and(count));
    println!("{passed} passed, {failed} failed, {skipped} skipped");
    Ok(failed == 0)
}

impl Step {
    fn run(&self, root: &Path) -> anyhow::Result<Count> {
        if let Some(missing) = self.missing() {
            println!("\n== {}: not run, {missing}", self.name);
            return Ok(Count::SKIPPED);
        }
        println!("\n== {}: {}", self.name, self.line);
        let mut child = self.command(root).stdout(Stdio::piped()).spawn()?;
        let mut tests = Count::default();
        for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines()) {
            let line = line?;
            println!("{line}");
            tests = tests.and(counted(&line));
        }
        Ok(verdict(tests, child.wait()?.success()))
    }

    /// Why it cannot run here.
    fn missing(&self) -> Option<String> {
        match self.needs {
            Needs::Server if env::var_os(STORE).is_none() => Some(format!("{STORE} is not set")),
            Needs::Program(name) if !installed(name) => {
                Some(format!("cargo-{name} is not installed"))
            }
            _ => None,
        }
    }

    fn command(&self, root: &Path) -> Command {
        let mut words = self.line.split(' ');
        let mut command = Command::new(words.next().unwrap_or("cargo"));
        command.args(words).current_dir(root);
        match self.needs {
            Needs::Embedded => command.env_remove(STORE),
            Needs::Docs => command.env("RUSTDOCFLAGS", RUSTDOCFLAGS),
            Needs::Nothing | Needs::Server | Needs::Program(_) => &mut command,
        };
        command
    }
}

/// Whether cargo has the subcommand `name`.
fn installed(name: &str) -> bool {
    let asked =
        Command::new(format!("cargo-{name}")).arg("--version").stdout(Stdio::null()).status();
    asked.is_ok_and(|status| status.success())
}

/// A step without tests counts as one; one that broke without a failed test, as failed.
fn verdict(tests: Count, holds: bool) -> Count {
    match (tests, holds) {
        (Count { passed: 0, failed: 0, skipped: 0 }, true) => Count::PASSED,
        (Count { failed: 0, .. }, false) => tests.and(Count::FAILED),
        _ => tests,
    }
}

/// What a line of `cargo test` counts: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
fn counted(line: &str) -> Count {
    let Some(result) = line.strip_prefix("test result: ") else { return Count::default() };
    let of = |what: &str| {
        let words: Vec<_> = result.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
        let at = words.iter().position(|word| *word == what)?;
        words.get(at.checked_sub(1)?)?.parse().ok()
    };
    let count = |what| of(what).unwrap_or(0);
    Count { passed: count("passed"), failed: count("failed"), skipped: count("ignored") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_counted() {
        let line = "test result: FAILED. 3 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out";
        assert_eq!(counted(line), Count { passed: 3, failed: 2, skipped: 1 });
        assert_eq!(counted("test a::b ... ok"), Count::default());
    }

    #[test]
    fn a_step_that_breaks_is_never_counted_as_passed() {
        assert_eq!(verdict(Count::default(), true), Count::PASSED);
        assert_eq!(verdict(Count::default(), false), Count::FAILED);
        assert_eq!(verdict(Count::PASSED, false), Count::PASSED.and(Count::FAILED));
        assert_eq!(verdict(Count::FAILED, false), Count::FAILED);
    }

    #[test]
    fn every_step_names_what_it_runs() {
        assert!(STEPS.iter().all(|step| step.line.starts_with("cargo ")));
    }
}
