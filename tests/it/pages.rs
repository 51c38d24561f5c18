//! An article's page: everything around its text.

use crate::driver::{Published, published};
use crate::markup::{tags, text_of};

const SITE: &str = "\
//- site.yaml
title: Keeping Customers
url: https://example.com
//- content/authors/ann.md
---
name: Ann Lee
role: Editor
organisation: Lee & Sons
organisation_url: https://lee.example/
---
Ann writes about **shops**.
//- content/2026-01-05-first.md
---
title: The first visit
deck: What people notice before anybody speaks.
authors: [ann, Ben Cole]
category: Front line
tags: [greeting, shops]
updated: 2026-02-01
reviewed: 2026-03-01
---
Text with `{{ braces }}` and `{% tags %}`.
//- content/2026-01-10-second.md
---
title: The second visit
authors: [ann]
category: Front line
tags: [shops]
---
Text.
//- content/2026-01-20-third.md
---
title: Something else
---
Text.
";

const FIRST: &str = "2026/01/first/index.html";

/// Returns the text of the first element on a page of [`SITE`] that begins with `start`.
#[track_caller]
fn shown(path: &str, start: &str) -> String {
    text_of(published(SITE).text(path), start).unwrap_or_else(|| panic!("no {start} in {path}"))
}

#[test]
fn the_breadcrumb_leads_from_home_over_the_category_to_the_article() {
    assert_eq!(shown(FIRST, "<nav class=\"breadcrumb\""), "Home Archive Front line The first visit");
    let page = published(SITE);
    let crumbs = page.text(FIRST).split("<nav class=\"breadcrumb\"").nth(1).unwrap();
    let crumbs = tags(crumbs.split("</nav>").next().unwrap());
    let hrefs: Vec<&str> = crumbs.iter().filter_map(|tag| tag.get("href")).collect();
    assert_eq!(hrefs, ["/", "/archive/", "/categories/front-line/", "/2026/01/first/"]);
    assert_eq!(shown("2026/01/third/index.html", "<nav class=\"breadcrumb\""), "Home Archive Something else");
}

#[test]
fn the_header_has_date_category_title_and_deck() {
    assert_eq!(shown(FIRST, "<p class=\"kicker\""), "5 January 2026 Front line");
    assert_eq!(shown(FIRST, "<h1"), "The first visit");
    assert_eq!(shown(FIRST, "<p class=\"deck"), "What people notice before anybody speaks.");
    assert_eq!(shown(FIRST, "<p class=\"meta\""), "1 min read Updated 1 February 2026");
    assert_eq!(shown(FIRST, "<p class=\"meta freshness\""), "Reviewed 1 March 2026");
}

#[test]
fn the_byline_names_role_and_organisation_with_their_links() {
    assert_eq!(shown(FIRST, "<p class=\"byline\""), "By Ann Lee, Editor, Lee & Sons and Ben Cole");
    let site = published(SITE);
    let links: Vec<String> = tags(site.text(FIRST).split("class=\"byline\"").nth(1).unwrap())
        .iter()
        .filter_map(|tag| tag.get("href").map(str::to_owned))
        .take(3)
        .collect();
    assert_eq!(links, ["/authors/ann/", "https://lee.example/", "/authors/ben-cole/"]);
    assert!(site.main(FIRST).contains("Ann writes about <strong>shops</strong>."));
    assert!(site.has("authors/ben-cole/index.html"));
}

#[test]
fn further_articles_are_offered_by_author_category_subject_and_date() {
    let site = published(SITE);
    let main = site.main(FIRST);
    let more = text_of(main, "<div class=\"more\"").unwrap();
    assert_eq!(
        more,
        "More articles by Ann Lee The second visit 10 January 2026 More articles on Front line The second visit 10 January 2026"
    );
    assert!(
        text_of(main, "<section class=\"related\"")
            .unwrap()
            .starts_with("You may also like The second visit")
    );
    let steps = |path: &str| text_of(site.main(path), "<nav class=\"steps\"").unwrap();
    assert_eq!(steps(FIRST), "Newer The second visit");
    assert_eq!(steps("2026/01/second/index.html"), "Older The first visit Newer Something else");
}

