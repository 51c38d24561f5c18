//! The effects of a build on the output folder.

use std::fs;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::driver::{Folder, NOW, Run};

const SITE: &str = "\
//- content/2026-01-05-one.md
---
title: One
tags: [a]
---
Text.
//- content/2026-01-06-two.md
---
title: Two
---
Text.
";

fn times(site: &Folder) -> Vec<(String, SystemTime)> {
    let files = site.public().into_keys();
    let time = |path: &str| fs::metadata(site.path("public").join(path)).unwrap().modified().unwrap();
    files.map(|path| (path.clone(), time(&path))).collect()
}

#[test]
fn a_build_that_fails_changes_no_file() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let before = (site.files("public"), times(&site));
    for (file, text) in [
        ("content/2026-01-06-two.md", "---\ntitle: [\n---\n"),
        ("content/2026-01-06-two.md", "---\ntitle: Two\n---\n[x](missing.md)\n"),
        ("templates/article.html", "{{ article.nothing }}"),
        ("site.yaml", "title: A\n"),
    ] {
        let kept = site.files("").remove(file);
        site.write(file, text);
        site.build(&[]).exits(1);
        assert_eq!((site.files("public"), times(&site)), before, "{file}");
        match kept {
            Some(bytes) => site.write(file, bytes),
            None => fs::remove_file(site.path(file)).unwrap(),
        }
    }
    let run = site.build(&[]).exits(0);
    assert!(run.stdout.contains(" 0 written, "), "{}", run.stdout);
}

#[test]
fn only_what_changed_is_written_and_what_is_gone_is_removed() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let before = times(&site);
    site.build(&[]).exits(0);
    assert_eq!(times(&site), before);
    fs::remove_file(site.path("content/2026-01-05-one.md")).unwrap();
    site.write("content/2026-01-06-two.md", "---\ntitle: Two\n---\nOther text.\n");
    site.build(&[]).exits(0);
    let public = site.public();
    assert!(
        !public.contains_key("2026/01/one/index.html")
            && !public.keys().any(|path| path.starts_with("tags/"))
    );
    assert!(!site.path("public/tags").exists(), "no empty folder is left");
    assert!(site.read("public/2026/01/two/index.html").contains("Other text."));
    let same = |path: &str| before.iter().any(|old| old.0 == path && times(&site).contains(old));
    assert!(same("robots.txt") && !same("2026/01/two/index.html"));
}

#[test]
fn a_build_of_what_is_published_already_still_mends_and_still_warns() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let whole = site.public();
    fs::remove_file(site.path("public/2026/01/one/index.html")).unwrap();
    site.build(&[]).exits(0);
    assert_eq!(site.public(), whole);
    site.write("public/2026/01/one/index.html", "somebody else's");
    site.build(&[]).exits(0);
    assert_eq!(site.public(), whole);
    site.write("content/2026-01-05-one.md", "---\ntitle: One\n---\n[x](/nowhere/)\n");
    for _ in 0..2 {
        let run = site.build(&[]).exits(0);
        assert!(run.stderr.contains("warning[dead-link]"), "{}", run.stderr);
    }
}

#[test]
fn a_build_after_an_edit_writes_what_a_build_into_an_empty_folder_writes() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let one = "content/2026-01-05-one.md";
    for (file, text) in [
        (one, "---\ntitle: One\ntags: [a]\n---\nOther text.\n"),
        (one, "---\ntitle: Another\ntags: [a]\n---\nOther text.\n"),
        (one, "---\ntitle: Another\ntags: [b]\ndate: 2026-01-07\n---\nOther text.\n"),
        ("content/2026-01-08-three.md", "---\ntitle: Three\n---\n[One](2026-01-05-one.md)\n"),
        ("templates/404.html", "{{ site.title }}"),
    ] {
        site.write(file, text);
        site.build(&[]).exits(0);
        let again = site.public();
        fs::remove_dir_all(site.path("public")).unwrap();
        site.build(&[]).exits(0);
        assert_eq!(again, site.public(), "{file}");
    }
}

#[test]
fn the_same_sources_at_another_moment_are_another_site() {
    let draft = "//- content/pages/later.md\n---\ntitle: Later\ndraft: true\n---\nText.\n";
    let site = Folder::new(&format!("{SITE}{draft}"));
    site.build(&[]).exits(0);
    site.build(&["--drafts"]).exits(0);
    assert!(site.public().contains_key("later/index.html"));
    site.run(&["build", "--now", "2026-01-05T12:00:00Z"]).exits(0);
    let public = site.public();
    assert!(!public.contains_key("later/index.html") && !public.contains_key("2026/01/two/index.html"));
    site.build(&["--base-url", "https://other.example/"]).exits(0);
    assert!(site.read("public/index.html").contains("https://other.example/"));
}

#[test]
fn a_file_that_no_build_has_made_is_left_alone() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    site.write("public/2026/01/one/note.txt", "mine");
    fs::remove_file(site.path("content/2026-01-05-one.md")).unwrap();
    site.build(&[]).exits(0);
    assert_eq!(site.read("public/2026/01/one/note.txt"), "mine");
    assert!(!site.path("public/2026/01/one/index.html").exists());
}

#[cfg(unix)]
#[test]
fn published_files_can_be_read_by_everybody() {
    use std::os::unix::fs::PermissionsExt;
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let mode = |path: &str| fs::metadata(site.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("public/index.html"), mode("public/tags")), (0o644, 0o755));
}

#[test]
fn nothing_outside_the_output_is_written() {
    let site = Folder::new(SITE);
    let before = site.files("");
    site.build(&["--output", "out"]).exits(0);
    let mut after = site.files("");
    after.retain(|path, _| !path.starts_with("out/"));
    assert_eq!(after, before);
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_publishes_nothing_and_leaves_nothing_behind() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let before = site.files("public");
    for number in 0..12 {
        site.write(&format!("content/2026-02-{:02}-more.md", number + 1), "---\ntitle: More\n---\n");
    }
    // The pages take long enough for a signal to arrive in between.
    let rows =
        "{% for a in range(end=300) %}{% for b in range(end=300) %}{{ a + b }}{% endfor %}{% endfor %}";
    site.write("templates/article.html", rows);
    let mut build = site.command(&["build", "--now", NOW]);
    let build = build.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while !site.path("public/.steadfast/stage").exists() {
        std::thread::yield_now();
    }
    let kill = Command::new("kill").args(["-INT", &build.id().to_string()]).status().unwrap();
    assert!(kill.success());
    let run = Run::from(build.wait_with_output().unwrap()).exits(130);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", "interrupted; nothing was published\n"));
    assert_eq!(site.files("public"), before);
}
