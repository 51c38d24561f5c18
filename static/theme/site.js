// The additions with JavaScript: the switch between light and dark, checklists that can be ticked and printed, and
// marks for readers who return. Every page is complete without it. All data stay in this browser.
"use strict";

(() => {
  const VISIT = 30 * 60 * 1000; // a page opened within half an hour belongs to the same visit

  const page = document.documentElement;
  const site = new URL("..", document.currentScript.src).pathname;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);

  function make(name, className, textContent = "", more = {}) {
    return Object.assign(document.createElement(name), { className, textContent, ...more });
  }

  // ---- Storage: one entry for each name, for this site alone ----

  const prefix = "steadfast " + site + " ";

  function load(name, store = "localStorage") {
    try {
      return window[store].getItem(prefix + name);
    } catch {
      return null;
    }
  }

  function save(name, value, store = "localStorage") {
    try {
      if (value) window[store].setItem(prefix + name, value);
      else window[store].removeItem(prefix + name);
    } catch {
      // The browser keeps nothing for this site.
    }
  }

  // Whether the browser stores data for this site. If not, the features that need it are not offered.
  function keeps() {
    try {
      return window.localStorage !== null;
    } catch {
      return false;
    }
  }

  // ---- Light and dark ----

  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (page.dataset.theme ? page.dataset.theme === "dark" : system.matches);

  function showMode() {
    const button = one(".switch");
    if (!button) return;
    button.hidden = false;
    button.setAttribute("aria-pressed", isDark());
  }

  // If the choice equals the system's scheme, it is removed: the page follows the system again.
  function switchMode() {
    const mode = isDark() ? "light" : "dark";
    const chosen = (mode === "dark") === system.matches ? "" : mode;
    if (chosen) page.dataset.theme = chosen;
    else delete page.dataset.theme;
    save("mode", chosen);
    showMode();
  }

  system.addEventListener("change", showMode);

  // ---- Checklists ----

  const boxes = () => all(".guide-checklist input");
  const ticks = "ticks " + location.pathname;
  // An item is identified by its text, so that its tick remains when other items are added.
  const words = (box) => box.closest(".guide-checklist").firstElementChild.textContent + ": " + box.closest("li").textContent.trim();

  function checklists() {
    const ticked = JSON.parse(load(ticks) || "[]");
    for (const box of boxes()) {
      box.disabled = false;
      if (ticked.includes(words(box))) box.checked = true;
    }
    const says = one("#site-tools")?.dataset;
    for (const list of says ? all(".guide-checklist:not(:has(.tools))") : []) {
      const tools = make("p", "tools");
      tools.append(...["print", "clear"].map((value) => make("button", "", says[value], { type: "button", value })));
      list.append(tools);
    }
  }

  function saveTicks() {
    const ticked = boxes().filter((box) => box.checked).map(words);
    save(ticks, ticked.length ? JSON.stringify(ticked) : "");
  }

  function printList(list) {
    const part = list.closest(".prose > *");
    part.classList.add("to-print");
    page.dataset.print = "";
    print();
    delete page.dataset.print;
    part.classList.remove("to-print");
  }

  function clearList(list) {
    for (const box of all("input", list)) box.checked = false;
    saveTicks();
  }

  // ---- Readers who return ----

  // Marks articles that were published after the last visit. One date is stored; that of this visit belongs to the tab.
  function markNew(text) {
    const now = new Date();
    const seen = load("seen");
    const same = now - Date.parse(seen) < VISIT;
    const since = (same && load("since", "sessionStorage")) || seen;
    save("since", since, "sessionStorage");
    save("seen", now.toISOString());
    for (const item of all("main :is(.card, .row, .part)")) {
      const published = new Date(one("time", item)?.dateTime);
      const link = one(".card-title a, :scope > a", item);
      if (!since || !link || one(".new", item) || !(published > new Date(since) && published <= now)) continue;
      link.after(" ", make("span", "new", text));
    }
  }

  // The page of a part stores which part was read last; the page of the series links to the part after it.
  function series() {
    const here = one(".series-box .part-current");
    if (here) save("part " + new URL(one(".series-name a").href).pathname, here.value);
    const way = one(".continue");
    const last = way && load("part " + location.pathname);
    const next = last && all(".part").find((part) => part.value > last && one("a", part));
    if (!next) return;
    const link = one("a", way);
    link.href = one("a", next).href;
    link.textContent = one("a", next).textContent;
    way.hidden = false;
  }

  function returning() {
    const wish = one("#site-returning");
    if (!wish || !keeps()) return;
    wish.parentElement.hidden = false;
    wish.checked = !load("forget");
    if (!wish.checked) return;
    markNew(wish.dataset.mark);
    series();
  }

  function wishChanged(wish) {
    save("forget", wish.checked ? "" : "yes");
    if (wish.checked) return returning();
    save("seen");
    save("since", "", "sessionStorage");
    try {
      for (const key of Object.keys(localStorage)) {
        if (key.startsWith(prefix + "part ")) localStorage.removeItem(key);
      }
    } catch {
      // The browser keeps nothing for this site.
    }
    for (const sign of all(".new, .continue")) sign.remove();
  }

  // ---- Comments: a link beside each comment leads to the form, in which the reader chooses the comment to answer ----

  function replyTo(comment) {
    const choice = one("#site-comment-reply");
    if (!choice) return;
    choice.value = comment;
    // The link still scrolls to the choice, so that it is visible above the text.
    setTimeout(() => one("textarea", choice.form)?.focus({ preventScroll: true }));
  }

  // ---- All listeners are on the document, because a preview replaces the elements inside it ----

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    const list = button?.closest(".guide-checklist");
    if (button?.matches(".switch")) switchMode();
    else if (list && button.value === "print") printList(list);
    else if (list) clearList(list);
    const answer = target.closest("[data-comment]");
    if (answer) replyTo(answer.dataset.comment);
  });

  document.addEventListener("change", ({ target }) => {
    if (target.id === "site-returning") wishChanged(target);
    else if (target.matches(".guide-checklist input")) saveTicks();
  });

  // The time that it took to fill in a form: a comment that took a second was not written by hand.
  document.addEventListener("submit", ({ target }) => {
    const { seconds } = target.elements;
    if (seconds) seconds.value = Math.round(Number(seconds.value) + performance.now() / 1000);
  });

  function start() {
    showMode();
    checklists();
    returning();
  }

  start();
  document.addEventListener("steadfast:patched", start);
})();
