// The calculator gives for every case what the build gives (src/synthesis/economics/cases.rs).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const costModel = vm.runInNewContext(`${file("themes/default/assets/cost-model.js")};costModel`);
const { rates, draws, seed, cases } = JSON.parse(file("tests/cost-model/cases.json"));

/** A model as the page of a model hands it to the calculator (src/view/calculator.rs). */
const handed = (model) => ({
  break_even: null, years: 1, ...model, rates, draws, seed,
  parameters: model.parameters.map((row) => ({ low: null, high: null, ...row, base: typeof row.base === "number" ? row.base : null })),
});
/** What no amount would reach stands as null in the cases. */
const known = (value) => (Number.isFinite(value) ? value : null);
const given = (model) => {
  const { missing, lines, net, breakEven, estimate, overYears, swings, simulation } = costModel.evaluate(handed(model));
  const found = breakEven && { in_cash: breakEven.inCash, in_all: breakEven.inAll };
  if (missing.length) return { missing, break_even: found, estimate };
  const spread = simulation?.breakEven;
  return {
    missing, net, break_even: found, estimate, over_years: overYears,
    lines: lines.map((line) => line.amount),
    ratio: costModel.ratio(net),
    swings: swings.map(({ label, atLow, atHigh }) => ({ label, at_low: atLow, at_high: atHigh })),
    simulation: simulation && {
      gain_in_cash: simulation.gainInCash, gain_in_all: simulation.gainInAll,
      percentiles: [simulation.low, simulation.middle, simulation.high],
      break_even: spread && { in_cash: spread.inCash.map(known), in_all: spread.inAll.map(known) },
    },
  };
};
/** Compares numbers to nine digits, and everything else as it stands. */
const agree = (found, wanted, path) => {
  if (typeof wanted === "number") return assert.ok(typeof found === "number" && Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${path}: ${found} and not ${wanted}`);
  if (wanted === null || typeof wanted !== "object") return assert.equal(found, wanted, path);
  assert.deepEqual(Object.keys(found).sort(), Object.keys(wanted).sort(), path);
  for (const [key, value] of Object.entries(wanted)) agree(found[key], value, `${path}.${key}`);
  return undefined;
};

// ---- A thousand inputs by chance ----------------------------------------------------------------------
// The program makes the same inputs from the same seed (src/synthesis/economics/chance.rs) and keeps what
// it works out in tests/cost-model/chance.json; here the script works it out.

/** SplitMix64, as the program has it. */
const series = (seed) => {
  const wrap = (value) => BigInt.asUintN(64, value);
  let state = wrap(BigInt(seed));
  return () => {
    state = wrap(state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = wrap((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = wrap((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53;
  };
};
const chance = JSON.parse(file("tests/cost-model/chance.json"));
/** One row by chance: unknown, nothing, a value alone or with a range. */
const row = (next, { takes, least, most }) => {
  const kind = next();
  const one = () => {
    const value = least + (most - least) * next();
    return takes === "whole" ? Math.floor(value) : value;
  };
  const ends = [one(), one(), one()].sort((a, b) => a - b);
  if (kind < 0.06) return { base: { missing: "not-reported" } };
  if (kind < 0.16) return { base: 0 };
  if (kind < 0.5) return { base: ends[1] };
  if (kind < 0.55) return { base: ends[1], low: ends[0] };
  if (kind < 0.6) return { base: ends[1], low: ends[1], high: ends[1] };
  return { base: ends[1], low: ends[0], high: ends[2] };
};
const byChance = (next) => ({
  ...chance.model,
  parameters: chance.model.parameters.map((parameter) => {
    const { least = 0, most = parameter.takes === "share" ? 1 : 10_000_000, takes = "amount" } = parameter;
    const drawn = row(next, { takes, least, most });
    return parameter.rest_of ? parameter : { ...parameter, ...drawn };
  }),
  years: 1 + Math.floor(next() * 30),
});
/** The numbers of a result in a line, to ten digits. */
const line = ({ missing, net, break_even: even, estimate, ratio, over_years: over, swings, simulation }) => {
  const digits = (value) => (value === null || value === undefined ? null : Number(value.toPrecision(10)) + 0);
  const list = [even?.in_cash, even?.in_all, estimate?.central, estimate?.interval?.[0], estimate?.interval?.[1]];
  if (missing.length) return [missing.length, ...list.map(digits)];
  const found = simulation ? [simulation.gain_in_cash, simulation.gain_in_all, ...simulation.percentiles, ...(simulation.break_even ? [...simulation.break_even.in_cash, ...simulation.break_even.in_all] : [])] : [];
  const wide = swings[0] ? [swings.length, swings[0].at_low, swings[0].at_high] : [0];
  return [0, ...list, net.costs, net.cash, net.capacity, ratio, over?.costs, over?.cash, over?.capacity, ...wide, ...found].map(digits);
};
test("a thousand inputs by chance give what the program gives", () => {
  assert.equal(chance.gives.length, 1000);
  const next = series(chance.seed);
  let complete = 0;
  for (const [at, wanted] of chance.gives.entries()) {
    const model = byChance(next);
    const found = line(given(model));
    complete += found[0] === 0 ? 1 : 0;
    agree(found, wanted, `input ${at}: ${JSON.stringify(model.parameters.map(({ id, base, low, high }) => [id, base, low, high]))}`);
  }
  assert.ok(complete > 300 && complete < 950, `${complete} complete ones`);
});

for (const { name, model, gives } of cases) test(name, () => agree(given(model), gives, name));
