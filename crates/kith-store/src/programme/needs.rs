//! What waits for a coordinator: views of the tables in which it stands, one for each reason, all of one shape. Nobody is
//! shown what is about themselves, nor about somebody between whom and them a door is closed.

use kith_core::{
    Code, MemberId, Timestamp,
    journey::health::Part,
    people::grant::Role,
    programme::{
        check,
        need::{Keeper, Need, Reason, Stands, What},
    },
    safety::{case::Source, letter::Matter},
    support::{kind::Kind, urgency::Urgency},
};

use crate::{Fault, Tx, engine::Row, people::worded};

/// Whose list it is.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// Who reads.
    pub reader: MemberId,
    /// Now.
    pub now: Timestamp,
    /// Whether everybody's stands there, or only what they see to, or stand in for.
    pub all: bool,
}

/// The texts of one reason: its list, how many there are, and whether one stands there.
struct Texts {
    list: &'static str,
    count: &'static str,
    one: &'static str,
}

/// That nothing stands between the reader and the member `$who`, who is not they themselves.
macro_rules! others {
    ($who:literal) => {
        concat!(
            "(",
            $who,
            " is null or ",
            $who,
            " <> $1 and not exists (select 1 from block
             where block.owner_id = $1 and block.other_id = ",
            $who,
            "
             or block.owner_id = ",
            $who,
            " and block.other_id = $1))"
        )
    };
}

/// That neither of the two of a talk is kept from the reader.
macro_rules! neither {
    () => {
        concat!(others!("mentee.owner_id"), " and ", others!("mentor.owner_id"))
    };
}

/// That the reader is a `$role`.
macro_rules! holds {
    ($role:literal) => {
        concat!(
            "exists (select 1 from role_grant as held where held.member_id = $1 and held.role = ",
            $role,
            " and held.since <= $2 and (held.until is null or held.until > $2))"
        )
    };
}

/// The leads, but for whom the letter reports.
macro_rules! leads {
    () => {
        "from role_grant as lead where lead.role = 'lead'
         and lead.since <= $2 and (lead.until is null or lead.until > $2)
         and not exists (select 1 from talk join face on face.id in (talk.member_face, talk.helper_face)
             where talk.id = letter.talk_id and face.owner_id = lead.member_id
             and coalesce(letter.writer_id, talk.id) <> lead.member_id)"
    };
}

/// The cases of `$which` on which the reader works, as `safety::crew` in the house above says it. Whoever is alone at the
/// desk works on all but appeals of their own.
macro_rules! cases {
    ($which:literal) => {
        needs!(concat!(
            "select promised as until, desk_case.code as code, desk_case.code as way, opened as since,
             cast(null as text) as one, cast(null as text) as two, desk_case.source as about, letter.matter as more,
             by_id as held
             from desk_case left join letter on letter.id = desk_case.subject_id and desk_case.source in ('concern', 'contact')
             where place in ('open', 'claimed') and ", $which, "
             and not exists (select 1 from case_link where case_link.case_id = desk_case.id)
             and (desk_case.source <> 'right' or ", holds!("'lead'"), ")
             and (coalesce(letter.matter, '') <> 'excluded' or desk_case.weight >= 2 or ", holds!("'lead'"), "
                  or not exists (select 1 ", leads!(), ")
                  or ", holds!("'moderator'"), " and (select count(*) ", leads!(), ") < 2)
             and not exists (select 1 from measure
                  left join desk_case as reported on reported.id = measure.case_id
                  left join letter as report on report.id = reported.subject_id
                  where desk_case.source = 'appeal' and measure.id = desk_case.subject_id
                  and $1 in (measure.member_id, measure.by_id, measure.second_id, report.writer_id))
             and (not exists (select 1 from role_grant as desk where desk.member_id <> $1
                      and desk.role in ('coordinator', 'moderator', 'lead') and desk.since <= $2
                      and (desk.until is null or desk.until > $2))
                  or not exists (select 1 from letter as report join talk on talk.id = report.talk_id
                      join face on face.id in (talk.member_face, talk.helper_face)
                      where desk_case.source in ('concern', 'contact') and report.id = desk_case.subject_id
                      and face.owner_id = $1 and coalesce(report.writer_id, talk.id) <> $1)
                  and not exists (select 1 from request join face on face.id = request.asker_id
                      where desk_case.source = 'safe' and request.id = desk_case.subject_id
                      and not ", others!("face.owner_id"), ")
                  and not exists (select 1 from care join face on face.id = care.face_id
                      where desk_case.source = 'signal' and care.id = desk_case.subject_id
                      and not ", others!("face.owner_id"), ")
                  and not exists (select 1 from pattern
                      where desk_case.source = 'pattern' and pattern.id = desk_case.subject_id
                      and not ", others!("pattern.member_id"), "))"
        ))
    };
}

