//! After any sequence of edits, every output is that of a clean build, and so is every diagnostic.

mod edits;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use proptest::prelude::*;
use steadfast::blog::{Blog, LoadCache, Request};
use steadfast::date::{Moment, Zone};
use steadfast::diagnostic::{Diagnostic, Report};
use steadfast::path::SourcePath;
use steadfast::render::Bytes;
use steadfast::site::Status;
use steadfast::source::{Reading, Sources};

use self::edits::{Edit, edit, perform};

/// Everything that a site produces.
#[derive(Debug, PartialEq)]
struct Outcome {
    outputs: BTreeMap<String, Vec<u8>>,
    faults: Vec<Diagnostic>,
    /// The data of the index that are not in the outputs.
    index: String,
}

/// The files before the first edit.
const START: [(&str, &str); 4] = [
    ("site.yaml", "title: A\nurl: https://example.com\n"),
    ("content/a.md", "---\ntitle: A\ndate: 2020-01-01\n---\nWord\n"),
    ("content/2020-01-02-b.md", "---\ntitle: B\n---\n[link](a.md)\n"),
    ("content/c.md", "---\ndate: 2020-01-01\nseries: f\ntitle: Part 1\n---\nWord\n"),
];

/// The moments at which the site is built, in any order.
const MOMENTS: [&str; 4] = ["2019-01-01", "2026-11-22", "2026-11-23", "2032-01-01"];

fn moment() -> impl Strategy<Value = usize> {
    prop_oneof![6 => Just(1), 2 => Just(2), 1 => 0..MOMENTS.len()]
}

fn outcome(cache: &mut LoadCache, sources: Sources, faults: Vec<Diagnostic>, now: &str) -> Outcome {
    let now = Moment::parse(now, &Zone::UTC).unwrap();
    let request = Request { now, also: vec![Status::Draft, Status::Scheduled], base_url: None };
    let mut report = Report::new();
    report.extend(faults);
    let (mut outputs, mut index) = (BTreeMap::new(), String::new());
    if let Some(blog) = Blog::load_with(cache, sources, &request, &(), &mut report) {
        index = format!("{:?}", blog.site);
        for (path, output) in blog.plan.outputs() {
            let rendered = blog.render(output);
            report.extend(rendered.diagnostics);
            let bytes = match rendered.bytes {
                Bytes::Rendered(bytes) => bytes,
                Bytes::Copied(file) => format!("{:?}", blog.assets[&file]).into_bytes(),
                Bytes::Card(card) => format!("{card:?}").into_bytes(),
                Bytes::Drawn(variant) => format!("{variant:?}").into_bytes(),
            };
            outputs.insert(path.to_string(), bytes);
        }
    }
    Outcome { outputs, faults: report.sorted(), index }
}

fn check(rounds: &[(usize, Vec<Edit>)]) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("content")).unwrap();
    for (path, text) in START {
        fs::write(folder.path().join(path), text).unwrap();
    }
    let mut cache = LoadCache::default();
    let mut reading = Reading::new(folder.path());
    for (moment, edits) in rounds {
        let mut touched = BTreeSet::new();
        edits.iter().for_each(|edit| perform(folder.path(), edit, &mut touched));
        (reading, _) = reading.again(&touched);
        let clean = Reading::new(folder.path());
        let faults = |reading: &Reading| reading.faults().cloned().collect::<Vec<_>>();
        let again = outcome(&mut cache, reading.sources.clone(), faults(&reading), MOMENTS[*moment]);
        let anew =
            outcome(&mut LoadCache::default(), clean.sources.clone(), faults(&clean), MOMENTS[*moment]);
        assert_eq!(again.faults, anew.faults);
        assert_eq!(again.outputs.keys().collect::<Vec<_>>(), anew.outputs.keys().collect::<Vec<_>>());
        for (path, bytes) in &again.outputs {
            let text = String::from_utf8_lossy;
            assert_eq!(text(bytes), text(&anew.outputs[path]), "{path}");
        }
        assert_eq!(again.index, anew.index);
    }
}

/// Few cases, so that the test is quick; `PROPTEST_CASES` sets another number.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

