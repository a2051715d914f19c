//! `/talks`: the talks of whoever asks, the newest word first.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    talk::listing::{self, List},
};
use kith_core::{Code, Timestamp, people::face::Side};
use serde::Deserialize;

use super::seats::{Standing, faces};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "talk/talks.html")]
pub(crate) struct Talks {
    w: Shell,
    lists: Vec<Shown>,
}

/// The talks on one side of the reader.
struct Shown {
    /// The key of its title.
    title: &'static str,
    talks: Vec<(Standing, Timestamp)>,
    older: Option<String>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/talks", May::Member, show)
}

#[derive(Default, Deserialize)]
struct Where {
    before: Option<Code>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let ours = faces(&me);
    let lists = work::read(&app, move |tx| listing::lists(tx, &ours, at.before)).await?;
    let w = me.shell("talks-title");
    let lists = lists.iter().map(|list| shown(&w, list)).collect();
    Ok(draw(&Talks { w, lists }))
}

fn shown(w: &Shell, list: &List) -> Shown {
    let title = match list.side {
        Side::Member => "talks-for-me",
        Side::Helper => "talks-for-others",
    };
    let each = list.talks.iter();
    let talks = each
        .map(|talk| (Standing::new(w, &talk.seat, talk.other.as_ref()), talk.last_word))
        .collect();
    Shown { title, talks, older: list.older.map(|code| code.to_string()) }
}

impl Shown {
    /// Whether they are with people who answer the reader.
    fn for_me(&self) -> bool {
        self.title == "talks-for-me"
    }
}

impl Page for Talks {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::talk::{End, State};
        let at = Timestamp::from_micros(1_795_372_200_000_000).unwrap();
        let closed = State::Closed { how: End::Done, at };
        let states = [State::Open, State::Paused { by: Side::Member, until: at }, closed];
        let of = |state| (super::show::samples::standing(Side::Member, state), at);
        let talks = states.into_iter().map(of).collect();
        let full = Shown { title: "talks-for-me", talks, older: Some("7".repeat(32)) };
        let empty = |title| Shown { title, talks: Vec::new(), older: None };
        let page = |lists| Self { w: shell("talks-title"), lists };
        vec![page(vec![full, empty("talks-for-others")]), page(vec![empty("talks-for-me")])]
    }
}
