// Runs two checkers on every page, and one of them on stylesheets and drawings too. Any error, warning or remark fails.

import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

export const JAR = createRequire(import.meta.url)('vnu-jar');

/** Rules about style, and rules that the author's own HTML may break. */
const FREE = [
    'doctype-style', 'long-title', 'no-implicit-input-type', 'no-inline-style', 'prefer-native-element', 'prefer-tbody',
    'valid-id',
];

/** Checks every file that a browser reads. @returns {Promise<import('./report.mjs').Outcome>} */
export async function checkMarkup(site) {
    const told = await nu(site.folder, (path, line) => `/${path}:${line}`);
    const checked = site.files.filter((name) => /\.(html|css|svg)$/.test(name)).length;
    const pages = site.files.filter((name) => name.endsWith('.html'));
    const also = await htmlValidate(site.folder, pages);
    return {
        figures: [
            ['Nu HTML checker: messages', `${told.length} in ${checked} files`, '0'],
            ['html-validate: messages', `${also.length} in ${pages.length} files`, '0'],
        ],
        findings: [...told, ...also],
    };
}

/** Finds what Nu does not report: names on elements that cannot have one, headings without words. */
async function htmlValidate(folder, pages) {
    const rules = Object.fromEntries(FREE.map((rule) => [rule, 'off']));
    const checker = new HtmlValidate(new StaticConfigLoader({ extends: ['html-validate:recommended'], elements: ['html5'], rules }));
    const findings = [];
    for (const page of pages) {
        const { results } = await checker.validateFile(join(folder, page));
        for (const { ruleId, message, line, selector } of results.flatMap((result) => result.messages)) {
            findings.push({ tool: 'html-validate', page: `${page}:${line}`, rule: ruleId, message, element: selector ?? '' });
        }
    }
    return findings;
}

/**
 * Checks fragments of HTML, each with the file that contains it.
 * @param {Map<string, string>} fragments @returns {Promise<import('./report.mjs').Finding[]>}
 */
export async function checkFragments(fragments) {
    const folder = mkdtempSync(join(tmpdir(), 'fragments-'));
    try {
        const carriers = [...fragments].map(([html, carrier], at) => {
            const page = `<!doctype html><html lang="en"><head><title>-</title></head><body>${html}</body></html>`;
            writeFileSync(join(folder, `${at}.html`), page);
            return carrier;
        });
        const findings = await nu(folder, (path) => carriers[parseInt(path, 10)]);
        // Advice about headings and sections does not apply to fragments.
        return findings.filter((finding) => finding.rule !== 'warning');
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** Syntax that the checker's grammar of CSS does not know yet. Source: CSS Values 5, `attr()` with a type. */
const TOO_NEW = /CSS: “aspect-ratio”: Parse Error/;

async function nu(folder, name) {
    const flags = ['--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg'];
    const said = await java(['-jar', JAR, ...flags, '--skip-non-html', folder]);
    return JSON.parse(said).messages.filter(({ message }) => !TOO_NEW.test(message)).map((message) => ({
        tool: 'Nu',
        page: name(relative(folder, decodeURIComponent(new URL(message.url).pathname)), message.lastLine ?? 0),
        rule: message.subType ?? message.type,
        message: message.message,
        element: message.extract?.trim(),
    }));
}

/** Runs a program of the checker's archive. @returns {Promise<string>} what it printed */
export function java(args) {
    return new Promise((resolve, reject) => {
        execFile('java', ['-Xss1m', ...args], { maxBuffer: 1 << 28 }, (fault, stdout, stderr) => {
            // Jing exits with 1 if it has findings; this is not a failure of the run.
            if (fault && fault.code !== 1) reject(new Error(`java: ${stderr || fault.message}`));
            else resolve(stdout || stderr);
        });
    });
}
