//! The files of the index, read as `docs/search.md` describes them.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::driver;
use crate::driver::{Published, published};

/// Returns which documents contain each word, by title.
fn index(site: &Published) -> BTreeMap<String, Vec<String>> {
    let list: Value = serde_json::from_str(site.text("search/index.json")).unwrap();
    let mut titles = Vec::new();
    for file in 0.. {
        let Some(bytes) = site.files.get(&format!("search/data/texts-{file}.json")) else { break };
        let texts: Value = serde_json::from_slice(bytes).unwrap();
        assert_eq!(texts["version"], list["texts"][file / list["family"].as_u64().unwrap() as usize]);
        let documents = texts["documents"].as_array().unwrap();
        titles.extend(documents.iter().map(|shown| shown[0].as_str().unwrap().to_owned()));
    }
    assert_eq!(list["documents"], titles.len());
    let mut words = BTreeMap::new();
    for file in 0.. {
        let Some(bytes) = site.files.get(&format!("search/data/words-{file}.bin")) else { break };
        let version: String = bytes[..4].iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(list["words"], version);
        let found = words_of(bytes);
        if let Some((first, _)) = found.first() {
            let separator = list["first"][file].as_str().unwrap();
            assert!(first.starts_with(separator), "{first} {separator}");
        }
        for (word, documents) in found {
            let documents = documents.into_iter().map(|number| titles[number].clone()).collect();
            assert_eq!(words.insert(word, documents), None);
        }
    }
    words
}

fn words_of(bytes: &[u8]) -> Vec<(String, Vec<usize>)> {
    let (mut at, mut word, mut found) = (4, Vec::new(), Vec::new());
    let varint = |at: &mut usize| {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = bytes[*at];
            *at += 1;
            value |= usize::from(byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                return value;
            }
        }
    };
    while at < bytes.len() {
        let length = usize::from(bytes[at + 1]);
        word.truncate(usize::from(bytes[at]));
        word.extend(&bytes[at + 2..at + 2 + length]);
        at += 2 + length;
        let end = varint(&mut at) + at;
        let count = varint(&mut at);
        let mut number = 0;
        let documents = (0..count).map(|_| {
            number += varint(&mut at) >> 4;
            number
        });
        let documents = documents.collect();
        assert_eq!(at, end);
        found.push((String::from_utf8(word.clone()).unwrap(), documents));
    }
    found
}

const SITE: &str = "\
//- site.yaml
title: A blog
url: https://example.com
//- content/pages/about.md
---
title: About us
---
Who we are.
//- content/2026-01-05-one.md
---
title: The first visit
deck: What people notice.
takeaways: [Smile early]
tags: [greeting]
category: Front line
authors: [Ann Lee]
series: Basics
---
Some **bold**ness and `code`.

> [!TIP]
> Say hello.
//- content/2026-01-06-two.md
---
title: The second visit
---
More.
//- content/2026-01-07-draft.md
---
title: Secret plan
draft: true
---
Unfinished.
//- content/2027-01-07-later.md
---
title: Tomorrow
---
//- content/2025-01-07-gone.md
---
title: Bygone
expires: 2025-02-01
---
";

#[test]
fn words_lead_to_the_documents_that_hold_them() {
    let words = index(&published(SITE));
    let check = |word: &str, titles: &[&str]| {
        assert_eq!(words.get(word).map_or(&[][..], |found| &found[..]), titles, "{word}");
    };
    check("visit", &["The first visit", "The second visit"]);
    for word in
        ["first", "notice", "smile", "greeting", "front", "lee", "basics", "boldness", "code", "hello"]
    {
        check(word, &["The first visit"]);
    }
    check("second visit", &["The second visit"]);
    check("are", &["About us"]);
    check("tip", &[]);
}

#[test]
fn what_is_not_live_is_in_no_file_of_the_index() {
    let site = published(SITE);
    let words = index(&site);
    for word in ["secret", "unfinished", "tomorrow", "bygone", "draft"] {
        assert!(!words.contains_key(word), "{word}");
    }
    for (path, bytes) in site.files.iter().filter(|(path, _)| path.contains("search/")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!["Secret", "Tomorrow", "Bygone"].iter().any(|title| text.contains(title)), "{path}");
    }
}

#[test]
fn the_same_site_gives_the_same_bytes_and_a_new_article_leaves_the_numbers_of_others() {
    let site = published(SITE);
    assert_eq!(site.files, published(SITE).files);
    let more = published(&format!("{SITE}//- content/2026-02-01-new.md\n---\ntitle: New\n---\n"));
    let documents = |site: &Published| {
        let texts: Value = serde_json::from_str(site.text("search/data/texts-0.json")).unwrap();
        texts["documents"].as_array().unwrap().clone()
    };
    assert!(documents(&more).starts_with(&documents(&site)));
    assert_eq!(documents(&site).len() + 1, documents(&more).len());
}

#[test]
fn a_site_without_search_has_no_trace_of_it() {
    let site = published(&SITE.replace("title: A blog\n", "title: A blog\nsearch: false\n"));
    for (path, page) in site.pages() {
        assert!(!page.contains("search"), "{path}");
    }
    assert_eq!(site.files.keys().find(|path| path.contains("search")), None);
    assert!(!site.text("_headers").contains("search"));
}

#[test]
fn a_site_with_nothing_in_it_can_be_searched() {
    let words = index(&published(""));
    assert!(words.is_empty());
}

#[test]
fn search_engines_and_browsers_are_told() {
    let site = published(SITE);
    let page = site.text("search/index.html");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert!(!site.text("sitemap.xml").contains("/search/"));
    let home = site.text("index.html");
    assert!(home.contains("<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"A blog\" href=\"/opensearch.xml\">"));
    assert!(home.contains("https://example.com/search/?q={search_term_string}"));
    let description = roxmltree::Document::parse(site.text("opensearch.xml")).unwrap();
    let url = description.descendants().find(|node| node.attribute("type") == Some("text/html")).unwrap();
    assert_eq!(url.attribute("template"), Some("https://example.com/search/?q={searchTerms}"));
    let headers = site.text("_headers");
    assert!(headers.contains("/search/data/*\n  Cache-Control: public, max-age=31536000, immutable\n"));
    let (_, rest) = page.split_once("<noscript>").unwrap();
    assert!(rest.contains("href=\"/archive/\""));
    assert!(page.contains("<script type=\"module\" src=\"/theme/search."));
}

#[test]
fn a_page_of_the_authors_own_at_this_address_is_a_clash_that_both_are_named_in() {
    let (_, faults) = driver::build(
        driver::sources("//- content/pages/search.md\n---\ntitle: Search\n---\n"),
        &driver::request(),
    );
    assert!(faults.contains("`/search/`") && faults.contains("search: false"), "{faults}");
}
