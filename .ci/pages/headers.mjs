// Reads the file `_headers` as Netlify and Cloudflare Pages do: an address, then indented headers. All rules that match
// an address apply; a header that several of them set is sent with all values.

/** @returns {{fits: RegExp, headers: [string, string][]}[]} */
export function parseHeaders(text) {
    const rules = [];
    for (const line of text.split('\n')) {
        if (line.trim() === '' || line.startsWith('#')) continue;
        if (!/^\s/.test(line)) {
            rules.push({ fits: pattern(line.trim()), headers: [] });
            continue;
        }
        const colon = line.indexOf(':');
        if (colon < 0 || rules.length === 0) throw new Error(`_headers: cannot read “${line}”`);
        rules.at(-1).headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
    }
    return rules;
}

/** The headers of one address, by lower-case name. */
export function headersOf(rules, path) {
    const all = {};
    for (const { fits, headers } of rules) {
        if (!fits.test(path)) continue;
        for (const [name, value] of headers) all[name] = name in all ? `${all[name]}, ${value}` : value;
    }
    return all;
}

function pattern(address) {
    const escaped = address.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replaceAll('*', '.*').replace(/:[a-z]\w*/gi, '[^/]+')}$`);
}
