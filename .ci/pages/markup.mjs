// The Nu HTML checker over every page, stylesheet and drawing: no error, no warning, no remark.

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { relative } from 'node:path';

export const JAR = createRequire(import.meta.url)('vnu-jar');

/** @returns {Promise<import('./report.mjs').Outcome>} */
export async function checkMarkup(site) {
    const flags = ['--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg'];
    const said = await java(['-jar', JAR, ...flags, '--skip-non-html', site.folder]);
    const findings = JSON.parse(said).messages.map((message) => ({
        tool: 'Nu',
        page: `/${relative(site.folder, decodeURIComponent(new URL(message.url).pathname))}:${message.lastLine ?? 0}`,
        rule: message.subType ?? message.type,
        message: message.message,
        element: message.extract?.replace(/\s+/g, ' ').trim(),
    }));
    const checked = site.files.filter((name) => /\.(html|css|svg)$/.test(name)).length;
    return { figures: [['Nu HTML checker: messages', `${findings.length} in ${checked} files`, '0']], findings };
}

/** Runs a program of the checker's archive. @returns {Promise<string>} what it printed */
export function java(args) {
    return new Promise((resolve, reject) => {
        execFile('java', ['-Xss1m', ...args], { maxBuffer: 1 << 28 }, (fault, stdout, stderr) => {
            // Jing ends with 1 when it found something, which is no fault of the run.
            if (fault && fault.code !== 1) reject(new Error(`java: ${stderr || fault.message}`));
            else resolve(stdout || stderr);
        });
    });
}
