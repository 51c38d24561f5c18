//! Titles and other short texts have the typography of the text, wherever they are shown.

use crate::driver::published;

const SITE: &str = "\
//- site.yaml
title: Ann's \"blog\"
url: https://quay.example
social_cards: false
//- content/series/rules.md
---
title: The \"rules\" -- a series
parts:
  - {part: 3, title: \"What's \\\"next\\\"\"}
---
Text.
//- content/2026-01-05-a.md
---
title: Don't -- 10 \"golden\" rules...
deck: It's a \"deck\"
takeaways: [\"Say \\\"yes\\\"\"]
series: rules
tags: [\"The \\\"best\\\"\"]
---
It's \"text\".
";

#[test]
fn a_title_is_set_as_the_text_is() {
    let site = published(SITE);
    let title = "Don’t – 10 “golden” rules…";
    let page = site.text("2026/01/a/index.html");
    assert!(page.contains(&format!("{title}</h1>")) && page.contains(&format!("<title>{title}")), "{page}");
    for place in [
        "It’s a “deck”",
        "Say “yes”",
        "The “rules” – a series",
        "What’s “next”",
        "The “best”",
        "Ann’s “blog”",
    ] {
        assert!(page.contains(place), "{place}: {page}");
    }
    for list in [
        "index.html",
        "archive/2026/01/index.html",
        "feed.xml",
        "tags/the-best/index.html",
        "series/rules/index.html",
    ] {
        assert!(site.text(list).contains("Don’t – 10 “golden” rules…"), "{list}: {}", site.text(list));
    }
    assert!(!site.text("index.html").contains("10 \"golden\"") && !site.text("index.html").contains("It's"));
}

#[test]
fn what_belongs_together_in_a_title_stays_on_one_line() {
    let site = published(
        "//- content/2026-01-05-a.md\n---\ntitle: Loyalty, Part III\n---\nText.\n//- content/2026-01-06-b.md\n---\ntitle: Treue, Teil 2\nlanguage: de\n---\nText.\n//- content/2026-01-07-c.md\n---\ntitle: Why plan B works\n---\nText.\n",
    );
    assert!(site.main("2026/01/a/index.html").contains("Loyalty, Part\u{a0}III"));
    assert!(site.main("2026/01/b/index.html").contains("Treue, Teil\u{a0}2"));
    let home = site.main("index.html");
    assert!(home.contains("Part\u{a0}III") && home.contains("Why plan B\u{a0}works"), "{home}");
}

#[test]
fn a_site_without_typography_has_none_in_its_titles() {
    let site = published(
        &SITE.replace("social_cards: false", "social_cards: false\nmarkdown: {smart_punctuation: false}"),
    );
    assert!(
        site.main("2026/01/a/index.html").contains("Don&#39;t -- 10 &quot;golden&quot; rules..."),
        "{}",
        site.main("2026/01/a/index.html")
    );
}
