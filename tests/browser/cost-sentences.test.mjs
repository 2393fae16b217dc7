// What the calculator says of odd but allowed inputs: every number of a sentence is one of the result.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import vm from "node:vm";
import { site } from "./lib/reader.mjs";

// The scripts of a built site hold their texts.
const source = ["words", "numbers", "cost-model", "cost-words"].map((name) => readFileSync(join(site, `assets/${name}.js`), "utf8")).join("\n");
const { costWords, costModel } = vm.runInNewContext(`${source};({ costWords, costModel })`);
const { model, seed } = JSON.parse(readFileSync(new URL("../cost-model/chance.json", import.meta.url), "utf8"));
const { rates, draws } = JSON.parse(readFileSync(new URL("../cost-model/cases.json", import.meta.url), "utf8"));

/** Numbers by chance, the same in each run (Park and Miller 1988). */
const series = (from) => {
  let state = (from % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
};
/** A value that its field allows: nothing, one, a whole, the least, the most, or any. */
const value = (next, { takes = "amount", least = 0, most = takes === "share" ? 1 : 10_000_000 }) => {
  const odd = [0, 1, least, most].filter((one) => one >= least && one <= most);
  if (next() < 0.6) return odd[Math.floor(next() * odd.length)];
  const any = least + (most - least) * next();
  return takes === "whole" ? Math.floor(any) : any;
};
const byChance = (next) => ({
  ...model, currency: "GBP", rates, draws: Math.min(draws, 200), seed, years: next() < 0.5 ? 1 : 30,
  parameters: model.parameters.map((parameter) => {
    if (parameter.rest_of) return { low: null, high: null, ...parameter, base: null };
    const [low, base, high] = [value(next, parameter), value(next, parameter), value(next, parameter)].sort((a, b) => a - b);
    return { ...parameter, base, low: next() < 0.5 ? null : low, high: next() < 0.5 ? null : high };
  }),
});
/** The numbers of a text, without its signs of money and of thousands. */
const numbersIn = (text) => (text.replace(/−/g, "-").replace(/-£/g, "-").replace(/,(?=\d{3})/g, "").match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
const textsOf = (said) => [
  ...said.answers.flatMap(({ lines }) => lines), ...said.paper, ...said.breakEven, ...said.estimate,
  ...[...said.lines, ...said.totals, ...said.swings].flatMap(({ label, text }) => [label, text]), ...(said.simulation ? [said.simulation] : []),
].map(String);

test("of 400 odd inputs each sentence says the numbers of the result, and nothing that is no number", () => {
  const next = series(seed);
  let complete = 0;
  for (let at = 0; at < 400; at += 1) {
    const one = byChance(next);
    const said = costWords.of(one);
    const { result } = said;
    const about = `input ${at}: ${JSON.stringify(one.parameters.map(({ id, base, low, high }) => [id, base, low, high]))}`;
    for (const text of textsOf(said)) {
      assert.doesNotMatch(text, /NaN|Infinity|undefined|null|\{\w+\}|\d[eE][+-]?\d/, `${text}\n${about}`);
      assert.doesNotMatch(text, /[-−]£?0(?:\.0+)?(?![\d.]\d|\d)/, `a negative nought: ${text}\n${about}`);
    }
    if (said.missing.length) continue;
    complete += 1;
    const { costs, cash, capacity } = result.net;
    const wanted = [costs, cash, capacity, costModel.inCash(result.net), costModel.inAll(result.net)];
    const told = said.totals.slice(0, 5).map(({ text }) => numbersIn(String(text)));
    for (const [place, amount] of wanted.entries()) {
      assert.equal(told[place].length, 1, `${said.totals[place].text}\n${about}`);
      assert.ok(Math.abs(told[place][0] - amount) <= 0.5 + 1e-9 * Math.abs(amount), `${said.totals[place].text} and not ${amount}\n${about}`);
    }
    const freed = numbersIn(String(said.answers.find(({ key }) => key === "frees").lines[0]));
    assert.deepEqual(freed, [told[1][0], told[2][0]], `what it frees: ${about}`);
    assert.equal(numbersIn(String(said.paper[0]))[0], told[0][0], `the paper: ${about}`);
    if (result.breakEven) {
      const needs = [result.breakEven.inCash, result.breakEven.inAll];
      for (const [place, amount] of needs.entries()) {
        const [number] = numbersIn(String(said.breakEven[place]));
        if (amount === null) assert.equal(number, undefined, `${said.breakEven[place]}\n${about}`);
        else if (Math.abs(amount) < 1e15) assert.ok(Math.abs(number - amount) <= 0.5, `${said.breakEven[place]} and not ${amount}\n${about}`);
      }
    }
  }
  assert.ok(complete > 200, `${complete} complete ones`);
});
