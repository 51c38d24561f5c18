//! A page of the preview shows each saved change, and keeps what its reader was doing.

use std::time::Duration;

use serde_json::{Value, json};

use super::chromium::{Browser, Page};
use super::stage::Stage;

/// Runs a test with a page that shows `/` and has received the server's hello.
fn with(body: &str, test: impl FnOnce(&Stage, &Page<'_>)) {
    let Some(browser) = Browser::start() else { return };
    let stage = Stage::with(body);
    let page = shown(&browser, &stage);
    test(&stage, &page);
    assert_eq!(page.errors(), [""; 0]);
}

/// Opens `/`, and marks the page: a reload would lose the mark.
fn shown<'a>(browser: &'a Browser, stage: &Stage) -> Page<'a> {
    let before = stage.play(|play| play.greetings);
    let page = browser.open(&stage.url("/"));
    while stage.play(|play| play.greetings) == before {
        page.until("document.readyState === 'complete'");
    }
    page.value("window.mark = true");
    page
}

fn text_is(page: &Page<'_>, text: &str) {
    page.until(&format!("document.querySelector('h1')?.textContent === {text:?}"));
}

fn is_not_reloaded(page: &Page<'_>) {
    assert_eq!(page.value("window.mark"), Value::Bool(true), "the page was loaded again");
}

#[test]
fn a_changed_page_is_patched_in_place() {
    with("<h1>One</h1>", |stage, page| {
        let head = "<title>Second</title><meta name=description content=new>";
        stage.set("/", head, "<h1>Two</h1><p>More");
        stage.change();
        text_is(page, "Two");
        assert_eq!(page.value("document.title"), "Second");
        assert_eq!(page.value("document.querySelector('meta[name=description]').content"), "new");
        assert_eq!(page.value("document.querySelector('meta[name=steadfast-version]').content"), "2");
        is_not_reloaded(page);
    });
}

#[test]
fn what_the_reader_was_doing_is_kept() {
    let body = |title: &str| {
        let line = format!("<p>A line of {title}</p>");
        format!(
            "<h1>{title}</h1><details><summary>More</summary>There is</details><p id=mine>Select this</p>\
             <form><input name=name><input type=checkbox><textarea>Draft</textarea>\
             <select><option>Tea<option>Coffee</select></form>{}",
            line.repeat(100)
        )
    };
    with(&body("One"), |stage, page| {
        page.click("summary", 0);
        page.click("[type=checkbox]", 0);
        page.value("document.querySelector('select').selectedIndex = 1");
        page.click("textarea", 0);
        page.enter("Longer ");
        page.click("input", 0);
        page.enter("Ada");
        page.value("document.querySelector('input').setSelectionRange(1, 2)");
        page.value("scrollTo({top: 700, behavior: 'instant'})");
        page.until("scrollY === 700");
        stage.set("/", "<title>First</title>", &body("Two"));
        stage.change();
        text_is(page, "Two");
        let state = "[scrollY, document.querySelector('details').open, document.activeElement.value, \
            document.activeElement.selectionStart, document.activeElement.selectionEnd, \
            document.querySelector('[type=checkbox]').checked, \
            document.querySelector('textarea').value.includes('Longer'), \
            document.querySelector('select').value]";
        assert_eq!(page.value(state), json!([700, true, "Ada", 1, 2, true, true, "Coffee"]));
        is_not_reloaded(page);
    });
}

#[test]
fn selected_text_stays_selected() {
    with("<h1>One</h1><p>Select this</p>", |stage, page| {
        page.value("getSelection().selectAllChildren(document.querySelector('p'))");
        stage.set("/", "", "<h1>Two</h1><p>Select this</p>");
        stage.change();
        text_is(page, "Two");
        assert_eq!(page.value("getSelection().toString()"), "Select this");
    });
}

