//! This repository's own site: it builds without a message and has all features that it is to show.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::OnceLock;

use steadfast::diagnostic::Report;
use steadfast::source;

use crate::driver;
use crate::driver::Published;
use crate::markup::tags;

/// Returns the site. It is built once; every test checks that there were no messages.
fn example() -> &'static Published {
    static BUILT: OnceLock<Published> = OnceLock::new();
    BUILT.get_or_init(|| {
        let mut report = Report::new();
        let sources = source::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut report);
        assert_eq!(report, Report::new());
        let (files, faults) = driver::build(sources, &driver::request());
        assert_eq!(faults, "");
        Published { files }
    })
}

/// Returns the site's files, for a test that serves them.
pub(crate) fn published() -> Published {
    Published { files: example().files.clone() }
}

/// Returns the paths of the articles' pages.
fn articles() -> Vec<&'static str> {
    let is_article = |page: &str| page.contains("<body class=\"kind-article\">");
    example().pages().filter(|(_, page)| is_article(page)).map(|(path, _)| path).collect()
}

/// Counts the folders directly below a folder of the output.
fn folders(below: &str) -> usize {
    let names: BTreeSet<&str> = example()
        .files
        .keys()
        .filter_map(|path| path.strip_prefix(below)?.split_once('/'))
        .map(|(name, _)| name)
        .collect();
    names.len()
}

#[test]
fn it_has_enough_of_everything() {
    let site = example();
    assert!(articles().len() >= 15, "{}", articles().len());
    assert_eq!((folders("authors/"), folders("categories/")), (3, 5));
    assert!((12..=25).contains(&folders("tags/")), "{}", folders("tags/"));
    assert!(folders("archive/") >= 5, "{}", folders("archive/"));
    assert!(site.main("series/customer-loyalty-matters/index.html").contains("3 parts, complete"));
    assert!(site.main("series/loyalty-programme-workbook/index.html").contains("part-to-come"));
    assert!(site.has("about/index.html") && site.has("comment-policy/index.html"));
    assert!(site.has("comments/feed.xml"));
}

#[test]
fn its_articles_have_400_to_1200_words() {
    for path in articles() {
        let page = example().text(path);
        let (_, words) = page.split_once("\"wordCount\":").unwrap();
        let words: usize = words.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
        assert!((400..=1200).contains(&words), "{path} has {words} words");
    }
}

#[test]
fn its_authors_have_organisations_and_bios() {
    let bios = example().main("authors/index.html");
    assert_eq!((bios.matches("class=\"p-org\"").count(), bios.matches("class=\"p-note\"").count()), (3, 3));
}

#[test]
fn it_shows_the_building_blocks_of_guidance() {
    let all: String = articles().iter().map(|path| example().main(path)).collect();
    for block in [
        "guide-takeaways",
        "guide-checklist",
        "guide-steps",
        "guide-example",
        "guide-do",
        "guide-dont",
        "footnotes",
        "<table>",
        "<figure",
        "callout-note",
        "class=\"toc\"",
    ] {
        assert!(all.contains(block), "no article has `{block}`");
    }
}

#[test]
fn comments_of_every_state_are_there_and_only_approved_ones_appear() {
    let mut report = Report::new();
    let sources = source::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut report);
    let comments: Vec<_> =
        sources.texts.iter().filter(|(path, _)| path.below("content/comments").is_some()).collect();
    for state in ["approved", "held", "rejected", "spam"] {
        assert!(
            comments.iter().any(|(_, text)| text.contains(&format!("\nstate: {state}\n"))),
            "none is {state}"
        );
    }
    for (file, text) in comments.iter().filter(|(_, text)| !text.contains("\nstate: approved\n")) {
        let body = text.split("---\n").nth(2).unwrap().trim();
        let start: String = body.chars().take(40).collect();
        for (path, bytes) in &example().files {
            assert!(!String::from_utf8_lossy(bytes).contains(&start), "{path} holds {file}");
        }
    }
}

#[test]
fn its_pages_hold_no_inline_style_and_no_script() {
    for (path, page) in example().pages() {
        for tag in tags(page) {
            let inline = tag.attributes.iter().find(|(name, _)| name == "style" || name.starts_with("on"));
            assert_eq!(inline, None, "{path}: {}", tag.name);
            let is_file = tag.get("src").is_some_and(|src| src.starts_with("/theme/"));
            let is_data = tag.get("type") == Some("application/ld+json");
            assert!(tag.name != "style" && (tag.name != "script" || is_file || is_data), "{path}: {tag:?}");
        }
    }
}

#[test]
fn its_pages_have_one_heading_a_language_a_title_and_an_address() {
    for (path, page) in example().pages() {
        let tags = tags(page);
        let count = |name: &str| tags.iter().filter(|tag| tag.name == name).count();
        assert_eq!((count("h1"), count("title"), count("main") <= 1), (1, 1, true), "{path}");
        let language = if path.contains("wie-haben-sie") { "de" } else { "en-GB" };
        assert!(tags.iter().any(|tag| tag.name == "html" && tag.get("lang") == Some(language)), "{path}");
        let canonical = tags.iter().filter(|tag| tag.get("rel") == Some("canonical")).count();
        assert_eq!(canonical, usize::from(path != "404.html"), "{path}");
        let mut ids: Vec<&str> = tags.iter().filter_map(|tag| tag.get("id")).collect();
        ids.sort_unstable();
        let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(twice, None, "{path}");
        for tag in tags.iter().filter(|tag| tag.name == "img") {
            assert!(tag.get("alt").is_some() && tag.get("src").is_some(), "{path}: {tag:?}");
        }
    }
}

#[test]
fn its_feeds_and_sitemap_are_well_formed() {
    let site = example();
    for path in site.files.keys().filter(|path| path.ends_with(".xml")) {
        roxmltree::Document::parse(site.text(path)).unwrap_or_else(|fault| panic!("{path}: {fault}"));
    }
    for path in site.files.keys().filter(|path| path.ends_with(".json")) {
        serde_json::from_str::<serde_json::Value>(site.text(path))
            .unwrap_or_else(|fault| panic!("{path}: {fault}"));
    }
}
