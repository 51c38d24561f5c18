//! Lists without superfluous words: no link to an empty list, and no card that repeats the subject of its list.

use crate::driver::{Published, published};

const SITE: &str = "\
//- content/authors/ann.md
---
name: Ann Lee
---
Ann writes.
//- content/2026-01-05-first.md
---
title: The first
category: Service
authors: [Ben Roe]
---
Text.
//- content/2026-01-06-second.md
---
title: The second
categories: [Teams, Service]
authors: [Ben Roe, Cleo Fox]
---
Text.
";

fn frame<'a>(site: &'a Published, path: &str, begin: &str) -> &'a str {
    let (_, rest) = site.text(path).split_once(begin).unwrap();
    rest.split_once("</nav>").unwrap().0
}

#[test]
fn authors_are_in_the_menu_once_one_has_written() {
    let site = published(SITE);
    assert!(frame(&site, "index.html", "<nav class=\"site-nav").contains("/authors/"));
    let nobody = published(
        "\
//- content/authors/ann.md
---
name: Ann Lee
---
Ann writes.
//- content/2026-01-05-first.md
---
title: The first
---
Text.
",
    );
    for begin in ["<nav class=\"site-nav", "<nav class=\"footer-lists"] {
        assert!(!frame(&nobody, "index.html", begin).contains("/authors/"), "{begin}");
    }
    // Links to the profile still work, and the page says that there are no articles.
    let page = nobody.main("authors/ann/index.html");
    assert!(page.contains("Nothing has been published yet.") && !page.contains("0 articles"), "{page}");
}

#[test]
fn a_category_is_not_named_again_on_each_of_its_cards() {
    let site = published(SITE);
    let cards = |path: &str| site.main(path).matches("class=\"p-category\"").count();
    assert_eq!(cards("categories/service/index.html"), 1, "the card of another first category names it");
    assert_eq!(cards("categories/teams/index.html"), 0);
    assert_eq!(cards("index.html"), 2);
}

#[test]
fn a_sole_author_is_not_named_again_on_each_card_of_the_own_page() {
    let page = published(SITE);
    let page = page.main("authors/ben-roe/index.html");
    assert_eq!(page.matches("By <a").count(), 1, "what was written together names both: {page}");
}
