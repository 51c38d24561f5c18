// The browser's half of `steadfast serve`. Every page of the preview loads it, and no published one.
//
// It listens to the server's events and shows what the author saved last: a changed page is patched in place, a changed
// stylesheet is swapped, faults are drawn over the last good page. It needs no inline script and no inline style, so it
// runs under `default-src 'self'`. The elements it adds, the panel, the status line and the link to the desk, stand beside
// `<body>`, where patching the body cannot touch them.
"use strict";

(() => {
  const SHORTEST_PAUSE = 500; // before connecting again, doubled each time; all in milliseconds
  const LONGEST_PAUSE = 8000;
  const STYLESHEET_PATIENCE = 3000; // a stylesheet that takes longer is not waited for

  let source = null; // the EventSource; none while the tab is hidden
  let pause = SHORTEST_PAUSE;
  let follow = false; // open the page of the file just saved
  let destination = null; // that page, until it is opened
  let greeted = false; // the server has said hello to this page before
  let shown = versionOf(document); // the version of the site that this page shows; NaN: not known
  let wanted = shown; // the newest version that the server has told of
  let patching = null; // the AbortController of the patch under way
  let failures = 0; // attempts to fetch the page that failed, one after the other
  let leaving = false; // the browser goes to another page
  let swapping = Promise.resolve(); // stylesheets are swapped one change after the other

  function versionOf(page) {
    return Number(page.querySelector('meta[name="steadfast-version"]')?.content ?? NaN);
  }

  // ---- The event channel ----

  // A browser opens six connections to a host and no more, so a hidden tab gives its own back. With `--follow` it keeps
  // it: it must not miss which page to open.
  function connect() {
    if (source || document.hidden) return;
    const mine = (source = new EventSource("/_steadfast/events"));
    const on = (name, act) =>
      mine.addEventListener(name, (event) => source === mine && act(JSON.parse(event.data)));
    on("hello", hello);
    on("change", change);
    on("faults", faulty);
    on("listed", listed);
    mine.onerror = () => source === mine && lost();
  }

  function disconnect() {
    source?.close();
    source = null;
  }

  // A broken connection is mended by EventSource itself; an answer it does not like, such as "too many connections",
  // makes it give up. A page that is being left loses its connection too, so the word waits a moment.
  function lost() {
    if (!statusLine.textContent) say("Preview stopped", 700);
    if (source.readyState !== EventSource.CLOSED) return;
    disconnect();
    setTimeout(connect, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  }

  // The first hello says whether the page became old while it was loading. After a later one the server may be another,
  // which counts its versions from the beginning, so that equal numbers say nothing.
  function hello(event) {
    say("");
    pause = SHORTEST_PAUSE;
    follow = event.follow;
    wanted = event.version;
    if (greeted) shown = NaN;
    greeted = true;
    showFaults(event.faults, true, event.earlier);
    catchUp();
  }

  // The queue of comments saves files itself, and the page beside it belongs to what is being decided.
  const stays = () => self !== top || document.body.classList.contains("steadfast-queue");

  function change(event) {
    const current = shown === wanted;
    wanted = event.version;
    if (follow && event.page && !stays()) destination = absolute(event.page).pathname === location.pathname ? null : event.page;
    if (current && event.stylesheets && !document.hidden) {
      shown = wanted;
      swapping = swapping.then(() => swapStylesheets(event.stylesheets));
    }
    catchUp();
  }

  // The preview's own pages, such as the desk, list the faults themselves and are patched for them.
  function faulty(event) {
    showFaults(event.html, false, event.earlier);
    listed();
  }

  function listed() {
    if (document.body.classList.contains("steadfast-page")) shown = NaN;
    catchUp();
  }

  const absolute = (address) => new URL(address, location.href);

  // Brings the page to what the server told of, once it is looked at and there is a server.
  function catchUp() {
    if (document.hidden || source?.readyState !== EventSource.OPEN) return;
    if (destination) location.assign(destination);
    else if (shown !== wanted) patch();
  }

  // A script of the page has done something that another address tells of: that becomes the page's own.
  function go(event) {
    history.replaceState(null, "", event.detail);
    shown = NaN;
    patch();
  }

  function looked() {
    if (document.hidden && !follow) disconnect();
    connect();
    catchUp();
  }

  // ---- Patching the page ----

  // Fetches this page again and changes what is different. A newer change ends an older patch wherever it is, and a
  // page older than the change that asked for it is never shown.
  async function patch() {
    patching?.abort();
    const mine = (patching = new AbortController());
    let again = 0;
    try {
      const answer = await fetch(location.href, { cache: "no-store", signal: mine.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const version = versionOf(page);
      if (Number.isNaN(version) && answer.status > 404) throw new Error(`The preview answered ${answer.status}`);
      if (answer.redirected) return moved(answer.url);
      if (Number.isNaN(version) || hasNewScript(page)) return location.reload();
      await Promise.all([idiomorph, ...addStylesheets(page)]);
      if (mine.signal.aborted) return;
      if (version < wanted) again = 200;
      else morph(page, version);
      failures = 0;
    } catch (fault) {
      if (mine.signal.aborted) return;
      // A single failure is a connection that ended in between; the next attempt has another.
      if (failures++ && !leaving) console.warn("The page could not be brought up to date:", fault);
      again = failures > 1 ? 1000 : 100;
    } finally {
      if (patching === mine) patching = null;
      if (again) setTimeout(() => patching || catchUp(), again);
    }
  }

  // The page's file has another name or address now. What is said of it stands on the new page.
  function moved(address) {
    try {
      sessionStorage.setItem("steadfast-moved", absolute(address).pathname);
    } catch {
      // The browser keeps nothing; the new address is in sight all the same.
    }
    location.assign(address);
  }

  function sayMoved() {
    try {
      const here = sessionStorage.getItem("steadfast-moved");
      sessionStorage.removeItem("steadfast-moved");
      if (here === location.pathname) say(`This page has moved here, to ${decodeURI(here)}`, 0, 6000);
    } catch {
      // As above.
    }
  }

  function morph(page, version) {
    for (const name of ["lang", "dir"]) {
      const value = page.documentElement.getAttribute(name);
      if (value === null) document.documentElement.removeAttribute(name);
      else document.documentElement.setAttribute(name, value);
    }
    Idiomorph.morph(document.head, page.head, { head: { style: "merge" } });
    Idiomorph.morph(document.body, page.body, { callbacks: { beforeAttributeUpdated: mayChange } });
    document.dispatchEvent(new Event("steadfast:patched")); // what a page's own scripts had made of it is gone
    shown = version;
  }

  // What the reader has typed, ticked, chosen, opened or folded stays.
  function mayChange(attribute, element) {
    if (attribute === "open") return element.localName !== "details";
    if (attribute === "selected") return false;
    if (attribute === "value" && "defaultValue" in element) return element.value === element.defaultValue;
    if (attribute === "checked") return element.checked === element.defaultChecked;
    return true;
  }

  // A script cannot be taken back or run twice in one page: a page that gained one is loaded anew.
  function hasNewScript(page) {
    const scripts = (of) =>
      [...of.scripts]
        .filter((script) => !script.type || /javascript|module/.test(script.type))
        .map((script) => script.getAttribute("src") ?? script.textContent);
    const known = new Set(scripts(document));
    return scripts(page).some((script) => !known.has(script));
  }

  const idiomorph = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "/_steadfast/idiomorph.js";
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
    script.remove();
  });
  idiomorph.catch(() => {}); // told where it is waited for

  // ---- Stylesheets ----

  const stylesheets = (within) => [...within.querySelectorAll('link[rel~="stylesheet"]')];

  function loaded(link) {
    return new Promise((resolve) => {
      link.onload = link.onerror = resolve;
      setTimeout(resolve, STYLESHEET_PATIENCE);
    });
  }

  // Puts each new stylesheet behind the one it replaces, and takes that away when the new one is in force. Queries are
  // not compared: where the path stays, the query tells a new version from the old.
  function swapStylesheets(addresses) {
    const path = (address) => absolute(address).origin + absolute(address).pathname;
    const changed = new Map(Object.entries(addresses).map(([old, next]) => [path(old), next]));
    const swaps = stylesheets(document).filter((old) => changed.has(path(old.href)));
    return Promise.all(swaps.map(async (old) => {
      const link = old.cloneNode();
      link.setAttribute("href", changed.get(path(old.href)));
      old.after(link);
      await loaded(link);
      old.remove();
    }));
  }

  // Adds the stylesheets which the new page has and this one lacks, each at its place in the order, before the page is
  // patched: the patched page is never seen without its style.
  function addStylesheets(page) {
    const here = new Map(stylesheets(document.head).map((link) => [link.outerHTML, link]));
    const waits = [];
    stylesheets(page.head).reduceRight((next, link) => {
      const known = here.get(link.outerHTML);
      if (known) return known;
      const mine = document.importNode(link);
      waits.push(loaded(mine));
      return document.head.insertBefore(mine, next);
    }, null);
    return waits;
  }

  // ---- Faults ----

  // The panel never takes the focus: the author may be typing in the page. A screen reader says the headline.
  const panel = document.createElement("aside");
  panel.id = "steadfast-panel";
  panel.hidden = true;
  panel.setAttribute("aria-label", "Preview");
  panel.innerHTML = `<div class="steadfast-bar"><p class="steadfast-headline" role="alert"></p>
    <button type="button" class="steadfast-close" title="Close (Escape)">Close</button></div>
    <div class="steadfast-faults" tabindex="0" role="group" aria-label="Faults"></div>`;
  const [headline, close, faults] = panel.querySelectorAll("p, button, .steadfast-faults");
  let drawn = ""; // the faults in the panel
  let closed = ""; // the faults that the author has closed

  // What is closed comes back with the next broken save, but not because the connection was made again. The pages may be
  // the newest though there are errors in some: then nothing is said of an earlier save.
  function showFaults(html, connected, earlier) {
    if (html !== drawn) faults.innerHTML = drawn = html;
    const number = (kind) => faults.querySelectorAll(`.fault.${kind}`).length;
    const [errors, warnings] = [number("error"), number("warning")];
    if (html && html === closed && (connected || !errors)) return;
    closed = "";
    panel.hidden = !html;
    const count = (number, noun) => number && `${number} ${noun}${number === 1 ? "" : "s"}`;
    const counts = [count(errors, "error"), count(warnings, "warning")].filter(Boolean).join(", ");
    headline.textContent = errors && earlier !== false ? `${counts}. The page is from the last good save.` : counts;
  }

  function closePanel() {
    [closed, panel.hidden] = [drawn, true];
  }

  // ---- The way to the desk ----

  const desk = document.createElement("a");
  desk.id = "steadfast-desk";
  desk.href = "/_steadfast/";
  desk.textContent = "Desk";
  desk.title = "What awaits your attention, and all pages";

  // ---- The status line ----

  const statusLine = document.createElement("div");
  statusLine.id = "steadfast-status";
  statusLine.setAttribute("role", "status");
  let timer = 0;

  // Says a text, at once or after a while; for a while or until something else is said.
  function say(text, after = 0, lasting = 0) {
    clearTimeout(timer);
    if (after) {
      timer = setTimeout(say, after, text, 0, lasting);
    } else {
      statusLine.textContent = text;
      if (lasting) timer = setTimeout(say, lasting, "");
    }
  }

  // A page that came over the network without TLS may not write to the clipboard: then the text is there to be read.
  function copy(text) {
    const write = navigator.clipboard?.writeText(text) ?? Promise.reject();
    write.then(() => say(`${text} copied`, 0, 2500), () => say(text, 0, 15000));
  }

  // ---- From the page to its source ----

  // A place that leads nowhere is copied. Alt-click: blocks of an article carry `data-source`, their file and line.
  function clicked(event) {
    const place = event.target.closest('a.place[href="#"][data-copy]');
    const source = event.altKey && event.target.closest("[data-source]")?.dataset.source;
    if (!place && !source) return;
    event.preventDefault();
    copy(place ? place.dataset.copy : source);
    const pattern = document.querySelector('meta[name="steadfast-editor"]')?.content;
    const [, path, line] = (source || "").match(/^(.+):(\d+)$/) ?? [];
    if (place || !pattern || !path) return;
    const values = { path: encodeURI(path), line, column: 1 };
    const address = pattern.replace(/\{(path|line|column)\}/g, (_, name) => values[name]);
    if (/^https?:/.test(address)) open(address, "_blank", "noopener");
    else location.assign(address);
  }

  // ---- Start ----

  document.documentElement.append(panel, statusLine);
  if (self === top && !document.body.classList.contains("steadfast-page")) document.documentElement.append(desk);
  sayMoved();
  close.addEventListener("click", closePanel);
  document.addEventListener("click", clicked);
  document.addEventListener("steadfast:go", go);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && !panel.hidden) closePanel();
  });
  document.addEventListener("visibilitychange", looked);
  addEventListener("beforeunload", () => (leaving = true));
  addEventListener("pagehide", () => (leaving = true) && disconnect());
  addEventListener("pageshow", () => ((leaving = false), connect()));
  connect();
})();
