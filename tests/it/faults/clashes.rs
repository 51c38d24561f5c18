//! The messages for files that contradict each other. Errors in a single file are in `tests/corpus`.

use super::snapshot;
use crate::driver;

/// Compares all messages of a fixture with the snapshot of this name.
#[track_caller]
fn shows(name: &str, fixture: &str) {
    snapshot(name, &driver::faults(fixture));
}

#[test]
fn two_articles_of_one_address_are_both_named() {
    shows(
        "same_address",
        "\
//- content/2026-01-05-welcome.md
---
title: Welcome
---
//- content/guides/2026-01-20-a.md
---
title: A warm welcome
slug: welcome
---
",
    );
}

#[test]
fn addresses_that_differ_only_in_case_or_in_stored_accents_are_one() {
    shows(
        "same_address_but_for_case",
        "\
//- content/a.md
---
title: One
date: 2026-01-05
slug: Welcome
---
//- content/b.md
---
title: Two
date: 2026-01-05
slug: welcome
---
",
    );
    shows(
        "same_address_but_for_normalisation",
        "\
//- content/a.md
---
title: One
date: 2026-01-05
slug: caf\u{e9}
---
//- content/b.md
---
title: Two
date: 2026-01-05
slug: cafe\u{301}
---
",
    );
}

#[test]
fn an_alias_may_not_stand_over_a_page_or_another_alias() {
    shows(
        "alias_over_page",
        "\
//- content/2026-01-05-one.md
---
title: One
aliases: [/2026/01/two/, /old/, /archive/]
---
//- content/2026-01-06-two.md
---
title: Two
aliases:
  - /old/
---
",
    );
}

#[test]
fn a_file_cannot_stand_where_another_page_needs_a_folder() {
    shows(
        "file_and_folder",
        "\
//- content/2026-01-05-one.md
---
title: One
url: /guides.html
---
//- content/2026-01-06-two.md
---
title: Two
url: /guides.html/two/
---
",
    );
}

#[test]
fn a_page_may_not_take_the_place_of_one_that_the_site_makes() {
    shows(
        "page_over_own",
        "\
//- content/pages/tags.md
---
title: About our tags
---
//- content/pages/index.md
---
title: Home
---
//- content/2026-01-05-one.md
---
title: One
tags: [a]
url: /feed.xml
---
",
    );
}

#[test]
fn two_articles_of_one_feed_id_are_both_named() {
    shows(
        "duplicate_id",
        "\
//- content/2026-01-05-one.md
---
title: One
id: tag:example.com,2026:1
---
//- content/2026-01-06-two.md
---
title: Two
id: tag:example.com,2026:1
---
",
    );
}

#[test]
fn spellings_of_one_term_are_a_warning_also_where_only_their_address_is_one() {
    shows(
        "terms",
        "\
//- content/2026-01-05-one.md
---
title: One
tags: [Customer Service, a b]
category: Front line
---
//- content/2026-01-06-two.md
---
title: Two
tags: [customer service, a-b]
category: front line
---
",
    );
}

#[test]
fn parts_of_a_series_are_held_against_their_titles_and_each_other() {
    shows(
        "series_parts",
        "\
//- content/2026-01-05-one.md
---
title: Loyalty Matters, Part I
series: Loyalty Matters
part: 1
---
//- content/2026-01-06-two.md
---
title: Loyalty Matters, Part II
series: Loyalty Matters
part: 3
---
//- content/2026-01-07-three.md
---
title: Habits
series: Loyalty Matters
part: 1
---
",
    );
}

#[test]
fn an_author_who_may_be_a_slip_is_pointed_out_and_a_plain_name_is_not() {
    shows(
        "unknown_author",
        "\
//- content/authors/nadia-rahmani.md
---
name: Nadia Rahmani
---
//- content/2026-01-05-one.md
---
title: One
authors: [nadia-rahmni, Tomasz Wilk, tomasz]
---
",
    );
}

#[test]
fn comments_that_belong_nowhere_are_pointed_out() {
    shows(
        "comments",
        "\
//- content/2026-01-05-one.md
---
title: One
---
//- content/comments/onne/a.md
---
state: approved
author: Ann
date: 2026-01-06
---
Hello.
//- content/comments/one/b.md
---
state: approved
author: Ben
date: 2026-01-06
reply_to: cc
---
Hello.
//- content/comments/one/c.md
---
id: b
state: held
author: Cem
date: 2026-01-06
---
Hello.
//- content/comments/loose.md
---
state: approved
author: Dee
date: 2026-01-06
---
Hello.
",
    );
}
