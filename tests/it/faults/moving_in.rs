//! The time during which files are moved into the output: a killed build, another disk, a disk that is full or
//! read-only, and changes that somebody else has made since the last build.

use std::fs;
use std::process::Stdio;

use crate::driver::{Files, Folder, NOW, Run};

const SITE: &str = "\
//- content/articles/2026-01-05-one/index.md
---
title: One
tags: [a, b]
---
Text.
//- content/pages/about.md
---
title: About
---
Text.
";

fn site() -> Folder {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    site
}

/// Returns another site in the same folder: another article, other tags, another page.
fn change(site: &Folder, number: usize) {
    site.write(
        "content/articles/2026-01-05-one/index.md",
        format!("---\ntitle: One\ntags: [a, t{number}]\n---\nText {number}.\n"),
    );
    site.write(
        format!("content/pages/page-{number}.md").as_str(),
        format!("---\ntitle: Page {number}\n---\nText.\n"),
    );
    if number > 0 {
        let _ = fs::remove_file(site.path(&format!("content/pages/page-{}.md", number - 1)));
    }
}

/// Returns the output of a clean build of the same sources.
fn clean(site: &Folder) -> Files {
    site.build(&["--output", "clean"]).exits(0);
    let files =
        site.files("clean").into_iter().filter(|(path, _)| !path.starts_with(".steadfast/")).collect();
    fs::remove_dir_all(site.path("clean")).unwrap();
    files
}

#[test]
fn a_build_that_is_killed_while_files_move_in_leaves_whole_files_and_the_next_one_finishes() {
    let site = site();
    let mut killed = 0;
    for number in 0..6 {
        let old = site.public();
        change(&site, number);
        let new = clean(&site);
        let mut build = site.command(&["build", "--now", NOW]);
        let mut build = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while !site.path("public/.steadfast/journal").exists() && build.try_wait().unwrap().is_none() {
            std::hint::spin_loop();
        }
        build.kill().unwrap();
        killed += usize::from(!build.wait().unwrap().success());
        for (path, bytes) in site.public() {
            let is_whole = [&old, &new].iter().any(|files| files.get(&path) == Some(&bytes));
            assert!(is_whole, "`{path}` is neither old nor new");
        }
        site.build(&[]).exits(0);
        assert!(site.public() == new, "after {killed} kills");
        assert!(!site.path("public/.steadfast/journal").exists());
    }
}

#[test]
fn two_builds_at_once_give_one_whole_site() {
    let site = site();
    change(&site, 0);
    let new = clean(&site);
    let start = || {
        let mut build = site.command(&["build", "--now", NOW]);
        build.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let builds = [start(), start(), start()];
    let runs = builds.map(|build| Run::from(build.wait_with_output().unwrap()));
    assert!(runs.iter().any(|run| run.code == Some(0)));
    for run in runs.iter().filter(|run| run.code != Some(0)) {
        assert!(run.stderr.contains("error[output-busy]"), "{}", run.stderr);
    }
    assert!(site.public() == new);
}

#[test]
fn a_file_that_somebody_changed_is_written_again_though_the_clock_says_that_the_build_was_later() {
    let site = site();
    let page = "public/about/index.html";
    let own = site.read(page);
    site.write(page, own.replace("About", "Abuse"));
    // As if the clock had been ahead during the build: the change is older than all the notes of the build.
    for entry in fs::read_dir(site.path("public/.steadfast")).unwrap() {
        let path = entry.unwrap().path();
        let rights = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, rights).unwrap();
    }
    site.build(&[]).exits(0);
    assert_eq!(site.read(page), own);
}

#[test]
fn a_site_that_was_copied_elsewhere_is_read_once_and_not_written() {
    let site = site();
    let own = site.public();
    for path in own.keys() {
        let path = site.path("public").join(path);
        let bytes = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        fs::write(&path, bytes).unwrap();
    }
    let run = site.build(&[]).exits(0);
    assert!(run.stdout.contains(" 0 written, "), "{}", run.stdout);
    let stamps = fs::read(site.path("public/.steadfast/stamps")).unwrap();
    site.build(&[]).exits(0);
    assert_eq!(fs::read(site.path("public/.steadfast/stamps")).unwrap(), stamps);
    assert!(site.public() == own);
}

#[cfg(target_os = "linux")]
mod disks {
    use std::process::Command;

