//! Links to the site's own host, to other parts of it, and addresses without a scheme.

use crate::driver::{Folder, faults, published};

fn settings(more: &str) -> String {
    format!("//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n{more}")
}

fn article(text: &str) -> String {
    format!(
        "//- content/2026-01-05-hello.md\n---\ntitle: Hello\n---\n{text}\n//- content/2026-01-06-other.md\n---\ntitle: Other\n---\n## Costs\n"
    )
}

const OTHER: &str = "/2026/01/other/";

#[test]
fn a_whole_address_of_the_sites_own_is_a_link_within_the_site() {
    for start in ["https://quay.example", "http://quay.example", "//quay.example", "HTTPS://Quay.Example"] {
        let text = format!(
            "[a]({start}{OTHER}#costs) [b]({start}) <a href=\"{start}{OTHER}\">c</a>\n\n![p]({start}/p.svg)\n"
        );
        let picture =
            "//- static/p.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>\n";
        let site = published(&format!("{}{}{picture}", settings(""), article(&text)));
        let page = site.main("2026/01/hello/index.html");
        for found in [
            "<a href=\"/2026/01/other/#costs\">a</a>",
            "<a href=\"/\">b</a>",
            "<a href=\"/2026/01/other/\">c</a>",
            "src=\"/p.svg\"",
        ] {
            assert!(page.contains(found), "{start} {found} {page}");
        }
    }
    let below = settings("").replace("quay.example", "quay.example/blog");
    let site = published(&format!(
        "{below}{}",
        article("[a](https://quay.example/blog/2026/01/other/) [b](https://quay.example/shop/)")
    ));
    let page = site.main("2026/01/hello/index.html");
    assert!(page.contains("<a href=\"/blog/2026/01/other/\">a</a>"), "{page}");
    assert!(page.contains("<a href=\"https://quay.example/shop/\" class=\"external\""), "{page}");
}

#[test]
fn a_whole_address_that_the_site_does_not_have_is_told_and_kept() {
    let text = format!(
        "{}{}",
        settings(""),
        article("[a](https://quay.example/2026/01/othr/) [b](https://quay.example/2026/01/other/#cost)")
    );
    let told = faults(&text);
    assert!(told.contains("warning[dead-link]: this site has nothing at `/2026/01/othr/`"), "{told}");
    assert!(
        told.contains("did you mean `/2026/01/other/`?") && told.contains("elsewhere: [/2026/]"),
        "{told}"
    );
    assert!(told.contains("warning[dead-anchor]") && told.contains("did you mean `#costs`?"), "{told}");
    let folder = Folder::new(&text);
    folder.build(&[]).exits(0);
    let page = folder.read("public/2026/01/hello/index.html");
    assert!(page.contains("<a href=\"https://quay.example/2026/01/othr/\">a</a>"), "{page}");
}

#[test]
fn a_trial_address_leaves_links_to_the_sites_own_within_it() {
    let folder =
        Folder::new(&format!("{}{}", settings(""), article("[a](https://quay.example/2026/01/other/)")));
    folder.build(&["--strict", "--base-url", "https://trial.example/t"]).exits(0);
    assert!(folder.read("public/2026/01/hello/index.html").contains("<a href=\"/t/2026/01/other/\">a</a>"));
}

#[test]
fn links_into_other_parts_of_the_host_are_kept() {
    let text = "[a](/docs/start/) [b](https://quay.example/docs/x?y#z) [c](/docs) <a href=\"/shop/1\">d</a>\n\n![p](/docs/p.png)\n";
    for list in ["[/docs/, /shop]", "[\"/docs/*\", /shop/]"] {
        let more = format!(
            "elsewhere: {list}\nnavigation:\n  - {{title: Docs, url: /docs/}}\n  - {{title: Home, url: /}}\n"
        );
        for (url, base) in [("quay.example", ""), ("quay.example/blog", "/blog")] {
            let settings = settings(&more).replace("quay.example", url);
            let site = published(&format!("{settings}{}", article(text)));
            let page = site.text("2026/01/hello/index.html");
            for found in [
                "<a href=\"/docs/start/\">a</a>",
                "href=\"https://quay.example/docs/x?y#z\"",
                "<a href=\"/docs\">c</a>",
                "<a href=\"/shop/1\">d</a>",
                "src=\"/docs/p.png\"",
                "href=\"/docs/\"",
                &format!("href=\"{base}/\""),
            ] {
                assert!(page.contains(found), "{list} {url} {found} {page}");
            }
        }
    }
    let told = faults(&format!("{}{}", settings("elsewhere: [/docs/]\n"), article("[a](/docsy/)")));
    assert!(told.contains("nothing at `/docsy/`"), "{told}");
}

