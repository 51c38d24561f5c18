//! `diff`.

use super::{SITE, run};
use crate::driver::Folder;

/// Returns the site of all tests, published.
fn published() -> Folder {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    site
}

#[test]
fn a_site_as_it_is_published_has_no_difference() {
    let site = published();
    let before = site.files("public");
    assert_eq!(run(&site, &["diff"]).exits(0).stdout, "a build changes nothing\n");
    assert_eq!(site.files("public"), before);
    // A copy without the program's own files is as good.
    for (path, bytes) in site.public() {
        site.write(&format!("copy/{path}"), bytes);
    }
    assert_eq!(run(&site, &["diff", "copy"]).exits(0).stdout, "a build changes nothing\n");
}

#[test]
fn pages_redirects_and_items_of_feeds_are_named() {
    let site = published();
    let file = "content/articles/2025-01-01-old.md";
    let moved = site
        .read(file)
        .replace("category: Notes", "category: Notes\nslug: ancient\naliases: [/2025/01/old/]");
    site.write(file, moved);
    site.write(
        "content/articles/2026-11-21-new.md",
        "---\ntitle: New & <fresh>\nauthors: [ann]\n---\nText.\n",
    );
    std::fs::remove_file(site.path("content/articles/2025-01-02-evergreen.md")).unwrap();
    let found = run(&site, &["diff"]).exits(0).stdout;
    for line in [
        "appears   /2025/01/ancient/  content/articles/2025-01-01-old.md\n",
        "appears   /2026/11/new/  content/articles/2026-11-21-new.md\n",
        "vanishes  /2025/01/evergreen/\n",
        "redirects /2025/01/old/ to /2025/01/ancient/\n",
        "new       to subscribers of /authors/ann/feed.xml, /feed.xml: “New & <fresh>”\n",
    ] {
        assert!(found.contains(line), "{line}{found}");
    }
    assert!(found.ends_with("1 redirect; new to subscribers: 1 article\n"), "{found}");
    let json = run(&site, &["diff", "--format", "json"]).exits(0).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["redirects"], serde_json::json!([{"from": "/2025/01/old/", "to": "/2025/01/ancient/"}]));
    // What is shown is what a build then does.
    site.build(&[]).exits(0);
    assert_eq!(run(&site, &["diff"]).exits(0).stdout, "a build changes nothing\n");
}

#[test]
fn an_address_and_a_folder_that_is_not_there_are_refused_with_the_remedy() {
    let site = Folder::new(SITE);
    let error = run(&site, &["diff", "https://quay.example/"]).exits(2).stderr;
    assert!(error.contains("compares with a folder") && error.contains("rsync"), "{error}");
    let error = run(&site, &["diff", "missing"]).exits(2).stderr;
    assert!(error.contains("`missing` cannot be read"), "{error}");
}
