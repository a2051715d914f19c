//! `/me`: one's own faces, what one says of oneself and to whom, and how Kith looks.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    people::{
        portraying::{self, Doorway},
        saying::{self, Statement},
    },
};
use kith_core::{
    Code, Refusal,
    people::{
        account::Pseudonym,
        face::Side,
        facet::{Audience, Kind},
        taste::{Exit, Tastes, Theme, Titles},
        welcome::Step,
    },
};

use super::choices::{Choice, DONE, choices};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::{Locale, Words},
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "people/me.html")]
pub(crate) struct Me {
    w: Shell,
    doorway: Code,
    pseudonym: String,
    /// Doorway and pseudonym of the helper face, for one who helps.
    helper: Option<(Code, String)>,
    looks: Vec<Look>,
    said: Vec<Line>,
    /// What people see who stand to one in a certain way.
    seen: Vec<(String, Vec<Line>)>,
    questions: Vec<(String, String)>,
    ways: Vec<(&'static str, String)>,
}

/// One choice of how Kith looks.
struct Look {
    name: &'static str,
    label: String,
    ways: Vec<Choice>,
}

/// One statement.
struct Line {
    kind: String,
    text: String,
    audience: String,
}

/// Where else one can go from here.
const WAYS: [(&str, &str); 24] = [
    ("/plan", "plan-title"),
    ("/requests", "asked-title"),
    ("/applications/new", "applications-title"),
    ("/courses", "courses-title"),
    ("/hours", "hours-title"),
    ("/certificates", "certificates-title"),
    ("/me/notices", "calling-title"),
    ("/me/calendar", "calendar-title"),
    ("/me/busy", "busy-title"),
    ("/me/consents", "consents-title"),
    ("/me/reads", "openings-title"),
    ("/me/letters", "letters-title"),
    ("/letters", "circulars-title"),
    ("/me/rights", "rights-title"),
    ("/measures", "measures-title"),
    ("/me/blocks", "blocks-title"),
    ("/me/avoid", "avoid-title"),
    ("/me/devices", "devices-title"),
    ("/me/name", "rename-title"),
    ("/me/passphrase", "passphrase-title"),
    ("/me/second-step", "second-step-title"),
    ("/recovery-codes", "codes-title"),
    ("/me/export", "export-title"),
    ("/me/leave", "leave-title"),
];

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me", May::Member, show).post("/me", May::Member, save)
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let face = me.known.face.clone();
    let said = work::aside(move || saying::own(&app, &face)).await?;
    Ok(draw(&Me::new(done.on(me.shell("me-title"), &DONE), &me, &said)))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let own = Pseudonym::parse(&fields.text("pseudonym")).map_err(|why| ("pseudonym", why));
    let helper = me.known.helper.is_some().then(|| Pseudonym::parse(&fields.text("helper")));
    let helper = helper.transpose().map_err(|why| ("helper", why));
    let (own, helper) = match own.and_then(|own| Ok((own, helper?))) {
        Ok(names) => names,
        Err(problem) => return again(app, &me, &fields, problem).await,
    };
    let (member, tastes) = (me.known.member, tastes(&fields, &me.known.tastes));
    let [doorway, helper_doorway] = ["redraw", "redraw-helper"].map(|field| redraw(&fields, field));
    work::write(&app, move |tx, at| {
        portraying::portray(tx, at, (member, Side::Member), &own, doorway)?;
        if let Some(name) = &helper {
            portraying::portray(tx, at, (member, Side::Helper), name, helper_doorway)?;
        }
        portraying::set_tastes(tx, member, &tastes)
    })
    .await?;
    Ok(see("/me?done=saved"))
}

