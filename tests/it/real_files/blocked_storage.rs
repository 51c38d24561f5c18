//! Browsers that store nothing for a site, and readers without a graphical browser.

use serde_json::json;

use super::reader::read;
use crate::driver::{Published, published};

const SITE: &str = "\
//- content/2026-01-05-first.md
---
title: The first
series: Visits
part: 1
---
> [!CHECKLIST]
> - [ ] The lights

One[^a], two[^b], and one again[^a].

[^a]: A note.
[^b]: Another.
//- content/2026-01-06-second.md
---
title: The second
series: Visits
part: 2
---
One[^a].

[^a]: A note.
";

/// A script that makes a browser behave as if the reader had forbidden all storage.
const BLOCKED: &str = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, \
    { get() { throw new DOMException('Access is denied', 'SecurityError'); } });";

#[test]
fn a_browser_that_keeps_nothing_is_offered_nothing_that_must_be_kept() {
    read(published(SITE).files, |reader| {
        reader.page.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": BLOCKED }));
        for path in ["/", "/2026/01/first/", "/series/visits/"] {
            reader.go(path);
            assert_eq!(
                reader.value("document.querySelector('#site-returning').checkVisibility()"),
                false,
                "{path}"
            );
            // If a page shows the control anyway, using it does no harm.
            reader.value("document.querySelector('#site-returning').click()");
            reader.value("document.querySelector('#site-returning').click()");
            reader.page.click(".switch", 0);
        }
        reader.go("/2026/01/first/");
        reader.page.click(".guide-checklist input", 0);
        reader.page.click("button[value=clear]", 0);
        // A browser may request an icon under another name.
        let errors = reader.page.errors().into_iter().filter(|error| !error.contains("/favicon.ico"));
        assert_eq!(errors.collect::<Vec<_>>(), [""; 0]);
    });
}

#[test]
fn ways_back_from_footnotes_have_names_of_their_own() {
    let site = published(SITE);
    let names = |page: &str| {
        let links = site.main(page).split("class=\"footnote-back\"").skip(1);
        links
            .map(|link| link.split("aria-label=\"").nth(1).unwrap().split('"').next().unwrap())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names("2026/01/first/index.html"),
        ["Back to the text (1)", "Back to the text (1, 2)", "Back to the text (2)"]
    );
    assert_eq!(names("2026/01/second/index.html"), ["Back to the text"]);
}

fn templates(site: &Published) -> Vec<String> {
    let pages = site.pages().flat_map(|(_, page)| page.split("<template").skip(1));
    pages
        .map(|rest| rest.split_once('>').unwrap().1.split("</template>").next().unwrap().to_owned())
        .collect()
}

#[test]
fn no_template_has_text_that_a_text_browser_would_show() {
    let templates = templates(&published(SITE));
    assert!(templates.len() > 2 && templates.iter().all(String::is_empty), "{templates:?}");
}

#[test]
fn the_script_puts_buttons_below_a_checklist() {
    read(published(SITE).files, |reader| {
        reader.go("/2026/01/first/");
        let buttons = "[...document.querySelectorAll('.guide-checklist .tools button')].map((button) => button.textContent)";
        assert_eq!(reader.value(buttons), json!(["Print this list", "Clear the ticks"]));
    });
}
