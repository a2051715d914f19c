//! Who offers to bring whom together, one row each; owned table: `introduction`.

use kith_core::{
    Code, FaceId, MemberId, TalkId, Timestamp,
    journey::introduction::{Introduction, Party, Place},
    pairing::proposal::Word,
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    keys::Owner,
    people::worded,
    seal::{self, Sealed},
};

/// The job that does what is due of one.
pub const JOB: &str = "introduction";

/// Between whom an introduction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    /// The talk of the mentee and the mentor.
    pub talk: TalkId,
    /// Who offers it.
    pub mentor: FaceId,
    /// Who is asked first.
    pub mentee: FaceId,
    /// Who is asked then.
    pub third: FaceId,
}

/// An introduction as it is kept.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Which; also the place of its seals.
    pub id: Uuid,
    /// Between whom.
    pub sides: Sides,
    /// It.
    pub introduction: Introduction,
    /// What the mentee reads, sealed; `None` once it has an end.
    pub why: Option<Sealed>,
    /// What the third reads, sealed; `None` once it has an end.
    pub about: Option<Sealed>,
    /// Who wrote that last.
    pub about_by: FaceId,
}

/// Where what the mentee reads of the introduction `id` is sealed.
#[must_use]
pub fn place_of_why(id: Uuid) -> seal::Place {
    seal::Place { table: "introduction", row: id, column: "why" }
}

/// Where what the third reads of it is sealed.
#[must_use]
pub fn place_of_about(id: Uuid) -> seal::Place {
    seal::Place { table: "introduction", row: id, column: "about" }
}

impl Sides {
    /// Who `face` is there; `None` for everybody else.
    #[must_use]
    pub fn party(&self, face: FaceId) -> Option<Party> {
        Party::ALL.iter().copied().find(|party| self.face(*party) == face)
    }

    /// Who `party` is.
    #[must_use]
    pub const fn face(&self, party: Party) -> FaceId {
        match party {
            Party::Mentor => self.mentor,
            Party::Mentee => self.mentee,
            Party::Third => self.third,
        }
    }
}

impl Kept {
    /// Whose key seals what the mentee reads.
    #[must_use]
    pub const fn key_of_why(&self) -> Owner {
        Owner::Talk(self.sides.talk, self.sides.mentor)
    }

    /// Whose key seals what the third reads.
    #[must_use]
    pub const fn key_of_about(&self) -> Owner {
        Owner::Talk(self.sides.talk, self.about_by)
    }
}

/// Adds `introduction` as `id`, with what the mentee reads, and what the third does.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(
    tx: &mut Tx,
    (id, introduction): (Uuid, &Introduction),
    sides: &Sides,
    (why, about): (&Sealed, &Sealed),
) -> Result<(), Fault> {
    tx.run(
        "insert into introduction (id, code, talk_id, mentor_face, mentee_face, third_face, why, about,
             about_by, offered, place, since, reminded)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $4, $9, $10, $9, false)",
        &[
            id.into(),
            introduction.code.into(),
            sides.talk.into(),
            sides.mentor.into(),
            sides.mentee.into(),
            sides.third.into(),
            why.into(),
            about.into(),
            introduction.offered.into(),
            introduction.place.word().into(),
        ],
    )?;
    Ok(())
}

/// Keeps where the introduction `id` is now; with its end, its words are let go.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, id: Uuid, introduction: &Introduction) -> Result<(), Fault> {
    tx.run(
        "update introduction set place = $2, since = $3, mentee = $4, asked = $5, third = $6,
             reminded = $7, made_talk = $8 where id = $1",
        &[
            id.into(),
            introduction.place.word().into(),
            introduction.since.into(),
            introduction.mentee.map(Word::word).into(),
            introduction.asked.into(),
            introduction.third.map(Word::word).into(),
            introduction.reminded.into(),
            introduction.talk.into(),
        ],
    )?;
    if introduction.is_over() { let_go(tx, id) } else { Ok(()) }
}

/// Lets the words of the introduction `id` go.
///
/// # Errors
/// [`Fault`] of the store.
pub fn let_go(tx: &mut Tx, id: Uuid) -> Result<(), Fault> {
    tx.run("update introduction set why = null, about = null where id = $1", &[id.into()])?;
    Ok(())
}

/// Keeps what the third reads of the introduction `id`, as `by` wrote it.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set_about(tx: &mut Tx, id: Uuid, (about, by): (&Sealed, FaceId)) -> Result<(), Fault> {
    tx.run(
        "update introduction set about = $2, about_by = $3 where id = $1",
        &[id.into(), about.into(), by.into()],
    )?;
    Ok(())
}

