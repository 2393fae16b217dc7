"use strict";
// The calculator on the page of a cost model. It reads the model from the page, keeps the reader's
// values in the address and nowhere else, and leaves what the build has written as it is.
(() => {
  const place = document.getElementById("calculator");
  if (!place) return;
  const source = JSON.parse(place.dataset.model);
  const { field: makeField, ENDS } = calculatorFields;
  const YEARS = "_years";
  const say = distilSay;
  const { make, button, put, save, decoded } = distilDom;

  // ---- Values ---------------------------------------------------------------------------------

  const copyOf = (row) => ({ ...row });
  const model = { ...source, parameters: source.parameters.map(copyOf) };
  const yearsRow = { id: "years", label: String(say("script.model-years")), unit: String(say("script.model-years-unit")), takes: "whole", least: 1, most: 30, base: source.years, low: null, high: null };
  let strange = [];
  const changed = () => update();
  const fields = model.parameters.map((row, at) => makeField(row, source.parameters[at], changed));
  const fieldOf = (id) => fields.find(({ row }) => row.id === id);
  const yearsField = makeYears();
  const all = [...fields, yearsField];

  /** The years over which sums are added up: one whole number and nothing else. */
  function makeYears() {
    const field = makeField(yearsRow, yearsRow, () => {
      model.years = yearsRow.base ?? source.years;
      update();
    });
    field.element.classList.add("single");
    return { ...field, settle: () => {}, isWrong: () => field.isWrong() || yearsRow.base === null };
  }
  const isSame = () =>
    model.years === source.years && !all.some((one) => one.isWrong()) &&
    model.parameters.every((row, at) => ENDS.every((end) => row[end] === source.parameters[at][end]));
  /** Sets the three values of every row. */
  const setAll = (values) => {
    model.parameters.forEach((row, at) => {
      const given = values(source.parameters[at], row);
      for (const end of ENDS) row[end] = given[end] ?? null;
    });
    strange = [];
    for (const one of fields) one.refresh();
    update();
  };
  const setYears = (years) => {
    model.years = years;
    yearsRow.base = years;
    yearsField.refresh();
  };
  const restore = () => {
    setYears(source.years);
    setAll((given) => given);
  };
  const clear = () => setAll(() => ({}));
  /** What lacks a value takes that of the worked example. */
  const assume = () => setAll((given, row) => (row.base === null && given.assumed ? given.assumed : row));
  const assumedNow = () =>
    model.parameters.filter((row, at) => {
      const { assumed, base } = source.parameters[at];
      return assumed && base === null && row.base !== null && ENDS.every((end) => (assumed[end] ?? null) === row[end]) && costModel.matters(model, row.id);
    }).length;

  // ---- The address ----------------------------------------------------------------------------

  const fragment = () => {
    const part = (row) => `${row.id}=${ENDS.map((end) => row[end] ?? "").join(",")}`.replace(/,+$/, "");
    const given = model.parameters.filter((row) => ENDS.some((end) => row[end] !== null));
    return `#values&${[...given.map(part), `${YEARS}=${model.years}`].join("&")}`;
  };
  /** Takes the values of an address; what the model does not know is told and left out. */
  const read = (hash) => {
    if (!hash.startsWith("#values&")) return false;
    for (const row of model.parameters) for (const end of ENDS) row[end] = null;
    for (const one of fields) one.refresh();
    strange = [];
    for (const part of decoded(hash.slice("#values&".length)).split("&")) {
      const [id, text = ""] = part.split("=");
      const one = fieldOf(id);
      if (id === YEARS) {
        yearsField.write("base", text);
        model.years = yearsRow.base ?? source.years;
      } else if (one && !costModel.isRest(one.row)) text.split(",").slice(0, 3).forEach((value, at) => one.write(ENDS[at], value));
      else if (!one) strange.push(id.slice(0, 60));
    }
    return true;
  };
  const keepInAddress = () => {
    // A half-typed value is not kept.
    if (all.some((one) => one.isWrong())) return;
    history.replaceState(null, "", isSame() ? location.pathname + location.search : fragment());
  };
  const addressNow = () => {
    const page = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
    return page + fragment();
  };

  // ---- The answer -----------------------------------------------------------------------------

  const box = make("div", { class: "box box-answer calculator-first" });
  const spoken = make("p", { class: "vh", role: "status", "aria-live": "polite" });
  const below = make("div", { class: "calculator-results" });
  // On narrow screens, where the answer does not stand beside the fields, its first line stays in view.
  const bar = button("", () => box.scrollIntoView(), { class: "calculator-bar no-print", "aria-hidden": "true", tabindex: "-1" });
  const paper = make("blockquote", { class: "paper" });
  const lastWord = make("div", { class: "calculator-paper" }, make("h3", {}, say("cost-answer.for-a-paper")), paper);
  const tools = make("div", { class: "buttons no-print" });
  let said;
  const show = () => {
    for (const one of all) one.settle(model);
    said = costWords.of(model);
    const wrong = all.filter((one) => !one.element.hidden && one.isWrong());
    const lacking = said.result.asked.map((row) => fieldOf(row.id));
    const count = assumedNow();
    const canAssume = lacking.some(({ row }) => source.parameters.find((given) => given.id === row.id).assumed);
    const parts = calculatorAnswer.parts({ said, lacking, wrong, assumed: count, assume: canAssume ? assume : null });
    box.replaceChildren(...parts.box);
    below.replaceChildren(...strange.map((name) => make("p", { class: "doubt" }, say("script.model-strange", { name }))), ...parts.below);
    const isDone = !wrong.length && !lacking.length;
    put(bar, isDone && said.breakEven.length ? said.breakEven.at(1) : box.querySelector("strong")?.textContent ?? "");
    lastWord.hidden = !isDone;
    tools.hidden = wrong.length > 0;
    if (isDone) put(paper, ...paperWords(count));
    place.classList.toggle("no-print", isSame());
  };
  const paperWords = (count) => {
    const sentences = [...said.paper, ...(count ? [say("cost-answer.paper-assumed")] : [])];
    return sentences.flatMap((sentence, at) => (at ? [" ", sentence] : [sentence]));
  };
  let waiting;
  const update = () => {
    show();
    // Speech and address wait for a pause in typing.
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      keepInAddress();
      put(spoken, [...box.querySelectorAll('[data-answer="even"] dd p, [data-answer="pay"] dd p:first-child, strong')].map((one) => one.textContent).join(" "));
    }, 500);
  };

  // ---- Buttons ------------------------------------------------------------------------------

  const told = make("p", { class: "meta", role: "status" });
  const fallback = make("textarea", { class: "calculator-copy", rows: "12", readonly: "", hidden: "", "aria-label": say("script.text-to-copy") });
  const copy = async (done, text, html) => {
    fallback.hidden = true;
    if (await distilDom.copy(text, html)) return void put(told, done);
    fallback.hidden = false;
    fallback.value = text;
    fallback.select();
    return void put(told, say("script.copy-from-below"));
  };
  const download = (file, kind, text) => {
    save(file, new Blob([text], { type: `${kind};charset=utf-8` }));
    put(told, say("script.file-made", { file }));
  };
  const written = () => boardPaper(model, source, addressNow());
  const ACTIONS = [
    [say("script.copy-as-text"), () => copy(say("script.text-copied"), written().results.asText())],
    [say("script.copy-as-table"), () => copy(say("script.tables-copied"), written().results.asTable(), written().results.asHtml())],
    [say("script.table-as-csv"), () => download("calculator.csv", "text/csv", `\ufeff${written().results.asCsv()}`)],
    [say("script.copy-values"), () => copy(say("script.address-copied"), addressNow())],
    [say("script.outline-as-page"), () => download("business-case-outline.html", "text/html", written().outline.asPage())],
    [say("script.outline-as-text"), () => download("business-case-outline.txt", "text/plain", written().outline.asText())],
  ];
  tools.append(...ACTIONS.map(([label, act]) => button(label, act)));
  const back = make("div", { class: "buttons no-print" }, button(say("script.model-restore"), restore), button(say("script.model-empty"), clear));
  const copyPaper = button(say("script.copy-sentences"), () => copy(say("script.text-copied"), paper.textContent));
  lastWord.append(make("div", { class: "buttons no-print" }, copyPaper));

  // ---- On the page --------------------------------------------------------------------------

  const isFirst = ({ row }) => !source.first.length || source.first.includes(row.id);
  const first = source.first.length ? source.first.map(fieldOf) : fields;
  const others = [...fields.filter((one) => !isFirst(one)), yearsField];
  const more = make("details", { class: "calculator-more" },
    make("summary", {}, say("script.model-more", { count: others.length })), ...others.map(({ element }) => element));
  const start = () => {
    const given = read(location.hash);
    if (!given) for (const one of fields) one.refresh();
    if (!given) setYears(source.years);
    show();
    if (given) place.scrollIntoView();
  };
  addEventListener("hashchange", () => {
    if (location.hash.startsWith("#values&")) start();
  });
  place.append(
    make("p", { class: "meta" }, say("script.model-stays")),
    make("div", { class: "calculator-desk" },
      make("div", { class: "calculator-fields" }, make("h3", {}, say("script.model-your-values")), ...first.map(({ element }) => element), more, back, bar),
      make("div", { class: "calculator-answer" }, make("h3", {}, say("script.model-answer")), box, spoken)),
    below, lastWord, tools, told, fallback);
  // The list of values to bring leads to their fields, now that there are some.
  for (const link of document.querySelectorAll('#answers a[href^="#parameter-"]')) {
    const field = fieldOf(link.hash.slice("#parameter-".length));
    if (field) link.replaceWith(calculatorAnswer.linkTo(field));
  }
  place.classList.add("is-live");
  start();
})();
