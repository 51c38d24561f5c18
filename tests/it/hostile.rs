//! Markup in every field: it is text on every page, and every file stays well-formed.

use serde_json::Value;

use crate::driver;
use crate::driver::Files;
use crate::markup::tags;

/// Ends every context that a field is written into: attributes, elements, CDATA, comments, scripts.
const NASTY: &str = r#"'"><zzz onload=x()></title></script></textarea>]]>--><zzz>\u003c&#60;zzz&lt;"#;

/// Returns a site with this text in every field that takes one.
fn site(text: &str) -> Files {
    let quoted = Value::from(text).to_string();
    let fixture = format!(
        "\
//- site.yaml
title: {quoted}
tagline: {quoted}
description: {quoted}
url: https://example.com/x
comments: moderated
navigation: [{{title: {quoted}, url: /about/}}]
links: [{{title: {quoted}, url: /about/}}]
fields: {{audience: text}}
//- content/2026-01-05-a.md
---
title: {quoted}
deck: {quoted}
summary: {quoted}
description: {quoted}
id: {quoted}
tags: [{quoted}]
categories: [{quoted}]
authors: [ann, {quoted}]
series: {quoted}
part: 2
takeaways: [{quoted}]
image: {{src: a.svg, alt: {quoted}, caption: {quoted}}}
audience: {quoted}
---
## A `{{{{ x }}}}`
//- content/2026-01-06-b.md
---
title: B
categories: [{quoted}]
authors: [ann]
tags: [{quoted}]
---
//- content/a.svg
<svg/>
//- content/authors/ann.md
---
name: {quoted}
role: {quoted}
organisation: {quoted}
links: [{{title: {quoted}, url: \"https://ann.example/\"}}]
---
//- content/series/s.md
---
title: {quoted}
summary: {quoted}
parts: [{{part: 3, title: {quoted}}}]
---
//- content/pages/about.md
---
title: {quoted}
summary: {quoted}
---
//- content/comments/a/c1.md
---
state: approved
author: {quoted}
date: 2026-01-07
---
{text}
//- content/comments/a/c2.md
---
state: approved
author: {quoted}
date: 2026-01-08
reply_to: c1
---
{text}
"
    );
    let (files, faults) = driver::build(driver::sources(&fixture), &driver::request());
    assert_eq!(faults, "", "{text}");
    files
}

fn texts<'f>(files: &'f Files, ending: &str) -> Vec<(&'f str, &'f str)> {
    let found = files.iter().filter(|(path, _)| path.ends_with(ending));
    found.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap())).collect()
}

#[test]
fn no_field_makes_an_element_or_an_attribute() {
    for (path, page) in texts(&site(NASTY), ".html") {
        for tag in tags(page) {
            assert_ne!(tag.name, "zzz", "{path}");
            assert!(!tag.attributes.iter().any(|(name, _)| name.starts_with("on")), "{path}: {tag:?}");
            assert!(!tag.raw.contains("<zzz"), "{path}: {}", tag.raw);
        }
    }
}

#[test]
fn the_text_is_shown_as_it_was_written() {
    let files = site(NASTY);
    let page = std::str::from_utf8(&files["2026/01/a/index.html"]).unwrap();
    let shown = crate::markup::text_of(page, "<h1").unwrap();
    // This test's parser knows fewer entities than a browser. The entity in the text itself must be escaped.
    assert!(page.contains("&amp;#60;zzz&amp;lt;"), "{shown}");
    assert!(shown.contains("</script>") && shown.contains("]]>"), "{shown}");
}

/// Titles have the typography of texts: quotes and dashes.
fn typeset(title: &str) -> String {
    title.replace("'\"", "‘“").replace("--", "–")
}

