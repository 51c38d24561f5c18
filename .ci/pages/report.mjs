// The results of the checks, and how they are printed.

/**
 * @typedef {{tool: string, page: string, rule: string, element?: string, message: string}} Finding
 * @typedef {{figures: [what: string, figure: string, wanted: string][], findings: Finding[]}} Outcome
 */

const NAMED = 4;

/** The table of figures, then the findings, each once with some of its places. */
export function report(outcomes) {
    const figures = outcomes.flatMap((outcome) => outcome.figures);
    const findings = outcomes.flatMap((outcome) => outcome.findings);
    const lines = [...table([['checked', 'found', 'wanted'], ...figures]), ''];
    for (const [title, same] of groups(findings, ({ tool, rule, message }) => `${tool}: ${rule}: ${message}`)) {
        lines.push(title);
        const places = groups(same, (finding) => String(finding.element ?? ''));
        for (const [element, there] of places.slice(0, NAMED)) {
            if (element) lines.push(`    ${element.replace(/\s+/g, ' ')}`);
            lines.push(`        on ${some(there.map((finding) => finding.page))}`);
        }
        if (places.length > NAMED) lines.push(`    and ${places.length - NAMED} other elements`);
    }
    if (findings.length > 0) lines.push('', `${findings.length} findings`);
    return { text: lines.join('\n'), failed: findings.length > 0 };
}

function groups(findings, key) {
    const found = new Map();
    for (const finding of findings) {
        if (!found.has(key(finding))) found.set(key(finding), []);
        found.get(key(finding)).push(finding);
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function some(pages) {
    const different = [...new Set(pages)].sort();
    const more = different.length > NAMED ? ` and ${different.length - NAMED} more` : '';
    return different.slice(0, NAMED).join(', ') + more;
}

function table(rows) {
    const width = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
    return rows.map(([what, figure, wanted]) => `${what.padEnd(width[0])}  ${figure.padEnd(width[1])}  ${wanted}`.trimEnd());
}
