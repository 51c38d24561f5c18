//! Templates of the theme that fail because the site has replaced another: the message names the author's file, and
//! what to add to it.

use crate::driver;
use crate::driver::Folder;

const ARTICLE: &str = "//- content/2026-01-05-a.md\n---\ntitle: A\n---\nText.\n";

#[test]
fn a_block_that_the_theme_fills_and_the_site_lacks_is_told_at_the_files_of_the_site() {
    let base = "<title>{{ page.title }}</title>{% block head %}{% endblock head %}";
    let faults = driver::faults(&format!("{ARTICLE}//- templates/base.html\n{base}\n"));
    assert!(
        faults.contains("`templates/base.html` has no block `main`, which the theme's templates fill"),
        "{faults}"
    );
    assert!(faults.contains(" --> templates/base.html:1:1"), "{faults}");
    assert!(faults.contains("{% block main %}{% endblock main %}"), "{faults}");
    assert!(!faults.contains(" templates/search.html"), "{faults}");
    assert_eq!(faults.matches("has no block `main`").count(), 1, "{faults}");
}

#[test]
fn what_the_help_says_makes_the_message_go_away() {
    let mut base = "<title>{{ page.title }}</title>".to_owned();
    for _ in 0..20 {
        let faults = driver::faults(&format!("{ARTICLE}//- templates/base.html\n{base}\n"));
        let Some(line) = faults.lines().map(str::trim).find(|line| line.contains("{% block ")) else {
            assert_eq!(faults, "");
            return;
        };
        base.push_str(line.trim_start_matches(|c| c != '{'));
    }
    panic!("the help does not help: {base}");
}

#[test]
fn a_component_that_the_theme_calls_and_the_site_has_removed_is_told_with_the_file_of_the_site() {
    let faults = driver::faults(&format!("{ARTICLE}//- templates/parts/picture.html\n<p>\n"));
    assert!(faults.contains("unknown component `picture`"), "{faults}");
    assert!(faults.contains("your `templates/parts/picture.html` does not"), "{faults}");
    assert!(faults.contains("(theme)/templates/"), "{faults}");
}

#[test]
fn a_fault_in_a_template_of_the_theme_names_no_file_that_the_author_lacks() {
    let site = Folder::new(&format!("{ARTICLE}//- templates/base.html\n<p>\n"));
    let run = site.build(&["--format", "json"]).exits(1);
    for line in run.stdout.lines() {
        let fault: serde_json::Value = serde_json::from_str(line).unwrap();
        let file = fault["span"]["file"].as_str().unwrap();
        assert!(site.path(file).exists(), "{line}");
    }
}
