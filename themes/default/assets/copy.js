"use strict";
// A button beside what is meant to be copied into a paper: a text as it stands, a list line by line.
(() => {
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  /** The words of a line, with the full addresses of links to elsewhere. */
  const lineOf = (item) => {
    const copy = item.cloneNode(true);
    for (const extra of copy.querySelectorAll("button, .vh, .lab")) extra.remove();
    for (const link of copy.querySelectorAll("a[href^='http']")) link.append(` (${link.href})`);
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const textOf = (element) => {
    if (element.localName === "pre") return element.textContent.trim();
    return [...element.children].map((item) => `- ${lineOf(item)}`).join("\n");
  };
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  };
  for (const element of document.querySelectorAll("[data-copy]")) {
    const told = make("span", { role: "status", class: "meta" });
    const button = make("button", { type: "button", "aria-label": `Copy as text: ${element.dataset.copy}` }, "Copy as text");
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(`${textOf(element)}\n`);
        told.textContent = "Copied.";
      } catch {
        select(element);
        told.textContent = "The browser does not let the page copy. The text is selected; copy it with the keyboard.";
      }
    });
    element.after(make("p", { class: "copy-line no-print" }, button, " ", told));
  }
})();
