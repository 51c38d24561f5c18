// The files of a site with at least one fault for each check.

const page = (kind, head, body) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${kind}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head>
<body class="kind-${kind}"><main><h1>${kind}</h1>${body}</main></body></html>`;

const data = (graph) => `<script type="application/ld+json">${graph}</script>`;

const atom = (head, entries) => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>https://e.org/feed.xml</id><updated>2020-01-01T00:00:00Z</updated>
${head}<author><name>A</name></author>${entries}</feed>`;

const entry = (more) => `<entry><id>https://e.org/a/</id><title>A</title><updated>2021-01-01T00:00:00Z</updated>
<link rel="alternate" type="text/html" href="https://e.org/a/"/>${more}</entry>`;

/** Name to content. */
export const FILES = {
    _headers: `/*\n  Content-Security-Policy: default-src 'self'\n/theme/*\n  Cache-Control: public, immutable\n`
        + '/text/feed.xml\n  Content-Type: text/plain\n',
    '404.html': page('missing', '', '<p>Nothing here.</p>'),
    'sitemap.xml': '<urlset><url><loc>https://e.org/</loc></url></urlset>',
    'theme/a.css': '@media print { a.external::after { content: attr(href) } } .narrow { width: 3em } .left { float: left; width: 40% } .right { margin: 3em 0 0 50%; } .cut { overflow: auto } .pale { color: #ddd; background: #fff } .near a { display: block; width: 9px; height: 9px; overflow: hidden }',
    'theme/a.js': `document.querySelector('.e-content').append('added'); ${'/* long */'.repeat(1000)}`,
    'theme/faulty.js': "console.error('told'); throw new Error('thrown')",
    'theme/storage.js': "document.querySelector('pre').insertAdjacentHTML('afterend', `<button type=\"button\">${localStorage.length}</button>`)",
    'theme/noise.css': `/* ${Array.from({ length: 9000 }, (_, at) => (at * 2654435761 % 4294967296).toString(36)).join(' ')} */`,
    'index.html': page('home', '<link rel="stylesheet" href="/theme/a.css"><link rel="canonical" href="https://e.org/">', `
        <script>document.title = 'inline'</script><script src="/theme/faulty.js"></script>
        <img src="https://elsewhere.example/a.png"><p class="pale">pale</p><p>${'long'.repeat(100)}</p>
        <p class="near"><a href="/1">1</a><a href="/2">2</a></p><section><p>A section without a name</p></section>
        <p class="narrow">A text that has far more room beside it</p><div aria-label="a name without a role"></div>
        <div class="guide-do left">Do</div><div class="guide-dont right">Don't</div><script src="/theme/storage.js"></script>
        <div class="h-feed"><article class="h-entry"><p class="p-name">By nobody</p></article></div><p>Also in: , , </p>
        <pre class="cut">${'wide '.repeat(90)}</pre><p class="prose"><a class="external" href="https://e.org/x">e.org/x</a></p>`),
    'a/index.html': page('article', `<link rel="stylesheet" href="/theme/noise.css"><script defer src="/theme/a.js"></script>
        ${data('{"@context": "https://schema.org", "@type": "BlogPosting", "headline": "A", "colour": "red", "author": {"@type": "Blog"}}')}
        ${data('{"@context": "https://schema.org", ')}`, '<div class="h-entry"><div class="e-content"><p>Text</p><aside role="note">Lost</aside></div></div><button type="button">Copy</button>'),
    'feed.xml': atom('<title>T</title><link rel="self" href="https://e.org/other.xml"/>', `
        ${entry('<content type="html">&lt;p onclick="x()" role="note"&gt;&lt;a href="/b"&gt;b&lt;/a&gt;&lt;script&gt;&lt;/script&gt;&lt;/p&gt;&lt;/i&gt;</content>')}
        ${entry('<link rel="alternate" type="text/html" href="https://e.org/b/"/>')}`),
    'text/feed.xml': atom('', entry('<published>2999-01-01T00:00:00Z</published><title>second</title>')),
    'broken/feed.xml': '<feed xmlns="http://www.w3.org/2005/Atom"><title></feed>',
    'rss.xml': `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel><title>T</title><link>https://e.org/</link><description>&lt;b&gt;D&lt;/b&gt;</description>
        <atom:link rel="self" type="application/rss+xml" href="https://e.org/rss.xml"/><item><title>A</title><autor>misspelt</autor>
        <guid>https://e.org/a/</guid><pubDate>Mon, 10 Nov 2020 00:00:00 +0000</pubDate><slash:comments>1</slash:comments>
        <content:encoded>&lt;p&gt;A&lt;/p&gt;</content:encoded></item></channel></rss>`,
    'feed.json': JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'T',
        feed_url: 'https://e.org/other.json',
        items: [{ id: '1', content_text: 'a', titel: 'misspelt' }, { id: '1', content_text: 'b' }],
    }),
};
