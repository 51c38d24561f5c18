// Chromium as the system installed it, and tabs in it. No browser is ever downloaded.

import puppeteer from 'puppeteer-core';

const PATIENCE = 120_000;

/** @returns {Promise<import('puppeteer-core').Browser>} */
export function launch() {
    const program = process.env.STEADFAST_BROWSER;
    if (!program) throw new Error('STEADFAST_BROWSER must name a Chromium');
    const args = ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'];
    // Chromium refuses its sandbox to root, and root is what a container's build runs as.
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    return puppeteer.launch({ executablePath: program, args });
}

/** Shows a page and waits until it has asked for nothing more. The time limit is for a machine with much else to do. */
export async function open(tab, url) {
    await tab.goto(url, { waitUntil: 'load', timeout: PATIENCE });
    await tab.waitForNetworkIdle({ idleTime: 100, timeout: PATIENCE });
}

/** Runs `work` on every item, each time with a fresh tab, as many at once as there are cores. */
export async function inTabs(browser, items, work) {
    const waiting = [...items.entries()];
    const results = [];
    const worker = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
            const [at, item] = next;
            const context = await browser.createBrowserContext();
            const tab = await context.newPage();
            results[at] = await work(tab, item);
            await context.close();
        }
    };
    await Promise.all([worker(), worker()]);
    return results;
}
