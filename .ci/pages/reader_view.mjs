// Checks articles in reader views. Firefox uses Readability, and others have copied it. It must keep headings, callouts
// and takeaways.

import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const WANTED = 'h2, h3, h4, h5, h6, [role="note"], [role="group"], .guide li';

/** Checks every article of the site. @returns {import('./report.mjs').Outcome} */
export function checkReaderView(site) {
    const articles = site.pages.filter((page) => page.kind === 'article');
    const seen = articles.map((page) => ({ page, ...kept(readFileSync(join(site.folder, fileOf(page.path)), 'utf8')) }));
    const findings = seen.flatMap(({ page, lost }) => lost.map((text) => ({
        tool: 'Readability',
        page: page.path,
        rule: 'left out',
        element: text.slice(0, 80),
        message: 'a reader view does not show all of an article',
    })));
    const wanted = seen.reduce((sum, { count }) => sum + count, 0);
    const what = `headings, callouts and takeaways that reader views leave out (of ${wanted} in ${articles.length} articles)`;
    return { figures: [[what, `${findings.length}`, '0']], findings };
}

const fileOf = (path) => (path.endsWith('/') ? `${path}index.html` : path);

/** Counts the parts of the text, and lists those that are lost. */
function kept(html) {
    const { document } = new JSDOM(html, { url: 'https://e.org/a/' }).window;
    const parts = [...document.querySelectorAll('.e-content')]
        .flatMap((text) => [...text.querySelectorAll(WANTED)])
        .map((part) => ({ isHeading: /^H\d$/.test(part.tagName), text: words(part) }))
        .filter(({ text }) => text !== '');
    const shown = new JSDOM(new Readability(document).parse()?.content ?? '').window.document;
    const headings = new Set([...shown.querySelectorAll('h2, h3, h4, h5, h6')].map(words));
    const all = words(shown.body);
    const lost = parts.filter(({ isHeading, text }) => !(isHeading ? headings.has(text) : all.includes(text)));
    return { count: parts.length, lost: lost.map(({ text }) => text) };
}

/** Ignores white space: reader views put other white space between elements. */
function words(element) {
    return element.textContent.replace(/\s+/g, '');
}
