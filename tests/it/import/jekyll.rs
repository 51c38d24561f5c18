//! Folders of Jekyll.

use crate::driver::Folder;
use crate::import::{check, old_blog};

const BLOG: &str = r##"//- _config.yml
title: The &amp; Ledger
tagline: Notes from a counter
description: Short guidance
url: https://ledger.example
baseurl: /notes
timezone: America/New_York
paginate: 8
lang: en_GB
author: {name: Nora Finch, bio: "Keeps *the* books."}
version: "2.1"
permalink: pretty
excerpt_separator: <!--end-->
exclude: [private]
collections:
  guides: {output: true}
  staff: {output: false}
defaults:
  - scope: {path: "", type: posts}
    values: {layout: post, comments: false}
  - scope: {path: _posts/quiet}
    values: {published: false}
//- _data/authors.yml
ann_lee: {name: Ann Lee, bio: Ann counts., avatar: img/till.svg, job_title: Editor}
//- _data/navigation.yml
main:
  - {title: About, url: /about/}
//- _data/comments/first-day/entry1.yml
_id: c1
name: Reader
message: Well said.
date: 2019-03-05T10:00:00Z
//- _posts/2019-03-04-first-day.md
---
layout: post
title: "First day: &quot;open&quot;"
date: 2019-03-04 09:30:00 -0500
tags: habits counters
categories: Work Front
author: ann_lee
excerpt: "See [this](/x/) &amp; <b>that</b>"
redirect_from: [/old/first.html, /older/]
image: {path: /img/till.svg, caption: Our till}
last_modified_at: 2020-01-02
cost: 3
anchor: &a {deep: 1}
---
A [link]({% link _posts/work/2019-05-06-second.md %}#costs) and [another]({% post_url 2019-05-06-second %}), one
[home]({{ site.baseurl }}/) and [base]({{ site.url }}{{ site.baseurl }}/about/), {{ '/img/a.png' | relative_url }}.
Version {{ site.version }} at {{ site.url }}.

[ref]: {{ site.url }}/archive/

<!--end-->

{% highlight ruby linenos %}
puts "{{ raw }}"
{% endhighlight %}

{% raw %}
```liquid
{{ page.title }}
```
Inline {{ shown }}.
{% endraw %}

{% figure caption:"A *till*" class:"wide" %}
![Till](/img/till.svg)
{% endfigure %}

{% include_cached figure.html src="/img/b.png" alt="B" caption="Bee" %}
{% include youtube.html id="abc123" %}
{% gist ann/99 %}
{% include unknown.html a="b" %}
{% for post in site.posts %}{{ post.title }}{% endfor %}
//- _posts/work/2019-05-06-second.md
---
title: Second
tags: [one, "two words"]
date: 2019-05-06 01:00:00
---
* TOC
{:toc}

## Costs
{: #costs .no_toc}

Mind the step.
{: .notice--warning}

[Out](https://x.example/){:target="_blank"} and ![p](../../../../../img/p.png){: .right}

The HTML of it.[^1]

*[HTML]: HyperText

[^1]: A note.

Term
: Its meaning

<div class="box" markdown="1">
Inside **Markdown**.
</div>

{::nomarkdown}<b>raw</b>{:/nomarkdown}

{% notice tip %}
Say thanks.
{% endnotice %}

[[Feature #1]] and [relative](../first-day/) and [a file](../2019-03-04-first-day.md).
//- _posts/2019-06-01-piece.html
---
title: Piece
permalink: /pieces/:year/:title.html
lang: de
---
<p>HTML stays.</p>
//- _posts/quiet/2019-07-01-hidden.md
---
title: Hidden
---
Not yet.
//- _drafts/idea.md
---
title: Idea
---
Later.
//- _guides/opening.md
---
title: Opening
---
How to open.
//- _staff/bo.md
---
title: Bo
---
//- about.md
---
title: About
permalink: /about/
---
About us.
//- index.html
---
layout: home
---
{% for post in site.posts %}{{ post.title }}{% endfor %}
//- feed.xml
---
---
<feed></feed>
//- img/till.svg
<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"></svg>
//- _layouts/post.html
{{ content }}
//- assets/main.scss
---
---
//- Gemfile
gem "jekyll"
//- private/secret.md
---
title: Secret
---
"##;

#[test]
fn a_blog_with_the_usual_things() {
    check("import_jekyll", BLOG, &[]);
}

#[test]
fn faults_are_notes() {
    let old = old_blog(
        "//- _config.yml\ntitle: [open\n//- _posts/2019-01-02-a.md\n---\ntitle: [open\n---\nText\n\
         //- _posts/2019-01-03-b.md\nNo front matter {% highlight ruby %}\ncode without end\n\
         //- _posts/2019-13-45-c.md\n---\ntitle: C\ndate: never\npermalink: /:nothing/:title/\n---\n{% link _posts/none.md %} {{\n\
         //- _posts/d.textile\nh1. D\n//- _posts/2019-01-04-e.md\n---\n---\n{: .x\n{:\n{::nomarkdown}\n*[\n{% capture x %}\n",
    );
    crate::faults::snapshot("import_jekyll_faults", &crate::import::imported(&old, &[]));
}

#[test]
fn the_styles_of_addresses() {
    for (style, address) in [
        ("date", "/work/2019/03/04/a-b.html"),
        ("ordinal", "/work/2019/063/a-b.html"),
        ("none", "/work/a-b.html"),
        ("weekdate", "/work/2019/W10/Mon/a-b.html"),
        ("/:year/:i_month/:slug", "/2019/3/a-b"),
    ] {
        let old: Folder = old_blog(&format!(
            "//- _config.yml\npermalink: {style}\nurl: https://ledger.example\n//- _posts/2019-03-04-a-b.md\n---\ntitle: A\ncategory: work\n---\nx\n"
        ));
        let told = crate::import::imported(&old, &[]);
        let row = format!("_posts/2019-03-04-a-b.md\t{address}\t");
        assert!(told.contains(&row), "{style}: {told}");
    }
}

#[test]
fn conditions_and_loops_are_followed_where_their_result_is_certain() {
    let old = old_blog(
        r##"//- _config.yml
url: https://ledger.example
flavour: plain
//- _includes/figure.html
<figure></figure>
//- _posts/2019-01-02-certain.md
---
title: Certain
kind: talk
slides: https://slides.example/a
steps: [Greet, Listen]
people:
  - {name: Nora, role: cook}
  - {name: Ben, role: waiter}
---
{% if page.kind == "talk" %}A talk{% else %}A text{% endif %}{% unless page.slides %}, no slides{% endunless %}.

{%- if page.video -%}
A video.
{%- elsif page.slides and page.kind contains 'al' -%}
[Slides]({{ page.slides }})
{%- endif %}

{% for step in page.steps %}{{ forloop.index }} {{ step }}.{% endfor %}

{% for step in page.steps %}- {{ step }}
{% endfor %}
{% for person in page.people limit:1 %}{{ person.name }}, {{ person.role }}{% else %}Nobody{% endfor %}{% for x in page.none %}x{% else %}, none{% endfor %}

{% if site.flavour == "plain" %}Plain{% endif %} {% if page.missing == nil %}nil{% endif %}

{% if page.kind %}{% post_url 2019-01-03-open %} {% if page.absent %}{{ nothing }}{% endif %}{% endif %}
//- _posts/2019-01-03-open.md
---
title: Open
---
{% if site.data.open %}Perhaps{% else %}not{% endif %}

{% for post in site.posts %}{{ post.title }}{% endfor %}

{% if page.excerpt %}{% include figure.html src="/a.png" caption="A: \"b\"" %}{% endif %}

{% if page.absent %}unclosed

{%- raw -%} {% if page.x %}{{ y }}{% endif %} {%- endraw -%}

[link]({%link _posts/2019-01-02-certain.md%}) [post]({%- post_url /2019-01-02-certain -%})
"##,
    );
    crate::faults::snapshot("import_jekyll_conditions", &crate::import::imported(&old, &[]));
}
