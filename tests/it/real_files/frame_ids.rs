//! Ids of a page's frame and ids of its text.

use crate::driver::{faults, published};

const SETTINGS: &str = "\
//- site.yaml
title: A
url: https://quay.example
social_cards: false
comments: {form: /comments/post}
";

const COMMENT: &str = "\
//- content/comments/hello/c123.md
---
author: Ann
date: 2026-01-06
state: approved
---
Hello.
";

fn article(text: &str) -> String {
    format!("{SETTINGS}{COMMENT}//- content/2026-01-05-hello.md\n---\ntitle: Hello\n---\n{text}\n")
}

fn page(text: &str) -> String {
    published(&article(text)).text("2026/01/hello/index.html").to_owned()
}

/// Returns the values of all `id=` of a page.
fn ids(page: &str) -> Vec<&str> {
    page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_id_of_the_frame_begins_with_the_sites_prefix() {
    let site = published(&article("Text."));
    for (path, page) in site.pages() {
        let own = ["content", "comments", "comment-form", "c123"];
        for id in ids(page).into_iter().filter(|id| !own.contains(id)) {
            assert!(id.starts_with("site-"), "{id} in {path}");
        }
        assert!(
            page.contains("http-equiv=\"refresh\"") || page.contains("<main id=\"site-content\""),
            "{path}"
        );
    }
    let page = site.text("2026/01/hello/index.html");
    for found in [
        "id=\"site-comments\"",
        "id=\"site-comment-form\"",
        "href=\"#site-content\"",
        "href=\"#site-comments\"",
    ] {
        assert!(page.contains(found), "{found}");
    }
    assert!(site.text("index.html").contains("/2026/01/hello/#site-comments"));
    assert!(site.text("rss.xml").contains("/2026/01/hello/#site-comments"));
    assert!(site.text("feed.xml").contains("/2026/01/hello/#site-comments"));
}

#[test]
fn headings_keep_the_ids_that_older_frames_had() {
    let page = page("## Content\n\n## Comments\n\n## Here {#comment-form}\n\n[a](#content) [b](#comments)");
    for id in ["content", "comments", "comment-form", "site-comments"] {
        assert_eq!(ids(&page).iter().filter(|found| **found == id).count(), 1, "{id}");
    }
    for heading in ["<h2 id=\"content\"", "<h2 id=\"comments\"", "<h2 id=\"comment-form\""] {
        assert!(page.contains(heading), "{heading}");
    }
    let raw = self::page("<p id=\"comments\">Mine</p>");
    assert_eq!(ids(&raw).iter().filter(|found| **found == "comments").count(), 1);
}

#[test]
fn links_to_the_old_ids_of_the_frame_still_arrive() {
    let page = page("[a](#comments) [b](#comment-form) [c](#content) [d](#c123) [e](#site-comments)");
    for id in ["content", "comments", "comment-form", "c123"] {
        assert_eq!(ids(&page).iter().filter(|found| **found == id).count(), 1, "{id}");
    }
    let other = "//- content/2026-01-06-other.md\n---\ntitle: Other\n---\n";
    let links = ["#comments", "#comment-form", "#content", "#c123", "#site-comments"]
        .map(|id| format!("[a](2026-01-05-hello.md{id})\n"));
    published(&format!("{}{other}{}", article("Text."), links.concat()));
}

#[test]
fn an_id_that_the_page_has_already_is_told() {
    let told =
        faults(&article("## One {#site-comments}\n\n## Two {#c123}\n\n## Three {#mine}\n\n## Four {#mine}"));
    assert_eq!(told.matches("warning[taken-id]").count(), 3, "{told}");
    crate::faults::snapshot("taken_id", &told);
}

#[test]
fn templates_of_the_sites_own_with_old_ids_go_on() {
    let own = "//- templates/parts/comments.html\n<section id=\"comments\">{{ comments.count }}{% include \"parts/comment-form.html\" %}</section>\n\
               //- templates/parts/comment-form.html\n<form id=\"comment-form\"></form>\n";
    let site = published(&format!("{}{own}", article("## Comments\n\n[a](#comments)")));
    let page = site.text("2026/01/hello/index.html");
    assert!(page.contains("<section id=\"comments\">") && page.contains("<h2 id=\"comments-2\""), "{page}");
    assert_eq!(ids(page).iter().filter(|found| **found == "comments").count(), 1);
    assert_eq!(ids(page).iter().filter(|found| **found == "comment-form").count(), 1);
    assert!(page.contains("href=\"#comments\"") && site.text("index.html").contains("hello/#comments"));
    assert!(site.text("rss.xml").contains("hello/#comments"));
}
