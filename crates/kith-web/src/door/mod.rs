//! The door that every request passes: who knocks, how often, whether a form is ours and what it
//! holds; and, on the way out, the page for what went wrong.

pub(crate) mod cookie;
pub(crate) mod csrf;
pub(crate) mod exits;
mod files;
pub(crate) mod headers;
pub(crate) mod health;
pub(crate) mod limits;
pub(crate) mod locks;
pub(crate) mod murmur;
pub(crate) mod pages;
pub(crate) mod prefix;
pub(crate) mod trouble;

use std::{any::Any, sync::Arc, time::Duration};

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{
        HeaderMap, StatusCode,
        header::{CONTENT_LENGTH, CONTENT_TYPE},
        request::Parts,
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use kith_app::{Error, Fault};
use tokio::time::timeout;

use self::limits::Lane;
use crate::{
    fields::Fields,
    house::House,
    page::Trouble,
    visitor::{Visitor, changes},
};

/// How much a form may hold, in bytes as they are sent.
const MOST: usize = 64 * 1024;

/// How long a form may take to arrive.
const PATIENCE: Duration = Duration::from_secs(30);

/// Lets a request in, or says why not; gives what went wrong behind the door its page.
pub(crate) async fn pass(State(house): State<House>, asked: Request, next: Next) -> Response {
    let (mut parts, body) = asked.into_parts();
    let visitor = Visitor::passing(&house, &parts);
    let (fields, admitted) = admit(&house, &visitor, &parts, body).await;
    parts.extensions.insert(visitor.clone());
    parts.extensions.insert(fields.clone());
    let answer = match admitted {
        Ok(()) => next.run(Request::from_parts(parts, Body::empty())).await,
        Err(trouble) => trouble.into_response(),
    };
    match trouble_of(&answer) {
        Some(trouble) => trouble::tell(visitor, &fields, &trouble).await,
        None => answer,
    }
}

/// What went wrong, if anything did. Where the framework could not read an address (a code that is
/// none), there is nothing at it.
fn trouble_of(answer: &Response) -> Option<Arc<Trouble>> {
    let told = answer.extensions().get::<Arc<Trouble>>().cloned();
    let unread = answer.status() == StatusCode::BAD_REQUEST;
    told.or_else(|| unread.then(|| Arc::new(Error::NotFound.into())))
}

/// Whether the request may come in, and what its form holds, as far as that could be read.
async fn admit(
    house: &House,
    visitor: &Visitor,
    parts: &Parts,
    body: Body,
) -> (Fields, Result<(), Trouble>) {
    let form = changes(&parts.method);
    let lane = Lane::of(&visitor.path, form);
    let pace = house.limits.knock(visitor.caller, lane, house.app.now());
    // Leaving works from anywhere, with anything: it can only sign its own browser out.
    if !form || visitor.path == "/exits" {
        return (Fields::default(), pace);
    }
    match read(visitor, &parts.headers, body).await {
        Err(trouble) => (Fields::default(), Err(trouble)),
        Ok((fields, damaged)) => {
            let one_click = is_one_click(&visitor.path);
            let checked = || csrf::check(visitor, &parts.headers, &fields);
            let ours = if one_click { Ok(()) } else { checked() };
            let whole = if damaged { Err(Trouble::Damaged) } else { Ok(()) };
            (fields, pace.and(ours).and(whole))
        }
    }
}

/// Whether a mail program posts to `path` by itself, which says nothing of where it comes from (RFC
/// 8058). Whoever has the code that stands in such an address may stop the mail: no session counts there.
fn is_one_click(path: &str) -> bool {
    path.starts_with("/unsubscribe/")
}

/// Reads a form, up to its limit; and whether its bytes were damaged.
async fn read(
    visitor: &Visitor,
    headers: &HeaderMap,
    body: Body,
) -> Result<(Fields, bool), Trouble> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let boundary = files::boundary(visitor, kind);
    let most = if boundary.is_some() { files::MOST } else { MOST };
    let told = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if told.unwrap_or(0) > most {
        return Err(Trouble::TooLarge);
    }
    let bytes = timeout(PATIENCE, to_bytes(body, most)).await.map_err(|_| Trouble::TooSlow)?;
    let bytes = bytes.map_err(|_| Trouble::TooLarge)?;
    if let Some(boundary) = boundary {
        return files::read(boundary, bytes).await.map(|fields| (fields, false));
    }
    let form = kind.split(';').next().unwrap_or_default().trim();
    if !form.eq_ignore_ascii_case("application/x-www-form-urlencoded") && !bytes.is_empty() {
        return Err(Trouble::WrongType);
    }
    Ok(Fields::read(&bytes))
}

