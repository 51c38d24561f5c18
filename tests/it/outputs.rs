//! The files of a site, their addresses, and the targets of links.

use crate::driver::published;
use crate::markup::{tags, text_of};

/// Returns the addresses of one article under a pattern.
fn address(pattern: &str, front: &str) -> String {
    let site = published(&format!(
        "//- site.yaml\ntitle: A\nurl: https://example.com\npermalink: \"{pattern}\"\n//- content/2026-01-05-File_Name.md\n---\ntitle: A Warm Welcome\n{front}---\n"
    ));
    let map = site.text("sitemap.xml");
    let mut own =
        map.split("<loc>https://example.com").skip(1).filter_map(|rest| rest.split("</loc>").next());
    own.find(|path| path.to_lowercase().contains("welcome") || path.contains("File") || path.contains("own"))
        .unwrap()
        .to_owned()
}

#[test]
fn an_address_is_made_by_the_pattern_or_given() {
    assert_eq!(address("/:year/:month/:day/:slug/", ""), "/2026/01/05/File_Name/");
    assert_eq!(address("/:year/:month/:title.html", ""), "/2026/01/a-warm-welcome.html");
    assert_eq!(address("/:category/:title/", "category: Front line\n"), "/front-line/a-warm-welcome/");
    assert_eq!(address("/:category/:title/", ""), "/a-warm-welcome/");
    assert_eq!(address("/blog/:slug", "slug: Welcome\n"), "/blog/Welcome/");
    assert_eq!(address("/:year/:slug/", "url: /my/own.html\n"), "/my/own.html");
    assert_eq!(address("/:year/:slug/", "permalink: /my/own\n"), "/my/own/");
}

#[test]
fn a_slug_keeps_letters_of_every_script_and_is_never_empty() {
    let site = published(
        "//- content/2026-01-05.md\n---\ntitle: 顧客の声\n---\n//- content/2026-01-06.md\n---\ntitle: \"!?\"\n---\n//- content/2026-01-07.md\n---\ntitle: Größe & Maß\n---\n",
    );
    assert!(site.has("2026/01/顧客の声/index.html"));
    assert!(site.has("2026/01/grösse-mass/index.html"), "{:?}", site.files.keys());
    assert!(site.text("sitemap.xml").contains("/2026/01/%E9%A1%A7%E5%AE%A2%E3%81%AE%E5%A3%B0/"));
    let is_article = |path: &&String| path.starts_with("2026/01/") && *path != "2026/01/index.html";
    assert_eq!(site.files.keys().filter(is_article).count(), 3);
}

const ALIASES: &str = "\
//- content/2026-01-05-new.md
---
title: New
aliases: [/old/place/, /2009/old.html]
---
//- content/pages/about.md
---
title: About
redirect_from: /about.htm
---
";

#[test]
fn a_former_address_leads_to_the_present_one() {
    let site = published(ALIASES);
    let stub = site.text("old/place/index.html");
    assert!(
        stub.contains("content=\"0; url=/2026/01/new/\"")
            && stub.contains("href=\"https://example.com/2026/01/new/\"")
    );
    assert!(stub.contains("<meta name=\"robots\" content=\"noindex\">"));
    assert_eq!(
        site.text("_redirects"),
        "/2009/old.html /2026/01/new/ 301\n/about.htm /about/ 301\n/old/place /2026/01/new/ 301\n/old/place/ /2026/01/new/ 301\n"
    );
    assert!(!site.text("sitemap.xml").contains("old"));
}

#[test]
fn files_for_servers_can_be_left_out() {
    let settings = "//- site.yaml\ntitle: A\nurl: https://example.com\noutput: {redirect_pages: false, redirects_file: false, headers_file: false, llms_txt: false}\n";
    let site = published(&format!("{settings}{ALIASES}"));
    for path in ["old/place/index.html", "_redirects", "_headers", "llms.txt"] {
        assert!(!site.has(path), "{path}");
    }
}

