//! Social cards through the program: which pages name one, what it shows, and that none is drawn twice.

use std::fs;
use std::path::Path;

use crate::driver::{Folder, published};

const SITE: &str = "\
//- site.yaml
title: The Regulars
url: https://quay.example/blog
//- content/2026-01-05-one.md
---
title: What a complaint is really asking for
---
Text.
//- content/2026-01-06-two.md
---
title: Two
image: till.svg
image_alt: A till
---
Text.
//- content/till.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\"></svg>
//- content/2026-01-07-drei.md
---
title: Was eine Beschwerde will
language: de
translation_of: 2026-01-05-one.md
---
Text.
";

/// The value of a property in the head of a page.
fn property<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("=\"{name}\" content=\""))?;
    Some(rest.split('"').next().unwrap())
}

fn is_card(path: &str) -> bool {
    path.starts_with("variants/") && path.contains("card.") && path.ends_with(".png")
}

/// The names of the cards that were published.
fn cards(site: &Folder) -> Vec<String> {
    site.public().into_keys().filter(|path| is_card(path)).collect()
}

#[test]
fn an_article_without_a_picture_is_shared_with_a_card() {
    let site = Folder::new(SITE);
    let first = site.build(&["--strict"]).exits(0);
    assert!(!first.stdout.contains("without a social card"), "{}", first.stdout);
    let page = site.read("public/2026/01/one/index.html");
    let url = property(&page, "og:image").unwrap();
    let path = url.strip_prefix("https://quay.example/blog/").unwrap();
    assert!(path.starts_with("variants/2026/01/one-card.") && path.ends_with(".png"), "{path}");
    let picture = image::load_from_memory(&fs::read(site.path("public").join(path)).unwrap()).unwrap();
    assert_eq!((picture.width(), picture.height()), (1200, 630));
    assert_eq!(property(&page, "og:image:width"), Some("1200"));
    assert_eq!(property(&page, "og:image:height"), Some("630"));
    assert_eq!(property(&page, "og:image:alt"), Some("The Regulars: What a complaint is really asking for"));
    assert_eq!(property(&page, "twitter:card"), Some("summary_large_image"));
    assert!(page.contains(&format!("\"image\":[\"{url}\"]")), "{page}");
    // A translation has its own card. Pages that are not articles have the card of the site.
    let others = ["public/2026/01/drei/index.html", "public/index.html", "public/archive/index.html"];
    let others = others.map(|path| property(&site.read(path), "og:image").unwrap().to_owned());
    assert!(
        others[0].contains("/2026/01/drei-card.") && others[1] == others[2] && others[1] != url,
        "{others:?}"
    );
    let two = site.read("public/2026/01/two/index.html");
    assert!(property(&two, "og:image").unwrap().ends_with("till.svg"), "{two}");
    assert_eq!(cards(&site).len(), 3);
    assert!(site.read("public/_headers").contains("/blog/variants/*"));
}

#[test]
fn a_card_is_drawn_once_and_the_same_again() {
    let site = Folder::new(SITE);
    site.build(&[]).exits(0);
    let before = site.public();
    let made = |site: &Folder| {
        let files = cards(site).into_iter();
        files
            .map(|path| fs::metadata(site.path("public").join(path)).unwrap().modified().unwrap())
            .collect::<Vec<_>>()
    };
    let times = made(&site);
    // Another text of an article changes pages, but no card.
    site.write("content/2026-01-06-two.md", site.read("content/2026-01-06-two.md") + "More.\n");
    site.build(&[]).exits(0);
    assert_eq!(made(&site), times);
    fs::remove_dir_all(site.path("public")).unwrap();
    site.write("content/2026-01-06-two.md", site.read("content/2026-01-06-two.md").replace("More.\n", ""));
    site.build(&[]).exits(0);
    assert_eq!(site.public(), before);
    // Another title is another card, under another name.
    let old = cards(&site);
    site.write("content/2026-01-05-one.md", "---\ntitle: Another\n---\nText.\n");
    site.build(&[]).exits(0);
    assert_eq!(cards(&site).iter().filter(|card| !old.contains(card)).count(), 1);
    assert_eq!(cards(&site).len(), 3);
}

#[test]
fn cards_can_be_switched_off_and_a_picture_of_the_site_stands_for_other_pages() {
    let off = SITE
        .replace("url: https://quay.example/blog\n", "url: https://quay.example/blog\nsocial_cards: false\n");
    let site = published(&off);
    assert!(!site.files.keys().any(|path| is_card(path)));
    assert_eq!(property(site.text("2026/01/one/index.html"), "og:image"), None);
    assert_eq!(property(site.text("2026/01/one/index.html"), "twitter:card"), Some("summary"));
    let own =
        SITE.replace("url: https://quay.example/blog\n", "url: https://quay.example/blog\nimage: /own.svg\n");
    let site = published(&(own + "//- static/own.svg\n<svg/>\n"));
    assert_eq!(property(site.text("index.html"), "og:image"), Some("https://quay.example/blog/own.svg"));
    assert!(property(site.text("2026/01/one/index.html"), "og:image").unwrap().contains("/one-card."));
    assert_eq!(site.files.keys().filter(|path| is_card(path)).count(), 2);
}

#[test]
fn a_script_without_a_font_gets_no_card_until_a_font_is_given() {
    let site = Folder::new(
        "//- site.yaml\ntitle: 日本\nurl: https://quay.example\nlanguage: ja\n\
         //- content/2026-01-05-a.md\n---\ntitle: 日本語の題名\n---\nText.\n",
    );
    let run = site.build(&["--strict"]).exits(0);
    assert_eq!(run.stderr, "");
    assert!(
        run.stdout.contains(
            "without a social card, for want of a font with their letters: 1 article, such as content/2026-01-05-a.md"
        ),
        "{}",
        run.stdout
    );
    assert_eq!(cards(&site), [""; 0]);
    assert_eq!(property(&site.read("public/2026/01/a/index.html"), "og:image"), None);
    let font = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts/blocks.ttf");
    site.write("fonts/blocks.ttf", fs::read(font).unwrap());
    site.write("fonts/OFL.txt", "A licence");
    site.write("site.yaml", site.read("site.yaml") + "social_cards: {font: fonts/blocks.ttf}\n");
    let run = site.build(&["--strict"]).exits(0);
    assert!(!run.stdout.contains("without a social card"), "{}", run.stdout);
    assert_eq!(cards(&site).len(), 2);
    assert!(site.public().keys().all(|path| !path.contains("blocks") && !path.contains("OFL")));
}

#[test]
fn a_font_that_cannot_be_used_is_refused_where_the_settings_name_it() {
    let site = Folder::new(
        "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards:\n  font: [fonts/noto.ttf, fonts/not.ttf, fonts/web.ttf]\n\
         //- fonts/noto.ttf\nnot a font\n//- fonts/web.ttf\nwOF2\n",
    );
    let run = site.build(&[]).exits(1);
    insta::assert_snapshot!("fonts", run.stderr);
    assert!(!site.path("public/index.html").exists());
}

#[test]
fn the_fonts_are_named_with_their_licence() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let licence = fs::read_to_string(root.join("src/social_cards/font/OFL.txt")).unwrap();
    assert!(licence.contains("SIL OPEN FONT LICENSE") && licence.contains("The Literata Project Authors"));
    assert!(fs::read_to_string(root.join("README.md")).unwrap().contains("Literata"));
}
