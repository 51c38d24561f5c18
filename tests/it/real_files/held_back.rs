//! Texts that their authors keep back with the keys of other programs: none of them is published.

use crate::driver::{Folder, build, request, sources};

/// Returns a site with a published text and one with another line, below a folder with `unknown_fields: warn`.
fn site(folder: &str, line: &str) -> String {
    let date = if folder == "pages" { "" } else { "date: 2026-01-05\n" };
    format!(
        "//- site.yaml\ntitle: A\nurl: https://quay.example\nunknown_fields: warn\nsocial_cards: false\n\
         //- content/seen.md\n---\ntitle: Seen\ndate: 2026-01-04\n---\nText.\n\
         //- content/{folder}/kept.md\n---\ntitle: Kept\n{date}{line}\n---\nThe secret plan.\n"
    )
}

const LINES: [&str; 34] = [
    "draft: true",
    "draft: 'true'",
    "draft: yes",
    "Draft: True",
    "status: draft",
    "Status: hidden",
    "status: skip",
    "status: Pending",
    "status: \"In review\"",
    "post_status: private",
    "post_status: auto-draft",
    "status: trash",
    "hidden: true",
    "hidden: yes",
    "private: true",
    "unlisted: true",
    "isDraft: true",
    "is-draft: on",
    "wip: true",
    "published: false",
    "published: no",
    "published: 'false'",
    "Published: NO",
    "isPublished: false",
    "publish: false",
    "dg-publish: false",
    "public: false",
    "render: false",
    "permalink: false",
    "visibility: private",
    "visibility: \"password protected\"",
    "visibility: members",
    "password: sesame",
    "post_password: 1234",
];

#[test]
fn no_text_that_is_kept_back_in_any_words_is_published() {
    for folder in ["posts", "pages"] {
        for line in LINES {
            let (files, faults) = build(sources(&site(folder, line)), &request());
            let leak = files.iter().find(|(_, bytes)| String::from_utf8_lossy(bytes).contains("secret plan"));
            assert!(leak.is_none(), "{folder}, {line}: {:?}\n{faults}", leak.map(|(path, _)| path));
        }
    }
}

#[test]
fn texts_that_say_that_they_are_public_are_published() {
    for line in [
        "draft: false",
        "draft: 'false'",
        "draft: no",
        "draft:",
        "status: published",
        "status: publish",
        "Status: Public",
        "published: true",
        "published: yes",
        "hidden: false",
        "private: no",
        "visibility: public",
        "password: ''",
        "post_status: future",
    ] {
        for folder in ["posts", "pages"] {
            let (files, faults) = build(sources(&site(folder, line)), &request());
            assert_eq!(faults, "", "{folder}, {line}");
            assert!(files.keys().any(|path| path.ends_with("kept/index.html")), "{folder}, {line}");
        }
    }
}

#[test]
fn a_text_that_is_kept_back_with_status_draft_builds_and_is_counted_as_a_draft() {
    let site = Folder::new(&site("posts", "status: draft"));
    let run = site.build(&[]).exits(0);
    assert_eq!(run.stderr, "");
    assert!(run.stdout.contains("not live: content/posts/kept.md “Kept” (draft)"), "{}", run.stdout);
    assert!(!site.public().contains_key("2026/01/kept/index.html"));
    site.build(&["--drafts"]).exits(0);
    assert!(site.public().contains_key("2026/01/kept/index.html"));
}

#[test]
fn a_state_that_says_neither_is_refused_even_where_unknown_keys_are_not() {
    let (files, faults) = build(sources(&site("posts", "status: evergreen")), &request());
    assert_eq!(
        faults,
        "error[unknown-value]: `status` does not say whether this text is to be published
 --> content/posts/kept.md:4:9
  |
4 | status: evergreen
  |         ^^^^^^^^^
  |
  = note: a site whose authors use the word for something else declares it below `fields:` in site.yaml
  = help: write one of:
          status: published
          status: draft

"
    );
    assert!(!files.keys().any(|path| path.contains("kept")));
}

#[test]
fn a_key_that_the_site_declares_keeps_the_sites_own_meaning() {
    let declared = site("posts", "status: draft")
        .replace("unknown_fields: warn\n", "fields:\n  status: {type: text, values: [draft, adopted]}\n");
    let (files, faults) = build(sources(&declared), &request());
    assert_eq!(faults, "");
    assert!(files.contains_key("2026/01/kept/index.html"));
}

#[test]
fn a_series_or_profile_that_is_to_be_kept_back_stops_the_build() {
    for (folder, name) in [("series", "title: Kept"), ("authors", "name: Kept")] {
        for line in ["draft: true", "status: private", "hidden: true", "published: no"] {
            let fixture = format!(
                "//- site.yaml\ntitle: A\nurl: https://quay.example\nunknown_fields: warn\n\
                 //- content/{folder}/kept.md\n---\n{name}\n{line}\n---\nThe secret plan.\n"
            );
            let (_, faults) = build(sources(&fixture), &request());
            assert!(faults.starts_with("error[unknown-value]: "), "{folder}, {line}: {faults}");
            assert!(faults.contains("cannot be kept back"), "{folder}, {line}: {faults}");
        }
    }
}

#[test]
fn published_with_a_day_is_the_day_of_publication() {
    let (files, faults) =
        build(sources("//- content/a.md\n---\ntitle: A\npublished: 2026-02-03\n---\nText.\n"), &request());
    assert_eq!(faults, "");
    assert!(files.contains_key("2026/02/a/index.html"));
}
