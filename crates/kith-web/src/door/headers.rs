//! What every answer says to the browser besides its content.

use axum::{
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{
            CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
            REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::house::House;

/// Marks an answer whose `frame-src` or `frame-ancestors` is `'self'`: the live page and its stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// The page holds a frame of ours.
    Holds,
    /// The answer stands in a frame of ours.
    Within,
}

/// Adds them; answers 304 where the browser has the same page already.
pub(crate) async fn add(State(house): State<House>, asked: Request, next: Next) -> Response {
    let known = asked.headers().get(IF_NONE_MATCH).cloned();
    let mut answer = next.run(asked).await;
    let tag = answer.headers().get(ETAG).cloned();
    if tag.is_some() && known == tag {
        let kept: HeaderMap = answer.headers().clone();
        answer = StatusCode::NOT_MODIFIED.into_response();
        for name in [CACHE_CONTROL, ETAG] {
            if let Some(value) = kept.get(&name) {
                answer.headers_mut().insert(name, value.clone());
            }
        }
    }
    let frame = answer.extensions().get::<Frame>().copied();
    let kind = answer.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let document = kind.is_some_and(|kind| kind.starts_with("text/html"));
    let headers = answer.headers_mut();
    // What is no document can load nothing and frame nothing; the long line would only cost bytes.
    let policy = if document { policy(&house, frame) } else { NOTHING.to_owned() };
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if document {
        headers.insert(PERMISSIONS, HeaderValue::from_static(NO_PERMISSIONS));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if house.app.site.base_url.starts_with("https://") {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, year);
    }
    answer
}

const ALWAYS: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // With `no-referrer` browsers would send `Origin: null` with our own forms.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (VARY, "Sec-Fetch-Site, Accept-Language, Accept-Encoding, Cookie"),
];

/// The policy of what is no document.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// Whatever a page could ask the device for.
const NO_PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), display-capture=(), \
     accelerometer=(), gyroscope=(), magnetometer=(), midi=(), hid=(), serial=(), usb=(), payment=()";

/// The content security policy: nothing but our own sheet, script, icons and forms.
fn policy(house: &House, frame: Option<Frame>) -> String {
    let (style, exit) = (&house.assets.style_hash, origin(&house.app.site.exit_url));
    let within = if frame == Some(Frame::Within) { "'self'" } else { "'none'" };
    let holds = if frame == Some(Frame::Holds) { "; frame-src 'self'" } else { "" };
    format!(
        "default-src 'none'; style-src 'self' '{style}'; script-src 'self'; img-src 'self'; \
         connect-src 'self'; form-action 'self' {exit}; base-uri 'none'; frame-ancestors {within}\
         {holds}; trusted-types kith; require-trusted-types-for 'script'"
    )
}

/// `https://host:port` of an address.
fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let end =
        address.get(host..).and_then(|rest| rest.find('/')).map_or(address.len(), |at| host + at);
    address.get(..end).unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_of_an_address_is_what_stands_before_its_path() {
        assert_eq!(origin("https://www.bbc.co.uk/weather"), "https://www.bbc.co.uk");
        assert_eq!(origin("https://weather.example"), "https://weather.example");
    }
}
