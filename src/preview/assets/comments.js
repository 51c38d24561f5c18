// The queue of comments, with keys. Without this script its forms do the same, one page load for each decision.
//
// A decision is sent as the form would send it. The page that tells of it is fetched and patched in by `client.js`, so
// that the page beside the queue stays where it is; then the focus goes to the comment to go on with.
"use strict";

(() => {
  const FORMS = 'form[action="/_steadfast/comments/decide"]';
  let busy = false; // a decision is under way
  let sent = null; // the form that was sent last, until the page tells what came of it
  let place = 0; // where in the queue the focus was last
  let first; // the page that the frame came with
  let beside; // the page that it was sent to last
  let said = outcome().dataset.said; // the decision whose comment was gone on from

  function outcome() {
    return document.getElementById("steadfast-outcome");
  }

  const queue = () => [...document.querySelectorAll(".queued")];
  const current = () => document.activeElement?.closest(".queued");

  // ---- The focus, and the page beside it ----

  function goTo(comment) {
    if (!comment) return;
    comment.focus({ preventScroll: true });
    comment.scrollIntoView({ block: "nearest" });
  }

  function step(by) {
    const [comments, here] = [queue(), current()];
    const at = here ? comments.indexOf(here) + by : 0;
    goTo(comments[Math.max(0, Math.min(at, comments.length - 1))]);
  }

  // A frame that is not on the screen is left alone. Its address in the page stays: patching must not load it anew.
  function focused() {
    const here = current();
    if (!here) return;
    place = queue().indexOf(here);
    const frame = document.querySelector(".beside iframe");
    if (!frame?.offsetParent || !here.dataset.page) return;
    if (frame.src !== first) first = beside = frame.src;
    const page = new URL(here.dataset.page, location.href).href;
    if (page !== beside) frame.contentWindow.location.replace((beside = page));
  }

  // After a decision the focus goes on; when the comment that had it was taken away meanwhile, to its neighbour.
  function patched() {
    const told = outcome().dataset;
    const lost = document.activeElement === document.body;
    if (told.said !== said) goTo(document.getElementById(told.next) ?? queue()[0] ?? outcome().querySelector("button"));
    else if (lost) goTo(queue()[Math.min(place, queue().length - 1)]);
    if (told.said !== said && sent && !outcome().querySelector(".fault")) clear(sent);
    said = told.said;
    focused();
  }

  // What was sent is done with. After a fault it stays, to be sent again.
  function clear(form) {
    const details = form.closest("details");
    if (details) details.open = false;
    form.reset();
    sent = null;
  }

  // ---- Decisions ----

  function complain(text) {
    outcome().querySelector('[role="status"]').textContent = text;
  }

  async function submitted(event) {
    if (!event.target.matches(FORMS)) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    try {
      const body = new URLSearchParams(new FormData(event.target, event.submitter));
      const answer = await fetch(event.target.action, { method: "POST", body });
      if (!answer.redirected) return complain(await answer.text());
      sent = event.target;
      document.dispatchEvent(new CustomEvent("steadfast:go", { detail: answer.url }));
    } catch {
      complain("The preview does not answer. Nothing was decided.");
    } finally {
      busy = false;
    }
  }

  function pressed(event) {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const field = event.target.closest("input, textarea, select");
    if (field) return inField(event, field);
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "n") step(1);
    else if (key === "k") step(-1);
    else {
      const within = key === "u" ? outcome() : current();
      const control = /^[a-z]$/.test(key) && within?.querySelector(`[data-key="${key}"]`);
      if (!control) return;
      control.click();
      const details = control.closest("details");
      if (details?.open) {
        details.scrollIntoView({ block: "nearest" });
        details.querySelector("textarea").focus();
      }
    }
    event.preventDefault();
  }

  // Escape leaves the field; with Ctrl or Cmd, Enter sends the answer.
  function inField(event, field) {
    if (event.key === "Escape") {
      event.preventDefault();
      goTo(current());
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.form?.requestSubmit(field.form.querySelector("button"));
    }
  }

  document.addEventListener("submit", submitted);
  document.addEventListener("keydown", pressed);
  document.addEventListener("focusin", focused);
  document.addEventListener("steadfast:patched", patched);
  if (document.activeElement === document.body) queue()[0]?.focus({ preventScroll: true });
  focused();
})();
