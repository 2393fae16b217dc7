"use strict";
// What scripts say, in the language of the page. The build puts before each script the texts whose
// ids stand in it, and before this one the signs of numbers and the joints of lists, so that a
// script writes them as the build does, whatever languages the browser knows.
const distilSay = (() => {
  const texts = (globalThis.distilTexts ??= {});
  const signs = globalThis.distilSigns ?? { decimal: ".", group: ",", sizes: [3, 3], least: 4, minus: "\u2212", joints: [" and ", ", ", " and "] };

  // ---- Numbers and lists ------------------------------------------------------------------------

  /** The digits of a whole number in their groups: "12,477". */
  const grouped = (digits) => {
    if (digits.length < signs.least) return digits;
    const [last, others] = signs.sizes;
    const parts = [digits.slice(-last)];
    for (let rest = digits.slice(0, -last); rest; rest = rest.slice(0, -others)) parts.unshift(rest.slice(-others));
    return parts.join(signs.group);
  };
  /** A number whose digits stand fast ("-0.16"), with the signs of the language. */
  const signed = (digits) => digits.replace("-", signs.minus).replace(".", signs.decimal);
  const number = (value) => (Number.isInteger(value) && value >= 0 ? grouped(String(value)) : signed(String(value)));
  /** "a, b and c"; the pieces may be said themselves. */
  const list = (items) => {
    const [pair, middle, last] = signs.joints;
    const joint = (at) => (items.length === 2 ? pair : at === items.length - 1 ? last : middle);
    return new Said(items.flatMap((item, at) => (at ? [{ text: joint(at) }, { text: item }] : [{ text: item }])));
  };

  // ---- Texts ------------------------------------------------------------------------------------

  /** A text with its places filled: as words in a sentence or an attribute, as nodes on the page. */
  class Said {
    constructor(pieces) {
      this.pieces = pieces;
    }

    toString() {
      return this.pieces.map(({ text }) => (text?.nodeType ? text.textContent : String(text))).join("");
    }

    toJSON() {
      return this.toString();
    }

    /** The language of its first words, where another language lends them. */
    get language() {
      const first = this.pieces.find(({ text }) => /\p{L}/u.test(String(text)));
      return first?.language || (first?.text instanceof Said ? first.text.language : "");
    }

    /** Pieces that another language lends are marked, so that they are read out in that language. */
    nodes() {
      return this.pieces.flatMap(({ text, language }) => {
        if (text instanceof Said) return text.nodes();
        if (!language) return [text];
        const lent = document.createElement("span");
        lent.lang = language;
        lent.textContent = text;
        return [lent];
      });
    }
  }

  const page = globalThis.document?.documentElement.lang || "en";
  const rules = new Map();
  /** The language, or English where the browser does not know how it counts. */
  const known = (language) => {
    try {
      return Intl.PluralRules.supportedLocalesOf(language)[0] ?? "en";
    } catch {
      return "en";
    }
  };
  /** Which form of a text goes with a number. */
  const formOf = (language, count) => {
    if (!rules.has(language)) {
      rules.set(language, new Intl.PluralRules(known(language)));
    }
    return rules.get(language).select(count);
  };

  /**
   * The text with an id. `places` fills its places with words, numbers, said texts or elements; a
   * text with forms takes that of `places.count`.
   */
  const say = (id, places = {}) => {
    const [language, own] = Array.isArray(texts[id]) ? texts[id] : ["", texts[id] ?? id];
    const text = typeof own === "string" ? own : (own[formOf(language || page, places.count)] ?? own.other);
    const piece = (part, at) => {
      if (at % 2 === 0) return { text: part, language };
      const value = places[part] ?? `{${part}}`;
      return { text: typeof value === "number" ? number(value) : value };
    };
    return new Said(text.split(/\{(\w+)\}/).map(piece).filter(({ text: words }) => words !== ""));
  };
  /** Words that stand on the page already, with the language that lends them. */
  const lent = (text, language) => new Said([{ text, language }]);
  /** The words of an attribute `data-NAME`; the build says in `data-NAME-lent` from which letter to which they are English. */
  const attribute = (element, name) => {
    const words = element.dataset[name] ?? "";
    const ends = (element.dataset[`${name}Lent`] ?? "").split(" ").filter(Boolean).map(Number);
    const pieces = [...ends, words.length].map((to, at) => ({ text: words.slice(ends[at - 1] ?? 0, to), language: at % 2 ? "en" : "" }));
    return new Said(pieces.filter(({ text }) => text));
  };
  /** The words of an element of the page, on one line. */
  const seen = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const pieces = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      const { lang } = parentElement.closest("[lang]");
      pieces.push({ text: data.replace(/\s+/g, " "), language: lang === page ? "" : lang });
    }
    const words = pieces.filter(({ text }) => text.trim());
    if (words.length) {
      words[0].text = words[0].text.trimStart();
      words.at(-1).text = words.at(-1).text.trimEnd();
    }
    return new Said(words);
  };
  return Object.assign(say, { number, grouped, signed, list, lent, attribute, seen });
})();