#[test]
fn below_a_folder_every_link_begins_with_it() {
    let site = published(
        "\
//- site.yaml
title: A
url: https://example.com/guides/
navigation: [{title: About, url: /about/}]
links: [{title: Us, url: /about/}, {title: Them, url: //cdn.example/x}]
image: /shop.svg
comments: moderated
//- static/shop.svg
<svg/>
//- content/pages/about.md
---
title: About
aliases: [/us/]
---
[One](../2026-01-05-one.md), [two](/2026/01/two/), [two again](/guides/2026/01/two/) ![](/shop.svg)
//- content/2026-01-05-one.md
---
title: One
tags: [t]
---
## Head
[down](#head)
//- content/2026-01-06-two.md
---
title: Two
authors: [Ann]
category: C
series: S
---
",
    );
    for (path, page) in site.pages() {
        for tag in tags(page) {
            for value in ["href", "src", "action"].iter().filter_map(|name| tag.get(name)) {
                let fits = value.starts_with("/guides/")
                    || value.starts_with('#')
                    || value.starts_with("https://example.com/guides/");
                assert!(fits || value == "//cdn.example/x", "{path}: {value}");
            }
        }
    }
    let about = site.main("about/index.html");
    assert_eq!(about.matches("href=\"/guides/2026/01/two/\"").count(), 2, "{about}");
    assert!(site.text("_redirects").starts_with("/guides/us /guides/about/ 301"));
    assert!(site.text("robots.txt").contains("Sitemap: https://example.com/guides/sitemap.xml"));
    assert!(
        site.text("index.html")
            .contains("<meta property=\"og:image\" content=\"https://example.com/guides/shop.svg\">")
    );
}

#[test]
fn case_variants_of_a_tag_are_one_list_under_the_oldest_spelling() {
    let fixture = "//- content/2026-01-05-a.md\n---\ntitle: A\ntags: [Front Line]\n---\n//- content/2026-01-06-b.md\n---\ntitle: B\ntags: [front line, Front  Line]\n---\n";
    let (files, faults) = crate::driver::build(crate::driver::sources(fixture), &crate::driver::request());
    assert!(faults.starts_with("warning[term-spelling]"));
    let page = String::from_utf8_lossy(&files["tags/front-line/index.html"]);
    assert_eq!(text_of(&page, "<h1").unwrap(), "Front Line");
    assert!(page.contains(">A</a>") && page.contains(">B</a>") && page.contains("2 articles"));
}

/// Twelve articles on three pages of five, in three months of two years.
fn twelve() -> String {
    let article = |number: u32| {
        let (year, month) = if number < 3 { (2025, 12) } else { (2026, 1 + number % 2) };
        format!(
            "//- content/a{number:02}.md\n---\ntitle: Number {number:02}\ndate: {year}-{month:02}-{:02}\ntags: [all]\n---\n",
            number + 1
        )
    };
    let settings = "//- site.yaml\ntitle: A\nurl: https://example.com\npage_size: 5\n".to_owned();
    settings + &(0..12).map(article).collect::<String>()
}

#[test]
fn lists_have_pages_that_lead_to_each_other() {
    let site = published(&twelve());
    for folder in ["", "tags/all/"] {
        assert!(
            site.has(&format!("{folder}page/3/index.html"))
                && !site.has(&format!("{folder}page/4/index.html"))
        );
        let second = site.text(&format!("{folder}page/2/index.html"));
        assert_eq!(
            text_of(second, "<nav class=\"pager\"").unwrap(),
            "Newer articles Page 2 of 3 Older articles"
        );
        assert!(second.contains(&format!("<link rel=\"prev\" href=\"/{folder}\">")));
        assert!(second.contains(&format!("<link rel=\"next\" href=\"/{folder}page/3/\">")));
        assert!(
            second
                .contains(&format!("<link rel=\"canonical\" href=\"https://example.com/{folder}page/2/\">"))
        );
    }
    let shown: usize = ["", "page/2/", "page/3/"]
        .iter()
        .map(|page| site.main(&format!("{page}index.html")).matches("<article").count())
        .sum();
    assert_eq!(shown, 12);
    assert!(
        site.main("index.html").contains("Number 11")
            && !site.main("page/2/index.html").contains("Number 11")
    );
}

#[test]
fn the_archive_counts_years_and_months() {
    let site = published(&twelve());
    let years: Vec<String> = site
        .main("archive/index.html")
        .split("<section class=\"year\"")
        .skip(1)
        .map(|year| text_of(&format!("<section{year}"), "<section").unwrap())
        .collect();
    assert_eq!(years.len(), 2);
    assert!(
        years[0].contains("2026 9 articles")
            && years[0].contains("February 5")
            && years[0].contains("January 4"),
        "{years:?}"
    );
    assert!(years[1].contains("2025 3 articles") && years[1].contains("December 3"), "{years:?}");
    assert_eq!(site.main("archive/2026/02/index.html").matches("<article").count(), 5);
    assert!(site.main("archive/2026/index.html").contains("9 articles"));
    assert!(
        site.text("archive/2026/01/index.html").contains("<link rel=\"next\" href=\"/archive/2025/12/\">")
    );
}

#[test]
fn the_sites_own_files_stand_in_the_place_of_the_themes() {
    let site = published(
        "\
//- content/2026-01-05-a.md
---
title: A
---
//- static/robots.txt
User-agent: none
//- static/theme/style.css
body { color: red }
//- static/CNAME
example.com
//- templates/parts/footer.html
<footer class=\"mine\">Mine</footer>
//- templates/article.html
{% extends \"theme/article.html\" %}
{% block related %}<p class=\"mine\">After {{ article.title }}</p>{% endblock related %}
",
    );
    assert_eq!(site.text("robots.txt"), "User-agent: none\n");
    assert_eq!(site.text("CNAME"), "example.com\n");
    let page = site.text("2026/01/a/index.html");
    assert!(page.contains("<footer class=\"mine\">") && page.contains("<p class=\"mine\">After A</p>"));
    assert!(page.contains("<p class=\"kicker\">"), "the rest of the theme's page stays");
    let style = site.files.keys().find(|path| path.starts_with("theme/style.")).unwrap();
    assert_eq!(site.text(style), "body { color: red }\n");
    assert!(page.contains(&format!("href=\"/{style}\"")) && style.len() > "theme/style.css".len());
}

#[test]
fn feeds_are_those_of_the_settings() {
    let feeds = |settings: &str| published(&twelve().replace("page_size: 5", &format!("feeds: {settings}")));
    let none = feeds("{formats: []}");
    assert!(!none.files.keys().any(|path| path.contains("feed") || path.contains("rss")));
    assert!(!none.text("index.html").contains("rel=\"alternate\""));
    let atom = feeds("{formats: [atom], count: 3}");
    assert!(atom.has("tags/all/feed.xml") && !atom.has("rss.xml") && !atom.has("feed.json"));
    assert_eq!(atom.text("feed.xml").matches("<entry>").count(), 3);
    let late = feeds("{feed_from: 2026-02-01}");
    assert_eq!(late.text("rss.xml").matches("<item>").count(), 5);
    let text = "//- content/2026-01-05-a.md\n---\ntitle: A\nsummary: In short.\n---\nThe whole text.\n";
    let settings = "//- site.yaml\ntitle: A\nurl: https://example.com\nfeeds: {content: summary}\n";
    for path in ["feed.xml", "rss.xml", "feed.json"] {
        assert!(published(text).text(path).contains("The whole text."), "{path}");
        let short = published(&format!("{settings}{text}"));
        assert!(
            short.text(path).contains("In short.") && !short.text(path).contains("The whole text."),
            "{path}"
        );
    }
}
