//! Ids of headings as an older site had them.

use crate::driver::{faults, published};

/// Returns the ids of the headings of a text by a rule.
fn ids(rule: &str, text: &str) -> Vec<String> {
    let site = published(&format!(
        "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\nmarkdown: {{heading_ids: {rule}}}\n\
         //- content/2026-01-05-hello.md\n---\ntitle: Hello\n---\n{text}\n"
    ));
    let page = site.main("2026/01/hello/index.html");
    let headings = page
        .split("<h")
        .skip(1)
        .filter_map(|rest| rest.split_once(" id=\"").filter(|(level, _)| level.len() == 1));
    headings
        .filter_map(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()))
        .filter(|id| !id.starts_with("site-"))
        .collect()
}

#[test]
fn headings_have_the_ids_of_the_program_that_a_site_comes_from() {
    let text =
        "## What's \"new\" -- in v2.0?\n\n## Größe & `a_b`\n\n## 1. Costs\n\n## 1. Costs\n\n## Own {#mine}\n";
    for (rule, expected) in [
        ("github", ["whats-new----in-v20", "größe--a_b", "1-costs", "1-costs-1", "mine"]),
        ("jekyll", ["whats-new----in-v20", "größe--a_b", "1-costs", "1-costs-1", "mine"]),
        ("hugo", ["whats-new----in-v20", "größe--a_b", "1-costs", "1-costs-1", "mine"]),
        ("kramdown", ["whats-new----in-v20", "gre--ab", "costs", "costs-1", "mine"]),
        ("zola", ["what-s-new-in-v2-0", "grosse-a-b", "1-costs", "1-costs-1", "mine"]),
        ("pandoc", ["whats-new----in-v2.0", "größe-a_b", "costs", "costs-1", "mine"]),
        ("python-markdown", ["whats-new-in-v20", "groe-a_b", "1-costs", "1-costs_1", "mine"]),
    ] {
        assert_eq!(ids(rule, text), expected, "{rule}");
    }
}

#[test]
fn links_within_the_site_are_held_against_the_ids_of_the_rule() {
    assert_eq!(ids("zola", "## It's\n\n[a](#it-s)"), ["it-s"]);
}

#[test]
fn a_rule_that_nobody_knows_is_told() {
    let told = faults("//- site.yaml\ntitle: A\nurl: https://quay.example\nmarkdown: {heading_ids: gitub}\n");
    assert!(told.contains("error[unknown-value]") && told.contains("github"), "{told}");
}