/// The introduction `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: Uuid) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, talk_id, mentor_face, mentee_face, third_face, why, about, about_by, offered,
             place, since, mentee, asked, third, reminded, made_talk
         from introduction where id = $1",
        &[id.into()],
        read,
    )
}

/// The introduction that `code` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, talk_id, mentor_face, mentee_face, third_face, why, about, about_by, offered,
             place, since, mentee, asked, third, reminded, made_talk
         from introduction where code = $1",
        &[code.into()],
        read,
    )
}

/// By which introduction the two of `talk` met; `None` where they found each other through a request.
///
/// # Errors
/// [`Fault`] of the store.
pub fn made(tx: &mut Tx, talk: TalkId) -> Result<Option<Kept>, Fault> {
    tx.one(
        "select id, code, talk_id, mentor_face, mentee_face, third_face, why, about, about_by, offered,
             place, since, mentee, asked, third, reminded, made_talk
         from introduction where made_talk = $1",
        &[talk.into()],
        read,
    )
}

/// What was offered in `talk`, the newest first: up to `limit` before the one that `before` names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of_talk(
    tx: &mut Tx,
    talk: TalkId,
    (before, limit): (Option<Code>, i64),
) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, talk_id, mentor_face, mentee_face, third_face, why, about, about_by, offered,
             place, since, mentee, asked, third, reminded, made_talk
         from introduction where talk_id = $1
         and not exists (select 1 from introduction as edge where edge.code = $2
                         and (edge.offered, edge.id) <= (introduction.offered, introduction.id))
         order by offered desc, id desc limit $3",
        &[talk.into(), before.into(), limit.into()],
        read,
    )
}

/// Where `face` is one of the three, in whatever part: the newest first, up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, face: FaceId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, talk_id, mentor_face, mentee_face, third_face, why, about, about_by, offered,
             place, since, mentee, asked, third, reminded, made_talk
         from introduction where mentor_face = $1 or mentee_face = $1 or third_face = $1
         order by offered desc, id desc limit $2",
        &[face.into(), limit.into()],
        read,
    )
}

/// Where `face` is to say yes or no, the oldest first: up to `limit`. Some may ask no longer.
///
/// # Errors
/// [`Fault`] of the store.
pub fn asks(tx: &mut Tx, face: FaceId, limit: i64) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, talk_id, mentor_face, mentee_face, third_face, why, about, about_by, offered,
             place, since, mentee, asked, third, reminded, made_talk
         from introduction where place in ('offered', 'asked', 'quiet')
         and ((mentee_face = $1 and mentee is null)
              or (third_face = $1 and asked is not null and third is null))
         order by offered, id limit $2",
        &[face.into(), limit.into()],
        read,
    )
}

/// Where `face` is one of the three and that has no end yet.
///
/// # Errors
/// [`Fault`] of the store.
pub fn standing(tx: &mut Tx, face: FaceId) -> Result<Vec<Kept>, Fault> {
    tx.all(
        "select id, code, talk_id, mentor_face, mentee_face, third_face, why, about, about_by, offered,
             place, since, mentee, asked, third, reminded, made_talk
         from introduction where place not in ('made', 'over')
         and (mentor_face = $1 or mentee_face = $1 or third_face = $1) order by id",
        &[face.into()],
        read,
    )
}

/// The open talks into which `face` was brought.
///
/// # Errors
/// [`Fault`] of the store.
pub fn open_talks(tx: &mut Tx, face: FaceId) -> Result<Vec<TalkId>, Fault> {
    tx.all(
        "select talk.id from introduction join talk on talk.id = made_talk and talk.closed is null
         where mentee_face = $1 or third_face = $1 order by talk.id",
        &[face.into()],
        |row| row.get(0),
    )
}

