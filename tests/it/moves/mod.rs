//! `mv`, `rename` and `rm`: what they change, what they leave alone, and that no address is lost.

mod properties;

use crate::driver::{Folder, NOW};

/// A site with links between its texts.
const SITE: &str = "\
//- site.yaml
title: A blog
url: https://quay.example
social_cards: false
navigation:
  - {title: Cases, url: /2026/04/five-cases/} # the best
//- content/articles/2026-04-03-five-cases.md
---
# What it is about.
title: Five cases
tags:
  # The word.
  - loyalty
  - Service
authors: [ann]
series: Old habits
---
Customers come back. See [the trip](2026-05-03-trip/index.md#map).
//- content/articles/2026-05-03-trip/index.md
---
title: A trip
tags: [service, \"loyalty\"]
series: Old habits
translation_of: # none
---
![A map](map.svg) After [five cases](../2026-04-03-five-cases.md), or [so](/2026/04/five-cases/?x#y).

`[not](../2026-04-03-five-cases.md)`
//- content/articles/2026-05-03-trip/map.svg
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
//- content/authors/ann.md
---
name: Ann Lee
---
//- content/comments/five-cases/c-1.md
---
state: approved
author: Bob
date: 2026-04-05
---
Thanks.
";

/// Runs a command with `--dry-run`, which must write nothing, and then without it; returns the diff.
fn done(folder: &Folder, arguments: &[&str]) -> String {
    let before = folder.files("");
    let shown = folder.run(&[arguments, &["--dry-run", "--now", NOW]].concat()).exits(0).stdout;
    assert!(folder.files("") == before, "a dry run has written");
    folder.run(&[arguments, &["--now", NOW]].concat()).exits(0);
    shown
}

/// Builds, and returns `_redirects`.
fn redirects(folder: &Folder) -> String {
    folder.build(&[]).exits(0);
    folder.read("public/_redirects")
}

#[test]
fn a_new_slug_renames_the_file_and_mends_what_names_it() {
    let folder = Folder::new(SITE);
    folder.build(&[]).exits(0);
    let file = "content/articles/2026-04-03-five-cases.md";
    insta::assert_snapshot!("mv_slug", done(&folder, &["mv", file, "loyal-customers"]));
    let redirects = redirects(&folder);
    assert!(redirects.contains("/2026/04/five-cases/ /2026/04/loyal-customers/ 301\n"), "{redirects}");
    assert!(
        redirects.contains("/2026/04/five-cases/comments.xml /2026/04/loyal-customers/comments.xml 301\n")
    );
    let before = folder.files("content");
    let file = "content/articles/2026-04-03-loyal-customers.md";
    let again = folder.run(&["mv", file, "loyal-customers"]).exits(0);
    assert_eq!(again.stdout, "nothing is to be changed\n");
    assert!(folder.files("content") == before);
    folder.run(&["mv", file, "five-cases"]).exits(0);
    folder.build(&[]).exits(0);
}

#[test]
fn a_folder_moves_with_its_files() {
    let folder = Folder::new(SITE);
    let from = "content/articles/2026-05-03-trip/index.md";
    let shown = done(&folder, &["mv", from, "content/travel/2026-05-03-journey/index.md"]);
    insta::assert_snapshot!("mv_folder", shown);
    assert!(redirects(&folder).contains("/2026/05/trip/map.svg /2026/05/journey/map.svg 301\n"));
}

#[test]
fn a_move_that_would_break_something_writes_nothing() {
    let folder = Folder::new(SITE);
    let before = folder.files("");
    let file = "content/articles/2026-04-03-five-cases.md";
    let no_date = folder.run(&["mv", file, "content/articles/cases.md"]).exits(1).stderr;
    assert!(no_date.contains("missing-date") && no_date.ends_with("nothing was changed\n"), "{no_date}");
    let taken = folder.run(&["mv", file, "content/authors/ann.md"]).exits(1).stderr;
    assert!(taken.ends_with("nothing was changed\n"), "{taken}");
    let unknown = folder.run(&["mv", "content/articles/2026-04-03-five-case.md", "x"]).exits(1).stderr;
    assert!(unknown.contains("did you mean `content/articles/2026-04-03-five-cases.md`?"), "{unknown}");
    let linked = folder.run(&["rm", file, "--gone"]).exits(1).stderr;
    assert!(linked.contains("missing-target"), "{linked}");
    assert!(folder.files("") == before);
}

#[test]
fn a_tag_is_renamed_and_two_become_one() {
    let folder = Folder::new(SITE);
    insta::assert_snapshot!("rename_tag", done(&folder, &["rename", "tag", "loyalty", "Service"]));
    folder.build(&[]).exits(0);
    let redirects = folder.read("public/_redirects");
    assert!(redirects.contains("/tags/loyalty/ /tags/service/ 301\n"), "{redirects}");
    assert!(redirects.contains("/tags/loyalty/feed.xml /tags/service/feed.xml 301\n"), "{redirects}");
    let before = folder.files("content");
    let again = folder.run(&["rename", "tag", "loyalty", "Service"]).exits(1).stderr;
    assert!(again.contains("nothing is left to be renamed"), "{again}");
    folder.run(&["rename", "tag", "Service", "Service"]).exits(0);
    assert!(folder.files("content").keys().eq(before.keys()));
}

#[test]
fn a_name_that_goes_and_comes_back_leaves_one_redirect() {
    let folder = Folder::new(SITE);
    folder.run(&["rename", "tag", "loyalty", "bond", "--now", NOW]).exits(0);
    folder.run(&["rename", "tag", "bond", "loyalty", "--now", NOW]).exits(0);
    let settings = folder.read("site.yaml");
    assert!(settings.contains("  /tags/bond/: /tags/loyalty/\n"), "{settings}");
    assert!(!settings.contains("  /tags/loyalty/: "), "{settings}");
}

#[test]
fn authors_and_series_move_with_their_files() {
    let folder = Folder::new(SITE);
    folder.write("content/series/old-habits.md", "---\n# Yes.\ntitle: Old habits\n---\nThey stay.\n");
    let author = done(&folder, &["rename", "author", "ann", "ann-lee"]);
    let series = done(&folder, &["rename", "series", "Old habits", "New habits"]);
    insta::assert_snapshot!("rename_author_and_series", format!("{author}{series}"));
    let redirects = redirects(&folder);
    assert!(redirects.contains("/authors/ann/ /authors/ann-lee/ 301\n"), "{redirects}");
    assert!(
        redirects.contains("/series/old-habits/feed.xml /series/new-habits/feed.xml 301\n"),
        "{redirects}"
    );
}

#[test]
fn a_removed_article_leads_on_or_is_gone() {
    let folder = Folder::new(SITE);
    let file = "content/articles/2026-04-03-five-cases.md";
    insta::assert_snapshot!("rm_to", done(&folder, &["rm", file, "--to", "/2026/05/trip/"]));
    assert!(redirects(&folder).contains("/2026/04/five-cases/ /2026/05/trip/ 301\n"));
    let withdrawn =
        folder.run(&["rm", "content/articles/2026-05-03-trip/index.md", "--withdraw"]).exits(1).stderr;
    // The menu and a redirect still lead there.
    assert!(withdrawn.contains("dead-link"), "{withdrawn}");
}

#[test]
fn a_withdrawn_article_is_named_with_every_place_that_may_hold_it() {
    let folder = Folder::new(SITE);
    let file = "content/articles/2026-05-03-trip/index.md";
    let other = "content/articles/2026-04-03-five-cases.md";
    folder.write(other, folder.read(other).replace("2026-05-03-trip/index.md#map", "#"));
    let places = folder.run(&["rm", file, "--withdraw", "--now", NOW]).exits(0).stdout;
    insta::assert_snapshot!("rm_withdraw", places);
    assert!(
        folder.read("site.yaml").ends_with("gone:\n  - /2026/05/trip/\n"),
        "{}",
        folder.read("site.yaml")
    );
}
