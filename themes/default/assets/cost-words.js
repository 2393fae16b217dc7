"use strict";
// What a cost model gives, in words: as src/view/model_result.rs says it, from the same texts.
const costWords = (() => {
  const say = distilSay;
  const { fixed, asGiven, grouped } = distilNumbers;
  const percent = (share) => say("cost-model.percent", { number: fixed(100 * share, 0) });
  const quantity = (value) => (value >= 100 ? grouped(Math.round(value)) : fixed(value, 1));
  const money = (currency, value) => {
    const amount = grouped(Math.round(Math.abs(value)));
    if (!currency) return value < -0.5 ? say("cost-model.minus", { amount }) : amount;
    return value < -0.5 ? say("cost-model.minus-money", { amount, currency }) : say("cost-model.money", { amount, currency });
  };

  // ---- Lines and totals -------------------------------------------------------------------------

  const LINES = { cash: "cost-model.line-cash", capacity: "cost-model.line-capacity" };
  const lineRow = (currency, { label, side, releases, amount }) => {
    const id = side === "cost" ? "cost-model.line-cost" : (LINES[releases] ?? "cost-model.line-benefit");
    return { label: say(id, { label }), text: money(currency, amount) };
  };
  const totals = (currency, net) => {
    const rows = [
      { key: "costs", label: say("cost-model.costs"), text: money(currency, net.costs) },
      { key: "cash", label: say("cost-model.cash"), text: money(currency, net.cash) },
      { key: "capacity", label: say("cost-model.capacity"), text: money(currency, net.capacity) },
      { key: "in-cash", label: say("cost-model.in-cash"), text: money(currency, costModel.inCash(net)) },
      { key: "in-all", label: say("cost-model.in-all"), text: money(currency, costModel.inAll(net)) },
    ];
    const ratio = costModel.ratio(net);
    return ratio === null ? rows : [...rows, { key: "ratio", label: say("cost-model.ratio"), text: fixed(ratio, 2) }];
  };
  const totalsOverYears = (currency, net, years) => {
    const rows = [
      { label: say("cost-model.in-cash-years", { years }), text: money(currency, costModel.inCash(net)) },
      { label: say("cost-model.in-all-years", { years }), text: money(currency, costModel.inAll(net)) },
    ];
    const ratio = costModel.ratio(net);
    return ratio === null ? rows : [...rows, { label: say("cost-model.ratio-years", { years }), text: fixed(ratio, 2) }];
  };

  // ---- Sentences --------------------------------------------------------------------------------

  const breakEven = (found) => {
    if (!found) return [];
    const amount = (value) => (value === null ? say("cost-model.no-amount") : say("cost-model.amount", { amount: quantity(value), unit: found.unit }));
    return [
      say("cost-model.break-even-cash", { label: found.label, amount: amount(found.inCash) }),
      say("cost-model.break-even-all", { amount: amount(found.inAll) }),
    ];
  };
  const spread = (unit, { inCash, inAll }) => {
    const between = ([low, high]) => {
      if (high < Infinity) return say("cost-model.between", { low: quantity(low), high: quantity(high), unit });
      return low < Infinity ? say("cost-model.from", { low: quantity(low), unit }) : say("cost-model.more-than-any");
    };
    return say("cost-model.spread", { cash: between(inCash), all: between(inAll) });
  };
  const simulation = (currency, found) =>
    say("cost-model.simulation", {
      draws: grouped(found.draws), cash: percent(found.gainInCash), all: percent(found.gainInAll),
      middle: money(currency, found.middle), low: money(currency, found.low), high: money(currency, found.high),
    });
  const swing = (currency, { label, low, high, atLow, atHigh }) => ({
    label: say("cost-model.swing", { label, low: asGiven(low), high: asGiven(high) }),
    text: say("cost-model.swing-result", { low: money(currency, atLow), high: money(currency, atHigh) }),
  });

  /** What a page, a copy or a board paper says about a model. */
  const of = (model) => {
    const result = costModel.evaluate(model);
    const { currency } = model;
    const found = result.simulation?.breakEven;
    const needs = [...breakEven(result.breakEven), ...(found ? [spread(result.breakEven.unit, found)] : [])];
    const said = { result, missing: result.missing, breakEven: needs };
    if (result.missing.length) return { ...said, lines: [], totals: [], simulation: null, swings: [] };
    const later = result.overYears ? totalsOverYears(currency, result.overYears, model.years) : [];
    return {
      ...said,
      lines: result.lines.map((line) => lineRow(currency, line)),
      totals: [...totals(currency, result.net), ...later],
      simulation: result.simulation ? simulation(currency, result.simulation) : null,
      swings: result.swings.map((one) => swing(currency, one)),
    };
  };

  return { of, money };
})();
