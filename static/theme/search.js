// Searches the site: reads the files that docs/search.md describes, and only those that the words need.
// No text of an article becomes markup: texts are added to the page as text nodes.

// The number of results that are shown at a time.
const PAGE = 10;
// The maximum number of files in which the beginning of a word is searched.
const REACH = 4;
// The maximum length of a passage, in characters.
const PASSAGE = 200;

// ---- Words: the same as src/render/search/tokens.rs ----

const LONGEST = 40;
const DROPPED =
  /[\u{ad}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2069}\u{fe00}-\u{fe0f}\u{feff}\u{300}-\u{36f}\u{483}-\u{487}\u{591}-\u{5bd}\u{5bf}\u{5c1}\u{5c2}\u{5c4}\u{5c5}\u{5c7}\u{610}-\u{61a}\u{640}\u{64b}-\u{65f}\u{670}\u{6d6}-\u{6dc}\u{6df}-\u{6e8}\u{6ea}-\u{6ed}]/gu;
const REWRITTEN = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ł: "l", ħ: "h", ı: "i", ς: "σ" };
const UNSPACED =
  "\\u{e00}-\\u{eff}\\u{1000}-\\u{109f}\\u{1780}-\\u{17ff}\\u{1950}-\\u{19ff}\\u{1a20}-\\u{1aaf}\\u{3005}-\\u{3007}\\u{3021}-\\u{3029}\\u{3031}-\\u{312f}\\u{31a0}-\\u{31ff}\\u{3400}-\\u{4dbf}\\u{4e00}-\\u{9fff}\\u{a9e0}-\\u{a9ff}\\u{aa60}-\\u{aadf}\\u{f900}-\\u{faff}\\u{1aff0}-\\u{1b16f}\\u{20000}-\\u{3ffff}";
const WORD = /[\p{Alphabetic}\p{M}\p{N}]+/gu;
// The zeros of scripts with other digits than 0 to 9.
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090,
  0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
];
const HYPHEN = /[-\u2010\u2011]/;
// ASCII punctuation, dashes and quotes end a chunk of text; a hyphen joins it with the next.
const PIECE = "[A-Za-z0-9\\u0080-\\u200f\\u2028-\\u{10ffff}]+";
const CHAIN = new RegExp(`${PIECE}(?:[-\\u2010\\u2011]${PIECE})*`, "gu");
const RUN = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, "gu");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");
// Matches words in a text, including the characters that folding removes; half-width Kana are separate.
const PART = "\\p{Alphabetic}\\p{M}\\p{N}\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069";
const RAW = new RegExp(`[\\uff66-\\uff9f]+|[${PART}]+`, "gu");
const COMPOUND = new RegExp(`[${PART}]+(?:[-\\u2010\\u2011][${PART}]+)+`, "gu");

// Folds a text: removes case, marks and compatibility forms.
export function fold(text) {
  const small = text.normalize("NFKD").toLowerCase().replace(DROPPED, "");
  const plain = small.replace(/[ßæœþøđðłħıς]/g, (letter) => REWRITTEN[letter]);
  const hiragana = plain.replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
  return hiragana.replace(/[\u0660-\uabf9]/g, digit).normalize("NFC");
}

// Returns a digit of any script as one of 0 to 9, and any other character unchanged.
function digit(letter) {
  const code = letter.charCodeAt(0);
  const zero = ZEROS.findLast((zero) => zero <= code);
  return code - zero < 10 ? String(code - zero) : letter;
}

// The tokens of a text. Words that hyphens join are also one token together. A query leaves that out, and also the last
// character of a sequence, which the pairs contain already.
export function tokens(text, asked = false) {
  const found = [];
  for (const [chain] of text.matchAll(CHAIN)) {
    const parts = chain.split(HYPHEN).map((part) => words(part, asked));
    found.push(...parts.flat());
    const { whole } = compound(parts);
    if (whole && !asked) found.push(whole);
  }
  return found;
}

