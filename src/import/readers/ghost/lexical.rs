//! The documents of Ghost's editor since 2023: a tree of blocks, each with a type.
//!
//! Source: TryGhost/Koenig, `packages/kg-default-nodes`; Lexical, "Serialization".

use crate::import::callout_markdown::callout;
use crate::import::code_markdown::fence;
use crate::import::html::to_markdown;
use crate::import::notes::Note;
use crate::import::readers::ghost::lexical_cards::html_of_card;
use crate::import::readers::ghost::lexical_text::{children, inline, kind, list_html};
use crate::import::yaml_value::YamlValue;

/// Blocks that only mails and members have.
const OF_MAILS: [&str; 4] = ["email", "email-cta", "signup", "paywall"];

/// Returns a document as Markdown. Blocks of Markdown stay as they are.
pub(super) fn markdown(document: &YamlValue, notes: &mut Vec<(Note, String)>) -> String {
    let mut text = String::new();
    for node in document.get("root").map(children).unwrap_or_default() {
        let block = block(node, notes);
        let block = block.trim_matches('\n');
        if !block.is_empty() {
            text.push_str(&format!("{block}\n\n"));
        }
    }
    text
}

/// Returns a block as Markdown. What is left out is noted.
fn block(node: &YamlValue, notes: &mut Vec<(Note, String)>) -> String {
    let of = |key: &str| node.text_of(key).unwrap_or_default();
    let kind = kind(node);
    let html = match kind.trim_start_matches("extended-") {
        "paragraph" => format!("<p>{}</p>", inline(node, notes)),
        "heading" => {
            let tag = of("tag");
            let tag =
                Some(tag.as_str()).filter(|tag| matches!(tag, &"h1" | &"h2" | &"h3" | &"h4" | &"h5" | &"h6"));
            format!("<{0}>{1}</{0}>", tag.unwrap_or("h2"), inline(node, notes))
        }
        "quote" | "aside" => format!("<blockquote><p>{}</p></blockquote>", inline(node, notes)),
        "list" => list_html(node, notes),
        "horizontalrule" => return "---".to_owned(),
        "markdown" => return of("markdown"),
        "codeblock" => {
            let caption = converted(&of("caption"), notes);
            let code = match node.get("code") {
                Some(YamlValue::Text(code)) => code.clone(),
                _ => String::new(),
            };
            return format!("{}\n\n{caption}", fence(&of("language"), None, "", &code));
        }
        "callout" => {
            let text = converted(&of("calloutText"), notes);
            let text = format!("{} {text}", of("calloutEmoji"));
            return callout("note", None, text.trim());
        }
        "toggle" => {
            format!(
                "<details><summary>{}</summary>{}</details>",
                without_block(&of("heading")),
                of("content")
            )
        }
        name if OF_MAILS.contains(&name) => {
            if name != "paywall" {
                notes.push((Note::LeftOut, "cards for mails and members".to_owned()));
            }
            return String::new();
        }
        name => match html_of_card(name, node) {
            Some(html) => html,
            None if !children(node).is_empty() => {
                notes
                    .push((Note::Changed, format!("cards of the type `{name}`, of which the text is taken")));
                format!("<p>{}</p>", inline(node, notes))
            }
            None => {
                notes.push((Note::LeftOut, format!("cards of the type `{name}`")));
                return String::new();
            }
        },
    };
    converted(&html, notes)
}

/// Returns HTML without the paragraph around it.
fn without_block(html: &str) -> &str {
    let inner = html.trim().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    inner.filter(|inner| !inner.contains("<p")).unwrap_or(html)
}

