//! The program itself, `steadfast serve`, as its author sees it in a browser.

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::thread;

use serde_json::{Value, json};

use super::chromium::{Browser, Page};
use crate::driver::{Folder, NOW};

const SITE: &str = r"
//- site.yaml
title: A blog
url: https://example.com
comments: {policy: moderated, form: 'https://forms.example/post'}
//- static/own.css
main { min-height: 3000px }
//- templates/article.html
{% extends 'theme/article.html' %}
{% block head_extra %}<link rel='stylesheet' href='{{ asset(path='own.css') }}'>{% endblock head_extra %}
//- content/articles/one.md
---
title: One
slug: one
date: 2026-01-01
---
The first paragraph.

<details><summary>More</summary>

There is.

</details>

//- content/articles/two.md
---
title: Two
slug: two
date: 2026-01-02
---
The other article.
";

/// A preview that runs until it is dropped.
pub(super) struct Serving {
    child: Child,
    pub(super) url: String,
}

impl Serving {
    pub(super) fn of(site: &Folder, arguments: &[&str]) -> Serving {
        let mut command = site.command(&[&["serve", "--now", NOW], arguments].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let url = lines.find_map(|line| {
            let from = line.find("http://")?;
            Some(line[from..].split_whitespace().next()?.trim_end_matches('/').to_owned())
        });
        // The rest of the output must be read, or the program would block.
        thread::spawn(move || lines.for_each(drop));
        Serving { child, url: url.expect("the program said no address and ended") }
    }

    fn port(&self) -> &str {
        self.url.rsplit_once(':').unwrap().1
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill(); // it may have ended by itself
        let _ = self.child.wait();
    }
}

/// Runs a test with the page of the first article.
fn with(arguments: &[&str], test: impl FnOnce(&Folder, &Serving, &Page<'_>)) {
    let Some(browser) = Browser::start() else { return };
    let site = Folder::new(SITE);
    let serving = Serving::of(&site, &[&["--port", "0"], arguments].concat());
    let page = browser.open(&format!("{}/2026/01/one/", serving.url));
    connected(&page);
    page.value("window.mark = true");
    test(&site, &serving, &page);
    assert_eq!(page.errors(), [""; 0]);
}

/// Waits until the page listens: the page contains changes that were saved earlier.
pub(super) fn connected(page: &Page<'_>) {
    page.until(
        "performance.getEntriesByType('resource').some((e) => e.name.endsWith('/_steadfast/idiomorph.js'))",
    );
    page.until("!!document.querySelector('#steadfast-panel')");
}

fn edit(site: &Folder, file: &str, from: &str, to: &str) {
    let text = site.read(file);
    assert!(text.contains(from), "`{file}` does not hold `{from}`");
    site.write(file, text.replace(from, to));
}

fn holds(page: &Page<'_>, text: &str) {
    page.until(&format!("document.querySelector('main').textContent.includes({text:?})"));
}

fn is_not_reloaded(page: &Page<'_>) {
    assert_eq!(page.value("window.mark"), Value::Bool(true), "the page was loaded again");
}

#[test]
fn an_edit_appears_and_nothing_else_changes() {
    with(&[], |site, _, page| {
        page.click("summary", 0);
        page.click("#site-comment-name", 0);
        page.enter("Ada");
        page.until("scrollTo({top: 150, behavior: 'instant'}), scrollY === 150");
        edit(site, "content/articles/one.md", "first", "very first");
        holds(page, "The very first paragraph.");
        let state = "[scrollY, document.querySelector('details').open, document.activeElement.value]";
        assert_eq!(page.value(state), json!([150, true, "Ada"]));
        is_not_reloaded(page);
    });
}

#[test]
fn a_broken_save_is_told_over_the_last_good_page_until_it_is_mended() {
    with(&[], |site, _, page| {
        edit(site, "content/articles/one.md", "title: One", "title: \"One");
        page.until("!document.querySelector('#steadfast-panel').hidden");
        let place = "document.querySelector('.fault.error .place').textContent";
        page.until(&format!("{place}.startsWith('content/articles/one.md:2')"));
        holds(page, "The first paragraph.");
        edit(site, "content/articles/one.md", "title: \"One", "title: Mended");
        page.until("document.querySelector('#steadfast-panel').hidden");
        page.until("document.querySelector('h1').textContent === 'Mended'");
        is_not_reloaded(page);
    });
}

/// Changes a stylesheet twice, then the page.
fn restyle(site: &Folder, page: &Page<'_>, file: &str) {
    for number in 2..4 {
        site.write(file, format!("h1 {{ color: rgb({number}, 0, 0) !important }}"));
        colour_is(page, number);
    }
    is_not_reloaded(page);
    assert_eq!(page.value("window.patched"), Value::Null, "the page was patched for a stylesheet");
    edit(site, "content/articles/one.md", "first", "very first");
    holds(page, "The very first paragraph.");
    colour_is(page, 3);
    is_not_reloaded(page);
}

fn colour_is(page: &Page<'_>, number: u8) {
    page.until(&format!("getComputedStyle(document.querySelector('h1')).color === 'rgb({number}, 0, 0)'"));
}

/// A patch of the page changes its version number.
const NOTE_PATCHES: &str = "new MutationObserver((changes) => { if (changes.some((change) => \
    [...change.addedNodes].some((node) => node.name === 'steadfast-version'))) window.patched = true; \
    }).observe(document.head, { childList: true })";

#[test]
fn a_changed_stylesheet_takes_effect_without_a_reload() {
    with(&[], |site, _, page| {
        page.value(NOTE_PATCHES);
        restyle(site, page, "static/own.css");
    });
}

#[test]
fn a_changed_stylesheet_of_the_theme_takes_effect_without_a_reload() {
    with(&[], |site, _, page| {
        // The first of them replaces the program's own file.
        site.write("static/theme/style.css", "h1 { color: rgb(9, 0, 0) !important }");
        colour_is(page, 9);
        page.value(NOTE_PATCHES);
        restyle(site, page, "static/theme/style.css");
    });
}

#[test]
fn settings_and_templates_take_effect_too() {
    with(&[], |site, _, page| {
        edit(site, "site.yaml", "A blog", "A better blog");
        page.until("document.title.includes('A better blog')");
        edit(
            site,
            "templates/article.html",
            "{% block head_extra",
            "{% block breadcrumb %}<p id=new>N</p>{% endblock %}{% block head_extra",
        );
        page.until("!!document.querySelector('#new')");
        is_not_reloaded(page);
    });
}

#[test]
fn a_deleted_article_shows_the_page_for_missing_ones() {
    let Some(browser) = Browser::start() else { return };
    let site = Folder::new(SITE);
    let serving = Serving::of(&site, &["--port", "0"]);
    let page = browser.open(&format!("{}/2026/01/one/", serving.url));
    connected(&page);
    std::fs::remove_file(site.path("content/articles/one.md")).unwrap();
    page.until("/not found/i.test(document.title)");
}

#[test]
fn the_page_of_the_saved_file_is_opened_with_follow() {
    with(&["--follow"], |site, _, page| {
        edit(site, "content/articles/two.md", "other", "very other");
        page.until("location.pathname === '/2026/01/two/'");
        holds(page, "The very other article.");
    });
}

#[test]
fn a_page_outlives_a_restart_of_the_preview() {
    let Some(browser) = Browser::start() else { return };
    let site = Folder::new(SITE);
    let serving = Serving::of(&site, &["--port", "0"]);
    let page = browser.open(&format!("{}/2026/01/one/", serving.url));
    connected(&page);
    page.value("window.mark = true");
    let port = serving.port().to_owned();
    drop(serving);
    page.until("document.querySelector('#steadfast-status').textContent === 'Preview stopped'");
    edit(&site, "content/articles/one.md", "first", "later");
    let _again = Serving::of(&site, &["--port", &port]);
    holds(&page, "The later paragraph.");
    page.until("document.querySelector('#steadfast-status').textContent === ''");
    is_not_reloaded(&page);
}

#[test]
fn two_browsers_follow_one_preview() {
    with(&[], |site, serving, page| {
        let browser = Browser::start().unwrap();
        let second = browser.open(&format!("{}/2026/01/one/", serving.url));
        connected(&second);
        edit(site, "content/articles/one.md", "first", "very first");
        holds(page, "The very first paragraph.");
        holds(&second, "The very first paragraph.");
    });
}

#[test]
fn alt_click_on_a_paragraph_tells_its_line() {
    with(&[], |_, _, page| {
        page.click(".prose p", 1);
        page.until(
            "document.querySelector('#steadfast-status').textContent.startsWith('content/articles/one.md:6')",
        );
    });
}

#[test]
fn the_desk_is_read_without_scripts_and_kept_new_with_them() {
    let Some(browser) = Browser::start() else { return };
    let site = Folder::new(SITE);
    let serving = Serving::of(&site, &["--port", "0"]);
    let page = browser.open(&format!("{}/_steadfast/", serving.url));
    connected(&page);
    page.until("!!document.querySelector('body.steadfast-desk h1')");
    page.value("window.mark = true");
    edit(&site, "content/articles/two.md", "title: Two", "title: Second\ndraft: true");
    page.until("document.body.textContent.includes('Second')");
    is_not_reloaded(&page);
    assert_eq!(page.errors(), [""; 0]);
}
