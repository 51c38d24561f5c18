//! Limits of a single file: very long lists, tags of YAML, paths that leave the site, pictures that are not pictures,
//! and names that Windows cannot store.

use crate::driver::{Folder, faults, published};
use crate::faults::snapshot;

fn article(keys: &str, text: &str) -> String {
    format!("//- content/2026-01-05-one.md\n---\ntitle: One\n{keys}---\n{text}\n")
}

fn list(key: &str, count: usize) -> String {
    let entries: Vec<String> = (0..count).map(|number| format!("/n{number}/")).collect();
    format!("{key}: [{}]\n", entries.join(", "))
}

#[test]
fn a_list_that_makes_pages_has_200_entries_at_most() {
    let said = faults(&article("tags:\n  - a\nauthors:\n  - b\n", "Text."));
    assert!(!said.contains("too-many"), "{said}");
    let long: String = (0..=200).map(|number| format!("  - n{number}\n")).collect();
    snapshot("too_many", &faults(&article(&format!("tags:\n{long}"), "Text.")));
    for key in ["tags", "categories", "authors", "aliases", "takeaways"] {
        let said = faults(&article(&list(key, 201), "Text."));
        assert!(
            said.contains(&format!("error[too-many]: `{key}` has 201 entries, and 200 are the most")),
            "{said}"
        );
        let said = faults(&article(&list(key, 200), "Text."));
        assert!(!said.contains("too-many"), "{key}: {said}");
    }
    let names: Vec<String> = (0..201).map(|number| format!("n{number}")).collect();
    for (key, comma) in [("tags", ", "), ("categories", ", "), ("authors", "; ")] {
        let said = faults(&article(&format!("{key}: \"{}\"\n", names.join(comma)), "Text."));
        assert!(said.contains("error[too-many]"), "{key}: {said}");
    }
    let own = "//- site.yaml\ntitle: A\nurl: https://example.com\nfields: {tools: {type: list}}\n";
    let said = faults(&format!("{own}{}", article(&list("tools", 201), "Text.")));
    assert!(said.contains("error[too-many]: `tools`"), "{said}");
    let parts: String = (1..=201).map(|part| format!("  - {{part: {part}, title: T{part}}}\n")).collect();
    let said = faults(&format!("//- content/series/s.md\n---\ntitle: S\nparts:\n{parts}---\n"));
    assert!(said.contains("error[too-many]: `parts`"), "{said}");
    let menu: String = (1..=201).map(|link| format!("  - {{title: T{link}, url: /}}\n")).collect();
    let said = faults(&format!("//- site.yaml\ntitle: A\nurl: https://example.com\nnavigation:\n{menu}"));
    assert!(said.contains("error[too-many]: `navigation`"), "{said}");
}

#[test]
fn a_tag_of_yaml_is_refused_wherever_it_stands() {
    snapshot("yaml_tags", &faults(&article("tags: !!python/object/apply:os.system [id]\n", "Text.")));
    let tags =
        ["!!python/tuple", "!local", "!", "!!binary", "!!set", "!!omap", "!<tag:example.com,2026:x>", "!e!x"];
    for tag in tags {
        let head = if tag == "!e!x" { "%TAG !e! tag:example.com,2026:\n---\n" } else { "" };
        for value in ["[id]", "{a: b}", "text", "\"text\"", "", "5"] {
            for text in [
                article(&format!("tags: {tag} {value}\n"), "Text."),
                article(&format!("tags: [{tag} {value}, b]\n"), "Text."),
                article(&format!("tags:\n  - {tag} {value}\n"), "Text."),
                format!(
                    "//- site.yaml\n{head}title: A\nurl: https://example.com\nelsewhere: {tag} {value}\n"
                ),
                format!("//- content/authors/ann.md\n---\nname: Ann\nlinks: {tag} {value}\n---\n"),
                format!("//- languages/de.yaml\ntexts: {tag} {value}\n"),
            ] {
                let said = faults(&text);
                assert!(said.contains("error["), "{text}{said}");
            }
        }
    }
    let site = published(&article("tags: !!seq [!!str id, b]\ndeck: \"! is no tag\"\n", "!text is no tag."));
    assert!(site.has("tags/id/index.html"));
}

