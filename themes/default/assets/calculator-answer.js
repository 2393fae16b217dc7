"use strict";
// What the calculator answers, beside the fields: the questions of somebody who has to find the money,
// what moves the result, and a sentence for a paper. What the record puts beside an answer is taken
// from the page, where the build has written it.
const calculatorAnswer = (() => {
  const say = distilSay;
  const { make, draw, button } = distilDom;

  const cell = (label, ...children) => make("td", {}, make("span", { class: "lab" }, label), ...children);
  const head = (...names) => make("thead", {}, make("tr", {}, ...names.map((name) => make("th", { scope: "col" }, name))));
  const table = (caption, names, rows, kind) =>
    make("table", { class: `t-stack ${kind}` }, make("caption", {}, caption), head(...names),
      make("tbody", {}, ...rows.map(({ label, text, key = "" }) =>
        make("tr", key ? { class: "total", "data-key": key } : {}, make("th", { scope: "row" }, label), cell(names[1], text)))));
  /** What the record puts beside an answer. */
  const beside = (key) => {
    const there = document.querySelector(`#answers [data-answer="${key}"] .beside`);
    return there ? [there.cloneNode(true)] : [];
  };
  const answer = ({ key, heading, lines }) =>
    make("div", { "data-answer": key }, make("dt", {}, heading), make("dd", {}, ...lines.map((line) => make("p", {}, line)), ...beside(key)));
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
    const { swings, net } = said.result;
    const base = costModel.inAll(net);
    const ends = [base, ...swings.flatMap((swing) => [swing.atLow, swing.atHigh])];
    const rows = said.swings.map(({ label, text }, at) =>
      make("tr", {}, make("th", { scope: "row" }, label), cell(say("script.model-result"), text), make("td", {}, bar(swings[at], Math.min(...ends), Math.max(...ends), base))));
    return make("table", { class: "t-stack calculator-swings" },
      make("caption", {}, say("script.model-swings"), ". ", say("script.model-bars")),
      head(say("script.model-value"), say("script.model-result"), say("script.model-drawn")),
      make("tbody", {}, ...rows));
  };
  /** Never a gain alone where the ranges reach from one side of nothing to the other. */
  const couldBe = ({ simulation }) => {
    if (!simulation) return say("script.model-no-range");
    if (simulation.low < 0 && simulation.high > 0) return say("script.model-either");
    return simulation.low >= 0 ? say("script.model-gain") : say("script.model-loss");
  };
  /** The name of a value, which leads to its field and opens what the field stands in. */
  const linkTo = (field) => {
    const link = make("a", { href: `#${field.element.id}` }, field.row.label);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.focus();
    });
    return link;
  };
  const asked = (fields, assume) => [
    make("p", {}, make("strong", {}, say("script.model-missing", { count: fields.length }))),
    make("ul", { class: "calculator-missing" }, ...fields.map((field) => make("li", {}, linkTo(field)))),
    ...(assume ? [make("p", {}, button(say("script.model-assume"), assume))] : []),
  ];

  /**
   * What stands in the box of the answer, and what stands below. `state` has the model as said, the
   * fields that lack a value, those with a fault, and what takes the assumptions of the example over.
   */
  const parts = ({ said, lacking, wrong, assumed, assume }) => {
    if (wrong.length) {
      const list = make("ul", { class: "calculator-missing" }, ...wrong.map((field) => make("li", {}, linkTo(field))));
      return { box: [make("p", {}, make("strong", {}, say("script.model-wrong", { count: wrong.length }))), list], below: [] };
    }
    if (lacking.length) {
      return { box: [...asked(lacking, assume), ...(said.answers.length ? [make("dl", { class: "answers" }, ...said.answers.map(answer))] : [])], below: [] };
    }
    const marked = assumed ? [make("p", {}, make("span", { class: "tag" }, say("script.origin-assumed")), " ", say("script.model-assumed", { count: assumed }))] : [];
    const swap = beside("swap");
    const rows = said.answers.map(answer);
    if (swap.length) rows.splice(-1, 0, make("div", { "data-answer": "swap" }, make("dt", {}, say("cost-answer.swap")), make("dd", {}, make("p", {}, say("script.model-try-swap")), ...swap)));
    const below = [
      make("h3", {}, say("cost-model.which")),
      make("p", {}, make("strong", {}, couldBe(said.result))),
      ...(said.simulation ? [make("p", { class: "calculator-simulation" }, said.simulation)] : []),
      ...(said.swings.length ? [sensitivity(said)] : []),
      make("details", {}, make("summary", {}, say("cost-answer.all-lines-short")),
        table(say("script.model-in-a-year"), [say("script.model-line"), say("script.model-amount")], [...said.lines, ...said.totals.map((row) => ({ key: "later", ...row }))], "calculator-sums")),
    ];
    return { box: [...marked, make("dl", { class: "answers" }, ...rows)], below };
  };

  return { parts, linkTo };
})();