/// Applications `$which`.
macro_rules! applications {
    ($which:literal) => {
        needs!(concat!(
            "select application.until, application.code, application.code as way,
             coalesce(application.sent, application.made) as since,
             face.pseudonym as one, cast(null as text) as two, application.role as about, cast(null as text) as more,
             cast(null as uuid) as held
             from application join face on face.owner_id = application.member_id and face.side = 'member'
             where application.place in ('sent', 'review', 'second', 'appealed') and ", $which, "
             and (application.place in ('sent', 'review') or application.by_id is null or application.by_id <> $1)
             and ", others!("application.member_id")
        ))
    };
}

/// The texts of a reason of which `$base` is the view.
macro_rules! needs {
    ($base:expr) => {
        Texts {
            list: concat!(
                "select need.until, need.code, need.way, need.since, need.one, need.two, need.about, need.more,
                 seer.owner_id, seer.pseudonym, (select max(deputy.until) from deputy where deputy.deputy_id = $1
                     and deputy.member_id = seer.owner_id and deputy.since <= $2 and deputy.until > $2)
                 from (", $base, ") as need", kept!(), "
                 and (need.until, need.code) > ($4, $5) order by need.until, need.code limit $6"
            ),
            count: concat!(
                "select count(*) from (select 1 from (", $base, ") as need", kept!(), " limit $4) as few"
            ),
            one: concat!("select 1 from (", $base, ") as need", kept!(), " and need.code = $4"),
        }
    };
}

/// Who sees to each need, and that it is on the list that the reader chose.
macro_rules! kept {
    () => {
        " left join keeper on keeper.code = need.code and keeper.since >= need.since
          left join face as seer on seer.owner_id = coalesce(need.held, keeper.member_id) and seer.side = 'member'
          where ($3 or seer.owner_id = $1 or exists (select 1 from deputy where deputy.deputy_id = $1
              and deputy.member_id = seer.owner_id and deputy.since <= $2 and deputy.until > $2))"
    };
}

const DANGER: Texts = cases!("(desk_case.source = 'safe' or desk_case.weight >= 2)");
const LETTER: Texts = cases!(
    "desk_case.source not in ('safe', 'appeal') and desk_case.weight < 2 and desk_case.owed"
);
const APPEAL: Texts =
    cases!("desk_case.source = 'appeal' and desk_case.weight < 2 and desk_case.owed");

const REQUEST: Texts = needs!(concat!(
    "select desk_until as until, request.code as code, request.code as way, request.asked as since,
     face.pseudonym as one, cast(null as text) as two, request.kind as about,
     case when handover_by is null and place = 'offered' then 'offered' when handover_by is null then 'yours'
          when place = 'offered' then 'handover_offered' else 'handover' end
     || ' ' || request.urgency || case when request.risk > 0 then ' risk' else '' end as more, cast(null as uuid) as held
     from request left join face on face.id = request.asker_id
     where desk_until is not null and ", others!("face.owner_id")
));

// Somebody is asked after within two days; who is silent in several talks is asked after once.
const SILENCE: Texts = needs!(concat!(
    "select silence.since + 172800000000 as until, face.code as code, face.code as way, silence.since as since,
     face.pseudonym as one, cast(null as text) as two, cast(null as text) as about, cast(null as text) as more,
     cast(null as uuid) as held
     from silence join face on face.id = silence.helper_id
     where silence.seen is null and not exists (select 1 from silence as earlier
         where earlier.helper_id = silence.helper_id and earlier.seen is null
         and (earlier.since, earlier.request_id) < (silence.since, silence.request_id))
     and ", others!("face.owner_id")
));

const DEBRIEF: Texts = needs!(concat!(
    "select debrief.due as until, debrief.code as code, debrief.code as way, debrief.since as since,
     helper.pseudonym as one, asks.pseudonym as two, cast(null as text) as about, cast(null as text) as more,
     cast(null as uuid) as held
     from debrief left join face as helper on helper.id = debrief.helper_id
     left join face as asks on asks.owner_id = debrief.with_id and asks.side = 'member'
     where debrief.until is null and ", others!("helper.owner_id")
));

const APPLICATION: Texts = applications!(
    "not (application.place in ('sent', 'review') and exists (select 1 from reference
     where reference.application_id = application.id and (reference.place in ('over', 'refused')
         or reference.place = 'asked' and reference.chased is not null)))"
);
const REFERENCE: Texts = applications!(
    "application.place in ('sent', 'review') and exists (select 1 from reference
     where reference.application_id = application.id and (reference.place in ('over', 'refused')
         or reference.place = 'asked' and reference.chased is not null))"
);

