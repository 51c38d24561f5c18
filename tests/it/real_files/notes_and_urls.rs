//! Footnotes that are given twice, and bare addresses followed by entities.

use super::text::{article, faults_of, prose};

#[test]
fn a_footnote_that_is_given_twice_is_told() {
    let body = "One[^a] two[^A].\n\n[^a]: First.\n\n[^A]: Second.\n";
    let expected = "\
warning[duplicate-footnote]: the footnote `A` is given twice, and readers see the first only
 --> content/articles/2026-01-05-a.md:8:1
  |
8 | [^A]: Second.
  | ^^^^
  |
note: the first one
 --> content/articles/2026-01-05-a.md:6:1
  |
6 | [^a]: First.
  | ----
  = help: give one of them another name, here and where the text names it: [^A-2]
";

    assert_eq!(faults_of(&article("text", body)).trim(), expected.trim());
    let mended = body.replace("[^A]", "[^A-2]");
    assert_eq!(faults_of(&article("text", &mended)), "");
}

#[test]
fn a_bare_address_ends_before_what_looks_like_an_entity() {
    for (text, href) in [
        ("www.x.com/?a&hl;", "https://www.x.com/?a"),
        ("https://x.com/?a&copy;", "https://x.com/?a"),
        ("(https://x.com/?a&b;&c;).", "https://x.com/?a"),
        ("https://x.com/?a&amp;b=1", "https://x.com/?a&amp;b=1"),
        ("https://x.com/?a&hl;b", "https://x.com/?a&amp;hl;b"),
        ("https://x.com/a;b;", "https://x.com/a;b"),
    ] {
        let html = prose(text);
        assert!(html.contains(&format!("<a href=\"{href}\"")), "{text}: {html}");
    }
}
