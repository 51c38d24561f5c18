//! Addresses: files and folders, the targets of shortened addresses, and the page for missing ones.

use crate::driver::{Folder, faults, published};

const SETTINGS: &str = "//- site.yaml\ntitle: A\nurl: https://quay.example\nsocial_cards: false\n";

fn article(front_matter: &str) -> String {
    format!("//- content/2026-01-05-hello.md\n---\ntitle: Hello\n{front_matter}---\nText.\n")
}

#[test]
fn an_address_with_an_ending_that_is_no_pages_is_a_folder() {
    for (url, file) in [
        ("/releases/v2.0", "releases/v2.0/index.html"),
        ("/team/mr.smith", "team/mr.smith/index.html"),
        ("/old/index.php", "old/index.php/index.html"),
        ("/notes/3.14", "notes/3.14/index.html"),
        ("/what.is.this", "what.is.this/index.html"),
        ("/kept.html", "kept.html"),
        ("/kept.htm", "kept.htm"),
    ] {
        let site = published(&article(&format!("url: {url}\n")));
        assert!(site.text(file).contains("<!doctype html>"), "{url}");
        assert!(site.text(file).contains("Text."), "{url}");
    }
}

#[test]
fn a_page_and_a_former_address_with_a_dot_are_folders_too() {
    let page = "//- content/pages/team.md\n---\ntitle: Team\npermalink: /team/dr.who\n---\nText.\n";
    assert!(published(page).has("team/dr.who/index.html"));
    for key in ["aliases", "redirect_from"] {
        let site = published(&article(&format!("{key}: [/releases/v2.0, /old.aspx, /was.html]\n")));
        for file in ["releases/v2.0/index.html", "old.aspx/index.html", "was.html"] {
            assert!(site.text(file).contains("url=/2026/01/hello/"), "{key} {file}");
        }
        assert!(site.text("_redirects").contains("/releases/v2.0 /2026/01/hello/ 301\n"));
    }
    let pattern = format!("{SETTINGS}permalink: /:year/:slug.php\n{}", article(""));
    assert!(published(&pattern).has("2026/hello.php/index.html"));
}

#[test]
fn what_belongs_to_a_page_with_a_dot_lies_in_its_folder() {
    let comment = "//- content/comments/hello/c-1.md\n---\nauthor: Ann\ndate: 2026-01-06\nstate: approved\n---\nHello.\n";
    let site = published(&format!("{}{comment}", article("url: /releases/v2.0\n")));
    assert!(site.has("releases/v2.0/comments.xml"), "{:?}", site.files.keys());
    let site = published(&format!("{}{comment}", article("url: /old/hello.htm\n")));
    assert!(site.has("old/hello-comments.xml"), "{:?}", site.files.keys());
}

#[test]
fn files_and_pages_with_dots_are_found_by_links() {
    let files = "//- static/report.pdf\nx\n//- static/LICENSE\nx\n//- static/.well-known/keybase.txt\nx\n";
    let links =
        "[a](/report.pdf) [b](/LICENSE) [c](/releases/v2.0) [d](/releases/v2.0/) [e](../../../report.pdf)\n";
    let site = published(&format!("{}{links}{files}", article("aliases: [/releases/v2.0]\n")));
    let page = site.main("2026/01/hello/index.html");
    for href in ["/report.pdf", "/LICENSE", "/releases/v2.0/"] {
        assert!(page.contains(&format!("href=\"{href}\"")), "{href} {page}");
    }
}

#[test]
fn a_file_of_an_older_build_gives_way_to_the_folder_of_its_name() {
    let site = Folder::new(&article("url: /v2/\n"));
    site.build(&[]).exits(0);
    site.write("static/notes", "x");
    site.build(&[]).exits(0);
    std::fs::remove_file(site.path("static/notes")).unwrap();
    site.write("content/2026-01-05-hello.md", "---\ntitle: Hello\nurl: /notes/\n---\nText.\n");
    site.build(&[]).exits(0);
    assert!(site.public().contains_key("notes/index.html"));
}

#[test]
fn a_pattern_in_a_former_address_is_a_rule_for_that_address_alone() {
    let aliases = "aliases: ['/wiki/*', '/u/:name/', '/*', '/a/:splat.html']\n";
    let site = published(&article(aliases));
    let rules = site.text("_redirects");
    assert!(!rules.contains(['*', ':']), "{rules}");
    assert!(rules.contains("/wiki/%2A /2026/01/hello/ 301\n/wiki/%2A/ /2026/01/hello/ 301\n"), "{rules}");
    assert!(rules.contains("/u/%3Aname/ /2026/01/hello/ 301\n"), "{rules}");
    assert!(site.has("wiki/*/index.html") && site.has("u/:name/index.html"));
}

