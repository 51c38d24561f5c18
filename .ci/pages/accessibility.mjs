// Runs axe-core on the fullest page of every kind, in a window of a telephone and a wide one, in both schemes: all rules
// that it runs by default, and the size of targets, which WCAG 2.2 AA requires.

import axe from 'axe-core';
import { inTabs, open } from './browser.mjs';
import { MISSING, oneOfEachKind } from './site.mjs';

const WIDTHS = [390, 1280];
const SCHEMES = ['light', 'dark'];
/** The kinds of pages that every blog has. The check is worthless if it does not find them. */
const NEEDED = ['home', 'article', 'tag', 'archive', 'series', 'author', 'not-found'];

/** @returns {Promise<import('./report.mjs').Outcome>} */
export async function checkAccessibility(browser, origin, site) {
    const pages = oneOfEachKind(site);
    const views = pages.flatMap((page) => WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ page, width, scheme }))));
    const results = await inTabs(browser, views, (tab, view) => examine(tab, origin, view));
    const missing = NEEDED.filter((kind) => !pages.some((page) => page.kind === kind));
    const absent = missing.map((kind) => ({
        tool: 'axe', page: MISSING, rule: 'kinds', message: `no page has the class kind-${kind} on its body`,
    }));
    const findings = [...results.flatMap((result) => result.findings), ...absent];
    const rules = new Set(results.flatMap((result) => result.rules)).size;
    const unsure = results.reduce((sum, result) => sum + result.unsure, 0);
    return {
        figures: [
            ['axe-core: violations', `${findings.length} in ${views.length} views of ${pages.length} kinds of page`, '0'],
            ['axe-core: rules run, elements it cannot judge', `${rules}, ${unsure}`, ''],
        ],
        findings,
    };
}

async function examine(tab, origin, { page, width, scheme }) {
    await tab.setViewport({ width, height: 844 });
    await tab.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await open(tab, origin + page.path);
    await tab.evaluate(axe.source);
    const result = await tab.evaluate(() => axe.run(document, { rules: { 'target-size': { enabled: true } } }));
    const findings = result.violations.flatMap((rule) => rule.nodes.map((node) => ({
        tool: 'axe',
        page: `${page.path} (${width} px, ${scheme})`,
        rule: rule.id,
        element: `${node.target.join(' ')}: ${node.html.slice(0, 160)}`,
        message: node.failureSummary.split('\n').slice(1).join('; ').trim() || rule.help,
    })));
    return {
        findings,
        rules: [...result.passes, ...result.violations, ...result.incomplete].map((rule) => rule.id),
        unsure: result.incomplete.reduce((sum, rule) => sum + rule.nodes.length, 0),
    };
}
