// Checks a browser in which the reader has forbidden all storage: every control can be used, and none fails.

import { inTabs, open } from './browser.mjs';
import { oneOfEachKind } from './site.mjs';

/** @returns {Promise<import('./report.mjs').Outcome>} */
export async function checkBlockedStorage(browser, origin, site) {
    const pages = oneOfEachKind(site);
    const all = await inTabs(browser, pages, async (tab, page) => {
        const findings = [];
        tab.on('pageerror', (fault) => findings.push({ tool: 'storage', page: page.path, rule: 'works without storage', message: fault.message }));
        await tab.evaluateOnNewDocument(block);
        await open(tab, origin + page.path);
        await tab.evaluate(use);
        return findings;
    });
    const findings = all.flat();
    return { figures: [['script errors where storage is blocked', `${findings.length} on ${pages.length} kinds of page`, '0']], findings };
}

// The functions below run in the page.

function block() {
    for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('Access is denied', 'SecurityError'); } });
    }
}

function use() {
    window.print = () => {};
    const controls = document.querySelectorAll('input[type=checkbox], button:not([type=submit])');
    // Twice: a control that was switched on must be switched off again.
    for (const control of [...controls, ...controls]) control.click();
}
