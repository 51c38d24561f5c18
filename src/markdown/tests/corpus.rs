//! The dialect, with one behaviour in each file of `tests/corpus/markdown`.

use std::path::Path;

use crate::diagnostic::human;
use crate::markdown::tests::written;

#[test]
fn the_corpus_matches_its_snapshots() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/markdown");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    files.sort();
    assert!(!files.is_empty());
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap();
        let html = written(name, &text);
        let faults: String =
            html.diagnostics.iter().map(|found| human::draw(found, human::Style::Plain)).collect();
        let shown = if name.starts_with("err_") {
            format!("{}{faults}", html.html)
        } else {
            assert_eq!(faults, "", "{name}");
            html.html
        };
        insta::with_settings!({
            snapshot_path => &folder,
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name.trim_end_matches(".md"), shown);
        });
    }
}
