// Checks the feeds. The W3C's own validator is not in any package registry, so its rules are written down here: grammars
// from the specifications, which Jing (part of the Nu checker) and Ajv apply, and in feeds/rules.mjs the rules that a
// grammar cannot express.

import Ajv from 'ajv';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenRules } from './feeds/rules.mjs';
import { JAR, checkFragments, java } from './markup.mjs';

const JING = 'nu.validator.vendor.thaiopensource.relaxng.util.Driver';
const KINDS = [
    { name: 'Atom', root: /<feed\b/, grammar: 'atom.rnc', types: ['application/atom+xml', 'application/xml'] },
    { name: 'RSS', root: /<rss\b/, grammar: 'rss.rnc', types: ['application/rss+xml', 'application/xml'] },
];
const JSON_TYPES = ['application/feed+json', 'application/json'];

const beside = (name) => fileURLToPath(new URL(`feeds/${name}`, import.meta.url));

/** Runs all checks of feeds. @returns {Promise<import('./report.mjs').Outcome>} */
export async function checkFeeds(browser, origin, site) {
    const outcomes = [jsonFeeds(site)];
    const contents = new Map();
    for (const kind of KINDS) outcomes.push(await xmlFeeds(browser, site, kind, contents));
    const markup = await checkFragments(contents);
    const served = await Promise.all(outcomes.flatMap(({ files, types }) => files.map((name) => servedAs(origin, name, types))));
    const findings = [...outcomes.flatMap((one) => one.findings), ...served.flat(), ...markup];
    const counted = outcomes.map(({ name, files }) => `${files.length} ${name}`).join(', ');
    return { figures: [[`feeds that break a rule (${counted})`, `${new Set(findings.map((one) => one.page)).size}`, '0']], findings };
}

async function xmlFeeds(browser, site, { name, root, grammar, types }, contents) {
    const xml = site.files.filter((file) => file.endsWith('.xml'));
    const read = (file) => readFileSync(join(site.folder, file), 'utf8');
    const files = xml.filter((file) => root.test(read(file).slice(0, 500)));
    if (files.length === 0) return { name, files, types, findings: [] };
    const findings = await againstGrammar(site, name, grammar, files);
    const tab = await browser.newPage();
    for (const file of files) {
        const text = read(file);
        const address = publishedAt(site, file);
        const seen = await tab.evaluate(brokenRules, { text, address, now: Date.now() });
        findings.push(...seen.broken.map((fault) => ({ tool: name, page: file, ...fault })));
        for (const content of seen.contents) if (!contents.has(content)) contents.set(content, file);
    }
    await tab.close();
    return { name, files, types, findings };
}

/** Jing prints `FILE:LINE:COLUMN: error: MESSAGE`. */
async function againstGrammar(site, tool, grammar, files) {
    const said = await java(['-cp', JAR, JING, '-c', beside(grammar), ...files.map((file) => join(site.folder, file))]);
    return said.split('\n').filter((line) => line.trim() !== '').map((line) => {
        const [, path, at, message] = /^(.*?):(\d+:\d+): (?:fatal|error|warning): (.*)$/.exec(line) ?? [0, grammar, '', line];
        const page = path === grammar ? grammar : `/${relative(site.folder, path)}`;
        return { tool, page, rule: grammar, element: at && `line ${at}`, message };
    });
}

function jsonFeeds(site) {
    const ajv = new Ajv({ allErrors: true });
    formats(ajv);
    const valid = ajv.compile(JSON.parse(readFileSync(beside('json_feed.json'), 'utf8')));
    const files = site.files.filter((file) => file.endsWith('/feed.json'));
    const findings = files.flatMap((file) => {
        const feed = JSON.parse(readFileSync(join(site.folder, file), 'utf8'));
        const report = (rule, element, message) => ({ tool: 'JSON Feed', page: file, rule, element, message });
        const faults = valid(feed) ? [] : valid.errors.map((fault) => report(fault.keyword, fault.instancePath, fault.message));
        const ids = (feed.items ?? []).map((item) => item.id);
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
        faults.push(...twice.map((id) => report('unique id', id, 'two items have one id')));
        const address = publishedAt(site, file);
        if (feed.feed_url !== address) faults.push(report('feed_url', feed.feed_url, `published at ${address}`));
        return faults;
    });
    return { name: 'JSON', files, types: JSON_TYPES, findings };
}

async function servedAs(origin, page, types) {
    const response = await fetch(origin + page);
    await response.body?.cancel();
    const type = response.headers.get('content-type').split(';')[0];
    if (types.includes(type)) return [];
    return [{ tool: 'feeds', page, rule: 'UnexpectedContentType', message: `served as ${type}` }];
}

/** The published address of a file. The site's sitemap has the origin. */
function publishedAt(site, file) {
    const home = /<loc>([^<]*)<\/loc>/.exec(readFileSync(join(site.folder, 'sitemap.xml'), 'utf8'))[1];
    return new URL(home).origin + encodeURI(file);
}
