"use strict";
// The calculator on the page of a cost model. It reads the model from the page, keeps the reader's
// values in the address and nowhere else, and leaves the tables of the build as they are.
(() => {
  const place = document.getElementById("calculator");
  if (!place) return;
  const source = JSON.parse(place.dataset.model);
  const ENDS = ["base", "low", "high"];
  const ENDS_IN_WORDS = { base: "central value", low: "low value", high: "high value" };
  const YEARS = "_years";

  /** An element with attributes and children; a child is an element or text. */
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

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
  /** Some programs write commas of an address as %2C, and some cut addresses short. */
  const plain = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  /** Takes the values of an address; what the model does not know is told and left out. */
  const read = (hash) => {
    if (!hash.startsWith("#values&")) return false;
    model = fresh();
    strange = [];
    for (const row of model.parameters) for (const end of ENDS) row[end] = null;
    for (const part of plain(hash.slice("#values&".length)).split("&")) {
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
      "aria-label": `${row.label}: ${ENDS_IN_WORDS[end]}, ${row.unit}`,
    };
    const input = make("input", attributes);
    input.addEventListener("input", () => changed(row.id, end, input));
    inputs.set(`${row.id} ${end}`, input);
    return input;
  };
  const cell = (label, ...children) => make("td", {}, make("span", { class: "lab" }, label), ...children);
  const origin = (row) => {
    const children = [];
    if (row.source) {
      const words = row.source.href ? make("a", { href: row.source.href }, row.source.text) : row.source.text;
      children.push(make("span", { class: "source" }, "Source of the value here: ", words));
    } else children.push(make("span", { class: "missing" }, "Bring your own."));
    if (row.find) children.push(` ${row.find}`);
    return children;
  };
  const inputRow = (row) =>
    make("tr", {},
      make("th", { scope: "row" }, row.label, " ", make("span", { class: "meta" }, row.unit)),
      cell("Central", field(row, "base")), cell("Low", field(row, "low")), cell("High", field(row, "high")),
      cell("Where from", ...origin(row)));
  const head = (...names) =>
    make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name))));
  const yearsField = make("input", { type: "number", min: "1", max: "100", step: "1", inputmode: "numeric", autocomplete: "off", class: "value", id: "calculator-years" });
  yearsField.addEventListener("input", () => {
    model.years = yearsOf(numberOr(yearsField.value));
    update();
  });
  const form = () => {
    const table = make("table", { class: "t-stack calculator-inputs" },
      make("caption", {}, "Your values. Low and high are optional; with both, the ranges are used below."),
      head("Value and unit", "Central", "Low", "High", "Where from"),
      make("tbody", {}, ...source.parameters.map(inputRow)));
    const years = make("p", {}, make("label", { for: "calculator-years" }, "Years over which the yearly sums are added up and discounted "), yearsField);
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
      make("tbody", {}, ...rows.map(([label, text, total]) =>
        make("tr", total ? { class: "total" } : {}, make("th", { scope: "row" }, label), cell(names[1], text)))));
  const notes = () => {
    const said = strange.map((id) => `The address holds a value "${id}" that this model does not have; it is left out.`);
    for (const row of model.parameters) {
      if ((row.low === null) !== (row.high === null)) said.push(`${row.label}: a range needs a low and a high value; it is not used yet.`);
      else if (row.low !== null && row.base !== null && (row.low > row.base || row.high < row.base)) said.push(`${row.label}: the central value is outside its range.`);
    }
    return said;
  };
  /** Never a gain alone where the ranges reach from one side of nothing to the other. */
  const couldBe = (result) => {
    const range = result.simulation ?? { low: costModel.inAll(result.net), high: costModel.inAll(result.net) };
    if (!result.simulation) return "No value has a range, so this shows nothing of how unsure it is. Enter a low and a high value, above all for what is saved.";
    if (range.low < 0 && range.high > 0) return "Within these ranges it could cost or save: the middle 95% of results reach from a loss to a gain.";
    return range.low >= 0 ? "Within these ranges, benefits are at least the costs in 95% of results, if freed capacity counts." : "Within these ranges, costs are more than benefits in 95% of results, even if freed capacity counts.";
  };
  const answer = (said) => {
    const lines = said.breakEven.map((line) => make("strong", {}, line));
    if (!lines.length) lines.push("What has to be reached for benefits to equal costs cannot be told yet.");
    const parts = [make("p", {}, ...lines.flatMap((line) => [line, " "]))];
    if (said.missing.length) {
      const many = said.missing.length === 1 ? "1 value is" : `${said.missing.length} values are`;
      parts.push(make("p", {}, `There is no result yet: ${many} missing.`), make("ul", { class: "calculator-missing" }, ...said.missing.map((label) => make("li", {}, label))));
    }
    return parts;
  };
  const SVG = "http://www.w3.org/2000/svg";
  const shape = (tag, attributes) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };
  /** A bar from the result at the low end to that at the high end; the table beside it says the same. */
  const bar = (swing, from, to, base) => {
    const x = (value) => (to === from ? 50 : ((value - from) / (to - from)) * 100);
    const left = Math.min(swing.atLow, swing.atHigh);
    const right = Math.max(swing.atLow, swing.atHigh);
    const svg = shape("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: "swing", "aria-hidden": "true", focusable: "false" });
    svg.append(shape("rect", { x: x(left), y: 2, width: Math.max(x(right) - x(left), 0.5), height: 6 }));
    svg.append(shape("line", { x1: x(base), x2: x(base), y1: 0, y2: 10, class: "base", "vector-effect": "non-scaling-stroke" }));
    if (from < 0 && to > 0) svg.append(shape("line", { x1: x(0), x2: x(0), y1: 0, y2: 10, class: "zero", "vector-effect": "non-scaling-stroke" }));
    return svg;
  };
  const sensitivity = (said) => {
    const ends = said.result.swings.flatMap((swing) => [swing.atLow, swing.atHigh]);
    const base = costModel.inAll(said.result.net);
    const rows = said.swings.map(([label, text], at) => {
      const drawn = bar(said.result.swings[at], Math.min(...ends), Math.max(...ends), base);
      return make("tr", {}, make("th", { scope: "row" }, label), cell("Result", text), make("td", {}, drawn));
    });
    return make("table", { class: "t-stack calculator-swings" },
      make("caption", {}, "All benefits less costs when one value at a time goes to its low and its high end. The thin line in a bar is the central result, the broken line nothing."),
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Value"), make("th", { scope: "col" }, "Result"), make("th", { scope: "col" }, "Drawn"))),
      make("tbody", {}, ...rows));
  };
  const show = () => {
    const said = costModel.inWords(model);
    first.replaceChildren(...answer(said));
    const parts = notes().map((note) => make("p", { class: "doubt" }, note));
    if (!said.missing.length) {
      const rows = [...said.lines, ...said.totals.map((row) => [...row, true])];
      parts.push(table("The model with your values, in a year", ["Line", "Amount"], rows, "calculator-sums"));
      parts.push(make("p", {}, make("strong", {}, couldBe(said.result))));
      if (said.simulation) parts.push(make("p", { class: "calculator-simulation" }, said.simulation));
      if (said.swings.length) parts.push(make("h3", {}, "Which value matters most"), sensitivity(said));
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
      spoken.textContent = first.innerText.replace(/\s+/g, " ") + (results.querySelector("tr.total:nth-last-child(1)") ? ` ${totalsAloud()}` : "");
    }, 500);
  };
  const totalsAloud = () => {
    const row = [...results.querySelectorAll(".calculator-sums tr.total")].find((tr) => tr.textContent.startsWith("All benefits less costs"));
    return row ? `${row.querySelector("th").textContent}: ${row.querySelector("td").lastChild.textContent}.` : "";
  };

  // ---- Buttons ------------------------------------------------------------------------------

  const told = make("p", { class: "meta", role: "status" });
  const fallback = make("textarea", { class: "calculator-copy", rows: "12", readonly: "", hidden: "", "aria-label": "Text to copy" });
  const showText = (text) => {
    fallback.hidden = false;
    fallback.value = text;
    fallback.select();
    told.textContent = "This browser does not let a page copy. The text is selected below: copy it from there.";
  };
  const copy = async (what, text, html) => {
    fallback.hidden = true;
    try {
      const as = (kind, data) => ({ [kind]: new Blob([data], { type: kind }) });
      if (html) await navigator.clipboard.write([new ClipboardItem({ ...as("text/plain", text), ...as("text/html", html) })]);
      else await navigator.clipboard.writeText(text);
      told.textContent = `${what} copied.`;
    } catch {
      showText(text);
    }
  };
  const download = (name, kind, text) => {
    const address = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
    make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    told.textContent = `${name} was made in your browser.`;
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
    ["Copy as text", () => copy("The text was", paper().results.asText())],
    ["Copy as table", () => copy("The tables were", paper().results.asTable(), paper().results.asHtml())],
    ["Copy the address with these values", () => copy("The address was", addressNow())],
    ["Download a business-case outline (HTML)", () => download("business-case-outline.html", "text/html", paper().outline.asPage())],
    ["Download a business-case outline (text)", () => download("business-case-outline.txt", "text/plain", paper().outline.asText())],
    ["Put back the values of this site", () => restore(fresh())],
    ["Clear all values", () => restore(emptied())],
  ];
  const button = ([label, act]) => {
    const element = make("button", { type: "button" }, label);
    element.addEventListener("click", act);
    return element;
  };

  // ---- On the page --------------------------------------------------------------------------

  const folded = make("details", { class: "block", id: "calculator-open" },
    make("summary", {}, "Open the calculator"),
    make("p", { class: "meta" }, "Your values stay in this page and in its address. Nothing is sent or stored; whoever has the address sees the values."),
    first, spoken, ...form(), results,
    make("div", { class: "buttons no-print" }, ...ACTIONS.map(button)), told, fallback);
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
