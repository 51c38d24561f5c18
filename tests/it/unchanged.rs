//! A build of the same files for the same moment: it parses nothing, and says what the last build said.

use std::fs;

use serde_json::Value;

use crate::driver::{Folder, Run};

const SITE: &str = "\
//- content/2026-01-05-one.md
---
title: One
review_by: 2026-11-20
---
Text.
//- content/2026-01-06-two.md
---
title: Two
expires: 2026-11-30
---
Text.
";

const DRAFT: &str = "---\ntitle: Undisclosed\ndraft: true\n---\nText.\n";

const NOTE: &str = "public/.steadfast/inputs";

/// Builds with times, and returns the summary and whether anything was parsed.
fn build(site: &Folder, arguments: &[&str]) -> (Value, bool) {
    let arguments = [&["build", "--format", "json", "--timings"], arguments].concat();
    let Run { stdout, .. } = site.run(&arguments).exits(0);
    let lines: Vec<Value> = stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let stages = lines[1]["timings"]["stages"].as_array().unwrap();
    let mut account = lines[0]["account"].clone();
    for key in ["written", "unchanged", "removed", "milliseconds"] {
        account.as_object_mut().unwrap().remove(key);
    }
    (account, stages.iter().any(|stage| stage["stage"] == "content"))
}

#[test]
fn the_summary_of_a_build_without_changes_is_that_of_the_last_build() {
    let site = Folder::new(SITE);
    let now = ["--now", "2026-11-22T12:00:00Z"];
    let (first, is_parsed) = build(&site, &now);
    assert!(is_parsed);
    assert_eq!(build(&site, &now), (first.clone(), false));
    let text = site.run(&[&["build"], &now[..]].concat()).exits(0).stdout;
    for line in [
        "2 articles, ",
        "due for review since 2026-11-20: content/2026-01-05-one.md\n",
        "a build from 2026-11-30 00:00 UTC on will differ\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
    fs::write(site.path(NOTE), "damaged").unwrap();
    assert_eq!(build(&site, &now), (first, true));
}

#[test]
fn a_build_for_another_moment_parses_again_unless_it_makes_the_same_site() {
    let site = Folder::new(SITE);
    let is_parsed = |now: &str| build(&site, &["--now", now]).1;
    assert!(is_parsed("2026-11-22T12:00:00Z"));
    assert!(!is_parsed("2026-11-22T12:00:00Z"));
    assert!(!is_parsed("2026-11-29T23:59:59Z"));
    assert!(is_parsed("2026-11-30T00:00:00Z"), "an article has expired");
    assert!(is_parsed("2026-11-22T12:00:00Z"), "the article is live again");
    assert!(is_parsed("2026-11-22T11:59:59Z"), "the moment is before that of the last build");
    assert!(!is_parsed("2026-11-22T12:00:00Z"));
}

#[test]
fn an_edit_of_any_file_parses_again() {
    let site = Folder::new(SITE);
    let is_parsed = || build(&site, &["--now", "2026-11-22T12:00:00Z"]).1;
    assert!(is_parsed());
    for (file, text) in [
        ("content/2026-01-05-one.md", "---\ntitle: Uno\n---\nText.\n"),
        ("templates/404.html", "{{ site.title }}"),
        ("static/photo.txt", "bytes"),
        ("languages/en.yaml", "texts:\n  archive: All\n"),
    ] {
        site.write(file, text);
        assert!(is_parsed(), "{file}");
        assert!(!is_parsed(), "{file}");
    }
    assert!(build(&site, &["--now", "2026-11-22T12:00:00Z", "--base-url", "https://other.example/"]).1);
}

#[test]
fn nothing_is_noted_of_texts_that_are_not_live() {
    let site = Folder::new(SITE);
    let now = ["--now", "2026-11-22T12:00:00Z"];
    assert!(build(&site, &now).1 && !build(&site, &now).1);
    site.write("content/2026-01-05-one.md", DRAFT);
    for also in [&[][..], &["--drafts"]] {
        for _ in 0..2 {
            assert!(build(&site, &[&now[..], also].concat()).1);
            assert!(!site.path(NOTE).exists());
        }
    }
}