#[test]
fn a_path_that_leaves_the_site_is_refused_in_every_field_and_text() {
    snapshot("outside_link", &faults(&article("", "[x](../../../../etc/passwd)")));
    let paths =
        ["../../../../etc/passwd", "/../../etc/passwd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "../../../about/"];
    for path in paths {
        for text in [
            article("", &format!("[x]({path})")),
            article("", &format!("![x]({path})")),
            article("", &format!("[x][1]\n\n[1]: {path}")),
            article("", &format!("<img src=\"{path}\" alt=\"\">")),
            article("", &format!("<a href=\"{path}\">x</a>")),
            article(&format!("image: {path}\n"), "Text."),
            article(&format!("image: {{src: {path}, alt: x}}\n"), "Text."),
            format!(
                "//- content/authors/ann.md\n---\nname: Ann\nimage: {path}\n---\n{}",
                article("author: ann\n", "T")
            ),
            format!(
                "//- content/authors/ann.md\n---\nname: Ann\nlinks: [{{title: x, url: {path}}}]\n---\n{}",
                article("author: ann\n", "T")
            ),
            format!("//- site.yaml\ntitle: A\nurl: https://example.com\nimage: {path}\n{}", article("", "T")),
            format!(
                "//- site.yaml\ntitle: A\nurl: https://example.com\ntheme: {{logo: {path}}}\n{}",
                article("", "T")
            ),
            format!(
                "//- site.yaml\ntitle: A\nurl: https://example.com\nnavigation: [{{title: x, url: {path}}}]\n{}",
                article("", "T")
            ),
            format!("//- content/pages/about.md\n---\ntitle: About\n---\n[x]({path})\n"),
        ] {
            let said = faults(&text);
            assert!(said.contains("error["), "{text}{said}");
        }
    }
}

#[test]
fn a_picture_that_is_none_is_refused() {
    snapshot("no_picture", &faults(&article("image: /\n", "Text.")));
    let files = "//- static/notes.pdf\n%PDF\n//- static/notes.txt\nx\n//- content/notes.txt\nx\n\
                 //- content/pages/about.md\n---\ntitle: About\n---\nText.\n";
    for path in [
        ".",
        "./",
        "/",
        "..",
        "../",
        "pages",
        "pages/",
        "/about/",
        "pages/about.md",
        "/notes.pdf",
        "/notes.txt",
        "notes.txt",
        "/feed.xml",
        "/tags/",
        "nothing",
        "/nothing/",
        "one.md",
        "2026-01-05-one.md",
    ] {
        let said = faults(&format!("{files}{}", article(&format!("tags: [a]\nimage: {path}\n"), "Text.")));
        assert!(said.contains("error["), "{path}: {said}");
    }
    for path in ["/", "/about/", "/notes.pdf", "/feed.xml"] {
        let settings = format!("//- site.yaml\ntitle: A\nurl: https://example.com\nimage: {path}\n");
        let said = faults(&format!("{settings}{files}{}", article("", "Text.")));
        assert!(said.contains("error[no-picture]"), "{path}: {said}");
    }
    let picture = "//- content/a.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>\n";
    published(&format!("{picture}{}", article("image: a.svg\n", "Text.")));
    published(&article("image: https://quay.example/picture\n", "Text."));
}

#[test]
fn a_name_that_windows_cannot_store_is_refused_with_the_nearest_one() {
    let mut said = faults(&article("slug: CON\naliases: [/old/aux.html, \"/old/x./\"]\n", "Text."));
    said.push_str(&faults("//- static/docs/COM1.txt\nx\n//- static/what?.txt\nx\n"));
    snapshot("names_of_windows", &said);
    for name in
        ["con", "PRN", "aux.md", "Nul.tar.gz", "COM1", "com¹", "LPT9.x", "lpt².x", "CONIN$", "a.", "nul .x"]
    {
        for text in [
            article(&format!("slug: \"{name}\"\n"), "Text."),
            article(&format!("url: \"/{name}/\"\n"), "Text."),
            article(&format!("url: \"/x/{name}.html\"\n"), "Text."),
            article(&format!("aliases: [\"/{name}/x/\"]\n"), "Text."),
            format!("//- static/{name}\nx\n{}", article("", "Text.")),
        ] {
            let is_harmless = name == "a." && text.contains("a..html");
            assert!(is_harmless || faults(&text).contains("error[bad-path]"), "{text}{}", faults(&text));
        }
    }
    // A name that is made from a title or a tag gets a form that works.
    let site = published(
        "//- content/2026-01-05-a.md\n---\ntitle: COM¹\ntags: [CON, aux, com², \"a.\", \"x:y*z?\"]\nslug:\n---\nText.\n\
         //- content/pages/nul.md\n---\ntitle: Nul\n---\nText.\n",
    );
    for path in site.files.keys() {
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or_default().to_lowercase();
            assert!(!["con", "aux", "nul", "com¹", "com²"].contains(&stem.as_str()), "{path}");
            assert!(
                !part.ends_with(['.', ' ']) && !part.contains(['<', '>', ':', '"', '|', '?', '*']),
                "{path}"
            );
        }
    }
}

#[test]
fn ten_thousand_tags_of_one_article_publish_nothing() {
    let tags: Vec<String> = (0..9_000).map(|number| format!("t{number}")).collect();
    let site = Folder::new(&article(&format!("tags: [{}]\n", tags.join(",")), "Text."));
    let run = site.build(&[]).exits(1);
    assert!(run.stderr.contains("error[too-many]"), "{}", run.stderr);
    assert!(run.stderr.contains("content/2026-01-05-one.md:3:"), "{}", run.stderr);
    assert!(!site.path("public").exists());
}

#[test]
fn a_text_that_is_a_book_stands_in_feeds_with_its_summary() {
    for (paragraphs, is_whole) in [(10, true), (6_000, false)] {
        let text = "A paragraph of some fifty letters, and a few more.\n\n".repeat(paragraphs);
        let site = published(&article("tags: [a]\nsummary: In short.\n", &format!("{text}Last words.")));
        for path in site.files.keys().filter(|path| path.contains("feed.")) {
            let feed = site.text(path);
            assert_eq!(feed.contains("Last words."), is_whole, "{path}");
            assert!(feed.contains("In short."), "{path}");
        }
        assert!(site.text("2026/01/one/index.html").contains("Last words."));
    }
}
