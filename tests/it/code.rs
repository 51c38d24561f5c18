//! Blocks of code in whole sites: which pages link the stylesheet for them, and what feeds carry.

use crate::driver;
use crate::driver::Published;

fn site() -> Published {
    driver::published(
        "\
//- site.yaml
title: A blog
url: https://example.com
//- content/2026-01-05-code.md
---
title: Code
---
```rust title=\"src/main.rs\" {1}
let a = 1;
```
//- content/2026-01-06-plain.md
---
title: Plain
---
Text, and `inline code`.

```
a: 1
```
//- content/pages/about.md
---
title: About
---
```yaml {2}
a: 1
b: 2
```
",
    )
}

#[test]
fn only_pages_with_captions_or_marked_lines_link_the_stylesheet_for_code() {
    for (path, text) in site().pages() {
        let wants = path == "about/index.html" || path == "2026/01/code/index.html";
        assert_eq!(text.contains("/theme/code."), wants, "{path}");
    }
}

#[test]
fn feeds_carry_code_with_its_caption() {
    let site = site();
    let page = site.text("2026/01/code/index.html");
    assert!(page.contains("<span class=\"code-title\">src/main.rs</span></figcaption>"), "{page}");
    assert!(page.contains("<mark>let a = 1;\n</mark>"), "{page}");
    for feed in ["feed.xml", "rss.xml", "feed.json"] {
        let text = site.text(feed);
        assert!(text.contains("let a = 1;") && text.contains("src/main.rs"), "{feed}: {text}");
    }
}