/// Who the thirds are with whom somebody was to be brought together in `talk`, with their names.
///
/// # Errors
/// [`Fault`] of the store.
pub fn thirds(tx: &mut Tx, talk: TalkId) -> Result<Vec<(FaceId, String)>, Fault> {
    tx.all(
        "select distinct face.id, pseudonym from introduction join face on face.id = third_face
         where talk_id = $1",
        &[talk.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// How many stand that `owner` offered.
///
/// # Errors
/// [`Fault`] of the store.
pub fn count_open(tx: &mut Tx, owner: MemberId) -> Result<i64, Fault> {
    let count = tx.one(
        "select count(*) from introduction join face on face.id = mentor_face
         where face.owner_id = $1 and place not in ('made', 'over')",
        &[owner.into()],
        |row| row.get(0),
    )?;
    Ok(count.unwrap_or_default())
}

/// When `mentor` offered last to bring `one` and `other` together, whichever of the two was asked first; `None` where they
/// did not.
///
/// # Errors
/// [`Fault`] of the store.
pub fn last(
    tx: &mut Tx,
    mentor: FaceId,
    (one, other): (FaceId, FaceId),
) -> Result<Option<Timestamp>, Fault> {
    let last = tx.one(
        "select max(offered) from introduction where mentor_face = $1
         and ((mentee_face = $2 and third_face = $3) or (mentee_face = $3 and third_face = $2))",
        &[mentor.into(), one.into(), other.into()],
        |row| row.get(0),
    )?;
    Ok(last.flatten())
}

/// Whether anybody offered since `since` to bring `one` and `other` together, but for the introduction `but`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn tried(
    tx: &mut Tx,
    (one, other): (FaceId, FaceId),
    (since, but): (Timestamp, Uuid),
) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from introduction where offered > $3 and offered <= (select offered from introduction as own where own.id = $4)
         and id <> $4
         and ((mentee_face = $1 and third_face = $2) or (mentee_face = $2 and third_face = $1)) limit 1",
        &[one.into(), other.into(), since.into(), but.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// Whom the mentor behind `face` talks with besides `talk`, in talks that go on: what names the talk, who, and their
/// name; the newest word first, up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn others(
    tx: &mut Tx,
    (face, talk): (FaceId, TalkId),
    limit: i64,
) -> Result<Vec<(Code, FaceId, String)>, Fault> {
    tx.all(
        "select talk.code, face.id, pseudonym from talk join face on face.id = talk.member_face
         join talk as own on own.id = $2
         where talk.helper_face = $1 and talk.closed is null and talk.member_face <> own.member_face
         order by talk.last_word desc, talk.id desc limit $3",
        &[face.into(), talk.into(), limit.into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Whether the people behind two faces have an open talk, behind whichever faces.
///
/// # Errors
/// [`Fault`] of the store.
pub fn talk_already(tx: &mut Tx, one: FaceId, other: FaceId) -> Result<bool, Fault> {
    let found = tx.one(
        "select 1 from face mine join face own on own.owner_id = mine.owner_id
         join talk on talk.closed is null and (talk.member_face = own.id or talk.helper_face = own.id)
         join face theirs on theirs.id = case when talk.member_face = own.id then talk.helper_face
                                         else talk.member_face end
         join face met on met.owner_id = theirs.owner_id
         where mine.id = $1 and met.id = $2 limit 1",
        &[one.into(), other.into()],
        |_| Ok(()),
    )?;
    Ok(found.is_some())
}

/// When the mentee of `talk` was introduced to somebody by their mentor, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn made_in(tx: &mut Tx, talk: TalkId, limit: i64) -> Result<Vec<Timestamp>, Fault> {
    tx.all(
        "select since from introduction where talk_id = $1 and place = 'made'
         order by offered desc limit $2",
        &[talk.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Introductions that stand and for which no timer does, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from introduction where place not in ('made', 'over') and id > $1
         and not exists (select 1 from job where job.name = 'introduction'
                         and job.subject_id = introduction.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Lets the words go that `author` wrote for introductions in `talk`; how many.
///
/// # Errors
/// [`Fault`] of the store.
pub fn forget(tx: &mut Tx, talk: TalkId, author: FaceId) -> Result<u64, Fault> {
    let of = [talk.into(), author.into()];
    let why = tx.run(
        "update introduction set why = null
         where talk_id = $1 and mentor_face = $2 and why is not null",
        &of,
    )?;
    let about = tx.run(
        "update introduction set about = null
         where talk_id = $1 and about_by = $2 and about is not null",
        &of,
    )?;
    Ok(why + about)
}

/// Forgets what came to nothing and had `face` among the three.
///
/// # Errors
/// [`Fault`] of the store.
pub fn erase(tx: &mut Tx, face: FaceId) -> Result<(), Fault> {
    tx.run(
        "delete from introduction where place = 'over'
         and (mentor_face = $1 or mentee_face = $1 or third_face = $1)",
        &[face.into()],
    )?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Kept, Fault> {
    let said = |at| -> Result<Option<Word>, Fault> {
        row.get::<Option<String>>(at)?.map(|word| worded(&word, Word::of)).transpose()
    };
    let place: String = row.get(10)?;
    Ok(Kept {
        id: row.get(0)?,
        sides: Sides {
            talk: row.get(2)?,
            mentor: row.get(3)?,
            mentee: row.get(4)?,
            third: row.get(5)?,
        },
        why: row.get(6)?,
        about: row.get(7)?,
        about_by: row.get(8)?,
        introduction: Introduction {
            code: row.get(1)?,
            offered: row.get(9)?,
            place: worded(&place, Place::of)?,
            since: row.get(11)?,
            mentee: said(12)?,
            asked: row.get(13)?,
            third: said(14)?,
            reminded: row.get(15)?,
            talk: row.get(16)?,
        },
    })
}
