"use strict";
// The sums of a cost model: the same sums, in the same order, as the build makes
// (src/synthesis/economics), so that the same values give the same results to the last digit; tests
// compare both case by case (tests/cost-model/cases.json). A plain script and not a module, because
// browsers refuse modules on pages opened from a folder.
const costModel = (() => {
  // ---- Sums -------------------------------------------------------------------------------

  /** Nothing where a factor is, whatever the others are; otherwise null when one is unknown. */
  const product = (ids, values) => {
    let result = 1;
    for (const id of ids) {
      const value = values.get(id) ?? null;
      if (value === 0) return 0;
      result = value === null || result === null ? null : result * value;
    }
    return result;
  };
  const add = (net, line, amount) => {
    if (line.side === "cost") net.costs += amount;
    else if (line.releases === "cash") net.cash += amount;
    else net.capacity += amount;
  };
  const inCash = (net) => net.cash - net.costs;
  const inAll = (net) => net.cash + net.capacity - net.costs;
  /** All benefits for each unit of cost; nothing without costs. */
  const ratio = (net) => (net.costs > 0 ? (net.cash + net.capacity) / net.costs : null);
  const nothing = () => ({ costs: 0, cash: 0, capacity: 0 });
  const netOf = (model, values) => {
    const net = nothing();
    for (const line of model.lines) {
      const amount = product(line.product, values);
      if (amount === null) return null;
      add(net, line, amount);
    }
    return net;
  };
  /** Works out the shares that are what others leave of one whole. */
  const fillRests = (model, values) => {
    for (const { id, rest_of: parts } of model.parameters) {
      if (!parts?.length) continue;
      const known = parts.map((part) => values.get(part) ?? null);
      values.set(id, known.includes(null) ? null : Math.max(1 - known.reduce((sum, part) => sum + part, 0), 0));
    }
    return values;
  };
  const central = (model) => fillRests(model, new Map(model.parameters.map((row) => [row.id, row.base])));

  /** Solves for the quantity at which benefits equal costs; null while it cannot be told. */
  const breakEven = (model, values = central(model)) => {
    const wanted = model.break_even;
    if (!wanted) return null;
    const stays = nothing();
    const perUnit = nothing();
    for (const line of model.lines) {
      const holdsAll = wanted.product.every((id) => line.product.includes(id));
      const rest = line.product.filter((id) => !(holdsAll && wanted.product.includes(id)));
      const amount = product(rest, values);
      if (amount === null) return null;
      add(holdsAll ? perUnit : stays, line, amount);
    }
    const solve = (gap, gain) => (gain > 0 ? Math.max(gap / gain, 0) : null);
    return {
      label: wanted.label,
      unit: wanted.unit,
      inCash: solve(-inCash(stays), inCash(perUnit)),
      inAll: solve(-inAll(stays), inAll(perUnit)),
    };
  };

  /** The value today of a sum paid at the start of each of so many years. */
  const presentValue = (amount, years, rates) => {
    let factor = 1;
    let total = 0;
    for (let year = 0; year < years; year += 1) {
      if (year > 0) {
        const rate = rates.find(([until]) => year <= until) ?? rates.at(-1);
        factor /= 1 + (rate ? rate[1] : 0);
      }
      total += amount * factor;
    }
    return total;
  };

  const isNumber = (value) => typeof value === "number";
  const isRest = (row) => Boolean(row.rest_of?.length);
  const varies = (row) => !isRest(row) && isNumber(row.low) && isNumber(row.high) && row.low < row.high;

  // ---- What bears on the result -------------------------------------------------------------

  const rowOf = (model, id) => model.parameters.find((row) => row.id === id);
  const isAlwaysNothing = (model, id) => {
    const row = rowOf(model, id);
    if (!row || varies(row) || (row.rest_of ?? []).some((part) => varies(rowOf(model, part)))) return false;
    return central(model).get(id) === 0;
  };
  /** Whether a value bears on the result: nothing else in a line that holds it is always nothing. */
  const matters = (model, id) => {
    const wanted = model.break_even?.product ?? [];
    const inALine = model.lines.some((line) => {
      if (!line.product.includes(id)) return false;
      const holdsAll = wanted.every((one) => line.product.includes(one));
      const isSolvedFor = (other) => holdsAll && wanted.includes(other);
      return !line.product.some((other) => other !== id && isAlwaysNothing(model, other) && (isSolvedFor(id) || !isSolvedFor(other)));
    });
    return inALine || model.parameters.some((row) => row.id !== id && row.rest_of?.includes(id) && matters(model, row.id));
  };
  /** The values that are unknown and bear on the result. */
  const missing = (model) => model.parameters.filter((row) => !isRest(row) && !isNumber(row.base) && matters(model, row.id));

  /** The best estimate of the quantity that the model is solved for; null where none can be told. */
  const estimate = (model) => {
    const row = rowOf(model, model.break_even?.estimate?.parameter);
    if (!row) return null;
    const at = (value) => product(model.break_even.product, central(model).set(row.id, value));
    const middle = at(row.base);
    if (middle === null) return null;
    const isRange = isNumber(row.low) && isNumber(row.high) && row.low < row.high;
    return { central: middle, interval: isRange ? [at(row.low), at(row.high)] : null };
  };

  /** The result at both ends of each range alone that moves it, widest first. */
  const swings = (model) => {
    const at = (row, value) => inAll(netOf(model, fillRests(model, central(model).set(row.id, value))));
    return model.parameters
      .filter(varies)
      .map((row) => ({ label: row.label, takes: row.takes, low: row.low, high: row.high, atLow: at(row, row.low), atHigh: at(row, row.high) }))
      .filter((swing) => swing.atLow !== swing.atHigh)
      .sort((a, b) => Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow));
  };

  // ---- Simulation -------------------------------------------------------------------------

  /** SplitMix64 (Steele, Lea and Flood 2014) in 64 bits; numbers from 0 to below 1. */
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
  // The series does not hang on the values, so it is drawn once and read again for each change.
  const drawn = new Map();
  const replay = (seed) => {
    if (!drawn.has(seed)) drawn.set(seed, { next: series(seed), numbers: [] });
    const { next, numbers } = drawn.get(seed);
    let at = 0;
    return () => {
      if (at === numbers.length) numbers.push(next());
      at += 1;
      return numbers[at - 1];
    };
  };
  const triangular = (unit, low, tip, high) => {
    const width = high - low;
    if (width <= 0) return tip;
    const u = unit();
    return u < (tip - low) / width
      ? low + Math.sqrt(u * width * (tip - low))
      : high - Math.sqrt((1 - u) * width * (high - tip));
  };
  const simulate = (model) => {
    if (!model.parameters.some(varies)) return null;
    const unit = replay(model.seed);
    const nets = new Float64Array(model.draws);
    const values = new Map();
    let cashGains = 0;
    const needed = { inCash: [], inAll: [] };
    for (let draw = 0; draw < model.draws; draw += 1) {
      for (const row of model.parameters) {
        const low = Math.min(row.low, row.base);
        const high = Math.max(row.high, row.base);
        values.set(row.id, varies(row) ? triangular(unit, low, row.base, high) : row.base);
      }
      fillRests(model, values);
      const net = netOf(model, values);
      if (inCash(net) > 0) cashGains += 1;
      nets[draw] = inAll(net);
      const found = breakEven(model, values);
      if (found) for (const key of ["inCash", "inAll"]) needed[key].push(found[key] ?? Infinity);
    }
    nets.sort();
    const percentile = (sorted, share) => sorted[Math.round((sorted.length - 1) * share)];
    const at = (share) => percentile(nets, share);
    const ends = (amounts) => {
      const sorted = Float64Array.from(amounts).sort();
      return [0.025, 0.975].map((share) => percentile(sorted, share));
    };
    return {
      draws: model.draws,
      gainInCash: cashGains / model.draws,
      gainInAll: nets.filter((net) => net > 0).length / model.draws,
      low: at(0.025),
      middle: at(0.5),
      high: at(0.975),
      breakEven: needed.inAll.length ? { inCash: ends(needed.inCash), inAll: ends(needed.inAll) } : null,
    };
  };

  /** Works a model out; with a value missing that bears on the result, says which. */
  const evaluate = (model) => {
    const asked = missing(model);
    const values = central(model);
    const lines = model.lines.map((line) => ({ ...line, amount: product(line.product, values) }));
    const told = { missing: asked.map((row) => row.label), asked, lines, breakEven: breakEven(model), estimate: estimate(model) };
    if (asked.length) return told;
    const net = netOf(model, values);
    const over = (amount) => presentValue(amount, model.years, model.rates);
    return {
      ...told,
      net,
      overYears: model.years > 1 ? { costs: over(net.costs), cash: over(net.cash), capacity: over(net.capacity) } : null,
      swings: swings(model),
      simulation: simulate(model),
    };
  };

  return { evaluate, inCash, inAll, ratio, matters, isRest };
})();
