"use strict";
// Reloads the page after the next build, and shows what is wrong.
(() => {
  const show = (html) => {
    document.querySelector(".distil-overlay")?.remove();
    if (!html) return;
    const overlay = document.createElement("aside");
    overlay.className = "distil-overlay";
    overlay.setAttribute("aria-label", "Problems in the content");
    // The server escapes every part of this text.
    overlay.innerHTML = html;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Hide";
    close.addEventListener("click", () => overlay.remove());
    overlay.prepend(close);
    document.body.append(overlay);
  };
  const problems = () => fetch("/__distil/problems").then((answer) => answer.text()).then(show);
  // The build that made this page, and the one that there is now.
  const own = document.currentScript.dataset.build;
  const told = (build) => {
    if (build !== own) location.reload();
  };
  const ask = () =>
    fetch("/__distil/wait")
      .then((answer) => answer.text())
      .then(told)
      .catch(() => {})
      .finally(() => setTimeout(ask, 2000));
  problems();
  if (globalThis.SharedWorker) {
    new SharedWorker("/__distil/worker.js").port.onmessage = ({ data }) => told(data);
  } else {
    ask();
  }
})();
