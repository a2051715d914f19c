//! Forms, as a browser without JavaScript sends them.

use form_urlencoded::Serializer;
use scraper::{ElementRef, Html, Selector};

use super::flat;

/// What a form without a file is sent as.
pub(super) const LINE: &str = "application/x-www-form-urlencoded";

/// What stands between the parts of one that can carry a file.
const EDGE: &str = "edge-of-a-part-of-a-form";

/// What such a form is sent as.
const PARTS: &str = "multipart/form-data; boundary=edge-of-a-part-of-a-form";

/// What a form sends.
pub(super) struct Sent {
    /// As what.
    pub(super) kind: &'static str,
    /// The body.
    pub(super) text: String,
}

/// A form of a page.
pub(super) struct Form {
    /// Where it goes; empty for where the page is.
    pub(super) action: String,
    /// Whether it posts.
    pub(super) posts: bool,
    /// Whether it can carry a file.
    carries: bool,
    /// What it sends if nothing is filled in, in order.
    fields: Vec<(String, String)>,
    /// The fields that may hold several values, or none.
    known: Vec<String>,
    /// What its button adds.
    button: Option<(String, String)>,
}

impl Form {
    /// The form of the first button of that text.
    pub(super) fn with_button(html: &str, text: &str) -> Option<Self> {
        let page = Html::parse_document(html);
        let forms = select("form");
        let buttons = select("button");
        for form in page.select(&forms) {
            let mut all = form.select(&buttons);
            let pressed = all.find(|button| flat(&button.text().collect::<String>()) == flat(text));
            if let Some(button) = pressed {
                return Some(Self::of(form, button));
            }
        }
        None
    }

    fn of(form: ElementRef, button: ElementRef) -> Self {
        let owned = |name: &str| form.attr(name).unwrap_or_default().to_owned();
        let adds = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Self {
            action: button.attr("formaction").map_or_else(|| owned("action"), str::to_owned),
            posts: owned("method").eq_ignore_ascii_case("post"),
            carries: owned("enctype") == "multipart/form-data",
            fields: form.select(&select("input, textarea, select")).filter_map(standing).collect(),
            known: form
                .select(&select("input, textarea, select"))
                .filter_map(|field| field.attr("name").map(str::to_owned))
                .collect(),
            button: button.attr("name").zip(button.attr("value").or(Some(""))).map(adds),
        }
    }

    /// What it sends where `filled` was filled in: its kind and its body.
    pub(super) fn sent(&self, filled: &[(String, Vec<String>)]) -> Sent {
        let pairs = self.pairs(filled);
        if !self.carries {
            let text = Serializer::new(String::new()).extend_pairs(pairs).finish();
            return Sent { kind: LINE, text };
        }
        let parts = pairs.iter().map(|(name, value)| {
            let file = if name == "file" { "; filename=\"file.csv\"" } else { "" };
            format!(
                "--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n"
            )
        });
        let text = format!("{}--{EDGE}--\r\n", parts.collect::<String>());
        Sent { kind: PARTS, text }
    }

    fn pairs(&self, filled: &[(String, Vec<String>)]) -> Vec<(String, String)> {
        let standing =
            self.fields.iter().filter(|(name, _)| filled.iter().all(|(is, _)| is != name));
        let mut pairs: Vec<_> = standing.cloned().collect();
        for (name, values) in filled {
            assert!(self.known.contains(name), "the form has no field {name}: {:?}", self.known);
            pairs.extend(values.iter().map(|value| (name.clone(), value.clone())));
        }
        pairs.extend(self.button.clone());
        pairs
    }
}

/// What stands in the field `name` of the page.
pub(super) fn value(html: &str, name: &str) -> Option<String> {
    let page = Html::parse_document(html);
    let fields = select("input, textarea, select");
    let named = page.select(&fields).filter(|field| field.attr("name") == Some(name));
    let all: Vec<_> = named.collect();
    let standing = all.iter().find_map(|field| standing(*field)).map(|(_, value)| value);
    standing.or_else(|| (!all.is_empty()).then(String::new))
}

/// What a field sends as it stands; `None` where it sends nothing.
fn standing(field: ElementRef) -> Option<(String, String)> {
    let name = field.attr("name").filter(|name| !name.is_empty())?.to_owned();
    let value = match (field.value().name(), field.attr("type").unwrap_or("text")) {
        // The first line break after the tag belongs to the markup; the parser has dropped it.
        ("textarea", _) => field.text().collect(),
        ("select", _) => chosen(field)?,
        (_, "checkbox" | "radio") => {
            field.attr("checked")?;
            field.attr("value").unwrap_or("on").to_owned()
        }
        _ => field.attr("value").unwrap_or_default().to_owned(),
    };
    Some((name, value))
}

fn chosen(list: ElementRef) -> Option<String> {
    let options = select("option");
    let mut all = list.select(&options);
    let first = all.next()?;
    let marked = list.select(&options).find(|option| option.attr("selected").is_some());
    let option = marked.unwrap_or(first);
    let text = || flat(&option.text().collect::<String>());
    Some(option.attr("value").map_or_else(text, str::to_owned))
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).unwrap()
}
