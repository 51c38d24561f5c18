//! Front matter as people and other programs write it: if it has one possible meaning, it is read; otherwise the help
//! works.

mod syntax;

use crate::driver::{Published, build, faults, published, request, sources};

/// Returns an article with more lines.
fn article(lines: &str) -> String {
    format!("//- content/a.md\n---\ntitle: A\ndate: 2026-01-05\n{lines}\n---\nText.\n")
}

/// Builds an article with more lines, which must give no messages.
#[track_caller]
fn of(lines: &str) -> Published {
    published(&article(lines))
}

/// Returns the article's page.
#[track_caller]
fn page(lines: &str) -> String {
    of(lines).text("2026/01/a/index.html").to_owned()
}

#[test]
fn one_word_is_a_list_of_one_and_commas_separate_tags_and_categories() {
    let check = |lines: &str, paths: &[&str]| {
        let site = of(lines);
        for path in paths {
            assert!(site.has(path), "{lines}: {path}\n{:?}", site.files.keys());
        }
    };
    check("tags: security", &["tags/security/index.html"]);
    check("tags: one, two words", &["tags/one/index.html", "tags/two-words/index.html"]);
    check("tags: \"#one, #two\"", &["tags/one/index.html", "tags/two/index.html"]);
    check("tags: 顧客、店", &["tags/顧客/index.html", "tags/店/index.html"]);
    check("tag: one", &["tags/one/index.html"]);
    check("Tags: [‘one’, “two”]", &["tags/one/index.html", "tags/two/index.html"]);
    check("categories: announcements", &["categories/announcements/index.html"]);
    check("categories: a, b", &["categories/a/index.html", "categories/b/index.html"]);
    check("category: a, b", &["categories/a/index.html", "categories/b/index.html"]);
    check("authors: team", &["authors/team/index.html"]);
    check("author: Ann Lee; Bo Ek", &["authors/ann-lee/index.html", "authors/bo-ek/index.html"]);
    check("takeaways: Ask once, then listen.", &["2026/01/a/index.html"]);
}

#[test]
fn a_comma_separates_authors_only_where_each_of_them_is_known() {
    let king = published(&article("author: King, Jr."));
    assert!(king.has("authors/king-jr/index.html"));
    let profiles = "//- content/authors/ann.md\n---\nname: Ann Lee\n---\nBio.\n\
                    //- content/authors/bo.md\n---\nname: Bo Ek\n---\nBio.\n";
    for line in ["ann, bo", "Ann Lee, Bo Ek", "Ann Lee and Bo Ek", "ann & bo", "Ann Lee, and Bo Ek"] {
        let site = published(&format!("{}{profiles}", article(&format!("authors: {line}"))));
        let page = site.text("2026/01/a/index.html");
        assert!(page.contains("/authors/ann/") && page.contains("/authors/bo/"), "{line}");
        assert!(!site.files.keys().any(|path| path.contains("ann-lee")), "{line}");
    }
    let whole = "//- content/authors/king.md\n---\nname: King, Jr.\n---\nBio.\n";
    let site = published(&format!("{}{whole}", article("author: King, Jr.")));
    assert!(site.text("2026/01/a/index.html").contains("/authors/king/"));
    let told = faults(&article("author: Ann Lee, Bo Ek"));
    assert!(
        told.starts_with("warning[unknown-author]: `Ann Lee, Bo Ek` is taken for the name of one person"),
        "{told}"
    );
    for line in ["authors: [Ann Lee, Bo Ek]", "authors: [\"Ann Lee, Bo Ek\"]"] {
        assert!(told.contains(line), "{told}");
        published(&article(line));
    }
}

#[test]
fn authors_as_maps_are_read_by_name() {
    for lines in [
        "authors: [{name: Ann Lee}]",
        "authors:\n  - name: Ann Lee\n  - Bo Ek",
        "author: {name: Ann Lee}",
        "authors:\n  - key: Ann Lee",
    ] {
        assert!(of(lines).has("authors/ann-lee/index.html"), "{lines}");
    }
    let (files, told) =
        build(sources(&article("authors: [{name: Ann Lee, url: https://x.example}]")), &request());
    assert!(files.contains_key("authors/ann-lee/index.html"), "{told}");
    assert!(
        told.starts_with("warning[unknown-key]: only the name of Ann Lee is read here, not `url`"),
        "{told}"
    );
}

