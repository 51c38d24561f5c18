//! The whole way of a comment: a reader's form on the published page, the intake, the queue at the desk, the page.

use std::net::TcpListener;

use serde_json::json;

use super::chromium::{Browser, Page};
use super::preview::{Serving, connected};
use super::shelf::Shelf;
use crate::driver::Folder;
use crate::intake::Taking;
use crate::moderation;

const SITE: &str = "\
//- site.yaml
title: A blog
url: https://example.com
comments: {policy: moderated, form: /comments/post}
//- content/authors/nadia.md
---
name: Nadia Rahmani
---
//- content/2026-01-05-hello.md
---
title: Hello
authors: [nadia]
---
The first paragraph.
";
const ARTICLE: &str = "/2026/01/hello/";
const QUEUE: &str = "/_steadfast/comments/";

const B: &str = "content/comments/hello/b.md";
const D: &str = "content/comments/hello/d.md";

fn go(page: &Page<'_>, url: &str) {
    page.value("window.old = true");
    page.call("Page.navigate", &json!({ "url": url }));
    page.until("!window.old && document.readyState === 'complete'");
}

fn scripts(page: &Page<'_>, are_run: bool) {
    page.call("Emulation.setScriptExecutionDisabled", &json!({ "value": !are_run }));
}

/// Shows another tab: a hidden tab receives no events.
fn look_at(page: &Page<'_>) {
    page.call("Page.bringToFront", &json!({}));
}

/// Fills in the form and sends it, as a reader does.
fn send(page: &Page<'_>, name: &str, text: &str) {
    page.click("#site-comment-name", 0);
    page.enter(name);
    page.click("#site-comment-text", 0);
    page.enter(text);
    page.click("#site-comment button", 0);
    page.until("location.pathname === '/comments/thanks/' && document.readyState === 'complete'");
}

/// Returns the text of the comment's file that contains some words.
fn file_with(site: &Folder, words: &str) -> String {
    let files = site.files("content/comments").into_values().map(|bytes| String::from_utf8(bytes).unwrap());
    let found: Vec<String> = files.filter(|text| text.contains(words)).collect();
    assert_eq!(found.len(), 1, "{words}: {found:?}");
    found.into_iter().next().unwrap()
}

fn is_told(desk: &Page<'_>, words: &str) {
    desk.until(&format!(
        "document.querySelector('#steadfast-outcome [role=status]').textContent.includes({words:?})"
    ));
}

fn waits(desk: &Page<'_>, names: &[&str]) {
    let names = serde_json::to_string(names).unwrap();
    desk.until(&format!(
        "JSON.stringify([...document.querySelectorAll('.queued h2')].map((title) => title.firstChild.textContent.trim())) \
         === {names:?}"
    ));
}

/// Returns the author of the comment that has the focus.
fn focus_is(desk: &Page<'_>, name: &str) {
    desk.until(&format!(
        "document.activeElement?.matches('.queued') && document.activeElement.textContent.includes({name:?})"
    ));
}

#[test]
fn a_comment_goes_from_the_form_to_the_page_by_way_of_the_desk() {
    let Some(browser) = Browser::start() else { return };
    let site = Folder::new(SITE);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let taking = Taking::start(&site, &["--port", "0", "--site-url", &origin]);
    let serving = Serving::of(&site, &["--port", "0"]);
    site.build(&["--base-url", &origin]).exits(0);
    let shelf = Shelf::before(Some(taking.host.clone()), listener, site.public(), "");
    let desk = browser.open(&format!("{}{QUEUE}", serving.url));
    connected(&desk);
    desk.value("window.mark = true");

    let reader = browser.open(&shelf.url("/"));
    scripts(&reader, false);
    go(&reader, &shelf.url(ARTICLE));
    send(&reader, "Ann", "We tried *three* words.");
    let held = file_with(&site, "three");
    assert!(held.contains("state: held\n") && held.contains("author: Ann\n"), "{held}");
    let id = held.lines().find_map(|line| line.strip_prefix("id: ")).unwrap();
    let article = browser.open(&format!("{}{ARTICLE}", serving.url));
    connected(&article);
    let shown = format!("document.getElementById({id:?})");
    assert_eq!(article.value(&format!("{shown} === null")), true);

    look_at(&desk);
    waits(&desk, &["Ann"]);
    desk.until("document.title.startsWith('Comments (1)')");
    focus_is(&desk, "We tried three words.");
    let beside = browser.frame(&format!("{ARTICLE}#site-comments"));
    beside.until("document.querySelector('#site-comments') !== null");
    desk.strike("a");
    is_told(&desk, "Approved: Ann.");
    waits(&desk, &[]);
    look_at(&article);
    article.until(&format!("{shown}?.querySelector('em').textContent === 'three'"));
    assert!(file_with(&site, "three").contains("state: approved\n"));
    look_at(&desk);
    desk.strike("u");
    is_told(&desk, "Taken back: Ann is held again.");
    look_at(&article);
    article.until(&format!("{shown} === null"));
    assert_eq!(file_with(&site, "three"), held);
    look_at(&desk);
    focus_is(&desk, "Ann");

    desk.strike("w");
    desk.until("document.activeElement.localName === 'textarea'");
    desk.enter("As a reader **asked**");
    assert_eq!(desk.value("document.querySelector('.reply button').textContent"), "Approve and reply");
    desk.click(".reply button", 0);
    is_told(&desk, "Answered as Nadia Rahmani.");
    look_at(&article);
    article.until("document.querySelector('.comment-by-author .badge') !== null");
    article.until("document.querySelector('.comment-by-author strong').textContent === 'asked'");
    assert!(file_with(&site, "asked").contains(&format!("reply_to: {id}\nstate: approved\n")));
    assert_eq!(desk.value("window.mark"), true, "the queue was loaded again");

    site.build(&["--base-url", &origin]).exits(0);
    shelf.put(site.public());
    look_at(&reader);
    go(&reader, &shelf.url(ARTICLE));
    reader.value(&format!("document.querySelector('#site-comment-reply').value = {id:?}"));
    send(&reader, "Ben", "And we *five*.");
    assert!(file_with(&site, "five").contains(&format!("reply_to: {id}\nstate: held\n")));
    look_at(&desk);
    waits(&desk, &["Ben"]);
    let answered = "document.querySelector('.thread').textContent.trim()";
    desk.until(&format!("{answered}.startsWith('Ann') && {answered}.includes('three words')"));
    assert_eq!(desk.errors(), [""; 0]);
    assert_eq!(reader.errors(), [""; 0]);
}

