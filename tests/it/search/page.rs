//! The search page in a browser.

use serde_json::{Value, json};

use super::served::Served;
use crate::browser::chromium::{Browser, Page};
use crate::driver::{Published, published};
use crate::example;

/// Opens the search page of a site and runs a test. The browser's console must have no errors.
fn with(site: Published, base: &str, query: &str, test: impl FnOnce(&Served, &Page<'_>)) {
    let Some(browser) = Browser::start() else { return };
    let served = Served::site(site, base);
    let page = browser.open(&served.url(&format!("/search/{query}")));
    test(&served, &page);
    assert_eq!(page.errors(), [""; 0]);
}

fn status_is(page: &Page<'_>, text: &str) {
    page.until(&format!("document.querySelector('.search-status').textContent === {text:?}"));
}

fn titles(page: &Page<'_>) -> Value {
    page.value("[...document.querySelectorAll('.search-results a')].map((link) => link.textContent)")
}

/// Replaces the words in the field.
fn ask(page: &Page<'_>, words: &str) {
    page.value(
        "(() => { const input = document.querySelector('[name=q]'); input.focus(); input.select(); })()",
    );
    page.enter(words);
    page.until(&format!("new URL(location).searchParams.get('q') === {:?}", words.trim()));
    page.until("document.querySelector('.search-status').textContent !== ''");
}

/// Returns a site with articles that are given as title, deck, tags and body.
fn articles(settings: &str, articles: &[(&str, &str, &str, &str)]) -> Published {
    let mut fixture = format!("//- site.yaml\ntitle: A blog\nurl: https://example.com\n{settings}");
    for (number, (title, deck, tags, body)) in articles.iter().enumerate() {
        fixture.push_str(&format!(
            "//- content/a{number}.md\n---\ntitle: '{title}'\ndate: 2026-01-0{}\ndeck: '{deck}'\ntags: [{tags}]\n---\n{body}\n",
            number + 1
        ));
    }
    published(&fixture)
}

#[test]
fn words_in_the_address_are_searched_for_at_once() {
    with(example::published(), "", "?q=complaint", |_, page| {
        page.until("document.querySelectorAll('.search-results li').length > 1");
        let first = "document.querySelector('.search-results li')";
        let state = format!(
            "[document.querySelector('[name=q]').value, !!{first}.querySelector('mark'), \
             /^\\d\\d\\d\\d-\\d\\d-\\d\\d$/.test({first}.querySelector('time').dateTime), document.title.startsWith('complaint – ')]"
        );
        assert_eq!(page.value(&state), json!(["complaint", true, true, true]));
        page.until("/^\\d+ results$/.test(document.querySelector('.search-status').textContent)");
        let live = "document.querySelector('.search-status').role";
        assert_eq!(page.value(live), "status");
    });
}

#[test]
fn titles_come_before_tags_and_tags_before_texts() {
    let text = "Some words that are only here to fill the article with something.";
    let site = articles(
        "",
        &[
            ("Kindness", "None", "other", text),
            ("First", "None", "kindness", text),
            ("Second", "None", "other", &format!("{text}\n\n## Kindness\n\n{text}")),
            ("Third", "None", "other", &format!("{text} And kindness. {text}")),
            ("Fourth", "None", "other", text),
        ],
    );
    with(site, "", "", |_, page| {
        ask(page, "kindness");
        status_is(page, "4 results");
        assert_eq!(titles(page), json!(["Kindness", "First", "Second", "Third"]));
        ask(page, "kindn");
        assert_eq!(titles(page), json!(["Kindness", "First", "Second", "Third"]));
        ask(page, "kind words ");
        status_is(page, "Nothing holds all of these words. 5 results hold some of them.");
        ask(page, "xylophone");
        status_is(page, "Nothing was found for “xylophone”.");
    });
}

#[test]
fn all_words_are_wanted_and_neighbours_in_a_title_count() {
    let site = articles(
        "",
        &[
            ("Loyalty without any card", "", "a", "x"),
            ("Card and loyalty", "", "a", "x"),
            ("The loyalty card", "", "a", "x"),
            ("Cards", "", "a", "x"),
            ("Loyalty", "", "a", "x"),
        ],
    );
    with(site, "", "", |_, page| {
        ask(page, "loyalty card");
        status_is(page, "3 results");
        assert_eq!(titles(page), json!(["The loyalty card", "Card and loyalty", "Loyalty without any card"]));
    });
}

#[test]
fn a_passage_of_the_page_shows_words_that_the_deck_does_not() {
    let filler = "Nothing to see here. ".repeat(30);
    let body = format!("{filler}\n\nFar below stands the *wanted* passage about zebras.\n\n{filler}");
    with(articles("", &[("One", "The deck", "a", &body)]), "", "?q=zebra", |_, page| {
        page.until("document.querySelector('.search-excerpt').textContent === 'Far below stands the wanted passage about zebras.'");
        assert_eq!(page.value("document.querySelector('.search-excerpt mark').textContent"), "zebras");
    });
}

#[test]
fn nothing_of_an_article_becomes_markup() {
    let hostile = "<img src=x onerror=alert(1)> <b>bold</b> hostile";
    let site = articles(
        "",
        &[(
            hostile,
            hostile,
            "a",
            "`<img src=x onerror=alert(2)>` hostile \\<script>alert(3)\\</script> more hostile text",
        )],
    );
    with(site, "", "?q=hostile+more+%3Cb%3Ebold", |_, page| {
        status_is(page, "1 result");
        assert_eq!(titles(page), json!([hostile]));
        page.until("!!document.querySelector('.search-excerpt mark')");
        let elements = "[...new Set([...document.querySelectorAll('.search-results *')].map((e) => e.localName))].sort()";
        assert_eq!(page.value(elements), json!(["a", "h2", "li", "mark", "p", "time"]));
        ask(page, "<img src=x onerror=alert(4)>");
        assert_eq!(page.value("document.querySelectorAll('.search img').length"), 0);
    });
}

#[test]
fn the_page_is_used_by_keyboard() {
    let site = articles("", &[("One word", "", "a", "x"), ("Two words", "", "a", "x")]);
    with(site, "", "?q=word", |_, page| {
        status_is(page, "2 results");
        page.strike("/");
        let focused = "document.activeElement.name ?? document.activeElement.textContent";
        assert_eq!(page.value("document.activeElement.name"), "q");
        assert_eq!(page.value("getSelection().toString() || document.activeElement.value"), "word");
        page.press("ArrowDown");
        assert_eq!(page.value("document.activeElement.textContent"), titles(page)[0]);
        page.press("ArrowDown");
        page.press("ArrowUp");
        page.press("ArrowUp");
        assert_eq!(page.value(focused), "q");
        page.strike("/");
        page.until("document.querySelector('[name=q]').value.includes('/')");
    });
}

#[test]
fn the_way_back_leads_to_what_was_searched_before() {
    let site = articles("", &[("One", "", "a", "x"), ("Two", "", "a", "x")]);
    with(site, "", "?q=one", |_, page| {
        status_is(page, "1 result");
        ask(page, "tw");
        ask(page, "two");
        page.until("document.querySelector('.search-results a')?.textContent === 'Two'");
        page.value("history.back()");
        page.until("document.querySelector('[name=q]').value === 'one'");
        page.until("document.querySelector('.search-results a')?.textContent === 'One'");
    });
}

#[test]
fn it_works_below_a_folder() {
    let site = articles("", &[("One", "", "a", "Somewhere")]);
    drop(site);
    let site = published(
        "//- site.yaml\ntitle: A\nurl: https://example.com/blog/\n//- content/2026-01-05-one.md\n---\ntitle: One\n---\nSomewhere.\n",
    );
    with(site, "/blog", "?q=some", |served, page| {
        status_is(page, "1 result");
        assert_eq!(page.value("document.querySelector('.search-results a').pathname"), "/blog/2026/01/one/");
        assert!(served.sent().iter().all(|(path, _)| path.starts_with("/blog/") || path == "/favicon.ico"));
    });
}

#[test]
fn german_japanese_thai_and_arabic_are_found_as_they_are_typed() {
    let site = articles(
        "",
        &[
            ("Stammgäste grüßen", "Über Größe", "a", "Die Straße entlang"),
            ("顧客の声", "ロイヤルティ", "a", "お客様はまた来ます。データを見る。"),
            ("ลูกค้าประจำ", "", "a", "ขอบคุณ"),
            ("ولاء العملاء", "", "a", "مُحَمَّد يكتب عن أحمد"),
        ],
    );
    with(site, "", "", |_, page| {
        for (words, title) in [
            ("stammgaste", "Stammgäste grüßen"),
            ("GRÖSSE", "Stammgäste grüßen"),
            ("strasse", "Stammgäste grüßen"),
            ("声", "顧客の声"),
            ("お客様", "顧客の声"),
            ("ﾃﾞｰﾀ", "顧客の声"),
            ("ロイヤル", "顧客の声"),
            ("ลูกค้า", "ลูกค้าประจำ"),
            ("محمد", "ولاء العملاء"),
            ("احمد", "ولاء العملاء"),
        ] {
            ask(page, words);
            page.until(&format!("document.querySelector('.search-results a')?.textContent === {title:?}"));
            status_is(page, "1 result");
        }
    });
}

#[test]
fn more_results_are_shown_when_asked_for() {
    let many: Vec<String> = (0..25).map(|number| format!("Word {number}")).collect();
    let mut fixture = String::new();
    for (number, title) in many.iter().enumerate() {
        fixture.push_str(&format!("//- content/a{number}.md\n---\ntitle: {title}\ndate: 2026-01-01\n---\n"));
    }
    with(published(&fixture), "", "?q=word", |_, page| {
        status_is(page, "25 results");
        assert_eq!(page.value("document.querySelectorAll('.search-results li').length"), 10);
        page.click(".search-more", 0);
        page.until("document.querySelectorAll('.search-results li').length === 20");
        assert_eq!(
            page.value("document.activeElement === document.querySelectorAll('.search-results a')[10]"),
            true
        );
        page.click(".search-more", 0);
        page.until("document.querySelectorAll('.search-results li').length === 25");
        assert_eq!(page.value("document.querySelector('.search-more').hidden"), true);
    });
}

#[test]
fn a_page_that_is_open_while_the_site_changes_still_finds() {
    let before = articles("", &[("One", "", "a", "x"), ("Two", "", "a", "y")]);
    let after = articles("", &[("One", "", "a", "x"), ("Two", "", "a", "y"), ("Three", "", "a", "y")]);
    with(before, "", "", |served, page| {
        // The list of files is read when the field is focused.
        page.value("document.querySelector('[name=q]').focus()");
        page.until(
            "performance.getEntriesByType('resource').some((e) => e.name.endsWith('/search/index.json'))",
        );
        served.replace(after);
        ask(page, "three");
        status_is(page, "1 result");
    });
}

#[test]
fn a_search_that_cannot_be_loaded_says_so() {
    let Some(browser) = Browser::start() else { return };
    let mut site = articles("", &[("One", "", "a", "x")]);
    site.files.remove("search/index.json");
    let served = Served::site(site, "");
    let page = browser.open(&served.url("/search/?q=one"));
    status_is(&page, "The search could not be loaded. Please try again later.");
    assert!(page.value("!!document.querySelector('.search-instead a')").as_bool().unwrap());
}
