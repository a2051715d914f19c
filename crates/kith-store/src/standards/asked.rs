//! How each of the questions is put: once to be counted, once to be listed. A question itself knows neither who asks nor
//! when: it answers, for each thing that a benchmark asks something of, `programme_id`, `code` and `door` (what names it,
//! and below which path it stands), `one` and `two` (the faces of those it is about), `since` (from when on it is asked),
//! `done` (when it was, or null) and `until` (until when that counts, or null for good).

/// One question, put both ways.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// How many there are, how many hold, and when the newest of these did.
    pub(super) counts: &'static str,
    /// The rows.
    pub(super) rows: &'static str,
}

/// The question in the literal, without the bracket that closes it, as of now (`$3`), for the programme `$1` and the reader
/// `$2`: of what was asked for by `$4`, whether it holds, which what was done by `$5`, or had to be looked at anew by `$6`, does no more.
macro_rules! judged {
    ($found:literal, $asked:literal) => {
        concat!(
            "(select code, door, programme_id, one, two, since, done,
              case when done > $5 and done <= $3 and (until is null or until > $6)
              then cast(1 as bigint) else 0 end as held from (",
            $found,
            ") as found where since <= $4 and (programme_id = $1 or $1 is null) and (",
            $asked,
            ")
             and not exists (select 1 from face where face.id in (one, two) and (face.owner_id = $2
                 or face.owner_id in (select other_id from block where owner_id = $2
                     union select owner_id from block where other_id = $2)))"
        )
    };
}

/// Puts the question in the first literal both ways, of those rows that the second lets through: it may look at the time.
/// Each begins with a remark: a piece of a statement is none by itself.
macro_rules! ask {
    ($found:literal) => {
        $crate::standards::asked::ask!($found, "1 = 1")
    };
    ($found:literal, $asked:literal) => {
        $crate::standards::asked::Asked {
            counts: concat!(
                "/* how many */ select count(*), count(case when held = 1 then 1 end),
                 max(case when held = 1 then done end) from ",
                $crate::standards::asked::judged!($found, $asked),
                ") as judged"
            ),
            rows: concat!(
                "/* which */ with judged as ",
                $crate::standards::asked::judged!($found, $asked),
                ") select judged.code, door, programme.name, first.pseudonym, second.pseudonym, since, done, held
                 from judged left join programme on programme.id = judged.programme_id
                 left join face first on first.id = one left join face second on second.id = two
                 where not exists (select 1 from judged as mark where mark.code = $7
                     and (-mark.held, mark.since, mark.code) <= (-judged.held, judged.since, judged.code))
                 order by held, since desc, judged.code desc limit $8"
            ),
        }
    };
}

pub(super) use {ask, judged};
