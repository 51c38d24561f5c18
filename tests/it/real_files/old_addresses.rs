//! The setting `redirects`: addresses of an older site.

use crate::driver::{faults, published};

fn site(redirects: &str) -> String {
    format!(
        "//- site.yaml\ntitle: A\nurl: https://quay.example/blog\nsocial_cards: false\n{redirects}\
         //- content/2026-01-05-hello.md\n---\ntitle: Hello\ntags: [Habits]\n---\nText\n"
    )
}

#[test]
fn an_old_address_leads_to_its_page() {
    let text = site("redirects:\n  /search/label/Habits: /tags/habits/\n  /feeds/posts/default: /feed.xml\n");
    let site = published(&text);
    let lines = site.text("_redirects");
    assert!(lines.contains("/blog/search/label/Habits /blog/tags/habits/ 301"), "{lines}");
    assert!(lines.contains("/blog/feeds/posts/default /blog/feed.xml 301"), "{lines}");
    assert!(site.text("search/label/Habits/index.html").contains("https://quay.example/blog/tags/habits/"));
}

#[test]
fn an_old_address_that_leads_nowhere_or_is_taken_is_reported() {
    let of = |redirects: &str| faults(&site(&format!("redirects:\n{redirects}")));
    let nowhere = of("  /old/: /tags/habit/\n");
    assert!(nowhere.contains("dead-link") && nowhere.contains("/tags/habits/"), "{nowhere}");
    let taken = of("  /tags/: /tags/habits/\n");
    assert!(taken.contains("duplicate-path") && taken.contains("the old address"), "{taken}");
    for wrong in ["  old.html: /tags/habits/\n", "  /old/: tags/habits/\n", "  /old/?p=1: /tags/habits/\n"] {
        assert!(of(wrong).contains("bad-path"), "{}", of(wrong));
    }
    assert!(of("  /old/: [a]\n").contains("wrong-type"), "{}", of("  /old/: [a]\n"));
}
