//! `/recruitment`: what is recruited for; and `/recruitment/{programme}`: whom it wants by when, its links, and how far those
//! got who came by each.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::recruiting::{self, Gap, Listed, Place, Places, Recruitment},
};
use kith_core::{
    Code, ProgrammeId, Refusal,
    people::grant::Role,
    programme::{
        charter::{Charter, State as Stands},
        recruitment::{self as rules, Short, Stage, Target, Told, Wanted},
    },
};
use serde::Deserialize;
use uuid::Uuid;

use super::saying;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on the page of a programme, and the line that says so.
const DONE: [(&str, &str); 3] = [
    ("wanted", "recruitment-done-wanted"),
    ("dropped", "recruitment-done-dropped"),
    ("unlinked", "recruitment-done-unlinked"),
];

/// The list.
#[derive(Template)]
#[template(path = "programme/recruitments.html")]
pub(crate) struct List {
    w: Shell,
    /// What names each, its name and the language of that, where it is, and what it wants and who waits there.
    places: Vec<(Code, Name, String, Vec<String>)>,
    more: Option<Code>,
    /// What the newest run of the matching lacked: its page, in a line, and by why.
    gap: Option<(Code, String, Vec<String>)>,
}

/// The page of one.
#[derive(Template)]
#[template(path = "programme/recruitment.html")]
pub(crate) struct Show {
    w: Shell,
    code: Code,
    name: Name,
    role: &'static str,
    /// What is wanted: what names it, in a line, and how many are there.
    targets: Vec<(Code, String, String)>,
    /// Whether anybody can read what a link would lead to.
    leads: bool,
    /// The stages, in a word or two each.
    stages: Vec<String>,
    /// The links of the desk, each with how many got so far.
    links: Vec<(Short, String, Vec<String>)>,
    /// The same for everybody else, and for all.
    others: Vec<(String, Vec<String>)>,
    more: Option<Short>,
    /// The roles that are wanted here, by their words.
    roles: Vec<(&'static str, String)>,
    /// What was typed.
    typed: Typed,
}

/// A name, and the language that it is in; `None` for the house.
pub(super) type Name = Option<(String, String)>;

/// What stands in the forms.
#[derive(Default)]
struct Typed {
    wanted: String,
    many: String,
    need: String,
    until: String,
    name: String,
}

/// Where a page begins, and for whom it counts.
#[derive(Default, Deserialize)]
pub(super) struct Where {
    #[serde(default)]
    role: String,
    #[serde(default)]
    after: String,
    before: Option<Code>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new()
        .get("/recruitment", may, list)
        .get("/recruitment/{programme}", may, show)
        .post("/recruitment/{programme}/targets", may, want)
        .post("/recruitment/{programme}/targets/{target}/removals", may, unwant)
        .post("/recruitment/{programme}/links", may, link)
        .post("/recruitment/{programme}/links/{link}/removals", may, unlink)
}

impl Where {
    /// For whom it counts: mentors, where nothing else is said.
    pub(super) fn role(&self) -> Role {
        if self.role == Role::Mentee.word() { Role::Mentee } else { Role::Mentor }
    }
}

async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(&app, move |tx| recruiting::places(tx, now, &who, at.before)).await?;
    Ok(draw(&List::new(me.shell("recruitment-title"), found)))
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    Query(at): Query<Where>,
    done: Done,
) -> Result<Response, Failure> {
    let found = found(&app, &me, code, &at).await?;
    let w = done.on(me.shell("recruitment-title"), &DONE);
    Ok(draw(&Show::new(w, &found, Typed::default())))
}

async fn found(app: &App, me: &SignedIn, code: Code, at: &Where) -> Result<Recruitment, Failure> {
    let (who, now, role) = (me.known.clone(), app.now(), at.role());
    let after = Short::parse(&at.after).ok();
    let found = work::read(app, move |tx| {
        recruiting::recruitment(tx, now, &who, (code, role), after.as_ref())
    });
    Ok(found.await?)
}

