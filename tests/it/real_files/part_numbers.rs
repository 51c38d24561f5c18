//! Numbers of a series: each part shows its own, and the bar counts parts that exist.

use serde_json::json;

use super::reader::read;
use crate::driver::{Published, published};

fn gaps() -> Published {
    published(
        "\
//- content/2026-01-05-third.md
---
title: The third
series: Visits
part: 3
---
Text.
//- content/2026-02-05-seventh.md
---
title: The seventh
series: Visits
part: 7
---
Text.
//- content/2026-03-05-alone.md
---
title: Alone
series: Others
part: 3
---
Text.
",
    )
}

#[test]
fn each_part_shows_its_own_number() {
    read(gaps().files, |reader| {
        let shown = "[...document.querySelectorAll('.part')].map((part) => getComputedStyle(part, '::before').content)";
        for path in ["/series/visits/", "/2026/01/third/"] {
            reader.go(path);
            assert_eq!(reader.value(shown), json!(["\"3\"", "\"7\""]), "{path}");
        }
    });
}

#[test]
fn the_bar_of_a_series_counts_parts_that_exist() {
    let site = gaps();
    let bar = |path: &str| {
        let page = site.main(path);
        page.split("<progress ").nth(1).unwrap().split(" aria").next().unwrap().to_owned()
    };
    assert_eq!(bar("2026/03/alone/index.html"), "max=\"3\" value=\"1\"");
    assert_eq!(bar("2026/01/third/index.html"), "max=\"7\" value=\"1\"");
    assert_eq!(bar("2026/02/seventh/index.html"), "max=\"7\" value=\"2\"");
}

#[test]
fn a_folded_list_says_how_many_parts_it_has() {
    let mut site = String::new();
    for part in 1..=10 {
        let number = part * 2;
        site += &format!(
            "//- content/2026-01-{part:02}-p{part}.md\n---\ntitle: Text {part}\nseries: Visits\npart: {number}\n---\nText.\n"
        );
    }
    let site = published(&site);
    assert!(site.main("2026/01/p1/index.html").contains("<summary>All 10 parts</summary>"));
}
