// A server of static files like those of hosts: it sends the headers of `_headers`, compresses texts, and answers a
// missing page with 404.html.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { headersOf, parseHeaders } from './headers.mjs';

const TYPES = {
    '.html': 'text/html; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.mjs': 'text/javascript; charset=utf-8',
    '.json': 'application/json',
    '.xml': 'application/xml',
    '.txt': 'text/plain; charset=utf-8',
    '.md': 'text/markdown; charset=utf-8',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.jpg': 'image/jpeg',
    '.jpeg': 'image/jpeg',
    '.webp': 'image/webp',
    '.avif': 'image/avif',
    '.gif': 'image/gif',
    '.ico': 'image/vnd.microsoft.icon',
    '.webmanifest': 'application/manifest+json',
};
const COMPRESSED = /^(text\/|application\/(json|xml|.*\+xml|.*\+json)|image\/svg)/;
const HIDDEN = ['/_headers', '/_redirects'];

/** Serves the folder on a free port of this machine. @returns {Promise<{origin: string, close: () => void}>} */
export async function serve(folder) {
    const file = join(folder, '_headers');
    const rules = existsSync(file) ? parseHeaders(readFileSync(file, 'utf8')) : [];
    const server = createServer((request, response) => {
        answer(folder, rules, request, response).catch((fault) => response.destroy(fault));
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    const close = () => {
        server.close();
        server.closeAllConnections();
    };
    return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

async function answer(folder, rules, request, response) {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://host').pathname));
    const [status, name, found] = await find(folder, path);
    const headers = { 'content-type': TYPES[extname(name)] ?? 'application/octet-stream', ...headersOf(rules, path) };
    let body = found;
    if (COMPRESSED.test(headers['content-type']) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
        body = gzipSync(body);
        headers['content-encoding'] = 'gzip';
        headers.vary = 'accept-encoding';
    }
    headers['content-length'] = body.length;
    response.writeHead(status, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
}

async function find(folder, path) {
    const name = path.endsWith('/') ? `${path}index.html` : path;
    if (!HIDDEN.includes(name) && !name.split('/').some((part) => part.startsWith('.'))) {
        try {
            return [200, name, await readFile(join(folder, name))];
        } catch (fault) {
            if (!['ENOENT', 'EISDIR', 'ENOTDIR'].includes(fault.code)) throw fault;
        }
    }
    const missing = join(folder, '404.html');
    return [404, '404.html', existsSync(missing) ? await readFile(missing) : Buffer.from('Not found')];
}