#[test]
fn a_page_of_the_sites_own_is_found_in_a_folder_of_others() {
    let page = "//- content/pages/docs/faq.md\n---\ntitle: Faq\n---\nText.\n";
    let more = "elsewhere: [/docs/]\nnavigation: [{title: Faq, url: /docs/faq/}]\n";
    let settings = settings(more).replace("quay.example", "quay.example/blog");
    let site = published(&format!("{settings}{}{page}", article("[a](/docs/faq/)")));
    let text = site.text("2026/01/hello/index.html");
    assert_eq!(text.matches("href=\"/blog/docs/faq/\"").count(), 2, "{text}");
}

#[test]
fn a_folder_of_others_is_a_path() {
    let told = faults(&format!("{}{}", settings("elsewhere: [docs, \"https://x.example/\"]\n"), article("")));
    assert_eq!(told.matches("error[bad-path]").count(), 2, "{told}");
    assert!(told.contains("site.yaml:4:13") && told.contains("elsewhere: [/docs/]"), "{told}");
}

#[test]
fn a_misspelt_address_of_the_menu_is_told_with_its_place_and_a_guess() {
    let more = "navigation:\n  - {title: Archive, url: /archiv/}\n  - {title: One, url: example.org}\n  - {title: Two, url: about/}\n\
                links:\n  - {title: Write, url: /writ/}\nimage: /crad.png\ntheme: {logo: /log.svg}\n";
    let files = "//- static/card.png.txt\nx\n//- static/logo.svg\n<svg/>\n";
    let told = faults(&format!("{}{}{files}", settings(more), article("")));
    for line in [
        "site.yaml:5:27",
        "site.yaml:6:23",
        "site.yaml:7:23",
        "site.yaml:9:25",
        "site.yaml:10:8",
        "site.yaml:11:15",
    ] {
        assert!(told.contains(line), "{line} {told}");
    }
    assert!(
        told.contains("did you mean `/archive/`?") && told.contains("did you mean `/logo.svg`?"),
        "{told}"
    );
    assert!(told.contains("did you mean `https://example.org`?") && told.contains("/about/"), "{told}");
    assert!(!told.contains("error["), "{told}");
}

#[test]
fn the_links_of_an_author_are_checked_too() {
    let author = "//- content/authors/ann.md\n---\nname: Ann\nlinks:\n  - {title: Books, url: /bokos/}\n  - {title: Two, url: /books/}\n---\n";
    let page = "//- content/pages/books.md\n---\ntitle: Books\n---\nText.\n";
    let told = faults(&format!("{}{}{author}{page}", settings(""), article("")));
    assert!(
        told.contains("content/authors/ann.md:4:25") && told.contains("did you mean `/books/`?"),
        "{told}"
    );
}

#[test]
fn a_misspelt_scheme_and_a_bare_host_are_warnings_with_the_address_that_was_meant() {
    for (written, meant) in [
        ("ttps://example.org/a", "https://example.org/a"),
        ("htps://example.org", "https://example.org"),
        ("https//example.org", "https://example.org"),
        ("https:/example.org", "https://example.org"),
        ("mail-to:ann@example.org", "mailto:ann@example.org"),
        ("sigstore.dev", "https://sigstore.dev"),
        ("github.com/x", "https://github.com/x"),
        ("www.example.org", "https://www.example.org"),
        ("ann@example.org", "mailto:ann@example.org"),
        ("example.com:8080/a", "https://example.com:8080/a"),
    ] {
        for text in
            [format!("[x]({written})"), format!("<a href=\"{written}\">x</a>"), format!("![x]({written})")]
        {
            let told = faults(&format!("{}{}", settings(""), article(&text)));
            assert!(told.contains("warning[dead-link]") && !told.contains("error["), "{text} {told}");
            assert!(told.contains(&format!("did you mean `{meant}`?")), "{text} {told}");
        }
    }
    let told = faults(&format!("{}{}", settings(""), article("[x](readme.md) [y](main.rs)")));
    assert_eq!(told.matches("error[missing-target]").count(), 2, "{told}");
    let kept = "[a](sms:+1) [b](magnet:?x) [c](tg://x) [d](tel:1) [e](slack://open)";
    published(&format!("{}{}", settings(""), article(kept)));
}

#[test]
fn a_misspelt_scheme_in_the_menu_says_what_was_meant() {
    let told = faults(&format!(
        "{}{}",
        settings("navigation: [{title: A, url: \"ttps://example.org\"}]\n"),
        article("")
    ));
    assert!(told.contains("did you mean `https://example.org`?"), "{told}");
}
