// Runs before the page is drawn, so that a reader who chose light or dark never sees the other one. Everything else
// waits in site.js.
"use strict";

(() => {
  const page = document.documentElement;
  page.dataset.js = "";
  try {
    // The folder of the site tells the choice for this site from that for another on the same host.
    const site = new URL("..", document.currentScript.src).pathname;
    const mode = localStorage.getItem("steadfast " + site + " mode");
    if (mode) page.dataset.theme = mode;
  } catch {
    // The browser keeps nothing for this site.
  }
})();
