"use strict";
// The fields of the calculator: for each value its unit and limits, what was read, where it comes from,
// and beside it what is wrong with it. A field with a fault gives no value.
const calculatorFields = (() => {
  const say = distilSay;
  const { make, button, put } = distilDom;
  const ENDS = ["base", "low", "high"];
  const NAMES = { base: "script.field-central", low: "script.field-low", high: "script.field-high" };
  const HEADS = { base: "script.model-central", low: "script.model-low", high: "script.model-high" };
  const SHOWN = 40;

  /** A value as it stands in a field: without groups, which would have to be read back. */
  const written = (takes, value) => {
    if (value === null) return "";
    if (takes === "share") return String(costWords.valueOf(takes, value));
    const digits = String(value);
    return /e/.test(digits) ? distilNumbers.asGiven(value) : distilSay.signed(digits);
  };
  const limits = (row) => ({ least: costWords.valueOf(row.takes, row.least), most: costWords.valueOf(row.takes, row.most) });
  const REFUSED = { words: "script.reading-words", percent: "script.reading-percent", whole: "script.reading-whole", outside: "script.reading-outside" };
  const short = (typed) => (typed.length > SHOWN ? `${typed.slice(0, SHOWN)}…` : typed);
  const refusal = (row, typed, reason) => say(REFUSED[reason], { typed: short(typed), ...limits(row) });

  const question = (row, typed, ask) => {
    const { least, most } = limits(row);
    return ask.length > 1 ? say("script.reading-ask", { typed: short(typed) }) : say("script.reading-ask-one", { typed: short(typed), least, most });
  };

  /**
   * The field of one row of a model, with its three values. `changed` is called after each change
   * that the reader makes.
   */
  const field = (row, given, changed) => {
    const id = `value-${row.id}`;
    const faults = new Map();
    const inputs = new Map();
    const fault = make("div", { class: "field-fault", id: `${id}-fault`, role: "status" });
    const read = make("p", { class: "meta field-read", id: `${id}-read` });
    const told = () => {
      put(fault, ...[...faults.values()].map((one) => make("p", {}, ...one)));
      for (const [end, input] of inputs) input.setAttribute("aria-invalid", String(faults.has(end) || faults.has("order")));
    };
    /** Low, central and high stand in their order, and a range has two ends. */
    const order = () => {
      faults.delete("order");
      const known = ["low", "base", "high"].map((end) => row[end]).filter((value) => value !== null);
      if (known.some((value, at) => at && value < known[at - 1])) faults.set("order", [say("script.reading-order")]);
      else if ((row.low === null) !== (row.high === null) && !faults.size) put(read, say("script.model-half-range", { value: row.label }));
    };
    const take = (end, value) => {
      row[end] = value;
      faults.delete(end);
      order();
      told();
    };
    const choose = (end, input, value) => {
      input.value = written(row.takes, value);
      put(read);
      take(end, value);
      changed();
      input.focus();
    };
    const typed = (end, input) => {
      const text = input.value;
      const found = numberReading.read(text, row);
      put(read);
      faults.delete(end);
      row[end] = found.value ?? null;
      if (found.refused) faults.set(end, [refusal(row, text.trim(), found.refused)]);
      else if (found.ask) {
        const choices = found.ask.map((value) => button(costWords.valueOf(row.takes, value), () => choose(end, input, value)));
        faults.set(end, [question(row, text.trim(), found.ask), " ", ...choices]);
      } else if (found.value !== null) {
        const meant = String(costWords.valueOf(row.takes, found.value));
        if (meant !== text.trim() && written(row.takes, found.value) !== text.trim()) put(read, say("script.reading-as", { value: meant }));
      }
      order();
      told();
      changed();
    };
    const entry = (end) => {
      const input = make("input", {
        type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", maxlength: "60", class: "value", id: `${id}-${end}`,
        "aria-label": say(NAMES[end], { value: row.label, unit: row.unit }), "aria-describedby": `${id}-limits ${id}-fault ${id}-read`,
      });
      input.addEventListener("input", () => typed(end, input));
      inputs.set(end, input);
      return make("label", { class: `end end-${end}`, for: input.id }, make("span", { class: "meta" }, say(HEADS[end])), input);
    };

    // ---- Where a value comes from -----------------------------------------------------------------

    const link = (source) => (source.href ? make("a", { href: source.href }, source.text) : source.text);
    const tag = (id) => make("span", { class: "tag" }, say(id));
    const originOf = () => {
      const is = (other) => other && ENDS.every((end) => (other[end] ?? null) === row[end]);
      if (row.base === null) return [tag("script.origin-missing"), " ", given.find ?? say("script.model-bring-own")];
      const from = is(given) && given.source ? given : (given.offers ?? []).find(is);
      if (from) {
        const year = from.price_year ? [say("script.origin-prices", { year: from.price_year }), " "] : [];
        return [...(from.derived ? [tag("script.origin-derived"), " "] : []), ...year, link(from.source)];
      }
      if (is(given.assumed)) return [tag("script.origin-assumed"), " ", given.assumed.why];
      return [tag("script.origin-own")];
    };
    const origin = make("p", { class: "meta field-origin" });
    const offers = () => {
      if (!given.offers?.length) return [];
      const select = make("select", { "aria-label": say("script.field-offers", { value: row.label }) },
        make("option", { value: "" }, say("script.field-choose")),
        ...given.offers.map((offer, at) => make("option", { value: String(at) }, `${offer.label}: ${costWords.valueOf(row.takes, offer.base)}`)));
      select.addEventListener("change", () => {
        const offer = given.offers[select.value];
        if (!offer) return;
        for (const end of ENDS) row[end] = offer[end] ?? null;
        refresh();
        changed();
      });
      return [select];
    };
    const refresh = () => {
      faults.clear();
      put(read);
      for (const [end, input] of inputs) input.value = written(row.takes, row[end]);
      order();
      told();
    };
    const care = [given.derived && say("script.field-derived", { how: given.derived }), given.caution].filter(Boolean);
    const parts = costModel.isRest(row)
      ? [make("p", { class: "field-rest" }, read)]
      : [make("div", { class: "ends" }, ...ENDS.map(entry)), fault, read, ...offers(), origin,
        ...(care.length ? [make("details", { class: "care" }, make("summary", {}, say("script.field-care")), ...care.map((text) => make("p", { class: "meta" }, text)))] : [])];
    const element = make("div", { class: "field", id, role: "group", "aria-labelledby": `${id}-name` },
      make("h4", { id: `${id}-name` }, row.label),
      make("p", { class: "meta", id: `${id}-limits` }, say("script.field-limits", { unit: row.unit, least: limits(row).least, most: limits(row).most })), ...parts);
    return {
      row, element, refresh,
      /** Whether something in it has to be mended first. */
      isWrong: () => faults.size > 0,
      focus: () => {
        element.closest("details:not([open])")?.setAttribute("open", "");
        (inputs.get("base") ?? element).focus();
      },
      /** After any change anywhere: where the value comes from, whether it is asked for. */
      settle: (model) => {
        element.hidden = !costModel.matters(model, row.id);
        if (costModel.isRest(row)) {
          const parts = row.rest_of.map((part) => model.parameters.find((one) => one.id === part).base);
          const sum = parts.includes(null) ? null : parts.reduce((all, part) => all + part, 0);
          put(read, sum === null ? say("cost-model.rest") : say("script.field-rest", { value: costWords.valueOf("share", Math.max(1 - sum, 0)) }));
        } else put(origin, ...originOf());
      },
      /** Puts a value into the field that came from an address: a number as it is, or words as they were. */
      write: (end, text) => {
        const value = /^-?\d+(\.\d+)?(e-?\d+)?$/.test(text) ? Number(text) : null;
        if (value !== null && value >= row.least && value <= row.most && (row.takes !== "whole" || Number.isInteger(value))) row[end] = value;
        else if (text !== "") faults.set(end, [refusal(row, text, value === null ? "words" : "outside")]);
        inputs.get(end).value = row[end] === null ? text.slice(0, 60) : written(row.takes, row[end]);
        order();
        told();
      },
    };
  };

  return { field, ENDS };
})();
