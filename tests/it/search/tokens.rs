//! The program and the page's script split every text into the same words.

use steadfast::render::search::tokens;

use super::served::Served;
use crate::browser::chromium::Browser;
use crate::driver::published;

/// Texts that two programs may split in different ways.
const HARD: &str = include_str!("hard.txt");

/// Characters of every script that has been in Unicode for a long time, in sequences and between letters.
fn characters(assigned: &str) -> Vec<String> {
    let all: Vec<char> = assigned.chars().collect();
    let between = all.chunks(61).map(|run| run.iter().flat_map(|c| [*c, 'x']).collect());
    let alone = all.chunks(47).map(|run| run.iter().collect());
    between.chain(alone).collect()
}

/// Characters of the older blocks that the browser's version of Unicode knows; the program's version may be newer.
const ASSIGNED: &str = r"[[0, 0x1c7f], [0x1e00, 0x2bff], [0x2e80, 0xa7bf], [0xa840, 0xd7ff], [0xf900, 0x101ff],
    [0x1d000, 0x1d7ff], [0x1f100, 0x1f2ff], [0x20000, 0x2a6df]].flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at)))
    .filter((letter) => /\P{Cn}/u.test(letter)).join('')";

#[test]
fn the_script_cuts_as_the_program_does() {
    let Some(browser) = Browser::start() else { return };
    let site = published("");
    let script =
        site.files.keys().find(|path| path.starts_with("theme/search.") && path.ends_with(".js")).unwrap();
    let script = format!("/{script}");
    let served = Served::site(published(""), "");
    let page = browser.open(&served.url("/search/"));
    let mut texts: Vec<String> = HARD.lines().map(|line| line.replace("\\n", "\n")).collect();
    assert!(texts.len() > 40);
    let assigned = page.value(ASSIGNED);
    texts.extend(characters(assigned.as_str().unwrap()));
    assert!(texts.len() > 3000, "{}", texts.len());
    for some in texts.chunks(400) {
        let list = serde_json::to_string(some).unwrap();
        let theirs = page.value(&format!(
            "import('{script}').then((search) => {list}.map((text) => search.tokens(text).join(' ')))"
        ));
        for (text, theirs) in some.iter().zip(theirs.as_array().unwrap()) {
            assert_eq!(theirs.as_str().unwrap(), tokens(text).join(" "), "{text:?}");
        }
    }
    assert_eq!(page.errors(), [""; 0]);
}
