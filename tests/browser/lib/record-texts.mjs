// What a record of a site says, so that a test can tell it from words of the program.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { OWN, project } from "./pseudo-language.mjs";

/** Names, codes and signs that are the same in every language. */
const NAMES = `
  AMSTAR ASReview Atom BibTeX CASP CERQual CC CC0 CI CiteProc CONSORT CSL CSV Cochrane Debian DOI DOCX docx Embase GRADE GRADE-CERQual HTML I I²
  JBI JSON JSON-LD LibreOffice MEDLINE metafor meta MD MH ORCID OR Ovid p PDF PICO PRISMA PRISMA-S PROSPERO PsycINFO PubMed QED Q R RD REML
  RIS RoB ROB RR ROBINS-I RSS SD SE SMD SPIDER SVG URL WCAG XML YAML Zotero g d z τ τ² χ² distil et al Word DL HKSJ HK PM SJ HS EB
  GBP EUR USD h min kg b df k n N x v
`.trim().split(/\s+/);

const tokens = (text) => text.toLowerCase().match(/[\p{L}\p{M}]+(?:['’.&][\p{L}\p{M}]+)*/gu) ?? [];

const filesBelow = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

/** Markdown as readers see it, a block at a time. */
const blocks = (markdown) =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`]+/g, "")
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.) )|^#+ /m)
    .flatMap((block) => [block, ...block.split("|"), ...block.split(/(?<=[.!?:;])\s+/), ...(block.length < 80 ? block.split(/[,;(]/) : [])]);

/** Values that a record can have by the rules of its kind: codes and not texts. */
const codes = () => {
  const found = new Set(["true", "false", "null", "yes", "no"]);
  const visit = (node) => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (node && typeof node === "object") {
      for (const [key, value] of Object.entries(node)) {
        if (key === "enum") value.forEach((one) => found.add(String(one)));
        else if (key === "const") found.add(String(value));
        else visit(value);
      }
    }
  };
  for (const file of filesBelow(join(project, "docs/schema"))) visit(JSON.parse(readFileSync(file, "utf8")));
  return found;
};

const scalars = (node) => {
  if (Array.isArray(node)) return node.flatMap(scalars);
  if (node && typeof node === "object") return Object.values(node).flatMap(scalars);
  return typeof node === "string" ? [node] : [];
};
const stringsOf = (file) => {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  if (file.endsWith(".csv")) return text.split("\n").slice(1).flatMap((line) => line.split(",").map((cell) => cell.replace(/^"|"$/g, "")));
  const [, front, body] = text.match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/) ?? [];
  if (file.endsWith(".md")) return [...(front ? parseAllDocuments(front).flatMap((one) => scalars(one.toJS())) : []), body ?? text];
  return parseAllDocuments(text).flatMap((one) => scalars(one.toJS()));
};

/** The shortest run of words of a longer text that cannot stand in a page by chance. */
const ENOUGH = 4;

/** What is left of a text of a page when names, numbers and what records say are taken out. */
export class RecordTexts {
  /** `typed` are words that the test itself puts into fields. */
  constructor(content, typed) {
    const folders = [content, join(project, "src/record/built_in")];
    const files = folders.filter((folder) => statSync(folder, { throwIfNoEntry: false })).flatMap(filesBelow);
    const isCode = codes();
    this.whole = new Set();
    this.runs = new Set();
    this.names = new Set([...NAMES, ...typed].map((name) => name.toLowerCase()));
    for (const file of files.filter((name) => /\.(ya?ml|md|csv)$/.test(name) && !name.endsWith("wording.yaml"))) {
      for (const text of stringsOf(file).filter((one) => !isCode.has(one)).flatMap(blocks)) this.add(tokens(text));
    }
  }

  add(words) {
    if (!words.length) return;
    this.whole.add(words.join(" "));
    for (let at = 0; at + ENOUGH <= words.length; at += 1) this.runs.add(words.slice(at, at + ENOUGH).join(" "));
  }

  /** The words that come neither from a record nor from the file of the language, in their runs. */
  strange(text) {
    const pieces = text.split(new RegExp(`[${OWN}]+(?:[^\\p{L}]*[${OWN}]+)*`, "u"));
    return pieces.flatMap((piece) => this.rest(piece)).filter(Boolean);
  }

  rest(piece) {
    const bare = piece.replace(/\S*[/@#=_]\S*|\S+\.(?:html|json|csv|org|example|com|xml|bib|ris|docx|txt|R|yaml)\b|urn:\S+/g, " ").replace(/\b[\p{L}-]*\d[\p{L}\d-]*\b/gu, " ");
    const words = tokens(bare);
    const covered = words.map((word) => this.names.has(word) || word.length === 1);
    for (let from = 0; from < words.length; from += 1) {
      for (let to = words.length; to > from; to -= 1) {
        if (!this.whole.has(words.slice(from, to).join(" "))) continue;
        covered.fill(true, from, to);
        break;
      }
      if (this.runs.has(words.slice(from, from + ENOUGH).join(" "))) covered.fill(true, from, Math.min(from + ENOUGH, words.length));
    }
    const left = [];
    words.forEach((word, at) => {
      if (covered[at]) return;
      if (at && !covered[at - 1] && left.length) left[left.length - 1] += ` ${word}`;
      else left.push(word);
    });
    return left;
  }
}
