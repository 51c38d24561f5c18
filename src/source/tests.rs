//! Tests of reading a site's folder from disk.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::diagnostic::Report;
use crate::path::SourcePath;
use crate::source::asset::AssetBytes;
use crate::source::sources::{Origin, Sources};
use crate::source::{from_fixture, read};

/// Writes a site to a temporary folder, from pairs of path and content.
fn site(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

/// Returns the sources, and the diagnostics as `error[code] message`.
fn outcome(root: &Path) -> (Sources, Vec<String>) {
    let mut report = Report::new();
    let sources = read(root, &mut report);
    let lines = report
        .sorted()
        .into_iter()
        .map(|fault| format!("{}[{}] {}", fault.severity.as_str(), fault.code.name, fault.message));
    (sources, lines.collect())
}

fn texts(sources: &Sources) -> Vec<&str> {
    sources.texts.keys().map(SourcePath::as_str).collect()
}

/// Returns the assets of the site without those of the theme.
fn own_assets(sources: &Sources) -> Vec<&str> {
    let theme = Sources::theme();
    sources.assets.keys().filter(|path| !theme.assets.contains_key(*path)).map(SourcePath::as_str).collect()
}

#[test]
fn files_are_classified_by_folder_and_extension() {
    let root = site(&[
        ("site.yaml", b"title: A"),
        ("content/b.md", b"B"),
        ("content/a/c.Markdown", b"C"),
        ("content/a/photo.gif", b"GIF89a\x03\x00\x02\x00\x80\x00\x00"),
        ("templates/own/x.html", b"x"),
        ("static/robots.txt", b"r"),
        ("static/theme/own.css", b"css"),
        ("notes/private.md", b"never read"),
        ("README.md", b"never read"),
    ]);
    let (sources, faults) = outcome(root.path());
    assert_eq!(faults, [""; 0]);
    assert_eq!(sources.config.as_deref(), Some("title: A"));
    assert_eq!(texts(&sources), ["content/a/c.Markdown", "content/b.md"]);
    assert_eq!(own_assets(&sources), ["content/a/photo.gif", "static/robots.txt", "static/theme/own.css"]);
    assert_eq!(sources.assets["content/a/photo.gif"].dimensions, Some((3, 2)));
    assert!(matches!(sources.assets["static/robots.txt"].bytes, AssetBytes::File(_)));
    assert_eq!(sources.assets["static/theme/own.css"].bytes, AssetBytes::Memory(b"css"[..].into()));
    assert_eq!(sources.templates["own/x.html"].origin, Origin::Site);
}

#[test]
fn the_files_of_a_fixture_are_classified_as_on_disk() {
    let text =
        "//- site.yaml\ntitle: A\n//- content/b.md\nB\n\n//- templates/x.html\nx\n//- static/a.txt\na\n";
    let sources = from_fixture(text);
    assert_eq!(sources.config.as_deref(), Some("title: A\n"));
    assert_eq!(sources.texts["content/b.md"].as_ref(), "B\n\n");
    assert_eq!(sources.templates["x.html"].text.as_ref(), "x\n");
    assert_eq!(sources.assets["static/a.txt"].bytes, AssetBytes::Memory(b"a\n"[..].into()));
}

#[test]
fn a_site_without_templates_uses_those_of_the_theme() {
    let theme = Sources::theme();
    assert_eq!(from_fixture("").templates, theme.templates);
    if let Some(name) = theme.templates.keys().next() {
        assert_eq!(theme.templates[name].origin, Origin::Theme);
        let own = from_fixture(&format!("//- templates/{name}\nown\n"));
        assert_eq!(own.templates[name].text.as_ref(), "own\n");
        assert_eq!(own.templates[name].origin, Origin::Site);
        assert_eq!(own.templates.len(), theme.templates.len());
    }
}

#[test]
fn an_empty_folder_is_an_empty_site_and_a_missing_one_is_an_error() {
    let root = site(&[]);
    let (sources, faults) = outcome(root.path());
    assert_eq!((faults, sources.config, sources.texts.len()), (vec![], None, 0));
    let missing = root.path().join("none");
    let expected = format!("error[missing-config] there is no folder `{}`", missing.display());
    assert_eq!(outcome(&missing).1, [expected]);
}

#[test]
fn hidden_files_and_editor_leftovers_are_not_part_of_the_site() {
    let names =
        ["a.md~", ".#a.md", "#a.md#", ".a.md.swp", "a.swx", "4913", ".DS_Store", "Thumbs.db", ".git/x.md"];
    let files: Vec<(String, &[u8])> =
        names.iter().map(|name| (format!("content/{name}"), &b"x"[..])).collect();
    let mut files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
    files.push(("static/.well-known/security.txt", b"x"));
    let (sources, faults) = outcome(site(&files).path());
    assert_eq!(faults, [""; 0]);
    assert_eq!(texts(&sources), [""; 0]);
    assert_eq!(own_assets(&sources), ["static/.well-known/security.txt"]);
}

#[test]
fn every_text_that_is_not_utf_8_is_reported() {
    let root = site(&[
        ("content/b.md", b"caf\xe9"),
        ("content/a.md", b"\xff\xfea\0"),
        ("templates/x.html", b"\xe9"),
    ]);
    assert_eq!(
        outcome(root.path()).1,
        [
            "error[not-utf8] the file is not encoded as UTF-8 (byte 1, looks like UTF-16)",
            "error[not-utf8] the file is not encoded as UTF-8 (byte 4, looks like Latin-1)",
            "error[not-utf8] the file is not encoded as UTF-8 (byte 1, looks like Latin-1)",
        ]
    );
}

#[test]
fn a_text_of_more_than_16_mib_is_refused() {
    let root = site(&[("content/a.md", &vec![b'a'; 16 * 1024 * 1024 + 1])]);
    assert_eq!(
        outcome(root.path()).1,
        ["error[too-large] `content/a.md` has more than 16 MiB, the most that a text may have"]
    );
}

#[test]
fn a_folder_with_the_name_of_a_text_is_skipped_with_a_warning() {
    let root = site(&[("content/a.md/inside.md", b"x"), ("static", b"x")]);
    let (sources, faults) = outcome(root.path());
    assert_eq!(
        faults,
        [
            "warning[skipped-file] `content/a.md` is a folder, not a file, and is left out",
            "warning[skipped-file] `static` is a file, not a folder, and is left out",
        ]
    );
    assert_eq!(texts(&sources), [""; 0]);
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn a_link_is_followed_inside_the_site_only() {
        let outside = site(&[("secret.md", b"secret")]);
        let root = site(&[("content/a.md", b"A"), ("content/sub/b.md", b"B"), ("static/x", b"x")]);
        let content = root.path().join("content");
        symlink("a.md", content.join("c.md")).unwrap();
        symlink("../content/sub", content.join("again")).unwrap();
        symlink(outside.path(), content.join("out")).unwrap();
        symlink(outside.path().join("secret.md"), content.join("secret.md")).unwrap();
        symlink("nowhere.md", content.join("z.md")).unwrap();
        symlink("..", content.join("sub/loop")).unwrap();
        let (sources, faults) = outcome(root.path());
        assert_eq!(
            texts(&sources),
            ["content/a.md", "content/again/b.md", "content/c.md", "content/sub/b.md"]
        );
        assert_eq!(
            faults,
            [
                "warning[skipped-file] `content/again/loop` is a link to a folder that holds it, and is left out",
                "error[outside-link] `content/out` is a link that leads out of the site's folder",
                "error[outside-link] `content/secret.md` is a link that leads out of the site's folder",
                "warning[skipped-file] `content/sub/loop` is a link to a folder that holds it, and is left out",
                "warning[skipped-file] `content/z.md` is a link that leads nowhere, and is left out",
            ]
        );
    }

    #[test]
    fn a_folder_of_the_site_that_is_a_link_out_of_it_is_refused() {
        let outside = site(&[("secret.html", b"secret")]);
        let root = site(&[]);
        symlink(outside.path(), root.path().join("templates")).unwrap();
        let (sources, faults) = outcome(root.path());
        assert_eq!(faults, ["error[outside-link] `templates` is a link that leads out of the site's folder"]);
        assert_eq!(sources.templates, Sources::theme().templates);
    }

    #[test]
    fn a_socket_is_skipped_and_a_name_that_is_not_utf_8_is_refused() {
        let root = site(&[("content/a.md", b"A")]);
        let content = root.path().join("content");
        let _socket = UnixListener::bind(content.join("s.md")).unwrap();
        fs::write(content.join(OsStr::from_bytes(b"caf\xe9.md")), "x").unwrap();
        let (sources, faults) = outcome(root.path());
        assert_eq!(texts(&sources), ["content/a.md"]);
        assert_eq!(
            faults,
            [
                "error[bad-path] the name of `content/caf\u{fffd}.md` is not UTF-8",
                "warning[skipped-file] `content/s.md` is a pipe, socket or device, not a file, and is left out",
            ]
        );
    }
}