/// The blog of a folder in its present state.
fn load(cache: &mut LoadCache, files: &BTreeMap<&str, &str>) -> Blog {
    let fixture: String = files.iter().map(|(path, text)| format!("//- {path}\n{text}\n")).collect();
    let now = Moment::parse("2026-11-22", &Zone::UTC).unwrap();
    let request = Request { now, also: Vec::new(), base_url: None };
    Blog::load_with(cache, crate::driver::sources(&fixture), &request, &(), &mut Report::new()).unwrap()
}

#[test]
fn only_an_edit_of_a_text_alone_leaves_the_plan_as_it_was() {
    let front = "---\ntitle: A\ndate: 2020-01-02\n---";
    let (text, longer) = (format!("{front}\nText."), format!("{front}\nA longer text."));
    let titled = text.replace("title: A", "title: B");
    let dated = text.replace("2020-01-02", "2020-01-03");
    let site =
        BTreeMap::from([("content/a.md", text.as_str()), ("content/pages/p.md", "---\ntitle: P\n---\n")]);
    let with = |path, text| {
        let mut site = site.clone();
        site.insert(path, text);
        site
    };
    for (edited, stays) in [
        (with("content/a.md", &longer), true),
        (site.clone(), true),
        (with("content/a.md", &titled), false),
        (with("content/a.md", &dated), false),
        (with("content/b.md", &text), false),
        (BTreeMap::from([("content/pages/p.md", "---\ntitle: P\n---\n")]), false),
        (with("languages/en.yaml", "archive: All of it\n"), false),
        (with("content/authors/ada.md", "---\nname: Ada\n---\n"), false),
        (with("content/pages/p.md", "---\ntitle: Q\n---\n"), false),
        (
            with("content/comments/a/1.md", "---\nstate: approved\nauthor: B\ndate: 2020-02-03\n---\nHi\n"),
            false,
        ),
        (with("site.yaml", "title: Other\nurl: https://example.com\n"), false),
        (with("templates/404.html", "None"), false),
        (with("static/a.txt", "a"), false),
    ] {
        let mut cache = LoadCache::default();
        let before = load(&mut cache, &site);
        let after = load(&mut cache, &edited);
        assert_eq!(Arc::ptr_eq(&before.plan, &after.plan), stays, "{edited:#?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_edits_comes_to_a_clean_build(
        rounds in prop::collection::vec((moment(), prop::collection::vec(edit(), 1..4)), 1..8),
    ) {
        check(&rounds);
    }
}

#[cfg(unix)]
#[test]
fn links_between_files_of_the_site_are_followed_in_every_edit() {
    let folder = tempfile::tempdir().unwrap();
    let path = |path: &str| folder.path().join(path);
    fs::write(path("site.yaml"), "title: A\nurl: https://example.com\n").unwrap();
    fs::create_dir(path("content")).unwrap();
    fs::write(path("content/a.md"), "One").unwrap();
    std::os::unix::fs::symlink("a.md", path("content/b.md")).unwrap();
    let reading = Reading::new(folder.path());
    fs::write(path("content/a.md"), "Two").unwrap();
    let (reading, changed) = reading.again(&BTreeSet::from([SourcePath::new("content/a.md")]));
    assert_eq!(reading.sources.texts["content/b.md"].as_ref(), "Two");
    assert_eq!(changed.len(), 2);
}

#[test]
fn a_picture_that_changed_unseen_is_noticed_in_a_look_at_everything() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("static")).unwrap();
    let write = |name: &str, bytes: &str| fs::write(folder.path().join("static").join(name), bytes).unwrap();
    write("a.png", "one");
    write("b.png", "one");
    let reading = Reading::new(folder.path());
    write("a.png", "two");
    let (reading, changed) = reading.all_again(&BTreeSet::new());
    assert_eq!(changed, BTreeSet::from([SourcePath::new("static/a.png")]));
    let (reading, changed) = reading.all_again(&BTreeSet::new());
    assert_eq!(changed, BTreeSet::new());
    // Saved without a change.
    write("a.png", "two");
    let (_, changed) = reading.all_again(&BTreeSet::new());
    assert_eq!(changed, BTreeSet::new());
}

#[test]
fn a_file_that_is_saved_as_it_was_has_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.yaml"), "title: A\n").unwrap();
    let reading = Reading::new(folder.path());
    fs::write(folder.path().join("site.yaml"), "title: A\r\n").unwrap();
    let (_, changed) = reading.again(&BTreeSet::from([SourcePath::new("site.yaml")]));
    assert!(changed.is_empty(), "{changed:?}");
}
