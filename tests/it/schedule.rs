//! Which articles are live at which moment, in the site's own zone.

use steadfast::blog::Request;
use steadfast::date::{Moment, Zone};

use crate::driver;

/// Returns the addresses of the articles that are live at a moment.
fn live(fixture: &str, now: &str) -> Vec<String> {
    let request = Request { now: Moment::parse(now, &Zone::UTC).unwrap(), ..driver::request() };
    let (files, faults) = driver::build(driver::sources(fixture), &request);
    assert_eq!(faults, "");
    let articles = files.keys().filter(|path| path.starts_with("20") && path.ends_with("/a/index.html"));
    articles.cloned().collect()
}

fn site(zone: &str, front: &str) -> String {
    format!(
        "//- site.yaml\ntitle: A\nurl: https://example.com\ntime_zone: {zone}\n//- content/a.md\n---\ntitle: A\n{front}---\n"
    )
}

#[test]
fn today_begins_at_midnight_in_the_sites_zone() {
    let berlin = site("Europe/Berlin", "date: 2026-07-20\n");
    assert!(live(&berlin, "2026-07-19T21:59:59Z").is_empty());
    assert_eq!(live(&berlin, "2026-07-19T22:00:00Z"), ["2026/07/a/index.html"]);
    let honolulu = site("Pacific/Honolulu", "date: 2026-07-20\n");
    assert!(live(&honolulu, "2026-07-20T09:59:59Z").is_empty());
    assert_eq!(live(&honolulu, "2026-07-20T10:00:00Z").len(), 1);
}

#[test]
fn an_address_follows_the_day_in_the_sites_zone() {
    let late = "date: 2026-07-31T23:30:00-04:00\n";
    assert_eq!(live(&site("Europe/Berlin", late), "2026-09-01T00:00:00Z"), ["2026/08/a/index.html"]);
    assert_eq!(live(&site("America/New_York", late), "2026-09-01T00:00:00Z"), ["2026/07/a/index.html"]);
}

#[test]
fn an_article_expires_at_the_moment_it_names() {
    let offer = site("UTC", "date: 2026-01-01\nexpires: 2026-03-31 18:00\n");
    assert_eq!(live(&offer, "2026-03-31T17:59:59Z").len(), 1);
    assert!(live(&offer, "2026-03-31T18:00:00Z").is_empty());
}

#[test]
fn drafts_are_never_live_however_they_are_named() {
    for draft in ["draft: true", "published: false"] {
        assert!(
            live(&site("UTC", &format!("date: 2026-01-01\n{draft}\n")), driver::NOW).is_empty(),
            "{draft}"
        );
    }
    for live_one in ["draft: false", "published: true"] {
        assert_eq!(
            live(&site("UTC", &format!("date: 2026-01-01\n{live_one}\n")), driver::NOW).len(),
            1,
            "{live_one}"
        );
    }
}

#[test]
fn what_is_not_live_is_in_no_file() {
    let (files, _) = driver::build(
        driver::sources(
            "\
//- content/2026-01-05-a.md
---
title: A
series: S
tags: [open]
---
//- content/2026-01-06-b.md
---
title: Unseen
draft: true
tags: [undisclosed]
authors: [Nobody Known]
series: S
---
Unseen text.
//- content/2027-01-06-c.md
---
title: Unheard
category: Later
aliases: [/former/]
---
//- content/pages/p.md
---
title: Unread
draft: true
---
",
        ),
        &driver::request(),
    );
    for (path, bytes) in &files {
        let text = format!("{path} {}", String::from_utf8_lossy(bytes));
        for secret in ["Unseen", "Unheard", "Unread", "undisclosed", "Nobody Known", "nobody-known", "former"]
        {
            assert!(path.ends_with(".css") || !text.contains(secret), "{path} holds `{secret}`");
        }
    }
}

#[test]
fn equal_moments_in_other_words_are_equal() {
    let shown = |date: &str| {
        let fixture = site("Europe/London", &format!("date: {date}\n"));
        driver::published(&fixture).text("2026/07/a/index.html").to_owned()
    };
    let first = shown("2026-07-19 09:56:06 +0100");
    for date in
        ["2026-07-19T08:56:06Z", "2026-07-19 9:56:06", "2026-07-19 9:56:06 +1", "2026-07-19T04:56:06-04:00"]
    {
        assert_eq!(shown(date), first, "{date}");
    }
    assert!(
        first.contains(
            "<time class=\"dt-published\" datetime=\"2026-07-19T09:56:06+01:00\">19 July 2026</time>"
        )
    );
}
