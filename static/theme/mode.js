// Runs before the page is drawn, so that a reader who chose light or dark does not see the other one first. Everything
// else is in site.js.
"use strict";

(() => {
  const page = document.documentElement;
  page.dataset.js = "";
  try {
    // The key contains the site's folder, because several sites on one host share the storage.
    const site = new URL("..", document.currentScript.src).pathname;
    const mode = localStorage.getItem("steadfast " + site + " mode");
    if (mode) page.dataset.theme = mode;
  } catch {
    // The browser stores nothing for this site.
  }
})();
