//! `/recruitment/{programme}/links/{link}`: a link on paper, and in a message to copy; and
//! `/recruitment/{programme}/pipeline.csv`: how far those got who came by each, as a table.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::recruiting::{self, Place, Recruitment},
};
use kith_core::{
    Code, Timestamp,
    people::grant::Role,
    programme::{
        calendar::Day,
        charter::{Charter, Part, State as Stands},
        recruitment::{Short, Source, Stage, Target, Told},
        table::cell,
    },
};

use super::recruitment::{self, Where};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw, file},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "programme/poster.html")]
pub(crate) struct Poster {
    w: Shell,
    charter: Charter,
    name: String,
    /// The whole address, and its letters alone.
    address: String,
    short: Short,
    /// A message to copy.
    message: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new().get("/recruitment/{programme}/links/{link}", may, show).get(
        "/recruitment/{programme}/pipeline.csv",
        may,
        table,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path((code, letters)): Path<(Code, String)>,
) -> Result<Response, Failure> {
    let short = Short::parse(&letters).map_err(|_| Error::NotFound)?;
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(&app, move |tx| recruiting::link(tx, now, &who, (code, &short)));
    let (place, source, targets) = found.await?;
    let w = me.shell("poster-title");
    Ok(draw(&Poster::new(w, (place, &source), now, &targets).ok_or(Error::NotFound)?))
}

async fn table(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now, role) = (me.known.clone(), app.now(), at.role());
    let found = work::read(&app, move |tx| recruiting::whole(tx, now, &who, (code, role))).await?;
    let w = me.shell("recruitment-title");
    Ok(file("pipeline.csv", "text/csv; charset=utf-8", csv(&w, now, &found)))
}

/// A line for each way, with the day, the programme and the role in each; a figure that would tell of few is left empty.
fn csv(w: &Words, now: Timestamp, found: &Recruitment) -> String {
    let place = &found.place;
    let day = Day::of(now, &place.calendar.zone).to_string();
    let name = recruitment::name(place.charter.as_ref());
    let name = name.map_or_else(|| w.say("recruitment-house"), |(name, _)| name);
    let [mentors, without, all] = &found.others;
    let others = [("mentors", mentors), ("without", without), ("all", all)];
    let others = others.map(|(key, told)| (w.say(&format!("recruitment-way-{key}")), told));
    let links = found.links.iter().map(|(source, told)| (source.name.clone(), told));
    let mut text = String::from("day,programme,role,way");
    for stage in Stage::ALL {
        text.push(',');
        text.push_str(stage.word());
    }
    text.push_str("\r\n");
    for (way, told) in links.chain(others) {
        let head = [day.as_str(), &name, found.role.word(), &way];
        let counts: Vec<_> = numbers(told).collect();
        let cells: Vec<_> = head.into_iter().chain(counts.iter().map(String::as_str)).collect();
        text.push_str(&cell::line(&cells));
    }
    text
}

fn numbers(told: &Told) -> impl Iterator<Item = String> {
    told.iter().map(|count| count.map(|it| it.to_string()).unwrap_or_default())
}

impl Poster {
    /// `None` for a place that says nothing of itself.
    fn new(
        w: Shell,
        (place, source): (Place, &Source),
        now: Timestamp,
        targets: &[Target],
    ) -> Option<Self> {
        let (charter, short) = (place.charter?, source.short.clone());
        let address = format!("{}/come/{short}", w.house().app.site.base_url);
        let open: Vec<_> = targets.iter().filter(|one| one.until > now).collect();
        let message = message(&w, &charter, &open, &address);
        Some(Self { charter, name: source.name.clone(), address, short, message, w })
    }

    /// Whether it takes people in.
    fn is_open(&self) -> bool {
        self.charter.state == Stands::Open
    }

    /// The address without what every browser adds.
    fn bare(&self) -> &str {
        self.address.split_once("://").map_or(self.address.as_str(), |(_, bare)| bare)
    }

    /// What stands in the text `part`, by its word; empty where nothing does.
    fn text(&self, part: &str) -> &str {
        Part::of(part).map(|part| self.charter.texts.part(part)).unwrap_or_default()
    }
}

/// A message that asks for the people whom `targets` want.
fn message(w: &Words, charter: &Charter, targets: &[&Target], address: &str) -> String {
    let wanted: Vec<_> = targets.iter().map(|target| recruitment::wanted(w, target)).collect();
    let args = [
        ("programme", charter.name.as_str().into()),
        ("wanted", wanted.join("; ").into()),
        ("link", address.into()),
    ];
    let key = if wanted.is_empty() { "poster-message" } else { "poster-message-wanted" };
    // Whoever copies it takes no mark along that nobody sees.
    let said = w.say_with(key, &args);
    said.chars().filter(|mark| !matches!(mark, '\u{2068}' | '\u{2069}')).collect()
}

impl Page for Poster {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |full| {
            let found = super::samples::recruitment(false, true);
            let mut place = found.place.clone();
            if full {
                let state = Stands::Closed;
                place.charter = Some(Charter { state, ..super::samples::full() });
            }
            let (source, _) = found.links.first()?;
            let targets: Vec<_> = found.targets.iter().map(|(target, _)| target.clone()).collect();
            let targets = if full { targets.as_slice() } else { &[] };
            let now = crate::support::samples::at();
            Self::new(shell("poster-title"), (place, source), now, targets)
        };
        [page(false), page(true)].into_iter().flatten().collect()
    }
}
