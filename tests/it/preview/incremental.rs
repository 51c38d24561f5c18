//! After any sequence of edits, every output is that of a clean build, and so is every fault.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use steadfast::blog::Blog;
use steadfast::blog::Memory;
use steadfast::blog::Request;
use steadfast::date::Moment;
use steadfast::date::Zone;
use steadfast::diagnostic::Diagnostic;
use steadfast::diagnostic::Report;
use steadfast::path::SourcePath;
use steadfast::render::Bytes;
use steadfast::site::Standing;
use steadfast::source::Reading;
use steadfast::source::Sources;

/// One edit.
#[derive(Clone, Debug)]
enum Edit {
    Write(&'static str, String),
    Remove(&'static str),
    Rename(&'static str, &'static str),
    RemoveFolder(&'static str),
    RenameFolder(&'static str, &'static str),
}

const TEXTS: [&str; 6] = [
    "content/a.md",
    "content/2020-01-02-b.md",
    "content/x/c.md",
    "content/x/y/d.md",
    "content/pages/e.md",
    "content/series/f.md",
];
const OTHERS: [&str; 7] = [
    "site.yaml",
    "templates/404.html",
    "templates/own.html",
    "static/theme/style.css",
    "static/p.svg",
    "content/comments/a/1.md",
    "content/authors/ada.md",
];
const FOLDERS: [&str; 5] = ["content/x", "content/x/y", "content/comments", "templates", "static"];

fn text() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "date: 2020-02-03",
        "draft: true",
        "tags: [one, two]",
        "tags: [two]",
        "category: C",
        "author: ada",
        "series: f",
        "part: 2",
        "slug: s",
        "aliases: [/old/]",
        "date: 2031-01-01",
        "template: own.html",
        "parts: [{part: 1, title: P}]",
        "tagz: x",
        "name: Ada",
        "state: approved",
        "comments: [",
        "expires: 2020-03-01",
    ]);
    let body = prop::sample::select(vec![
        "Word",
        "[link](b.md)",
        "[link](2020-01-02-b.md#head)",
        "## Head",
        "[x](/tags/one/)",
        "![p](/p.svg)",
        "",
    ]);
    ("[A-C]", prop::collection::vec(line, 0..3), prop::collection::vec(body, 0..3)).prop_map(
        |(title, lines, body)| {
            format!("---\ntitle: {title}\n{}\n---\n{}\n", lines.join("\n"), body.join("\n\n"))
        },
    )
}

