// What a record of a site says, so that a test can tell it from words of the program.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { parseAllDocuments } from "yaml";
import { OWN, project } from "./pseudo-language.mjs";

/** Names, codes and signs that are the same in every language. */
const NAMES = `
  AMSTAR ASReview Atom BibTeX CASP CERQual CC CC0 CI CiteProc CONSORT CSL CSV Cochrane Debian DOI DOCX docx Embase GRADE GRADE-CERQual HTML I I²
  JBI JSON JSON-LD LibreOffice MEDLINE ML metafor meta MD MH ORCID OR Ovid p PDF PICO PRISMA PRISMA-S PROSPERO PsycINFO PubMed QED Q R RD REML
  RIS RoB ROB RR ROBINS-I RSS SD SE SMD SPIDER SVG URL WCAG XML YAML Zotero g d z τ τ² χ² distil et al Word DL HE HKSJ HK PM SJ HS EB
  AU APA EndNote Harvard HR IRR Mendeley Vancouver GBP EUR USD h min kg b df k n N x v
`.trim().split(/\s+/);

const tokens = (text) => text.toLowerCase().match(/[\p{L}\p{M}]+(?:['’.&][\p{L}\p{M}]+)*/gu) ?? [];
/** A text without addresses, names of files, and words that hold a figure: C02, 95, I2. */
const bare = (text) =>
  text.replace(/\S*[/@#=_]\S*|\S+\.(?:html|json|csv|org|example|com|xml|bib|ris|docx|txt|R|yaml)\b|urn:\S+/g, " ").replace(/\b[\p{L}-]*\d[\p{L}\d-]*\b/gu, " ");

const filesBelow = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });

/**
 * Markdown as readers see it, a block at a time: with what it says as code and without it, and cut where
 * it quotes a value, which the program fills in.
 */
const blocks = (markdown) =>
  [markdown, markdown.replace(/`[^`]*`/g, " "), markdown.replace(/<[a-z-]+:[^<>\s]+>/g, "\n\n")].flatMap(blocksOf);
const blocksOf = (markdown) =>
  markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`]+/g, "")
    // Places that the program fills: the number of records under a heading.
    .replace(/\{\w+\}/g, "\n\n")
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.) )|^#+ /m)
    .flatMap((block) => [block, ...block.split("|"), ...block.split(/(?<=[.!?:;])\s+/), ...(block.length < 80 ? block.split(/[,;(]/) : [])]);

/**
 * Values that a key of a record can have by the rules of its kind, as "key value": these are codes,
 * for which the program has words, and no texts.
 */
const codes = () => {
  const found = new Set();
  for (const file of filesBelow(join(project, "docs/schema"))) {
    const schema = JSON.parse(readFileSync(file, "utf8"));
    const valuesOf = (node) => {
      if (node.$ref) return valuesOf(schema.$defs[node.$ref.split("/").at(-1)]);
      const own = [...(node.enum ?? []), ...("const" in node ? [node.const] : [])];
      return [...own, ...[...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.items ? [node.items] : [])].flatMap(valuesOf)];
    };
    const visit = (node) => {
      if (!node || typeof node !== "object") return;
      for (const [key, value] of Object.entries(node.properties ?? {})) for (const one of valuesOf(value)) found.add(`${key} ${one}`);
      Object.values(node).forEach(visit);
    };
    visit(schema);
  }
  return found;
};

/** Keys below which an editor names the keys: these are words of the record as well. */
const NAMED_BY_EDITORS = new Set(["judgements"]);
/** The texts of a record, each with the key at which it stands; those of a list have the key of the list. */
const scalars = (node, key = "") => {
  if (Array.isArray(node)) return node.flatMap((one) => scalars(one, key));
  if (node && typeof node === "object") {
    const own = NAMED_BY_EDITORS.has(key) ? Object.keys(node).map((text) => ({ key: "", text })) : [];
    return [...own, ...Object.entries(node).flatMap(([inner, value]) => scalars(value, inner))];
  }
  return typeof node === "string" ? [{ key, text: node }] : [];
};
const textsOf = (file) => {
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const yaml = (source) => parseAllDocuments(source).flatMap((one) => scalars(one.toJS()));
  if (file.endsWith(".csv")) return text.split("\n").slice(1).flatMap((line) => line.split(",").map((cell) => ({ key: "", text: cell.replace(/^"|"$/g, "") })));
  if (!file.endsWith(".md")) return yaml(text);
  const [, front, body] = text.match(/^---\n([\s\S]*?)\n---\n([\s\S]*)$/) ?? [];
  return [...(front ? yaml(front) : []), { key: "", text: body ?? text }];
};

