//! Checks the order of publishing: reads the output after every step, as a reader could, and looks for dead references.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Mutex;

use crate::blog::{Blog, Request};
use crate::date::{Moment, Zone};
use crate::diagnostic::Report;
use crate::path::OutPath;
use crate::publish::Stage;
use crate::publish::steps::Step;
use crate::publish::tests::{Desk, desk};
use crate::render::Bytes;
use crate::source;
use crate::source::AssetBytes;

type Site = BTreeMap<OutPath, Vec<u8>>;

const SETTINGS: &str = "\
//- site.yaml
title: A blog
url: https://example.com
social_cards: false
";
const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"></svg>\n";

/// Returns three sites. Each has pages, images, tags and files that the others do not have.
fn sites() -> [Site; 3] {
    [
        "//- content/articles/2026-01-05-one/index.md\n---\ntitle: One\ntags: [a, b]\nimage: one.svg\n---\n\
         ![x](one.svg) [About](../../pages/about.md)\n\
         //- content/articles/2026-01-05-one/one.svg\nPICTURE\
         //- content/articles/2026-02-06-two.md\n---\ntitle: Two\ntags: [b]\n---\n[One](2026-01-05-one/index.md)\n\
         //- content/pages/about.md\n---\ntitle: About\n---\n[Two](../articles/2026-02-06-two.md)\n",
        "//- content/articles/2026-01-05-one/index.md\n---\ntitle: One\ntags: [b, c]\n---\n\
         ![x](other.svg) [Three](../2026-03-07-three/index.md)\n\
         //- content/articles/2026-01-05-one/other.svg\nPICTURE\
         //- content/articles/2026-03-07-three/index.md\n---\ntitle: Three\ntags: [c, d]\nimage: three.svg\n---\n\
         ![x](three.svg) [One](../2026-01-05-one/index.md) [Note](../../pages/note.md)\n\
         //- content/articles/2026-03-07-three/three.svg\nPICTURE\
         //- content/pages/about.md\n---\ntitle: About\n---\n![x](../articles/2026-03-07-three/three.svg)\n\
         //- content/pages/note.md\n---\ntitle: Note\n---\n![x](/pictures/small.svg)\n\
         //- static/pictures/small.svg\nPICTURE",
        "//- content/articles/2026-04-08-four.md\n---\ntitle: Four\ntags: [a]\n---\n[Note](../pages/note.md)\n\
         //- content/pages/note.md\n---\ntitle: Note\n---\n![x](/pictures/large.svg)\n\
         //- static/pictures/large.svg\nPICTURE",
    ]
    .map(|text| rendered(&format!("{SETTINGS}{}", text.replace("PICTURE", PICTURE))))
}

fn rendered(fixture: &str) -> Site {
    let request = Request {
        now: Moment::parse("2026-11-22T12:00:00Z", &Zone::UTC).unwrap(),
        also: vec![],
        base_url: None,
    };
    let mut report = Report::new();
    let blog = Blog::load(source::from_fixture(fixture), &request, &mut report);
    let files = Mutex::new(Site::new());
    if let Some(blog) = &blog {
        let take = |path: &OutPath, bytes: Bytes| {
            let bytes = match bytes {
                Bytes::Rendered(bytes) => bytes,
                Bytes::Copied(file) => match &blog.assets[&file].bytes {
                    AssetBytes::Memory(bytes) => bytes.to_vec(),
                    AssetBytes::File(path) => fs::read(path).unwrap(),
                },
                other => panic!("{other:?}"),
            };
            files.lock().unwrap().insert(path.clone(), bytes);
            Ok(())
        };
        blog.render_all(take, &mut report);
    }
    assert_eq!(report.sorted().iter().map(|fault| fault.message.clone()).collect::<String>(), "");
    files.into_inner().unwrap()
}

fn staged(desk: &Desk, site: &Site) -> Stage {
    let stage = desk.open_at(desk.output()).unwrap();
    for (path, bytes) in site {
        stage.put(path, bytes).unwrap();
    }
    stage
}

/// Returns the files of the site that a page refers to.
fn references(page: &str, text: &str) -> Vec<String> {
    let values = ["href=", "src=", "srcset=", "content="].into_iter().flat_map(|name| {
        text.split(name).skip(1).filter_map(|rest| {
            let rest = rest.trim_start_matches('"');
            rest.split(['"', '>', ' ']).next()
        })
    });
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    values.filter_map(|value| target(folder, value)).collect()
}