// As long before its end as that is announced. Only of those who hold a role, and where nothing newer was looked at.
const CHECK: Texts = needs!(concat!(
    "select screening.expires as until, screening.code as code, application.code as way,
     screening.expires - 2592000000000 as since, face.pseudonym as one, cast(null as text) as two,
     screening.kind as about, cast(null as text) as more, cast(null as uuid) as held
     from screening join face on face.owner_id = screening.member_id and face.side = 'member'
     join application on application.id = (select id from application as last
         where last.member_id = screening.member_id and last.how = 'accepted' order by last.over desc limit 1)
     where screening.expires is not null and screening.expires - 2592000000000 <= $2
     and exists (select 1 from role_grant where role_grant.member_id = screening.member_id
         and role_grant.since <= $2 and (role_grant.until is null or role_grant.until > $2))
     and not exists (select 1 from screening as newer where newer.member_id = screening.member_id
         and newer.kind = screening.kind
         and (newer.issued, newer.at, newer.id) > (screening.issued, screening.at, screening.id))
     and ", others!("screening.member_id")
));

const PAIR: Texts = needs!(concat!(
    "select bond.call_by as until, talk.code as code, talk.code as way, bond.since as since,
     mentee.pseudonym as one, mentor.pseudonym as two, bond.parts as about, cast(null as text) as more,
     cast(null as uuid) as held
     from bond join talk on talk.id = bond.talk_id
     left join face as mentee on mentee.id = talk.member_face
     left join face as mentor on mentor.id = talk.helper_face
     where bond.call_by is not null and (talk.closed is null or talk.how = 'frozen') and ", neither!()
));

// A week before the last day.
const CLOSING: Texts = needs!(concat!(
    "select ending.ends as until, talk.code as code, talk.code as way, ending.since as since,
     mentee.pseudonym as one, mentor.pseudonym as two, cast(null as text) as about, cast(null as text) as more,
     cast(null as uuid) as held
     from ending join talk on talk.id = ending.talk_id and talk.closed is null
     left join face as mentee on mentee.id = talk.member_face
     left join face as mentor on mentor.id = talk.helper_face
     where ending.wish is null and ending.ends - 604800000000 <= $2 and ", neither!()
));

// A mentee whose second journey ended early within a year: a week after that, or after they asked anew. Who asked twice stands
// there once; whoever was the mentor of one of them does not read it.
const REMATCH: Texts = needs!(concat!(
    "select case when request.asked > last.closed then request.asked else last.closed end + 604800000000 as until,
     last.code as code, last.code as way,
     case when request.asked > last.closed then request.asked else last.closed end as since,
     mentee.pseudonym as one, cast(null as text) as two, cast(null as text) as about, cast(null as text) as more,
     cast(null as uuid) as held
     from request join face as mentee on mentee.id = request.asker_id
     join short_journey as last on last.mentee = request.asker_id
     left join face as mentor on mentor.id = last.mentor
     where request.kind = 'mentor' and request.place in ('waiting', 'escalated', 'alternative')
     and not exists (select 1 from request as other where other.asker_id = request.asker_id
         and other.kind = 'mentor' and other.place in ('waiting', 'escalated', 'alternative')
         and other.id < request.id)
     and last.closed > $2 - 31536000000000
     and not exists (select 1 from short_journey as later
         where later.mentee = last.mentee and (later.closed, later.talk_id) > (last.closed, last.talk_id))
     and exists (select 1 from short_journey as first where first.mentee = last.mentee
         and first.talk_id <> last.talk_id and first.closed > $2 - 31536000000000)
     and not exists (select 1 from rematch where rematch.mentee_face = request.asker_id
         and rematch.at >= last.closed)
     and not exists (select 1 from short_journey as own join face as walked on walked.id = own.mentor
         where own.mentee = last.mentee and walked.owner_id = $1)
     and ", neither!()
));

// Of those who belong to a programme; how it was asked for says nothing that the list needs.
const ARCHIVE: Texts = needs!(concat!(
    "select archive.until as until, archive.code as code, face.code as way, archive.since as since,
     face.pseudonym as one, cast(null as text) as two, cast(null as text) as about, cast(null as text) as more,
     cast(null as uuid) as held
     from archive join face on face.owner_id = archive.member_id and face.side = 'member'
     where archive.over is null
     and (exists (select 1 from role_grant where role_grant.member_id = archive.member_id)
         or exists (select 1 from application where application.member_id = archive.member_id)
         or exists (select 1 from face as own join request on request.asker_id = own.id
             where own.owner_id = archive.member_id))
     and ", others!("archive.member_id")
));

