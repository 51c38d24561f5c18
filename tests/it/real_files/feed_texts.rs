//! The texts of articles in feeds: everything that the page has, in the page's order; and ids of entries that do not
//! change.

use crate::driver::{Published, published};

const ARTICLE: &str = "\
//- content/lake.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"20\"/>
//- content/2026-01-05-first.md
---
title: The first
deck: A deck with <signs> & such.
image: {src: lake.svg, alt: A lake & a hill, caption: The lake in May}
takeaways:
  - One thing
  - Another & one
---
The text.
//- content/2026-01-06-erste.md
---
title: Das erste
language: de
takeaways: [Eines]
---
Der Text.
//- content/2026-01-07-plain.md
---
title: Plain
---
Nothing but text.
";

/// Returns the HTML of each entry in each format, oldest last.
fn texts(site: &Published) -> Vec<Vec<String>> {
    let json: serde_json::Value = serde_json::from_str(site.text("feed.json")).unwrap();
    let items = json["items"].as_array().unwrap();
    let json = items.iter().map(|item| item["content_html"].as_str().unwrap().to_owned()).collect();
    let xml = |file: &str, begin: &str, end: &str| {
        let entries = site.text(file).split(begin).skip(1);
        let text = |entry: &str| entry.split(end).next().unwrap().to_owned();
        let plain = |text: String| {
            let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
            signs.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign))
        };
        entries.map(text).map(plain).collect()
    };
    let atom = xml("feed.xml", "<content type=\"html\">", "</content>");
    let rss = xml("rss.xml", "<content:encoded>", "</content:encoded>");
    vec![json, atom, rss]
}

#[test]
fn a_feed_has_deck_picture_and_takeaways_above_the_text() {
    for entries in texts(&published(ARTICLE)) {
        let expected = [
            "<p>A deck with &lt;signs&gt; &amp; such.</p>",
            "<figure><img src=\"https://example.com/",
            "alt=\"A lake &amp; a hill\" width=\"60\" height=\"20\"",
            "<figcaption>The lake in May</figcaption>",
            "<h2>Takeaways</h2>",
            "<li>One thing</li>",
            "<li>Another &amp; one</li>",
            "<p>The text.</p>",
        ];
        let mut rest = entries[2].as_str();
        for part in expected {
            let Some((_, behind)) = rest.split_once(part) else {
                panic!("no {part} in its place: {}", entries[2])
            };
            rest = behind;
        }
    }
}

#[test]
fn takeaways_in_feeds_are_named_in_the_language_of_the_article() {
    for entries in texts(&published(ARTICLE)) {
        assert!(entries[1].contains("<h2>Das Wichtigste</h2>"), "{}", entries[1]);
    }
}

#[test]
fn an_article_with_text_alone_has_its_text_alone_in_feeds() {
    for entries in texts(&published(ARTICLE)) {
        assert_eq!(entries[0], "<p>Nothing but text.</p>\n");
    }
}

const BEFORE: &str = "\
//- content/2026-01-05-first.md
---
title: The first
---
Text.
//- content/comments/2026-01-05-first/c1.md
---
id: c1
author: Ann
date: 2026-01-06
state: approved
---
Fine.
//- content/comments/2026-01-05-first/c2.md
---
id: c2
author: Ben
date: 2026-01-07
state: approved
reply_to: c1
---
Fine too.
";

/// Returns the ids of all entries of a feed, in order.
fn ids(site: &Published, file: &str) -> Vec<String> {
    let lines = site.text(file).lines();
    let id = |line: &str| {
        let line = line.strip_prefix("<id>").or_else(|| line.split_once("<guid").map(|(_, rest)| rest))?;
        Some(
            line.rsplit_once('>')
                .map_or(line, |(line, _)| line)
                .rsplit('>')
                .next()?
                .split('<')
                .next()?
                .to_owned(),
        )
    };
    lines.filter_map(id).collect()
}

#[test]
fn an_article_that_moves_stays_the_same_entry_when_an_alias_names_its_first_address() {
    let before = published(BEFORE);
    let once = published(
        &BEFORE.replace("title: The first\n", "title: The first\nslug: start\naliases: [/2026/01/first/]\n"),
    );
    let twice = published(&BEFORE.replace(
        "title: The first\n",
        "title: The first\nurl: /begin/\naliases: [/2026/01/first/, /2026/01/start/]\n",
    ));
    for after in [&once, &twice] {
        for file in ["feed.xml", "rss.xml", "comments/feed.xml"] {
            assert_eq!(ids(&before, file), ids(after, file), "{file}");
        }
        let items = |site: &Published| {
            let json: serde_json::Value = serde_json::from_str(site.text("feed.json")).unwrap();
            json["items"][0]["id"].clone()
        };
        assert_eq!(items(&before), items(after));
    }
    assert!(once.text("feed.xml").contains("href=\"https://example.com/2026/01/start/\""));
    assert!(once.text("rss.xml").contains("<link>https://example.com/2026/01/start/</link>"));
    assert!(
        once.text("rss.xml")
            .contains("<guid isPermaLink=\"false\">https://example.com/2026/01/first/</guid>")
    );
    let comments = once.text("comments/feed.xml");
    assert!(comments.contains("href=\"https://example.com/2026/01/start/#c1\""), "{comments}");
    assert!(comments.contains("ref=\"https://example.com/2026/01/first/#c1\""), "{comments}");
}

#[test]
fn an_id_of_its_own_wins_over_an_alias() {
    let site =
        published(&BEFORE.replace("title: The first\n", "title: The first\nid: mine\naliases: [/old/]\n"));
    assert!(site.text("feed.xml").contains("<id>mine</id>"));
}
