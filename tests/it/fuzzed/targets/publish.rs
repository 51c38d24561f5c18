//! The data that a build leaves for the next one: the manifest and the journal, which may be damaged.

use std::fs;
use std::path::Path;

use steadfast::digest::Digest;
use steadfast::path::OutPath;
use steadfast::publish;
use steadfast::publish::{Adopt, Destination, Manifest};
use tempfile::TempDir;

/// Separates the parts of an input.
const BETWEEN: &[u8] = b"\n====\n";

/// Publishes a file into a folder with these data: files that no build has made remain, inside the output and outside.
pub fn publish(data: &[u8]) {
    thread_local! {
        static FOLDER: TempDir =
            if Path::new("/dev/shm").is_dir() { tempfile::tempdir_in("/dev/shm") } else { tempfile::tempdir() }
                .unwrap();
    }
    FOLDER.with(|folder| is_safe(folder.path(), data));
}

fn is_safe(folder: &Path, data: &[u8]) {
    let (root, output) = (folder.join("site"), folder.join("public"));
    let _ = fs::remove_dir_all(&output);
    fs::create_dir_all(&root).unwrap();
    let notes = output.join(".steadfast");
    fs::create_dir_all(&notes).unwrap();
    let foreign = [folder.join("foreign.txt"), output.join("foreign.txt"), output.join("a/foreign.txt")];
    fs::create_dir_all(output.join("a")).unwrap();
    foreign.iter().for_each(|file| fs::write(file, "mine").unwrap());
    fs::write(output.join("index.html"), "old").unwrap();
    let mut parts = split(data).into_iter();
    for name in ["manifest", "journal", "made", "inputs"] {
        if let Some(part) = parts.next() {
            fs::write(notes.join(name), part).unwrap();
        }
    }
    // A file in the manifest is a build's own, whatever it contains now.
    let listed = Manifest::of_output(&output).ok().flatten().unwrap_or_default();
    let is_listed = |file: &Path| listed.files.keys().any(|path| output.join(path.as_str()) == file);
    let destination = Destination { output: output.clone(), root, adopt: Adopt::TakeOver };
    let path = OutPath::parse("index.html").unwrap();
    if let Ok(stage) = publish::open(&destination) {
        let _ = stage.up_to_date(&Digest::of(b"inputs"));
        stage.put(&path, b"new").unwrap();
        stage.publish().unwrap();
        assert_eq!(fs::read(output.join("index.html")).unwrap(), b"new");
        let manifest = Manifest::of_output(&output).unwrap().unwrap();
        assert_eq!(manifest.files.into_iter().collect::<Vec<_>>(), [(path, Digest::of(b"new"))]);
    }
    for file in foreign.iter().filter(|file| !is_listed(file)) {
        assert_eq!(fs::read(file).ok().as_deref(), Some(&b"mine"[..]), "{} is gone", file.display());
    }
}

fn split(data: &[u8]) -> Vec<&[u8]> {
    let (mut parts, mut rest) = (Vec::new(), data);
    while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&rest[..at]);
        rest = &rest[at + BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}
