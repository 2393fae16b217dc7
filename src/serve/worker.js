"use strict";
// Waits for the next build on behalf of all pages of the preview: a browser opens only a few
// connections to one server, and pages that waited by themselves would hold all of them.
const pages = new Set();
let build = null;
addEventListener("connect", ({ ports: [page] }) => {
  pages.add(page);
  if (build !== null) page.postMessage(build);
});
const next = async () => {
  const answer = await fetch(`/__distil/wait?after=${build ?? ""}`);
  const now = await answer.text();
  if (!answer.ok || now === build) return;
  build = now;
  for (const page of pages) page.postMessage(build);
};
const wait = async () => {
  for (;;) {
    try {
      await next();
    } catch {
      // The preview was stopped; it may come back.
      await new Promise((done) => setTimeout(done, 1000));
    }
  }
};
wait();
