//! Parses every file of `tests/corpus/front_matter` and compares the messages and values with its snapshot.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::config;
use crate::config::Config;
use crate::config::fields::BUILT_IN;
use crate::content::parse;
use crate::content::parse::Content;
use crate::diagnostic::human::Style;
use crate::diagnostic::{Report, human};
use crate::path::SourcePath;

const SITE: &str = "\
title: A site
url: https://example.com
fields:
  audience: {type: text, values: [owners, managers]}
  rating: number
  seen: date
";

/// The settings for the files below `own/`: a site that requires custom keys.
const ASKING_SITE: &str = "\
title: A site
url: https://example.com
fields:
  audience: {type: text, required: true, values: [owners, managers]}
  rating: {type: number, required: true}
";

fn site(text: &str) -> Config {
    config::parse(Some(text), None, &mut Report::new()).unwrap()
}

fn read(path: &str, text: &str, config: &Config) -> (Content, Report) {
    let mut report = Report::new();
    let texts = BTreeMap::from([(SourcePath::new(path), Arc::from(text))]);
    (parse(&texts, config, &mut report), report)
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            found.push(path);
        }
    }
}

/// Returns the parsed values, without the text of the file.
fn values(content: &Content) -> String {
    let mut lines = String::new();
    let debug = format!("{content:?}");
    let mut rest = debug.as_str();
    while let Some((before, after)) = rest.split_once("whole: \"") {
        write!(lines, "{before}").unwrap();
        let end = after.match_indices("\", body").next().unwrap().0;
        rest = &after[end + 3..];
    }
    lines.push_str(rest);
    lines.replace(", ", ",\n").replace("None,\n", "None, ")
}

#[test]
fn every_file_of_the_corpus_says_what_its_author_should_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/front_matter");
    let mut found = Vec::new();
    files(&root, &mut found);
    found.sort();
    let (plain, asking) = (site(SITE), site(ASKING_SITE));
    for path in found {
        let relative = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let config = if relative.starts_with("own/") { &asking } else { &plain };
        let text = fs::read_to_string(&path).unwrap();
        let (content, report) = read(&format!("content/{relative}"), &text, config);
        let is_error = relative.contains("err");
        assert_eq!(is_error, report != Report::new(), "{relative}: {report:?}");
        let mut shown: String =
            report.sorted().iter().map(|fault| human::draw(fault, Style::Plain)).collect();
        if !is_error {
            shown.push_str(&values(&content));
        }
        let name = relative.replace('/', "__").replace(".md", "");
        insta::with_settings!({
            snapshot_path => "../../tests/corpus/front_matter/snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, shown);
        });
    }
}

#[test]
fn the_keys_that_a_site_cannot_declare_are_those_of_articles() {
    let config = site("title: A\nurl: https://example.com\nunknown_fields: warn\n");
    for key in BUILT_IN {
        let text = format!("---\n{key}:\n---\n");
        let (_, report) = read("content/x.md", &text, &config);
        let unknown = report.sorted().iter().any(|fault| fault.code.name == "unknown-key");
        assert!(!unknown, "{key} is no key of an article");
    }
    let (_, report) =
        read("content/x.md", "---\nweather: x\n---\n", &site("title: A\nurl: https://example.com\n"));
    let listed = report.sorted().iter().find_map(|fault| fault.why.clone()).unwrap();
    for key in listed.split('`').skip(1).step_by(2) {
        assert!(BUILT_IN.contains(&key), "{key} could be declared by a site");
    }
}

mod any_text {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_article_ends_in_a_panic(
            lines in prop::collection::vec(
                ("(title|date|tags|slug|url|aliases|series|part|image|draft|weather|comments)",
                 ": ?(\\[|\\{|\"|'|- |\n  - )?[a-z0-9é:,\\[\\]{}\"' /.%?&*!#\u{0}-]{0,12}"), 0..8),
            path in "content/(pages/|authors/|series/|comments/|comments/a/)?(2010-0?[0-9]{1,2}-[0-9]{1,2}-)?[a-z%?#. ]{0,6}\\.md",
        ) {
            let yaml: String = lines.iter().map(|(key, value)| format!("{key}{value}\n")).collect();
            let (_, report) = read(&path, &format!("---\n{yaml}---\ntext\n"), &site(SITE));
            for fault in report.sorted() {
                human::draw(&fault, Style::Plain);
            }
        }
    }
}
