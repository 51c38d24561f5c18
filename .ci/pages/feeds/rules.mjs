// The rules of the W3C's feed validator that a grammar cannot express. `brokenRules` runs in a browser's page, because it
// needs the browser's parsers of XML and HTML. It can use nothing outside itself.

/**
 * @param {{text: string, address: string, now: number}} feed its text and the address that it is published at
 * @returns {{broken: {rule: string, element: string, message: string}[], contents: string[]}} with the HTML it carries
 */
export function brokenRules({ text, address, now }) {
    const ATOM = 'http://www.w3.org/2005/Atom';
    const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
    // Attributes that feed readers keep and that today's HTML has.
    const kept = ('abbr accept align alt autoplay charset checked cite class cols colspan coords data datetime decoding dir'
        + ' disabled download for headers height hidden href hreflang id ismap kind label lang list loading loop max media'
        + ' min muted name open optimum high low poster preload rel reversed rows rowspan scope shape sizes span spellcheck'
        + ' src srclang srcset start tabindex target title translate type usemap value width').split(' ');
    const broken = [];
    const report = (rule, element, message) => broken.push({ rule, element, message });
    const feed = new DOMParser().parseFromString(text, 'application/xml');
    const fault = feed.querySelector('parsererror');
    const contents = [];
    if (fault) {
        report('well-formed', '', fault.textContent.trim().slice(0, 200));
        return { broken, contents };
    }

    const isAtom = feed.documentElement.namespaceURI === ATOM;
    const head = isAtom ? feed.documentElement : feed.querySelector('channel');
    const entries = [...feed.getElementsByTagName(isAtom ? 'entry' : 'item')];
    const child = (element, name) => [...element.children].filter((one) => one.localName === name);
    const own = (element, name) => child(element, name).find((one) => isAtom || one.namespaceURI === null);
    const said = (element, name) => own(element, name)?.textContent.trim() ?? '';

    namesItself();
    const parts = [head, ...entries];
    for (const element of parts) {
        oneLinkOfAKind(element);
        dates(element);
        plain(element);
    }
    unique(isAtom ? 'id' : 'guid', 'DuplicateEntries', 'two entries have one name');
    if (isAtom) newestFirstKnown();
    else comments();
    for (const entry of entries) content(entry);
    if (/[\u0080-\u009f\ufffd]/.test(text)) report('BadCharacters', '', 'a control sign or a replacement sign');
    return { broken, contents };

    function plain(element) {
        const names = isAtom ? ['title', 'subtitle', 'name'] : ['title', 'category', 'copyright', 'managingEditor'];
        if (element === head && !isAtom) names.push('description');
        const texts = names.flatMap((name) => child(element, name)).filter((one) => one.getAttribute('type') !== 'html');
        for (const { textContent } of texts) {
            if (/<\/?[a-z!]|&#?\w+;/i.test(textContent)) report('ContainsHTML', textContent, 'markup in a plain text');
        }
    }

    // Readers compare the number of comments with the one they saw at the feed's date.
    function comments() {
        const counted = feed.getElementsByTagNameNS('http://purl.org/rss/1.0/modules/slash/', 'comments').length > 0;
        if (counted && said(head, 'lastBuildDate') === '') report('SlashDate', 'lastBuildDate', 'comments are counted, and the feed has no date');
        for (const item of entries) {
            const names = [...item.children].map((one) => one.nodeName);
            const encoded = names.indexOf('content:encoded');
            if (encoded >= 0 && !names.slice(0, encoded).includes('description')) {
                report('NeedDescriptionBeforeContent', said(item, 'title'), 'content:encoded without a description before it');
            }
        }
    }

    function namesItself() {
        const self = child(head, 'link').filter((link) => link.namespaceURI === ATOM && link.getAttribute('rel') === 'self');
        if (self.length !== 1) report('MissingSelf', 'link', `${self.length} links with rel="self"`);
        else if (self[0].getAttribute('href') !== address) report('SelfDoesntMatchLocation', self[0].outerHTML, `published at ${address}`);
    }

    // RFC 4287, sections 4.1.1 and 4.1.2.
    function oneLinkOfAKind(element) {
        const kinds = child(element, 'link').filter((link) => (link.getAttribute('rel') ?? 'alternate') === 'alternate')
            .map((link) => `${link.getAttribute('type')} ${link.getAttribute('hreflang')}`);
        if (!isAtom) return;
        if (new Set(kinds).size < kinds.length) report('DuplicateAtomLink', kinds.join(', '), 'two alternates of one type and language');
        if (element === head) return;
        const [text, summary] = [own(element, 'content'), own(element, 'summary')];
        if (!text && kinds.length === 0) report('MissingContentOrAlternate', said(element, 'id'), 'neither content nor page');
        if (!summary && (!text || text.hasAttribute('src'))) report('MissingTextualContent', said(element, 'id'), 'neither text nor summary');
    }

    function dates(element) {
        for (const name of ['updated', 'published', 'pubDate', 'lastBuildDate']) {
            const date = said(element, name);
            if (date === '') continue;
            const moment = new Date(date);
            if (Number.isNaN(moment.getTime())) report('InvalidDate', date, `${name} is no date`);
            else if (moment.getTime() > now + 600_000) report('ImplausibleDate', date, `${name} lies in the future`);
            if (!isAtom) weekday(date, moment);
        }
    }

    function weekday(date, moment) {
        const [, day, zone] = /^(?:(\w{3}), )?.* (\S+)$/.exec(date);
        const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [0, '+', 0, 0];
        const local = new Date(moment.getTime() + Number(`${sign}1`) * (hours * 60 + Number(minutes)) * 60_000);
        const right = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][local.getUTCDay()];
        if (day && day !== right) report('InvalidRFC2822Date', date, `this day is a ${right}`);
    }

    function unique(name, rule, message) {
        const values = entries.map((entry) => said(entry, name)).filter((value) => value !== '');
        const twice = values.filter((value, at) => values.indexOf(value) !== at);
        for (const value of new Set(twice)) report(rule, value, message);
        if (values.length < entries.length) report('MissingId', name, `${entries.length - values.length} entries without ${name}`);
    }

    // A reader asks by the feed's date whether anything is new.
    function newestFirstKnown() {
        const newest = Math.max(...entries.map((entry) => new Date(said(entry, 'updated')).getTime()));
        if (new Date(said(head, 'updated')).getTime() < newest) report('StaleFeed', said(head, 'updated'), 'an entry is newer than its feed');
    }

    function content(entry) {
        const texts = isAtom
            ? ['content', 'summary'].map((name) => own(entry, name)).filter((one) => one?.getAttribute('type') === 'html')
            : [...entry.getElementsByTagNameNS(CONTENT, 'encoded'), own(entry, 'description')].filter(Boolean);
        for (const { textContent } of texts) {
            contents.push(textContent);
            const html = new DOMParser().parseFromString(textContent, 'text/html');
            for (const element of html.querySelectorAll('*')) unsafe(element);
        }
    }

    // Elements that readers remove for safety, and addresses that they cannot resolve.
    function unsafe(element) {
        const shown = element.outerHTML.slice(0, 120);
        const forbidden = ['script', 'style', 'iframe', 'object', 'embed', 'meta', 'link', 'base', 'svg', 'math', 'slot'];
        if (forbidden.includes(element.localName)) report('SecurityRisk', shown, `<${element.localName}> in content`);
        for (const { name, value } of element.attributes) {
            if (!kept.includes(name) && !name.startsWith('data-')) report('SecurityRiskAttr', shown, `attribute ${name} in content`);
            const addresses = name === 'srcset' ? value.split(',').map((one) => one.trim().split(/\s+/)[0]) : [value];
            const refers = ['href', 'src', 'srcset', 'poster', 'cite', 'data'].includes(name);
            if (refers && addresses.some((one) => !/^[a-z][a-z0-9+.-]*:/i.test(one))) report('ContainsRelRef', shown, `relative address ${value}`);
        }
    }
}