fn target(folder: &str, value: &str) -> Option<String> {
    let value = value.split(['#', '?']).next().unwrap_or_default();
    let value = value.strip_prefix("https://example.com").unwrap_or(value);
    if !value.starts_with(['/', '.']) || value.starts_with("//") {
        return None;
    }
    let mut parts: Vec<&str> = if value.starts_with('/') { vec![] } else { folder.split('/').collect() };
    for part in value.trim_start_matches('/').split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    Some(if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path })
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// Performs the first `until` steps one by one, and reads the output after each. Returns the number of performed steps.
fn walk(desk: &Desk, stage: &Stage, is_backwards: Backwards, until: usize) -> usize {
    let before: Vec<String> = files(desk);
    let mut steps = Vec::new();
    for mut phase in stage.phases().unwrap() {
        if is_backwards == Backwards::Yes {
            phase.reverse();
        }
        steps.extend(phase);
    }
    let after: Vec<String> = stage.files().keys().map(OutPath::to_string).collect();
    let mut checked = 0;
    let broken_before = broken(desk);
    for step in steps.iter().take(until) {
        stage.perform(step).unwrap();
        checked += 1;
        for (page, named) in broken(desk).difference(&broken_before) {
            let has = |list: &[String]| list.contains(page) && list.contains(named);
            let may_miss =
                is_page(named) && (!has(&before) && !is_removal(step) || !has(&after) && is_removal(step));
            assert!(may_miss, "`{page}` refers to `{named}` after {step:?}");
        }
    }
    assert!(until < usize::MAX || broken(desk).is_empty(), "{:?}", broken(desk));
    checked
}

/// Returns each reference of a page to a missing file, as the page and the file.
fn broken(desk: &Desk) -> BTreeSet<(String, String)> {
    let now = files(desk);
    let mut broken = BTreeSet::new();
    for page in now.iter().filter(|path| is_page(path)) {
        let text = fs::read_to_string(desk.disk(page)).unwrap();
        let named = references(page, &text);
        assert!(!named.is_empty(), "`{page}` refers to nothing");
        let missing = named.into_iter().filter(|named| !now.contains(named));
        broken.extend(missing.map(|named| (page.clone(), named)));
    }
    broken
}

fn is_removal(step: &Step) -> bool {
    matches!(step, Step::Remove(..) | Step::Tidy(_) | Step::Conclude)
}

/// Whether the steps of a phase, which may be performed in any order, are reversed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Backwards {
    No,
    Yes,
}

fn files(desk: &Desk) -> Vec<String> {
    let mut paths = Vec::new();
    collect(&desk.output(), "", &mut paths);
    paths
}

fn collect(folder: &Path, prefix: &str, paths: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if path == ".steadfast" {
        } else if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{path}/"), paths);
        } else {
            paths.push(path);
        }
    }
}

#[test]
fn no_page_refers_to_a_missing_file_except_two_new_pages_to_each_other() {
    let [one, two, three] = sites();
    let mut counts = Vec::new();
    for order in [Backwards::No, Backwards::Yes] {
        for (old, new) in [(None, &one), (Some(&one), &two), (Some(&two), &one), (Some(&two), &three)] {
            let desk = desk();
            if let Some(old) = old {
                staged(&desk, old).publish().unwrap();
            }
            let stage = staged(&desk, new);
            counts.push(walk(&desk, &stage, order, usize::MAX));
            drop(stage);
            assert_eq!(files(&desk).len(), new.len());
        }
    }
    assert!(counts.iter().all(|count| *count > 10), "steps walked: {counts:?}");
}

#[test]
fn a_build_after_a_stopped_one_keeps_the_same_order() {
    let [one, two, three] = sites();
    let mut count = 0;
    for stop in (3..60).step_by(9) {
        let desk = desk();
        staged(&desk, &one).publish().unwrap();
        let stage = staged(&desk, &two);
        walk(&desk, &stage, Backwards::No, stop);
        stage.state.abandon();
        std::mem::forget(stage);
        count += walk(&desk, &staged(&desk, &three), Backwards::Yes, usize::MAX);
        assert_eq!(files(&desk).len(), three.len());
    }
    assert!(count > 100, "{count} steps were walked");
}
