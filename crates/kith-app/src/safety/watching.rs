//! What was noticed, as the desk sees it: of what kind it is, and the words only where they stand open.

use kith_core::{
    FaceId, MemberId, Private, RequestId, TalkId, Timestamp,
    safety::{
        care::{Care, Place},
        opening::Purpose,
        signal::{Mark, Signal},
    },
};
use kith_store::{
    Tx,
    journey::check_ins,
    keys::Owner,
    people::faces,
    safety::{cares, signals},
    seal::{self, Sealed},
    support::requests,
    talk::messages,
};

use super::port;
use crate::{App, Error, support::asking, talk::posting};

/// How many signals the desk sees of one care: the newest.
const SIGNALS: i64 = 10;

/// What was noticed in the words of one person at one place.
#[derive(Debug, Clone)]
pub struct Watch {
    /// What stands between them and the house.
    pub care: Care,
    /// What was noticed, the newest first; up to ten.
    pub signals: Vec<Signal>,
    /// Until when the words stand open to whoever asks; `None` while they are closed to them.
    pub until: Option<Timestamp>,
    /// The words, the newest first; empty while they are closed.
    pub said: Vec<Marked>,
}

/// A text with the places that were noticed.
#[derive(Debug, Clone)]
pub struct Marked {
    /// When it was written.
    pub at: Timestamp,
    /// Its words; `None` where they were taken back or erased.
    pub words: Option<Private>,
    /// The places, by bytes.
    pub marks: Vec<Mark>,
}

/// A text, still sealed.
pub(super) struct Kept {
    at: Timestamp,
    marks: Vec<Mark>,
    purpose: Purpose,
    sealed: Option<(Owner, seal::Place, Sealed)>,
}

/// What was noticed in `care`, with its words still sealed where there is a `purpose`.
pub(super) fn watch(
    tx: &mut Tx,
    care: Care,
    purpose: Option<&Purpose>,
) -> Result<(Watch, Vec<Kept>), Error> {
    let signals = signals::of(tx, care.id.0, SIGNALS)?;
    let mut kept = Vec::new();
    for (signal, purpose) in signals.iter().zip(purpose.into_iter().cycle()) {
        let (at, marks, purpose) = (signal.at, signal.marks.clone(), purpose.clone());
        kept.push(Kept { at, marks, purpose, sealed: sealed(tx, &care, signal)? });
    }
    let until = purpose.map(Purpose::until);
    Ok((Watch { care, signals, until, said: Vec::new() }, kept))
}

fn sealed(
    tx: &mut Tx,
    care: &Care,
    signal: &Signal,
) -> Result<Option<(Owner, seal::Place, Sealed)>, Error> {
    if let Some(id) = signal.message {
        let body = messages::find(tx, id)?.and_then(|message| message.body);
        let owner = Owner::Talk(TalkId(care.at_place), care.author);
        return Ok(body.map(|body| (owner, posting::place(id), body)));
    }
    match care.place {
        // What was noticed of an agreement or a goal, which no message holds; and an application, which is read
        // where it is decided.
        Place::Talk | Place::Application => Ok(None),
        Place::Request => {
            let id = RequestId(care.at_place);
            let owner = faces::find(tx, care.author)?.map(|face| Owner::Member(face.owner));
            let words = owner.zip(requests::words(tx, id)?);
            Ok(words.map(|(owner, words)| (owner, asking::place(id), words)))
        }
        Place::CheckIn => {
            let kept = check_ins::named(tx, care.at_place)?;
            let words = kept.and_then(|(talk, kept)| Some((talk, kept.id, kept.words?)));
            let owner = |talk| Owner::Talk(talk, care.author);
            Ok(words.map(|(talk, id, words)| (owner(talk), check_ins::place(id), words)))
        }
    }
}

/// The texts, opened. May wait for the key store: call it aside.
pub(super) fn opened(app: &App, kept: Vec<Kept>) -> Result<Vec<Marked>, Error> {
    let open = |kept: Kept| {
        let words = match kept.sealed {
            Some((owner, place, sealed)) => {
                port::read_for(app, &kept.purpose, (owner, place), &sealed)?
            }
            None => None,
        };
        Ok(Marked { at: kept.at, words, marks: kept.marks })
    };
    kept.into_iter().map(open).collect()
}

/// Everything that was noticed in what `member` wrote, behind whichever face, and where.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(super) fn own(tx: &mut Tx, member: MemberId) -> Result<Vec<(Place, Signal)>, Error> {
    let own: Vec<FaceId> = faces::list(tx, member)?.into_iter().map(|face| face.id).collect();
    let mut all = Vec::new();
    for face in own {
        for care in cares::of(tx, face)? {
            let signals = signals::of(tx, care.id.0, i64::from(i16::MAX))?;
            all.extend(signals.into_iter().map(|signal| (care.place, signal)));
        }
    }
    Ok(all)
}

impl Marked {
    /// The words in parts, each with whether it was noticed; empty where they are gone. Marks that fit no
    /// letter are left out.
    #[must_use]
    pub fn parts(&self) -> Vec<(&str, bool)> {
        let text = self.words.as_ref().map(Private::reveal).unwrap_or_default();
        let (mut parts, mut done) = (Vec::new(), 0);
        let mut marks: Vec<_> = self.marks.iter().map(|mark| (mark.start, mark.end)).collect();
        marks.sort_unstable();
        for (start, end) in marks {
            let start = start.max(done);
            let (Some(plain), Some(marked)) = (text.get(done..start), text.get(start..end)) else {
                continue;
            };
            parts.extend([(plain, false), (marked, true)]);
            done = end;
        }
        parts.push((text.get(done..).unwrap_or_default(), false));
        parts.retain(|(part, _)| !part.is_empty());
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, marks: &[(usize, usize)]) -> Marked {
        let mark = |&(start, end): &(usize, usize)| Mark { rule: "a".to_owned(), start, end };
        Marked {
            at: Timestamp::from_micros(0).unwrap_or_else(|| unreachable!("the epoch")),
            words: Some(Private::new(text)),
            marks: marks.iter().map(mark).collect(),
        }
    }

    #[test]
    fn marks_lie_over_their_words_and_no_letter_is_lost() {
        for marks in [&[(2, 5)][..], &[(0, 3), (2, 6)], &[(4, 99)], &[(3, 1)], &[]] {
            let text = marked("héllo world", marks);
            let whole: String = text.parts().iter().map(|(part, _)| *part).collect();
            assert_eq!(whole, "héllo world", "{marks:?}");
        }
        assert_eq!(
            marked("abcdef", &[(1, 3)]).parts(),
            [("a", false), ("bc", true), ("def", false)]
        );
    }
}
