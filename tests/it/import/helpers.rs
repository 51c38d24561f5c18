//! Runs an import and shows all that it wrote.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::driver::Folder;

pub(super) const NOW: &str = "2026-05-01T12:00:00Z";

/// Returns a folder with one file.
pub(super) fn with(name: &str, bytes: impl AsRef<[u8]>) -> Folder {
    let folder = Folder::empty();
    folder.write(name, bytes);
    folder
}

/// Returns a zip archive with these files.
pub(super) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = ZipWriter::new(&mut bytes);
    for (path, text) in files {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap();
    bytes.into_inner()
}

/// Imports a file. Returns the account, and all files of the new site with their texts.
pub(super) fn imported(folder: &Folder, file: &str) -> String {
    let run = folder.run(&["import", file, "--root", "site", "--now", NOW]).exits(0);
    let files = folder.files("site");
    let files = files.iter().filter(|(path, _)| !path.ends_with("addresses.tsv"));
    let files = files.map(|(path, text)| format!("== {path}\n{}", String::from_utf8_lossy(text)));
    format!("{}{}\n{}", run.stdout, run.stderr, files.collect::<String>())
}

/// Checks that the imported site builds, and that a second import changes nothing.
#[track_caller]
pub(super) fn builds_and_stays(folder: &Folder, file: &str) {
    let build = folder.run(&["build", "--root", "site"]);
    assert!(!build.stderr.contains("error"), "{}", build.stderr);
    let before = folder.files("site/content");
    let again = folder.run(&["import", file, "--root", "site", "--now", NOW]).exits(0);
    assert!(again.stdout.starts_with("0 texts imported"), "{}", again.stdout);
    assert_eq!(before, folder.files("site/content"));
}
