//! Tries every page, from its first block to its last.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{blocks, site, trial};
use crate::driver::Folder;

/// Tries a page. Returns what is wrong.
fn play(page: &str, text: &str) -> Vec<String> {
    // A page that makes its own site shows its builds too, including those that fail.
    let begins_with_nothing = text.contains("$ steadfast init");
    let folder = if begins_with_nothing { Folder::empty() } else { site::beginner() };
    let mut below = String::new();
    let mut wrong = Vec::new();
    for block in blocks::blocks(page, text) {
        wrong.extend(trial::play(&block, &folder, &mut below));
        if !begins_with_nothing {
            wrong.extend(trial::build(&block.place, &folder, &below));
        }
    }
    wrong.extend(trial::build(page, &folder, &below));
    wrong
}

#[test]
fn the_examples_of_every_page_work() {
    let pages = blocks::pages();
    let wrong: Vec<String> = pages.par_iter().flat_map_iter(|(page, text)| play(page, text)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
