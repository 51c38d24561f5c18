//! The messages for links to missing targets, and for many files with errors at once.

use super::snapshot;
use crate::driver;
use crate::driver::Folder;

#[test]
fn links_to_files_pages_and_headings_that_are_not_there_name_the_nearest() {
    let faults = driver::faults(
        "\
//- content/2026-01-05-one.md
---
title: One
---
## A heading

The [second](2026-01-06-too.md), the [third](/2026/01/three/), the [second again](/2026/01/tow/), a
[heading](#a-headin), [its](2026-01-06-two.md#end), [none](2026-01-06-two.md#nothing-like-it).

![A picture](pictures/shop.png)

[A draft](2026-01-07-draft.md), [a folder](../elsewhere/), [out](../../../etc/passwd.txt).
//- content/2026-01-06-two.md
---
title: Two
image: shop.png
---
## The end
//- content/2026-01-07-draft.md
---
title: Not yet
draft: true
---
//- content/authors/ann.md
---
name: Ann
image: ann.jpg
---
See [my page](/people/ann/).
",
    );
    snapshot("links", &faults);
}

#[test]
fn all_faults_of_all_files_come_in_one_run_in_the_order_of_their_paths() {
    let site = Folder::new(
        "\
//- site.yaml
title: A blog
url: https://example.com
page_size: ten
//- content/z.md
---
title: Z
---
[a](missing.md)
//- content/a.md
---
title: A
date: 2026-02-30
---
//- content/m.md
---
tittle: M
date: 2026-01-05
slug: z
---
//- content/2026-01-05-n.md
---
title: N
---
[gone](gone.md) and [gone](/gone/)
//- templates/page.html
{% if %}
",
    );
    let run = site.build(&[]).exits(1);
    assert_eq!(run.stdout, "");
    assert!(!site.path("public").exists());
    snapshot("several_files", &run.stderr);
}
