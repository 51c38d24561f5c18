//! Random edits of a site, and how they are made on the disk.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use steadfast::path::SourcePath;

/// One edit.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    Write(&'static str, String),
    /// Changes everything after the front matter.
    Body(&'static str, String),
    /// Changes the last line of the front matter.
    Line(&'static str, &'static str),
    Remove(&'static str),
    Rename(&'static str, &'static str),
    RemoveFolder(&'static str),
    RenameFolder(&'static str, &'static str),
}

const TEXTS: [&str; 6] = [
    "content/a.md",
    "content/2020-01-02-b.md",
    "content/x/2020-01-02-b.md",
    "content/c.md",
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
const FOLDERS: [&str; 5] = ["content/x", "content", "content/comments", "templates", "static"];

/// Lines of front matter. Those of a title occur twice, so that many of the edits change one.
fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "title: D",
        "title: Part 2",
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
        "language: de",
        "translation_of: a.md",
        "review_by: 2026-11-23",
        "summary: Short",
        "image: /p.svg",
        "image: none.png",
    ])
}

fn body() -> impl Strategy<Value = String> {
    let block = prop::sample::select(vec![
        "Word",
        "[link](b.md)",
        "[link](2020-01-02-b.md#head)",
        "## Head",
        "[x](/tags/one/)",
        "![p](/p.svg)",
        "# Title in the text",
        "",
    ]);
    prop::collection::vec(block, 0..3).prop_map(|blocks| blocks.join("\n\n") + "\n")
}

fn text() -> impl Strategy<Value = String> {
    let front = ("[A-C]", prop::collection::vec(line(), 0..3))
        .prop_map(|(title, lines)| format!("---\ntitle: {title}\n{}\n---\n", lines.join("\n")));
    (prop_oneof![4 => front, 1 => Just(String::new())], body()).prop_map(|(front, body)| front + &body)
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
        "content/comments/a/1.md" => "(approved|held)"
            .prop_map(|state| format!("---\nstate: {state}\nauthor: B\ndate: 2020-01-01\n---\nHi\n"))
            .boxed(),
        "content/authors/ada.md" => {
            "(Ada|Bea)".prop_map(|name| format!("---\nname: {name}\n---\nBio\n")).boxed()
        }
        _ => "[a-c]{1,2}".boxed(),
    }
}

pub(super) fn edit() -> impl Strategy<Value = Edit> {
    let paths = || prop::sample::select([TEXTS.as_slice(), OTHERS.as_slice()].concat());
    prop_oneof![
        6 => (prop::sample::select(TEXTS.to_vec()), text()).prop_map(|(path, text)| Edit::Write(path, text)),
        6 => (prop::sample::select(TEXTS.to_vec()), body()).prop_map(|(path, body)| Edit::Body(path, body)),
        3 => (prop::sample::select(TEXTS.to_vec()), line()).prop_map(|(path, line)| Edit::Line(path, line)),
        3 => prop::sample::select(OTHERS.to_vec()).prop_flat_map(|path| (Just(path), other(path)))
            .prop_map(|(path, text)| Edit::Write(path, text)),
        1 => paths().prop_map(Edit::Remove),
        1 => (paths(), paths()).prop_map(|(from, to)| Edit::Rename(from, to)),
        1 => prop::sample::select(FOLDERS.to_vec()).prop_map(Edit::RemoveFolder),
        1 => prop::sample::select(FOLDERS.to_vec()).prop_map(|from| Edit::RenameFolder(from, "content/z")),
    ]
}

/// Makes an edit. Returns the paths that a watcher would report. An impossible edit is left out.
pub(super) fn perform(root: &Path, edit: &Edit, touched: &mut BTreeSet<SourcePath>) {
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
        Edit::Body(path, body) => {
            touch(path);
            fs::read_to_string(root.join(path)).and_then(|text| {
                let front = text.rfind("---\n").map_or("", |end| &text[..end + 4]);
                fs::write(root.join(path), format!("{front}{body}"))
            })
        }
        Edit::Line(path, line) => {
            touch(path);
            fs::read_to_string(root.join(path))
                .and_then(|text| fs::write(root.join(path), with_last_line(&text, line)))
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

/// Returns the text with another last line of its front matter: it replaces a line with the same key, or follows all
/// others. No other value or position changes.
fn with_last_line(text: &str, line: &str) -> String {
    let Some((front, body)) = text.rsplit_once("---\n") else { return text.to_owned() };
    let key = line.split(' ').next().unwrap();
    let (others, last) = front.trim_end().rsplit_once('\n').unwrap_or((front, ""));
    let kept = if last.starts_with(key) { others } else { front.trim_end() };
    format!("{kept}\n{line}\n---\n{body}")
}
