//! The list of doors: each path with who may pass it. A path without a policy cannot be written down,
//! and the table test of the binary asks every one of them, as every role.

use axum::{
    Router,
    extract::{Request, State},
    handler::Handler,
    middleware::{self, Next},
    response::Response,
    routing::{self, MethodRouter},
};
use kith_app::{
    Error,
    people::turning_away::{self, Who},
};
use kith_core::people::grant::Role;

use crate::{
    house::House,
    page::{Failure, Trouble},
    visitor::Visitor,
    work,
};

/// Who may pass a door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum May {
    /// Whoever knocks. The handler may still greet members by their names.
    Anyone,
    /// Whoever is signed in.
    Member,
    /// Whoever offers are put to.
    Helper,
    /// Whoever works on cases: a coordinator, a moderator, a safeguarding lead.
    Desk,
    /// Whoever offers are put to, or works on cases.
    Duty,
    /// Whoever looks after people or their accounts: a coordinator, an admin.
    Office,
    /// Whoever holds this role now.
    Hold(Role),
}

impl May {
    /// Whether a page of staff stands behind it.
    #[must_use]
    pub const fn is_staffs(self) -> bool {
        match self {
            Self::Desk | Self::Office => true,
            Self::Hold(role) => role.is_staff(),
            Self::Anyone | Self::Member | Self::Helper | Self::Duty => false,
        }
    }
}

/// One door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Door {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path, as the router has it: `/talks/{id}`.
    pub path: &'static str,
    /// Who may pass.
    pub may: May,
}

/// The doors of a room, with what stands behind them.
#[derive(Default)]
pub(crate) struct Doors {
    /// What stands behind them.
    pub(crate) router: Router<House>,
    /// The list.
    pub(crate) list: Vec<Door>,
}

impl Doors {
    /// A room without doors.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a page.
    pub(crate) fn get<T: 'static>(
        self,
        path: &'static str,
        may: May,
        show: impl Handler<T, House>,
    ) -> Self {
        self.add(Door { method: "GET", path, may }, routing::get(show))
    }

    /// Adds what a form is sent to.
    pub(crate) fn post<T: 'static>(
        self,
        path: &'static str,
        may: May,
        take: impl Handler<T, House>,
    ) -> Self {
        self.add(Door { method: "POST", path, may }, routing::post(take))
    }

    /// Adds the doors of another room.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.list.extend(other.list);
        Self { router: self.router.merge(other.router), list: self.list }
    }

    fn add(mut self, door: Door, behind: MethodRouter<House>) -> Self {
        let guarded = match door.may {
            May::Anyone => behind,
            _ => behind.route_layer(middleware::from_fn_with_state(door, guard)),
        };
        self.list.push(door);
        Self { router: self.router.route(door.path, guarded), list: self.list }
    }
}

/// Lets in who may pass. Who may not sees what stands at a path that is none; who is not signed in is
/// asked to sign in.
async fn guard(State(door): State<Door>, mut asked: Request, next: Next) -> Response {
    match Visitor::admit(&mut asked, door.may).await {
        Ok(()) => next.run(asked).await,
        Err(trouble) => {
            if matches!(trouble, Trouble::Deed(Error::NotFound)) {
                note_closed(door, asked.extensions().get().cloned()).await;
            }
            axum::response::IntoResponse::into_response(Failure::from(trouble))
        }
    }
}

/// Says in the log that `door` stayed closed to whoever `visitor` is, where that is a member: as the
/// list of doors has it, so that no code of an address is told.
async fn note_closed(door: Door, visitor: Option<Visitor>) {
    let Some((app, known)) = visitor.and_then(|it| Some((it.house.app.clone(), it.known?))) else {
        return;
    };
    let noted = work::aside(move || {
        let tried = format!("{} {}", door.method, door.path);
        turning_away::note(&app, &tried, &Who::Member(known.member));
        Ok(())
    });
    drop(noted.await);
}
