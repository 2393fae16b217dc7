"use strict";
// Waits for the next build, then reloads the page or shows what is wrong.
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
  let seen = null;
  const wait = () =>
    fetch(`/__distil/wait?after=${seen ?? ""}`)
      .then((answer) => answer.text())
      .then((build) => {
        if (seen !== null && build !== seen) {
          location.reload();
          return;
        }
        seen = build;
        wait();
      })
      .catch(() => setTimeout(wait, 1000));
  problems();
  wait();
})();