/// The page again, with everything that was typed and what stands in the way.
async fn again(
    app: &App,
    me: &SignedIn,
    code: Code,
    fields: &Fields,
    problems: Vec<(&'static str, Refusal)>,
) -> Result<Response, Failure> {
    let found = found(app, me, code, &Where::default()).await?;
    let w = me.shell("recruitment-title");
    let w = problems.into_iter().fold(w, |w, (field, why)| w.but(field, why));
    let [wanted, many, need, until, name] =
        ["wanted", "many", "need", "until", "name"].map(|field| fields.text(field));
    Ok(draw(&Show::new(w, &found, Typed { wanted, many, need, until, name })))
}

async fn want(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let role = Role::of(fields.word("wanted")).ok_or(Error::NotFound)?;
    let (many, need) = (fields.text("many"), fields.text("need"));
    let wanted = Wanted { role, many, need, until: fields.day("until") };
    let nobody = (ProgrammeId(Uuid::nil()), Code(Uuid::nil()));
    if let Err(problems) = wanted.target(app.now(), nobody) {
        return again(&app, &me, code, &fields, problems).await;
    }
    let who = me.known.clone();
    let kept = work::once(&app, fields.post(&me), move |tx, at| {
        recruiting::want(tx, at, &who, code, &wanted)?;
        Ok(format!("/recruitment/{code}?done=wanted"))
    });
    match kept.await {
        Err(Error::Refused(why)) => again(&app, &me, code, &fields, vec![("many", why)]).await,
        kept => Ok(see(&kept?)),
    }
}

async fn unwant(
    State(app): State<App>,
    me: SignedIn,
    Path((code, target)): Path<(Code, Code)>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    work::write(&app, move |tx, at| recruiting::drop_target(tx, at, &who, (code, target))).await?;
    Ok(see(&format!("/recruitment/{code}?done=dropped")))
}

async fn link(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, name) = (me.known.clone(), fields.text("name"));
    let made = work::once(&app, fields.post(&me), move |tx, at| {
        let short = recruiting::add_link(tx, at, &who, code, &name)?;
        Ok(format!("/recruitment/{code}/links/{short}"))
    });
    match made.await {
        Err(Error::Refused(why)) => again(&app, &me, code, &fields, vec![("name", why)]).await,
        made => Ok(see(&made?)),
    }
}

async fn unlink(
    State(app): State<App>,
    me: SignedIn,
    Path((code, letters)): Path<(Code, String)>,
) -> Result<Response, Failure> {
    let short = Short::parse(&letters).map_err(|_| Error::NotFound)?;
    let who = me.known.clone();
    work::write(&app, move |tx, at| recruiting::drop_link(tx, at, &who, (code, &short))).await?;
    Ok(see(&format!("/recruitment/{code}?done=unlinked")))
}

/// The name of a programme; `None` for the house.
pub(super) fn name(charter: Option<&Charter>) -> Name {
    charter.map(|charter| (charter.name.clone(), charter.locale.clone()))
}

/// The stages, in a word or two each.
pub(super) fn stages(w: &Words) -> Vec<String> {
    let name = |stage: &Stage| w.say(&format!("recruitment-stage-{}", stage.word()));
    Stage::ALL.iter().map(name).collect()
}

/// How many got as far as each stage, as it may be told.
pub(super) fn figures(w: &Words, told: &Told) -> Vec<String> {
    let figure = |count: &Option<u32>| match count {
        Some(count) => count.to_string(),
        None => w.say("recruitment-few"),
    };
    told.iter().map(figure).collect()
}

/// Whom `target` asks for, in a line: “8 mentors who speak Arabic by 1 March”.
pub(super) fn wanted(w: &Words, target: &Target) -> String {
    let args = [
        ("n", i64::from(target.many).into()),
        ("need", target.need.as_str().into()),
        ("day", w.day_in(target.until, "UTC").into()),
    ];
    let needs = if target.need.is_empty() { "" } else { "-need" };
    w.say_with(&format!("target-{}{needs}", target.role.word()), &args)
}

/// Whether a link can be made to `place`: while it takes people in.
fn leads(place: &Place) -> bool {
    place.charter.as_ref().is_some_and(|charter| charter.state == Stands::Open)
}

/// What a run lacked: its page, in a line, and by why, each with what to do next.
fn lacked(w: &Words, gap: &Gap) -> (Code, String, Vec<String>) {
    let left: i64 = gap.why.iter().map(|(_, count)| count).sum();
    let day = w.day_in(gap.at, "UTC");
    let args = [("n", left.into()), ("all", gap.mentees.into()), ("day", day.into())];
    let why = gap.why.iter();
    let why = why.map(|(why, n)| w.say_of(&format!("recruitment-gap-{why}"), "n", *n));
    (gap.run, w.say_with("recruitment-gap-run", &args), why.collect())
}

