//! The dialect, one behaviour for each file of `tests/corpus/markdown`; and what holds for every text.

use std::path::Path;

use proptest::prelude::*;

use crate::diagnostic::{Diagnostic, codes, human};
use crate::markdown::{
    HeadingIds, Highlighting, Html, ImageTarget, Labels, LinkTarget, Options, PlainText, Positions, Quotes,
    Resolve, Source, count_words, excerpt, for_feed, leading_heading, to_html, untrusted,
};
use crate::markup::tags::tags;
use crate::path::{SourcePath, Url};

/// A site with the page `/there/` (from `there.md`) and the picture `/pic.png`.
struct Site;

impl Resolve for Site {
    fn link(&self, destination: &str) -> LinkTarget {
        let (path, anchor) = match destination.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor.to_owned())),
            None => (destination, None),
        };
        if destination.contains("://") {
            return LinkTarget::External(destination.to_owned());
        }
        if matches!(path, "there.md" | "/there/") {
            let fragment = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
            return LinkTarget::Internal {
                href: format!("/there/{fragment}"),
                url: Url::parse("/there/").unwrap(),
                anchor,
            };
        }
        let fault = Diagnostic::error(codes::MISSING_TARGET, format!("there is no file `{path}`"));
        LinkTarget::Missing(Box::new(fault.help("did you mean `there.md`?")))
    }

    fn image(&self, destination: &str) -> ImageTarget {
        match destination {
            "pic.png" => ImageTarget::Local {
                src: "/pic.png".into(),
                dimensions: Some((640, 480)),
                url: Url::parse("/pic.png").unwrap(),
                choice: None,
            },
            other if other.contains("://") => ImageTarget::External(other.to_owned()),
            other => ImageTarget::Missing(Box::new(Diagnostic::error(
                codes::MISSING_TARGET,
                format!("there is no picture `{other}`"),
            ))),
        }
    }
}

fn written(name: &str, text: &str) -> Html {
    let file = SourcePath::new(name);
    let source = Source { file: &file, whole: text, body: 0..text.len() };
    let (labels, quotes) = (Labels::default(), Quotes::default());
    to_html(
        &source,
        &Options {
            quotes: Some(&quotes),
            reserved_ids: &["main"],
            spare_ids: &[],
            heading_ids: HeadingIds::Own,
            labels: &labels,
            positions: Positions::Hidden,
            plain_text: PlainText::Kept,
            sizes: "",
            highlighting: Highlighting::Off,
        },
        &Site,
    )
}

#[test]
fn the_words_of_a_text_are_kept_without_its_markup() {
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

#[test]
fn the_corpus_is_written_as_its_snapshots_show() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/markdown");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let html = written(name, &text);
        let faults: String =
            html.diagnostics.iter().map(|found| human::draw(found, human::Style::Plain)).collect();
        let shown = if name.starts_with("err_") {
            format!("{}{faults}", html.html)
        } else {
            assert_eq!(faults, "", "{name}");
            html.html
        };
        insta::with_settings!({
            snapshot_path => &folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name.trim_end_matches(".md"), shown);
        });
    }
}

#[test]
fn what_was_learned_is_told() {
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
fn ids_are_unique_and_keep_away_from_the_themes() {
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
fn a_range_that_does_not_fit_the_file_gives_nothing() {
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

/// Texts that made one parser or another slow, or overflow its stack.
fn bombs() -> Vec<String> {
    let repeated = [
        ">",
        "> ",
        "[",
        "]",
        "![",
        "[![",
        "*",
        "**a ",
        "_a ",
        "`",
        "``` ",
        "~~",
        "- ",
        "1. ",
        "* - ",
        "[^1]",
        "[a](",
        "[a](<b",
        "<",
        "<a ",
        "<a href=\"",
        "<!--",
        "<!A ",
        "<?",
        "&",
        "&#",
        "\\",
        "|",
        "a|",
        "# ",
        "#\n",
        "[!NOTE]",
        "> [!NOTE]\n> ",
        "www.",
        "http://",
        "https://a.b)",
        "www._",
        "'",
        "\"",
        "...",
        "--",
        "(",
        "[a]: b\n",
        "[a][b]",
        "- [ ] ",
        "{#a}",
        "\t",
        "a\n: b\n",
        ": ",
        "a **a *a ",
        "[a](b)",
        "\u{0}",
        "é",
        "<div>\n",
        "<script>",
        "</",
        "{{",
        "<b id=a>",
        "| a\n|-\n",
        "x\n=\n",
    ];
    let mut texts: Vec<String> = repeated.iter().map(|part| part.repeat(20_000 / part.len())).collect();
    texts.push((0..500).map(|level| format!("{}- a\n", " ".repeat(2 * level % 400))).collect());
    texts.push((0..2000).map(|n| format!("[^{n}]: x[^{}]\n\n", n + 1)).collect::<String>() + "[^0]");
    texts.push("[^a]: ".to_owned() + &"[^b]: ".repeat(3000) + "\n\n[^a] [^b]");
    texts.push(format!("{}\n{}\n{}", "|a".repeat(2000), "|-".repeat(2000), "|b\n".repeat(2000)));
    texts.push(format!("[a]: /{}\n\n{}", "x".repeat(5000), "[a] ".repeat(3000)));
    texts.push(format!("{}x\n{}", "> ".repeat(2000), "y\n".repeat(5000)));
    texts.push("*a_ ".repeat(5000) + &"[x](#y) ".repeat(2000));
    texts
}

#[test]
fn no_text_takes_more_than_a_moment() {
    for text in bombs() {
        let html = written("a.md", &text);
        assert!(html.diagnostics.len() <= 200);
        excerpt(&text);
        leading_heading(&text);
        count_words(&text);
        untrusted::to_html(&text);
        untrusted::plain(&text);
        for_feed(&html.html, "https://e.org", "https://e.org/a/");
    }
}

/// What a comment's HTML may hold: the elements and, of attributes, those of links and numbered lists.
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

/// Texts made of what has a meaning in Markdown or HTML, so that the properties are not tried on plain words only.
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

proptest! {
    #[test]
    fn no_text_panics(text in prop_oneof![markup(), ".*", "(?s).{0,60}"]) {
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
    fn a_stranger_can_do_no_harm(text in prop_oneof![markup(), ".*"]) {
        let html = untrusted::to_html(&text);
        prop_assert!(is_harmless(&html), "{}", html);
    }
}