#[test]
fn a_form_that_nobody_touched_shows_what_the_author_wrote() {
    with("<h1>One</h1><input value=old><details><summary>s</summary></details>", |stage, page| {
        stage.set("/", "", "<h1>Two</h1><input value=new><details><summary>s</summary></details>");
        stage.change();
        text_is(page, "Two");
        assert_eq!(page.value("document.querySelector('input').value"), "new");
    });
}

/// Records every colour that the heading has, once a frame.
const WATCH: &str = "window.colours = new Set(); (function look() { \
    colours.add(getComputedStyle(document.querySelector('h1')).color); requestAnimationFrame(look); })()";

const TWO_STYLES: &str = "<link rel=stylesheet href=/a.css><link rel=stylesheet href=/own.css>";

fn styled(stage: &Stage) {
    let slow = Duration::from_millis(150);
    stage.play(|play| {
        for (path, style, delay) in [
            ("/a.css", "h1 { color: rgb(1, 0, 0) }", Duration::ZERO),
            ("/b.css", "h1 { color: rgb(2, 0, 0) }", slow),
            ("/c.css", "h1 { color: rgb(3, 0, 0) }", slow),
            ("/own.css", "h1 { background: rgb(9, 9, 9) }", Duration::ZERO),
        ] {
            play.styles.insert(path.to_owned(), (style.to_owned(), delay));
        }
    });
    stage.set("/", TWO_STYLES, "<h1>One</h1>");
}

#[test]
fn a_changed_stylesheet_is_swapped_without_a_moment_of_none() {
    let Some(browser) = Browser::start() else { return };
    let stage = Stage::with("");
    styled(&stage);
    let page = shown(&browser, &stage);
    page.value(WATCH);
    stage.tell_change(&json!({ "/a.css": "/b.css" }), &Value::Null);
    stage.tell_change(&json!({ "/b.css": "/c.css" }), &Value::Null);
    page.until("[...colours].at(-1) === 'rgb(3, 0, 0)'");
    page.until("document.querySelectorAll('[rel=stylesheet]').length === 3");
    assert_eq!(page.value("[...colours]"), json!(["rgb(1, 0, 0)", "rgb(2, 0, 0)", "rgb(3, 0, 0)"]));
    assert_eq!(stage.play(|play| play.requests.clone()), ["/"], "only the stylesheet was fetched");
    is_not_reloaded(&page);
}

#[test]
fn a_page_with_another_stylesheet_is_patched_when_that_is_there() {
    let Some(browser) = Browser::start() else { return };
    let stage = Stage::with("");
    styled(&stage);
    let page = shown(&browser, &stage);
    page.value(WATCH);
    stage.set("/", &TWO_STYLES.replace("/a.css", "/b.css"), "<h1>Two</h1>");
    stage.change();
    text_is(&page, "Two");
    // A frame must pass before the new colour is seen.
    page.until("[...colours].at(-1) === 'rgb(2, 0, 0)'");
    assert_eq!(page.value("[...colours]"), json!(["rgb(1, 0, 0)", "rgb(2, 0, 0)"]));
    let order = "[...document.querySelectorAll('[rel=stylesheet]')].map((link) => link.getAttribute('href'))";
    assert_eq!(page.value(order), json!(["/b.css", "/own.css", "/_steadfast/preview.css"]));
    is_not_reloaded(&page);
}

#[test]
fn a_page_older_than_its_change_is_never_shown() {
    with("<h1>One</h1>", |stage, page| {
        stage.set("/", "", "<h1>Old</h1>");
        stage.tell("change", &json!({ "version": 7, "stylesheets": null, "page": null }));
        page.value(
            "new MutationObserver(() => (window.old = true)) \
             .observe(document.body, { subtree: true, characterData: true, childList: true })",
        );
        let fetched = "performance.getEntriesByName(location.href) \
            .filter((entry) => entry.initiatorType === 'fetch').length";
        page.until(&format!("{fetched} > 1"));
        assert_eq!(page.value("window.old"), Value::Null);
        stage.play(|play| play.version = 7);
        text_is(page, "Old");
    });
}

