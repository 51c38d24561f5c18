// The files and pages of a built site.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An address that does not exist on the host. */
export const MISSING = '/no-such-page/';

/**
 * Lists all files, and all pages except those that redirect.
 * @returns {{folder: string, files: string[], pages: {path: string, kind: string, bytes: number}[]}}
 */
export function readSite(folder) {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder).length))
        .map((name) => (name.startsWith('/') ? name : `/${name}`))
        .filter((name) => !name.includes('/.'))
        .sort();
    const pages = files.filter((name) => name.endsWith('.html')).flatMap((name) => {
        const html = readFileSync(join(folder, name), 'utf8');
        if (/<meta[^>]+http-equiv="?refresh/i.test(html)) return [];
        const kind = /<body[^>]*\bclass="[^"]*\bkind-([\w-]+)/.exec(html)?.[1] ?? 'unknown';
        const path = name === '/404.html' ? MISSING : name.replace(/\/index\.html$/, '/');
        return [{ path, kind, bytes: html.length }];
    });
    return { folder, files, pages };
}

/** The page of a kind with the most content. */
export function fullest(site, kind) {
    return site.pages.filter((page) => page.kind === kind).sort((a, b) => b.bytes - a.bytes)[0];
}

/** The fullest page of every kind. */
export function oneOfEachKind(site) {
    return [...new Set(site.pages.map((page) => page.kind))].sort().map((kind) => fullest(site, kind));
}