#[test]
fn the_queue_is_decided_with_keys_and_without_scripts() {
    let Some(browser) = Browser::start() else { return };
    let site = Folder::new(moderation::SITE);
    // The queue does not scroll, although every decision saves a file.
    let serving = Serving::of(&site, &["--port", "0", "--follow"]);
    let desk = browser.open(&format!("{}{QUEUE}", serving.url));
    connected(&desk);
    let beside = browser.frame("/2026/01/hello/#c-20260106-11aa");
    with_keys(&site, &desk, &beside);
    scripts(&desk, false);
    go(&desk, &format!("{}{QUEUE}", serving.url));
    without_scripts(&site, &desk);
    assert_eq!(desk.errors(), [""; 0]);
}

fn with_keys(site: &Folder, desk: &Page<'_>, beside: &Page<'_>) {
    focus_is(desk, "Cem");
    beside.until("location.protocol.startsWith('http') && document.readyState === 'complete'");
    beside.value("window.mark = true");
    desk.strike("j");
    focus_is(desk, "Dee");
    desk.strike("k");
    desk.strike("k");
    focus_is(desk, "Cem");
    // Letters typed into a field are text, not keys for decisions.
    desk.strike("w");
    desk.until("document.activeElement.localName === 'textarea'");
    desk.strike("a");
    desk.press("Escape");
    focus_is(desk, "Cem");
    assert_eq!(desk.value("document.querySelector('textarea').value"), "a");
    desk.strike("r");
    is_told(desk, "Rejected; its file stays: Cem.");
    focus_is(desk, "Dee");
    assert!(site.read(B).contains("state: rejected # for now") && site.read(D).contains("state: held"));
    assert_eq!(beside.value("window.mark"), true, "the page beside the queue was loaded again");
    // Typed text remains until it is sent.
    desk.strike("w");
    desk.until("document.activeElement.localName === 'textarea'");
    desk.enter("My answer");
    desk.value("window.fetch = () => Promise.reject(new Error('no answer'))");
    desk.click(".queued:focus-within .reply button", 0);
    is_told(desk, "The preview does not answer. Nothing was decided.");
    let typed = "document.activeElement.closest('.reply').querySelector('textarea').value";
    assert_eq!(desk.value(typed), "My answer");
}

fn without_scripts(site: &Folder, desk: &Page<'_>) {
    let next_is = |name: &str| {
        desk.until(&format!("document.querySelector('.queued:target h2').textContent.startsWith({name:?})"));
    };
    waits(desk, &["Dee", "Fay"]);
    desk.click(".queued button[value=spam]", 0);
    is_told(desk, "Spam; its file stays: Dee.");
    next_is("Fay");
    assert!(site.read(D).contains("state: spam"));
    desk.click("#steadfast-outcome button", 0);
    is_told(desk, "Taken back: Dee is held again.");
    next_is("Dee");
    assert!(site.read(D).contains("state: held"));
    desk.click(".states li:last-child a", 0);
    waits(desk, &["Eve"]);
    desk.click(".queued button[value=approve]", 0);
    is_told(desk, "Approved: Eve.");
    waits(desk, &[]);
}

#[test]
fn no_script_of_the_site_can_read_the_queue() {
    let Some(browser) = Browser::start() else { return };
    let site = Folder::new(&format!(
        "{}//- static/a.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"><script>document.documentElement.id = 'ran'</script></svg>\n",
        moderation::SITE
    ));
    let serving = Serving::of(&site, &["--port", "0"]);
    let page = browser.open(&serving.url);
    let read = format!("fetch('{QUEUE}').then(answer => answer.text()).then(() => 'read', () => 'refused')");
    assert_eq!(page.value(&read), "refused");
    // A frame shows nothing of the queue, and a window cannot reach the page that opened it.
    let framed = format!(
        "new Promise(done => {{ const frame = document.createElement('iframe'); frame.src = '{QUEUE}'; \
         frame.onload = () => done(frame.contentDocument === null); document.body.append(frame); }})"
    );
    assert_eq!(page.value(&framed), true);
    let picture = browser.open(&format!("{}/a.svg", serving.url.trim_end_matches('/')));
    assert_eq!(picture.value("document.documentElement.id"), "");
}
