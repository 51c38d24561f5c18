//! Properties of every text.

use proptest::prelude::*;

use crate::markdown::source_syntax::ParserInput;
use crate::markdown::tests::written;
use crate::markdown::{count_words, excerpt, for_feed, leading_heading, untrusted};
use crate::markup::tags::tags;

/// Returns whether HTML consists of the elements and attributes that comments may have.
fn is_harmless(html: &str) -> bool {
    let elements = ["p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "a"];
    let starts = html.matches('<').count();
    let mut found = 0;
    for tag in tags(html) {
        found += 1;
        let known = elements.contains(&tag.name.trim_start_matches('/'));
        let allowed = tag.attributes.iter().all(|attribute| match (tag.name, attribute.name) {
            ("a", "href") => ["http", "https", "mailto"]
                .iter()
                .any(|scheme| attribute.value.to_lowercase().starts_with(&format!("{scheme}:"))),
            ("a", "rel") => attribute.value == "nofollow ugc noopener",
            ("ol", "start") => attribute.value.bytes().all(|byte| byte.is_ascii_digit()),
            _ => false,
        });
        if !known || !allowed {
            return false;
        }
    }
    found == starts && !html.contains(['\u{202e}', '\u{0}', '\u{1b}'])
}

/// Texts with much Markdown and HTML syntax.
fn markup() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "> ",
        "- ",
        "1. ",
        "# ",
        "\n",
        "\n\n",
        "    ",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~",
        "[",
        "](",
        ")",
        "![",
        "<",
        ">",
        "\"",
        "'",
        "[^1]",
        "[^1]: ",
        "[!NOTE]",
        "[x] ",
        "|",
        "\n|-|-|\n",
        "<a href=\"",
        "<script>",
        "</a>",
        "javascript:",
        "https://a.b/c",
        "www.a.bc",
        "{#i}",
        "\n: ",
        "{{",
        "&#1;",
        "&amp;",
        "\\",
        "é",
        "\u{0}",
        "\u{202e}",
        "x",
        "word ",
        "id=\"q\"",
        "<!--",
        "-->",
        "there.md",
        "pic.png",
        "--",
        "...",
        "mailto:",
        "\n===\n",
        "data:image/png;,",
    ]);
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

/// The characters of the marks that other generators use. Those of template tags come first.
const MARKS: [char; 15] = ['{', '}', '%', '#', '/', '*', ':', ' ', '\n', '[', ']', '<', '>', '!', '-'];

#[test]
fn no_short_text_of_marks_panics() {
    for (marks, length) in [(&MARKS[..9], 5), (&MARKS[..], 4)] {
        let mut texts = vec![String::new()];
        for _ in 0..length {
            let longer = texts.iter().flat_map(|text| marks.iter().map(move |mark| format!("{text}{mark}")));
            texts = longer.collect();
            for text in &texts {
                ParserInput::of_author(text);
            }
        }
    }
    for text in ["{%}", "{/*/}", "{% raw %}{%}", "# A {/*/}", "{{}", "{#}"] {
        assert!(written("a.md", text).html.contains(text.split('{').next_back().unwrap()), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in prop_oneof![markup(), "[-{}%#/*:<>!\\[\\]`'\" \na=.]{0,30}", ".*", "(?s).{0,60}"]) {
        let html = written("a.md", &text);
        prop_assert!(!html.html.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        prop_assert!(html.anchors.is_sorted());
        for_feed(&html.html, "https://e.org", "https://e.org/a/");
        for_feed(&text, "https://e.org", "https://e.org/a/");
        excerpt(&text);
        leading_heading(&text);
        count_words(&text);
        untrusted::plain(&text);
    }

    #[test]
    fn comments_are_harmless(text in prop_oneof![markup(), ".*"]) {
        let html = untrusted::to_html(&text);
        prop_assert!(is_harmless(&html), "{}", html);
    }
}
