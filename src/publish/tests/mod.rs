//! Publishes sites into temporary folders, and checks what authors and readers find there.

mod killed;
mod order;
mod rendered;
mod safety;
mod stops;
mod up_to_date;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use tempfile::TempDir;

use crate::diagnostic::Diagnostic;
use crate::path::OutPath;
use crate::publish::{Adopt, Destination, Manifest, Receipt, Stage, open};

type Files<'a> = &'a [(&'a str, &'a str)];

/// A temporary folder for a site and its output.
struct Desk {
    folder: PathBuf,
    adopt: Adopt,
    /// Removes the folder when the desk is dropped.
    kept: Option<TempDir>,
}

fn desk() -> Desk {
    desk_in(tempfile::tempdir().unwrap())
}

fn desk_in(folder: TempDir) -> Desk {
    for name in ["content", "static", "templates"] {
        fs::create_dir_all(folder.path().join("site").join(name)).unwrap();
    }
    let desk = Desk::at(folder.path());
    Desk { kept: Some(folder), ..desk }
}

impl Desk {
    /// A desk in an existing folder.
    fn at(folder: &Path) -> Desk {
        Desk { folder: folder.to_owned(), adopt: Adopt::Refuse, kept: None }
    }

    fn output(&self) -> PathBuf {
        self.folder.join("site/public")
    }

    fn disk(&self, path: &str) -> PathBuf {
        self.output().join(path)
    }

    fn open_at(&self, output: PathBuf) -> Result<Stage, Diagnostic> {
        open(&Destination { output, root: self.folder.join("site"), adopt: self.adopt })
    }

    fn staged(&self, files: Files) -> Result<Stage, Diagnostic> {
        let stage = self.open_at(self.output())?;
        for (path, text) in files {
            stage.put(&OutPath::parse(path).unwrap(), text.as_bytes())?;
        }
        Ok(stage)
    }

    /// Publishes files. The receipt has no list of removed files, which tests of the whole program check.
    fn build(&self, files: Files) -> Receipt {
        let receipt = self.staged(files).and_then(Stage::publish).unwrap();
        Receipt { gone: Vec::new(), ..receipt }
    }

    fn fault(&self, files: Files) -> (&'static str, String) {
        let fault = self.staged(files).and_then(Stage::publish).unwrap_err();
        (fault.code.name, fault.message)
    }

    /// Puts a file into the output that no build has written.
    fn foreign(&self, path: &str, text: &str) {
        fs::create_dir_all(self.disk(path).parent().unwrap()).unwrap();
        fs::write(self.disk(path), text).unwrap();
    }

    /// Returns the files of the output with their texts, except those in `.steadfast`.
    fn site(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        collect(&self.output(), "", &mut files);
        files
    }

