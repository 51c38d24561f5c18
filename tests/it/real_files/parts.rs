//! The numbers of parts in titles.

use crate::driver;
use crate::driver::published;

/// Returns the parts of a series, as its page lists them: number and title.
fn parts(articles: &[(&str, &str)]) -> Vec<String> {
    let article = |(at, (title, more)): (usize, &(&str, &str))| {
        format!(
            "//- content/2026-01-{:02}-p{at}.md\n---\ntitle: \"{title}\"\nseries: S\n{more}---\nText.\n",
            at + 1
        )
    };
    let site = published(&articles.iter().enumerate().map(article).collect::<String>());
    let main = site.main("series/s/index.html").to_owned();
    let parts = main.split("<li class=\"part").skip(1);
    let number = |part: &str| part.split_once("value=\"").unwrap().1.split_once('"').unwrap().0.to_owned();
    parts.map(number).collect()
}

#[test]
fn a_number_counts_only_where_a_title_or_a_piece_of_it_ends() {
    let titles = [("The part I left out", ""), ("Do your part, 10 ways", ""), ("Spare part 7 arrives", "")];
    assert_eq!(parts(&titles), ["1", "2", "3"]);
    let titles = [("Habits, Part III", ""), ("Part 2: more", ""), ("Start (Part 1 of 3)", "")];
    assert_eq!(parts(&titles), ["1", "2", "3"]);
}

#[test]
fn the_key_part_always_wins() {
    assert_eq!(parts(&[("The part I left out", "part: 2\n")]), ["2"]);
    let faults = driver::faults(
        "//- content/2026-01-01-a.md\n---\ntitle: Habits, Part III\nseries: S\npart: 2\n---\nText.\n",
    );
    assert!(faults.starts_with("warning[part-title]: the title says part 3, `part` says 2"), "{faults}");
}