const DIFFERENCE: Texts = needs!(concat!(
    "select difference.until as until, difference.code as code, difference.code as way, difference.since as since,
     mentee.pseudonym as one, mentor.pseudonym as two, cast(null as text) as about, cast(null as text) as more,
     cast(null as uuid) as held
     from difference join talk on talk.id = difference.talk_id
     left join face as mentee on mentee.id = talk.member_face
     left join face as mentor on mentor.id = talk.helper_face
     where difference.over is null and ", neither!()
));

const fn texts(reason: Reason) -> &'static Texts {
    match reason {
        Reason::Danger => &DANGER,
        Reason::Request => &REQUEST,
        Reason::Silence => &SILENCE,
        Reason::Debrief => &DEBRIEF,
        Reason::Letter => &LETTER,
        Reason::Appeal => &APPEAL,
        Reason::Application => &APPLICATION,
        Reason::Reference => &REFERENCE,
        Reason::Check => &CHECK,
        Reason::Pair => &PAIR,
        Reason::Closing => &CLOSING,
        Reason::Rematch => &REMATCH,
        Reason::Archive => &ARCHIVE,
        Reason::Difference => &DIFFERENCE,
    }
}

/// Up to `limit` needs of `reason` in `view`, those first that are to be done soonest, after the spot `after`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    view: View,
    reason: Reason,
    after: Option<(Timestamp, Code)>,
    limit: i64,
) -> Result<Vec<Need>, Fault> {
    let (until, code) = after.unzip();
    tx.all(
        texts(reason).list,
        &[
            view.reader.into(),
            view.now.into(),
            view.all.into(),
            until.map_or(i64::MIN, Timestamp::micros).into(),
            code.unwrap_or(Code(uuid::Uuid::nil())).into(),
            limit.into(),
        ],
        |row| read(row, reason),
    )
}

/// How many needs of `reason` stand in `view`, counted up to `most`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count(tx: &mut Tx, view: View, reason: Reason, most: i64) -> Result<i64, Fault> {
    let values = [view.reader.into(), view.now.into(), view.all.into(), most.into()];
    let found = tx.one(texts(reason).count, &values, |row| row.get(0))?;
    Ok(found.unwrap_or_default())
}

/// Whether what `code` names stands in `view` for `reason`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waits(tx: &mut Tx, view: View, reason: Reason, code: Code) -> Result<bool, Fault> {
    let values = [view.reader.into(), view.now.into(), view.all.into(), code.into()];
    Ok(tx.one(texts(reason).one, &values, |_| Ok(()))?.is_some())
}

fn read(row: &Row, reason: Reason) -> Result<Need, Fault> {
    let (member, name): (Option<MemberId>, Option<String>) = (row.get(8)?, row.get(9)?);
    let stands_in = row.get(10)?;
    Ok(Need {
        reason,
        until: row.get(0)?,
        code: row.get(1)?,
        way: row.get(2)?,
        since: row.get(3)?,
        names: [row.get(4)?, row.get(5)?],
        what: what(row, reason)?,
        keeper: member.zip(name).map(|(member, name)| Keeper { member, name, stands_in }),
    })
}

fn what(row: &Row, reason: Reason) -> Result<What, Fault> {
    let (about, more): (Option<String>, Option<String>) = (row.get(6)?, row.get(7)?);
    let about = about.as_deref().unwrap_or_default();
    Ok(match reason {
        Reason::Danger | Reason::Letter | Reason::Appeal => {
            let matter = more.map(|word| worded(&word, Matter::of)).transpose()?;
            What::Case(worded(about, Source::of)?, matter)
        }
        Reason::Request => {
            let mut words = more.as_deref().unwrap_or_default().split(' ');
            let stands = worded(words.next().unwrap_or_default(), Stands::of)?;
            let urgency = worded(words.next().unwrap_or_default(), Urgency::of)?;
            let risk = words.next().is_some();
            What::Request { kind: worded(about, Kind::of)?, stands, urgency, risk }
        }
        Reason::Application | Reason::Reference => What::Application(worded(about, Role::of)?),
        Reason::Check => What::Check(worded(about, check::Kind::of)?),
        Reason::Pair => {
            let parts = about.split_whitespace().map(|word| worded(word, Part::of));
            What::Pair(parts.collect::<Result<_, _>>()?)
        }
        Reason::Silence
        | Reason::Debrief
        | Reason::Closing
        | Reason::Rematch
        | Reason::Archive
        | Reason::Difference => What::Plain,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_that_is_put_together_is_understood() {
        for reason in Reason::ALL {
            let Texts { list, count, one } = texts(*reason);
            crate::catalogue::is_understood(&[list, count, one]);
            let scratch = crate::Scratch::new(None).unwrap();
            let store = crate::Store::open(&scratch.place).unwrap();
            let scans = crate::support::plans::scans(&store, list);
            assert!(scans.is_empty(), "{reason:?} reads a whole table: {scans:?}");
        }
    }
}
