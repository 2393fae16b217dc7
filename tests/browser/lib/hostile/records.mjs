// Records as trees with the schema of every value, written with one value a line, so that a message
// that names a line names a value.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { parse } from "yaml";

/** All files below a folder. */
export const filesBelow = (folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());

/** The records of a folder: their trees, the texts below them, their schemas. */
export const readRecords = (content, schemas) => filesBelow(content)
  .filter((path) => [".yaml", ".yml", ".md"].includes(extname(path)))
  .map((path) => {
    const name = relative(content, path);
    const whole = readFileSync(path, "utf8");
    const [, front, body] = extname(path) === ".md" ? whole.match(/^---\n([\s\S]*?\n)---\n([\s\S]*)$/) : [null, whole, null];
    const schema = schemas[name.includes("/") ? name.split("/")[0] : basename(name, extname(name))];
    return { name, id: basename(name, extname(name)), body, tree: parse(front), schema };
  })
  .filter((record) => record.schema && record.tree);

const resolve = (root, schema) => {
  let found = schema ?? {};
  while (found.$ref) found = found.$ref.split("/").slice(1).reduce((at, key) => at[key], root);
  return found;
};

/** The form, of several, that a value looks like; as the program itself chooses. */
const formFor = (root, schema, value) => {
  const found = resolve(root, schema);
  const forms = found.anyOf ?? found.oneOf;
  if (!forms || forms.every((form) => "const" in form || "enum" in form)) return found;
  const real = forms.map((form) => resolve(root, form)).filter((form) => form.type !== "null");
  const isMap = value !== null && typeof value === "object" && !Array.isArray(value);
  const make = Array.isArray(value) ? "array" : isMap ? "object" : "scalar";
  const makeOf = (form) => { const type = [].concat(form.type)[0]; return ["array", "object"].includes(type) ? type : "scalar"; };
  const byKey = isMap && real.find((form) => Object.keys(value).some((key) => form.properties?.[key]));
  return formFor(root, byKey || real.find((form) => makeOf(form) === make) || real.at(-1) || {}, value);
};

/** What kind of text a schema asks for; nothing for numbers, choices, dates and references. */
const kindOf = (schema) => {
  if (![].concat(schema.type).includes("string")) return null;
  if (schema.enum || "const" in schema || schema.oneOf || schema["x-ref"] || schema["x-vocabulary"] || schema.format) return null;
  // A plain name may be any text: what is odd in it is told and does not stop a build.
  if (schema["x-format"] === "author") return "text";
  return schema["x-format"] ?? "text";
};

/** Text as YAML in one line: as JSON, with what JSON leaves as it is and YAML does not. */
const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\u00a0\u2028\u2029\ufeff\ufdd0-\ufdef\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

/**
 * A record as text. `change(spot)` gives the value to write for each text; a spot has the value that
 * was there, its kind and its place. Gives the text with the spot of each of its lines.
 */
export const written = (record, change) => {
  const lines = [];
  const put = (text, spot = null) => lines.push({ text, spot });
  const spotOf = (was, kind, path) => {
    const spot = { file: record.name, path, was, kind };
    spot.now = change(spot);
    return spot;
  };
  const value = (it, schema, before, after, path) => {
    const form = formFor(record.schema, schema, it);
    if (Array.isArray(it) && it.length) {
      put(`${before}[`);
      it.forEach((item, index) => value(item, form.items ?? {}, "", index < it.length - 1 ? "," : "", `${path}[${index}]`));
      put(`]${after}`);
    } else if (it !== null && typeof it === "object" && Object.keys(it).length) {
      put(`${before}{`);
      Object.entries(it).forEach(([key, inner], index, all) => {
        const own = form.properties?.[key];
        const name = own ? key : spotOf(key, "key", `${path}.${key}?`).now;
        value(inner, own ?? form.additionalProperties ?? {}, `${quoted(name)}: `, index < all.length - 1 ? "," : "", `${path}.${key}`);
      });
      put(`}${after}`);
    } else if (typeof it === "string") {
      const spot = spotOf(it, kindOf(form), path);
      put(`${before}${quoted(spot.now)}${after}`, spot);
    } else put(`${before}${JSON.stringify(it)}${after}`);
  };
  if (record.body !== null) put("---");
  value(record.tree, record.schema, "", "", "");
  if (record.body !== null) {
    put("---");
    const spot = spotOf(record.body, "markdown", "(text)");
    for (const line of spot.now.split("\n")) put(line, spot);
  }
  return { text: `${lines.map((line) => line.text).join("\n")}\n`, spots: lines.map((line) => line.spot) };
};
