//! Blogs of Docusaurus.

use super::check;

const BLOG: &str = r#"//- docusaurus.config.js
// title: 'Not this'
const config = {
  title: 'The Regulars',
  tagline: 'Notes on people who come back',
  url: 'https://quay.example',
  baseUrl: '/site/',
  i18n: {defaultLocale: 'en', locales: ['en']},
  presets: [['classic', {docs: {routeBasePath: 'manual'}, blog: {showReadingTime: true, routeBasePath: 'notes'}}]],
};
module.exports = config;
//- blog/authors.yml
ann:
  name: Ann Lee
  title: Editor
  url: https://ann.example/
  image_url: /img/till.svg
//- blog/2020-05-01-first.md
---
title: First
authors: ann
tags: [habits, {label: Front line, permalink: /front-line}]
image: ./till.svg
hide_table_of_contents: true
---

The beginning.

<!-- truncate -->

:::note[Your **title**]
A note.
:::

:::::info
::::success Well
Inner.
::::
:::::

## A heading {#own-id}

### Another {/* #second-id */}

```js title="src/x.js" {1,3}
import x from 'y';
```

[The trip](./2021/01-19-trip.mdx#end), [by path](/site/notes/2021/01/19/trip), [raw](pathname:///files/a.pdf), [static](@site/static/img/till.svg), [gone](../gone.md).
//- blog/till.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
//- blog/2021/01-19-trip.mdx
---
title: The trip
author: Ben Osei
author_url: https://ben.example/
slug: /the/trip
unlisted: false
last_update: {date: 2021-02-01, author: ann}
---
import Tabs from '@theme/Tabs';
import TabItem from '@theme/TabItem';
import Till from '../till.svg';

Text.

{/* truncate */}

<Tabs>
  <TabItem value="a" label="One" default>

  First tab.

  </TabItem>
  <TabItem value="b" label="Two">Second tab.</TabItem>
</Tabs>

<img src={Till} alt="A till" style={{width: '50%'}} />

<Link to="/notes/first">There</Link> <Chart data={[1, 2]} />

## End
//- blog/2022-02-02-people/index.md
---
authors:
  - ann
  - {name: Cem, url: https://cem.example}
draft: true
---
# People

![Beside](pic.svg)
//- blog/2022-02-02-people/pic.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
//- blog/_template.md
Not a post.
//- docs/intro.md
Documentation.
//- src/pages/about.md
# About

We count.
//- static/img/till.svg
<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>
//- static/files/a.pdf
a
"#;

#[test]
fn a_blog_of_docusaurus() {
    check("import_docusaurus", BLOG, &[]);
}
