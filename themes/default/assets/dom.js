"use strict";
// Elements that scripts make, and what a browser lets a page give away: to the clipboard, as a file.
const distilDom = (() => {
  /** Adds children: elements, words, or texts that distilSay gave. */
  const add = (element, children) => {
    for (const child of children) {
      if (typeof child?.nodes !== "function") element.append(child);
      else if (element.localName !== "option") element.append(...child.nodes());
      else {
        // A choice holds words alone.
        element.append(String(child));
        if (child.language) element.lang = child.language;
      }
    }
    return element;
  };
  const create = (element, attributes, children) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return add(element, children);
  };
  const make = (tag, attributes, ...children) => create(document.createElement(tag), attributes, children);
  /** An element of a drawing. */
  const draw = (tag, attributes, ...children) => create(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
  const button = (label, act, attributes = {}) => {
    const element = make("button", { type: "button", ...attributes }, label);
    element.addEventListener("click", act);
    return element;
  };
  /** Writes into an element what stands in it from now on. */
  const put = (element, ...children) => {
    element.replaceChildren();
    return add(element, children);
  };

  /** The words of an element on one line. */
  const words = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
  /** A text for comparing: without accents, in small letters. */
  const plain = (text) => String(text).normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  /** Copies a text, or a text and its look; tells whether the browser let it. */
  const copy = async (text, html) => {
    try {
      const as = (kind, data) => ({ [kind]: new Blob([data], { type: kind }) });
      if (html) await navigator.clipboard.write([new ClipboardItem({ ...as("text/plain", text), ...as("text/html", html) })]);
      else await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  };
  /** Copies a link, and says so in `told`; where the browser does not let it, the link is told. */
  const copyLink = async (told, link) => {
    put(told, (await copy(link)) ? distilSay("script.link-copied") : distilSay("script.link-to-copy", { link }));
  };
  /** Offers a file that was made here. */
  const save = (name, content) => {
    const address = URL.createObjectURL(content);
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };
  /** The words of a part of an address; as they stand where it was cut short or mistyped. */
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  /** The address of this page with another query: what a reader chose stands there and nowhere else. */
  const keepQuery = (query) => {
    try {
      history.replaceState(history.state, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
    } catch { /* Some browsers keep the address of a file as it is. */ }
  };

  return { make, draw, button, put, words, plain, select, copy, copyLink, save, decoded, keepQuery };
})();