#[test]
fn comments_can_be_switched_on_and_off() {
    let site = |line: &str| {
        let settings = "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n\
                        comments: {mail: c@quay.example}\n";
        published(&format!("{settings}{}", article(line))).text("2026/01/a/index.html").to_owned()
    };
    let (on, off) = (site(""), site("comments: off"));
    assert!(on != off);
    for line in
        ["comments: true", "comments: yes", "comments: open", "comment_status: open", "allowComments: true"]
    {
        assert_eq!(site(line), on, "{line}");
    }
    for line in ["comments: false", "comments: no", "Comments: False", "comments: 'false'"] {
        assert_eq!(site(line), off, "{line}");
    }
}

#[test]
fn a_picture_is_read_in_the_forms_of_other_generators() {
    for lines in [
        "image: https://x.example/a.png",
        "image: {path: https://x.example/a.png, width: 10, height: 20}",
        "image: {feature: https://x.example/a.png, teaser: b.png}",
        "image: {url: https://x.example/a.png}",
        "image: [https://x.example/a.png]",
        "heroImage: https://x.example/a.png",
        "featured_image: https://x.example/a.png",
        "cover: {image: https://x.example/a.png, relative: false, hidden: true}",
    ] {
        assert!(page(lines).contains("https://x.example/a.png"), "{lines}");
    }
    assert!(page("image: {src: https://x.example/a.png, alt: A till}").contains("A till"));
    assert_eq!(page("image: false"), page(""));
}

#[test]
fn keys_are_known_in_any_case_and_by_the_names_of_other_generators() {
    let plain = published(
        "//- content/a.md\n---\ntitle: A\ndate: 2026-01-05\nupdated: 2026-02-01\ntags: [one]\n---\nText.\n",
    );
    for lines in [
        "Title: A\nDate: 2026-01-05\nUpdated: 2026-02-01\nTAGS: one",
        "title: A\npubDate: 2026-01-05\nupdatedDate: 2026-02-01\ntags: one",
        "title: A\npublishDate: 2026-01-05\nmodified: 2026-02-01\nTags: one",
        "title: A\ncreated: 2026-01-05\nlast_modified_at: 2026-02-01\nlabels: one",
        "title: A\ndate: 2026-01-05\nlastUpdated: 2026-02-01\ntag: one",
    ] {
        let site = published(&format!("//- content/a.md\n---\n{lines}\n---\nText.\n"));
        assert_eq!(site.text("2026/01/a/index.html"), plain.text("2026/01/a/index.html"), "{lines}");
    }
    assert!(page("lang: de").contains("lang=\"de\""));
    assert!(page("locale: de_AT").contains("lang=\"de-AT\""));
    assert!(page("subtitle: A sentence below").contains("A sentence below"));
    let pages = published(
        "//- content/pages/about.md\n---\nTitle: About\nLastMod: 2026-01-05\nlang: fr\n---\nText.\n",
    );
    assert!(pages.text("about/index.html").contains("lang=\"fr\""));
    published("//- content/authors/ann.md\n---\nName: Ann Lee\nRole: Editor\n---\nBio.\n");
    published(
        "//- content/series/first.md\n---\nTitle: First\nParts:\n  - {Part: 3, Title: Third}\n---\nText.\n",
    );
    published(
        "//- site.yaml\nTitle: A\nURL: https://quay.example\ntimeZone: Europe/Berlin\nsocial_cards: False\n",
    );
}

#[test]
fn a_key_given_twice_is_reported_once_and_two_names_with_one_value_only_warn() {
    let told = faults(&article("expirydate: 2027-01-01\nexpirydate: 2028-01-01"));
    assert_eq!(told.matches("error[").count(), 1, "{told}");
    assert!(told.contains("the key `expirydate` stands twice"), "{told}");
    let told = faults(&article("expiryDate: 2027-01-01\nexpirydate: 2028-01-01"));
    assert!(told.contains("`expiryDate` and `expirydate` are two names of one key"), "{told}");
    let told = faults(&article("lastmod: 2026-02-01\nupdated: 2026-02-01"));
    assert!(told.starts_with("warning[duplicate-key]"), "{told}");
    let told = faults(&article("Title: B"));
    assert!(told.starts_with("error[duplicate-key]: `title` and `Title` are two names of one key"), "{told}");
}

