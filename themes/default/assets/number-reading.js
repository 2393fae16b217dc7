"use strict";
// Reads what somebody types as a number. The language of the page says which sign stands before
// decimals. What only the other sign makes a number, or what both signs make two numbers of, is asked
// about, however few of them the field allows: that a number does not fit shows no meaning.
const numberReading = (() => {
  const signs = globalThis.distilSigns ?? { decimal: ".", group: "," };
  const OTHER = { ".": ",", ",": "." };
  const own = OTHER[signs.decimal] ? signs.decimal : ".";
  const escaped = (sign) => (sign === "." ? "\\." : sign);

  /** The number that the digits are, with this sign before decimals and this one between groups; null when they do not fit. */
  const as = (digits, decimal, group) => {
    const [d, g] = [escaped(decimal), escaped(group)];
    const grouped = new RegExp(`^[1-9]\\d{0,2}(?:${g}\\d{3})+(?:${d}\\d+)?$`);
    const plain = new RegExp(`^(?:\\d+(?:${d}\\d+)?|${d}\\d+)$`);
    if (!grouped.test(digits) && !plain.test(digits)) return null;
    return Number(digits.replaceAll(group, "").replace(decimal, "."));
  };
  /** The numbers that the digits can be with this sign before decimals. */
  const decimalsAfter = (digits, decimal) => {
    const found = [OTHER[decimal], " ", "'"].map((group) => as(digits, decimal, group));
    return found.filter((number) => number !== null);
  };
  /** Every number that the digits can be, that of the language of the page first; and whether that language has one. */
  const numbersOf = (digits) => {
    const inOwn = decimalsAfter(digits, own);
    return { numbers: [...new Set([...inOwn, ...decimalsAfter(digits, OTHER[own])])], isOwn: inOwn.length > 0 };
  };
  /** A share is typed as 20, 20% or 0.2; whether 1 is one percent or the whole is not known. */
  const sharesOf = (number, isPercent) => {
    if (isPercent || Math.abs(number) > 1) return [number / 100];
    return Math.abs(number) === 1 ? [number, number / 100] : [number];
  };

  /**
   * What `typed` is in a field that takes these numbers: `value` (null where nothing is typed), or
   * `ask` with the values that can be meant, or `refused` with the reason: "words", "percent",
   * "whole" or "outside".
   */
  const read = (typed, { takes = "amount", least = -Infinity, most = Infinity } = {}) => {
    const text = String(typed).replace(/[\s\u00a0\u2007\u2009\u202f]+/gu, " ").replace(/\u2019/gu, "'").trim();
    if (text === "") return { value: null };
    const [, money, minus, , digits, percent] = /^(\p{Sc}\s?)?([-\u2212+]\s?)?(\p{Sc}\s?)?([\d.,' ]*?)(\s?%)?$/u.exec(text) ?? [];
    const { numbers, isOwn } = digits ? numbersOf(digits) : { numbers: [] };
    if (!numbers.length) return { refused: "words" };
    if (percent && (takes !== "share" || money)) return { refused: "percent" };
    const sign = minus && !minus.startsWith("+") ? -1 : 1;
    const meant = numbers.flatMap((number) => (takes === "share" ? sharesOf(sign * number, Boolean(percent)) : [sign * number]));
    // Never a negative nought.
    const values = [...new Set(meant.map((value) => value + 0 || 0))];
    const within = values.filter((value) => Number.isFinite(value) && value >= least && value <= most);
    const fitting = takes === "whole" ? within.filter(Number.isInteger) : within;
    if (fitting.length === 1 && isOwn && values.length === 1) return { value: fitting[0] };
    if (fitting.length) return { ask: fitting };
    return { refused: takes === "whole" && within.length ? "whole" : "outside" };
  };

  return { read };
})();
