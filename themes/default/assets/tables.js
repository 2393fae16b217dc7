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
  let made = 0;
  const enhance = (table) => {
    const body = table.tBodies[0];
    const all = [...body.rows].filter((row) => row.cells.length > 1);
    const fixed = all.filter((row) => row.hasAttribute("data-fixed"));
    const rows = all.filter((row) => !row.hasAttribute("data-fixed")).map((row, place) => ({ row, place, values: new Map(), chosen: new Map(), words: "" }));
    if (rows.length < FEW) return;
    const name = table.dataset.sortable;
    const noun = say(NOUNS[table.dataset.rows] ?? "script.rows-other");
    const isPart = table.hasAttribute("data-part");
    const keys = keysOf(table);
    const prefix = `table-${(made += 1)}`;
    for (const entry of rows) for (const key of keys) entry.values.set(key.name, valueOf(entry.row, key));
    const state = { sort: null, down: false, text: "", choices: new Map() };

    const told = make("p", { class: "meta table-told", role: "status" });
    const shown = make("p", { class: "table-shown" });

    // Columns whose values can be chosen, when there are few of them.
    const choiceOf = (cell) => (cell?.dataset.choice ?? wordsOf(cell)).split("|").map((word) => word.trim()).filter(Boolean);
    /** A value as it stands in a cell, with the language that lends it. */
    const said = (cell, value) => {
      const pieces = "choice" in (cell?.dataset ?? {}) ? say.attribute(cell, "choice").pieces : say.seen(cell).pieces;
      return say.lent(value, pieces.find(({ text }) => text.includes(value))?.language ?? "");
    };
    const MOST = 60;
    const choices = [...table.tHead.rows[0].cells].flatMap((th, at) => {
      if (!th.hasAttribute("data-choices")) return [];
      const ranks = new Map();
      const sayings = new Map();
      for (const entry of rows) {
        const values = choiceOf(entry.row.cells[at]);
        entry.chosen.set(th.dataset.choices, values);
        for (const value of values) {
          ranks.set(value, th.dataset.order === "number" ? Number(entry.row.cells[at].dataset.sort || NaN) : 0);
          if (!sayings.has(value)) sayings.set(value, said(entry.row.cells[at], value));
        }
      }
      const rank = (value) => (Number.isNaN(ranks.get(value)) ? Infinity : ranks.get(value));
      const values = [...ranks.keys()].sort((a, b) => (rank(a) === rank(b) ? byWords(a, b) : rank(a) - rank(b)));
      if (values.length < 2 || values.length > MOST) return [];
      const count = (value) => rows.filter((entry) => entry.chosen.get(th.dataset.choices).includes(value)).length;
      const id = `${prefix}-${th.dataset.choices}`;
      const select = make("select", { id }, make("option", { value: "" }, say("script.table-all")), ...values.map((value) => make("option", { value }, say("script.value-count", { value: sayings.get(value), count: count(value) }))));
      select.addEventListener("change", () => { state.choices.set(th.dataset.choices, select.value); update(true); });
      return [{ name: th.dataset.choices, label: wordsOf(th), select, values, part: make("div", {}, make("label", { for: id }, say.seen(th)), select) }];
    });

    // A field for words.
    const field = make("input", { type: "search", id: `${prefix}-text`, autocomplete: "off" });
    field.addEventListener("input", () => { state.text = field.value; update(true); });
    const hasText = table.hasAttribute("data-filter");
    if (hasText) for (const entry of rows) entry.words = plain(`${[...entry.row.cells].map(wordsOf).join(" ")} ${entry.row.dataset.words ?? ""}`);

    // Sorting: buttons in the headings, and a list of orders where the headings are hidden.
    const order = make("select", { id: `${prefix}-sort` }, make("option", { value: "" }, say("script.as-listed")),
      ...keys.flatMap((key) => ["+", "-"].map((sign, at) => make("option", { value: `${key.name}${sign}` }, say("script.sort-way", { column: key.label, way: key.words[at] })))));
    order.addEventListener("change", () => { setSort(order.value); update(true); });
    const setSort = (value) => {
      const key = keys.find((one) => value === `${one.name}+` || value === `${one.name}-`);
      state.sort = key ?? null;
      state.down = Boolean(key) && value.endsWith("-");
    };
    const press = (key) => {
      const first = key.first === "-";
      if (state.sort !== key) { state.sort = key; state.down = first; }
      else if (state.down === first) state.down = !first;
      else { state.sort = null; state.down = false; }
      update(true);
    };
    const heads = keys.filter((key) => key.th).map((key) => {
      const sign = make("span", { class: "sort-sign", "aria-hidden": "true" });
      const label = make("span", {});
      label.append(...key.th.childNodes);
      return { key, sign, label, button: button("", () => press(key), { class: "sort" }) };
    });
    const stacks = table.classList.contains("t-stack");
    const place = () => {
      const hidden = stacks && narrow.matches;
      for (const head of heads) {
        head.button.replaceChildren(...(hidden ? [] : [head.label, head.sign]));
        head.key.th.replaceChildren(hidden ? head.label : head.button);
      }
      orderPart.hidden = !(hidden || keys.some((key) => !key.th));
    };
    const orderPart = make("div", {}, make("label", { for: order.id }, say("script.sort-by")), order);
    const again = button(say("script.show-as-listed"), () => {
      state.sort = null; state.down = false; state.text = ""; state.choices.clear();
      field.value = "";
      for (const choice of choices) choice.select.value = "";
      update(true);
      (hasText ? field : heads.find((head) => head.button.isConnected)?.button ?? order).focus();
    });
    let query = "";
    const share = button(say("script.copy-link"), () => copyLink(told, linkWith(query)));
    const acts = make("div", { class: "buttons", hidden: "" }, share, again);

    const isShown = (entry, wanted) =>
      wanted.every((word) => entry.words.includes(word)) &&
      choices.every(({ name: of }) => !state.choices.get(of) || entry.chosen.get(of).includes(state.choices.get(of)));
    const sentence = (shown) => {
      const all = rows.length;
      const counted = isPart ? say("script.table-some-of-part", { shown, all, noun }) : say("script.table-some", { shown, all, noun });
      const listed = isPart ? say("script.table-all-of-part", { all, noun }) : say("script.table-all-as-listed", { all, noun });
      const sorted = () => say("script.table-sorted", { column: state.sort.label, way: state.sort.words[state.down ? 1 : 0] });
      if (isFiltered()) return state.sort ? [counted, " ", sorted()] : [counted];
      return [state.sort ? sorted() : listed];
    };
    const isFiltered = () => Boolean(state.text.trim()) || [...state.choices.values()].some(Boolean);
    /** What paper has to say when it does not show everything. */
    const filters = () => [
      ...(state.text.trim() ? [say("script.filter-words", { words: state.text.trim() })] : []),
      ...choices.filter(({ name: of }) => state.choices.get(of)).map(({ name: of, label }) => say("script.filter-choice", { column: label, value: state.choices.get(of) })),
    ];
    const update = (byReader) => {
      const wanted = plain(state.text).split(/\s+/).filter(Boolean);
      const sorted = state.sort ? [...rows].sort(comparing(state.sort, state.down)) : rows;
      let visible = 0;
      for (const entry of sorted) {
        const is = isShown(entry, wanted);
        visible += is;
        entry.row.hidden = !is;
      }
      const focused = document.activeElement;
      body.append(...sorted.map((entry) => entry.row), ...fixed);
      if (focused && body.contains(focused)) focused.focus();
      for (const { key, sign } of heads) {
        const is = state.sort === key;
        sign.textContent = is ? (state.down ? "▼" : "▲") : "";
        if (is) key.th.setAttribute("aria-sort", state.down ? "descending" : "ascending");
        else key.th.removeAttribute("aria-sort");
      }
      order.value = state.sort ? `${state.sort.name}${state.down ? "-" : "+"}` : "";
      const changed = Boolean(state.sort) || isFiltered();
      acts.hidden = !changed;
      const line = sentence(visible);
      const note = isFiltered() && fixed.length ? [" ", say("script.table-totals")] : [];
      if (byReader) put(told, ...(visible ? [] : [say("script.table-nothing"), " "]), ...line, ...note);
      else if (changed) put(told, ...line, ...note);
      if (isFiltered()) put(shown, say("script.table-filtered", { filters: say.list(filters()) }), " ", ...line, ...note);
      else put(shown, ...(state.sort ? line : []));
      query = remember(name, {
        sort: state.sort ? order.value : "", text: state.text.trim(),
        ...Object.fromEntries(choices.map(({ name: of }) => [of, state.choices.get(of) ?? ""])),
      });
    };

    // On the page.
    const fields = make("div", { class: "table-fields" },
      ...(hasText ? [make("div", {}, make("label", { for: field.id }, say("script.table-find", { noun })), field)] : []),
      ...choices.map((choice) => choice.part), orderPart);
    const canFilter = hasText || choices.length > 0;
    const fold = canFilter ? make("details", {}, make("summary", {}, say("script.table-fold", { noun })), fields) : fields;
    const tools = make("div", { class: "table-tools no-print", role: "group", "aria-label": say("script.table-tools", { table: wordsOf(table.caption) }) }, fold, told, acts);
    const outer = table.closest(".scroll") ?? table;
    outer.before(tools, shown);
    place();
    narrow.addEventListener("change", place);
    table.classList.add("sorts");

    // What the address asks for.
    const wanted = asked();
    setSort(wanted.get(`${name}.sort`) ?? "");
    if (hasText) field.value = state.text = wanted.get(`${name}.text`) ?? "";
    for (const { name: of, values, select } of choices) {
      const value = wanted.get(`${name}.${of}`) ?? "";
      if (values.includes(value)) { state.choices.set(of, value); select.value = value; }
    }
    const isAsked = Boolean(state.sort) || isFiltered();
    if (canFilter) fold.open = isAsked || !narrow.matches;
    if (isAsked) update(false);
  };
  for (const table of document.querySelectorAll("table[data-sortable]")) if (table.tHead && table.tBodies.length === 1) enhance(table);
})();
