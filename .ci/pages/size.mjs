// Measures the files that a browser loads for an article before pictures: the page and every stylesheet and script that
// it requested in the visit, compressed as by a host.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** The bytes that a server sends before it waits for the first answer: ten packets of 1,460, less the headers. */
const ROUND_TRIP = 14_336;
const SCRIPT = 8_000;
/** The browser's names for the kinds of files that a page needs before its pictures. */
const COUNTED = ['document', 'stylesheet', 'script', 'font', 'fetch', 'xhr'];

/** @returns {import('./report.mjs').Outcome} */
export function checkSize(site, visits) {
    const articles = visits.filter((visit) => visit.page.kind === 'article').map((visit) => weigh(site, visit));
    const heaviest = articles.sort((a, b) => b.compressed - a.compressed)[0];
    const middle = articles[Math.floor(articles.length / 2)];
    // Articles with comments are not measured, because readers decide how many there are.
    const own = articles.filter((article) => !article.hasComments);
    const findings = own.flatMap(({ page, compressed, script, parts }) => [
        [compressed, ROUND_TRIP, 'one round trip', 'compressed'], [script, SCRIPT, 'little script', 'of script'],
    ].filter(([bytes, limit]) => bytes >= limit).map(([bytes, limit, rule, what]) => ({
        tool: 'size', page, rule, message: `not under ${limit} bytes ${what}`, element: `${bytes} bytes: ${parts}`,
    })));
    return {
        figures: [
            [`heaviest article, Brotli (${heaviest.parts})`, `${heaviest.compressed} bytes`, `under ${ROUND_TRIP} without comments`],
            ['middle article, Brotli', `${middle.compressed} bytes`, `under ${ROUND_TRIP}`],
            ['middle article, gzip', `${middle.gzip} bytes`, ''],
            ['script of an article, not compressed, without search', `${heaviest.script} bytes`, `under ${SCRIPT}`],
        ],
        findings,
    };
}

function weigh(site, { page, loads }) {
    const parts = [...new Map(loads.filter((load) => COUNTED.includes(load.type)).map((load) => [load.path, load])).values()]
        .map(({ path, type }) => {
            const bytes = readFileSync(join(site.folder, path.endsWith('/') ? `${path}index.html` : path));
            return { path, type, bytes: bytes.length, compressed: brotliCompressSync(bytes).length, gzip: gzipSync(bytes, { level: 9 }).length };
        });
    const total = (some, what) => some.reduce((sum, part) => sum + part[what], 0);
    const script = parts.filter((part) => part.type === 'script' && !/search/.test(part.path));
    const named = parts.map((part) => `${part.type} ${part.compressed}`).join(' + ');
    const hasComments = readFileSync(join(site.folder, `${page.path}index.html`), 'utf8').includes('class="thread"');
    return { page: page.path, hasComments, gzip: total(parts, 'gzip'), compressed: total(parts, 'compressed'), script: total(script, 'bytes'), parts: named };
}