fn converted(html: &str, notes: &mut Vec<(Note, String)>) -> String {
    let converted = to_markdown(html, "");
    notes.extend(converted.notes);
    converted.markdown.trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(blocks: &str, expected: &str, notes: &[&str]) {
        let document = format!("{{\"root\": {{\"type\": \"root\", \"children\": [{blocks}]}}}}");
        let mut found = Vec::new();
        let text = markdown(&serde_json::from_str(&document).unwrap(), &mut found);
        assert_eq!(text.trim_end(), expected);
        assert_eq!(found.iter().map(|(_, what)| what.as_str()).collect::<Vec<_>>(), notes);
    }

    #[test]
    fn texts_keep_their_marks_and_links() {
        check(
            r#"{"type": "paragraph", "children": [{"type": "extended-text", "text": "One ", "format": 0}, {"type": "text", "text": "two", "format": 3},
               {"type": "linebreak"}, {"type": "link", "url": "/b/?x=1&y=2", "children": [{"type": "text", "text": "a <b>"}]}, {"type": "text", "text": "c()", "format": 16}]},
               {"type": "extended-heading", "tag": "h3", "children": [{"type": "text", "text": "Costs"}]},
               {"type": "extended-quote", "children": [{"type": "text", "text": "Said."}]}, {"type": "horizontalrule"}"#,
            "One ***two***\\\n[a \\<b>](/b/?x=1&y=2)`c()`\n\n### Costs\n\n> Said.\n\n---",
            &[],
        );
    }

    #[test]
    fn lists_in_lists_belong_to_the_entry_before() {
        let text = |text: &str| format!(r#"{{"type": "text", "text": "{text}"}}"#);
        let item = |inner: &str| format!(r#"{{"type": "listitem", "children": [{inner}]}}"#);
        let list = |kind: &str, inner: &str| {
            format!(r#"{{"type": "list", "listType": "{kind}", "start": 1, "children": [{inner}]}}"#)
        };
        let inner = list("number", &item(&text("b")));
        let blocks = list("bullet", &[item(&text("a")), item(&inner), item(&text("c"))].join(","));
        check(&blocks, "- a\n  1. b\n- c", &[]);
    }

    #[test]
    fn cards_become_what_they_mean() {
        check(
            r#"{"type": "image", "src": "/a.png", "alt": "A till", "caption": "<b>The</b> till"}, {"type": "gallery", "images": [{"src": "/b.png", "alt": "B"}, {"src": "/c.png"}]},
               {"type": "bookmark", "url": "https://a.example/", "metadata": {"title": "A site", "description": "About it"}},
               {"type": "callout", "calloutEmoji": "💡", "calloutText": "<p>Mind <b>this</b></p>"}, {"type": "codeblock", "code": "a\n\n  b", "language": "rust"},
               {"type": "markdown", "markdown": "*As* it is"}, {"type": "html", "html": "<p>x<script>y</script></p>"}"#,
            "![A till](/a.png \"The till\")\n\n![B](/b.png)\n\n![](/c.png)\n\n[A site](https://a.example/): About it\n\n:::note\n💡 Mind **this**\n:::\n\n```rust\na\n\n  b\n```\n\n*As* it is\n\nx",
            &["scripts in texts"],
        );
        check(
            r#"{"type": "toggle", "heading": "<p>More</p>", "content": "<p>Text</p>"}, {"type": "button", "buttonText": "Join", "buttonUrl": "/join/"},
               {"type": "embed", "url": "https://a.example/v", "html": ""}, {"type": "file", "src": "/a.pdf", "fileTitle": "Prices"},
               {"type": "email", "html": "x"}, {"type": "transistor", "x": 1}, {"type": "odd", "children": [{"type": "text", "text": "kept"}]}, {}"#,
            "<details><summary>More</summary><p>Text</p></details>\n\n[Join](/join/)\n\n[https://a.example/v](https://a.example/v)\n\n[Prices](/a.pdf)\n\nkept",
            &[
                "`<details>` stays as HTML",
                "cards for mails and members",
                "cards of the type `transistor`",
                "cards of the type `odd`, of which the text is taken",
                "cards of the type ``",
            ],
        );
    }
}
