//! `list`.

use super::{SITE, run};
use crate::driver::{Folder, NOW};

#[track_caller]
fn list(arguments: &[&str]) -> String {
    run(&Folder::new(SITE), &[&["list"], arguments].concat()).exits(0).stdout
}

#[test]
fn articles_are_listed_with_their_facts() {
    insta::assert_snapshot!(list(&["articles"]));
}

#[test]
fn each_list_has_its_rows() {
    let lists = ["drafts", "scheduled", "expired", "due", "stale", "tags", "categories", "authors", "series"];
    let shown = lists.map(|what| format!("{what}\n\n{}", list(&[what])));
    insta::assert_snapshot!(shown.join("\n"));
}

#[test]
fn addresses_and_comments_are_listed() {
    let urls = list(&["urls", "--format", "csv"]);
    assert!(
        urls.contains("/2026/10/green-tea/,article,content/articles/2026-10-01-green-tea.md\n"),
        "{urls}"
    );
    assert!(urls.contains("\n/feed.xml,feed,\n"), "{urls}");
    // What is not published has no address.
    assert!(!urls.contains("closed") && !urls.contains("draft"), "{urls}");
    assert_eq!(
        list(&["comments"]),
        "date        state     author  article    id\n\
         2026-10-06  held      Di      green-tea  c-2\n\
         2026-10-05  approved  Cy      green-tea  c-1\n"
    );
}

#[test]
fn rows_are_filtered_and_sorted() {
    let titles = |arguments: &[&str]| {
        let csv = list(&[&["articles", "--format", "json"], arguments].concat());
        let rows: Vec<serde_json::Value> = serde_json::from_str(&csv).unwrap();
        rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(titles(&["--where", "category=tea"]), "閉店の知らせ, Green tea");
    assert_eq!(titles(&["--where", "category=Tea", "--sort", "-words"]), "Green tea, 閉店の知らせ");
    assert_eq!(titles(&["--where", "tags=hot", "--where", "status=live"]), "Green tea");
    assert_eq!(titles(&["--where", "date=2025", "--sort", "date"]), "Old, Evergreen");
    assert_eq!(titles(&["--where", "series=", "--where", "status=draft"]), "");
}

#[test]
fn an_unknown_key_names_the_nearest_and_so_does_a_value() {
    let site = Folder::new(SITE);
    let error = run(&site, &["list", "tags", "--sort", "article"]).exits(2).stderr;
    assert_eq!(
        error,
        "error: this list has no key `article`\n  help: did you mean `articles`?\n        its keys are name, articles, \
         unpublished, words, newest, oldest, url\n"
    );
    let error = run(&site, &["list", "articles", "--where", "kategory=Tea"]).exits(2).stderr;
    assert!(error.contains("did you mean `category`?"), "{error}");
    let note = run(&site, &["list", "articles", "--where", "category=Tee"]).exits(0).stderr;
    assert_eq!(note, "note: no row has `category=Tee`\n  help: did you mean `category=Tea`?\n0 articles\n");
    let error = run(&site, &["list", "articels"]).exits(2).stderr;
    assert!(error.contains("articles"), "{error}");
}

#[test]
fn a_list_is_printed_in_a_subfolder_and_with_errors_in_a_file() {
    let site = Folder::new(SITE);
    site.write("content/articles/2026-11-03-broken.md", "---\ntitle: [\n---\nText.\n");
    let mut command = site.command(&["list", "drafts", "--format", "csv", "--now", NOW]);
    let found = command.current_dir(site.path("content/articles")).output().unwrap();
    let (out, error) = (String::from_utf8(found.stdout).unwrap(), String::from_utf8(found.stderr).unwrap());
    assert_eq!(found.status.code(), Some(1), "{error}");
    assert!(out.contains("A draft") && out.contains("Plans"), "{out}");
    assert!(error.contains("2026-11-03-broken.md"), "{error}");
}
