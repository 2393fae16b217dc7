"use strict";
// The calculator on the page of a cost model. It reads the model from the page, keeps the reader's
// values in the address and nowhere else, and leaves the tables of the build as they are.
(() => {
  const place = document.getElementById("calculator");
  if (!place) return;
  const source = JSON.parse(place.dataset.model);
  const ENDS = ["base", "low", "high"];
  const YEARS = "_years";
  const say = distilSay;
  const { make, draw, button, put, words, save, decoded } = distilDom;
  const FIELDS = { base: "script.field-central", low: "script.field-low", high: "script.field-high" };

  // ---- Values and the address ---------------------------------------------------------------

  const copyOf = (row) => ({ ...row });
  const fresh = () => ({ ...source, parameters: source.parameters.map(copyOf) });
  let model = fresh();
  let strange = [];

  const numberOr = (text) => {
    const value = text === undefined || text.trim() === "" ? NaN : Number(text);
    return Number.isFinite(value) ? value : null;
  };
  const isSame = () =>
    model.years === source.years &&
    model.parameters.every((row, at) => ENDS.every((end) => row[end] === source.parameters[at][end]));
  const fragment = () => {
    const part = (row) => `${row.id}=${ENDS.map((end) => row[end] ?? "").join(",")}`.replace(/,+$/, "");
    const given = model.parameters.filter((row) => ENDS.some((end) => row[end] !== null));
    return `#values&${[...given.map(part), `${YEARS}=${model.years}`].join("&")}`;
  };
  /** Takes the values of an address; what the model does not know is told and left out. */
  const read = (hash) => {
    if (!hash.startsWith("#values&")) return false;
    model = fresh();
    strange = [];
    for (const row of model.parameters) for (const end of ENDS) row[end] = null;
    for (const part of decoded(hash.slice("#values&".length)).split("&")) {
      const [id, text = ""] = part.split("=");
      const row = model.parameters.find((known) => known.id === id);
      if (id === YEARS) model.years = yearsOf(numberOr(text));
      else if (row) text.split(",").slice(0, 3).forEach((value, at) => { row[ENDS[at]] = numberOr(value); });
      else strange.push(id);
    }
    return true;
  };
  const yearsOf = (value) => Math.min(Math.max(Math.round(value ?? 1), 1), 100);
  const keepInAddress = () => {
    const address = isSame() ? location.pathname + location.search : fragment();
    history.replaceState(null, "", address);
  };
  const addressNow = () => {
    const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
    return page + fragment();
  };

  // ---- The form -----------------------------------------------------------------------------

  const inputs = new Map();
  const field = (row, end) => {
    const attributes = {
      type: "number", step: "any", inputmode: "decimal", autocomplete: "off", class: "value",
      "aria-label": say(FIELDS[end], { value: row.label, unit: row.unit }),
    };
    const input = make("input", attributes);
    input.addEventListener("input", () => changed(row.id, end, input));
    inputs.set(`${row.id} ${end}`, input);
    return input;
  };
  const [CENTRAL, LOW, HIGH, WHERE] = [say("script.model-central"), say("script.model-low"), say("script.model-high"), say("script.model-where")];
  const cell = (label, ...children) => make("td", {}, make("span", { class: "lab" }, label), ...children);
  const origin = (row) => {
    const children = [];
    if (row.source) {
      const source = row.source.href ? make("a", { href: row.source.href }, row.source.text) : row.source.text;
      children.push(make("span", { class: "source" }, say("script.model-source-here", { source })));
    } else children.push(make("span", { class: "missing" }, say("script.model-bring-own")));
    if (row.find) children.push(` ${row.find}`);
    return children;
  };
  const inputRow = (row) =>
    make("tr", {},
      make("th", { scope: "row" }, row.label, " ", make("span", { class: "meta" }, row.unit)),
      cell(CENTRAL, field(row, "base")), cell(LOW, field(row, "low")), cell(HIGH, field(row, "high")),
      cell(WHERE, ...origin(row)));
  const head = (...names) =>
    make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name))));
  const yearsField = make("input", { type: "number", min: "1", max: "100", step: "1", inputmode: "numeric", autocomplete: "off", class: "value", id: "calculator-years" });
  yearsField.addEventListener("input", () => {
    model.years = yearsOf(numberOr(yearsField.value));
    update();
  });
  const form = () => {
    const table = make("table", { class: "t-stack calculator-inputs" },
      make("caption", {}, say("script.model-your-values")),
      head(say("script.model-value-and-unit"), CENTRAL, LOW, HIGH, WHERE),
      make("tbody", {}, ...source.parameters.map(inputRow)));
    const years = make("p", {}, make("label", { for: "calculator-years" }, say("script.model-years"), " "), yearsField);
    return [table, years];
  };
  const fill = () => {
    for (const row of model.parameters) {
      for (const end of ENDS) inputs.get(`${row.id} ${end}`).value = row[end] ?? "";
    }
    yearsField.value = model.years;
  };
  const changed = (id, end, input) => {
    model.parameters.find((row) => row.id === id)[end] = input.value === "" ? null : numberOr(input.value);
    update();
  };

  // ---- Results ------------------------------------------------------------------------------

  const first = make("div", { class: "box box-answer calculator-first" });
  const spoken = make("p", { class: "vh", role: "status", "aria-live": "polite" });
  const results = make("div", { class: "calculator-results" });

  const table = (caption, names, rows, kind) =>
    make("table", { class: `t-stack ${kind}` }, make("caption", {}, caption), head(...names),
      make("tbody", {}, ...rows.map(({ label, text, key = "" }) =>
        make("tr", key ? { class: "total", "data-key": key } : {}, make("th", { scope: "row" }, label), cell(names[1], text)))));
  const notes = () => {
    const said = strange.map((name) => say("script.model-strange", { name }));
    for (const row of model.parameters) {
      if ((row.low === null) !== (row.high === null)) said.push(say("script.model-half-range", { value: row.label }));
      else if (row.low !== null && row.base !== null && (row.low > row.base || row.high < row.base)) said.push(say("script.model-outside", { value: row.label }));
    }
    return said;
  };
  /** Never a gain alone where the ranges reach from one side of nothing to the other. */
  const couldBe = (result) => {
    const range = result.simulation ?? { low: costModel.inAll(result.net), high: costModel.inAll(result.net) };
    if (!result.simulation) return say("script.model-no-range");
    if (range.low < 0 && range.high > 0) return say("script.model-either");
    return range.low >= 0 ? say("script.model-gain") : say("script.model-loss");
  };
  const answer = (said) => {
    const lines = said.breakEven.map((line) => make("strong", {}, line));
    if (!lines.length) lines.push(say("script.model-no-break-even"));
    const parts = [make("p", {}, ...lines.flatMap((line) => [line, " "]))];
    if (said.missing.length) {
      parts.push(make("p", {}, say("script.model-missing", { count: said.missing.length })), make("ul", { class: "calculator-missing" }, ...said.missing.map((label) => make("li", {}, label))));
    }
    return parts;
  };
  /** A bar from the result at the low end to that at the high end; the table beside it says the same. */
  const bar = (swing, from, to, base) => {
    const x = (value) => (to === from ? 50 : ((value - from) / (to - from)) * 100);
    const left = Math.min(swing.atLow, swing.atHigh);
    const right = Math.max(swing.atLow, swing.atHigh);
    const svg = draw("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: "swing", "aria-hidden": "true", focusable: "false" });
    svg.append(draw("rect", { x: x(left), y: 2, width: Math.max(x(right) - x(left), 0.5), height: 6 }));
    svg.append(draw("line", { x1: x(base), x2: x(base), y1: 0, y2: 10, class: "base", "vector-effect": "non-scaling-stroke" }));
    if (from < 0 && to > 0) svg.append(draw("line", { x1: x(0), x2: x(0), y1: 0, y2: 10, class: "zero", "vector-effect": "non-scaling-stroke" }));
    return svg;
  };
  const sensitivity = (said) => {
    const ends = said.result.swings.flatMap((swing) => [swing.atLow, swing.atHigh]);
    const base = costModel.inAll(said.result.net);
    const rows = said.swings.map(({ label, text }, at) => {
      const drawn = bar(said.result.swings[at], Math.min(...ends), Math.max(...ends), base);
      return make("tr", {}, make("th", { scope: "row" }, label), cell(say("script.model-result"), text), make("td", {}, drawn));
    });
    return make("table", { class: "t-stack calculator-swings" },
      make("caption", {}, say("script.model-swings"), ". ", say("script.model-bars")),
      head(say("script.model-value"), say("script.model-result"), say("script.model-drawn")),
      make("tbody", {}, ...rows));
  };
  const show = () => {
    const said = costWords.of(model);
    first.replaceChildren(...answer(said));
    const parts = notes().map((note) => make("p", { class: "doubt" }, note));
    if (!said.missing.length) {
      const rows = [...said.lines, ...said.totals.map((row) => ({ key: "later", ...row }))];
      parts.push(table(say("script.model-in-a-year"), [say("script.model-line"), say("script.model-amount")], rows, "calculator-sums"));
      parts.push(make("p", {}, make("strong", {}, couldBe(said.result))));
      if (said.simulation) parts.push(make("p", { class: "calculator-simulation" }, said.simulation));
      if (said.swings.length) parts.push(make("h3", {}, say("cost-model.which")), sensitivity(said));
    }
    results.replaceChildren(...parts);
    return said;
  };
  let waiting;
  const update = () => {
    show();
    place.classList.toggle("no-print", isSame());
    // Speech and address wait for a pause in typing.
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      keepInAddress();
      put(spoken, `${first.innerText.replace(/\s+/g, " ")} ${totalAloud()}`.trim());
    }, 500);
  };
  const totalAloud = () => {
    const row = results.querySelector("tr[data-key=in-all]");
    if (!row) return "";
    // The first part of a cell is its label on narrow screens.
    const amount = [...row.querySelector("td").childNodes].slice(1).map((part) => part.textContent);
    return `${words(row.querySelector("th"))}: ${amount.join("")}.`;
  };

  // ---- Buttons ------------------------------------------------------------------------------

  const told = make("p", { class: "meta", role: "status" });
  const fallback = make("textarea", { class: "calculator-copy", rows: "12", readonly: "", hidden: "", "aria-label": say("script.text-to-copy") });
  const showText = (text) => {
    fallback.hidden = false;
    fallback.value = text;
    fallback.select();
    put(told, say("script.copy-from-below"));
  };
  const copy = async (done, text, html) => {
    fallback.hidden = true;
    if (await distilDom.copy(text, html)) put(told, done);
    else showText(text);
  };
  const download = (file, kind, text) => {
    save(file, new Blob([text], { type: `${kind};charset=utf-8` }));
    put(told, say("script.file-made", { file }));
  };
  const paper = () => boardPaper(model, source, addressNow());
  const restore = (next) => {
    model = next;
    strange = [];
    fill();
    update();
  };
  const emptied = () => {
    const empty = fresh();
    for (const row of empty.parameters) for (const end of ENDS) row[end] = null;
    return empty;
  };
  const ACTIONS = [
    [say("script.copy-as-text"), () => copy(say("script.text-copied"), paper().results.asText())],
    [say("script.copy-as-table"), () => copy(say("script.tables-copied"), paper().results.asTable(), paper().results.asHtml())],
    [say("script.copy-values"), () => copy(say("script.address-copied"), addressNow())],
    [say("script.outline-as-page"), () => download("business-case-outline.html", "text/html", paper().outline.asPage())],
    [say("script.outline-as-text"), () => download("business-case-outline.txt", "text/plain", paper().outline.asText())],
    [say("script.model-restore"), () => restore(fresh())],
    [say("script.model-empty"), () => restore(emptied())],
  ];

  // ---- On the page --------------------------------------------------------------------------

  const folded = make("details", { class: "block", id: "calculator-open" },
    make("summary", {}, say("script.model-open")),
    make("p", { class: "meta" }, say("script.model-stays")),
    first, spoken, ...form(), results,
    make("div", { class: "buttons no-print" }, ...ACTIONS.map(([label, act]) => button(label, act))), told, fallback);
  const start = () => {
    const given = read(location.hash);
    if (given) folded.open = true;
    fill();
    show();
    place.classList.toggle("no-print", isSame());
    if (given) place.scrollIntoView();
  };
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#values&")) start();
  });
  place.append(folded);
  place.hidden = false;
  start();
})();
