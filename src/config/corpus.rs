//! Parses every file of `tests/corpus/config` and compares the messages and values with its snapshot.

use std::fs;
use std::path::Path;

use crate::config::parse;
use crate::diagnostic::human::Style;
use crate::diagnostic::{Report, human};
use crate::path::BaseUrl;

fn shown(report: Report) -> String {
    report.sorted().iter().map(|fault| human::draw(fault, Style::Plain)).collect()
}

#[test]
fn every_file_of_the_corpus_says_what_its_author_should_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/config");
    let entries = fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path());
    for path in entries.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")) {
        let text = fs::read_to_string(&path).unwrap();
        let mut report = Report::new();
        let config = parse(Some(&text), None, &mut report);
        let name = path.file_stem().unwrap().to_str().unwrap();
        assert_eq!(name.starts_with("err"), report.has_errors(), "{name}");
        let values = config.filter(|_| !report.has_errors()).map(|config| format!("{config:#?}"));
        let shown = shown(report) + &values.unwrap_or_default();
        insta::with_settings!({
            snapshot_path => "../../tests/corpus/config/snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name, shown);
        });
    }
}

#[test]
fn a_folder_without_settings_says_how_to_make_some() {
    let mut report = Report::new();
    assert!(parse(None, None, &mut report).is_none());
    insta::assert_snapshot!(shown(report));
}

#[test]
fn an_address_from_the_command_line_wins() {
    let mut report = Report::new();
    let given = BaseUrl::parse("http://localhost:4000").ok();
    let config = parse(Some("title: A\n"), given.clone(), &mut report).unwrap();
    assert_eq!((Some(config.base), report), (given.clone(), Report::new()));
    let config =
        parse(Some("title: A\nurl: https://example.com\n"), given.clone(), &mut Report::new()).unwrap();
    assert_eq!(Some(config.base), given);
}
