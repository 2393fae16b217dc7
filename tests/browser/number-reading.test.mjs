// What a reader types as a number is read as it was meant, asked about or refused; never guessed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const source = readFileSync(new URL("../../themes/default/assets/number-reading.js", import.meta.url), "utf8");
const reader = (decimal, group) => {
  const context = vm.createContext({ distilSigns: { decimal, group } });
  const { read } = vm.runInContext(`${source};numberReading`, context);
  // What comes out of another context is compared as plain data.
  return (typed, field) => JSON.parse(JSON.stringify(read(typed, field)));
};
const english = reader(".", ",");
const german = reader(",", ".");
const AMOUNT = { takes: "amount", least: 0, most: 10_000_000 };
const SALARY = { takes: "amount", least: 10_000, most: 150_000 };
const SHARE = { takes: "share", least: 0, most: 1 };
const YEARS = { takes: "whole", least: 1, most: 30 };
const value = (number) => ({ value: number });
const refused = (reason) => ({ refused: reason });

test("numbers are read by the language of the page", () => {
  for (const [typed, wanted] of [["2.85", 2.85], ["1,234,567", 1_234_567], ["1,234.5", 1234.5], [" 29061 ", 29_061], ["£29061", 29_061], ["2 850", 2850], ["2\u202f850", 2850], ["2'850", 2850], [".5", 0.5], ["+3", 3], ["12.5", 12.5]]) {
    assert.deepEqual(english(typed, AMOUNT), value(wanted), typed);
  }
  for (const [typed, wanted] of [["2,85", 2.85], ["1.234.567", 1_234_567], ["1.234,5", 1234.5], ["12,5", 12.5]]) {
    assert.deepEqual(german(typed, AMOUNT), value(wanted), typed);
  }
});

test("what can be meant in two ways is asked about, that of the language first, however few fit the limits", () => {
  assert.deepEqual(english("2,850", AMOUNT), { ask: [2850, 2.85] });
  assert.deepEqual(german("2,850", AMOUNT), { ask: [2.85, 2850] });
  assert.deepEqual(english("2.850", AMOUNT), { ask: [2.85, 2850] });
  const few = { ...AMOUNT, most: 365 };
  assert.deepEqual(english("2,850", few), { ask: [2.85] }, "that 2850 is too much shows nothing of what is meant");
  assert.deepEqual(english("2.850", few), { ask: [2.85] });
  assert.deepEqual(english("29,061", SALARY), { ask: [29_061] });
  assert.deepEqual(english("2,850", YEARS), refused("whole"));
  assert.deepEqual(english("1", SHARE), { ask: [1, 0.01] });
  assert.deepEqual(english("1", { ...SHARE, most: 0.5 }), { ask: [0.01] });
});

test("what only the decimal sign of another language makes a number is asked about", () => {
  for (const [typed, wanted] of [["1,23", 1.23], ["12,5", 12.5], ["0,125", 0.125], ["1.234,5", 1234.5], ["1.234.567", 1_234_567], ["1.234.567,8", 1_234_567.8]]) {
    assert.deepEqual(english(typed, AMOUNT), { ask: [wanted] }, typed);
  }
  for (const [typed, wanted] of [["1.23", 1.23], ["12.5", 12.5], ["1,234,567", 1_234_567]]) assert.deepEqual(german(typed, AMOUNT), { ask: [wanted] }, typed);
  assert.deepEqual(english("20,5%", SHARE), { ask: [0.205] });
});

test("a share is understood as 20, 20% or 0.2", () => {
  for (const typed of ["20", "20%", "20 %", "0.2", "20.0"]) assert.deepEqual(english(typed, SHARE), value(0.2), typed);
  assert.deepEqual(english("100%", SHARE), value(1));
  assert.deepEqual(english("1%", SHARE), value(0.01));
  assert.deepEqual(english("0", SHARE), value(0));
  assert.deepEqual(english("120%", SHARE), refused("outside"));
  assert.deepEqual(english("20%", AMOUNT), refused("percent"));
});

test("years are whole and from 1 to 30, and nothing is no number", () => {
  assert.deepEqual(english("5", YEARS), value(5));
  assert.deepEqual(english("2.5", YEARS), refused("whole"));
  for (const typed of ["0", "31", "-1", "1000"]) assert.deepEqual(english(typed, YEARS), refused("outside"), typed);
  for (const typed of ["", " ", "\u00a0"]) assert.deepEqual(english(typed, YEARS), value(null));
});

