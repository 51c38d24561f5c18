//! Printed pages: nothing is missing in part, nothing is cut off, and the page has its address.

use super::reader::read;
use crate::driver::published;

const SITE: &str = "\
//- content/2026-01-05-first.md
---
title: The first
authors: [Ann Lee, Ben Roe]
category: Service
---
See https://example.org/a/page and <https://example.org/other>, or [the third](https://example.org/third).

Also [example.org/fourth](https://example.org/fourth/).

```rust {2}
fn main() {
    println!(\"A marked line that is wider than a sheet of paper, and that does not end before all of it was said.\");
}
```

| Rindfleischetikettierung | Überwachungsaufgaben | Übertragungsgesetz | Grundstücksverkehrsgenehmigung |
|---|---|---|---|
| Rindfleischetikettierung | Überwachungsaufgaben | Übertragungsgesetz | Grundstücksverkehrsgenehmigung |
//- content/2026-01-06-erste.md
---
title: Das erste
language: de
translation_of: 2026-01-05-first.md
---
Text.
//- content/2026-01-07-premier.md
---
title: Le premier
language: fr
translation_of: 2026-01-05-first.md
---
Text.
//- content/comments/first/c1.md
---
id: c1
author: Ann
date: 2026-01-06
state: approved
---
Fine.
";

const ARTICLE: &str = "/2026/01/first/";

/// The main part as it is printed. (`innerText` has the text that is shown.)
const PRINTED: &str = "document.querySelector('main').innerText";

#[test]
fn a_printed_list_names_the_authors() {
    read(published(SITE).files, |reader| {
        reader.print(700);
        for path in ["/", "/categories/service/", "/archive/2026/01/"] {
            reader.go(path);
            let text = reader.value(PRINTED);
            assert!(text.as_str().unwrap().contains("By Ann Lee and Ben Roe"), "{path}: {text}");
            assert!(!text.as_str().unwrap().contains("1 comment"), "{path}: {text}");
        }
    });
}

#[test]
fn other_languages_are_printed_whole_or_not_at_all() {
    read(published(SITE).files, |reader| {
        reader.print(700);
        reader.go(ARTICLE);
        let text = reader.value(PRINTED);
        assert!(!text.as_str().unwrap().contains("Also in"), "{text}");
    });
}

#[test]
fn a_printed_page_says_its_address() {
    read(published(SITE).files, |reader| {
        for (path, address) in
            [(ARTICLE, "https://example.com/2026/01/first/"), ("/archive/", "https://example.com/archive/")]
        {
            let says = format!("document.body.innerText.includes('{address}')");
            reader.go(path);
            assert_eq!(reader.value(&says), false, "{path} on a screen");
            reader.print(700);
            assert_eq!(reader.value(&says), true, "{path} on paper");
            reader.page.call("Emulation.setEmulatedMedia", &serde_json::json!({ "media": "" }));
        }
    });
}

#[test]
fn an_address_in_the_text_is_printed_once() {
    read(published(SITE).files, |reader| {
        reader.print(700);
        reader.go(ARTICLE);
        let behind = "[...document.querySelectorAll('.prose a')].map((link) => getComputedStyle(link, '::after').content !== 'none')";
        assert_eq!(reader.value(behind), serde_json::json!([false, false, true, false]));
    });
}

#[test]
fn code_and_tables_are_not_cut_at_the_edge_of_the_paper() {
    read(published(SITE).files, |reader| {
        reader.print(640);
        reader.go(ARTICLE);
        for part in ["pre", ".table-scroll"] {
            let cut = format!(
                "(([part]) => part.scrollWidth - part.clientWidth)(document.querySelectorAll('{part}'))"
            );
            assert_eq!(reader.number(&cut), 0.0, "{part}");
        }
    });
}
