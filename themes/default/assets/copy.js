"use strict";
// A button beside what is meant to be copied into a paper: a text as it stands, a list line by line.
(() => {
  const { make, button, put, words, copy, select } = distilDom;
  const say = distilSay;
  /** The words of a line, with the full addresses of links to elsewhere. */
  const lineOf = (item) => {
    const line = item.cloneNode(true);
    for (const extra of line.querySelectorAll("button, .vh, .lab")) extra.remove();
    for (const link of line.querySelectorAll("a[href^='http']")) link.append(` (${link.href})`);
    return words(line);
  };
  const textOf = (element) => {
    if (element.localName === "pre") return element.textContent.trim();
    return [...element.children].map((item) => `- ${lineOf(item)}`).join("\n");
  };
  for (const element of document.querySelectorAll("[data-copy]")) {
    const told = make("span", { role: "status", class: "meta" });
    const act = async () => {
      const isCopied = await copy(`${textOf(element)}\n`);
      if (!isCopied) select(element);
      put(told, isCopied ? say("script.copied") : say("script.copy-selected"));
    };
    const label = say("script.copy-as-text-what", { what: element.dataset.copy });
    element.after(make("p", { class: "copy-line no-print" }, button(say("script.copy-as-text"), act, { "aria-label": label }), " ", told));
  }
})();
