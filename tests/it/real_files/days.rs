//! Dates and hours as authors write them, and as programs read them.

use crate::driver::published;

#[test]
fn the_written_day_counts_where_the_site_names_no_zone() {
    let article = "\
//- content/a.md
---
title: A
date: 2024-08-08 22:44:26 -0700
updated: 2024-09-08 23:00:00 -0700
---
Text.
//- content/comments/a/c1.md
---
author: Tom
date: 2024-10-08 23:00:00 -0700
state: approved
---
Hello.
";
    let site = published(article);
    let page = site.main("2024/08/a/index.html");
    for day in ["8 August 2024", "8 September 2024", "8 October 2024"] {
        assert!(page.contains(day), "{day}: {page}");
    }
    assert!(site.text("feed.xml").contains("<published>2024-08-08T22:44:26-07:00</published>"));
    let zone = "//- site.yaml\ntitle: A\nurl: https://quay.example\ntime_zone: UTC\nsocial_cards: false\n";
    let site = published(&format!("{zone}{article}"));
    assert!(site.main("2024/08/a/index.html").contains("9 August 2024"));
}

#[test]
fn universal_time_may_be_called_gmt() {
    for name in ["GMT", "gmt", "UTC", "Z"] {
        let site = published(&format!(
            "//- content/a.md\n---\ntitle: A\ndate: 2024-08-08 22:44:26 {name}\nexpires: 2030-01-01 10:00 {name}\n---\nText.\n"
        ));
        assert!(site.text("feed.xml").contains("<published>2024-08-08T22:44:26Z</published>"), "{name}");
    }
}

#[test]
fn an_offset_of_old_days_is_one_that_programs_read() {
    for (zone, offset) in
        [("Europe/Paris", "+00:09"), ("America/New_York", "-05:00"), ("Asia/Kolkata", "+05:53")]
    {
        let date = if zone == "Asia/Kolkata" { "1860-06-01" } else { "1905-06-01" };
        let site = published(&format!(
            "//- site.yaml\ntitle: A\nurl: https://quay.example\ntime_zone: {zone}\nsocial_cards: false\nfeeds: {{formats: [atom, rss, json]}}\n//- content/a.md\n---\ntitle: A\ndate: {date}\n---\nText.\n"
        ));
        let moment = format!("{date}T00:00:00{offset}");
        let page = site.text(&format!("{}/06/a/index.html", &date[..4]));
        for (name, text) in
            [("page", page), ("feed.xml", site.text("feed.xml")), ("sitemap.xml", site.text("sitemap.xml"))]
        {
            assert!(
                text.contains(&moment) || name == "sitemap.xml" && text.contains(date),
                "{name} {moment}: {text}"
            );
            assert!(!text.contains(&format!("{moment}:")), "{name}: {text}");
        }
    }
}
