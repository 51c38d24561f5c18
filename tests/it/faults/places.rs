//! The messages for errors of the disk: the place of the output, other files in it, and files that cannot be read.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use crate::driver::{Folder, Run};

const SITE: &str = "\
//- content/2026-01-05-hello.md
---
title: Hello
---
Text.
";

/// Compares a run's output with the snapshot of this name, without the name of the test's folder.
#[track_caller]
fn snapshot(name: &str, site: &Folder, text: &str) {
    let real = fs::canonicalize(site.path("")).unwrap();
    let text = text.replace(real.to_str().unwrap().trim_end_matches('/'), "[site]");
    super::snapshot(name, &text);
}

/// Builds a site with an error. Returns the output.
#[track_caller]
fn refused(site: &Folder, arguments: &[&str]) -> String {
    let Run { stdout, stderr, .. } = site.build(arguments).exits(1);
    assert_eq!(stdout, "");
    stderr
}

#[test]
fn an_output_that_endangers_the_sources_is_refused() {
    let site = Folder::new(SITE);
    let before = site.files("");
    let mut all = String::new();
    for output in
        [".", "..", "content", "content/out", "templates", "static/x", "/", "site.yaml", "site.yaml/x"]
    {
        all.push_str(&format!("--output {output}\n{}", refused(&site, &["--output", output])));
    }
    let parent = fs::canonicalize(site.path("..")).unwrap();
    let all = all.replace(&format!("`{}`", parent.display()), "`[parent]`");
    snapshot("output_place", &site, &all);
    assert_eq!(site.files(""), before);
}

#[test]
fn a_folder_of_other_files_is_refused_until_it_is_adopted() {
    let site = Folder::new(SITE);
    site.write("public/CNAME", "example.com");
    site.write("public/index.html", "mine");
    snapshot("output_not_ours", &site, &refused(&site, &[]));
    assert_eq!(site.public().len(), 2);
    site.build(&["--adopt"]).exits(0);
    assert_eq!(site.read("public/CNAME"), "example.com");
    assert_ne!(site.read("public/index.html"), "mine");
}

#[test]
fn a_foreign_file_in_the_place_of_a_page_is_never_overwritten() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let before = site.public();
    site.write("public/2026/01/second/index.html", "mine");
    site.write("content/2026-01-06-second.md", "---\ntitle: Second\n---\n");
    snapshot("foreign_file", &site, &refused(&site, &[]));
    assert_eq!(site.read("public/2026/01/second/index.html"), "mine");
    assert_eq!(site.public().len(), before.len() + 1);
}

#[test]
fn a_build_waits_for_no_other_and_says_so() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let lock = fs::File::open(site.path("public/.steadfast/lock")).unwrap();
    lock.lock().unwrap();
    snapshot("output_busy", &site, &refused(&site, &[]));
    drop(lock);
    site.build(&[]).exits(0);
}

#[test]
fn an_output_that_cannot_be_a_folder_is_named() {
    let site = Folder::new(SITE);
    site.write("public", "a file");
    snapshot("output_unusable", &site, &refused(&site, &[]));
    assert_eq!(site.read("public"), "a file");
}

#[test]
fn files_that_are_no_text_are_named() {
    let site = Folder::new(SITE);
    site.write("content/latin.md", b"---\ntitle: Caf\xe9\ndate: 2026-01-05\n---\n");
    site.write("content/utf16.md", b"\xff\xfe-\0-\0-\0\n\0");
    site.write("content/picture.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff");
    snapshot("not_utf8", &site, &refused(&site, &[]));
}

#[test]
fn links_out_of_the_site_and_things_that_are_no_files_are_named() {
    let (site, outside) = (Folder::new(SITE), Folder::new("//- secret.md\nsecret\n"));
    symlink(outside.path("secret.md"), site.path("content/secret.md")).unwrap();
    symlink(site.path("content/nowhere.md"), site.path("content/nowhere.md")).unwrap();
    symlink(site.path("content"), site.path("content/again")).unwrap();
    fs::create_dir(site.path("content/folder.md")).unwrap();
    let outside = fs::canonicalize(outside.path("")).unwrap();
    let said = refused(&site, &[]).replace(outside.to_str().unwrap().trim_end_matches('/'), "[outside]");
    snapshot("links_and_folders", &site, &said);
    assert!(!site.path("public").exists());
}

#[test]
fn a_missing_site_says_what_was_looked_for() {
    let site = Folder::empty();
    snapshot("no_site", &site, &refused(&site, &[]));
    snapshot("no_folder", &site, &refused(&site, &["--root", "nowhere"]));
    assert!(site.files("").is_empty(), "{:?}", site.files(""));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let site = Folder::new(SITE);
    let hello = site.path("content/2026-01-05-hello.md");
    fs::set_permissions(&hello, fs::Permissions::from_mode(0o000)).unwrap();
    // A user who may read every file, as in a container, cannot see this error.
    if fs::read(&hello).is_err() {
        let said = refused(&site, &[]);
        assert!(said.contains("error[unreadable]") && said.contains("content/2026-01-05-hello.md"), "{said}");
    }
}
