use std::fmt;

use askama::filters::HtmlSafe;

/// HTML that is finished: templates print it as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Markup(pub(crate) String);

impl Markup {
    /// `text` as HTML, where each `[…]` links to the next of `to`.
    pub(crate) fn linked(text: &str, to: &[&str]) -> Self {
        let (mut out, mut to) = (String::with_capacity(text.len() + 40), to.iter());
        for letter in text.chars() {
            match letter {
                '[' => {
                    out.push_str("<a href=\"");
                    to.next().unwrap_or(&"/").chars().for_each(|c| escape(&mut out, c));
                    out.push_str("\">");
                }
                ']' => out.push_str("</a>"),
                other => escape(&mut out, other),
            }
        }
        Self(out)
    }
}

/// Adds one letter to `out` so that it stands for itself, in text and in attributes.
pub(crate) fn escape(out: &mut String, letter: char) {
    match letter {
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '&' => out.push_str("&amp;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        other => out.push(other),
    }
}

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Markup {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_become_links_and_all_else_stands_for_itself() {
        let made = Markup::linked("Read <our> [rules] & [more].", &["/rules", "/a\"b"]);
        let shown = "Read &lt;our&gt; <a href=\"/rules\">rules</a> &amp; \
                     <a href=\"/a&quot;b\">more</a>.";
        assert_eq!(made.0, shown);
    }
}
