//! Articles without an author, and others with little front matter: the data that programs read.

use serde_json::{Value, json};

use crate::driver::{Published, published};

const SITE: &str = "\
//- site.yaml
title: Harbour & Sons
url: https://example.com/blog
tagline: Notes from the quay
social_cards: false
//- content/2026-01-05-unsigned.md
---
title: Nobody signed this
---
The first paragraph says what it is about.
//- content/2026-01-06-signed.md
---
title: Signed
authors: [Ann Lee]
deck: A deck.
series: Visits
---
Text.
//- content/2026-01-07-empty.md
---
title: A picture alone
tags: [quay]
---
![](lake.svg)
//- content/lake.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"20\"/>
//- content/comments/signed/c1.md
---
id: c1
author: Ben
date: 2026-01-08
state: approved
---
Fine.
";

const UNSIGNED: &str = "2026/01/unsigned/index.html";
const SIGNED: &str = "2026/01/signed/index.html";

fn article(site: &Published, path: &str) -> Value {
    let (_, data) = site.text(path).split_once("application/ld+json\">").unwrap();
    let data: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    data["@graph"].as_array().unwrap().iter().find(|node| node["@type"] == "BlogPosting").unwrap().clone()
}

#[test]
fn the_publisher_stands_for_the_author_of_what_nobody_signed() {
    let site = published(SITE);
    let unsigned = article(&site, UNSIGNED);
    assert_eq!(unsigned["author"], json!([{ "@id": "https://example.com/blog/#org" }]));
    assert_eq!(article(&site, SIGNED)["author"][0]["name"], "Ann Lee");
    let entry = |path: &str| site.main(path).matches("p-author h-card").count();
    assert!(site.main(UNSIGNED).contains(
        "<a class=\"p-author h-card\" href=\"https://example.com/blog/\" hidden>Harbour &amp; Sons</a>"
    ));
    assert_eq!((entry(UNSIGNED), site.main(SIGNED).contains("hidden>Harbour")), (1, false));
}

#[test]
fn every_list_of_entries_has_an_author() {
    let site = published(SITE);
    for path in
        ["index.html", "tags/quay/index.html", "archive/2026/index.html", "archive/2026/01/index.html"]
    {
        let (_, feed) = site.main(path).split_once("h-feed\">").unwrap();
        assert!(feed.trim_start().starts_with("<a class=\"p-author h-card\""), "{path}: {feed}");
    }
    assert!(site.main("authors/ann-lee/index.html").contains("hidden>Ann Lee</a>"));
}

#[test]
fn an_entry_without_a_deck_has_its_summary() {
    let site = published(SITE);
    let says = "<data class=\"p-summary\" value=\"The first paragraph says what it is about.\"></data>";
    assert!(site.main(UNSIGNED).contains(says), "{}", site.main(UNSIGNED));
    assert_eq!(site.main(SIGNED).matches("p-summary").count(), 1);
    assert_eq!(
        site.main("2026/01/empty/index.html").matches("p-summary").count(),
        0,
        "there is nothing to say"
    );
}

#[test]
fn comments_are_published_on_a_day() {
    let comment = article(&published(SITE), SIGNED)["comment"][0].clone();
    assert_eq!(comment["datePublished"], "2026-01-08T00:00:00Z");
    assert_eq!(comment.get("dateCreated"), None);
}

#[test]
fn pages_without_a_text_of_their_own_are_described_too() {
    let site = published(SITE);
    for (path, says) in [
        ("series/visits/index.html", "Articles on Visits from Harbour &amp; Sons."),
        ("index.html", "Notes from the quay"),
    ] {
        for name in ["name=\"description\"", "property=\"og:description\""] {
            let meta = site.text(path).lines().find(|line| line.contains(name));
            assert_eq!(meta, Some(format!("<meta {name} content=\"{says}\">").as_str()), "{path}");
        }
    }
}
