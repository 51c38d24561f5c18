//! `publish` and the templates of `new`: from a draft to an article.

use std::fs;

use crate::driver::{Folder, NOW, Run};

const FILE: &str = "content/articles/2026-11-02-tea.md";

fn site(front_matter: &str, text: &str) -> Folder {
    let site = Folder::new("");
    site.write(FILE, format!("---\n{front_matter}---\n{text}"));
    site
}

fn publish(site: &Folder, arguments: &[&str]) -> Run {
    site.run(&[&["publish", "--now", NOW], arguments].concat())
}

/// Checks the front matter of a draft after it was published on its own day.
#[track_caller]
fn check(before: &str, after: &str) {
    let site = site(before, "Text.\n");
    publish(&site, &["tea", "--at", "2026-11-02 09:00"]).exits(0);
    assert_eq!(site.read(FILE), format!("---\n{after}---\nText.\n"));
    let text = site.read(FILE);
    publish(&site, &["tea"]).exits(0);
    assert_eq!(site.read(FILE), text, "twice changes something more");
    site.build(&["--strict"]).exits(0);
    assert!(site.public().contains_key("2026/11/tea/index.html"));
}

#[test]
fn every_form_of_the_mark_goes_and_all_else_stays() {
    check(
        "# mine\ntitle:  \"Tea\"   # a note\ndraft: true # until it is read\ntags: [a,  b]\n",
        "# mine\ntitle:  \"Tea\"   # a note\ndate: 2026-11-02 09:00 # until it is read\ntags: [a,  b]\n",
    );
    check("title: Tea\ndate: 2026-11-02\ndraft: true\n", "title: Tea\ndate: 2026-11-02 09:00\n");
    check("Draft: yes\ntitle: Tea\n", "date: 2026-11-02 09:00\ntitle: Tea\n");
    check("title: Tea\nhidden: true\nstatus: draft\n", "title: Tea\ndate: 2026-11-02 09:00\n");
    check("title: Tea\npublished: false\npubDate: 2026-11-02\n", "title: Tea\npubDate: 2026-11-02 09:00\n");
    check("title: Tea\nvisibility: private\npassword: x\n", "title: Tea\ndate: 2026-11-02 09:00\n");
}

#[test]
fn the_date_is_now_unless_the_file_has_a_later_one() {
    let past = site("title: Tea\ndate: 2026-11-02\ndraft: true\n", "Text.\n");
    let run = publish(&past, &[FILE]).exits(0);
    let moved = "content/articles/2026-11-22-tea.md";
    assert_eq!(
        run.stdout,
        format!("published: {moved}, dated 2026-11-22 12:00 UTC\n`steadfast build` puts it on the site.\n")
    );
    assert_eq!(past.read(moved), "---\ntitle: Tea\ndate: 2026-11-22 12:00\n---\nText.\n");
    assert!(!past.path(FILE).exists());
    let later = site("title: Tea\ndate: 2026-12-24 07:00\ndraft: true\n", "Text.\n");
    let run = publish(&later, &["tea"]).exits(0);
    assert!(run.stdout.contains("for 2026-12-24 07:00 UTC\n"), "{}", run.stdout);
    assert_eq!(later.run(&["next", "--now", NOW]).exits(0).stdout, "2026-12-24T07:00:00Z\n");
    // A scheduled article gets another date.
    publish(&later, &["tea", "--at", "2026-12-01"]).exits(0);
    assert!(later.read("content/articles/2026-12-01-tea.md").contains("date: 2026-12-01\n"));
}

#[test]
fn a_file_that_others_name_keeps_its_name() {
    let site = site("title: Tea\ndate: 2026-11-02\ndraft: true\n", "Text.\n");
    site.write("content/articles/2026-11-01-a.md", "---\ntitle: A\n---\n[Tea](2026-11-02-tea.md)\n");
    let run = publish(&site, &["tea"]).exits(0);
    assert!(run.stdout.contains("Its name keeps another day"), "{}", run.stdout);
    assert!(site.read(FILE).contains("date: 2026-11-22 12:00\n"));
}

