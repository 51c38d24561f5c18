//! The theme as its reader sees it, with the policy of a published site.

use serde_json::{Value, json};

use super::chromium::{Browser, Page};
use super::shelf::Shelf;
use crate::driver::published;

const SITE: &str = "\
//- site.yaml
title: A blog
url: https://example.com/blog
//- content/2026-01-05-first.md
---
title: The first visit
series: Visits
part: 1
tags: [greeting]
---
> [!CHECKLIST] Before you open
> - [ ] The lights
> - [ ] The till

> [!CHECKLIST] Before you close
> - [ ] The lights
//- content/2026-02-05-second.md
---
title: The second visit
series: Visits
part: 2
---
Text.
//- content/2026-03-05-third.md
---
title: The third visit
series: Visits
part: 3
---
Text.
";

const ARTICLE: &str = "/blog/2026/01/first/";
const SERIES: &str = "/blog/series/visits/";

/// Runs a test with a page of [`SITE`] in a separate browser. The console must remain empty.
fn with(path: &str, test: impl FnOnce(&Shelf, &Page<'_>)) {
    let Some(browser) = Browser::start() else { return };
    let shelf = Shelf::with(published(SITE).files, "/blog");
    let page = browser.open(&shelf.url(path));
    test(&shelf, &page);
    assert_eq!(page.errors(), [""; 0]);
}

/// Opens another page in the same tab, or the same page again.
fn go(page: &Page<'_>, shelf: &Shelf, path: &str) {
    page.value("window.old = true");
    page.call("Page.navigate", &json!({ "url": shelf.url(path) }));
    page.until("!window.old && document.readyState === 'complete'");
}

fn stored(page: &Page<'_>, name: &str) -> Value {
    page.value(&format!("localStorage.getItem('steadfast /blog/ {name}')"))
}

/// Records every background colour of the page, once a frame, before there is a page.
const WATCH: &str = "window.grounds = new Set(); (function look() { \
    const ground = document.body && getComputedStyle(document.documentElement).backgroundColor; \
    if (ground) grounds.add(ground); requestAnimationFrame(look); })()";

#[test]
fn the_chosen_scheme_is_there_before_the_page_is_drawn() {
    with(ARTICLE, |shelf, page| {
        let name = "document.querySelector('.switch').ariaLabel";
        assert_eq!(page.value(name), "Dark colours");
        let pressed = "document.querySelector('.switch').ariaPressed";
        assert_eq!(page.value(pressed), "false");
        let light = page.value("getComputedStyle(document.documentElement).backgroundColor");
        page.click(".switch", 0);
        assert_eq!((page.value(pressed), stored(page, "mode")), (json!("true"), json!("dark")));
        let dark = page.value("getComputedStyle(document.documentElement).backgroundColor");
        assert_ne!(light, dark);
        page.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": WATCH }));
        go(page, shelf, SERIES);
        page.until("grounds.size > 0");
        assert_eq!((page.value("[...grounds]"), page.value(pressed)), (json!([dark]), json!("true")));
    });
}

#[test]
fn who_chooses_what_the_system_has_follows_the_system_again() {
    with(ARTICLE, |_, page| {
        page.click(".switch", 0);
        page.click(".switch", 0);
        assert_eq!(stored(page, "mode"), Value::Null);
        let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.call("Emulation.setEmulatedMedia", &dark);
        page.until("document.querySelector('.switch').ariaPressed === 'true'");
    });
}

#[test]
fn ticks_are_remembered_for_each_list() {
    with(ARTICLE, |shelf, page| {
        let ticked = "[...document.querySelectorAll('.guide-checklist input')].map((box) => box.checked)";
        page.click(".guide-checklist input", 0);
        assert_eq!(page.value(ticked), json!([true, false, false]));
        go(page, shelf, SERIES);
        go(page, shelf, ARTICLE);
        assert_eq!(page.value(ticked), json!([true, false, false]));
        page.click("button[value=clear]", 0);
        assert_eq!(page.value(ticked), json!([false, false, false]));
        go(page, shelf, ARTICLE);
        assert_eq!(page.value(ticked), json!([false, false, false]));
    });
}

#[test]
fn a_list_is_printed_alone() {
    with(ARTICLE, |_, page| {
        let shown = "[...document.querySelectorAll('h1, .guide, .tags')].map((part) => \
            getComputedStyle(part).display !== 'none' && !part.closest('header, .x'))";
        page.call("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
        page.value(&format!("window.print = () => {{ window.printed = {shown} }}"));
        page.value("document.querySelector('button[value=print]').click()");
        assert_eq!(page.value("printed"), json!([false, true, false, false]));
        assert_eq!(page.value("document.documentElement.dataset.print"), Value::Null);
    });
}

const MARKED: &str =
    "[...document.querySelectorAll('.new')].map((mark) => mark.previousElementSibling.textContent)";

#[test]
fn what_is_new_since_the_last_visit_is_marked() {
    with("/blog/", |shelf, page| {
        assert_eq!(page.value(MARKED), json!([]), "a first visit");
        page.value("localStorage.setItem('steadfast /blog/ seen', '2026-02-20T00:00:00.000Z')");
        go(page, shelf, "/blog/");
        assert_eq!(page.value(MARKED), json!(["The third visit"]));
        go(page, shelf, SERIES);
        assert_eq!(page.value(MARKED), json!(["The third visit"]), "the same visit");
        page.value("sessionStorage.clear()");
        go(page, shelf, "/blog/");
        assert_eq!(page.value(MARKED), json!([]), "a later visit");
    });
}

#[test]
fn a_series_goes_on_where_its_reader_was() {
    with(ARTICLE, |shelf, page| {
        go(page, shelf, SERIES);
        let way =
            "[document.querySelector('.continue').hidden, document.querySelector('.continue a').textContent]";
        assert_eq!(page.value(way), json!([false, "The second visit"]));
        page.click(".continue a", 0);
        page.until("location.pathname === '/blog/2026/02/second/' && document.readyState === 'complete'");
        go(page, shelf, SERIES);
        assert_eq!(page.value(way), json!([false, "The third visit"]));
    });
}

#[test]
fn who_does_not_want_it_is_forgotten() {
    with(ARTICLE, |shelf, page| {
        go(page, shelf, SERIES);
        page.click("#site-returning", 0);
        let kept = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)]";
        assert_eq!(page.value(kept), json!(["steadfast /blog/ forget"]));
        go(page, shelf, SERIES);
        assert_eq!(page.value("document.querySelector('.continue').hidden"), true);
        assert_eq!(page.value(kept), json!(["steadfast /blog/ forget"]));
    });
}