// The tokens of a chain of hyphens: each word, and all of them as one. A chunk that is not a single word is not joined.
function compound(parts) {
  const isOne = (words) => words.length === 1 && !IS_UNSPACED.test(words[0]);
  const joined = parts.slice(parts.findLastIndex((words) => !isOne(words)) + 1).flat();
  return { joined, whole: joined.length > 1 ? shortened([...joined.join("")]) : undefined };
}

function words(part, asked) {
  const found = [];
  for (const [word] of fold(part).matchAll(WORD)) {
    for (const [run] of word.matchAll(RUN)) {
      const letters = [...run];
      if (!IS_UNSPACED.test(run)) {
        found.push(shortened(letters));
        continue;
      }
      letters.forEach((letter, at) => {
        if (!asked || at + 1 < letters.length || at === 0) found.push(letter + (letters[at + 1] ?? ""));
      });
    }
  }
  return found;
}

function shortened(letters) {
  return letters.slice(0, LONGEST).join("");
}

// ---- The index ----

// The files on the server belong to another build than the list of them.
class Outdated extends Error {}

async function fetched(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

// Reads varints, beginning at `at`.
class Reader {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
}

export class Index {
  constructor(url, list) {
    const { documents: size, each, family, first, texts, words: version } = list;
    Object.assign(this, { size, each, family, first, texts, version, url, files: new Map() });
  }

  static async open(url, options) {
    const list = await (await fetched(url, options)).json();
    if (list.format !== 1) throw new Error(`${url}: unknown format ${list.format}`);
    return new Index(url, list);
  }

  // Returns the result of `read` for a file. Each file is fetched once.
  file(name, version, read) {
    if (!this.files.has(name)) {
      const url = new URL(`data/${name}?v=${version}`, this.url);
      const file = fetched(url).then(read);
      this.files.set(name, file);
      // A file that could not be fetched may be fetched later.
      file.catch(() => this.files.delete(name));
    }
    return this.files.get(name);
  }

  // The number of the file that would contain a word.
  place(word) {
    let [low, high] = [0, this.first.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.first[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  words(place) {
    return this.file(`words-${place}.bin`, this.version, async (response) => {
      const bytes = new Uint8Array(await response.arrayBuffer());
      const version = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      if (version !== this.version) throw new Outdated();
      return parsed(bytes);
    });
  }

  // The texts of a document that a result shows.
  async text(number) {
    const file = Math.floor(number / this.each);
    const version = this.texts[Math.floor(file / this.family)];
    const list = await this.file(`texts-${file}.json`, version, async (response) => {
      const { version: found, documents } = await response.json();
      if (found !== version) throw new Outdated();
      return documents;
    });
    const [title, href, date, day, text, language] = list[number % this.each];
    return { title, href, date, day, text, language };
  }

  // The documents that contain a word, or a word that begins with it, each with its weight.
  async documents(word, begins) {
    const first = this.place(word);
    const last = begins ? Math.min(this.place(`${word}\uffff`), first + REACH - 1) : first;
    const files = [];
    for (let place = first; place <= last; place++) files.push(this.words(place));
    const found = new Map();
    for (const { words, starts, bytes } of await Promise.all(files)) {
      words.forEach((other, at) => {
        const longer = begins && other.startsWith(word) && (word.includes(" ") || !other.includes(" "));
        if (other !== word && !longer) return;
        const share = other === word ? 1 : 0.7;
        const reader = new Reader(bytes, starts[at]);
        let number = 0;
        for (let left = reader.number(); left > 0; left--) {
          const posting = reader.number();
          number += posting >>> 4;
          const weight = share * 0.2 * 1.25 ** (posting & 15);
          if (weight > (found.get(number) ?? 0)) found.set(number, weight);
        }
      });
    }
    return found;
  }

  // The numbers of the documents that match a query, best first, and whether they contain all of its words.
  async search(question) {
    const asked = [...new Set(tokens(question, true))].slice(0, 16);
    const open = /[\p{Alphabetic}\p{M}\p{N}]$/u.test(question);
    const begins = (at) => open && at === asked.length - 1 && (asked[at].length > 1 || IS_UNSPACED.test(asked[at]));
    const pairs = asked.slice(1).map((word, at) => `${asked[at]} ${word}`);
    const of = (list, from) => Promise.all(list.map((word, at) => this.documents(word, begins(at + from))));
    const [single, paired] = await Promise.all([of(asked, 0), of(pairs, 1)]);
    const [scores, held] = [new Map(), new Map()];
    const add = (documents, counts) => {
      const rarity = Math.log(1 + (this.size - documents.size + 0.5) / (documents.size + 0.5));
      for (const [number, weight] of documents) {
        scores.set(number, (scores.get(number) ?? 0) + rarity * weight);
        if (counts) held.set(number, (held.get(number) ?? 0) + 1);
      }
    };
    // `handoff` contains both words of `hand-off`.
    for (const [chain] of question.matchAll(CHAIN)) {
      const { joined, whole } = compound(chain.split(HYPHEN).map((part) => words(part, true)));
      if (!whole) continue;
      const documents = await this.documents(whole, false);
      for (const place of joined.map((word) => asked.indexOf(word)).filter((place) => place >= 0)) {
        for (const [number, weight] of documents) if (!single[place].has(number)) single[place].set(number, weight);
      }
    }
    single.forEach((documents) => add(documents, true));
    paired.forEach((documents) => add(documents, false));
    const whole = [...held.keys()].filter((number) => held.get(number) === asked.length);
    const numbers = whole.length > 0 ? whole : [...held.keys()];
    // Of two equally good results, the newer comes first.
    numbers.sort((a, b) => scores.get(b) - scores.get(a) || b - a);
    return { numbers, asked, begins: asked.length > 0 && begins(asked.length - 1), whole: whole.length > 0 };
  }
}

// The words of a file, each with the position at which its documents begin.
function parsed(bytes) {
  const decoder = new TextDecoder();
  const word = new Uint8Array(512);
  const [words, starts] = [[], []];
  const reader = new Reader(bytes, 4);
  while (reader.at < bytes.length) {
    const [shared, length] = [bytes[reader.at], bytes[reader.at + 1]];
    reader.at += 2;
    word.set(bytes.subarray(reader.at, reader.at + length), shared);
    reader.at += length;
    const size = reader.number();
    words.push(decoder.decode(word.subarray(0, shared + length)));
    starts.push(reader.at);
    reader.at += size;
  }
  return { words, starts, bytes };
}

// ---- Marks ----

// The ranges of a text with words of the query: [start, end, word], in order.
export function places(text, asked, begins) {
  const wanted = new Set(asked);
  const last = asked.at(-1);
  const meant = (token) => (wanted.has(token) ? token : begins && token.startsWith(last) ? last : undefined);
  const found = [];
  for (const { 0: raw, index } of text.matchAll(RAW)) {
    let at = index;
    for (const [run] of raw.matchAll(RUN)) {
      if (!IS_UNSPACED.test(fold(run))) {
        const word = tokens(run).map(meant).find(Boolean);
        if (word) found.push([at, at + run.length, word]);
        at += run.length;
        continue;
      }
      const letters = [...run];
      letters.forEach((letter, place) => {
        const pair = letter + (letters[place + 1] ?? "");
        const [both, one] = [meant(fold(pair)), meant(fold(letter))];
        if (both ?? one) found.push([at, at + (wanted.has(fold(pair)) ? pair : letter).length, both ?? one]);
        at += letter.length;
      });
    }
  }
  for (const { 0: raw, index } of text.matchAll(COMPOUND)) {
    const word = meant(compound(raw.split(HYPHEN).map((part) => words(part))).whole ?? "");
    if (word) found.push([index, index + raw.length, word]);
  }
  return found.sort(([a], [b]) => a - b);
}

// A text in which the words of the query are `mark` elements.
function marked(text, { asked, begins }) {
  const fragment = document.createDocumentFragment();
  let written = 0;
  for (const [start, end] of joined(places(text, asked, begins))) {
    const mark = document.createElement("mark");
    mark.textContent = text.slice(start, end);
    fragment.append(text.slice(written, start), mark);
    written = end;
  }
  fragment.append(text.slice(written));
  return fragment;
}

// Joins ranges that touch or overlap.
function joined(list) {
  const whole = [];
  for (const [start, end] of list) {
    const before = whole.at(-1);
    if (before && start <= before[1]) before[1] = Math.max(before[1], end);
    else whole.push([start, end]);
  }
  return whole;
}

const BLOCKS = "p, li, dt, dd, td, th, figcaption, pre, blockquote, h2, h3, h4, h5, h6";

// The passage of a page with most of the words, as text.
export function passage(html, { asked, begins }) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const content = page.querySelector(".e-content") ?? page.querySelector(".prose") ?? page.querySelector("main");
  let best = { count: 0, text: "" };
  for (const block of content?.querySelectorAll(BLOCKS) ?? []) {
    if (block.querySelector(BLOCKS)) continue;
    const text = block.textContent.replace(/\s+/g, " ").trim();
    const found = places(text, asked, begins);
    const count = new Set(found.map(([, , word]) => word)).size;
    if (count > best.count) best = { count, text: around(text, found[0][0]) };
  }
  return best;
}

// As much of a text as fits, beginning a little before a position, cut between words if possible.
function around(text, at) {
  if (text.length <= PASSAGE) return text;
  let start = Math.max(Math.min(at - PASSAGE / 4, text.length - PASSAGE), 0);
  let end = start + PASSAGE;
  const before = text.indexOf(" ", start);
  if (start > 0 && before >= 0 && before < at) start = before + 1;
  const behind = text.lastIndexOf(" ", end);
  if (end < text.length && behind > at) end = behind;
  const part = text.slice(whole(text, start), whole(text, end));
  return `${start > 0 ? "… " : ""}${part}${end < text.length ? " …" : ""}`;
}

// Moves a position that is in the middle of a character.
function whole(text, at) {
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at;
}

// ---- The page ----

const make = (name, className = "") => Object.assign(document.createElement(name), { className });

function start(form) {
  const root = form.closest(".search");
  const input = form.elements.namedItem("q");
  const [status, list, more] = [".search-status", ".search-results", ".search-more"].map((name) => root.querySelector(name));
  const address = new URL(form.dataset.index, location.href);
  const plain = document.title;
  const language = root.closest("[lang]")?.lang || "en";
  const digits = form.dataset.digits?.match(/\p{Nd}/gu) ?? []; // of 1234567890 in the page's language
  let opening;
  let turn = 0;
  let timer;
  let shown = { numbers: [] };
  // Whether the query belongs to an entry of the history that must not be replaced.
  let settled = true;

  const open = () => (opening ??= Index.open(address).catch((fault) => {
    opening = undefined;
    throw fault;
  }));

  function say(name, count = 0) {
    const forms = [...root.querySelectorAll(`[data-answer="${name}"]`)];
    const plural = new Intl.PluralRules(language).select(count);
    const chosen = forms.find((text) => text.dataset.plural === plural) ?? forms.at(-1);
    const number = String(count).replace(/\d/g, (digit) => digits[(Number(digit) + 9) % 10] ?? digit);
    const text = chosen?.dataset.text ?? "";
    status.textContent = text.replace("{count}", number).replace("{words}", () => input.value.trim());
  }

  // The texts of some documents. After an update of the site, the index is read again.
  async function answers(question) {
    try {
      const index = await open();
      const result = await index.search(question);
      return { index, ...result, first: await texts(index, result.numbers, 0) };
    } catch (fault) {
      if (!(fault instanceof Outdated)) throw fault;
      opening = Index.open(address, { cache: "reload" });
      const index = await opening;
      const result = await index.search(question);
      return { index, ...result, first: await texts(index, result.numbers, 0) };
    }
  }

  const texts = (index, numbers, from) => Promise.all(numbers.slice(from, from + PAGE).map((number) => index.text(number)));

  async function run() {
    clearTimeout(timer);
    const mine = ++turn;
    const question = input.value;
    document.title = question.trim() ? `${question.trim()} – ${plain}` : plain;
    if (tokens(question).length === 0) {
      list.replaceChildren();
      more.hidden = true;
      if (question.trim()) say("none");
      else status.textContent = "";
      return;
    }
    try {
      const found = await answers(question);
      if (mine !== turn) return;
      shown = { ...found, count: found.first.length };
      list.replaceChildren(...found.first.map(item));
      more.hidden = shown.count >= shown.numbers.length;
      const name = found.numbers.length === 0 ? "none" : found.whole ? "all" : "some";
      say(name, found.numbers.length);
    } catch (fault) {
      if (mine !== turn) return;
      console.warn(fault);
      list.replaceChildren();
      more.hidden = true;
      say("failed");
    }
  }

  function item({ title, href, date, day, text, language: own }) {
    const entry = make("li", "search-result");
    const [heading, when] = [make("h2", "search-title"), make("p", "kicker")];
    const [link, time, excerpt] = [make("a"), make("time"), make("p", "search-excerpt")];
    heading.append(link);
    when.append(time);
    entry.append(heading, when, excerpt);
    const { asked, begins } = shown;
    link.href = href;
    link.append(marked(title, shown));
    if (day) {
      time.dateTime = day;
      time.textContent = date;
    } else time.parentElement.remove();
    excerpt.append(marked(text, shown));
    if (own) for (const element of [link, excerpt]) element.lang = own;
    const here = new Set(places(text, asked, begins).map(([, , word]) => word));
    const seen = new Set([...here, ...places(title, asked, begins).map(([, , word]) => word)]);
    if (seen.size < asked.length) watcher.observe(Object.assign(entry, { wanted: { href, excerpt, asked, begins, least: here.size } }));
    return entry;
  }

  // A result that does not show every word gets a passage of its page as soon as it is visible.
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      const { href, excerpt, least, ...words } = target.wanted;
      fetched(href)
        .then((response) => response.text())
        .then((html) => passage(html, words))
        .then((found) => found.count > least && excerpt.replaceChildren(marked(found.text, words)))
        .catch((fault) => console.warn(fault)); // the text that is there is good enough
    }
  });

  more.addEventListener("click", async () => {
    const mine = turn;
    const found = await texts(shown.index, shown.numbers, shown.count).catch(() => []);
    if (mine !== turn || found.length === 0) return;
    const items = found.map(item);
    list.append(...items);
    shown.count += items.length;
    more.hidden = shown.count >= shown.numbers.length;
    items[0].querySelector("a").focus();
  });

  function note() {
    const words = input.value.trim();
    const url = new URL(form.action);
    if (words) url.searchParams.set("q", words);
    if (url.href === location.href) return;
    history[settled ? "pushState" : "replaceState"](null, "", url);
    settled = false;
  }

  input.addEventListener("focus", () => open().catch(() => {}), { once: true });
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    // Ignores words that an input method is still composing.
    if (event.isComposing) return;
    timer = setTimeout(() => { note(); run(); }, 150);
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new InputEvent("input")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    note();
    settled = true;
    run();
  });
  addEventListener("popstate", () => {
    settled = true;
    fill();
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      input.focus();
      input.select();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [input, ...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const next = links[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at >= 0 && next) {
      event.preventDefault();
      next.focus();
    }
  });

  function fill() {
    input.value = new URL(location.href).searchParams.get("q") ?? "";
    run();
  }

  if (new URL(location.href).searchParams.get("q")) fill();
  else if (matchMedia("(pointer: fine)").matches) input.focus({ preventScroll: true });
}

const form = globalThis.document?.querySelector("form.search-form");
if (form) start(form);
