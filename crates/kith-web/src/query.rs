//! What stands behind the question mark of an address. It only says where a list begins or what was
//! done just now: what cannot be read counts as not said, and the page shows its beginning.

use axum::{extract::FromRequestParts, http::request::Parts};
use serde::de::DeserializeOwned;

use crate::{house::House, page::Trouble};

/// What was said behind the question mark; nothing where that cannot be read.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned + Default> FromRequestParts<House> for Query<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Trouble> {
        let read = axum::extract::Query::<T>::try_from_uri(&parts.uri);
        Ok(Self(read.map(|read| read.0).unwrap_or_default()))
    }
}
