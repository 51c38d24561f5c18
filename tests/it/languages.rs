//! Languages: interface texts, dates and numbers as readers see them, and what a translator's slips say.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use steadfast::diagnostic::Report;
use steadfast::language::Languages;
use steadfast::language::Wanted;

use crate::architecture::files;
use crate::driver;
use crate::faults::snapshot;

#[test]
fn slips_in_a_language_file_are_all_found() {
    let fixture = "\
//- languages/de.yaml
name: Deutsch
dates:
  date: \"%\"
  months: [Januar, Februar]
numbers:
  digits: \"012\"
months: []
texts:
  skip_lnik: Zum Text
  nonsense_of_mine: Unsinn
  home: {one: Start}
  by: \"Von {autors}\"
  part_of: \"Teil {part}\"
  updated: \"Geändert { date}\"
  tags: \"{name}\"
  archive:
  comment_count: \"{count} Kommentare\"
  article_count:
    one: ein Artikel
    few: \"{count} Artikel\"
  parts_complete:
    one: \"{count} Teil\"
    other: Teile
//- languages/german.yaml
name: Deutsch
//- languages/ar.yaml
texts:
  comment_count:
    one: تعليق واحد
    two: تعليقان
    other: \"{count} تعليق\"
";
    snapshot("language_slips", &driver::faults(fixture));
}

/// The names that stand behind each `mark` in a text, up to the first sign that no name has.
fn behind<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    let name = |rest: &'a str| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    };
    text.split(mark).skip(1).map(name)
}

#[test]
fn the_theme_uses_all_texts_and_no_others() {
    let mut report = Report::new();
    let wanted = Wanted { site: "en", date_format: None };
    let languages = Languages::new(&BTreeMap::new(), wanted, [], &mut report);
    let known: BTreeSet<&str> = languages.site().keys().collect();
    let templates: String = files("templates", ".html").into_values().collect();
    let used: BTreeSet<&str> =
        behind(&templates, "texts.").chain(behind(&templates, "text(key=\"")).collect();
    for key in &used {
        assert!(known.contains(key), "a template uses `{key}`, which languages/en.yaml does not have");
    }
    let code: String = files("src", ".rs").into_values().collect();
    for key in known.difference(&used) {
        assert!(code.contains(&format!("\"{key}\"")), "nothing uses the text `{key}` of languages/en.yaml");
    }
}