async fn again(
    app: App,
    me: &SignedIn,
    fields: &Fields,
    (field, why): (&'static str, Refusal),
) -> Result<Response, Failure> {
    let face = me.known.face.clone();
    let said = work::aside(move || saying::own(&app, &face)).await?;
    let mut page = Me::new(me.shell("me-title").but(field, why), me, &said);
    page.pseudonym = fields.text("pseudonym");
    if let Some((_, name)) = &mut page.helper {
        *name = fields.text("helper");
    }
    page.looks = looks(&page.w, &tastes(fields, &me.known.tastes));
    Ok(draw(&page))
}

pub(super) fn redraw(fields: &Fields, field: &str) -> Doorway {
    if fields.chose(field, "yes") { Doorway::Redrawn } else { Doorway::Kept }
}

/// The tastes that were chosen in `fields`; what is chosen elsewhere stays as in `kept`.
fn tastes(fields: &Fields, kept: &Tastes) -> Tastes {
    Tastes {
        locale: Locale::of(fields.word("locale")).map(|locale| locale.tag().to_owned()),
        theme: Theme::of(fields.word("theme")).unwrap_or_default(),
        titles: Titles::of(fields.word("titles")).unwrap_or_default(),
        exit: Exit::of(fields.word("exit")).unwrap_or_default(),
        lock: kept.lock,
    }
}

fn looks(words: &Words, tastes: &Tastes) -> Vec<Look> {
    let mut locales = vec![Choice::new("", words.say("locale-browser"), tastes.locale.is_none())];
    let tags = Locale::ALL.map(Locale::tag);
    locales.extend(choices(words, "locale-", tags, |tag| tastes.locale.as_deref() == Some(tag)));
    let [themes, titles, exits] = [
        (
            "theme-",
            Theme::ALL.iter().map(|one| one.word()).collect::<Vec<_>>(),
            tastes.theme.word(),
        ),
        ("titles-", Titles::ALL.iter().map(|one| one.word()).collect(), tastes.titles.word()),
        ("exit-", Exit::ALL.iter().map(|one| one.word()).collect(), tastes.exit.word()),
    ]
    .map(|(name, values, chosen)| choices(words, name, values, |value| value == chosen));
    [("titles", titles), ("exit", exits), ("theme", themes), ("locale", locales)]
        .into_iter()
        .map(|(name, ways)| Look { name, label: words.say(&format!("me-{name}")), ways })
        .collect()
}

impl Me {
    fn new(w: Shell, me: &SignedIn, said: &[(Kind, Statement)]) -> Self {
        let helper = me.known.helper.as_ref();
        Self {
            doorway: me.known.face.doorway,
            pseudonym: me.known.face.pseudonym.clone(),
            helper: helper.map(|face| (face.doorway, face.pseudonym.clone())),
            looks: looks(&w, &me.known.tastes),
            ..Self::of(w, said)
        }
    }

    fn of(w: Shell, said: &[(Kind, Statement)]) -> Self {
        let question = |step: &Step| {
            let word = step.word();
            (format!("/welcome/{word}"), w.say(&format!("me-question-{word}")))
        };
        let asked = Step::ALL.iter().filter(|step| !matches!(step, Step::Name | Step::Consents));
        Self {
            doorway: Code(uuid::Uuid::nil()),
            pseudonym: String::new(),
            helper: None,
            looks: Vec::new(),
            said: lines(&w, said, Audience::Nobody),
            seen: [Audience::Matched, Audience::Community]
                .map(|who| (w.say(&format!("me-seen-{}", who.word())), lines(&w, said, who)))
                .into(),
            questions: asked.map(question).collect(),
            ways: WAYS.map(|(to, key)| (to, w.say(key))).into(),
            w,
        }
    }
}

/// What `reader` may see of what was said.
fn lines(words: &Words, said: &[(Kind, Statement)], reader: Audience) -> Vec<Line> {
    let seen = said.iter().filter(|(_, statement)| statement.audience >= reader);
    seen.map(|(kind, statement)| Line {
        kind: words.say(&format!("facet-{}", kind.word())),
        text: named(words, *kind, &statement.text),
        audience: words.say(&format!("audience-{}", statement.audience.word())),
    })
    .collect()
}

/// What a statement is called: words of the house for what comes from a list, else as it was written.
pub(crate) fn named(words: &Words, kind: Kind, text: &str) -> String {
    let list = match kind {
        Kind::Topic | Kind::Boundary => "facet-topic-",
        Kind::Slot => "facet-slot-",
        Kind::Words => "facet-words-",
        Kind::Language => return language(text),
        Kind::Interest | Kind::About => return text.to_owned(),
    };
    let key = format!("{list}{text}");
    if words.knows(&key) { words.say(&key) } else { text.to_owned() }
}

fn language(tag: &str) -> String {
    let known = kith_core::people::topic::LANGUAGES.iter().find(|(is, _)| *is == tag);
    known.map_or(tag, |(_, name)| *name).to_owned()
}

impl Page for Me {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let said: Vec<_> = Kind::ALL
            .iter()
            .zip(Audience::ALL.iter().cycle())
            .map(|(kind, audience)| {
                let text = "grief".to_owned();
                (*kind, Statement { text, special: None, audience: *audience })
            })
            .collect();
        let full = |w: Shell| Self {
            pseudonym: "W".repeat(60),
            helper: Some((Code(uuid::Uuid::from_u128(2)), "Sparrow".to_owned())),
            looks: looks(&w, &Tastes::default()),
            ..Self::of(w, &said)
        };
        let bare = shell("me-title");
        let looks = looks(&bare, &Tastes::default());
        let first = Self { looks, ..Self::of(bare, &[]) };
        let why = kith_core::people::account::PSEUDONYM_LENGTH;
        vec![first, full(shell("me-title")), full(shell("me-title").but("helper", why))]
    }
}
