// Checks the microformats of every page: each entry has the properties that readers of other sites show.

import { mf2 } from 'microformats-parser';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MISSING } from './site.mjs';

/** The properties that the entry of an article's own page needs. */
const ENTRY = ['name', 'url', 'published', 'author', 'summary', 'content'];

/** @returns {import('./report.mjs').Outcome} */
export function checkMicroformats(site) {
    const findings = [];
    let entries = 0;
    for (const page of site.pages.filter((page) => page.path !== MISSING)) {
        const report = (rule, message, element) => findings.push({ tool: 'microformats', page: page.path, rule, message, element });
        const html = readFileSync(join(site.folder, page.path.endsWith('/') ? `${page.path}index.html` : page.path), 'utf8');
        const { items } = mf2(html, { baseUrl: 'https://site.example' });
        const isEntry = (item) => item.type?.includes('h-entry');
        const alone = items.filter(isEntry);
        if (page.kind === 'article') {
            if (alone.length !== 1) report('entry', `${alone.length} entries on the page of one article`);
            for (const wanted of ENTRY) if (!alone[0]?.properties[wanted]) report('entry', `${wanted} is not said`);
        }
        for (const feed of items.filter((item) => item.type?.includes('h-feed'))) {
            const own = (feed.children ?? []).filter(isEntry);
            for (const entry of own) {
                const author = entry.properties.author ?? feed.properties.author;
                if (!author) report('author', 'neither the entry nor its feed has an author', String(entry.properties.name));
            }
            entries += own.length;
        }
        entries += alone.length;
    }
    return { figures: [['microformats: faults', `${findings.length} in ${entries} entries`, '0']], findings };
}
