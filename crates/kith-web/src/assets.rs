//! The one style sheet, the one script and the icons: embedded, named by their content, compressed
//! once, kept by browsers for ever.

use std::sync::OnceLock;

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{
        HeaderMap,
        header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_STANDARD};
use kith_app::Error;
use sha2::{Digest, Sha256};

use crate::{
    doors::{Doors, May},
    house::House,
    page::Failure,
};

const STYLE: &str = include_str!("../assets/kith.css");
const SCRIPT: &str = include_str!("../assets/kith.js");
const ICON: &str = include_str!("../assets/icon.svg");
const NOTES: &str = include_str!("../assets/notes.svg");
const RECIPES: &str = include_str!("../assets/recipes.svg");

/// What pages link to.
pub(crate) struct Assets {
    /// The style sheet.
    pub(crate) style: Asset,
    /// The script.
    pub(crate) script: Asset,
    /// The icon of the tab.
    pub(crate) icon: Asset,
    /// The icon of a tab that is called “Notes”.
    pub(crate) notes: Asset,
    /// The icon of a tab that is called “Recipes”.
    pub(crate) recipes: Asset,
    /// The hash of the sheet, as the policy of each page names it: `sha256-…`.
    pub(crate) style_hash: String,
}

/// One file.
pub(crate) struct Asset {
    /// Its address: `/assets/kith-….css`.
    pub(crate) path: String,
    /// What it holds, without the remarks of its authors.
    pub(crate) text: String,
    kind: &'static str,
    brotli: OnceLock<Bytes>,
}

impl Assets {
    /// Names each file by what it holds.
    pub(crate) fn new() -> Self {
        let style = Asset::new("kith", "css", "text/css; charset=utf-8", bare(STYLE));
        let hash = BASE64_STANDARD.encode(Sha256::digest(style.text.as_bytes()));
        let svg = |name, text: &str| Asset::new(name, "svg", "image/svg+xml", text.to_owned());
        Self {
            style,
            script: Asset::new("kith", "js", "text/javascript; charset=utf-8", bare(SCRIPT)),
            icon: svg("icon", ICON),
            notes: svg("notes", NOTES),
            recipes: svg("recipes", RECIPES),
            style_hash: format!("sha256-{hash}"),
        }
    }

    fn find(&self, path: &str) -> Option<&Asset> {
        [&self.style, &self.script, &self.icon, &self.notes, &self.recipes]
            .into_iter()
            .find(|asset| asset.path.strip_prefix("/assets/") == Some(path))
    }
}

impl Asset {
    fn new(name: &str, ending: &str, kind: &'static str, text: String) -> Self {
        let hash = blake3::hash(text.as_bytes()).to_hex();
        let short = hash.get(..12).unwrap_or_default();
        Self {
            path: format!("/assets/{name}-{short}.{ending}"),
            text,
            kind,
            brotli: OnceLock::new(),
        }
    }

    /// The file, compressed as far as it goes; done when it is first asked for.
    fn compressed(&self) -> Bytes {
        let make = || {
            let mut out = Vec::new();
            let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
            let done = brotli::BrotliCompress(&mut self.text.as_bytes(), &mut out, &params);
            Bytes::from(done.map(|_| out).unwrap_or_default())
        };
        self.brotli.get_or_init(make).clone()
    }
}

/// Text without remarks that fill lines of their own, and without indents.
fn bare(text: &str) -> String {
    let lines = text.lines().map(str::trim);
    let kept = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    let kept = kept.filter(|line| !(line.starts_with("/*") && line.ends_with("*/")));
    kept.collect::<Vec<_>>().join("\n")
}

/// The doors to the files.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/assets/{file}", May::Anyone, show)
}

async fn show(
    State(house): State<House>,
    Path(file): Path<String>,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    let asset = house.assets.find(&file).ok_or(Error::NotFound)?;
    let kept = [(CONTENT_TYPE, asset.kind), (CACHE_CONTROL, "public, max-age=31536000, immutable")];
    let accepted = asked.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    if accepted.is_some_and(|list| list.split(',').any(|part| part.trim().starts_with("br"))) {
        return Ok((kept, [(CONTENT_ENCODING, "br")], asset.compressed()).into_response());
    }
    Ok((kept, asset.text.clone()).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_and_script_stay_within_their_budgets() {
        let assets = Assets::new();
        let (style, script) = (assets.style.compressed().len(), assets.script.compressed().len());
        assert!(style <= 6144, "style: {style} bytes");
        assert!(script <= 3072, "script: {script} bytes");
    }

    #[test]
    fn colours_stand_in_tokens_only_and_layout_knows_no_left_or_right() {
        let (_, rest) = STYLE.split_once("@layer reset {").unwrap();
        let literal = rest.lines().filter(|line| line.contains('#') && !line.contains("url(#"));
        assert_eq!(literal.collect::<Vec<_>>(), Vec::<&str>::new());
        for line in rest.lines().filter(|line| !line.contains("[dir=rtl]")) {
            let words = line.split(|letter: char| !letter.is_ascii_alphabetic());
            for word in words {
                assert!(!matches!(word, "left" | "right"), "{line}");
            }
        }
    }
}
