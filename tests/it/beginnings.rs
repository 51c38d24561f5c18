//! `init` and `new`: the first steps with a site.

use crate::driver::Folder;

const SERIES: &str = "\
//- content/authors/ann.md
---
name: Ann
---
//- content/series/loyalty.md
---
title: Loyalty Matters
parts:
  - {part: 3, title: The third}
---
//- content/2026-01-05-one.md
---
title: One
series: Loyalty Matters
part: 1
---
//- content/2026-01-06-two.md
---
title: Two
series: loyalty
part: 2
draft: true
---
";

/// The file that `steadfast new` writes with these arguments.
#[track_caller]
fn new(site: &Folder, arguments: &[&str], file: &str) -> String {
    let run = site.run(&[&["new", "--now", "2026-11-22T12:00:00Z"], arguments].concat()).exits(0);
    assert!(run.stdout.starts_with(&format!("wrote content/articles/{file}\n")), "{}", run.stdout);
    site.read(&format!("content/articles/{file}"))
}

#[test]
fn a_new_site_builds_with_warnings_of_what_its_author_has_to_fill_in() {
    let folder = Folder::empty();
    let run = folder.run(&["init", "my blog"]).exits(0);
    assert!(run.stdout.contains("wrote my blog/site.yaml\n"), "{}", run.stdout);
    let run = folder.run(&["build", "--root", "my blog"]).exits(0);
    let warnings = run.stderr.matches("warning[").count();
    assert_eq!((warnings, run.stderr.matches("warning[not-ready]").count()), (4, 4), "{}", run.stderr);
    assert!(run.stdout.starts_with("2 articles, "), "{}", run.stdout);
    let here = Folder::empty();
    here.run(&["init"]).exits(0);
    here.run(&["build"]).exits(0);
    assert!(here.public().contains_key("series/first-steps/index.html"));
}

#[test]
fn init_never_writes_over_a_file() {
    let folder = Folder::empty();
    folder.write("site.yaml", "mine");
    let run = folder.run(&["init"]).exits(1);
    assert!(run.stderr.contains("site.yaml"), "{}", run.stderr);
    assert_eq!(folder.files("").len(), 1);
    assert_eq!(folder.read("site.yaml"), "mine");
}

#[test]
fn a_new_article_builds_whatever_its_title_holds() {
    for title in
        ["Loyalty: a \"guide\"", "C# & F# – what's <new>?", "日本語", "- [x]: *y* {{ z }}", "\\", "2026"]
    {
        let site = Folder::new("");
        site.run(&["new", "--", title]).exits(0);
        let run = site.run(&["build", "--drafts"]).exits(0);
        assert!(run.stdout.starts_with("1 article, "), "{title}: {}", run.stdout);
    }
    Folder::new("").run(&["new", "  "]).exits(2);
}

#[test]
fn the_front_matter_is_filled_in() {
    let site = Folder::new(SERIES);
    let text =
        new(&site, &["How to thank a customer", "--author", "ann"], "2026-11-22-how-to-thank-a-customer.md");
    assert_eq!(
        text,
        "---\ntitle: \"How to thank a customer\"\ndate: 2026-11-22 12:00\nauthors: [\"ann\"]\ndeck:\nsummary:\ncategory:\ntags: []\ndraft: true\n---\n\n"
    );
    site.build(&["--drafts"]).exits(0);
}

#[test]
fn a_series_is_known_by_title_or_slug_and_the_next_part_is_numbered() {
    for name in ["Loyalty Matters", "loyalty", "loyalty matters"] {
        let text = new(&Folder::new(SERIES), &["Three", "--series", name], "2026-11-22-three.md");
        assert!(text.contains("series: \"Loyalty Matters\"\npart: 3\n"), "{name}: {text}");
    }
    let text = new(&Folder::new(SERIES), &["First", "--series", "A new one"], "2026-11-22-first.md");
    assert!(text.contains("series: \"A new one\"\npart: 1\n"), "{text}");
}

#[test]
fn an_author_without_a_profile_may_be_a_slip() {
    let site = Folder::new(SERIES);
    let run = site.run(&["new", "T", "--author", "anna"]).exits(0);
    assert_eq!(run.stderr, "note: `anna` has no profile\n  help: did you mean `--author ann`?\n");
}

#[test]
fn new_never_writes_over_a_file() {
    let site = Folder::new("");
    let file = "content/articles/2026-11-22-hello.md";
    site.write(file, "mine");
    let run = site.run(&["new", "Hello", "--now", "2026-11-22T12:00:00Z"]).exits(1);
    assert_eq!(run.stderr, format!("error: `./{file}` is there already\n  help: choose another title\n"));
    assert_eq!(site.read(file), "mine");
}

#[test]
fn new_outside_a_site_says_so() {
    let run = Folder::empty().run(&["new", "Hello"]).exits(1);
    assert!(run.stderr.starts_with("error[missing-config]"), "{}", run.stderr);
}
