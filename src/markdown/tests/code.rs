//! Highlighting of code: the result for each language, and that no text is lost.

use proptest::prelude::{ProptestConfig, prop};
use proptest::prop_assert_eq;
use proptest::test_runner::TestRunner;

use crate::diagnostic::human;
use crate::markdown::{
    HeadingIds, Highlighting, Html, ImageTarget, Labels, LinkTarget, Options, PlainText, Positions, Quotes,
    Resolve, Source, to_html,
};
use crate::markup::references::decode;
use crate::markup::tags::tags;
use crate::path::SourcePath;

struct Nowhere;

impl Resolve for Nowhere {
    fn link(&self, destination: &str) -> LinkTarget {
        LinkTarget::External(destination.to_owned())
    }

    fn image(&self, destination: &str) -> ImageTarget {
        ImageTarget::External(destination.to_owned())
    }
}

fn written(text: &str) -> Html {
    let file = SourcePath::new("a.md");
    let source = Source { file: &file, whole: text, body: 0..text.len() };
    let (labels, quotes) = (Labels::default(), Quotes::default());
    let options = Options {
        quotes: Some(&quotes),
        reserved_ids: &[],
        spare_ids: &[],
        heading_ids: HeadingIds::Own,
        labels: &labels,
        positions: Positions::Hidden,
        highlighting: Highlighting::On,
        plain_text: PlainText::Kept,
        sizes: "",
    };
    to_html(&source, &options, &Nowhere)
}

/// The text between the tags of the first code block.
fn text_of_code(html: &str) -> String {
    let code =
        html.split_once("<code").unwrap().1.split_once('>').unwrap().1.split("</code>").next().unwrap();
    let mut text = String::new();
    let mut from = 0;
    for tag in tags(code) {
        text.push_str(&code[from..tag.start]);
        from = tag.start + code[tag.start..].find('>').unwrap() + 1;
    }
    text.push_str(&code[from..]);
    decode(&text)
}

#[test]
fn languages_are_highlighted() {
    let text = include_str!("../../../tests/corpus/code/languages.md");
    let html = written(text);
    assert_eq!(html.diagnostics, []);
    assert!(html.has_code);
    insta::with_settings!({
        snapshot_path => "../../../tests/corpus/code/snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("languages", html.html);
    });
}

#[test]
fn misspelt_languages_are_reported_and_unknown_ones_are_not() {
    let html = written("```pyhton\nx\n```\n\n> ```javscript title=a\n> x\n> ```\n");
    let faults: String = html.diagnostics.iter().map(|it| human::draw(it, human::Style::Plain)).collect();
    insta::with_settings!({
        snapshot_path => "../../../tests/corpus/code/snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!("err_unknown_language", faults);
    });
    let strangers = written("```mermaid\nx\n```\n\n```text\nx\n```\n\n```elixir\nx\n```\n");
    assert_eq!(strangers.diagnostics, []);
}

#[test]
fn plain_code_needs_no_stylesheet() {
    for plain in ["Text.", "```\nx\n```", "    x\n", "```text\nx\n```", "```zzzzzz\nx\n```"] {
        assert!(!written(plain).has_code, "{plain}");
    }
    for code in ["```rust\nx\n```", "``` title=a\nx\n```", "```text {1}\nx\n```"] {
        assert!(written(code).has_code, "{code}");
    }
}

#[test]
fn no_character_is_lost() {
    let language =
        prop::sample::select(vec!["rust", "js", "html", "yaml", "bash", "diff", "md", "json", "zz"]);
    let code = "([a-z{}()<>&\"'$#/*=;: +-]|\n|é|if |let |/\\*|<!--){0,80}";
    let config = ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() };
    let found = TestRunner::new(config).run(&(language, code, 1..6_usize), |(language, code, marked)| {
        let text = format!("~~~~{language} {{{marked}-{}}}\n{code}\n~~~~\n", marked + 2);
        let html = written(&text);
        prop_assert_eq!(text_of_code(&html.html), format!("{code}\n"));
        Ok(())
    });
    found.unwrap();
}
