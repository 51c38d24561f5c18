//! Properties of every site: two builds are equal, links lead somewhere, and no input makes the program panic.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use steadfast::path::SourcePath;

use crate::driver;
use crate::driver::{Files, Folder};
use crate::markup::tags;

/// Few cases, so that the tests are quick; `PROPTEST_CASES` sets another number.
fn cases(usual: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Generates one of many possible articles, by number; several link to each other.
fn article(number: usize, kind: u8) -> (String, String) {
    let date = format!("20{:02}-0{}-1{}", 10 + number % 16, 1 + number % 9, number % 10);
    let other = (number + 1) % 6;
    let front = match kind % 6 {
        0 => format!("tags: [a, t{}]\n", number % 3),
        1 => "series: Habits\nauthors: [Ann, Ben Cole]\n".to_owned(),
        2 => format!("category: C{}\naliases: [/old/{number}/]\n", number % 2),
        3 => "draft: true\n".to_owned(),
        4 => format!("expires: 2027-01-0{}\ncomments: closed\n", 1 + number % 9),
        _ => format!("author: Ann\nurl: /own/{number}.html\n"),
    };
    let text = format!(
        "---\ntitle: Number {number}\ndate: {date}\n{front}---\n## A {kind}\n\nText, [other](/old/{other}/), <https://example.org/>[^1].\n\n[^1]: Note.\n"
    );
    (format!("content/n{number}.md"), text)
}

/// Generates some articles by their path.
fn articles() -> impl Strategy<Value = BTreeMap<String, String>> {
    vec((0..6_usize, any::<u8>()), 0..6)
        .prop_map(|made| made.into_iter().map(|(number, kind)| article(number, kind)).collect())
}

fn fixture(files: &BTreeMap<String, String>) -> String {
    let settings = "//- site.yaml\ntitle: A\nurl: https://example.com/sub\npage_size: 2\n";
    files.iter().fold(settings.to_owned(), |text, (path, content)| format!("{text}//- {path}\n{content}"))
}

/// Returns every address in the pages of an output that has no target there.
fn dead_links(files: &Files, base: &str) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<crate::markup::Tag>> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), tags(std::str::from_utf8(bytes).unwrap())))
        .collect();
    let ids = |path: &str| -> BTreeSet<&str> { pages[path].iter().filter_map(|tag| tag.get("id")).collect() };
    let mut dead = Vec::new();
    for (page, tags) in &pages {
        for link in tags.iter().flat_map(|tag| ["href", "src"].map(|name| tag.get(name))).flatten() {
            let (path, anchor) =
                link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
            let target = match path.strip_prefix(base) {
                _ if path.is_empty() => (*page).to_owned(),
                Some(rest) if rest.is_empty() || rest.ends_with('/') => format!("{rest}index.html"),
                Some(rest) => rest.to_owned(),
                None if path.starts_with('/') => link.to_owned(),
                None => continue,
            };
            let target = percent_encoding::percent_decode_str(&target).decode_utf8().unwrap().into_owned();
            let found =
                files.contains_key(&target) && anchor.is_none_or(|anchor| ids(&target).contains(anchor));
            if !found {
                dead.push(format!("{page}: {link}"));
            }
        }
    }
    dead
}

#[test]
fn every_link_of_the_whole_sites_leads_to_a_file_and_a_place_in_it() {
    for (folder, base) in [("tests/sites/small", "/guides/"), (".", "/")] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let sources = steadfast::source::read(&root, &mut steadfast::diagnostic::Report::new());
        let (files, _) = driver::build(sources, &driver::request());
        assert_eq!(dead_links(&files, base), [""; 0]);
    }
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn every_link_that_the_theme_makes_leads_somewhere(files in articles()) {
        let (files, _) = driver::build(driver::sources(&fixture(&files)), &driver::request());
        let dead: Vec<String> = dead_links(&files, "/sub/").into_iter().filter(|link| !link.ends_with("/")).collect();
        prop_assert_eq!(dead, [""; 0]);
    }

    #[test]
    fn the_order_in_which_files_are_found_does_not_matter(files in articles()) {
        let sources = driver::sources(&fixture(&files));
        let settings = sources.config.as_deref().unwrap_or_default();
        let mut turned = format!("//- site.yaml\n{settings}");
        for (path, text) in files.iter().rev() {
            turned.push_str(&format!("//- {path}\n{text}"));
        }
        prop_assert!(driver::build(driver::sources(&turned), &driver::request()) == driver::build(sources, &driver::request()));
    }
}

