// Runs all checks on a site in which each of them must find something. A check that finds nothing there is broken.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { checkAccessibility } from '../accessibility.mjs';
import { launch } from '../browser.mjs';
import { checkFeeds } from '../feeds.mjs';
import { checkMarkup } from '../markup.mjs';
import { checkMicroformats } from '../microformats.mjs';
import { checkWithoutScript } from '../no_script.mjs';
import { checkPrint } from '../print.mjs';
import { checkReaderView } from '../reader_view.mjs';
import { report } from '../report.mjs';
import { serve } from '../server.mjs';
import { readSite } from '../site.mjs';
import { checkSize } from '../size.mjs';
import { checkBlockedStorage } from '../storage.mjs';
import { checkStructuredData } from '../structured_data.mjs';
import { outcome, visitAll } from '../visits.mjs';
import { FILES } from './faulty_site.mjs';

const folder = mkdtempSync(join(tmpdir(), 'planted-'));
let site;
let host;
let browser;
let visits;

before(async () => {
    for (const [name, text] of Object.entries(FILES)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
    }
    site = readSite(folder);
    host = await serve(folder);
    browser = await launch();
    visits = await visitAll(browser, host.origin, site);
});

after(async () => {
    await browser.close();
    host.close();
    rmSync(folder, { recursive: true });
});

/** The site breaks every rule. The report must name all of them and fail. */
function finds(found, rules) {
    const broken = new Set(found.findings.map((finding) => finding.rule));
    for (const rule of rules) assert.ok(broken.has(rule), `${rule} was not found, only ${[...broken].join(', ')}`);
    const { text, failed } = report([found]);
    assert.ok(failed);
    for (const rule of rules) assert.ok(text.includes(rule));
}

test('the shipped headers are sent, texts compressed, missing pages answered', async () => {
    const home = await fetch(`${host.origin}/`);
    assert.equal(home.headers.get('content-security-policy'), "default-src 'self'");
    assert.equal(home.headers.get('content-encoding'), 'gzip');
    assert.equal((await fetch(`${host.origin}/theme/a.css`)).headers.get('cache-control'), 'public, immutable');
    const missing = await fetch(`${host.origin}/_headers`);
    assert.equal(missing.status, 404);
    assert.match(await missing.text(), /Nothing here/);
});

test('visits', () => {
    finds(outcome(visits), [
        'no sideways scrolling', 'no squeezed text', 'pairs in step', 'content security policy', 'no third party',
        'script error', 'console',
    ]);
});

test('size', () => finds(checkSize(site, visits), ['one round trip', 'little script']));

test('reader view', () => finds(checkReaderView(site), ['left out']));

test('no script', async () => {
    finds(await checkWithoutScript(browser, host.origin, site), ['article is the same', 'no dead control']);
});

test('axe', async () => {
    finds(await checkAccessibility(browser, host.origin, site), ['image-alt', 'color-contrast', 'target-size', 'kinds']);
});

test('print', async () => {
    finds(await checkPrint(browser, host.origin, site), [
        'fits the paper', 'not cut off', 'printed once', 'pairs in step', 'no gaps', 'address',
    ]);
});

test('storage', async () => finds(await checkBlockedStorage(browser, host.origin, site), ['works without storage']));

test('microformats', () => finds(checkMicroformats(site), ['entry', 'author']));

test('markup', async () => finds(await checkMarkup(site), ['error', 'warning', 'aria-label-misuse']));

test('structured data', async () => {
    finds(await checkStructuredData(visits), ['parses', 'present', 'range', 'article', 'recommended']);
});

test('feeds', async () => {
    finds(await checkFeeds(browser, host.origin, site), [
        'atom.rnc', 'rss.rnc', 'additionalProperties', 'feed_url', 'unique id', 'well-formed', 'error',
        'SelfDoesntMatchLocation', 'MissingSelf', 'ImplausibleDate', 'InvalidRFC2822Date', 'DuplicateEntries',
        'StaleFeed', 'ContainsHTML', 'SecurityRisk', 'SecurityRiskAttr', 'ContainsRelRef', 'UnexpectedContentType',
        'SlashDate', 'NeedDescriptionBeforeContent', 'MissingTextualContent', 'DuplicateAtomLink',
    ]);
});
