//! `steadfast import`: whole blogs of other systems become sites that build. Nothing is taken twice or lost in silence.

mod astro;
mod blogger;
mod docusaurus;
mod eleventy;
mod existing_site;
#[cfg(feature = "fetch")]
mod fetch;
mod first_minutes;
mod ghost;
mod helpers;
mod hexo;
mod hostile_texts;
mod hugo;
mod in_place;
mod jekyll;
mod medium;
mod pelican;
mod series;
mod substack;
mod wordpress;
mod zola;

use crate::driver::{Folder, NOW};
use crate::faults::snapshot;

/// Imports the folder `old` of a fixture into `new`: first as a try, which writes nothing. Then the site is built, and a
/// second import changes nothing. Returns the account and all files of the site, as a reader of the snapshot sees them.
pub(crate) fn imported(old: &Folder, arguments: &[&str]) -> String {
    let run = |more: &[&str]| {
        let base = ["import", "old", "--root", "new", "--now", NOW];
        old.run(&[&base[..], arguments, more].concat())
    };
    let tried = run(&["--dry-run"]).exits(0);
    assert!(old.files("new").is_empty(), "a try writes nothing");
    let first = run(&[]).exits(0);
    assert!(first.stdout.starts_with(tried.stdout.split(" would be ").next().unwrap()));
    let files = old.files("new");
    let build = old.run(&["build", "--root", "new", "--now", NOW]).exits(0);
    let again = run(&[]).exits(0);
    assert!(again.stdout.starts_with("0 texts imported"), "{}", again.stdout);
    for (path, bytes) in &files {
        assert_eq!(old.files("new").get(path), Some(bytes), "{path}");
    }
    let mut told = format!("{}{}", first.stdout, first.stderr);
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if !path.starts_with("import/notes") && path != ".gitignore" {
            told.push_str(&format!("== {path}\n{text}"));
        }
    }
    told.push_str(&format!("== the build\n{}", build.stderr));
    told
}

/// Checks the result of an import against a snapshot.
#[track_caller]
pub(crate) fn check(name: &str, fixture: &str, arguments: &[&str]) -> Folder {
    let old = old_blog(fixture);
    snapshot(name, &imported(&old, arguments));
    old
}

/// Writes the files of a fixture below `old`.
pub(crate) fn old_blog(fixture: &str) -> Folder {
    let folder = Folder::empty();
    let mut path = String::new();
    let mut text = String::new();
    for line in fixture.split_inclusive('\n').chain(["//- "]) {
        match line.strip_prefix("//- ") {
            Some(next) => {
                if !path.is_empty() {
                    folder.write(&format!("old/{path}"), &text);
                }
                next.trim().clone_into(&mut path);
                text.clear();
            }
            None => text.push_str(line),
        }
    }
    folder
}
