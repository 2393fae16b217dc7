"use strict";
// A button beside each citation that copies it. Nothing is kept.
(() => {
  const texts = [...document.querySelectorAll(".citation-text")];
  if (texts.length === 0) return;
  const { make, button, put, words, copy, select } = distilDom;
  const status = make("p", { role: "status", class: "citation-status" });
  document.querySelector(".citing").append(status);

  for (const text of texts) {
    const style = words(text.closest("div").querySelector("dt"));
    const act = async () => {
      const isCopied = await copy(text.textContent);
      // Pages that are opened from a folder may have no clipboard; selecting the text is the next best.
      if (!isCopied) select(text);
      // The same words twice would not be read out twice.
      put(status);
      setTimeout(() => put(status, isCopied ? distilSay("script.cite-copied", { style }) : distilSay("script.cite-selected", { style })), 50);
    };
    const label = distilSay("script.cite-copy-style", { style });
    text.after(" ", button(distilSay("script.cite-copy"), act, { class: "copy-citation", "aria-label": label }));
  }
})();
