"use strict";
// Numbers as the build writes them (src/words): fixed decimals with an exact half to the even digit,
// a real minus sign, never a negative nought, and the signs of the language.
const distilNumbers = (() => {
  /** Fixed decimals of a number that is not negative. */
  const decimals = (value, places) => {
    const doubled = value * 2 ** (places + 1);
    if (!Number.isInteger(doubled) || doubled % 2 !== 1) return value.toFixed(places);
    const below = Math.floor(value * 10 ** places);
    return ((below % 2 === 0 ? below : below + 1) / 10 ** places).toFixed(places);
  };
  const signed = (value, digits) => distilSay.signed(value < 0 && /[1-9]/.test(digits) ? `-${digits}` : digits);
  const fixed = (value, places) => signed(value, decimals(Math.abs(value), places));
  /** As it was written: no more decimals than it needs, at most four. */
  const asGiven = (value) => signed(value, decimals(Math.abs(value), 4).replace(/\.?0+$/, ""));
  /** A whole number in groups of digits; any other as it was given. */
  const grouped = (value) => (Number.isInteger(value) && value >= 0 && value < 1e15 ? distilSay.grouped(String(value)) : asGiven(value));
  return { fixed, asGiven, grouped };
})();
