"use strict";
// What a cost model gives, in words: as src/view/model_result.rs says it, from the same texts.
const costWords = (() => {
  const say = distilSay;
  const { fixed, asGiven, grouped } = distilNumbers;
  /** An amount as the build writes it: thousands grouped where it is whole. */
  const amountOf = (value) => {
    if (!Number.isInteger(value) || value >= 0) return grouped(value);
    return distilSay.signed("-") + grouped(-value);
  };
  /** A value of a parameter: a share in percent, an amount in groups of digits. */
  const valueOf = (takes, value) => (takes === "share" ? say("cost-model.percent", { number: asGiven(100 * value) }) : amountOf(value));
  const percent = (share) => say("cost-model.percent", { number: fixed(100 * share, 0) });
  /** From here on a number is too large to be a sum of anything. */
  const HUGE = 1e15;
  const rounded = (value) => Math.sign(value) * Math.round(Math.abs(value));
  const quantity = (value) => {
    if (Math.abs(value) >= HUGE) return say("cost-model.huge");
    return Math.abs(value) >= 100 || Number.isInteger(value) ? amountOf(rounded(value)) : fixed(value, 1);
  };
  const SIGNS = { GBP: "money.gbp", EUR: "money.eur", USD: "money.usd", AUD: "money.aud", CAD: "money.cad", NZD: "money.nzd" };
  /** A sum with the sign of its currency where the language has one: as src/words/money.rs writes it. */
  const money = (currency, value) => {
    if (Math.abs(value) >= HUGE) return say("cost-model.huge");
    const amount = grouped(Math.round(Math.abs(value)));
    const sum = currency ? say(SIGNS[currency] ?? "money.other", { amount, currency }) : amount;
    return value < -0.5 ? say("money.minus", { amount: sum }) : sum;
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
      if (high < Infinity && String(quantity(low)) === String(quantity(high))) return say("cost-model.about", { amount: quantity(low), unit });
      if (high < Infinity) return say("cost-model.between", { low: quantity(low), high: quantity(high), unit });
      return low < Infinity ? say("cost-model.from", { low: quantity(low), unit }) : say("cost-model.more-than-any");
    };
    // That no amount of cash would do is said before.
    if (inCash[0] === Infinity && inAll[0] < Infinity) return say("cost-model.spread-all", { all: between(inAll) });
    return say("cost-model.spread", { cash: between(inCash), all: between(inAll) });
  };
  const simulation = (currency, found) => {
    const [middle, low, high] = [found.middle, found.low, found.high].map((value) => money(currency, value));
    const [draws, cash, all] = [grouped(found.draws), percent(found.gainInCash), percent(found.gainInAll)];
    if (String(low) === String(high)) return say("cost-model.simulation-still", { draws, cash, all, middle });
    return say("cost-model.simulation", { draws, cash, all, middle, low, high });
  };
  const swing = (currency, { label, takes, low, high, atLow, atHigh }) => ({
    label: say("cost-model.swing", { label, low: valueOf(takes, low), high: valueOf(takes, high) }),
    text: say("cost-model.swing-result", { low: money(currency, atLow), high: money(currency, atHigh) }),
  });

  /** The best estimate, and whether what has to be reached lies below, within or above it. */
  const estimate = (wanted, found) => {
    if (!wanted || !found) return [];
    const { unit } = wanted;
    if (!found.interval) return [say("cost-model.estimate-alone", { amount: say("cost-model.amount", { amount: quantity(found.central), unit }) })];
    const [low, high] = [Math.min(...found.interval), Math.max(...found.interval)];
    const best = say("cost-model.estimate", { central: quantity(found.central), unit, low: quantity(low), high: quantity(high) });
    const needed = wanted.inAll;
    if (needed === null) return [best];
    if (needed < low) return [best, say("cost-model.estimate-reaches")];
    return [best, needed > high ? say("cost-model.estimate-falls-short") : say("cost-model.estimate-holds-both")];
  };

  // ---- Answers to somebody who has to find the money ----------------------------------------------

  const NAMED = 3;
  const paid = (currency, { net, lines }) => {
    const sum = say("cost-answer.costs", { amount: money(currency, net.costs) });
    const costs = lines.filter(({ side, amount }) => side === "cost" && amount > 0);
    const parts = costs.map(({ label, amount }) => say("cost-answer.part", { label, amount: money(currency, amount) }));
    return parts.length > 1 ? [sum, say("cost-answer.parts", { parts: say.list(parts) })] : [sum];
  };
  const changed = (currency, { label, takes, low, high, atLow, atHigh }) =>
    say("cost-answer.change", {
      label, from: valueOf(takes, low), to: valueOf(takes, high), low: money(currency, atLow), high: money(currency, atHigh),
    });
  const answers = (currency, result, needs, best) => {
    const rows = [
      { key: "pay", heading: say("cost-answer.pay"), lines: paid(currency, result) },
      { key: "frees", heading: say("cost-answer.frees"), lines: [say("cost-answer.freed", { cash: money(currency, result.net.cash), capacity: money(currency, result.net.capacity) })] },
      { key: "even", heading: say("cost-answer.even"), lines: needs },
      { key: "estimate", heading: say("cost-answer.estimate"), lines: best },
      { key: "changes", heading: say("cost-answer.changes"), lines: result.swings.slice(0, NAMED).map((one) => changed(currency, one)) },
    ];
    return rows.filter(({ lines }) => lines.length);
  };
  const paper = (model, result, needs, best) => [
    say("cost-answer.costs-in-all", { amount: money(model.currency, result.net.costs) }),
    ...needs.slice(0, 2), ...best,
    ...(model.break_even?.estimate ? [model.break_even.estimate.evidence] : []),
    say("cost-answer.no-bill"),
  ];

  /** What can be told already while values are missing: the lines whose values are all known, and which are not. */
  const partial = (currency, lines, needs, best) => {
    const row = (key, known, open) => {
      const sum = known.reduce((total, { amount }) => total + amount, 0);
      const parts = say.list(known.map(({ label, amount }) => say("cost-answer.part", { label, amount: money(currency, amount) })));
      const told = known.length ? [say("cost-answer.known-so-far", { amount: money(currency, sum), parts })] : [];
      const lines = say.list(open.map(({ label }) => label));
      return { key, told: open.length ? [...told, say("cost-answer.lines-open", { lines })] : told };
    };
    const of = (key, side) => {
      const ours = lines.filter((line) => line.side === side);
      return row(key, ours.filter(({ amount }) => amount !== null), ours.filter(({ amount }) => amount === null));
    };
    const rows = [
      { heading: say("cost-answer.pay"), ...of("pay", "cost") },
      { heading: say("cost-answer.frees"), ...of("frees", "benefit") },
      { key: "even", heading: say("cost-answer.even"), told: needs },
      { key: "estimate", heading: say("cost-answer.estimate"), told: best },
    ];
    return rows.filter(({ told }) => told.length).map(({ key, heading, told }) => ({ key, heading, lines: told }));
  };

  /** What a page, a copy or a board paper says about a model. */
  const of = (model) => {
    const result = costModel.evaluate(model);
    const { currency } = model;
    const found = result.simulation?.breakEven;
    const needs = [...breakEven(result.breakEven), ...(found ? [spread(result.breakEven.unit, found)] : [])];
    const best = estimate(result.breakEven, result.estimate);
    const said = { result, missing: result.missing, breakEven: needs, estimate: best };
    if (result.missing.length) return { ...said, answers: partial(currency, result.lines, needs, best), paper: [], lines: [], totals: [], simulation: null, swings: [] };
    const later = result.overYears ? totalsOverYears(currency, result.overYears, model.years) : [];
    return {
      ...said,
      answers: answers(currency, result, needs, best),
      paper: paper(model, result, needs, best),
      lines: result.lines.map((line) => lineRow(currency, line)),
      totals: [...totals(currency, result.net), ...later],
      simulation: result.simulation ? simulation(currency, result.simulation) : null,
      swings: result.swings.map((one) => swing(currency, one)),
    };
  };

  return { of, money, valueOf };
})();
