//! Icons: strokes on a field of 24 × 24, never without a word beside them.

use crate::words::Markup;

/// The icon `name`; empty where there is none of that name.
pub(crate) fn draw(name: &str) -> Markup {
    let strokes = strokes(name);
    if strokes.is_empty() {
        return Markup::default();
    }
    Markup(format!(
        "<svg class=\"ico\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"{strokes}\"/></svg>"
    ))
}

/// The strokes of each icon: the five kinds of help by their words, then what else there is.
fn strokes(name: &str) -> &'static str {
    match name {
        "listen" => {
            "M12 20s-7.5-4.6-7.5-10A4.2 4.2 0 0 1 12 7.4 4.2 4.2 0 0 1 19.5 10c0 5.4-7.5 10-7.5 10z"
        }
        "know" => {
            "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9c.6.5.9 1.2.9 2.1h5.2c0-.9.3-1.6.9-2.1A6 6 0 0 0 12 3z"
        }
        "hand" => {
            "M4 13l3.5-3.5 4 1.5h3a1.5 1.5 0 0 1 0 3H11m3.5 0 4-2.5a1.6 1.6 0 0 1 1.8 2.6L14 19H8l-4-2z"
        }
        "mirror" => "M12 3a6 7 0 0 1 0 14 6 7 0 0 1 0-14zM12 17v4M9 21h6M9.5 8.5 12 6m-2 5 4-4",
        "mentor" => "M5 20c0-5 14-5 14-10a4 4 0 0 0-8 0M5 20h.01M19 5h.01",
        "door" => "M6 21V11a6 6 0 0 1 12 0v10M4 21h16M14.5 14h.01",
        "phone" => {
            "M6 3h3l1.5 5L8 9.5a12 12 0 0 0 6.5 6.5L16 13.5l5 1.5v3a3 3 0 0 1-3 3A15 15 0 0 1 3 6a3 3 0 0 1 3-3z"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_an_icon_of_its_own() {
        let kinds = ["listen", "know", "hand", "mirror", "mentor"];
        let drawn: std::collections::HashSet<_> = kinds.map(|kind| draw(kind).0).into();
        assert_eq!(drawn.len(), 5);
        assert_eq!(draw("nothing"), Markup::default());
    }
}
