//! One name in several spellings: case, invisible characters, and the forms in which accents are stored.

use crate::driver;
use crate::driver::{Folder, published};
use crate::faults::snapshot;

/// Returns the pages of tags of a site whose articles have these tags, oldest first, and the warnings.
fn tags(tags: &[&str]) -> (Vec<String>, String) {
    let article = |(at, tag): (usize, &&str)| {
        format!(
            "//- content/2026-01-{:02}-p{at}.md\n---\ntitle: T{at}\ntags: [\"{tag}\"]\n---\nText.\n",
            at + 1
        )
    };
    let fixture: String = tags.iter().enumerate().map(article).collect();
    let (files, faults) = driver::build(driver::sources(&fixture), &driver::request());
    let page = |path: &String| Some(path.strip_prefix("tags/")?.strip_suffix("/index.html")?.to_owned());
    (files.keys().filter_map(page).filter(|tag| !tag.contains('/')).collect(), faults)
}

#[test]
fn a_tag_is_one_in_every_spelling() {
    let check = |spellings: &[&str], slug: &str| {
        let (pages, faults) = tags(spellings);
        assert_eq!(pages, [slug], "{spellings:?} {faults}");
        assert!(!faults.contains("error"), "{faults}");
    };
    check(&["İzmir", "izmir"], "izmir");
    check(&["ΑΘΗΝΑΣ", "Αθηνας"], "αθηνας");
    check(&["Straße", "STRASSE"], "strasse");
    check(&["Daten\u{ad}bank", "Datenbank", "Daten\u{200b}bank"], "datenbank");
    check(&["Tools 🛠\u{fe0f}", "tools 🛠"], "tools");
    check(&["cafe\u{301}", "Café"], "café");
    check(&["social-media", "social media", "Social_Media"], "social-media");
}

#[test]
fn a_term_in_two_spellings_names_both_places() {
    let (_, faults) = tags(&["social-media", "social media"]);
    let first = "warning[term-spelling]: the tag `social-media` is spelt `social media` here\n";
    assert!(faults.starts_with(first), "{faults}");
    for place in ["content/2026-01-02-p1.md:3:", "content/2026-01-01-p0.md:3:", "help: write `social-media`"]
    {
        assert!(faults.contains(place), "{place}: {faults}");
    }
}

#[test]
fn headings_and_titles_have_ids_without_what_cannot_be_seen() {
    let site = published(
        "//- content/2026-01-05-a.md\n---\ntitle: T\n---\n## Tools 🛠\u{fe0f}\n\n## Daten\u{ad}bank\n\n## İstanbul\n\n## ΟΔΟΣ ΣΑΣ\n",
    );
    let main = site.main("2026/01/a/index.html");
    for id in ["tools", "datenbank", "istanbul", "οδος-σας"] {
        assert!(main.contains(&format!("id=\"{id}\"")), "{id}: {main}");
    }
}

#[test]
fn two_people_with_one_address_are_named_with_both_places() {
    let article = |at: usize, name: &str| {
        format!("//- content/2026-01-0{at}-p{at}.md\n---\ntitle: T{at}\nauthors: [\"{name}\"]\n---\nText.\n")
    };
    let fixture = article(1, "Ann (ann)") + &article(2, "Ann (@ann)");
    let faults = driver::faults(&fixture);
    snapshot("author_clash", &faults);
    published(&(article(1, "Ann (@ann)") + &article(2, "Ann (@ann)")));
    let profile = "//- content/authors/ann-ann-2.md\n---\nname: Ann (ann)\n---\n";
    let site = published(&(fixture + profile));
    assert!(site.has("authors/ann-ann/index.html") && site.has("authors/ann-ann-2/index.html"));
}

#[test]
fn a_file_is_found_in_whatever_form_its_name_is_stored() {
    let (composed, apart) = ("caf\u{e9}", "cafe\u{301}");
    for (stored, written) in [(apart, composed), (composed, apart)] {
        let folder = Folder::new("//- content/2026-01-05-a.md\n");
        folder.write(
            "content/2026-01-05-a.md",
            format!("---\ntitle: A\nauthors: [{written}]\ntranslation_of: 2026-01-06-{written}.md\nlanguage: de\n---\n[x](2026-01-06-{written}.md#{written}) ![y]({written}.svg)\n"),
        );
        folder.write(
            &format!("content/2026-01-06-{stored}.md"),
            format!("---\ntitle: B\n---\n## {stored}\n\nText.\n"),
        );
        folder.write(&format!("content/{stored}.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        folder.write(&format!("content/authors/{stored}.md"), "---\nname: Ann\n---\n");
        folder.write(
            &format!("content/comments/{written}/c1.md"),
            "---\nauthor: Tom\ndate: 2026-01-07\nstate: held\n---\nHello.\n",
        );
        let run = folder.build(&["--strict"]).exits(0);
        assert_eq!(run.stderr, "", "{stored:?}");
        assert!(folder.read("public/2026/01/a/index.html").contains("/2026/01/caf%C3%A9/#"), "{stored:?}");
        folder.run(&["comments", "approve", "--all", "--yes"]);
        folder.run(&["comments", "approve", &format!("{composed}/c1")]).exits(0);
        folder.build(&["--strict"]).exits(0);
        assert!(
            folder.read(&format!("public/2026/01/{composed}/index.html")).contains("Hello."),
            "{stored:?}"
        );
    }
}

#[test]
fn two_files_with_one_name_are_refused() {
    let folder = Folder::new("//- content/2026-01-05-a.md\n---\ntitle: A\n---\nText.\n");
    folder.write("static/caf\u{e9}.txt", "one");
    folder.write("static/cafe\u{301}.txt", "two");
    let run = folder.build(&[]).exits(1);
    assert!(
        run.stderr.contains("error[bad-path]: two files are named `static/caf\u{e9}.txt`"),
        "{}",
        run.stderr
    );
}