    use super::*;

    /// Runs a script with separate mounts, in the site's folder; `$0` is the program. Returns nothing if that is not
    /// allowed, as in some containers.
    #[expect(clippy::print_stderr, reason = "a test that is skipped must say so")]
    fn with_mounts(site: &Folder, script: &str) -> Option<Run> {
        let unshare = |script: &str| {
            let mut command = Command::new("unshare");
            command.args(["--user", "--map-root-user", "--mount", "sh", "-ec", script]);
            command.arg(env!("CARGO_BIN_EXE_steadfast")).current_dir(site.path(""));
            command
        };
        let allowed = unshare("mount -t tmpfs none .").output();
        if !allowed.is_ok_and(|run| run.status.success()) {
            eprintln!("skipped: this machine lets nobody mount");
            return None;
        }
        Some(unshare(script).output().unwrap().into())
    }

    #[test]
    fn a_folder_of_the_output_may_be_another_disk() {
        let site = site();
        fs::remove_file(site.path("public/about/index.html")).unwrap();
        let script = "mount -t tmpfs none public/about
            \"$0\" build --now 2026-11-22T12:00:00Z >&2
            ls -A public/about
            grep -c '<main' public/about/index.html
            stat -c %a public/about/index.html";
        if let Some(run) = with_mounts(&site, script) {
            assert_eq!(run.stdout, "index.html\n1\n644\n", "{}", run.stderr);
        }
    }

    #[test]
    fn a_link_that_somebody_planted_on_another_disk_is_never_written_through() {
        let site = site();
        fs::remove_file(site.path("public/about/index.html")).unwrap();
        site.write("victim", "mine");
        let script = "mount -t tmpfs none public/about
            ln -s ../../victim public/about/index.html.steadfast-part
            \"$0\" build --now 2026-11-22T12:00:00Z || true
            test -L public/about/index.html.steadfast-part";
        if let Some(run) = with_mounts(&site, script) {
            assert!(run.stderr.contains("error[output-unusable]"), "{}", run.stderr);
            assert!(run.stderr.contains("index.html.steadfast-part"), "{}", run.stderr);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            assert_eq!(site.read("victim"), "mine");
        }
    }

    #[test]
    fn half_a_copy_that_a_killed_build_has_left_on_another_disk_goes_with_the_next_build() {
        let site = site();
        fs::copy(site.path("public/.steadfast/manifest"), site.path("public/.steadfast/journal")).unwrap();
        site.write("public/about/index.html.steadfast-part", "<!doc");
        site.write("public/about/mine.steadfast-part", "mine");
        site.build(&[]).exits(0);
        assert!(!site.path("public/about/index.html.steadfast-part").exists());
        assert_eq!(site.read("public/about/mine.steadfast-part"), "mine");
    }

    #[test]
    fn a_full_disk_leaves_the_old_site() {
        let site = Folder::new(SITE);
        let script = "mkdir public
            mount -t tmpfs -o size=3m none public
            \"$0\" build --quiet --now 2026-11-22T12:00:00Z
            cp -r public before
            head -c 5000000 /dev/zero > static/large.bin
            printf -- '---\ntitle: Other\n---\n' > content/pages/about.md
            if \"$0\" build --now 2026-11-22T12:00:00Z; then exit 9; fi
            diff -r -x lock before public && echo same
            rm static/large.bin
            \"$0\" build --quiet --now 2026-11-22T12:00:00Z
            grep -c Other public/about/index.html";
        fs::create_dir_all(site.path("static")).unwrap();
        if let Some(run) = with_mounts(&site, script) {
            assert!(run.stderr.contains("error[output-unusable]"), "{}", run.stderr);
            assert!(run.stdout.contains("same\n"), "{}{}", run.stdout, run.stderr);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
        }
    }

    #[test]
    fn an_output_that_cannot_be_written_is_named_and_stays() {
        let site = site();
        let before = site.files("public");
        change(&site, 0);
        let script = "mount --bind public public
            mount -o remount,bind,ro public
            \"$0\" build --now 2026-11-22T12:00:00Z";
        if let Some(run) = with_mounts(&site, script) {
            assert_eq!(run.code, Some(1), "{}", run.stderr);
            assert!(run.stderr.contains("error[output-unusable]"), "{}", run.stderr);
            assert!(site.files("public") == before);
        }
    }
}