#[test]
fn without_javascript_nothing_shows_that_does_nothing() {
    with(ARTICLE, |shelf, page| {
        page.call("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
        go(page, shelf, ARTICLE);
        let shown = "[...document.querySelectorAll('button, .returning, .tools')].filter((part) => part.checkVisibility()).length";
        assert_eq!(page.value(shown), 0);
        let boxes = "[...document.querySelectorAll('.guide-checklist input')].every((box) => box.disabled)";
        assert_eq!(page.value(boxes), true);
    });
}

/// A page of each kind, with wide elements.
const WIDE: &str = "\
//- site.yaml
title: A blog with quite a long name that says what it is about
url: https://example.com
comments: {policy: moderated, form: 'https://example.com/post'}
links: [{title: Write to the editor of this blog, url: 'mailto:editor@example.com'}]
//- content/2026-01-05-first.md
---
title: Donaudampfschifffahrtsgesellschaftskapitänswitwenrente
deck: Wide things
authors: [Ann Lee of the Association]
category: A category with a very long name indeed
tags: [internationalisation, tests]
series: Visits
part: 1
takeaways: [One]
---
| A column | Another column | A third column | A fourth column | The last column |
|---|---|---|---|---|
| Loremipsumdolorsit | Loremipsumdolorsit | Loremipsumdolorsit | Loremipsumdolorsit | Loremipsumdolorsit |

    a line of code that is much wider than any telephone and must scroll inside its own box

https://example.org/an/address/that/is/much/wider/than/any/telephone/and/has/no/place/to/break

> [!DO]
> - This

> [!DONT]
> - That

> [!CHECKLIST]
> - [ ] A thing

Text.[^1]

[^1]: A note.
//- content/pages/about.md
---
title: About
---
Text.
//- content/comments/first/c1.md
---
id: c1
author: A person with a very long name and no sense of brevity
date: 2026-01-06
state: approved
---
Fine.
";

#[test]
fn no_page_scrolls_sideways_on_the_smallest_screen() {
    let Some(browser) = Browser::start() else { return };
    let site = published(WIDE);
    // A page that redirects is left before it can be measured.
    let stays = |page: &str| !page.contains("http-equiv=\"refresh\"");
    let pages: Vec<String> = site
        .pages()
        .filter(|(_, page)| stays(page))
        .map(|(path, _)| format!("/{}", path.trim_end_matches("index.html")))
        .collect();
    let shelf = Shelf::with(site.files, "");
    let page = browser.open(&shelf.url("/"));
    let small = json!({ "width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": false });
    page.call("Emulation.setDeviceMetricsOverride", &small);
    for path in &pages {
        go(&page, &shelf, path);
        for dir in ["ltr", "rtl"] {
            page.value(&format!("document.documentElement.dir = '{dir}'"));
            assert_eq!(page.value("document.documentElement.scrollWidth"), 320, "{path} {dir}");
        }
    }
}
