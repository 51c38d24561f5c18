//! The ledger of addresses: what a build would lose, and what is no loss.

use crate::driver;
use crate::driver::{Folder, NOW};

/// A site with two articles, a page and a file beside an article, and its ledger.
const SITE: &str = "\
//- site.yaml
title: A blog
url: https://quay.example/blog
social_cards: false
ledger: true
//- content/articles/2026-04-03-five-cases-of-loyalty.md
---
title: Five cases of loyalty
tags: [loyalty]
authors: [Ann Lee]
---
Customers come back for five reasons.
//- content/articles/2026-05-03-trip/index.md
---
title: A trip
tags: [travel]
---
![A map](map.svg)
//- content/articles/2026-05-03-trip/map.svg
<svg xmlns=\"http://www.w3.org/2000/svg\"/>
//- content/pages/about.md
---
title: About
---
Who we are.
";

fn recorded() -> Folder {
    let folder = Folder::new(SITE);
    folder.run(&["ledger", "record", "--now", NOW]).exits(0);
    folder
}

#[test]
fn recording_writes_every_address_that_counts_and_twice_changes_nothing_more() {
    let folder = Folder::new(SITE);
    let shown = folder.run(&["ledger", "record", "--dry-run", "--now", NOW]).exits(0);
    assert!(
        shown.stdout.starts_with(
            "diff --git a/urls.txt b/urls.txt\nnew file mode 100644\n--- /dev/null\n+++ b/urls.txt\n"
        ),
        "{}",
        shown.stdout
    );
    assert!(!folder.path("urls.txt").exists());
    folder.run(&["ledger", "record", "--now", NOW]).exits(0);
    let ledger = folder.read("urls.txt");
    insta::assert_snapshot!("ledger_file", ledger);
    folder.run(&["ledger", "record", "--now", "2026-12-24T12:00:00Z"]).exits(0);
    assert_eq!(folder.read("urls.txt"), ledger);
    let account = folder.build(&[]).exits(0).stdout;
    assert!(!account.contains("urls.txt"), "{account}");
    folder.write("content/pages/new.md", "---\ntitle: New\n---\nNew.\n");
    let account = folder.build(&[]).exits(0).stdout;
    assert!(account.contains("not in urls.txt yet: 1 address;"), "{account}");
}

#[test]
fn a_renamed_file_a_renamed_tag_and_a_removed_page_fail_with_the_lines_to_paste() {
    let folder = recorded();
    let text = folder.read("content/articles/2026-04-03-five-cases-of-loyalty.md");
    std::fs::remove_file(folder.path("content/articles/2026-04-03-five-cases-of-loyalty.md")).unwrap();
    folder.write("content/articles/2026-04-03-five-cases.md", text.replace("[loyalty]", "[loyality]"));
    std::fs::remove_file(folder.path("content/pages/about.md")).unwrap();
    let failed = folder.build(&["--base-url", "https://other.example/"]).exits(1);
    insta::assert_snapshot!("lost_addresses", failed.stderr);
    assert!(!folder.path("public/index.html").exists());
}

#[test]
fn the_lines_of_the_messages_mend_the_site() {
    let folder = recorded();
    std::fs::rename(
        folder.path("content/articles/2026-05-03-trip"),
        folder.path("content/articles/2026-05-03-journey"),
    )
    .unwrap();
    std::fs::remove_file(folder.path("content/pages/about.md")).unwrap();
    let failed = folder.build(&[]).exits(1).stderr;
    assert!(failed.contains("aliases: [/2026/05/trip/]"), "{failed}");
    assert!(failed.contains("`gone: [/about/]`"), "{failed}");
    let index = "content/articles/2026-05-03-journey/index.md";
    folder.write(index, folder.read(index).replace("tags:", "aliases: [/2026/05/trip/]\ntags:"));
    folder.write("site.yaml", folder.read("site.yaml") + "gone: [/about/]\n");
    folder.build(&[]).exits(0);
    let redirects = String::from_utf8(folder.public()["_redirects"].clone()).unwrap();
    assert!(redirects.contains("/blog/about/ /blog/404.html 410\n"), "{redirects}");
    assert!(
        redirects.contains("/blog/2026/05/trip/map.svg /blog/2026/05/journey/map.svg 301\n"),
        "{redirects}"
    );
}

#[test]
fn what_expires_is_not_lost_and_neither_are_its_lists() {
    let folder = recorded();
    let index = "content/articles/2026-05-03-trip/index.md";
    folder.write(index, folder.read(index).replace("tags:", "expires: 2026-06-01\ntags:"));
    folder.build(&[]).exits(0);
    folder.write(index, folder.read(index).replace("expires: 2026-06-01", "draft: true"));
    let failed = folder.build(&[]).exits(1).stderr;
    assert!(failed.contains("its text is a draft, or is not published yet"), "{failed}");
    assert!(!failed.contains("/tags/travel/"), "{failed}");
    folder.build(&["--drafts"]).exits(0);
}

#[test]
fn lines_that_cannot_be_read_are_reported_one_by_one() {
    let site = SITE.to_owned()
        + "//- urls.txt\n# A comment\n/about/ 2026-11-28\nabout 2026-11-28\n/tags/loyalty/ 2026-13-01\n/tags/loyalty/\n\
           <<<<<<< main\n/about/ 2026-11-01 12ab\n=======\n/2026/05/trip/ 2026-11-02\n>>>>>>> branch\n/about/ 2026-11-28 not hex\n";
    insta::assert_snapshot!("damaged_ledger", driver::faults(&site));
    let folder = Folder::new(&site);
    folder.run(&["ledger", "record", "--now", NOW]).exits(1);
    assert!(folder.read("urls.txt").contains("<<<<<<<"));
}

#[test]
fn an_address_that_the_site_has_is_not_gone() {
    let site = SITE.replace("ledger: true", "gone: [/about/, /tags/old/feed.xml, /, x]");
    insta::assert_snapshot!("gone_addresses", driver::faults(&site));
}
