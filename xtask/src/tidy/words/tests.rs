use super::*;

#[track_caller]
fn check(law: fn(&Tree) -> Vec<Finding>, ftl: &str, rust: &str, html: &str, expected: &[&str]) {
    let tree = Tree::of(&[
        ("crates/kith-web/words/en/a.ftl", ftl),
        ("crates/kith-web/src/a.rs", rust),
        ("crates/kith-web/templates/a.html", html),
    ]);
    let found = law(&tree);
    let said: Vec<_> = found.iter().map(|f| f.says.split('`').nth(1).unwrap_or(&f.says)).collect();
    assert_eq!(said, expected, "{found:?}");
}

#[test]
fn what_is_asked_for_has_english() {
    let ftl = "one-title = One\none-body = Two { one-title }\n";
    check(english, ftl, "say(\"one-title\") Refusal(\"one-body\")", "", &[]);
    check(
        english,
        ftl,
        "say(\"two\") const A: Refusal = Refusal(\"three-x\");",
        "",
        &["two", "three-x"],
    );
    check(english, ftl, "say_to(locale, \"four\")", "{{ w.say(\"five\") }}", &["four", "five"]);
    check(english, ftl, "say_of(key, \"n\", n) say_to(w, \"one-gone\")", "", &["one-gone"]);
    check(english, ftl, "// say(\"six\")\nother(\"seven\")", "", &[]);
    check(english, ftl, "#[cfg(test)]\nmod tests { fn f() { say(\"eight\") } }", "", &[]);
    check(english, "a = { b-c }\n", "", "", &["b-c"]);
}

#[test]
fn another_language_says_nothing_that_english_does_not() {
    let en = ("crates/kith-web/words/en/a.ftl", "one = One\n");
    let cy = ("crates/kith-web/words/cy/a.ftl", "one = Un\ntwo = Dau\n");
    assert_eq!(english(&Tree::of(&[en, cy])).len(), 1);
}

#[test]
fn every_key_is_asked_for() {
    let ftl = "one-title = One\n-brand = Kith\nmore = { -brand }\n    .hint = Why\n";
    check(used, ftl, "let key = \"one-title\";", "{{ self::say(\"more.hint\") }}", &[]);
    check(used, ftl, "// \"one-title\"", "", &["one-title", "more"]);
}

#[test]
fn a_declared_beginning_must_be_earned() {
    let ftl = "# used: kind-*\nkind-listen = Listen\nkind-know = Know\n";
    check(used, "kind-listen = Listen\n", "format!(\"kind-{kind}\")", "", &[]);
    check(used, "kind-listen = Listen\n", "format!(\"kin-{kind}\")", "", &["kind-listen"]);
    check(used, ftl, "format!(\"kind-{kind}\")", "", &[]);
    check(used, ftl, "concat(\"kind-\", kind)", "", &[]);
    check(used, ftl, "", "", &["kind-", "kind-listen", "kind-know"]);
}

#[test]
fn a_key_is_said_once() {
    check(once, "one = One\ntwo = Two\n", "", "", &[]);
    check(once, "one = One\none = Uno\n", "", "", &["one"]);
    let en = ("crates/kith-web/words/en/a.ftl", "one = One\n");
    let cy = ("crates/kith-web/words/cy/a.ftl", "one = Un\n");
    assert!(once(&Tree::of(&[en, cy])).is_empty());
}

#[test]
fn lines_that_fluent_drops_are_found() {
    let good = "# remark\n\none = { $n ->\n    [one] One\n   *[other] Many\n}\n    more\n";
    check(understood, good, "", "", &[]);
    check(understood, "one = One\nlost line\n1x = One\n", "", "", &["Fluent drops this line"; 2]);
}

#[test]
fn templates_hold_no_words() {
    let good =
        "<p class=\"a\">{{ self::say(\"a\") }} &middot; {% if a > b %}<b>1</b>{% endif %}</p>";
    check(templates, "", "", good, &[]);
    check(templates, "", "", "<p>Hello</p>", &["Hello"]);
}
