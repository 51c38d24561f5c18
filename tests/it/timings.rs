//! `build --timings`: the stages, templates and pages that it lists. No test looks at the times.

use serde_json::Value;

use crate::driver::Folder;

const SITE: &str = "\
//- content/2026-01-05-one.md
---
title: One
tags: [a]
---
Text.
";

/// The stages of a build that renders everything.
const STAGES: [&str; 12] = [
    "read",
    "compare",
    "settings",
    "content",
    "index",
    "plan",
    "templates",
    "values",
    "render",
    "images",
    "social cards",
    "publish",
];

/// Returns the last line that a build prints, as JSON.
fn timings(site: &Folder) -> Value {
    let run = site.build(&["--timings", "--format", "json"]).exits(0);
    let line = run.stdout.lines().last().unwrap();
    serde_json::from_str::<Value>(line).unwrap()["timings"].clone()
}

fn names<'v>(list: &'v Value, key: &str) -> Vec<&'v str> {
    list.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap()).collect()
}

#[test]
fn each_stage_template_and_page_is_listed_for_programs() {
    let site = Folder::new(SITE);
    let cold = timings(&site);
    assert_eq!(names(&cold["stages"], "stage"), STAGES);
    let shares: f64 =
        cold["stages"].as_array().unwrap().iter().map(|stage| stage["percent"].as_f64().unwrap()).sum();
    assert!((99.0..101.0).contains(&shares), "{shares}");
    assert!(names(&cold["templates"], "template").contains(&"article.html"), "{cold}");
    assert!(names(&cold["pages"], "url").contains(&"/2026/01/one/"), "{cold}");

    let unchanged = timings(&site);
    assert_eq!(names(&unchanged["templates"], "template"), [""; 0], "nothing is rendered again");
}

#[test]
fn the_lists_for_people_follow_the_account() {
    let site = Folder::new(SITE);
    let run = site.build(&["--timings"]).exits(0);
    let (account, timings) = run.stdout.split_once("\n\nstages:\n").unwrap();
    assert!(account.starts_with("1 article, "), "{account}");
    for line in STAGES.iter().map(|stage| format!(" %  {stage}\n")) {
        assert!(timings.contains(&line), "{line}{timings}");
    }
    assert!(timings.contains("\nslowest templates, all their pages together:\n"), "{timings}");
    assert!(timings.contains("  article.html (1 page)\n"), "{timings}");
    assert!(timings.contains("\nslowest pages:\n"), "{timings}");
    assert!(!site.build(&[]).exits(0).stdout.contains("stages"));
}
