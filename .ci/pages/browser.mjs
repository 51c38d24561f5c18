// Opens the system's Chromium, and tabs in it. Downloads no browser.

import puppeteer from 'puppeteer-core';

const PATIENCE = 120_000;

/** @returns {Promise<import('puppeteer-core').Browser>} */
export function launch() {
    const program = process.env.STEADFAST_BROWSER;
    if (!program) throw new Error('STEADFAST_BROWSER must name a Chromium');
    const args = ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'];
    // Chromium refuses to run with its sandbox as root, and builds in containers run as root.
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    return puppeteer.launch({ executablePath: program, args });
}

/** Shows a page and waits until it makes no more requests. The time limit is long enough for a busy machine. */
export async function open(tab, url) {
    await tab.goto(url, { waitUntil: 'load', timeout: PATIENCE });
    await tab.waitForNetworkIdle({ idleTime: 100, timeout: PATIENCE });
}

/** Runs `work` on every item with a new tab, as many at once as there are cores. */
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
