"use strict";
// Tables that sort and filter. A table asks for it with data-sortable="NAME"; its columns say with
// data-key by what they sort and with data-choices that their values can be chosen. Values for
// sorting come from the build (data-sort), so that nothing is guessed from words. What a reader
// chose stands in the address (?NAME.sort=year-&NAME.text=words) and nowhere else.
(() => {
  const say = distilSay;
  const { make, button, put, words, plain, copyLink, keepQuery } = distilDom;
  const narrow = matchMedia("(max-width: 52rem)");
  const byWords = new Intl.Collator(document.documentElement.lang || "en", { numeric: true, sensitivity: "base" }).compare;

  /** The words of a cell without the labels for narrow screens and without marks that scripts made. */
  const wordsOf = (cell) => {
    if (!cell) return "";
    const copy = cell.cloneNode(true);
    for (const label of copy.querySelectorAll(".lab, .made")) label.remove();
    return words(copy);
  };

  // ---- Words for what a table says in codes -----------------------------------------------------

  /** What the rows are, in data-rows; a text for each, since languages bend such words in sentences. */
  const NOUNS = {
    findings: "script.rows-findings", outcomes: "script.rows-outcomes", records: "script.rows-records",
    results: "script.rows-results", studies: "script.rows-studies", themes: "script.rows-themes",
  };
  /** From where to where a column goes, in data-directions. */
  const DIRECTIONS = {
    text: ["script.order-a-to-z", "script.order-z-to-a"],
    number: ["script.order-lowest", "script.order-highest"],
    time: ["script.order-earliest", "script.order-latest"],
    amount: ["script.order-fewest", "script.order-most"],
    weight: ["script.order-least", "script.order-heaviest"],
    importance: ["script.order-least-important", "script.order-most-important"],
    certainty: ["script.order-least-certain", "script.order-most-certain"],
    quality: ["script.order-best", "script.order-worst"],
    risk: ["script.order-lowest-risk", "script.order-highest-risk"],
  };
  /** Keys that only rows carry, in data-more. */
  const MORE = { importance: "script.key-importance", year: "script.key-year" };

  // ---- The address ----------------------------------------------------------------------------

  const asked = () => new URLSearchParams(location.search);
  const remember = (name, state) => {
    const query = asked();
    for (const key of [...query.keys()]) if (key.startsWith(`${name}.`)) query.delete(key);
    for (const [key, value] of Object.entries(state)) if (value) query.set(`${name}.${key}`, value);
    keepQuery(query.toString());
    return query.toString();
  };
  const linkWith = (query) => `${location.href.split(/[?#]/)[0]}${query ? `?${query}` : ""}${location.hash}`;

  // ---- Reading a table ------------------------------------------------------------------------

  /** By what a table can be sorted: its marked columns, then keys that only its rows carry. */
  const keysOf = (table) => {
    const key = (name, label, order, directions, first, at, th) => ({
      name, label, order, at, th, first: first === "high" ? "-" : "+",
      words: (DIRECTIONS[directions] ?? DIRECTIONS[order]).map((id) => say(id)),
    });
    const heads = [...table.tHead.rows[0].cells];
    const columns = heads.flatMap((th, at) => {
      const { key: name, order = "text", directions, first } = th.dataset;
      return name ? [key(name, wordsOf(th), order, directions, first, at, th)] : [];
    });
    const more = (table.dataset.more ?? "").split(";").filter(Boolean).map((line) => {
      const [name, order = "text", directions, first] = line.split(":");
      return key(name, say(MORE[name] ?? "script.key-other"), order, directions, first, -1, null);
    });
    return [...columns, ...more];
  };
  const valueOf = (row, key) => {
    if (key.at < 0) return row.dataset[`sort${key.name[0].toUpperCase()}${key.name.slice(1)}`] ?? "";
    const cell = row.cells[key.at];
    return cell?.dataset.sort ?? wordsOf(cell);
  };
  /** What is missing comes last, whichever way the rest is sorted; equals keep their order. */
  const comparing = (key, down) => (a, b) => {
    const [x, y] = [a.values.get(key.name), b.values.get(key.name)];
    const missing = (value) => (key.order === "number" ? value === "" || Number.isNaN(Number(value)) : value === "");
    if (missing(x) || missing(y)) return missing(x) - missing(y) || a.place - b.place;
    const order = key.order === "number" ? Number(x) - Number(y) : byWords(x, y);
    return (down ? -order : order) || a.place - b.place;
  };

  // ---- One table ------------------------------------------------------------------------------

  /** A table with fewer rows is read at a glance. */
  const FEW = 5;
  /** A column with more values is no list to choose from. */
  const MOST = 60;
  let made = 0;

  /** A table as its tools see it, with what the reader chose; nothing when it has few rows. */
  const sheetOf = (table) => {
    const all = [...table.tBodies[0].rows].filter((row) => row.cells.length > 1);
    const isFixed = (row) => row.hasAttribute("data-fixed");
    const rows = all.filter((row) => !isFixed(row)).map((row, place) => ({ row, place, values: new Map(), chosen: new Map(), words: "" }));
    if (rows.length < FEW) return null;
    const hasText = table.hasAttribute("data-filter");
    const keys = keysOf(table);
    for (const entry of rows) {
      for (const key of keys) entry.values.set(key.name, valueOf(entry.row, key));
      if (hasText) entry.words = plain(`${[...entry.row.cells].map(wordsOf).join(" ")} ${entry.row.dataset.words ?? ""}`);
    }
    return {
      table, rows, keys, hasText,
      fixed: all.filter(isFixed),
      name: table.dataset.sortable,
      noun: say(NOUNS[table.dataset.rows] ?? "script.rows-other"),
      isPart: table.hasAttribute("data-part"),
      prefix: `table-${(made += 1)}`,
      told: make("p", { class: "meta table-told", role: "status" }),
      shown: make("p", { class: "table-shown" }),
      query: "",
      state: { sort: null, down: false, text: "", choices: new Map() },
    };
  };

  // ---- What a reader can do with it -------------------------------------------------------------

  /** A value as it stands in a cell, with the language that lends it. */
  const said = (cell, value) => {
    const { pieces } = cell.hasAttribute("data-choice") ? say.attribute(cell, "choice") : say.seen(cell);
    return say.lent(value, pieces.find(({ text }) => text.includes(value))?.language ?? "");
  };
  /** The values of a column in their order, each as it is said; each row is told which of them it has. */
  const valuesOf = (sheet, th, at) => {
    const choiceOf = (cell) => (cell?.dataset.choice ?? wordsOf(cell)).split("|").map((word) => word.trim()).filter(Boolean);
    const [ranks, sayings] = [new Map(), new Map()];
    for (const { row, chosen } of sheet.rows) {
      const values = choiceOf(row.cells[at]);
      chosen.set(th.dataset.choices, values);
      for (const value of values) {
        ranks.set(value, th.dataset.order === "number" ? Number(row.cells[at].dataset.sort || NaN) : 0);
        if (!sayings.has(value)) sayings.set(value, said(row.cells[at], value));
      }
    }
    const rank = (value) => (Number.isNaN(ranks.get(value)) ? Infinity : ranks.get(value));
    const values = [...ranks.keys()].sort((a, b) => (rank(a) === rank(b) ? byWords(a, b) : rank(a) - rank(b)));
    return values.map((value) => [value, sayings.get(value)]);
  };
  /** Columns whose values can be chosen, when there are few of them. */
  const choicesOf = (sheet) => [...sheet.table.tHead.rows[0].cells].flatMap((th, at) => {
    if (!th.hasAttribute("data-choices")) return [];
    const name = th.dataset.choices;
    const sayings = valuesOf(sheet, th, at);
    const values = sayings.map(([value]) => value);
    if (values.length < 2 || values.length > MOST) return [];
    const count = (value) => sheet.rows.filter((entry) => entry.chosen.get(name).includes(value)).length;
    const id = `${sheet.prefix}-${name}`;
    const select = make("select", { id }, make("option", { value: "" }, say("script.table-all")),
      ...sayings.map(([value, words]) => make("option", { value }, say("script.value-count", { value: words, count: count(value) }))));
    select.addEventListener("change", () => { sheet.state.choices.set(name, select.value); update(sheet, true); });
    return [{ name, label: wordsOf(th), select, values, part: make("div", {}, make("label", { for: id }, say.seen(th)), select) }];
  });
  /** A field for words. */
  const fieldOf = (sheet) => {
    const field = make("input", { type: "search", id: `${sheet.prefix}-text`, autocomplete: "off" });
    field.addEventListener("input", () => { sheet.state.text = field.value; update(sheet, true); });
    return field;
  };
  /** A list of orders, where headings are hidden or rows have keys without a column. */
  const orderOf = (sheet) => {
    const ways = (key) => ["+", "-"].map((sign, at) => make("option", { value: `${key.name}${sign}` }, say("script.sort-way", { column: key.label, way: key.words[at] })));
    const order = make("select", { id: `${sheet.prefix}-sort` }, make("option", { value: "" }, say("script.as-listed")), ...sheet.keys.flatMap(ways));
    order.addEventListener("change", () => { setSort(sheet, order.value); update(sheet, true); });
    return order;
  };
  /** Buttons in the headings. */
  const headsOf = (sheet) => sheet.keys.filter((key) => key.th).map((key) => {
    const sign = make("span", { class: "sort-sign", "aria-hidden": "true" });
    const label = make("span", {});
    label.append(...key.th.childNodes);
    return { key, sign, label, button: button("", () => press(sheet, key), { class: "sort" }) };
  });
  const setSort = ({ keys, state }, value) => {
    state.sort = keys.find((one) => value === `${one.name}+` || value === `${one.name}-`) ?? null;
    state.down = Boolean(state.sort) && value.endsWith("-");
  };
  /** A heading sorts one way, then the other, then not at all. */
  const press = (sheet, key) => {
    const { state } = sheet;
    const first = key.first === "-";
    if (state.sort !== key) { state.sort = key; state.down = first; }
    else if (state.down === first) state.down = !first;
    else { state.sort = null; state.down = false; }
    update(sheet, true);
  };
  const startAgain = (sheet) => {
    const { state, field, choices, heads, order } = sheet;
    state.sort = null; state.down = false; state.text = ""; state.choices.clear();
    field.value = "";
    for (const choice of choices) choice.select.value = "";
    update(sheet, true);
    (sheet.hasText ? field : heads.find((head) => head.button.isConnected)?.button ?? order).focus();
  };

  // ---- What it says -----------------------------------------------------------------------------

  const isFiltered = ({ state }) => Boolean(state.text.trim()) || [...state.choices.values()].some(Boolean);
  const sentence = (sheet, shown) => {
    const { state, noun, isPart } = sheet;
    const all = sheet.rows.length;
    const sorted = () => say("script.table-sorted", { column: state.sort.label, way: state.sort.words[state.down ? 1 : 0] });
    if (isFiltered(sheet)) {
      const counted = say(isPart ? "script.table-some-of-part" : "script.table-some", { shown, all, noun });
      return state.sort ? [counted, " ", sorted()] : [counted];
    }
    return [state.sort ? sorted() : say(isPart ? "script.table-all-of-part" : "script.table-all-as-listed", { all, noun })];
  };
  /** What paper has to say when it does not show everything. */
  const filters = ({ state, choices }) => [
    ...(state.text.trim() ? [say("script.filter-words", { words: state.text.trim() })] : []),
    ...choices.filter(({ name }) => state.choices.get(name)).map(({ name, label }) => say("script.filter-choice", { column: label, value: state.choices.get(name) })),
  ];
  const tell = (sheet, visible, byReader) => {
    const { state, told, shown } = sheet;
    const line = sentence(sheet, visible);
    const note = isFiltered(sheet) && sheet.fixed.length ? [" ", say("script.table-totals")] : [];
    if (byReader) put(told, ...(visible ? [] : [say("script.table-nothing"), " "]), ...line, ...note);
    else if (state.sort || isFiltered(sheet)) put(told, ...line, ...note);
    if (isFiltered(sheet)) put(shown, say("script.table-filtered", { filters: say.list(filters(sheet)) }), " ", ...line, ...note);
    else put(shown, ...(state.sort ? line : []));
  };

  // ---- Its rows ---------------------------------------------------------------------------------

  /** Sorts and hides rows; how many are left. */
  const arrange = ({ table, rows, fixed, state, choices }) => {
    const wanted = plain(state.text).split(/\s+/).filter(Boolean);
    const isShown = (entry) =>
      wanted.every((word) => entry.words.includes(word)) &&
      choices.every(({ name }) => !state.choices.get(name) || entry.chosen.get(name).includes(state.choices.get(name)));
    const sorted = state.sort ? [...rows].sort(comparing(state.sort, state.down)) : rows;
    for (const entry of sorted) entry.row.hidden = !isShown(entry);
    const body = table.tBodies[0];
    const focused = document.activeElement;
    body.append(...sorted.map((entry) => entry.row), ...fixed);
    if (focused && body.contains(focused)) focused.focus();
    return rows.filter((entry) => !entry.row.hidden).length;
  };
  const markHeads = ({ heads, order, state }) => {
    for (const { key, sign } of heads) {
      const is = state.sort === key;
      sign.textContent = is ? (state.down ? "▼" : "▲") : "";
      if (is) key.th.setAttribute("aria-sort", state.down ? "descending" : "ascending");
      else key.th.removeAttribute("aria-sort");
    }
    order.value = state.sort ? `${state.sort.name}${state.down ? "-" : "+"}` : "";
  };
  const update = (sheet, byReader) => {
    const { state, choices } = sheet;
    const visible = arrange(sheet);
    markHeads(sheet);
    sheet.acts.hidden = !(state.sort || isFiltered(sheet));
    tell(sheet, visible, byReader);
    sheet.query = remember(sheet.name, {
      sort: sheet.order.value, text: state.text.trim(),
      ...Object.fromEntries(choices.map(({ name }) => [name, state.choices.get(name) ?? ""])),
    });
  };

  // ---- On the page ------------------------------------------------------------------------------

  /** The tools above the table; gives what folds them. */
  const addTools = (sheet) => {
    const { table, noun, field, choices, orderPart, told, acts } = sheet;
    const fields = make("div", { class: "table-fields" },
      ...(sheet.hasText ? [make("div", {}, make("label", { for: field.id }, say("script.table-find", { noun })), field)] : []),
      ...choices.map((choice) => choice.part), orderPart);
    const canFilter = sheet.hasText || choices.length > 0;
    const fold = canFilter ? make("details", {}, make("summary", {}, say("script.table-fold", { noun })), fields) : fields;
    const tools = make("div", { class: "table-tools no-print", role: "group", "aria-label": say("script.table-tools", { table: wordsOf(table.caption) }) }, fold, told, acts);
    const outer = table.closest(".scroll") ?? table;
    outer.before(tools, sheet.shown);
    return canFilter ? fold : null;
  };
  /** Where headings are hidden, the list of orders stands for their buttons. */
  const placeSorting = ({ table, heads, keys, orderPart }) => {
    const hidden = table.classList.contains("t-stack") && narrow.matches;
    for (const head of heads) {
      head.button.replaceChildren(...(hidden ? [] : [head.label, head.sign]));
      head.key.th.replaceChildren(hidden ? head.label : head.button);
    }
    orderPart.hidden = !(hidden || keys.some((key) => !key.th));
  };
  /** Does what the address asks for; whether it asks for anything. */
  const followAddress = (sheet) => {
    const { name, state, field } = sheet;
    const wanted = asked();
    setSort(sheet, wanted.get(`${name}.sort`) ?? "");
    if (sheet.hasText) field.value = state.text = wanted.get(`${name}.text`) ?? "";
    for (const choice of sheet.choices) {
      const value = wanted.get(`${name}.${choice.name}`) ?? "";
      if (choice.values.includes(value)) { state.choices.set(choice.name, value); choice.select.value = value; }
    }
    return Boolean(state.sort) || isFiltered(sheet);
  };
  const enhance = (table) => {
    const sheet = sheetOf(table);
    if (!sheet) return;
    sheet.choices = choicesOf(sheet);
    sheet.field = fieldOf(sheet);
    sheet.order = orderOf(sheet);
    sheet.orderPart = make("div", {}, make("label", { for: sheet.order.id }, say("script.sort-by")), sheet.order);
    sheet.heads = headsOf(sheet);
    const share = button(say("script.copy-link"), () => copyLink(sheet.told, linkWith(sheet.query)));
    const again = button(say("script.show-as-listed"), () => startAgain(sheet));
    sheet.acts = make("div", { class: "buttons", hidden: "" }, share, again);
    const fold = addTools(sheet);
    placeSorting(sheet);
    narrow.addEventListener("change", () => placeSorting(sheet));
    table.classList.add("sorts");
    const isAsked = followAddress(sheet);
    if (fold) fold.open = isAsked || !narrow.matches;
    if (isAsked) update(sheet, false);
  };
  for (const table of document.querySelectorAll("table[data-sortable]")) if (table.tHead && table.tBodies.length === 1) enhance(table);
})();
