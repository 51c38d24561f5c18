// Checks the structured data of every page: a JSON-LD processor reads it, and it is checked against the vocabulary of
// schema.org and the requirements of search engines.

import Validator from '@adobe/structured-data-validator';
import jsonld from 'jsonld';
import { context, isOneOf, loadVocabulary, published, short } from './vocabulary.mjs';

/** The properties that an article must have, in the vocabulary of schema.org. */
const ARTICLE = ['headline', 'author', 'datePublished', 'dateModified', 'publisher', 'mainEntityOfPage', 'inLanguage'];
const TEXTS = ['Text', 'CssSelectorType', 'PronounceableText', 'XPathType'];
const DATES = ['Date', 'DateTime', 'Time'];
const NUMBERS = ['Number', 'Integer', 'Float'];
const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))?$/;

/** @returns {Promise<import('./report.mjs').Outcome>} */
export async function checkStructuredData(visits) {
    const vocabulary = loadVocabulary();
    const served = context(vocabulary);
    const options = {
        safe: true,
        documentLoader: async (url) => {
            if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`nothing here says what ${url} means`);
            return { document: served, documentUrl: url };
        },
    };
    const tools = { vocabulary, options, rich: new Validator(published(vocabulary)) };
    const outcomes = [];
    for (const visit of visits) outcomes.push(await examine(visit, tools));
    const blocks = visits.reduce((sum, visit) => sum + visit.structured.length, 0);
    const nodes = outcomes.reduce((sum, outcome) => sum + outcome.nodes, 0);
    const findings = outcomes.flatMap((outcome) => outcome.findings);
    return { figures: [['structured data: faults', `${findings.length} in ${nodes} nodes of ${blocks} graphs`, '0']], findings };
}

async function examine({ page, structured, indexed }, tools) {
    const findings = [];
    const report = (rule, message, element) => findings.push({ tool: 'JSON-LD', page: page.path, rule, message, element });
    if (indexed && structured.length === 0) report('present', 'a page for search engines has no structured data');
    let count = 0;
    for (const text of structured) {
        try {
            const graph = JSON.parse(text);
            const nodes = await jsonld.flatten(graph, null, tools.options);
            count += nodes.length;
            for (const node of nodes) ranges(node, nodes, tools.vocabulary, report);
            if (page.kind === 'article') complete(nodes, report);
            await richResults(graph, tools.rich, report);
        } catch (fault) {
            report('parses', fault.message);
        }
    }
    return { nodes: count, findings };
}

function complete(nodes, report) {
    const article = nodes.find((node) => node['@type']?.some((type) => /(Article|BlogPosting)$/.test(type)));
    if (!article) return report('article', 'nothing says that this is an article');
    for (const property of ARTICLE) {
        if (!article[`http://schema.org/${property}`]) report('article', `${property} is not said`, article['@id']);
    }
}

function ranges(node, nodes, vocabulary, report) {
    for (const [iri, values] of Object.entries(node)) {
        const property = vocabulary.properties.get(short(iri));
        // The other tool reports unknown properties.
        for (const value of property ? values : []) {
            const fault = misfit(value, property.range, nodes, vocabulary);
            if (fault) report('range', `${short(iri)}: ${fault}, wanted is ${property.range.join(' or ')}`, JSON.stringify(value));
        }
    }
}

/** Returns why a value cannot have one of the types, or nothing. */
function misfit(value, range, nodes, vocabulary) {
    if ('@id' in value) {
        if (range.includes('URL') && /^https?:/.test(value['@id'])) return '';
        const types = (nodes.find((node) => node['@id'] === value['@id'])?.['@type'] ?? []).map(short);
        if (types.length > 0) return types.some((type) => isOneOf(vocabulary, type, range)) ? '' : `a ${types}`;
        if (!/^https?:/.test(value['@id'])) return 'an address that is none of the web';
        return value['@id'].includes('#') ? 'refers to something that is not described' : '';
    }
    const literal = value['@value'];
    const wants = (types) => range.some((type) => types.includes(type));
    if (typeof literal === 'number') return wants(NUMBERS) || wants(TEXTS) ? '' : 'a number';
    if (typeof literal === 'boolean') return wants(['Boolean']) ? '' : 'a truth value';
    if (wants(TEXTS)) return literal.trim() === '' ? 'an empty text' : '';
    if (wants(DATES) && ISO_DATE.test(literal)) return '';
    // An address may stand for a thing.
    if (URL.canParse(literal) && range.some((type) => vocabulary.types.has(type) && !wants(DATES))) return '';
    return 'a text';
}

/** The other tool needs things by type. A reference to another thing of the graph has no type. */
async function richResults(graph, validator, report) {
    const byType = {};
    for (const node of graph['@graph'] ?? [graph]) (byType[node['@type']] ??= []).push(node);
    for (const issue of await validator.validate({ jsonld: byType })) {
        const at = issue.path.map((step) => step.property ?? step.type).join('.');
        report(issue.severity === 'ERROR' ? 'rich results' : 'recommended', issue.issueMessage, `${at}: ${issue.fieldNames}`);
    }
}
