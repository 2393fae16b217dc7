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
  const { missing, lines, net, breakEven, overYears, swings, simulation } = costModel.evaluate(handed(model));
  const found = breakEven && { in_cash: breakEven.inCash, in_all: breakEven.inAll };
  if (missing.length) return { missing, break_even: found };
  const spread = simulation?.breakEven;
  return {
    missing, net, break_even: found, over_years: overYears,
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
  if (typeof wanted === "number") return assert.ok(Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)), `${path}: ${found} and not ${wanted}`);
  if (wanted === null || typeof wanted !== "object") return assert.equal(found, wanted, path);
  assert.deepEqual(Object.keys(found).sort(), Object.keys(wanted).sort(), path);
  for (const [key, value] of Object.entries(wanted)) agree(found[key], value, `${path}.${key}`);
  return undefined;
};

for (const { name, model, gives } of cases) test(name, () => agree(given(model), gives, name));