test("words, formulas and other hands' numbers are refused", () => {
  for (const typed of ["many", "1e5", "0x10", "Infinity", "NaN", "-", ".", "1.2.3", "12,34,567", "1-2", "5-", "--5", "(500)", "½", "٣", "5k", "1_000", "=1+1", "1;2", "10 20", "%", "£", "5%%", "<b>5</b>", "1,,000", "1..5", "null"]) {
    assert.deepEqual(english(typed, AMOUNT), refused("words"), typed);
  }
  assert.deepEqual(english("-5", AMOUNT), refused("outside"));
  assert.deepEqual(english("\u22125", { ...AMOUNT, least: -10 }), value(-5));
  assert.deepEqual(english("9".repeat(400), AMOUNT), refused("outside"));
});

// ---- 200 strings a field ----------------------------------------------------------------------------------

/** SplitMix32: the same strings each time. */
const chance = (seed) => {
  let state = seed;
  return (below) => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) % below;
  };
};
const PIECES = ["0", "1", "2", "7", "20", "850", "000", "999999999", ".", ",", "%", "-", "\u2212", "+", " ", "'", "£", "€", "e", "E5", "x", "k", "Infinity", "ten", "/", "(", ")", "\u0663", "½", "\t", "\u00a0", "<", "=", "&", "_", "🍵"];
/** Every number that somebody could mean by the text, found in another way: by what is left when signs are taken out. */
const meanings = (typed, takes) => {
  const text = typed.replace(/[\s\u00a0]+/g, " ").trim();
  const bare = text.replace(/[£€]/g, "").replace(/^\s*[-\u2212+]\s*/, "").replace(/%/g, "").trim();
  if (!/^[\d.,' ]+$/.test(bare)) return [];
  const sign = /^[£€ ]*[-\u2212]/.test(text) ? -1 : 1;
  const numbers = ["", ".", ","].map((decimal) => {
    const cut = decimal ? bare.lastIndexOf(decimal) : -1;
    const whole = (cut < 0 ? bare : bare.slice(0, cut)).replace(/[.,' ]/g, "");
    const rest = cut < 0 ? "" : bare.slice(cut + 1);
    return Number(rest ? `${whole || "0"}.${rest}` : whole || NaN);
  });
  const known = numbers.filter((number) => Number.isFinite(number)).map((number) => sign * number);
  return takes === "share" ? known.flatMap((number) => [number, number / 100]) : known;
};

/** Whether the signs of a text can be read in two ways, found from the signs alone. */
const isDoubtful = (text, own) => {
  const signs = text.replace(/[^.,]/g, "");
  const others = [...signs].filter((sign) => sign !== own).length;
  if (signs === "") return false;
  // One sign of the language: decimals, but for what looks like a group of three.
  if (others === 0) return signs.length > 1 || /^\D*[1-9]\d{0,2}[.,]\d{3}\D*$/.test(text);
  // Signs of groups only: two of them can be nothing else. With decimals behind them there is no doubt.
  return others === signs.length ? others === 1 : !(signs.endsWith(own) && others === signs.length - 1);
};

for (const [name, field] of Object.entries({ AMOUNT, SALARY, SHARE, YEARS, NEGATIVE: { takes: "amount", least: -365, most: 365 } })) {
  for (const [language, read] of [["English", english], ["German", german]]) {
    test(`200 strings in ${name} on a page in ${language} give no false number`, () => {
      const next = chance(name.length * 7 + language.length);
      const seen = { value: 0, ask: 0, refused: 0 };
      for (let at = 0; at < 200; at += 1) {
        const typed = Array.from({ length: 1 + next(5) }, () => PIECES[next(3) ? next(12) : next(PIECES.length)]).join("");
        const found = read(typed, field);
        const [kind] = Object.keys(found);
        seen[kind] += 1;
        const numbers = kind === "ask" ? found.ask : kind === "value" && found.value !== null ? [found.value] : [];
        if (kind === "value" && found.value === null) assert.equal(typed.trim(), "", `“${typed}” is not nothing`);
        for (const number of numbers) {
          assert.ok(Number.isFinite(number) && number >= field.least && number <= field.most, `“${typed}”: ${number} is not allowed`);
          assert.ok(field.takes !== "whole" || Number.isInteger(number), `“${typed}”: ${number} is not whole`);
          assert.ok(meanings(typed, field.takes).some((meant) => Math.abs(meant - number) < 1e-9 * Math.max(1, Math.abs(meant))), `“${typed}”: nobody means ${number}`);
        }
        if (kind === "value") assert.ok(!isDoubtful(typed.trim(), language === "German" ? "," : "."), `“${typed}” was guessed`);
      }
      assert.ok(seen.value > 1 && seen.refused > 20, JSON.stringify(seen));
    });
  }
}