#[test]
fn tags_link_to_their_lists() {
    assert_eq!(shown(FIRST, "<nav class=\"tags\""), "greeting shops");
    assert!(published(SITE).main(FIRST).contains("href=\"/tags/greeting/\" rel=\"tag\""));
}

#[test]
fn a_text_is_never_a_template() {
    let site = published(SITE);
    let text = text_of(site.main(FIRST), "<div class=\"prose").unwrap();
    assert_eq!(text, "Text with {{ braces }} and {% tags %}.");
    for path in ["feed.xml", "rss.xml", "feed.json"] {
        assert!(site.text(path).contains("{{ braces }}"), "{path}");
    }
}

#[test]
fn key_points_stand_above_the_text_and_a_long_text_has_a_table_of_contents() {
    let words = "word ".repeat(300);
    let site = published(&format!(
        "//- content/2026-01-05-a.md\n---\ntitle: A\ntakeaways: [One & two, <b>three</b>]\n---\n## Alpha\n{words}\n## Beta\n{words}\n### Gamma *x*\n{words}\n"
    ));
    let main = site.main("2026/01/a/index.html");
    assert_eq!(
        text_of(main, "<section class=\"guide guide-takeaways\"").unwrap(),
        "Takeaways One & two <b>three</b>"
    );
    assert_eq!(text_of(main, "<nav class=\"toc\"").unwrap(), "On this page Alpha Beta Gamma x");
    assert!(main.contains("<a href=\"#alpha\">Alpha</a>") && main.contains("id=\"alpha\""));
    assert!(text_of(main, "<p class=\"meta\"").unwrap().starts_with("4 min read"));
}

#[test]
fn a_language_of_its_own_is_the_pages_and_the_frame_keeps_the_sites() {
    let site = published("//- content/2026-01-05-a.md\n---\ntitle: Ein Besuch\nlanguage: de\n---\nText.\n");
    let page = site.text("2026/01/a/index.html");
    assert!(page.contains("<html lang=\"de\">"));
    assert!(page.contains("<div class=\"masthead\" lang=\"en\" dir=\"ltr\">"));
    assert!(site.text("index.html").contains("<html lang=\"en\">"));
    let site = published("//- content/2026-01-05-a.md\n---\ntitle: زيارة\nlanguage: ar\n---\nنص\n");
    assert!(site.text("2026/01/a/index.html").contains("<html lang=\"ar\" dir=\"rtl\">"));
}

#[test]
fn a_sites_own_fields_reach_its_templates() {
    let site = published(
        "\
//- site.yaml
title: A
url: https://example.com
fields:
  audience: {type: text, values: [owners, teams]}
  effort: number
//- content/2026-01-05-a.md
---
title: A
audience: owners
effort: 3
---
//- templates/article.html
{% extends \"theme/article.html\" %}
{%- block related %}<p class=\"own\">For {{ article.fields.audience }}, {{ article.fields.effort }}</p>{% endblock related %}
",
    );
    assert_eq!(text_of(site.main("2026/01/a/index.html"), "<p class=\"own\"").unwrap(), "For owners, 3");
}

#[test]
fn every_page_says_what_it_is_to_search_engines_and_shared_links() {
    let site: Published = published(SITE);
    let page = site.text(FIRST);
    for expected in [
        "<title>The first visit – Keeping Customers</title>",
        "<link rel=\"canonical\" href=\"https://example.com/2026/01/first/\">",
        "<meta property=\"og:title\" content=\"The first visit\">",
        "<meta property=\"og:type\" content=\"article\">",
        "<meta property=\"article:published_time\" content=\"2026-01-05T00:00:00Z\">",
        "<meta property=\"article:modified_time\" content=\"2026-02-01T00:00:00Z\">",
        "<meta property=\"article:section\" content=\"Front line\">",
    ] {
        assert!(page.contains(expected), "{expected}");
    }
    let missing = site.text("404.html");
    assert!(!missing.contains("canonical") && missing.contains("<meta name=\"robots\" content=\"noindex\">"));
}