#[test]
fn a_pattern_in_a_present_address_fills_nothing_in() {
    let site = published(&article("url: '/c/:splat/*/'\naliases: [/old/]\n"));
    assert!(site.text("_redirects").contains("/old/ /c/%3Asplat/%2A/ 301\n"), "{}", site.text("_redirects"));
}

#[test]
fn a_shortened_address_leads_to_the_archive() {
    let archive = |permalink: &str, folders: &[(&str, &str)]| {
        let site = published(&format!("{SETTINGS}permalink: {permalink}\n{}", article("")));
        for (folder, target) in folders {
            let page = site.text(&format!("{folder}/index.html"));
            assert!(page.contains(&format!("url={target}\"")), "{permalink} {folder} {page}");
            assert!(!site.text("sitemap.xml").contains(&format!("quay.example/{folder}/<")), "{folder}");
        }
    };
    let (year, month) = ("/archive/2026/", "/archive/2026/01/");
    archive("/:year/:month/:slug/", &[("2026", year), ("2026/01", month)]);
    archive("/:year/:slug.html", &[("2026", year)]);
    archive(
        "/blog/:year/:month/:day/:slug/",
        &[("blog/2026", year), ("blog/2026/01", month), ("blog/2026/01/05", month)],
    );
    archive("/:year-:month/:slug/", &[("2026-01", month)]);
    archive("/:year/:month-:day/:slug/", &[("2026", year), ("2026/01-05", month)]);
}

#[test]
fn exact_addresses_of_articles_have_years_and_months_too() {
    let site = published(&format!(
        "{SETTINGS}permalink: /:slug/\n{}//- content/b.md\n---\ntitle: B\ndate: 2024-03-02\n---\nText.\n",
        article("url: /news/2026/1/hello/\n")
    ));
    assert!(site.text("news/2026/index.html").contains("url=/archive/2026/\""));
    assert!(site.text("news/2026/1/index.html").contains("url=/archive/2026/01/\""));
    assert!(!site.has("2024/index.html"), "no article lies there");
}

#[test]
fn a_page_of_the_sites_own_stands_in_the_place_of_a_year() {
    let site = published(&format!(
        "{SETTINGS}{}//- content/pages/2026.md\n---\ntitle: The year\n---\nOwn words.\n",
        article("")
    ));
    assert!(site.text("2026/index.html").contains("Own words."));
    assert!(site.text("2026/01/index.html").contains("url=/archive/2026/01/\""));
    let settings = format!("{SETTINGS}output: {{redirect_pages: false}}\n");
    let site = published(&format!("{settings}{}", article("")));
    assert!(!site.has("2026/index.html"));
    assert!(site.text("_redirects").contains("/2026/ /archive/2026/ 301\n"));
}

#[test]
fn a_page_named_404_is_the_page_for_missing_addresses() {
    for front_matter in [
        "//- content/pages/404.md\n---\ntitle: Lost at the quay\n",
        "//- content/pages/404/index.md\n---\ntitle: Lost at the quay\n",
        "//- content/pages/lost.md\n---\ntitle: Lost at the quay\npermalink: /404.html\n",
    ] {
        let text = "---\nTry the [first article](../2026-01-05-hello.md), or the [list](/archive/).\n";
        let text = text.replace("../", if front_matter.contains("404/index") { "../../" } else { "../" });
        let site = published(&format!("{SETTINGS}{}{front_matter}{text}", article("")));
        let page = site.text("404.html");
        assert!(page.contains("<title>Lost at the quay") && page.contains("Try the"), "{page}");
        assert!(page.contains("<a href=\"/2026/01/hello/\">first article</a>"), "{page}");
        assert!(page.contains("noindex") && !page.contains("rel=\"canonical\""), "{page}");
        assert!(!site.has("404/index.html"));
        for file in ["sitemap.xml", "llms.txt", "search/index.json"] {
            assert!(!site.text(file).contains("404") && !site.text(file).contains("Lost"), "{file}");
        }
    }
}

#[test]
fn a_dead_link_on_the_page_for_missing_addresses_is_told() {
    let told = faults("//- content/pages/404.md\n---\ntitle: Lost\n---\nTry [this](/nowhere/).\n");
    assert!(told.contains("warning[dead-link]") && told.contains("content/pages/404.md:4:12"), "{told}");
    let draft = "//- content/pages/404.md\n---\ntitle: Lost\ndraft: true\n---\nText.\n";
    assert!(!published(draft).text("404.html").contains("Lost"));
}
