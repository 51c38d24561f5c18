// Opens every page with the published headers, in windows from the narrowest to a wide one. Passes on the data that other
// checks need: structured data, and the files that a page loads.

import { inTabs, open } from './browser.mjs';

const WIDTHS = [320, 390, 800, 1280];

/**
 * @typedef {{page: {path: string, kind: string}, structured: string[], indexed: boolean,
 *            loads: {path: string, type: string}[], findings: import('./report.mjs').Finding[]}} Visit
 * @returns {Promise<Visit[]>}
 */
export function visitAll(browser, origin, site) {
    return inTabs(browser, site.pages, (tab, page) => visit(tab, origin, page));
}

/** The figures of all visits. */
export function outcome(visits) {
    const findings = visits.flatMap((visit) => visit.findings);
    const pages = (...rules) => new Set(findings.filter((one) => rules.includes(one.rule)).map((one) => one.page)).size;
    const all = `of ${visits.length} pages`;
    return {
        figures: [
            [`pages wider than a window of ${WIDTHS.join(', ')} px`, `${pages('no sideways scrolling')} ${all}`, '0'],
            ['pages with a text squeezed into a narrow column', `${pages('no squeezed text')} ${all}`, '0'],
            ['pages with what to do above or below what not to do', `${pages('pairs in step')} ${all}`, '0'],
            ['pages that break the shipped policy', `${pages('content security policy')} ${all}`, '0'],
            ['pages that ask another site for something', `${pages('no third party')} ${all}`, '0'],
            ['pages with messages in the console', `${pages('console', 'script error')} ${all}`, '0'],
        ],
        findings,
    };
}

async function visit(tab, origin, page) {
    const findings = [];
    const report = (rule, message, element) => findings.push({ tool: 'browser', page: page.path, rule, message, element });
    const url = origin + page.path;
    const loads = watch(tab, origin, url, report);
    await tab.setViewport({ width: WIDTHS[0], height: 800 });
    await tab.evaluateOnNewDocument(noteViolations);
    await open(tab, url);
    const seen = await tab.evaluate(look, origin);
    for (const { directive, blocked, sample } of seen.violations) {
        report('content security policy', `${directive} forbids ${blocked}`, sample);
    }
    for (const { element, address } of seen.foreign) report('no third party', `refers to ${address}`, element);
    for (const width of WIDTHS) {
        await tab.setViewport({ width, height: 800 });
        const shape = await tab.evaluate(measure);
        if (shape.width > width) report('no sideways scrolling', `${shape.width} px wide at ${width}`, shape.outside.join(' and '));
        for (const element of shape.squeezed) report('no squeezed text', `at ${width} px`, element);
        for (const apart of shape.pairs) report('pairs in step', `${apart} px apart at ${width} px`);
    }
    return { page, structured: seen.structured, indexed: seen.indexed, loads, findings };
}

function watch(tab, origin, url, report) {
    const loads = [];
    tab.on('request', (request) => {
        const address = new URL(request.url());
        if (address.protocol === 'data:') return;
        if (address.origin !== origin) report('no third party', `asks for ${request.url()}`);
        else loads.push({ path: decodeURIComponent(address.pathname), type: request.resourceType() });
    });
    tab.on('response', (response) => {
        if (response.status() >= 400 && response.url() !== url) report('console', `${response.status()} ${response.url()}`);
    });
    tab.on('pageerror', (fault) => report('script error', fault.message));
    tab.on('console', (message) => {
        const told = /Content Security Policy|Failed to load resource/.test(message.text());
        if (['error', 'warn'].includes(message.type()) && !told) report('console', message.text());
    });
    return loads;
}

// The functions below run in the page.

function noteViolations() {
    window.violationsSeen = [];
    document.addEventListener('securitypolicyviolation', (event) => {
        const element = event.target instanceof Element ? event.target.outerHTML.slice(0, 160) : '';
        window.violationsSeen.push({
            directive: event.effectiveDirective,
            blocked: event.blockedURI,
            sample: element || `${event.sourceFile}:${event.lineNumber}`,
        });
    });
}

function look(origin) {
    const shown = (element) => element.outerHTML.slice(0, 160);
    const fetched = '[src], link:is([rel~=stylesheet], [rel~=icon], [rel~=preload], [rel~=modulepreload], [rel~=manifest],'
        + ' [rel~=preconnect], [rel~=dns-prefetch], [rel~=prefetch])';
    const foreign = [...document.querySelectorAll(fetched)]
        .map((element) => ({ element: shown(element), address: element.src || element.href }))
        .filter(({ address }) => /^https?:/.test(address) && new URL(address).origin !== origin);
    return {
        violations: window.violationsSeen,
        foreign,
        structured: [...document.querySelectorAll('script[type="application/ld+json"]')].map((script) => script.text),
        indexed: !/noindex/.test(document.querySelector('meta[name=robots]')?.content ?? ''),
    };
}

/** Finds elements wider than the window, texts in very narrow columns, and pairs of blocks at different heights. */
export function measure() {
    const shown = (element) => element.outerHTML.slice(0, 160);
    const box = (element) => element.getBoundingClientRect();
    const all = [...document.body.querySelectorAll('*')];
    const sticksOut = (element) => box(element).right > window.innerWidth + 0.5 || box(element).left < -0.5;
    const outside = all.filter((element) => sticksOut(element) && ![...element.children].some(sticksOut));
    const blocks = all.filter((element) => element.matches('p, h1, h2, h3, li, dd, blockquote') && element.checkVisibility());
    const letter = (element) => parseFloat(getComputedStyle(element).fontSize);
    const isSqueezed = (element) => element.innerText.length > 30 && box(element).width < 6 * letter(element)
        && getComputedStyle(element).whiteSpace !== 'nowrap';
    const pairs = all.filter((element) => element.matches('.guide-do + .guide-dont'))
        .map((element) => [box(element), box(element.previousElementSibling)])
        .filter(([dont, other]) => dont.left > other.left + 1 || dont.right < other.right - 1);
    return {
        width: document.documentElement.scrollWidth,
        outside: outside.slice(0, 3).map(shown),
        squeezed: blocks.filter((element) => isSqueezed(element) && !element.closest('.table-scroll, table')).slice(0, 3).map(shown),
        pairs: pairs.map(([dont, other]) => Math.round(Math.abs(dont.top - other.top))).filter((apart) => apart > 1),
    };
}