#[test]
fn threads_folder_zone_and_language_of_the_machine_change_nothing() {
    let files: BTreeMap<String, String> = (0..6).map(|number| article(number, number as u8)).collect();
    let built = |environment: &[(&str, &str)], root: &str| {
        let site = Folder::empty();
        for (path, text) in &files {
            site.write(&format!("{root}/{path}"), text);
        }
        site.write(
            &format!("{root}/site.yaml"),
            "title: A\nurl: https://example.com\ntime_zone: Asia/Kolkata\n",
        );
        let arguments = ["build", "--now", driver::NOW, "--root", root, "--output", "public", "--quiet"];
        let run = site.command(&arguments).envs(environment.iter().copied()).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        site.public()
    };
    let first = built(&[("RAYON_NUM_THREADS", "1")], "a");
    assert_eq!(built(&[("RAYON_NUM_THREADS", "7"), ("TZ", "Pacific/Apia")], "another folder"), first);
    assert_eq!(
        built(&[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", ":nowhere")], "ä/b"),
        first
    );
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn a_site_that_was_edited_is_the_same_as_one_that_was_built_anew(edits in vec(articles(), 1..4)) {
        let edited = Folder::new("");
        for files in &edits {
            let _ = fs::remove_dir_all(edited.path("content"));
            for (path, text) in files {
                edited.write(path, text);
            }
            edited.build(&["--quiet"]);
        }
        let fresh = Folder::new("");
        for (path, text) in edits.last().unwrap() {
            fresh.write(path, text);
        }
        let run = fresh.build(&["--quiet"]);
        prop_assume!(run.code == Some(0));
        prop_assert!(edited.public() == fresh.public());
    }
}

/// Fragments for the worst possible files.
const PIECES: &[&str] = &[
    "---\n",
    "title: ",
    "date: 2026-01-05\n",
    "tags: [",
    "]",
    "{",
    "}",
    "\"",
    "'",
    ": ",
    "- ",
    "\n",
    "  ",
    "\t",
    "&a ",
    "*a",
    "!x ",
    "|\n",
    "é",
    "\u{202e}",
    "\0",
    "{{ ",
    " }}",
    "{% ",
    " %}",
    "for a in b",
    "extends \"base.html\"",
    "block main",
    "endblock",
    "# ",
    "> [!NOTE]\n",
    "[^1]",
    "[^1]: ",
    "[a](",
    ")",
    "![",
    "](",
    "<div",
    ">",
    "</",
    "<!--",
    "-->",
    "|",
    "|-|\n",
    "```",
    "~~",
    "**",
    "_",
    "\\",
    "\r\n",
    "state: approved\n",
    "author: A\n",
    "url: /",
    "https://example.com",
    "permalink: ",
    ":slug",
    "feeds: ",
    "part: 1\n",
    "series: S\n",
];

const PLACES: &[&str] = &[
    "site.yaml",
    "content/2026-01-05-a.md",
    "content/pages/p.md",
    "content/authors/a.md",
    "content/series/s.md",
    "content/comments/a/c.md",
    "templates/article.html",
    "templates/parts/card.html",
];

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn no_text_in_any_file_ends_in_a_panic(
        files in vec((select(PLACES), vec(select(PIECES), 0..24)), 1..4),
        in_front_matter in any::<bool>(),
    ) {
        let mut sources = driver::sources("//- content/2026-01-05-a.md\n---\ntitle: A\n---\nText.\n");
        for (place, pieces) in files {
            let text = pieces.concat();
            let text = if in_front_matter { text } else { format!("---\ntitle: T\nname: N\nstate: approved\nauthor: A\ndate: 2026-01-05\n---\n{text}") };
            if place == "site.yaml" {
                sources.config = Some(format!("title: A\nurl: https://example.com\n{text}").into());
            } else if let Some(name) = place.strip_prefix("templates/") {
                let template = sources.templates.get_mut(name).unwrap();
                template.text = text.into();
            } else {
                sources.texts.insert(SourcePath::new(place), text.into());
            }
        }
        driver::build(sources, &driver::request());
    }
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn no_bytes_in_any_file_end_in_a_panic(place in select(PLACES), bytes in vec(any::<u8>(), 0..200)) {
        let site = Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\n---\n");
        site.write(place, bytes);
        let run = site.build(&[]);
        prop_assert!(matches!(run.code, Some(0 | 1)), "{}", run.stderr);
    }
}
