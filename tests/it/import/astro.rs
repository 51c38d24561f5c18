//! Blogs of Astro and of Next.

use super::check;

const SVG: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>"#;

#[test]
fn a_blog_of_astro() {
    let blog = r#"//- astro.config.mjs
export default defineConfig({ site: 'https://quay.example', integrations: [mdx()] });
//- src/consts.ts
export const SITE_TITLE = 'The Regulars';
export const SITE_DESCRIPTION = 'Notes on people who come back.';
//- src/content/blog/First Post.md
---
title: 'First post'
description: 'What a card does'
pubDate: 'Jul 01 2022'
updatedDate: 'Jul 08 2022'
heroImage: '/till.svg'
category: Guides
---
Text with [the second](./second-post.mdx) and [its part](/blog/second-post/#methodology--limitations).
//- src/content/blog/second-post.mdx
---
title: Second
publishDate: "March 7, 2023"
heroImage: '../../assets/boat.svg'
tags: ["habits"]
layout: ../../layouts/Post.astro
lang: de
---
import { Image } from 'astro:assets';
import boat from '../../assets/boat.svg';
import Chart from '../../components/Chart.astro';

<Chart client:load />

<Image src={boat} alt="A boat" />

<YouTube id="dQw4w9WgXcQ" />

<Callout type="warning" title="Mind">
Take care.
</Callout>

![Beside](./beside.svg)

## Methodology & Limitations
//- src/content/blog/beside.svg
SVG
//- src/assets/boat.svg
SVG
//- src/content/blog/draft.md
---
title: Draft
pubDate: 2022-07-01
draft: true
---
Psst.
//- src/pages/about.md
---
title: About
layout: ../layouts/Page.astro
---
We count.
//- src/pages/index.astro
---
---
<h1>Home</h1>
//- src/pages/blog/[...slug].astro
const posts = await getCollection('blog');
//- public/till.svg
SVG
"#;
    check("import_astro", &blog.replace("SVG\n", &format!("{SVG}\n")), &[]);
}

#[test]
fn a_blog_of_next() {
    let blog = r#"//- next.config.js
module.exports = { basePath: '' };
//- data/siteMetadata.js
module.exports = { title: 'The Regulars', siteUrl: 'https://quay.example', language: 'en-gb' };
//- content/en/blog/guides/2021-03-04-first.md
---
title: "First"
date: "2021-03-04T09:00:00.000Z"
category: "guides"
---
[Second](/en/blog/guides/second), [its file](second.mdx), [full](https://quay.example/en/blog/guides/second).
//- content/en/blog/guides/second.mdx
---
title: Second
date: 2021-04-05
slug: other-name
---
export const meta = {
  a: 1,
}

Text.
//- content/en/about.md
---
title: About
---
Text.
"#;
    check("import_next", blog, &[]);
}
