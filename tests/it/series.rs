//! Series: the box on each part, parts still to come, and how parts are numbered.

use crate::driver::published;
use crate::markup::text_of;

const SITE: &str = "\
//- content/series/loyalty.md
---
title: Loyalty Matters
summary: Five short parts.
parts:
  - {part: 4, title: Getting on, date: 2026-12-10}
  - {part: 5, title: Looking back}
  - {part: 2, title: Announced and then written}
---
Why **loyalty** matters.
//- content/2026-01-05-one.md
---
title: Loyalty Matters, Part I
series: Loyalty Matters
---
//- content/2026-02-05-two.md
---
title: Habits
series: loyalty
part: 2
---
//- content/2026-03-05-three.md
---
title: Loyalty Matters, Part III
series: loyalty matters
---
";

#[test]
fn a_part_says_where_it_stands_and_lists_all_parts() {
    let site = published(SITE);
    let main = site.main("2026/03/three/index.html");
    assert_eq!(text_of(main, "<p class=\"series-place\"").unwrap(), "Part 3 of 5");
    assert_eq!(
        text_of(main, "<ol class=\"parts\"").unwrap(),
        "Loyalty Matters, Part I Habits Loyalty Matters, Part III Getting on planned for 10 December 2026 Looking back to come"
    );
    assert!(
        main.contains("<a href=\"/2026/03/three/\" aria-current=\"page\">Loyalty Matters, Part\u{a0}III</a>")
    );
    assert!(!main.contains("Announced and then written"));
    let steps =
        text_of(site.main("2026/02/two/index.html"), "<nav class=\"steps\" aria-label=\"Series\"").unwrap();
    assert_eq!(steps, "Part 1 Loyalty Matters, Part I Part 3 Loyalty Matters, Part III");
}

#[test]
fn a_series_has_a_page_and_stands_in_the_list_of_series() {
    let site = published(SITE);
    let main = site.main("series/loyalty/index.html");
    assert_eq!(text_of(main, "<p class=\"series-progress\"").unwrap(), "3 of 5 parts published");
    assert!(main.contains("Why <strong>loyalty</strong> matters."));
    assert!(site.main("series/index.html").contains("<a href=\"/series/loyalty/\">Loyalty Matters</a>"));
    assert!(site.has("series/loyalty/feed.xml"));
}

#[test]
fn parts_without_numbers_are_numbered_by_their_dates() {
    let article = |day: u32, name: &str| {
        format!("//- content/{name}.md\n---\ntitle: {name}\ndate: 2026-01-{day:02}\nseries: Habits\n---\n")
    };
    let site = published(&[article(20, "c"), article(5, "z"), article(10, "a")].concat());
    let list = text_of(site.main("2026/01/a/index.html"), "<ol class=\"parts\"").unwrap();
    assert_eq!(list, "z a c");
    assert!(site.main("2026/01/a/index.html").contains("Part 2 of 3"));
}

#[test]
fn a_part_that_is_not_live_does_not_count_as_written() {
    let site = published(&SITE.replace("part: 2\n", "part: 2\ndraft: true\n"));
    let main = site.main("2026/03/three/index.html");
    let list = text_of(main, "<ol class=\"parts\"").unwrap();
    assert!(list.contains("Announced and then written to come"), "{list}");
    assert!(!list.contains("Habits"));
}

#[test]
fn cards_name_the_part() {
    let card = published(SITE);
    assert!(card.main("index.html").contains("Part 2 of <a href=\"/series/loyalty/\">Loyalty Matters</a>"));
}

/// A series of `count` articles, and one more part that is only planned, behind part 3.
fn long_series(count: usize) -> String {
    let part = |number: usize| {
        let number = if number > 3 { number + 1 } else { number };
        format!(
            "//- content/2020-01-01-p{number}.md\n---\ntitle: Step {number}\nseries: Steps\npart: {number}\n---\nText.\n"
        )
    };
    let planned =
        "//- content/series/steps.md\n---\ntitle: Steps\nparts:\n  - {part: 4, title: Planned}\n---\n";
    planned.to_owned() + &(1..=count).map(part).collect::<String>()
}

#[test]
fn a_part_of_a_very_long_series_lists_its_neighbours() {
    let site = published(&long_series(50));
    let parts = |path: &str| text_of(site.main(path), "<ol class=\"parts\"").unwrap();
    assert_eq!(parts("2020/01/p30/index.html"), "Step 28 Step 29 Step 30 Step 31 Step 32");
    assert_eq!(parts("2020/01/p1/index.html"), "Step 1 Step 2 Step 3");
    assert_eq!(parts("2020/01/p3/index.html"), "Step 1 Step 2 Step 3 Step 5 Step 6", "only written ones");
    assert_eq!(parts("2020/01/p51/index.html"), "Step 49 Step 50 Step 51");
    let main = site.main("2020/01/p30/index.html");
    assert!(
        main.contains("<p class=\"series-all\"><a href=\"/series/steps/\">All 51 parts</a></p>"),
        "{main}"
    );
    assert_eq!(text_of(main, "<p class=\"series-place\"").unwrap(), "Part 30 of 51");
    let steps = text_of(main, "<nav class=\"steps\" aria-label=\"Series\"").unwrap();
    assert_eq!(steps, "Part 29 Step 29 Part 31 Step 31");
    assert_eq!(site.main("series/steps/index.html").matches("<li class=\"part").count(), 51);

    let shorter = published(&long_series(49));
    let main = shorter.main("2020/01/p30/index.html");
    assert_eq!(main.matches("<li class=\"part").count(), 50);
    assert!(main.contains("<summary>All 50 parts</summary>"), "{main}");
}
