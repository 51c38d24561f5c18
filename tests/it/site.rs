//! A small site with a little of everything, below a sub-folder: snapshots of all its outputs.

use std::path::Path;

use steadfast::diagnostic::Report;
use steadfast::source;

use crate::driver;
use crate::driver::Published;
use crate::faults::snapshot;

/// The site of `tests/sites/small`.
fn small() -> Published {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sites/small");
    let mut report = Report::new();
    let sources = source::read(&root, &mut report);
    assert_eq!(report, Report::new());
    let (files, faults) = driver::build(sources, &driver::request());
    assert_eq!(faults, "");
    Published { files }
}

/// Returns a name without its digest: `theme/style.[digest].css`.
fn without_digest(text: &str) -> String {
    text.split('.')
        .map(|piece| {
            if piece.len() >= 8 && piece.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                "[digest]"
            } else {
                piece
            }
        })
        .collect::<Vec<_>>()
        .join(".")
}

#[test]
fn the_site_has_these_files() {
    let names: Vec<String> = small().files.keys().map(|path| without_digest(path)).collect();
    snapshot("small_files", &names.join("\n"));
}

#[test]
fn an_article_shows_all_its_furniture() {
    snapshot("small_article", small().main("2026/01/first/index.html"));
}

#[test]
fn the_head_of_an_article_describes_it() {
    let site = small();
    let head = site.text("2026/01/first/index.html").split("</head>").next().unwrap();
    let (head, data) = head.split_once("<script type=\"application/ld+json\">").unwrap();
    snapshot("small_article_head", &without_digest(head));
    let data: serde_json::Value = serde_json::from_str(data.split("</script>").next().unwrap()).unwrap();
    snapshot("small_article_data", &without_digest(&serde_json::to_string_pretty(&data).unwrap()));
}

#[test]
fn the_home_page_lists_the_newest() {
    snapshot("small_home", small().main("index.html"));
}

#[test]
fn pages_of_a_person_and_of_a_series_introduce_them() {
    snapshot("small_author", small().main("authors/ann-lee/index.html"));
    snapshot("small_series", small().main("series/loyalty-matters/index.html"));
}

#[test]
fn feeds_carry_whole_addresses_and_stable_ids() {
    let site = small();
    for name in ["feed.xml", "rss.xml", "2026/01/first/comments.xml"] {
        snapshot(&format!("small_{}", name.replace(['/', '.'], "_")), site.text(name));
    }
    let feed: serde_json::Value = serde_json::from_str(site.text("feed.json")).unwrap();
    snapshot("small_feed_json", &serde_json::to_string_pretty(&feed).unwrap());
}

#[test]
fn machines_get_their_files() {
    let site = small();
    for name in ["sitemap.xml", "_redirects", "_headers", "llms.txt", "robots.txt", "old/regulars.html"] {
        snapshot(&format!("small_{}", name.replace(['/', '.'], "_")), site.text(name));
    }
}

#[test]
fn what_is_not_published_and_what_commenters_sent_along_is_in_no_file() {
    let secrets = [
        "Heldine",
        "held.example",
        "Held words",
        "a link too many",
        "Rejecta",
        "Rejected words",
        "Spamela",
        "spam.example",
        "Spam words",
        "queue-7",
        "received_from",
        "A secret draft",
        "Unfinished thoughts",
        "A planned surprise",
        "Not before Christmas",
        "A bygone offer",
        "Half price",
    ];
    for (path, bytes) in &small().files {
        let text = String::from_utf8_lossy(bytes);
        for secret in secrets {
            assert!(!text.contains(secret), "{path} holds `{secret}`");
        }
    }
}
