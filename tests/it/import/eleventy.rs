//! Folders of Eleventy.

use crate::import::{check, imported, old_blog};

const BLOG: &str = r##"//- eleventy.config.js
module.exports = function (config) {
  config.addPassthroughCopy("src/img");
  config.addPassthroughCopy({ "src/public": "/" });
  return { dir: { input: "src", data: "_data" }, pathPrefix: "/notes/" };
};
//- src/_data/site.json
{"title": "The Ledger", "description": "Short guidance", "url": "https://ledger.example", "language": "en"}
//- src/_data/authors.yml
ann: {name: Ann Lee, bio: Ann counts.}
//- src/posts/posts.11tydata.js
// The posts
module.exports = {
  layout: "post.njk",
  tags: ["posts"],
  permalink: "/{{ page.date | date: '%Y/%m/%d' }}/{{ page.fileSlug }}/index.html",
  eleventyComputed: { title: (data) => data.x },
};
//- src/posts/2019-03-04-first-day.md
---
title: First &amp; last
date: 2019-03-04T22:30:00-05:00
tags: one tag
authors: [ann]
excerpt: "It&#39;s short"
image: img/till.svg
hero: false
redirect_from: [/old/]
---
{% image "img/till.svg" "A [till]" %}

<div class="row">
{% image_with_class "img/b.png" "w-20" "B" %} <img src="{{ "/img/c.png" | url }}" alt="">
</div>

[Second]({{ "/2019/05/06/second/#costs" | url }}) by {{ "ann" | team_link }}, [base]({{ site.baseurl }}/about/).

{% include "linked-figure.html",
  image: "/img/till.svg",
  alt: "Till",
  caption: "Ours" %}

{{ "https://www.youtube-nocookie.com/embed/abc" | embed: "A talk" }}

{% raw %}Shown {{ as is }} and `{{ code }}`.{% endraw %}

{% highlight "js" %}
let a = "{{ b }}";
{% endhighlight %}

Wide.{.lead} ![x](img.png){.left} {{ "bo" | team_photo }}

{{ page.excerpt }} {{ title }} {{ unknown.value | filter }}
//- src/posts/second/second.md
---js
{
  title: "Second", // in JavaScript
  date: "2019-05-06",
  permalink: "/2019/05/06/second/",
  computed: () => 1,
}
---
## Costs

See [the first](../2019-03-04-first-day.md) and [a file](notes.txt).
//- src/posts/2019-06-01-quiet.md
---json
{"title": "Quiet", "permalink": false}
---
Not published.
//- src/about.md
---
title: About
eleventyNavigation: {key: About us, order: 2}
---
About us.
//- src/lab/lab.md
---
title: Lab
date: Last Modified
eleventyExcludeFromCollections: true
---
{% if x %}Maybe{% endif %}
//- src/index.njk
---
pagination: {data: collections.posts, size: 10}
---
{% for post in posts %}{{ post.title }}{% endfor %}
//- src/_includes/post.njk
{{ content | safe }}
//- src/img/till.svg
<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"></svg>
//- src/public/CNAME
ledger.example
//- src/css/site.css
a {}
//- README.md
About the repository.
//- package.json
{}
"##;

#[test]
fn a_blog_with_the_usual_things() {
    check("import_eleventy", BLOG, &[]);
}

#[test]
fn without_a_configuration_the_links_say_the_addresses() {
    let old = old_blog(
        "//- content/posts/2019-03-04-first.md\n---\ntitle: First\n---\n[s]({{ \"/blog/2019/second/\" | url }})\n\
         //- content/posts/2019-05-06-second.md\n---\ntitle: Second\n---\n[f]({{ \"/blog/2019/first/\" | url }})\n",
    );
    let told = imported(&old, &["--from", "eleventy"]);
    assert!(told.contains("2019-03-04-first.md\t/blog/2019/first/\t"), "{told}");
    assert!(told.contains("permalink: /blog/:year/:slug/\n"), "{told}");
}

#[test]
fn faults_are_notes() {
    let old = old_blog(
        "//- .eleventy.js\nmodule.exports = x => { return {dir: {input: '\n\
         //- a.md\n---js\nnot an object\n---\nText\n//- b.md\n---js\n{ title: 'B', permalink: data => x\n---\nText\n\
         //- posts/c.md\n---\ntitle: C\ndate: 2019-01-02\npermalink: \"/{{ title | special }}/\"\n---\n{{ {% image %} {% image \"x y\" %} {{ \"a\" | url\n\
         //- posts/posts.json\n[broken\n//- d.md\n---\ntitle: [\n---\n",
    );
    crate::faults::snapshot("import_eleventy_faults", &imported(&old, &[]));
}