    /// Returns whether files are left that only a running build needs.
    fn leftovers(&self) -> bool {
        self.disk(".steadfast/stage").exists() || self.disk(".steadfast/journal").exists()
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{prefix}{name}");
        if path == ".steadfast" {
        } else if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else {
            files.insert(path, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

fn owned(files: Files) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn receipt(written: usize, unchanged: usize, removed: usize, bytes: u64) -> Receipt {
    Receipt { written, unchanged, removed, bytes, gone: Vec::new() }
}

fn modified(path: &Path) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

const OLD: Files = &[
    ("2024/old/index.html", "old"),
    ("about/index.html", "about"),
    ("feed.xml", "feed 1"),
    ("index.html", "home 1"),
    ("style.css", "css 1"),
];
const NEW: Files = &[
    ("2025/new/index.html", "new"),
    ("2025/new/photo.png", "photo"),
    ("about/index.html", "about"),
    ("feed.xml", "feed 2"),
    ("index.html", "home 2"),
    ("style.css", "css 2"),
];

#[test]
fn a_site_is_published_changed_and_pruned() {
    let desk = desk();
    assert_eq!(desk.build(OLD), receipt(5, 0, 0, 25));
    assert_eq!(desk.site(), owned(OLD));
    assert_eq!(desk.build(NEW), receipt(5, 1, 1, 30));
    assert_eq!(desk.site(), owned(NEW));
    assert!(!desk.disk("2024").exists() && !desk.leftovers());
}

#[test]
fn the_same_site_again_touches_no_file() {
    let desk = desk();
    desk.build(OLD);
    let files: Vec<PathBuf> =
        desk.site().keys().map(|path| desk.disk(path)).chain([desk.disk(".steadfast/manifest")]).collect();
    let before: Vec<SystemTime> = files.iter().map(|path| modified(path)).collect();
    assert_eq!(desk.build(OLD), receipt(0, 5, 0, 25));
    assert_eq!(files.iter().map(|path| modified(path)).collect::<Vec<_>>(), before);
}

#[test]
fn a_file_that_did_not_change_keeps_its_time_when_others_do() {
    let desk = desk();
    desk.build(OLD);
    let before = modified(&desk.disk("about/index.html"));
    desk.build(NEW);
    assert_eq!(modified(&desk.disk("about/index.html")), before);
}

#[test]
fn many_files_are_replaced() {
    let desk = desk();
    let paths: Vec<String> = (0..100).map(|number| format!("{number}/index.html")).collect();
    for text in ["one", "two"] {
        let site: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), text)).collect();
        assert_eq!(desk.build(&site), receipt(100, 0, 0, 300));
        assert_eq!(desk.site(), owned(&site));
    }
}

#[test]
fn a_build_that_is_dropped_changes_nothing() {
    let desk = desk();
    drop(desk.staged(OLD).unwrap());
    assert!(!desk.output().exists());
    desk.build(OLD);
    let manifest = fs::read(desk.disk(".steadfast/manifest")).unwrap();
    drop(desk.staged(NEW).unwrap());
    assert_eq!(desk.site(), owned(OLD));
    assert_eq!(fs::read(desk.disk(".steadfast/manifest")).unwrap(), manifest);
    assert!(!desk.leftovers());
}

#[test]
fn folders_above_the_output_are_created_and_removed_again_if_the_build_fails() {
    let desk = desk();
    let output = desk.folder.join("a/b/public");
    drop(desk.open_at(output.clone()).unwrap());
    assert!(!desk.folder.join("a").exists());
    desk.open_at(output.clone()).unwrap().publish().unwrap();
    assert!(output.is_dir());
}

#[test]
fn a_page_is_renamed_into_place_after_its_images_and_old_files_are_removed_last() {
    let desk = desk();
    desk.build(OLD);
    let phases = desk.staged(NEW).unwrap().phases().unwrap().concat();
    let shown: Vec<String> = phases.iter().map(|step| format!("{step:?}").replace("OutPath", "")).collect();
    let order = [
        "Announce",
        "2025",
        "style.css",
        "new/index",
        "index",
        "feed.xml",
        "Remove",
        "Tidy",
        "Tidy",
        "Conclude",
    ];
    assert_eq!(shown.len(), order.len(), "{shown:#?}");
    assert!(shown.iter().zip(order).all(|(step, part)| step.contains(part)), "{shown:#?}");
}

#[test]
fn a_published_file_that_somebody_changed_or_removed_is_written_again() {
    let desk = desk();
    desk.build(OLD);
    fs::write(desk.disk("index.html"), "evil 1").unwrap();
    fs::remove_file(desk.disk("about/index.html")).unwrap();
    assert_eq!(desk.build(OLD), receipt(2, 3, 0, 25));
    assert_eq!(desk.site(), owned(OLD));
}

#[test]
fn a_file_may_become_a_folder_and_a_folder_a_file() {
    let desk = desk();
    let (file, folder): (Files, Files) = (&[("a", "file")], &[("a/b/index.html", "page"), ("a/x", "x")]);
    for site in [file, folder, file] {
        desk.build(site);
        assert_eq!(desk.site(), owned(site));
    }
    desk.build(folder);
    desk.foreign("a/b/notes", "mine");
    assert_eq!(desk.fault(file).0, "foreign-file");
    assert_eq!(desk.site().len(), 3);
}

#[test]
fn the_manifest_lists_every_file_and_is_the_same_for_the_same_site() {
    let (one, other) = (desk(), desk());
    one.build(OLD);
    one.build(NEW);
    other.build(NEW);
    let text = |desk: &Desk| fs::read_to_string(desk.disk(".steadfast/manifest")).unwrap();
    assert_eq!(text(&one), text(&other));
    assert_eq!(Manifest::of_output(&one.output()).unwrap().unwrap().files.len(), NEW.len());
}

#[test]
fn a_file_from_the_disk_is_copied_when_it_differs() {
    let desk = desk();
    let source = desk.folder.join("photo");
    let path = OutPath::parse("img/photo.png").unwrap();
    let build = |text: &str| {
        fs::write(&source, text).unwrap();
        let stage = desk.open_at(desk.output()).unwrap();
        stage.put_file(&path, &source).unwrap();
        stage.publish().unwrap()
    };
    assert_eq!(build("one"), receipt(1, 0, 0, 3));
    assert_eq!(build("one"), receipt(0, 1, 0, 3));
    assert_eq!(build("two"), receipt(1, 0, 0, 3));
    assert_eq!(desk.site(), owned(&[("img/photo.png", "two")]));
}
