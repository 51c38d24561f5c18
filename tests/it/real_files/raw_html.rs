//! Addresses and ids in an author's HTML.

use super::text::{article, faults_of};
use crate::driver::published;

const FILES: &str = "//- content/articles/a.svg\n<svg/>\n//- content/articles/b.svg\n<svg/>\n//- content/articles/c.vtt\nx\n\
                     //- content/articles/d.pdf\nx\n//- static/e.html\nx\n";

fn page(body: &str) -> String {
    let site = article("text", body).replace("https://quay.example\n", "https://quay.example/blog\n") + FILES;
    published(&site).text("2026/01/a/index.html").to_owned()
}

#[test]
fn every_address_is_made_right() {
    for (written, right) in [
        (
            "<img srcset=\"a.svg 1x, b.svg 2x\" alt=\"\">",
            "srcset=\"/blog/articles/a.svg 1x, /blog/articles/b.svg 2x\"",
        ),
        ("<picture><source srcset=\"a.svg\"></picture>", "srcset=\"/blog/articles/a.svg\""),
        ("<iframe src=\"/e.html\"></iframe>", "src=\"/blog/e.html\""),
        ("<video><track src='c.vtt'></video>", "src='/blog/articles/c.vtt'"),
        ("<object data=\"d.pdf\"></object>", "data=\"/blog/articles/d.pdf\""),
        ("<embed src=\"d.pdf\">", "src=\"/blog/articles/d.pdf\""),
        ("<img src=a.svg alt=x>", "src=\"/blog/articles/a.svg\" alt=x"),
        ("<a href=d.pdf>x</a>", "href=\"/blog/articles/d.pdf\">"),
        ("<map><area href=\"/archive/\"></map>", "href=\"/blog/archive/\""),
        ("Text <IMG SRC=a.svg> text", "SRC=\"/blog/articles/a.svg\""),
    ] {
        let page = page(written);
        assert!(page.contains(right), "{written}: {page}");
    }
}

#[test]
fn every_address_is_checked() {
    for html in [
        "<img srcset=\"gone.png 2x\" alt=\"\">",
        "<source srcset=\"gone.png\">",
        "<iframe src=\"gone.png\"></iframe>",
        "<track src=\"gone.png\">",
        "<object data=\"gone.png\"></object>",
        "<embed src=\"gone.png\">",
        "<img src=gone.png>",
        "<a href=gone.png>x</a>",
    ] {
        let faults = faults_of(&article("text", html));
        assert!(faults.contains("warning[dead-link]: there is no file `gone.png`"), "{html}: {faults}");
    }
}

#[test]
fn the_name_of_a_link_is_an_anchor() {
    let body = "[x](#old) [y](#other) [z](#third)\n\n<a name=\"old\"></a>\n\nText <a name=other>x</a>\n\n## Third <a name='third'></a>\n";
    assert_eq!(faults_of(&article("text", body)), "");
}

#[test]
fn feeds_have_whole_addresses() {
    let site = published(
        &(article("text", "<object data=\"d.pdf\"></object> <img srcset=\"a.svg 2x\" src=b.svg>") + FILES),
    );
    let feed = site.text("feed.json");
    for address in ["articles/d.pdf", "articles/a.svg 2x", "articles/b.svg"] {
        assert!(feed.contains(&format!("https://quay.example/{address}")), "{address}: {feed}");
    }
}