#[test]
fn structured_data_is_json_that_ends_where_it_should() {
    for (path, page) in texts(&site(NASTY), ".html") {
        for script in tags(page).into_iter().filter(|tag| tag.name == "script" && tag.get("src").is_none()) {
            assert_eq!(script.get("type"), Some("application/ld+json"), "{path}");
            let data: Value =
                serde_json::from_str(&script.raw).unwrap_or_else(|fault| panic!("{path}: {fault}"));
            assert!(data["@graph"].as_array().is_some_and(|nodes| !nodes.is_empty()), "{path}");
        }
    }
    let files = site(NASTY);
    let page = std::str::from_utf8(&files["2026/01/a/index.html"]).unwrap();
    let data = tags(page).into_iter().find(|tag| tag.name == "script" && tag.get("src").is_none()).unwrap();
    let data: Value = serde_json::from_str(&data.raw).unwrap();
    assert_eq!(data["@graph"][0]["headline"], typeset(NASTY));
}

#[test]
fn xml_is_well_formed_and_says_the_same() {
    let nasty = format!("{NASTY}\u{1}\u{b}\u{fffe}");
    let files = site(NASTY);
    for (path, text) in
        texts(&files, ".xml").into_iter().chain(texts(&site(&nasty.replace('\u{1}', "")), ".xml"))
    {
        let document = roxmltree::Document::parse(text).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        assert!(!document.descendants().any(|node| node.has_tag_name("zzz")), "{path}");
    }
    let feed = std::str::from_utf8(&files["feed.xml"]).unwrap();
    let feed = roxmltree::Document::parse(feed).unwrap();
    let title = feed.descendants().find(|node| node.tag_name().name() == "title").unwrap();
    assert_eq!(title.text(), Some(typeset(NASTY).as_str()));
}

#[test]
fn json_feeds_can_be_read() {
    for (path, text) in texts(&site(NASTY), "feed.json") {
        let feed: Value = serde_json::from_str(text).unwrap_or_else(|fault| panic!("{path}: {fault}"));
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1", "{path}");
        for item in feed["items"].as_array().unwrap() {
            assert!(
                item["id"].is_string() && item["url"].as_str().unwrap().starts_with("https://example.com/x/")
            );
        }
    }
}

#[test]
fn links_that_run_scripts_are_taken_out() {
    let fixture = "\
//- content/2026-01-05-a.md
---
title: A
comments: moderated
---
[a](javascript:x()) [b](JaVaScRiPt:x()) [c](&#106;avascript:x()) [d](data:text/html,x) [e](vbscript:x)
//- content/comments/a/c1.md
---
state: approved
author: Ann
url: javascript:x()
date: 2026-01-07
---
[a](javascript:x()) [b](&#106;avascript:x()) ![c](https://tracker.example/x.png) <a href=\"javascript:x()\">d</a> [e](java
script:x())
";
    let (files, faults) = driver::build(driver::sources(fixture), &driver::request());
    assert!(faults.contains("warning[unsafe-link]") && !faults.contains("error["), "{faults}");
    for (path, page) in texts(&files, ".html") {
        for tag in tags(page) {
            for value in ["href", "src", "action"].iter().filter_map(|name| tag.get(name)) {
                let value: String =
                    value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
                let bad =
                    ["javascript:", "vbscript:", "data:"].iter().any(|scheme| value.starts_with(scheme));
                assert!(!bad && !value.contains("tracker"), "{path}: {value}");
            }
        }
    }
}

#[test]
fn marks_that_turn_the_direction_of_writing_do_not_reach_what_follows_a_comment() {
    let fixture = "//- content/2026-01-05-a.md\n---\ntitle: A\ncomments: moderated\n---\n//- content/comments/a/c1.md\n---\nstate: approved\nauthor: \"A\u{202e}nn\"\ndate: 2026-01-07\n---\nText \u{202e}turned \u{2066}round.\n";
    let (files, _) = driver::build(driver::sources(fixture), &driver::request());
    for (path, text) in files.iter().filter(|(path, _)| !path.ends_with(".css")) {
        let text = String::from_utf8_lossy(text);
        assert!(!text.contains(['\u{202e}', '\u{2066}']), "{path}");
    }
}