#[test]
fn a_dry_run_shows_the_difference_and_writes_nothing() {
    let site = site("title: Tea\ndate: 2026-11-22\ndraft: true\n", "Text.\n");
    fs::rename(site.path(FILE), site.path("content/articles/tea.md")).unwrap();
    let before = site.files("");
    let run = publish(&site, &["tea.md", "--dry-run"]).exits(0);
    assert_eq!(
        run.stdout,
        "diff --git a/content/articles/tea.md b/content/articles/tea.md\n--- a/content/articles/tea.md\n+++ b/content/articles/tea.md\n@@ -1,6 +1,5 @@\n ---\n title: Tea\n date: 2026-11-22\n\
         -draft: true\n ---\n Text.\n"
    );
    assert_eq!(site.files(""), before);
}

#[test]
fn what_is_not_ready_is_refused_with_the_reason() {
    #[track_caller]
    fn check(front_matter: &str, text: &str, arguments: &[&str], reason: &str) {
        let site = site(front_matter, text);
        let before = site.files("");
        let run = publish(&site, arguments).exits(1);
        assert!(run.stderr.contains(reason), "{}", run.stderr);
        assert_eq!(site.files(""), before);
    }
    check("title: Tea\ndraft: true\n", "\n", &["tea"], "has no text");
    check("draft: true\n", "Text.\n", &["tea"], "error[missing-title]");
    check(
        "title: Tea\nstatus: perhaps\n",
        "Text.\n",
        &["tea"],
        "does not say whether this text is to be published",
    );
    check("title: Tea\ndraft: true\nexpires: 2026-11-10\n", "Text.\n", &["tea"], "expires 2026-11-10");
    check("title: Tea\n", "Text.\n", &["tea", "--at", "2026-12-01"], "is published since");
    check("{title: Tea, draft: true, date: 2026-11-22}\n", "Text.\n", &["tea"], "as it is written");
    let site = site("title: Tea\ndraft: true\n", "Text.\n");
    let run = publish(&site, &["te"]).exits(2);
    assert_eq!(run.stderr, "error: the site has no text `te`\n  help: did you mean `tea`?\n");
}

#[test]
fn a_page_is_published_without_a_date() {
    let site = Folder::new("//- content/pages/about.md\n---\ntitle: About\ndraft: true\n---\nText.\n");
    publish(&site, &["about", "--at", "2026-12-01"]).exits(1);
    publish(&site, &["content/pages/about.md"]).exits(0);
    assert_eq!(site.read("content/pages/about.md"), "---\ntitle: About\n---\nText.\n");
}

#[test]
fn a_template_makes_a_draft_and_is_never_published() {
    let site = Folder::new(
        "//- archetypes/review.md\n---\ntitle: {{title}}\ntags: [reviews]\n---\n\n## What is {{title}}?\n//- content/authors/ann.md\n---\nname: Ann\n---\n",
    );
    site.run(&["new", "Tea: a guide", "--template", "review", "--author", "ann", "--now", NOW]).exits(0);
    assert_eq!(
        site.read("content/articles/2026-11-22-tea-a-guide.md"),
        "---\ntitle: \"Tea: a guide\"\ntags: [reviews]\ndate: 2026-11-22 12:00\nauthors: [ann]\ndraft: true\n---\n\n## What is Tea: a guide?\n"
    );
    site.build(&["--strict"]).exits(0);
    assert!(site.public().keys().all(|path| !path.contains("archetypes") && !path.contains("review")));
    let error = site.run(&["new", "T", "--template", "reviwe"]).exits(2).stderr;
    assert_eq!(
        error,
        "error: there is no template `archetypes/reviwe.md`\n  help: did you mean `--template review`?\n"
    );
    site.run(&["new", "T", "--template", "../site"]).exits(2);
    site.write("archetypes/bad.md", "---\ntitle: {{titel}}\n---\n");
    let error = site.run(&["new", "T", "--template", "bad"]).exits(1).stderr;
    assert!(error.contains("archetypes/bad.md:2:8") && error.contains("`{{title}}`"), "{error}");
}

#[cfg(unix)]
#[test]
fn the_editor_opens_the_new_file() {
    let site = Folder::new("");
    let arguments = ["new", "Tea", "--edit", "--now", NOW];
    let run: Run = site.command(&arguments).env("EDITOR", "echo 'a b'").output().unwrap().into();
    assert!(run.exits(0).stdout.ends_with("a b ./content/articles/2026-11-22-tea.md\n"));
    let error = site.run(&["new", "Coffee", "--edit"]).exits(2).stderr;
    assert!(error.contains("neither `VISUAL` nor `EDITOR`"), "{error}");
    assert_eq!(site.files("content").len(), 1);
}
