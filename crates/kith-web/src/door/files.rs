//! A form that carries a file: read whole like any other, with the text of the file in its field. Only where a page asks
//! for a file, and only of somebody who shows a sign-in.

use std::convert::Infallible;

use axum::body::Bytes;
use futures_util::stream;
use kith_core::programme::table;
use multer::Multipart;

use crate::{fields::Fields, page::Trouble, visitor::Visitor};

/// How much such a form may hold, in bytes as they are sent: the largest table, and some for what stands around it.
pub(super) const MOST: usize = table::BYTES + 64 * 1024;

/// Where such a form may be sent.
const PATHS: [&str; 2] = ["/me/busy", "/tables"];

/// How many fields it may have.
const FIELDS: usize = 40;

/// What stands between the fields of a form of that `kind`; `None` where none is taken.
pub(super) fn boundary(visitor: &Visitor, kind: &str) -> Option<String> {
    let asked = PATHS.contains(&visitor.path.as_str()) && visitor.token.is_some();
    asked.then(|| multer::parse_boundary(kind).ok()).flatten()
}

/// The fields of such a form. Bytes that are no text become U+FFFD, for the page to say so.
pub(super) async fn read(boundary: String, bytes: Bytes) -> Result<Fields, Trouble> {
    let whole = stream::iter([Ok::<_, Infallible>(bytes)]);
    let (mut parts, mut fields) = (Multipart::new(whole, boundary), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(|_| Trouble::Damaged)? {
        if fields.len() == FIELDS {
            return Err(Trouble::TooLarge);
        }
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(|_| Trouble::Damaged)?;
        fields.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }
    Ok(Fields::of(fields))
}
