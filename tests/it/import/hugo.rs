//! Folders of Hugo.

use super::{check, imported, old_blog};
use crate::driver::Folder;

const BLOG: &str = r#"//- hugo.toml
baseURL = "https://quay.example/"
title = "The Regulars"
languageCode = "en-gb"
timeZone = "Europe/London"
[params]
description = "Notes on people who come back."
phone = "555 0199"
[taxonomies]
tag = "tags"
topic = "topics"
[permalinks]
posts = "/:year/:month/:slug/"
[[menus.main]]
name = "About"
pageRef = "/about"
weight = 20
[[menus.main]]
name = "Home"
url = "/"
weight = 10
//- content/_index.md
---
title: Home
---
//- content/about.md
---
title: About us
date: 2015-01-01
menu: main
---
We sell cards. See [the first note](posts/first-note.md) and [the same]({{< ref "first-note" >}}).
//- content/authors/nadia/_index.md
---
display_name: Nadia Rahmani
role: Editor
---
Nadia counts cards.
//- content/authors/nadia/avatar.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
//- content/posts/_index.md
---
title: Posts
cascade:
  kicker: Notes
---
What we wrote.
//- content/posts/first-note.md
---
title: "A first note"
date: 2020-01-31T23:30:00-05:00
lastmod: 2020-02-02
topics: [Habits]
tags: front line
categories: ["Service"]
authors: [nadia]
aliases: ["/old/first/", relative-old]
weight: 3
deck: What a card does.
source_url: https://source.example/
featured_image:
  src: images/till.svg
  alt: A till
---

Call {{< param phone >}}. See [the trip]({{< relref "/posts/trip" >}}), [its end](<{{% ref "trip/index.md#the-end" %}}>),
[again]({{< ref trip >}} "with a title"), <a href="{{< ref "posts/trip.md" >}}">raw</a> and [gone]({{< ref "nowhere.md" >}}).

<!--more-->

## What's new?

{{< figure src="/images/till.svg" alt="A till" title="The till" caption="after one week" >}}

{{< img src="images/till.svg" alt="Again" >}} in a line.

{{< youtube dQw4w9WgXcQ >}}
{{< vimeo 146022717 >}}

Look at {{< gist spf13 7896402 >}}, {{< tweet user="DesignReviewed" id="1085870671291310081" >}}, {{< x user="a" id="1" >}} and {{< instagram CxOWiQNP2MO >}}.

{{< highlight go "linenos=table,hl_lines=2 4-5" >}}
func main() {
	{{< not_a_tag >}}
}
{{< /highlight >}}

{{% notice warning "Mind the step" %}}
Inside **Markdown**.

{{< tip >}}A tip in it.{{< /tip >}}
{{% /notice %}}

- An item
  {{< note >}}
  With a note.
  {{< /note >}}
- Another

{{< details summary="More" >}}
Hidden *text*.
{{< /details >}}

{{< qr text="https://quay.example" />}} {{< ring >}}around{{< /ring >}} {{< button href="/about/" >}}Go{{< /button >}}

Written as `{{</* figure */>}}` or {{</* ref "x" */>}}.

```html
{{</* youtube ID */>}}
[x](../in-code/)
```

[Sibling](../second/), [full](https://quay.example/about/#x), [other](https://other.example/), ![pic](/images/till.svg)
//- content/posts/trip/index.md
+++
title = "The trip"
date = 2021-05-06
draft = false
slug = "the-trip"
publishDate = 2021-05-07T08:00:00Z
[[resources]]
src = "map.pdf"
+++
![A boat](boat.svg "On the river") and [the map](map.pdf), [up](../first-note/).

## The end {#the-end}
//- content/posts/trip/boat.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
//- content/posts/trip/map.pdf
map
//- content/posts/trip/notes.md
Not a page.
//- content/posts/later.md
{
  "title": "Not yet",
  "date": "2020-03-01",
  "publishDate": "2030-01-01T00:00:00Z"
}

Wait.
//- content/posts/secret.md
---
title: Secret
date: 2020-04-01
draft: true
---
Psst.
//- content/posts/old-offer.md
---
title: An old offer
date: 2019-04-01
expiryDate: 2019-05-01
url: /offers/old.html
---
Over.
//- content/posts/undated.md
---
title: Without a date
---
Text.
//- content/posts/broken.md
---
title: [a
---
Text.
//- content/posts/guide.rst
Guide
=====
//- static/images/till.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
//- static/_redirects
/a /b
//- assets/css/site.css
a {}
//- assets/img/logo.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
"#;

#[test]
fn a_blog_of_hugo() {
    check("import_hugo", BLOG, &[]);
}

#[test]
fn languages_sections_and_old_settings_of_hugo() {
    let old = old_blog(
        r#"//- config/_default/config.yaml
baseURL: https://quay.example/notes/
title: Notes
defaultContentLanguage: en
uglyURLs: true
//- config/_default/params.yaml
mainSections: [blog]
description: Short notes
//- config/_default/languages.yaml
en:
  languageCode: en-us
de:
  languageCode: de-de
//- content/blog/Hello World.md
---
Title: Hello
Date: 2020-01-02
slug: 42
---
[Absolute](https://quay.example/notes/blog/other.html), [rooted](/notes/blog/other.html).
//- content/blog/other.md
---
title: Other
date: 2020-01-03
---
Text.
//- content/blog/other.de.md
---
title: Anderes
date: 2020-01-03
---
[Hallo]({{< ref "hello world.md" >}})
//- content/data/about.md
---
title: A table
---
Text.
"#,
    );
    crate::faults::snapshot("import_hugo_languages", &imported(&old, &["--from", "hugo"]));
}

#[test]
fn what_is_broken_is_named() {
    let old: Folder = old_blog("//- hugo.toml\ntitle = [\n//- content/a.md\nText.\n");
    let run = old.run(&["import", "old", "--root", "new"]).exits(1);
    assert!(run.stderr.contains("`hugo.toml` cannot be read"), "{}", run.stderr);
    assert!(old.files("new").is_empty());
    let hostile = "//- hugo.toml\ntitle = \"x\"\n//- content/posts/a.md\n---\ndate: 2020-01-01\n---\n\
        {{< a \"b >}} {{< /a >}} {{< {{% x {{</* {{< note >}} {{% /note >}} {{< highlight >}} `{{< b >}} ``` ]( ]: ![\n";
    imported(&old_blog(hostile), &[]);
}
