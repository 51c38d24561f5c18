//! The facts beside the HTML: headings, ids, links, images, plain text.

use crate::markdown::tests::{Site, written};
use crate::markdown::{
    HeadingIds, Highlighting, Html, Labels, Options, PlainText, Positions, Source, to_html,
};
use crate::path::{SourcePath, Url};

#[test]
fn headings_ids_links_and_images_are_collected() {
    let html = written("a.md", "## One *x*\n\n[a](there.md#b) ![](pic.png)\n\n<i id=z></i>\n\n# Two\n");
    let headings: Vec<_> = html
        .headings
        .iter()
        .map(|heading| (heading.level, heading.id.as_str(), heading.text.as_str()))
        .collect();
    assert_eq!(headings, [(2, "one-x", "One x"), (2, "two", "Two")]);
    assert_eq!(html.anchors, ["one-x", "two", "z"]);
    assert_eq!(
        (html.links.len(), html.links[0].anchor.as_deref(), html.links[0].at.clone()),
        (1, Some("b"), 16..26)
    );
    assert_eq!(html.images, [Url::parse("/pic.png").unwrap()]);
}

#[test]
fn ids_are_unique_and_differ_from_those_of_the_page() {
    let html = written(
        "a.md",
        "# Main\n# fn-1\n# A\n# A\n# A 2\n# B {#a}\n# callout-1\n> [!TIP]\n\nx[^1]\n\n[^1]: y\n",
    );
    let ids: Vec<&str> = html.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["main-2", "fn-1", "a-2", "a-3", "a-2-2", "a", "callout-1"]);
    let found = html.html.matches(" id=\"").count();
    assert_eq!((found, html.anchors.len()), (10, 10), "{}", html.html);
}

#[test]
fn a_range_outside_the_file_gives_nothing() {
    let file = SourcePath::new("a.md");
    let labels = Labels::default();
    let options = Options {
        quotes: None,
        reserved_ids: &[],
        spare_ids: &[],
        heading_ids: HeadingIds::Own,
        labels: &labels,
        positions: Positions::Shown,
        plain_text: PlainText::Omitted,
        sizes: "",
        highlighting: Highlighting::Off,
    };
    let html = to_html(&Source { file: &file, whole: "é", body: 1..9 }, &options, &Site);
    assert_eq!(html, Html::default());
}

#[test]
fn plain_text_has_no_markup() {
    let check = |body: &str, expected: &str| {
        let plain = written("a.md", body).plain;
        let lines: Vec<&str> = plain.split_whitespace().collect();
        assert_eq!(lines.join(" "), expected, "{body}");
    };
    check("# Head\nun*believ*able [link](there.md)s", "Head unbelievable links");
    check("- a\n- b\n  > c\n\n  d\n- # e\n  f", "a b c d e f");
    check("| a | b |\n|---|---|\n| c | `d<e>` |", "a b c d<e>");
    check("> [!TIP] Own\n> text", "Own text");
    check("> [!TIP]\n> text", "text");
    check("one[^1]\n\n[^1]: The note.", "one The note.");
    check("<p>A &amp; <b>b</b>c</p><script>no</script>\n\n<!-- no -->\n\nx<br>y", "A & bc x y");
    check("![alt](pic.png \"Caption\")", "Caption");
    check("- [ ] task\n\n```rust\nfn main\n```\n\nhttps://a.example/b", "task fn main https://a.example/b");
    check("a&nbsp;b {{ tag }}", "a b {{ tag }}");
}
