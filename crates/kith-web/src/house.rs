use std::{collections::HashSet, fmt, sync::Arc};

use axum::extract::FromRef;
use kith_app::App;

use crate::{
    assets::Assets,
    door::{limits::Limits, murmur::Murmur},
    public::help::lines::Directory,
    talk::{Pulse, streams::Streams},
    words::Vocabulary,
};

/// What every handler shares: the app, and what the pages are made of.
#[derive(Clone)]
pub(crate) struct House {
    /// What can be done.
    pub(crate) app: App,
    /// What is said.
    pub(crate) words: Arc<Vocabulary>,
    /// Style, script and icons.
    pub(crate) assets: Arc<Assets>,
    /// The paths of all pages, so that the navigation names only what there is.
    pub(crate) pages: Arc<HashSet<&'static str>>,
    /// Whom to call.
    pub(crate) helplines: Arc<Directory>,
    /// How often who may knock.
    pub(crate) limits: Arc<Limits>,
    /// That the store has too much to do, for the log.
    pub(crate) crowded: Arc<Murmur>,
    /// Says that another site sent a form.
    pub(crate) forged: Arc<Murmur>,
    /// Says that somebody asks too often.
    pub(crate) hasty: Arc<Murmur>,
    /// The live feeds that are open.
    pub(crate) streams: Arc<Streams>,
    /// The live desks that are open, which no talk may end.
    pub(crate) desks: Arc<Streams>,
    /// How they keep time.
    pub(crate) pulse: Pulse,
    /// A secret of the house, the same on every node: what is kept of a form tells nothing without it.
    pub(crate) forms: Arc<[u8; 32]>,
    /// A secret of this process, for marks that need not outlive it.
    pub(crate) secret: Arc<[u8; 32]>,
}

impl House {
    /// Furnishes the house around `app`.
    pub(crate) fn new(app: App, pulse: Pulse) -> Self {
        Self {
            words: Arc::new(Vocabulary::new()),
            assets: Arc::new(Assets::new()),
            pages: Arc::new(pages()),
            helplines: Arc::new(Directory::with(&app.site.help_lines)),
            limits: Arc::new(Limits::new(app.site.demo)),
            crowded: Arc::default(),
            forged: Arc::default(),
            hasty: Arc::default(),
            streams: Arc::default(),
            desks: Arc::default(),
            pulse,
            forms: Arc::new(forms(&app)),
            secret: Arc::new((app.dice)()),
            app,
        }
    }
}

/// Where the key store does not answer just now, a secret of this process does: a form that is sent
/// again after a restart is then not known again.
fn forms(app: &App) -> [u8; 32] {
    let kept = app.keys.house("content of forms", &mut app.moment());
    kept.map_or_else(|_| (app.dice)(), |key| *key)
}

fn pages() -> HashSet<&'static str> {
    let pages = crate::doors().into_iter().filter(|door| door.method == "GET");
    pages.map(|door| door.path).collect()
}

impl FromRef<House> for App {
    fn from_ref(house: &House) -> Self {
        house.app.clone()
    }
}

impl fmt::Debug for House {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("House")
    }
}