/// The answer where a handler panicked; its cause has been printed by then.
pub(crate) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Trouble::from(Fault::new("a handler panicked")).into_response()
}

#[cfg(test)]
mod tests {
    use std::{
        io::{Error, ErrorKind::StorageFull},
        sync::Mutex,
    };

    use axum::{Router, middleware, routing::get};
    use kith_app::App;
    use kith_testkit::Bare;
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;
    use tracing::{Event, Level, Metadata, Subscriber, span};

    use super::*;
    use crate::page::Failure;

    /// The status, the header `retry-after` and the page behind the door at `path`.
    fn ask(app: &App, path: &str) -> (StatusCode, String, String) {
        let house = House::new(app.clone(), crate::Pulse::default());
        let rooms = Router::new()
            .route("/panics", get(async || -> &'static str { panic!("as it should") }))
            .route("/busy", get(async || Failure::from(Fault::too_many())))
            .route("/full", get(async || Failure::from(Fault::from(Error::from(StorageFull)))))
            .route("/broken", get(async || Failure::from(Fault::new("a wire came loose"))))
            .layer(CatchPanicLayer::custom(panicked))
            .layer(middleware::from_fn_with_state(house, pass));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let asked = Request::get(path).body(Body::empty()).unwrap();
            let answer = rooms.oneshot(asked).await.unwrap();
            let retry = answer.headers().get("retry-after").map(|value| value.to_str().unwrap());
            let (status, retry) = (answer.status(), retry.unwrap_or_default().to_owned());
            let page = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
            (status, retry, String::from_utf8(page.to_vec()).unwrap())
        })
    }

    #[test]
    fn what_breaks_behind_the_door_becomes_a_page_with_a_number() {
        let bare = Bare::new();
        for path in ["/panics", "/broken"] {
            let (status, _, page) = ask(&bare.app, path);
            assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
            assert!(page.contains("our fault") && page.contains("this number"), "{page}");
            assert!(!page.contains("wire"), "the cause is told to the log alone");
        }
    }

    #[test]
    fn a_full_disk_is_told_apart_from_what_broke() {
        let (status, _, page) = ask(&Bare::new().app, "/full");
        assert_eq!(status, StatusCode::INSUFFICIENT_STORAGE);
        assert!(!page.contains("StorageFull"), "{page}");
    }

    #[test]
    fn a_store_with_too_much_to_do_asks_to_come_back() {
        let (status, retry, page) = ask(&Bare::new().app, "/busy");
        assert_eq!((status, retry.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "2"));
        assert!(!page.contains("this number"), "nobody has to look for it: {page}");
    }

    /// Hears at which levels the house speaks.
    #[derive(Clone, Default)]
    struct Ear(Arc<Mutex<Vec<Level>>>);

    impl Subscriber for Ear {
        fn enabled(&self, of: &Metadata<'_>) -> bool {
            of.target().starts_with("kith")
        }

        fn event(&self, event: &Event<'_>) {
            self.0.lock().unwrap().push(*event.metadata().level());
        }

        fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
            span::Id::from_u64(1)
        }

        fn record(&self, _: &span::Id, _: &span::Record<'_>) {}
        fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}
        fn enter(&self, _: &span::Id) {}
        fn exit(&self, _: &span::Id) {}
    }

    #[test]
    fn a_busy_store_is_one_warning_and_each_fault_an_error() {
        let (bare, ear) = (Bare::new(), Ear::default());
        let house = House::new(bare.app.clone(), crate::Pulse::default());
        let asked = Request::get("/today").body(Body::empty()).unwrap();
        let visitor = Visitor::passing(&house, &asked.into_parts().0);
        tracing::subscriber::with_default(ear.clone(), || {
            for fault in [Fault::too_many(), Fault::too_many(), Fault::new("a wire came loose")] {
                trouble::incident(&visitor, &Trouble::from(fault));
            }
        });
        assert_eq!(*ear.0.lock().unwrap(), [Level::WARN, Level::ERROR]);
    }
}
