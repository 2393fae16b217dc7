"use strict";
// A text as the words that the search compares, by the rules that the index was made with
// (src/render/search/folding.json); src/render/search/folding.rs does the same, and tests compare them.
const searchFolding = (rules) => {
  const COMMON = new Set(rules.common);
  const range = (ranges) => ranges.map(([from, to]) => `\\u${from}-\\u${to}`).join("");
  const MARKS = new RegExp(`[${range(rules.marks)}]`, "gu");
  const JOINED = new RegExp(`^[${range(rules.joined)}]`, "u");
  const LETTERS = new RegExp(`[${Object.keys(rules.letters).join("")}]`, "gu");
  // Characters that JavaScript counts as two are not compared, so that both sides sort alike.
  const WORD = /[\p{Alphabetic}\p{N}\p{M}]/u;
  const isPart = (letter) => letter?.length === 1 && WORD.test(letter);
  // Signs that belong to the word before them: "C++", "C#", "CD4+".
  const isSign = (letter) => letter === "+" || letter === "#";
  const isApostrophe = (letter) => letter === "'" || letter === "\u2019";

  /** A text cut before and after each word: every second piece is one. */
  const pieces = (text) => {
    const letters = [...text];
    const found = [""];
    const add = (start, end, isWord) => {
      const piece = letters.slice(start, end).join("");
      if (isWord) found.push(piece, "");
      else found[found.length - 1] += piece;
    };
    let at = 0;
    while (at < letters.length) {
      const start = at;
      while (isPart(letters[at])) at += 1;
      if (at === start) {
        at += 1;
        add(start, at, false);
        continue;
      }
      const end = at;
      let signs = 0;
      while (signs < 2 && isSign(letters[end + signs])) signs += 1;
      if (signs && !isPart(letters[end + signs]) && !isSign(letters[end + signs])) at += signs;
      // What is left of another word behind an apostrophe, or before one: "Méndez's", "l'eau".
      const isEnd = start > 1 && isApostrophe(letters[start - 1]) && isPart(letters[start - 2]);
      const isRest = end - start === 1 && (isEnd || (isApostrophe(letters[end]) && isPart(letters[end + 1])));
      add(start, at, !isRest || at > end);
    }
    if (found.at(-1) === "" && found.length > 1) found.pop();
    return found;
  };
  const singular = (word) => {
    const stem = word.slice(0, -1);
    if (!word.endsWith("s") || stem.length < 3) return word;
    if (stem.endsWith("ie") && stem.length > 3) return `${stem.slice(0, -2)}y`;
    return /[sui]$/.test(stem) ? word : stem;
  };
  const cut = (word) => word.slice(0, rules.longest);
  /**
   * In small letters, without accents, in one spelling and in the singular; nothing for common words. Of scripts
   * without spaces each pair of neighbours is a word, and the last letter alone, which a question leaves out.
   */
  const fold = (piece, isAsked) => {
    const [word] = /^[^+#]*/.exec(piece);
    const signs = piece.slice(word.length);
    // By way of capitals, small letters with several forms become one: "ß" and "ss", "ς" and "σ".
    const small = [...word].map((letter) => [...letter.toUpperCase()].map((one) => one.toLowerCase()).join("")).join("");
    const bare = small.normalize("NFKD").replace(MARKS, "").replace(LETTERS, (letter) => rules.letters[letter]);
    if (!bare || (!signs && COMMON.has(bare))) return [];
    if (signs) return [cut(bare) + signs];
    const words = [];
    let run = [];
    const close = () => {
      if (!run.length) return;
      if (!JOINED.test(run[0])) words.push(cut(singular(run.join("").replaceAll("iz", "is"))));
      else {
        for (let at = 1; at < run.length; at += 1) words.push(run[at - 1] + run[at]);
        if (run.length === 1 || !isAsked) words.push(run.at(-1));
      }
      run = [];
    };
    for (const unit of bare.match(/\P{M}\p{M}*|^\p{M}+/gsu) ?? []) {
      if (run.length && JOINED.test(unit) !== JOINED.test(run[0])) close();
      run.push(unit);
    }
    close();
    return words;
  };
  const sequence = (text, isAsked) => pieces(text.normalize("NFKD")).filter((_, at) => at % 2).flatMap((piece) => fold(piece, isAsked));
  /** The words of a text, each once. */
  const words = (text) => [...new Set(sequence(text, false))];
  /** The words of a question in their order. */
  const asked = (text) => sequence(text, true);
  /** What is typed in a question and not looked for: common words, and signs alone. */
  const ignored = (text) => text.split(/\s+/).filter((typed) => /[\p{L}\p{N}\p{S}%&@]/u.test(typed) && !asked(typed).length);
  /** Whether a word is looked for as it stands, because too many begin with it: a letter of an alphabet, a digit. */
  const isWhole = (word) => word.length === 1 && !JOINED.test(word);
  return { words, asked, ignored, isWhole, pieces };
};
