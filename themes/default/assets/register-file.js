"use strict";
// A file with a reader's own record: whether it is one, where it has a fault, and what it would
// change. Nothing is taken from a file with a fault.
const registerFile = (() => {
  const FORMAT = "distil-register";
  const VERSION = 1;
  /** A register with every field full is smaller. */
  const LARGEST = 2_000_000;
  const MOST_FAULTS = 10;
  const SHOWN = 80;
  const say = distilSay;
  const short = (text) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

  // ---- Where a text stops being JSON ------------------------------------------------------------

  const TOKEN = /\s*(?:[{}[\],:]|"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w))/y;
  /** The place of the first sign that cannot stand where it does. */
  const stop = (text) => {
    const open = [];
    let wants = "value";
    const after = () => (open.length ? "next" : "end");
    TOKEN.lastIndex = 0;
    for (;;) {
      const from = TOKEN.lastIndex;
      const at = from + /^\s*/.exec(text.slice(from))[0].length;
      const sign = TOKEN.exec(text)?.[0].trim();
      if (sign === undefined || wants === "end") return at;
      const inside = open.at(-1);
      const isString = sign.startsWith('"');
      if (wants === "next") {
        if (sign === ",") wants = inside === "{" ? "name" : "value";
        else if (sign === (inside === "{" ? "}" : "]")) { open.pop(); wants = after(); }
        else return at;
      } else if (wants === "colon") {
        if (sign !== ":") return at;
        wants = "value";
      } else if (wants.startsWith("name")) {
        if (wants === "name or end" && sign === "}") { open.pop(); wants = after(); }
        else if (isString) wants = "colon";
        else return at;
      } else if (sign === "{") { open.push("{"); wants = "name or end"; }
      else if (sign === "[") { open.push("["); wants = "value or end"; }
      else if (wants === "value or end" && sign === "]") { open.pop(); wants = after(); }
      else if (/^[}\],:]$/.test(sign)) return at;
      else wants = after();
    }
  };
  const placeIn = (text, at) => {
    const lines = text.slice(0, at).split("\n");
    return { line: lines.length, column: lines.at(-1).length + 1 };
  };

  // ---- What a file holds ------------------------------------------------------------------------

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const isDay = (text) => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date(NaN);
    return Number.isFinite(day.getTime()) && day.toISOString().startsWith(text);
  };
  /** What is wrong with the value of a field; nothing when it can be taken. */
  const wrong = ({ kind, longest, states }, value) => {
    if (typeof value !== "string") return say("script.register-fault-text");
    if (value === "") return null;
    if (kind === "state" && !states.includes(value)) return say("script.register-fault-state", { value: short(value), states: say.list(states.filter(Boolean)) });
    if (kind === "date" && !isDay(value)) return say("script.register-fault-date", { value: short(value) });
    if (longest && value.length > longest) return say("script.register-fault-long", { count: value.length, most: longest });
    return null;
  };
  const refused = (...faults) => ({ faults });

  /**
   * Reads the text of a file for a register with these rows (`item`, `name`) and fields (`key`,
   * `label`, `kind`, `longest`, `states`). Gives `faults`, or `items` with the fields of each known
   * item and `left` with the names of those that the register does not have.
   */
  const read = (text, { register, rows, fields }) => {
    let file;
    try {
      file = JSON.parse(text);
    } catch {
      const { line, column } = placeIn(text, stop(text));
      return refused(say("script.register-not-json", { line, column }));
    }
    if (!isObject(file) || file.format !== FORMAT || !isObject(file.items)) return refused(say("script.register-other-file"));
    if (file.version !== VERSION) return refused(say("script.register-other-version", { version: short(String(file.version)) }));
    if (file.register !== register) return refused(say("script.register-other-register", { title: short(String(file.title ?? file.register)) }));
    const names = new Map(rows.map(({ item, name }) => [item, name]));
    const known = new Map(fields.map((field) => [field.key, field]));
    const [faults, left, items] = [[], [], new Map()];
    for (const [item, entry] of Object.entries(file.items)) {
      if (!isObject(entry)) faults.push(say("script.register-fault-entry", { item: names.get(item) ?? short(item) }));
      else if (!names.has(item)) left.push(short(typeof entry.title === "string" ? entry.title : item));
      else {
        const values = new Map();
        for (const [key, value] of Object.entries(entry)) {
          if (key === "title") continue;
          const field = known.get(key);
          const why = field ? wrong(field, value) : say("script.register-fault-field", { field: short(key) });
          if (why) faults.push(say("script.register-fault", { item: names.get(item), field: field?.label ?? short(key), why }));
          else values.set(key, value);
        }
        items.set(item, values);
      }
    }
    if (!faults.length) return { items, left };
    const more = faults.length - MOST_FAULTS;
    return refused(...faults.slice(0, MOST_FAULTS), ...(more > 0 ? [say("script.register-more-faults", { count: more })] : []));
  };

  /** What the items of a file would change in fields that stand as `valueNow(item, key)` says. */
  const changes = (items, rows, fields, valueNow) =>
    rows.filter(({ item }) => items.has(item)).flatMap(({ item, name }) =>
      fields.map(({ key, label }) => ({ item, name, key, label, before: valueNow(item, key), after: items.get(item).get(key) ?? "" }))
        .filter(({ before, after }) => before !== after));

  return { read, changes, FORMAT, VERSION, LARGEST };
})();
