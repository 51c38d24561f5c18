//! Blocks of code in whole sites: which pages load colours, and what feeds contain.

use steadfast_highlight::{Language, TokenKind, languages};

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
    let known: Vec<&str> = languages().map(Language::label).collect();
    assert_eq!(list.split(", ").collect::<Vec<_>>(), known);
}

const CODE_CSS: &str = include_str!("../../static/theme/code.css");

/// Returns the light and the dark value of a custom property.
fn pair(name: &str) -> [f64; 2] {
    let (_, rest) = CODE_CSS.split_once(&format!("{name}: light-dark(")).unwrap();
    let colours = rest.split(')').next().unwrap();
    let colours: Vec<f64> = colours.split(',').map(|colour| luminance(colour.trim())).collect();
    [colours[0], colours[1]]
}

/// Source: WCAG 2.2, "relative luminance".
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
    let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(part(1)) + 0.7152 * linear(part(3)) + 0.0722 * linear(part(5))
}

#[test]
fn every_class_has_a_rule_and_every_colour_contrast_on_both_grounds() {
    for kind in TokenKind::ALL {
        let class = kind.class();
        assert!(
            CODE_CSS.contains(&format!(".code .{class} {{")),
            "{kind:?}: there is no rule for `.{class}`"
        );
    }
    let names: Vec<&str> =
        CODE_CSS.lines().filter_map(|line| line.trim().strip_prefix("--")?.split(':').next()).collect();
    assert_eq!(names.len(), 13);
    let contrast = |a: f64, b: f64| (a.max(b) + 0.05) / (a.min(b) + 0.05);
    for name in names.iter().filter(|name| !["code-ground", "code-mark"].contains(name)) {
        for ground in ["--code-ground", "--code-mark"] {
            for scheme in 0..2 {
                let found = contrast(pair(&format!("--{name}"))[scheme], pair(ground)[scheme]);
                assert!(found >= 4.5, "{name} on {ground}, scheme {scheme}: {found:.2}");
            }
        }
    }
}
