//! The costs of a search for a reader of a large site.

use super::served::Served;
use crate::browser::chromium::Browser;
use crate::driver::published;

/// Words of an invented language, common ones more often.
fn word(seed: &mut u64, count: u64) -> String {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    let part = ((*seed >> 33) as f64) / f64::from(1_u32 << 31);
    let rank = ((count as f64).powf(part)) as u64;
    let syllables = ["ka", "lo", "mi", "ra", "tu", "se", "no", "pi", "dar", "vel"];
    let mut rest = rank;
    let mut word = String::new();
    while rest > 0 || word.is_empty() {
        word.push_str(syllables[(rest % 10) as usize]);
        rest /= 10;
    }
    word
}

/// Returns a site of 1,500 articles of 60 words.
fn large() -> String {
    let mut seed = 7;
    let mut fixture = String::new();
    for number in 0..1500 {
        let mut words =
            |count: usize| (0..count).map(|_| word(&mut seed, 20_000)).collect::<Vec<_>>().join(" ");
        fixture.push_str(&format!(
            "//- content/a{number}.md\n---\ntitle: {} {number}\ndate: 2026-01-01\ndeck: {}\n---\n{}\n",
            words(5),
            words(15),
            words(60)
        ));
    }
    fixture
}

#[test]
fn a_first_search_is_small() {
    let Some(browser) = Browser::start() else { return };
    let served = Served::site(published(&large()), "");
    // Readers who do not search load nothing for it.
    let home = browser.open(&served.url("/"));
    assert_eq!(home.errors(), [""; 0]);
    assert!(served.sent().iter().all(|(path, _)| !path.contains("/search")));
    let page = browser.open(&served.url("/search/?q=lo+mira+velka"));
    page.until("document.querySelectorAll('.search-results li').length === 10");
    page.until("performance.getEntriesByType('resource').every((entry) => entry.responseEnd > 0)");
    let sent = served.sent();
    let data: Vec<_> = sent.iter().filter(|(path, _)| path.contains("/search/")).collect();
    let bytes: usize = sent.iter().map(|(_, bytes)| bytes).sum();
    assert!(bytes < 200_000, "{bytes}: {sent:#?}");
    assert!(data.iter().all(|(_, bytes)| *bytes < 40_000), "{data:#?}");
}
