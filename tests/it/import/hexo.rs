//! Folders of Hexo.

use crate::import::check;

const BLOG: &str = r##"//- _config.yml
title: The Ledger
subtitle: Notes
url: https://ledger.example/blog
root: /blog/
permalink: :year/:month/:day/:title/
post_asset_folder: true
timezone: Asia/Tokyo
per_page: 5
new_post_name: :year-:month-:day-:title.md
//- scaffolds/post.md
---
title: {{ title }}
---
//- source/_posts/first-day.md
---
title: First day
date: 2019-03-04 09:30:00
tags: [habits]
categories:
  - [Work, Front]
  - [Notes]
---
{% asset_img till.svg "The till" %}
![Till](first-day/till.svg)
<!-- more -->

{% codeblock Say thanks lang:js mark:1 https://x.example %}
alert("{{ thanks }}");
{% endcodeblock %}

``` bash
{% raw_tag %} ls
```

{% post_link 2019-05-06-second %} and {% post_link second "the second" %}.

{% blockquote Ann Lee %}
Count twice.
{% endblockquote %}

{% youtube abc123 %}
{% note warning %}
Mind it.
{% endnote %}
{% unknown x %}
//- source/_posts/first-day/till.svg
<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"></svg>
//- source/_posts/2019-05-06-second.md
title: Second
lang: de
---
Text with `{{ code }}`. [Archive](/blog/archives/)
//- source/_drafts/idea.md
---
title: Idea
---
Later.
//- source/about/index.md
---
title: About
date: 2019-01-01
---
About us.
//- source/CNAME
ledger.example
//- themes/x/layout.ejs
x
"##;

#[test]
fn a_blog_with_the_usual_things() {
    check("import_hexo", BLOG, &[]);
}