#[test]
fn an_unknown_list_is_declared_as_a_list_and_every_declaration_works_when_it_is_pasted() {
    for (line, declaration) in [
        ("moods: [one, two]", "  moods: list"),
        ("mood: calm", "  mood: text"),
        ("mood: 3", "  mood: text"),
        ("mood: true", "  mood: text"),
    ] {
        let told = faults(&article(line));
        assert!(told.contains(&format!("fields:\n          {declaration}\n")), "{told}");
        let settings = "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n";
        published(&format!("{settings}fields:\n{declaration}\n{}", article(line)));
    }
    let told = faults(&article("mood: {a: b}"));
    assert!(!told.contains("fields:"), "{told}");
    let site = "//- site.yaml\ntitle: A\nurl: https://quay.example\nfields:\n  weather: text\n";
    let told = faults(&format!("{site}{}", article("mood: calm")));
    assert!(told.contains("add below `fields:` in site.yaml:\n            mood: text"), "{told}");
}

#[test]
fn pages_take_the_sites_own_keys() {
    published(
        "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n\
         fields:\n  audience: {type: text, required: true}\n\
         //- content/pages/about.md\n---\ntitle: About\naudience: owners\n---\nText.\n\
         //- content/pages/imprint.md\n---\ntitle: Imprint\n---\nText.\n",
    );
}

#[test]
fn the_message_for_a_slug_with_several_parts_offers_the_address() {
    let told = faults(&article("slug: /foo/bar"));
    assert!(told.contains("url: /foo/bar/"), "{told}");
    assert!(of("url: /foo/bar/").has("foo/bar/index.html"));
    assert!(of("slug: foo/").has("2026/01/foo/index.html"));
}

#[test]
fn redirect_to_gets_help_of_its_own() {
    let told = faults(&article("redirect_to: /new/"));
    assert!(!told.contains("redirect_from") && told.contains("aliases: [/old/address/]"), "{told}");
}

#[test]
fn the_pieces_of_an_articles_own_permalink_are_filled() {
    for (line, path) in [
        ("permalink: /x/:title/", "x/a/index.html"),
        ("permalink: /x/:year/:month/:day/:slug.html", "x/2026/01/05/a.html"),
        ("url: /:categories/:title/\ncategories: [News]", "news/a/index.html"),
        ("permalink: /:year/x/", "2026/x/index.html"),
    ] {
        assert!(of(line).has(path), "{line}");
    }
    let told = faults(&article("permalink: /x/:titel/"));
    assert!(told.starts_with("error[bad-pattern]: `:titel` has no meaning in a permalink"), "{told}");
    assert!(told.contains("permalink: /x/:title/"), "{told}");
}

#[test]
fn a_number_of_another_programs_table_is_no_id_of_a_feed() {
    let (files, told) = build(sources(&article("id: 12")), &request());
    assert!(told.starts_with("warning[unknown-value]: `id: 12` is not used"), "{told}");
    assert!(told.contains("id: tag:example.com,2026:12"), "{told}");
    let feed = String::from_utf8(files["feed.xml"].clone()).unwrap();
    assert!(feed.contains("<id>https://example.com/2026/01/a/</id>"), "{feed}");
    let kept = of("id: tag:example.com,2026:12");
    assert!(kept.text("feed.xml").contains("<id>tag:example.com,2026:12</id>"));
}

#[test]
fn a_file_name_and_a_key_that_name_different_days_are_told() {
    let told = faults("//- content/2026-01-04-a.md\n---\ntitle: A\ndate: 2026-01-05\n---\nText.\n");
    assert_eq!(
        told,
        "warning[date-mismatch]: the file's name says 2026-01-04, but the key says 2026-01-05
 --> content/2026-01-04-a.md:3:7
  |
3 | date: 2026-01-05
  |       ^^^^^^^^^^
  |
  = note: the key counts
  = help: begin the file's name with 2026-01-05, or write:
          date: 2026-01-04

"
    );
    for date in ["2026-01-04", "2026-01-04T23:30:00-0800", "2026-01-04 22:44:26 -0700", "2026-1-4"] {
        published(&format!("//- content/2026-01-04-a.md\n---\ntitle: A\ndate: {date}\n---\nText.\n"));
    }
}
