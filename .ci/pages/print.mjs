// Checks the fullest page of every kind as it is printed: nothing is cut off at the edge of the paper or missing in part,
// and the address of the page is there.

import { inTabs, open } from './browser.mjs';
import { oneOfEachKind } from './site.mjs';
import { measure } from './visits.mjs';

/** A sheet of A4 with margins of two centimetres, at 96 pixels an inch. */
const PAPER = 642;

/** @returns {Promise<import('./report.mjs').Outcome>} */
export async function checkPrint(browser, origin, site) {
    const pages = oneOfEachKind(site);
    const all = await inTabs(browser, pages, async (tab, page) => {
        await tab.setViewport({ width: PAPER, height: 930 });
        await tab.emulateMediaType('print');
        await open(tab, origin + page.path);
        return examine(page, await tab.evaluate(read), await tab.evaluate(measure));
    });
    const findings = all.flat();
    return { figures: [['faults on paper', `${findings.length} on ${pages.length} kinds of page`, '0']], findings };
}

function examine(page, seen, shape) {
    const findings = [];
    const report = (rule, message, element) => findings.push({ tool: 'print', page: page.path, rule, message, element });
    if (shape.width > PAPER) report('fits the paper', `${shape.width} px wide on ${PAPER}`, shape.outside.join(' and '));
    for (const element of seen.cut) report('not cut off', 'is wider than its place, and paper does not scroll', element);
    for (const element of seen.twice) report('printed once', 'the address stands behind itself', element);
    for (const apart of shape.pairs) report('pairs in step', `${apart} px apart`);
    for (const line of seen.lines) {
        if (/(^|[:,]\s*),|^(By|Von|Part of)\s*$/.test(line)) report('no gaps', 'a line with something missing', line);
    }
    if (seen.address && !seen.lines.includes(seen.address)) report('address', 'the page does not say where it is from', seen.address);
    return findings;
}

// Runs in the page.
function read() {
    const shown = (element) => element.outerHTML.slice(0, 160);
    const scrolls = [...document.querySelectorAll('pre, .table-scroll, table')];
    const links = [...document.querySelectorAll('.prose a[href]')];
    const address = (text) => text.trim().replace(/^https?:\/\//, '').replace(/\/$/, '');
    const isTwice = (link) => getComputedStyle(link, '::after').content !== 'none' && address(link.textContent) === address(link.href);
    return {
        lines: document.body.innerText.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
        cut: scrolls.filter((element) => element.scrollWidth > element.clientWidth + 1).map(shown),
        twice: links.filter(isTwice).map(shown),
        address: document.querySelector('link[rel=canonical]')?.href ?? '',
    };
}
