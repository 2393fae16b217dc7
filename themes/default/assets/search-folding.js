"use strict";
// A text as the words that the search compares, by the rules that the index was made with
// (src/render/search/folding.json); src/render/search/folding.rs does the same, and tests compare them.
const searchFolding = (rules) => {
  const COMMON = new Set(rules.common);
  const MARKS = new RegExp(`[${rules.marks.map(([from, to]) => `\\u${from}-\\u${to}`).join("")}]`, "gu");
  const LETTERS = new RegExp(`[${Object.keys(rules.letters).join("")}]`, "gu");
  // Characters that JavaScript counts as two are not compared, so that both sides sort alike.
  const WORD = /[\p{Alphabetic}\p{N}\p{M}]/u;
  const isPart = (letter) => letter.length === 1 && WORD.test(letter);

  /** A text cut before and after each word: every second piece is one. */
  const pieces = (text) => {
    const found = [""];
    for (const letter of text) {
      if (isPart(letter) !== (found.length % 2 === 0)) found.push("");
      found[found.length - 1] += letter;
    }
    return found;
  };
  const singular = (word) => {
    const stem = word.slice(0, -1);
    if (!word.endsWith("s") || stem.length < 3) return word;
    if (stem.endsWith("ie") && stem.length > 3) return `${stem.slice(0, -2)}y`;
    return /[sui]$/.test(stem) ? word : stem;
  };
  /** In small letters, without accents, in one spelling and in the singular; empty for common words. */
  const fold = (word) => {
    // By way of capitals, small letters with several forms become one: "ß" and "ss", "ς" and "σ".
    const small = [...word].map((letter) => [...letter.toUpperCase()].map((one) => one.toLowerCase()).join("")).join("");
    const bare = small.normalize("NFKD").replace(MARKS, "").replace(LETTERS, (letter) => rules.letters[letter]);
    if (COMMON.has(bare)) return "";
    return singular(bare.replaceAll("iz", "is")).slice(0, rules.longest);
  };
  /** The words of a text, each once; single letters of the Latin alphabet and digits are none. */
  const words = (text) => {
    const folded = pieces(text.normalize("NFKD")).filter((_, at) => at % 2).map(fold);
    return [...new Set(folded)].filter((word) => word.length > 1 || word > "\u007f");
  };
  return { words, pieces };
};