impl List {
    fn new(w: Shell, found: Places) -> Self {
        let line = |one: &Listed| {
            let charter = one.charter.as_ref();
            let state = charter.map(|one| saying::state(&w, one.state)).unwrap_or_default();
            let args = [("n", one.targets.into()), ("people", one.people.into())];
            let line = |(role, count): &(Role, i64)| {
                w.say_of(&format!("recruitment-line-{}", role.word()), "n", *count)
            };
            let wants = std::iter::once(w.say_with("recruitment-wants", &args));
            let lines = wants.chain(one.lines.iter().map(line)).collect();
            (one.code, name(charter), state, lines)
        };
        let places = found.all.iter().map(line).collect();
        Self { places, more: found.more, gap: found.gap.map(|gap| lacked(&w, &gap)), w }
    }
}

impl Show {
    fn new(w: Shell, found: &Recruitment, typed: Typed) -> Self {
        let (place, now) = (&found.place, w.house().app.now());
        let target = |(target, have): &(Target, u32)| {
            let args = [("n", i64::from(*have).into()), ("gap", target.gap(*have).into())];
            let over = target.until <= now;
            let over = if over { w.say("target-over") } else { String::new() };
            let have = format!("{} {over}", w.say_with("target-have", &args));
            (target.code, wanted(&w, target), have.trim_end().to_owned())
        };
        let [mentors, without, all] = &found.others;
        let others = [("mentors", mentors), ("without", without), ("all", all)];
        let others =
            others.map(|(key, told)| (w.say(&format!("recruitment-way-{key}")), figures(&w, told)));
        let links = found
            .links
            .iter()
            .map(|(source, told)| (source.short.clone(), source.name.clone(), figures(&w, told)));
        let roles = rules::roles(place.charter.is_none()).iter();
        Self {
            code: place.code,
            name: name(place.charter.as_ref()),
            role: found.role.word(),
            targets: found.targets.iter().map(target).collect(),
            leads: leads(place),
            stages: stages(&w),
            links: links.collect(),
            others: others.into(),
            more: found.more.clone(),
            roles: roles
                .map(|role| (role.word(), w.say(&format!("role-{}", role.word()))))
                .collect(),
            typed,
            w,
        }
    }

    /// The role that is counted on the other page.
    fn other(&self) -> &'static str {
        if self.role == "mentor" { "mentee" } else { "mentor" }
    }

    /// Whose ways are counted.
    fn whose(&self) -> String {
        self.w.say(&format!("recruitment-ways-{}", self.role))
    }

    /// What the other page is called.
    fn beside(&self) -> String {
        self.w.say(&format!("recruitment-see-{}", self.other()))
    }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = || shell("recruitment-title");
        let code = super::samples::charter().code;
        let listed = |charter: Option<Charter>| {
            let n = if charter.is_some() { 9 } else { 0 };
            let lines = if n > 0 { vec![(Role::Mentee, 3), (Role::Mentor, 1)] } else { Vec::new() };
            Listed { code, charter, targets: n, people: n, lines }
        };
        let all = super::samples::states().into_iter().map(|one| listed(Some(one)));
        let all = std::iter::once(listed(None)).chain(all).collect();
        let why = ["taken", "nobody", "consent"].map(|why| (why.to_owned(), 3));
        let at = crate::support::samples::at();
        let gap = |why| Some(Gap { run: code, at, mentees: 12, why });
        vec![
            Self::new(w(), Places { all: vec![listed(None)], more: None, gap: None }),
            Self::new(w(), Places { all: vec![listed(None)], more: None, gap: gap(Vec::new()) }),
            Self::new(w(), Places { all, more: Some(code), gap: gap(why.into()) }),
        ]
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = || shell("recruitment-title");
        let none = Typed::default;
        let typed = || Typed { many: "0".into(), need: "W".repeat(60), ..none() };
        let page = |w, house, full| Self::new(w, &super::samples::recruitment(house, full), none());
        let refused = w().but("many", rules::NUMBER).but("until", rules::DAYS);
        let links = w().but("name", rules::NAME);
        let full = super::samples::recruitment(false, true);
        vec![
            page(w(), true, false),
            page(w(), false, false),
            page(w(), false, true),
            Self::new(refused, &full, typed()),
            Self::new(links, &full, typed()),
            page(w().but("many", rules::FULL).but("need", rules::NEED), false, true),
            page(w().but("name", rules::ENOUGH), false, true),
        ]
    }
}
