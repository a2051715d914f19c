//! A locale in front of the path, `/ar-XB/help`, chooses the words of a page that anyone may read.

use axum::{
    extract::Request,
    http::{Uri, uri::PathAndQuery},
    middleware::Next,
    response::Response,
};

use crate::{visitor::Prefix, words::Locale};

/// Takes the locale off the path, so that the router sees the same paths in every language.
pub(crate) async fn strip(mut asked: Request, next: Next) -> Response {
    if let Some((locale, uri)) = split(asked.uri()) {
        asked.extensions_mut().insert(Prefix(locale));
        *asked.uri_mut() = uri;
    }
    next.run(asked).await
}

fn split(uri: &Uri) -> Option<(Locale, Uri)> {
    let (tag, rest) = match uri.path().strip_prefix('/')?.split_once('/') {
        Some((tag, rest)) => (tag, format!("/{rest}")),
        None => (uri.path().strip_prefix('/')?, "/".to_owned()),
    };
    // One spelling for each page: `/AR-xb/help` is no page.
    let locale = Locale::ALL.into_iter().find(|locale| locale.tag() == tag)?;
    let path = match uri.query() {
        Some(query) => format!("{rest}?{query}"),
        None => rest,
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(path.parse::<PathAndQuery>().ok()?);
    Some((locale, Uri::from_parts(parts).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_taken_off_and_nothing_else_is() {
        for (asked, locale, left) in [
            ("/ar-XB/help?country=GB", Some(Locale::Mirrored), "/help?country=GB"),
            ("/ar-XB", Some(Locale::Mirrored), "/"),
            ("/en-XA/", Some(Locale::Accented), "/"),
            ("/help", None, "/help"),
            ("/AR-XB/help", None, "/AR-XB/help"),
            ("/", None, "/"),
        ] {
            let uri: Uri = asked.parse().unwrap();
            let (found, rest) = split(&uri).map_or((None, uri.clone()), |(l, u)| (Some(l), u));
            assert_eq!((found, rest.to_string().as_str()), (locale, left), "{asked}");
        }
    }
}
