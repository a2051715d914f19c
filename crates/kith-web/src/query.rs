//! What stands behind the question mark of an address. It only says where a list begins or what was
//! done just now: what cannot be read counts as not said, and the page shows its beginning.

use axum::{extract::FromRequestParts, http::request::Parts};
use kith_core::programme::recruitment::Short;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{house::House, page::Trouble, shell::Shell};

/// What was said behind the question mark; nothing where that cannot be read.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned + Default> FromRequestParts<House> for Query<T> {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Trouble> {
        let read = axum::extract::Query::<T>::try_from_uri(&parts.uri);
        Ok(Self(read.map(|read| read.0).unwrap_or_default()))
    }
}

/// The letters of the link by which somebody came, where there are any that a link could have.
#[derive(Default, Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    from: String,
}

impl Came {
    /// They; `None` where there are none.
    pub(crate) fn short(&self) -> Option<Short> {
        Short::parse(&self.from).ok()
    }
}

/// What was done just now, in the word that the address of the page after it carries.
#[derive(Default, Deserialize)]
pub(crate) struct Done {
    #[serde(default)]
    done: String,
}

impl Done {
    /// `shell` with the line that `lines` keep for what was done; as it was where they keep none.
    pub(crate) fn on(&self, shell: Shell, lines: &[(&str, &str)]) -> Shell {
        match lines.iter().find(|(done, _)| *done == self.done) {
            Some((_, key)) => shell.after(key),
            None => shell,
        }
    }
}

impl FromRequestParts<House> for Done {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        Query::from_request_parts(parts, house).await.map(|Query(done)| done)
    }
}
