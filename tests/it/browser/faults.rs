//! A saved error is shown on the page, and the page leads to its source.

use std::thread;
use std::time::Duration;

use super::chromium::{Browser, Page};
use super::stage::Stage;

const ERROR: &str = "<section class=\"fault error\"><h2><code>unclosed-quote</code> this quote is never closed</h2>\
    <a class=\"place\" href=\"#\" data-copy=\"content/a.md:2:8\">content/a.md:2:8</a>\
    <pre class=\"excerpt\"><span class=\"line-number\">2</span> title: <mark>\"One</mark></pre></section>";

const WARNING: &str =
    "<section class=\"fault warning\"><h2><code>dead-link</code> no such page</h2></section>";

const SHOWN: &str = "!document.querySelector('#steadfast-panel').hidden";
const GONE: &str = "document.querySelector('#steadfast-panel').hidden";

fn with(test: impl FnOnce(&Stage, &Page<'_>)) {
    with_head("", test);
}

fn with_head(head: &str, test: impl FnOnce(&Stage, &Page<'_>)) {
    let Some(browser) = Browser::start() else { return };
    let stage = Stage::with("");
    stage.set("/", head, "<h1>One</h1><input><p data-source=\"content/a.md:12\"><b>Text</b></p>");
    let page = browser.open(&stage.url("/"));
    while stage.play(|play| play.greetings) == 0 {
        thread::sleep(Duration::from_millis(5));
    }
    page.value(CLIPBOARD);
    test(&stage, &page);
    assert_eq!(page.errors(), [""; 0]);
}

/// A headless browser has no reliable clipboard: records the text that is written to it.
const CLIPBOARD: &str = "Object.defineProperty(navigator, 'clipboard', { configurable: true, \
    value: { writeText: async (text) => { window.copied = text; } } })";

fn says(page: &Page<'_>, selector: &str, text: &str) {
    page.until(&format!("document.querySelector({selector:?}).textContent === {text:?}"));
}

#[test]
fn the_panel_comes_with_a_broken_save_and_leaves_with_the_mend() {
    with(|stage, page| {
        page.click("input", 0);
        stage.tell_faults(&[ERROR, WARNING].concat());
        page.until(SHOWN);
        says(page, ".steadfast-headline", "1 error, 1 warning. The page is from the last good save.");
        assert_eq!(page.value("document.activeElement.localName"), "input", "the focus was taken");
        assert_eq!(page.value("document.querySelector('h1').textContent"), "One");
        stage.tell_faults("");
        page.until(GONE);
        says(page, ".steadfast-headline", "");
    });
}

#[test]
fn a_page_opened_on_a_broken_site_shows_the_panel() {
    let Some(browser) = Browser::start() else { return };
    let stage = Stage::with("<h1>One</h1>");
    stage.play(|play| ERROR.clone_into(&mut play.faults));
    browser.open(&stage.url("/")).until(SHOWN);
}

#[test]
fn a_closed_panel_comes_back_with_the_next_broken_save() {
    with(|stage, page| {
        stage.tell_faults(ERROR);
        page.until(SHOWN);
        page.press("Escape");
        page.until(GONE);
        stage.tell_faults(ERROR);
        page.until(SHOWN);
        page.click(".steadfast-close", 0);
        page.until(GONE);
        stage.play(|play| ERROR.clone_into(&mut play.faults));
        stage.hang_up();
        while stage.play(|play| play.greetings) < 2 {
            page.until(GONE);
        }
        stage.tell_faults(ERROR);
        page.until(SHOWN);
    });
}

#[test]
fn closed_warnings_stay_closed_until_they_are_others() {
    with(|stage, page| {
        stage.tell_faults(WARNING);
        page.until(SHOWN);
        says(page, ".steadfast-headline", "1 warning");
        page.press("Escape");
        stage.tell_faults(WARNING);
        stage.change();
        page.until("document.querySelector('meta[name=steadfast-version]').content === '2'");
        page.until(GONE);
        stage.tell_faults(&[WARNING, WARNING].concat());
        page.until(SHOWN);
    });
}

#[test]
fn the_panel_stays_while_the_page_under_it_is_patched() {
    with(|stage, page| {
        stage.tell_faults(ERROR);
        page.until(SHOWN);
        stage.set("/", "", "<h1>Two</h1>");
        stage.change();
        says(page, "h1", "Two");
        page.until(SHOWN);
    });
}

#[test]
fn a_place_without_an_editor_is_copied() {
    with(|stage, page| {
        stage.tell_faults(ERROR);
        page.until(SHOWN);
        page.click(".place", 0);
        page.until("window.copied === 'content/a.md:2:8'");
        says(page, "#steadfast-status", "content/a.md:2:8 copied");
    });
}

#[test]
fn a_place_with_an_editor_is_an_ordinary_link() {
    with(|stage, page| {
        stage.tell_faults(&ERROR.replace("href=\"#\"", "href=\"#editor\""));
        page.until(SHOWN);
        page.click(".place", 0);
        page.until("location.hash === '#editor'");
    });
}

#[test]
fn alt_click_tells_the_source_of_a_paragraph() {
    with(|_, page| {
        page.click("p b", 0);
        page.click("p b", 1);
        page.until("window.copied === 'content/a.md:12'");
        says(page, "#steadfast-status", "content/a.md:12 copied");
    });
}

#[test]
fn alt_click_opens_the_editor_where_one_is_set() {
    let meta = "<meta name=steadfast-editor content=\"#edit?{path}:{line}\">";
    with_head(meta, |_, page| {
        page.click("p b", 1);
        page.until("location.hash === '#edit?content/a.md:12'");
    });
}

#[test]
fn without_a_clipboard_the_place_is_there_to_be_read() {
    with(|_, page| {
        page.value("Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined })");
        page.click("p b", 1);
        says(page, "#steadfast-status", "content/a.md:12");
    });
}
