//! The field's standards as the house holds itself to them: each benchmark with where it comes from, how far we have
//! checked its wording, and how anybody can see that it is kept. Nothing here is ever ticked by hand (docs/adr/0039).

pub mod count;
pub mod evidence;

/// The table: `id,mark,class,proof`. It stands with the papers of the house, so that whoever builds on it finds it there,
/// and `cargo xtask tidy` sees to it that every test that it names exists.
const TABLE: &str = include_str!("../../../../docs/standards.csv");

worded! {
    /// What the benchmarks of one source, or one chapter of it, are shown together as.
    Chapter {
        /// Elements of Effective Practice for Mentoring: recruitment.
        Recruitment = "recruitment",
        /// The same: screening.
        Screening = "screening",
        /// The same: training.
        Training = "training",
        /// The same: matching and beginning.
        Matching = "matching",
        /// The same: monitoring and support.
        Monitoring = "monitoring",
        /// The same: closure.
        Closure = "closure",
        /// Its supplement on mentoring at a distance.
        Distance = "distance",
        /// National practice guidelines for peer supporters.
        Values = "values",
        /// Core competencies of peer workers.
        Competencies = "competencies",
        /// National model standards for certification.
        Certification = "certification",
        /// Peers for Progress: functions and phases.
        Functions = "functions",
        /// House 1981, Kram 1983.
        Research = "research",
        /// What Kith promises beyond them.
        Promises = "promises",
    }
}

worded! {
    /// How far its wording was compared with the source.
    Mark {
        /// With the standard's own text.
        Checked = "checked",
        /// In part, or at second hand.
        Part = "part",
        /// Not yet: general knowledge of the field.
        General = "general",
        /// It is our own.
        Own = "own",
    }
}

worded! {
    /// How anybody can see whether it is kept.
    Class {
        /// By what stands in the tables of a programme.
        Counted = "counted",
        /// By the shape of the house: it can be no other way, and a test proves it.
        Design = "design",
        /// Not yet.
        Open = "open",
    }
}

/// One benchmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Benchmark {
    /// Its name in every paper of the house.
    pub id: &'static str,
    /// Where it is shown.
    pub chapter: Chapter,
    /// How far its wording was compared with the source.
    pub mark: Mark,
    /// How anybody can see whether it is kept.
    pub class: Class,
    /// The tests of this repository that name it, with `; ` between them; empty where there is none yet.
    pub proof: &'static str,
}

/// Every benchmark, in the order of the handbook.
pub fn all() -> impl Iterator<Item = Benchmark> {
    TABLE.lines().skip(1).filter_map(Benchmark::read)
}

/// The benchmark called `id`; `None` where there is none.
#[must_use]
pub fn find(id: &str) -> Option<Benchmark> {
    all().find(|one| one.id == id)
}

impl Benchmark {
    fn read(line: &'static str) -> Option<Self> {
        let mut fields = line.splitn(4, ',');
        let id = fields.next()?;
        let (mark, class) = (Mark::of(fields.next()?)?, Class::of(fields.next()?)?);
        Some(Self { id, chapter: Chapter::holding(id)?, mark, class, proof: fields.next()? })
    }
}

impl Chapter {
    /// Where the benchmark `id` is shown, by how it begins.
    fn holding(id: &str) -> Option<Self> {
        let begins = [
            ("EEPM-REC-", Self::Recruitment),
            ("EEPM-SCR-", Self::Screening),
            ("EEPM-TRN-", Self::Training),
            ("EEPM-MAT-", Self::Matching),
            ("EEPM-MON-", Self::Monitoring),
            ("EEPM-CLO-", Self::Closure),
            ("EM-", Self::Distance),
            ("NAPS-", Self::Values),
            ("SAMHSA-", Self::Competencies),
            ("NMS-", Self::Certification),
            ("PFP-", Self::Functions),
            ("HOUSE-", Self::Research),
            ("KRAM-", Self::Research),
            ("G", Self::Promises),
        ];
        begins.iter().find(|(begin, _)| id.starts_with(begin)).map(|(_, chapter)| *chapter)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{count::Count, *};

    #[test]
    fn every_line_of_the_table_is_a_benchmark_and_each_stands_there_once() {
        let ids: Vec<_> = all().map(|one| one.id).collect();
        assert_eq!(ids.len(), TABLE.lines().count() - 1, "a line that cannot be read");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "one stands twice");
        assert_eq!(ids.len(), 110, "the papers hold 85 benchmarks and 25 promises");
        for chapter in Chapter::ALL {
            assert!(all().any(|one| one.chapter == *chapter), "{chapter:?} is empty");
        }
        assert!(!TABLE.contains('"'), "the table is read line by line");
    }

    #[test]
    fn what_is_counted_has_a_count_and_what_is_shown_by_design_has_a_test() {
        for one in all() {
            assert_eq!(one.class == Class::Counted, Count::of(one.id).is_some(), "{}", one.id);
            assert_eq!(one.class == Class::Open, one.proof.is_empty(), "{}", one.id);
        }
        assert!(Count::ALL.iter().all(|count| find(count.word()).is_some()));
        assert_eq!(find("EEPM-CLO-99"), None);
    }
}
