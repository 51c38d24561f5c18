//! Sources of an import that are broken or dangerous: each ends in an error that names it, and nothing is written.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::driver::Folder;

/// Returns a zip archive with these files.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let mut zip = ZipWriter::new(&mut bytes);
    for (path, text) in files {
        zip.start_file(*path, SimpleFileOptions::default()).unwrap();
        zip.write_all(text).unwrap();
    }
    zip.finish().unwrap();
    bytes.into_inner()
}

/// Imports a file, which must fail. Returns the message.
#[track_caller]
fn refused(name: &str, bytes: &[u8]) -> String {
    let folder = Folder::empty();
    folder.write(name, bytes);
    let run = folder.run(&["import", name, "--root", "site"]).exits(1);
    let left: Vec<String> = folder.files("").keys().filter(|path| path.as_str() != name).cloned().collect();
    assert!(left.is_empty(), "{left:?}");
    run.stderr
}

#[test]
fn a_path_that_leaves_the_archive_is_refused() {
    for path in ["../evil.md", "a/../../evil.md"] {
        let message = refused("blog.zip", &archive(&[(path, b"x")]));
        assert!(message.contains("bad-input") && message.contains("leaves the folder"), "{message}");
    }
}

#[test]
fn an_archive_that_grows_without_end_is_refused() {
    let zeros = vec![0; 64 * 1024 * 1024];
    let message = refused("blog.zip", &archive(&[("bomb.txt", &zeros)]));
    assert!(message.contains("grows without end"), "{message}");
}

#[test]
fn files_that_differ_only_in_case_are_refused() {
    let message = refused("blog.zip", &archive(&[("a/Post.md", b"x"), ("a/post.md", b"y")]));
    assert!(message.contains("two files in it have the path"), "{message}");
}

#[test]
fn a_broken_archive_is_refused() {
    let whole = archive(&[("a.md", b"some text")]);
    let message = refused("blog.zip", &whole[..whole.len() / 2]);
    assert!(message.contains("cannot be unpacked"), "{message}");
}

#[test]
fn a_source_of_no_known_system_is_refused_with_the_known_ones() {
    for (name, bytes) in [("notes.txt", &b"Hello"[..]), ("empty.xml", b""), ("page.html", b"<html></html>")] {
        let message = refused(name, bytes);
        assert!(message.contains("is not a blog of a known system"), "{message}");
        assert!(message.contains("--from") && message.contains("Jekyll"), "{message}");
    }
    let folder = Folder::empty();
    let message = folder.run(&["import", "nowhere.xml", "--root", "site"]).exits(1).stderr;
    assert!(message.contains("nowhere.xml") && message.contains("cannot be read"), "{message}");
}

#[test]
fn a_folder_with_other_files_is_no_place_for_a_site() {
    let folder = Folder::empty();
    folder.write("blog.xml", "<x/>");
    let message = folder.run(&["import", "blog.xml"]).exits(1).stderr;
    assert!(
        message.contains("neither a site nor an empty folder") && message.contains("--root"),
        "{message}"
    );
}