#[test]
fn a_deleted_page_shows_that_it_is_gone() {
    let Some(browser) = Browser::start() else { return };
    let stage = Stage::with("<h1>One</h1>");
    let page = shown(&browser, &stage);
    stage.play(|play| play.pages.clear());
    stage.change();
    text_is(&page, "Not found");
    stage.set("/", "", "<h1>Back</h1>");
    stage.change();
    text_is(&page, "Back");
    is_not_reloaded(&page);
    // The browser reports the answer 404 itself as an error of the page.
    assert_eq!(page.errors().len(), 1);
}

#[test]
fn a_page_that_gained_a_script_is_loaded_anew() {
    with("<h1>One</h1>", |stage, page| {
        stage.set("/", "", "<h1>Two</h1><script src=/_steadfast/idiomorph.js></script>");
        stage.change();
        page.until("window.mark === undefined && typeof Idiomorph === 'object'");
        text_is(page, "Two");
    });
}

#[test]
fn the_page_just_saved_is_opened_for_an_author_who_follows() {
    let Some(browser) = Browser::start() else { return };
    let stage = Stage::with("<h1>One</h1>");
    stage.set("/other/", "", "<h1>Other</h1>");
    stage.play(|play| play.follow = true);
    let page = shown(&browser, &stage);
    stage.tell_change(&Value::Null, &json!("/"));
    page.until("document.querySelector('meta[name=steadfast-version]').content === '2'");
    is_not_reloaded(&page);
    stage.tell_change(&Value::Null, &json!("/other/"));
    page.until("location.pathname === '/other/'");
    text_is(&page, "Other");
}

#[test]
fn the_page_just_saved_is_not_opened_unasked() {
    with("<h1>One</h1>", |stage, page| {
        stage.set("/", "", "<h1>Two</h1>");
        stage.tell_change(&Value::Null, &json!("/other/"));
        text_is(page, "Two");
        assert_eq!(page.value("location.pathname"), "/");
    });
}

#[test]
fn every_open_browser_shows_a_change() {
    with("<h1>One</h1>", |stage, page| {
        let browser = Browser::start().unwrap();
        let second = shown(&browser, stage);
        stage.set("/", "", "<h1>Two</h1>");
        stage.change();
        text_is(page, "Two");
        text_is(&second, "Two");
    });
}

#[test]
fn a_page_connects_again_and_shows_what_it_missed() {
    with("<h1>One</h1>", |stage, page| {
        // The hello of a server that starts counting again: the version is the same.
        stage.set("/", "", "<h1>Two</h1>");
        stage.hang_up();
        text_is(page, "Two");
        is_not_reloaded(page);
    });
}

#[test]
fn a_refused_page_says_that_the_preview_stopped_and_tries_again() {
    let Some(browser) = Browser::start() else { return };
    let stage = Stage::with("<h1>One</h1>");
    let page = shown(&browser, &stage);
    stage.play(|play| play.refuses = true);
    stage.hang_up();
    page.until("document.querySelector('#steadfast-status').textContent === 'Preview stopped'");
    stage.set("/", "", "<h1>Two</h1>");
    stage.play(|play| play.refuses = false);
    text_is(&page, "Two");
    page.until("document.querySelector('#steadfast-status').textContent === ''");
    is_not_reloaded(&page);
}

#[test]
fn a_hidden_tab_gives_its_connection_back_and_is_new_when_it_is_looked_at() {
    let Some(browser) = Browser::start() else { return };
    let stage = Stage::with("<h1>One</h1>");
    let page = shown(&browser, &stage);
    let cover = browser.open(&stage.url("/cover/"));
    page.until("document.hidden");
    stage.set("/", "", "<h1>Two</h1>");
    stage.change();
    cover.until("document.querySelector('meta[name=steadfast-version]').content === '2'");
    assert_eq!(page.value("document.querySelector('h1').textContent"), "One");
    page.call("Page.bringToFront", &json!({}));
    text_is(&page, "Two");
    assert_eq!(stage.play(|play| play.greetings), 3);
    is_not_reloaded(&page);
}
