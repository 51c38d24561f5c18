//! Blocks of code in whole sites: who pays for colours, and what feeds carry.

use steadfast::highlight;

use crate::architecture::files;
use crate::driver;
use crate::driver::Published;

fn site(settings: &str) -> Published {
    driver::published(&format!(
        "\
//- site.yaml
title: A blog
url: https://example.com
{settings}//- content/2026-01-05-code.md
---
title: Code
---
```rust title=\"src/main.rs\" {{1}}
let a = 1;
```
//- content/2026-01-06-plain.md
---
title: Plain
---
Text, and `inline code`.
//- content/pages/about.md
---
title: About
---
```yaml
a: 1
```
"
    ))
}

const STYLESHEET: &str = "/theme/code.";

#[test]
fn only_pages_with_code_link_the_stylesheet_for_it() {
    let site = site("");
    for (path, text) in site.pages() {
        let has_code = path == "about/index.html" || path == "2026/01/code/index.html";
        assert_eq!(text.contains(STYLESHEET), has_code, "{path}");
    }
}

#[test]
fn feeds_carry_code_without_colours() {
    let site = site("");
    let page = site.text("2026/01/code/index.html");
    assert!(page.contains("<span class=\"k\">let</span>"), "{page}");
    for feed in ["feed.xml", "rss.xml", "feed.json"] {
        let text = site.text(feed);
        assert!(text.contains("let a = 1;") && text.contains("src/main.rs"), "{feed}: {text}");
    }
}

#[test]
fn colours_can_be_switched_off_and_captions_and_marks_stay() {
    let site = site("markdown:\n  highlight: false\n");
    let page = site.text("2026/01/code/index.html");
    assert!(!page.contains("<span class=\"k\">"));
    assert!(page.contains("<span class=\"code-title\">src/main.rs</span></figcaption>"), "{page}");
    assert!(page.contains("<mark>let a = 1;\n</mark>"), "{page}");
    assert!(!site.text("about/index.html").contains(STYLESHEET));
}

#[test]
fn the_documentation_names_every_language() {
    let docs = files("docs", "writing.md").remove("docs/writing.md").unwrap();
    let (_, list) = docs.split_once("These languages are known: ").unwrap();
    let list = list.split_once(".\n").unwrap().0.replace('\n', " ").replace(" and ", ", ");
    let known: Vec<&str> = highlight::all().map(highlight::Language::label).collect();
    assert_eq!(list.split(", ").collect::<Vec<_>>(), known);
}
