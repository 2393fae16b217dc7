// A site with hostile texts in every place where a text may stand, and what the program refuses.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { distil, project } from "../reader.mjs";
import { payload } from "./payloads.mjs";
import { readRecords, written } from "./records.mjs";

const example = join(project, "examples/everything/content");
export const folder = mkdtempSync(join(tmpdir(), "hostile-"));
export const forget = () => rmSync(folder, { recursive: true, force: true });

const run = (...args) => {
  const done = spawnSync(distil, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
};

const schemas = () => {
  const into = join(folder, "docs");
  run("docs", into);
  const names = readdirSync(join(into, "schema"));
  return Object.fromEntries(names.map((name) => [basename(name, ".json"), JSON.parse(readFileSync(join(into, "schema", name), "utf8"))]));
};

export const records = readRecords(example, schemas());
const recordIds = new Set(records.map((record) => record.id));

/** Writes a project; gives the spot of each line of each file. */
export const put = (name, change) => {
  const content = join(folder, name, "content");
  cpSync(example, content, { recursive: true });
  return new Map(records.map((record) => {
    const { text, spots } = written(record, change);
    writeFileSync(join(content, record.name), text);
    return [record.name, spots];
  }));
};

/** The errors of a project, with the spot that each names. */
export const errorsOf = (name, spots) => {
  const done = run("check", "--drafts", "--format", "json", "--content", join(name, "content"));
  const { problems } = JSON.parse(done.out);
  return problems.filter((problem) => problem.code.startsWith("E")).map((problem) => {
    const file = problem.file?.split("/content/").at(-1) ?? "";
    return { ...problem, file, spot: spots.get(file)?.[problem.line - 1] ?? null };
  });
};

/** A word that may be an id: it is changed to the same text wherever it stands. */
const isWord = (text) => /^[\w.-]{1,40}$/.test(text);

/**
 * Puts hostile texts everywhere. What is refused gets its own text back, until the project is sound.
 * Gives the words that must be found on the site, and the spots that were refused.
 */
export const hostileSite = (name) => {
  const kept = new Set();
  const words = new Map();
  const refused = [];
  const texts = new Map();
  let number = 0;
  const hostile = (key) => {
    if (!texts.has(key)) texts.set(key, payload(number++));
    return texts.get(key);
  };
  // An analysis names a published result by its outcome: both places hold the same text.
  const isNameOfResult = (path) => /\.(compare_with|pooled_results\[\d+\])\.outcome$/.test(path);
  // A block names the themes of findings by a part of their name, which stays in front.
  const isTheme = (path) => /\.findings\[\d+\]\.themes\[\d+\]$/.test(path);
  const keyOf = (spot) => (isWord(spot.was) || isNameOfResult(spot.path) ? spot.was : `${spot.file}${spot.path}`);
  const change = (spot) => {
    const key = keyOf(spot);
    const isFree = ["text", "markdown", "key"].includes(spot.kind) || texts.has(key);
    if (!isFree || kept.has(key) || recordIds.has(spot.was) || spot.path === ".theme") return spot.was;
    // A page without its heading would be no test of the page.
    const { word, text } = hostile(key);
    words.set(word, spot);
    if (isTheme(spot.path)) return `${spot.was} ${text}`;
    return spot.kind === "markdown" ? `${text}\n\n${text}` : text;
  };
  // A word may be named before the place where it is given: all are known before the first writing.
  records.forEach((record) => written(record, change));
  for (let round = 0; ; round += 1) {
    words.clear();
    const spots = put(name, change);
    const errors = errorsOf(name, spots);
    if (errors.length === 0) return { words, refused, spots };
    if (round === 12) throw new Error(`still refused:\n${errors.slice(0, 20).map((e) => `${e.code} ${e.file}:${e.line} ${e.message}`).join("\n")}`);
    let progress = false;
    const keep = (key, error) => {
      if (kept.has(key)) return;
      kept.add(key);
      refused.push({ key, code: error.code, message: error.message });
      progress = true;
    };
    for (const error of errors) {
      if (error.spot && error.spot.now !== error.spot.was) keep(keyOf(error.spot), error);
      else {
        // Something that the line names was changed elsewhere.
        const named = [...texts].filter(([key, { text }]) => isWord(key) && !kept.has(key) && (error.message.includes(`\`${key}\``) || error.message.includes(text)));
        named.forEach(([key]) => keep(key, error));
      }
    }
    if (!progress) {
      // The record as a whole no longer says what its checks ask for: it keeps its own texts.
      const files = new Set(errors.map((error) => error.file));
      for (const [file, list] of spots) {
        if (files.has(file)) for (const spot of list) if (spot && spot.now !== spot.was) keep(keyOf(spot), { code: "whole", message: file });
      }
      if (!progress) throw new Error(JSON.stringify(errors.slice(0, 5), null, 1));
    }
  }
};

/** Builds a project; gives its output folder. */
export const build = (name, ...more) => {
  const output = join(folder, name, "output");
  mkdirSync(join(folder, name), { recursive: true });
  const done = run("build", "--drafts", "--content", join(name, "content"), "--output", output, ...more);
  if (done.code !== 0) throw new Error(`the hostile site was not built:\n${done.out}\n${done.err}`);
  return output;
};

/** Adds a file of content. */
export const add = (name, file, text) => {
  const path = join(folder, name, "content", file);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
};
