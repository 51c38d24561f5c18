// Checks a built site: `node run.mjs SITE`. Prints one table of figures, then the findings, and exits with 1 if
// there are any.

import { resolve } from 'node:path';
import { checkAccessibility } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { checkFeeds } from './feeds.mjs';
import { checkLighthouse } from './lighthouse.mjs';
import { checkMarkup } from './markup.mjs';
import { checkMicroformats } from './microformats.mjs';
import { checkWithoutScript } from './no_script.mjs';
import { checkPrint } from './print.mjs';
import { checkReaderView } from './reader_view.mjs';
import { report } from './report.mjs';
import { serve } from './server.mjs';
import { readSite } from './site.mjs';
import { checkSize } from './size.mjs';
import { checkBlockedStorage } from './storage.mjs';
import { checkStructuredData } from './structured_data.mjs';
import { outcome, visitAll } from './visits.mjs';

const [folder] = process.argv.slice(2);
if (!folder) {
    console.error('usage: node run.mjs SITE');
    process.exit(2);
}

const began = Date.now();
const times = [];
const site = readSite(resolve(folder));
const { origin, close } = await serve(site.folder);
try {
    const { text, failed } = report(await checkAll());
    console.log(text);
    console.log(`\nseconds: ${times.join(', ')}; together ${seconds(began)}`);
    process.exitCode = failed ? 1 : 0;
} finally {
    close();
}

async function checkAll() {
    const browser = await launch();
    try {
        const visits = await timed('visits', visitAll(browser, origin, site));
        const others = [
            outcome(visits),
            checkSize(site, visits),
            checkReaderView(site),
            await timed('no script', checkWithoutScript(browser, origin, site)),
            await timed('axe', checkAccessibility(browser, origin, site)),
            await timed('print', checkPrint(browser, origin, site)),
            await timed('storage', checkBlockedStorage(browser, origin, site)),
            checkMicroformats(site),
            await timed('markup', checkMarkup(site)),
            await timed('feeds', checkFeeds(browser, origin, site)),
            await timed('structured data', checkStructuredData(visits)),
        ];
        // Runs last and alone, because it measures speed.
        return [await timed('Lighthouse', checkLighthouse(origin, site)), ...others];
    } finally {
        await browser.close();
    }
}

async function timed(name, work) {
    const from = Date.now();
    const result = await work;
    times.push(`${name} ${seconds(from)}`);
    return result;
}

function seconds(from) {
    return ((Date.now() - from) / 1000).toFixed(1);
}