const filesOfRecords = (content) => {
  const folders = [content, join(project, "src/record/built_in")];
  const files = folders.filter((folder) => statSync(folder, { throwIfNoEntry: false })).flatMap(filesBelow);
  return files.filter((name) => /\.(ya?ml|md|csv)$/.test(name) && !name.endsWith("wording.yaml"));
};
/** Everything that records say in words; numbers that stand alone as values are not among it. */
export const proseOfRecords = (content) =>
  filesOfRecords(content).flatMap((file) => {
    if (!file.endsWith(".csv")) return textsOf(file).map(({ text }) => text);
    const cells = readFileSync(file, "utf8").match(/"(?:[^"]|"")*"|[^",\n]+/g) ?? [];
    return cells.filter((cell) => /\p{L}+ \p{L}+/u.test(cell));
  });

/** The shortest run of words of a longer text that cannot stand in a page by chance. */
const ENOUGH = 4;
/** The shortest beginning, in letters, that can be told from chance. */
const CUT = 6;

/** Keys of names, which styles of reference turn and shorten: Ada Lovell, Lovell A; Judith Ann, JA. */
const OF_PEOPLE = new Set(["authors", "editors", "family", "given", "particle", "suffix", "organisation"]);
/** The first letters of neighbouring words of a name, two or more of them together. */
const initials = (words) => {
  const first = words.map((word) => word[0]).join("");
  return words.flatMap((_, from) => words.slice(from + 1).map((_, more) => first.slice(from, from + more + 2)));
};

/** A unit without its currency, for which the page has the sign: "GBP an hour" stands there as "£30 an hour". */
const withoutCurrency = (text) => (/^[A-Z]{3} \p{Ll}/u.test(text) ? blocksOf(text.slice(4)) : []);

/** What is left of a text of a page when names, numbers and what records say are taken out. */
export class RecordTexts {
  /**
   * `typed` are words that the test itself puts into fields. What a record says is what stands in the
   * content of the site, and in the appraisal tools and vocabularies that the program brings along:
   * these are records too, which a site of another language overrides by its own.
   */
  constructor(content, typed) {
    const isCode = codes();
    this.whole = new Set();
    this.runs = new Set();
    this.names = new Set([...NAMES, ...typed].map((name) => name.toLowerCase()));
    for (const file of filesOfRecords(content)) {
      // The name of its file is how a document names a record for who wants to find it.
      this.add(tokens(basename(file, extname(file))));
      for (const { key, text } of textsOf(file)) {
        if (isCode.has(`${key} ${text}`)) continue;
        if (OF_PEOPLE.has(key)) [...tokens(text), ...initials(tokens(text))].forEach((name) => this.names.add(name));
        for (const block of [...blocks(text), ...withoutCurrency(text)]) this.add(tokens(bare(block)));
      }
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
    const words = tokens(bare(piece));
    const covered = words.map((word) => this.names.has(word) || word.length === 1);
    // A long text of a record is cut somewhere in a word, and ends with dots.
    for (const [cut] of piece.matchAll(/[^…]*…/gu)) this.coverBeginning(words, covered, tokens(bare(cut)));
    for (let from = 0; from < words.length; from += 1) {
      for (let to = words.length; to > from; to -= 1) {
        if (!this.whole.has(words.slice(from, to).join(" "))) continue;
        covered.fill(true, from, to);
        break;
      }
      if (this.runs.has(words.slice(from, from + ENOUGH).join(" "))) covered.fill(true, from, Math.min(from + ENOUGH, words.length));
    }
    return this.uncovered(words, covered);
  }

  /** Covers the end of `cut`, where it is how a text of a record begins. */
  coverBeginning(words, covered, cut) {
    for (let from = 0; from < cut.length; from += 1) {
      const beginning = cut.slice(from).join(" ");
      if (beginning.length < CUT) return;
      if (![...this.whole].some((text) => text.startsWith(beginning))) continue;
      const at = words.findIndex((_, start) => words.slice(start, start + cut.length - from).join(" ") === beginning);
      if (at >= 0) covered.fill(true, at, at + cut.length - from);
      return;
    }
  }

  uncovered(words, covered) {
    const left = [];
    words.forEach((word, at) => {
      if (covered[at]) return;
      if (at && !covered[at - 1] && left.length) left[left.length - 1] += ` ${word}`;
      else left.push(word);
    });
    return left;
  }
}
