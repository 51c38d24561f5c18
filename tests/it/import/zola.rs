//! Folders of Zola.

use super::check;

const BLOG: &str = r#"//- config.toml
base_url = "https://quay.example"
title = "The Regulars"
description = "Notes on people who come back."
default_language = "en"
taxonomies = [{name = "tags"}, {name = "topics"}]
[extra]
main_menu = [{name = "About", url = "$BASE_URL/about/"}]
//- content/_index.md
+++
title = "Home"
sort_by = "date"
+++
//- content/about.md
+++
title = "About"
+++
See [the first](@/blog/2020-01-31-first.md#what-s-new) and [nothing](@/blog/none.md).
//- content/blog/_index.md
+++
title = "Blog"
+++
Everything that we wrote.
//- content/blog/2020-01-31-first.md
+++
title = "First"
aliases = ["old/first.html", "/older/"]
authors = ["Ann Lee", "Ben"]
[taxonomies]
tags = ["front line"]
topics = ["Habits"]
[extra]
kicker = "Notes"
image = "till.svg"
+++
{{ youtube(id="dQw4w9WgXcQ", autoplay=true) }}

## What's new?

{% quote(author="Vincent") %}
A quotation.
{% end %}

{{ gist(url="https://gist.github.com/a/1") }} and {{ chart(n=1) }}, {{/* youtube(id="x") */}} {# hidden #}

{% note(title="Mind") %}
Text.
{% end %}

[Next](../trip/) and [its map](../trip/map.pdf). ![Till](till.svg)
//- content/blog/trip/index.md
+++
title = "The trip"
date = 2021-05-06T10:00:00+02:00
path = "2021/05/06/The-Trip"
updated = 2021-05-08
draft = false
+++
![A boat](boat.svg) and [first](../../../../blog/first/#what-s-new), [rel](first.html#x).

> [!NOTE]
> It stays.

## The end 🎉
//- content/blog/trip/boat.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
//- content/blog/trip/map.pdf
map
//- content/blog/secret.md
+++
title = "Secret"
date = 2020-04-01
slug = "Psst!"
draft = true
+++
Psst.
//- static/till.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
"#;

#[test]
fn a_blog_of_zola() {
    let site = check("import_zola", BLOG, &[]);
    let page = site.read("new/public/2021/05/06/The-Trip/index.html");
    assert!(page.contains("id=\"the-end\""), "{page}");
}
