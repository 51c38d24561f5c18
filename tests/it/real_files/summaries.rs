//! Summaries: the marks that end them, their length, and words that a line break separates.

use super::text::article;
use crate::driver::published;

/// Returns the description of the page.
fn description(body: &str) -> String {
    let site = published(&article("text", body));
    let page = site.text("2026/01/a/index.html");
    let rest = page.split_once("<meta name=\"description\" content=\"").unwrap().1;
    rest.split_once('"').unwrap().0.to_owned()
}

#[test]
fn a_mark_ends_the_summary_as_any_program_writes_it() {
    for mark in [
        "<!-- more -->",
        "<!--more-->",
        "<!--MORE-->",
        "<!-- truncate -->",
        "<!--truncate-->",
        "<!--more Read on-->",
    ] {
        assert_eq!(description(&format!("One.\n\nTwo.\n\n{mark}\n\nThree.")), "One. Two.", "{mark}");
        assert_eq!(description(&format!("One.\n\nTwo.{mark}\n\nThree.")), "One. Two.", "{mark}");
    }
}

#[test]
fn a_mark_before_all_text_ends_nothing() {
    assert_eq!(description("<!-- more -->\n\nOne.\n\nTwo."), "One.");
    assert_eq!(description("![](https://e.org/a.png)\n\n<!--more-->\n\nOne.\n\nTwo."), "One.");
}

#[test]
fn a_mark_in_code_ends_nothing() {
    assert_eq!(description("One.\n\n```\n<!-- more -->\n```\n\nTwo."), "One.");
}

#[test]
fn a_long_first_paragraph_is_shortened_at_a_sentence() {
    let sentence = "Ten words of Dr. Lee stand in this sentence here.";
    let body = [sentence; 30].join(" ");
    let site = published(&article("text", &body));
    let shown = [sentence; 5].join(" ");
    for page in ["index.html", "archive/index.html"] {
        assert!(!site.text(page).contains(&[sentence; 6].join(" ")), "{page}");
    }
    assert!(site.text("index.html").contains(&shown), "{}", site.text("index.html"));
    assert!(site.main("2026/01/a/index.html").contains(&body));
    let endless = description(&"word and ".repeat(200));
    assert!(endless.ends_with('…') && endless.split(' ').count() == 50, "{endless}");
}

#[test]
fn a_break_separates_words() {
    let body = "Roses are red,<br>violets are blue.\n\n## One<br>two\n\n| a<br>b |\n|---|\n| c<br/>d |\n";
    assert_eq!(description(body), "Roses are red, violets are blue.");
    let site = published(&article("text", body));
    assert!(site.text("2026/01/a/index.html").contains("id=\"one-two\""));
    assert!(site.text("llms.txt").contains("red, violets"), "{}", site.text("llms.txt"));
}
