// Chromium as the system installed it, and tabs in it. No browser is ever downloaded.

import puppeteer from 'puppeteer-core';

/** @returns {Promise<import('puppeteer-core').Browser>} */
export function launch() {
    const program = process.env.STEADFAST_BROWSER;
    if (!program) throw new Error('STEADFAST_BROWSER must name a Chromium');
    const args = ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'];
    // Chromium refuses its sandbox to root, and root is what a container's build runs as.
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    return puppeteer.launch({ executablePath: program, args });
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