fn other(path: &'static str) -> BoxedStrategy<String> {
    match path {
        "site.yaml" => prop::sample::select(vec![
            "title: A\nurl: https://example.com\n",
            "title: B\nurl: https://example.com/b\npage_size: 1\n",
            "title: [",
            "title: A\nurl: https://example.com\nunknown_fields: warn\n",
        ])
        .prop_map(str::to_owned)
        .boxed(),
        "templates/404.html" | "templates/own.html" => prop::sample::select(vec![
            "{{ site.title }}",
            "{% if",
            "{{ nothing.here }}",
            "{% include \"own.html\" %}",
        ])
        .prop_map(str::to_owned)
        .boxed(),
        "content/comments/a/1.md" => {
            Just("---\nstate: approved\nauthor: B\ndate: 2020-01-01\n---\nHi\n".to_owned()).boxed()
        }
        "content/authors/ada.md" => Just("---\nname: Ada\n---\nBio\n".to_owned()).boxed(),
        _ => "[a-c]{1,2}".boxed(),
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let paths = || prop::sample::select([TEXTS.as_slice(), OTHERS.as_slice()].concat());
    prop_oneof![
        6 => (prop::sample::select(TEXTS.to_vec()), text()).prop_map(|(path, text)| Edit::Write(path, text)),
        3 => prop::sample::select(OTHERS.to_vec()).prop_flat_map(|path| (Just(path), other(path)))
            .prop_map(|(path, text)| Edit::Write(path, text)),
        1 => paths().prop_map(Edit::Remove),
        1 => (paths(), paths()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => prop::sample::select(FOLDERS.to_vec()).prop_map(Edit::RemoveFolder),
        1 => prop::sample::select(FOLDERS.to_vec()).prop_map(|from| Edit::RenameFolder(from, "content/z")),
    ]
}

/// Does an edit, and names what a watcher would name. What cannot be done is left out.
fn perform(root: &Path, edit: &Edit, touched: &mut BTreeSet<SourcePath>) {
    let mut touch = |path: &str| touched.insert(SourcePath::new(path));
    let _ = match edit {
        Edit::Write(path, text) => {
            let file = root.join(path);
            let folder = file.parent().unwrap();
            if !folder.exists() {
                touch(Path::new(path).parent().unwrap().to_str().unwrap());
            }
            touch(path);
            let _ = fs::create_dir_all(folder);
            fs::write(file, text)
        }
        Edit::Remove(path) => {
            touch(path);
            fs::remove_file(root.join(path))
        }
        Edit::Rename(from, to) | Edit::RenameFolder(from, to) => {
            touch(from);
            touch(to);
            fs::rename(root.join(from), root.join(to))
        }
        Edit::RemoveFolder(path) => {
            touch(path);
            fs::remove_dir_all(root.join(path))
        }
    };
}

/// Everything that a site comes to.
#[derive(Debug, PartialEq)]
struct Outcome {
    outputs: BTreeMap<String, Vec<u8>>,
    faults: Vec<Diagnostic>,
}

fn outcome(memory: &mut Memory, sources: Sources, faults: Vec<Diagnostic>) -> Outcome {
    let now = Moment::parse("2026-11-22", &Zone::UTC).unwrap();
    let request = Request { now, also: vec![Standing::Draft, Standing::Scheduled], base_url: None };
    let mut report = Report::new();
    report.extend(faults);
    let mut outputs = BTreeMap::new();
    if let Some(blog) = Blog::load_again(memory, sources, &request, &mut report) {
        for (path, output) in blog.plan.outputs() {
            let rendered = blog.render(output);
            report.extend(rendered.diagnostics);
            let bytes = match rendered.bytes {
                Bytes::Made(bytes) => bytes,
                Bytes::Of(file) => format!("{:?}", blog.assets[&file]).into_bytes(),
                Bytes::Drawn(variant) => format!("{variant:?}").into_bytes(),
            };
            outputs.insert(path.to_string(), bytes);
        }
    }
    Outcome { outputs, faults: report.sorted() }
}

fn check(rounds: &[Vec<Edit>]) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.yaml"), "title: A\nurl: https://example.com\n").unwrap();
    let mut memory = Memory::default();
    let mut reading = Reading::new(folder.path());
    for edits in rounds {
        let mut touched = BTreeSet::new();
        edits.iter().for_each(|edit| perform(folder.path(), edit, &mut touched));
        (reading, _) = reading.again(&touched);
        let clean = Reading::new(folder.path());
        let faults = |reading: &Reading| reading.faults().cloned().collect::<Vec<_>>();
        let again = outcome(&mut memory, reading.sources.clone(), faults(&reading));
        let anew = outcome(&mut Memory::default(), clean.sources.clone(), faults(&clean));
        assert_eq!(again.faults, anew.faults);
        assert_eq!(again.outputs.keys().collect::<Vec<_>>(), anew.outputs.keys().collect::<Vec<_>>());
        for (path, bytes) in &again.outputs {
            let text = String::from_utf8_lossy;
            assert_eq!(text(bytes), text(&anew.outputs[path]), "{path}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_edits_comes_to_a_clean_build(
        rounds in prop::collection::vec(prop::collection::vec(edit(), 1..4), 1..8),
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
fn a_file_that_is_saved_as_it_was_has_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("site.yaml"), "title: A\n").unwrap();
    let reading = Reading::new(folder.path());
    fs::write(folder.path().join("site.yaml"), "title: A\r\n").unwrap();
    let (_, changed) = reading.again(&BTreeSet::from([SourcePath::new("site.yaml")]));
    assert!(changed.is_empty(), "{changed:?}");
}
