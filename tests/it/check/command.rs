//! The command: what it reports, in which format, and with which exit status.

use crate::driver::{Folder, NOW};

const SITE: &str = "\
//- site.yaml
title: A
url: https://quay.example
social_cards: false
checks:
  missing-alt: off
  dead-link: error
  unlinked-article: warning
//- content/2026-01-05-a.md
---
title: A
---
Greet the the customer, and see [nothing](/nowhere/).

![](till.svg)
//- content/2026-01-06-b.md
---
title: B
draft: true
---
And and.
//- content/till.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"2\" height=\"2\"/>
";

fn check(arguments: &[&str], code: i32) -> (String, String) {
    let folder = Folder::new(SITE);
    let before = folder.files("");
    let run = folder.run(&[&["check", "--now", NOW], arguments].concat()).exits(code);
    assert!(folder.files("") == before, "a file was written");
    (run.stdout, run.stderr)
}

#[test]
fn what_a_build_reports_and_advice_stand_in_one_report_with_the_levels_of_the_site() {
    let (stdout, stderr) = check(&[], 1);
    insta::assert_snapshot!("check_report", stderr + &stdout);
}

#[test]
fn warnings_do_not_fail_unless_they_are_to() {
    check(&["--only", "repeated-word"], 0);
    let folder = Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\n---\nThe the.\n");
    folder.run(&["check", "--now", NOW]).exits(0);
    folder.run(&["check", "--now", NOW, "--strict"]).exits(1);
    let folder = Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\n---\nFine.\n");
    let run = folder.run(&["check", "--now", NOW, "--strict"]).exits(0);
    assert_eq!(run.stdout, "checked 1 article and 0 pages: nothing to mend\n");
}

#[test]
fn one_kind_can_be_asked_for_even_if_it_is_off() {
    let (_, stderr) = check(&["--only", "missing-alt"], 0);
    assert!(stderr.contains("[missing-alt]") && !stderr.contains("[repeated-word]"), "{stderr}");
    let folder = Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\n---\nSee [b](b.md).\n");
    let run = folder.run(&["check", "--only", "missing-alt", "--now", NOW]).exits(1);
    assert!(run.stderr.contains("error[missing-target]"), "an error is always shown: {}", run.stderr);
    let (_, stderr) = check(&["--only", "missing-altt"], 2);
    assert_eq!(
        stderr,
        "error: nothing that is checked has the name `missing-altt`\n  help: did you mean `missing-alt`?\n"
    );
}

#[test]
fn drafts_are_checked_on_request() {
    assert!(!check(&[], 1).1.contains("`and`"));
    assert!(check(&["--drafts"], 1).1.contains("`and` stands twice"));
}

#[test]
fn programs_get_each_finding() {
    let (json, _) = check(&["--format", "json"], 1);
    let codes: Vec<String> = json
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["code"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(codes, ["unlinked-article", "repeated-word", "dead-link"]);
    let (github, _) = check(&["--format", "github"], 1);
    assert!(
        github.contains("::warning file=content/2026-01-05-a.md,line=4,col=7,title=repeated-word::"),
        "{github}"
    );
    let (sarif, _) = check(&["--format", "sarif"], 1);
    let document: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    let results = document["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    assert_eq!((&results[2]["ruleId"], &results[2]["level"]), (&"dead-link".into(), &"error".into()));
}

#[test]
fn a_site_that_cannot_be_read_is_reported_as_by_a_build() {
    let folder = Folder::new("//- site.yaml\ntitle: [\n");
    let run = folder.run(&["check", "--only", "missing-alt", "--format", "json"]).exits(1);
    assert!(run.stdout.contains("\"severity\":\"error\""), "{}", run.stdout);
}

#[test]
fn words_are_listed_for_a_spelling_program() {
    let (stdout, stderr) = check(&["--list-words"], 0);
    assert_eq!((stdout.as_str(), stderr.as_str()), ("A\nGreet\nand\ncustomer\nnothing\nsee\nthe\n", ""));
    assert_eq!(check(&["--list-words", "de"], 0).0, "");
}
