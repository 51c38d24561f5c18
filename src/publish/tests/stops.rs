//! Stops a build, or lets the disk refuse a change, at each change of the disk that the build makes.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::disk_change::trial;
use crate::disk_change::trial::Fate;
use crate::path::OutPath;
use crate::publish::Receipt;
use crate::publish::tests::{Desk, Files, desk_in, owned};

const BEFORE: Files = &[
    ("a/old/index.html", "old"),
    ("a/old/photo.png", "old photo"),
    ("about/index.html", "about"),
    ("feed.xml", "feed 1"),
    ("index.html", "home 1"),
    ("style.css", "css 1"),
    ("turns", "a file"),
];
const AFTER: Files = &[
    ("a/new/index.html", "new"),
    ("a/new/photo.png", "photo"),
    ("about/index.html", "about"),
    ("b/photo.png", "drawn"),
    ("feed.xml", "feed 2"),
    ("index.html", "home 2"),
    ("style.css", "css 2"),
    ("turns/index.html", "a folder"),
];

/// Publishes as the program does: pages from memory, and `b/photo.png` as a derived file, which takes long to generate.
fn build(desk: &Desk, files: Files) -> Result<Receipt, Diagnostic> {
    let stage = desk.open_at(desk.output())?;
    for (path, text) in files {
        let (path, key) = (OutPath::parse(path).unwrap(), Digest::of(b"key"));
        match *text {
            "drawn" if stage.reuse_derived(&path, &key)? => {}
            "drawn" => stage.put_derived(&path, &key, text.as_bytes())?,
            text => stage.put(&path, text.as_bytes())?,
        }
    }
    stage.publish_and_remember(&Digest::of(format!("{files:?}").as_bytes()), "note")
}

fn prepared(before: Files) -> TempDir {
    // In memory if possible: these builds wait for the disk often.
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let mut desk = desk_in(folder);
    if !before.is_empty() {
        build(&desk, before).unwrap();
        desk.foreign("CNAME", "mine");
    }
    desk.kept.take().unwrap()
}

/// Returns everything that a build leaves, also in `.steadfast`, except the file that contains times.
fn everything(desk: &Desk) -> BTreeMap<String, Vec<u8>> {
    let mut all: BTreeMap<String, Vec<u8>> =
        desk.site().into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    for entry in fs::read_dir(desk.disk(".steadfast")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if name != "stamps" {
            all.insert(format!(".steadfast/{name}"), fs::read(entry.path()).unwrap());
        }
    }
    all
}

/// Returns everything that an undisturbed build leaves.
fn clean(before: Files, files: Files) -> BTreeMap<String, Vec<u8>> {
    let folder = prepared(before);
    build(&Desk::at(folder.path()), files).unwrap();
    everything(&Desk::at(folder.path()))
}

/// Checks that each file is whole, old or new, and that no new file is in place unless the journal or the manifest lists it.
fn check_left(desk: &Desk, before: Files, change: usize) {
    let site = desk.site();
    for (path, text) in &site {
        let is_whole = [before, AFTER].iter().any(|files| owned(files).get(path) == Some(text));
        assert!(is_whole || path == "CNAME", "change {change}: `{path}` is `{text}`");
    }
    let has_begun = ["journal", "manifest"].map(|name| fs::read(desk.disk(".steadfast").join(name)).ok());
    let manifest = before.is_empty() || has_begun[1].as_ref().is_some_and(|text| !text.is_empty());
    assert!(manifest, "change {change}: the manifest is gone");
    let has_moved = site.iter().any(|(path, text)| path != "CNAME" && owned(before).get(path) != Some(text));
    let is_new =
        fs::read_to_string(desk.disk(".steadfast/manifest")).is_ok_and(|text| text.contains("a/new"));
    assert!(!has_moved || has_begun[0].is_some() || is_new, "change {change}: files moved in unannounced");
}

/// Walks all changes with one fate, and returns their number. The next build is the same one, or restores the old site.
fn walk(test: &str, fate: Fate, before: Files) -> usize {
    let expected = [clean(before, AFTER), clean(before, BEFORE)];
    let next = RefCell::new([AFTER, BEFORE].into_iter().zip(&expected).cycle());
    let check = |folder: &Path, change: usize| {
        let desk = Desk::at(folder);
        check_left(&desk, before, change);
        let (files, expected) = next.borrow_mut().next().unwrap();
        if let Err(fault) = build(&desk, files) {
            panic!("{fate:?} at change {change}: the next build says: {}", fault.message);
        }
        let found = everything(&desk);
        let names = |all: &BTreeMap<String, Vec<u8>>| all.keys().cloned().collect::<Vec<_>>();
        // Derived files that could not be published are kept until a build succeeds; after that, none may be left.
        assert_eq!(names(&found), names(expected), "{fate:?} at change {change}");
        assert!(found == *expected, "{fate:?} at change {change}");
    };
    trial::walk(test, fate, || prepared(before), check)
}

/// Walks all fates. The test of this name starts itself again for each change.
fn walk_all(test: &str, before: Files) {
    if let Some(folder) = trial::folder() {
        // A refused build returns its error; the outer process checks what it leaves.
        let _ = build(&Desk::at(&folder), AFTER);
        return;
    }
    let test = format!("publish::tests::stops::{test}");
    let counts = [Fate::EndBefore, Fate::EndAfter, Fate::RefuseOne, Fate::RefuseAll]
        .map(|fate| (fate, walk(&test, fate, before)));
    assert!(counts.iter().all(|(_, count)| *count >= 20), "changes walked: {counts:?}");
}

#[test]
fn every_change_of_a_build_may_be_its_last() {
    walk_all("every_change_of_a_build_may_be_its_last", BEFORE);
}

#[test]
fn every_change_of_a_first_build_may_be_its_last() {
    walk_all("every_change_of_a_first_build_may_be_its_last", &[]);
}
