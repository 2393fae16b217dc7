// A site in a pseudo-language: every text of the program is accented, 40% longer and stands between
// ⟦ and ⟧, so that a word from anywhere else can be seen.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = join(fileURLToPath(new URL(".", import.meta.url)), "../../..");
const built = ["release", "debug"].map((kind) => join(project, "target", kind, "distil"));
const distil = process.env.DISTIL_BIN ?? built.find((file) => existsSync(file));

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = [..."ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ"];
const accent = (text) => text.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)]);
/** Letters that stand in texts of the pseudo-language alone. */
export const OWN = `⟦⟧${ACCENTED.join("")}`;

/** A text in the pseudo-language; what stands in braces stays. */
export const pseudo = (text) => {
  const parts = text.split(/(\{\w+\})/);
  const length = parts.filter((_, at) => at % 2 === 0).join("").length;
  const longer = " ȧḗīǿŭ".repeat(Math.ceil((length * 0.4) / 6));
  return `⟦${parts.map((part, at) => (at % 2 ? part : accent(part))).join("")}${longer}⟧`;
};

/** The file of a language, from the English one: a text with forms keeps the one for every number. */
const wordsOf = (english) =>
  english.split("\n").map((line) => {
    const [, indent, key, value] = line.match(/^( {2})([\w-]+): (.+)$/) ?? [];
    if (!indent) return line;
    const other = value.match(/other: ("(?:[^"\\]|\\.)*")/)?.[1] ?? value;
    return `${indent}${key}: ${JSON.stringify(pseudo(JSON.parse(other)))}`;
  }).join("\n");
/** The sentences of findings: verbs are accented, whole sentences stand between the brackets too. */
const sentencesOf = (english) =>
  english
    .replace(/^(\s+[\w]+: )"(.*)"$/gm, (_, start, text) => `${start}${JSON.stringify(pseudo(text))}`)
    .replace(/\b(base|third|noun): ([^,}]+)/g, (_, form, words) => `${form}: ${accent(words)}`);

/** The words of a language that stand in a theme before what a site changes. */
const english = () => readFileSync(join(project, "themes/default/strings/en.yaml"), "utf8");
const builtInSentences = () => readFileSync(join(project, "src/record/built_in/wording/en.yaml"), "utf8");

const copyOf = (content, folder, language) => {
  const copy = join(folder, "content");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(project, content), copy, { recursive: true });
  const settings = join(copy, "site.yaml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace(/^language: .*$/m, `language: ${language}`));
  return copy;
};
const made = (copy, folder, language) => {
  const site = join(folder, "site");
  const run = spawnSync(distil, ["build", "-q", "--content", copy, "--output", site], { cwd: folder, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`${language}: ${run.stdout}${run.stderr}`);
  return site;
};

/** Builds a copy of a site's content in a language of the program; returns where the site is. */
export const buildIn = (content, folder, language) => made(copyOf(content, folder, language), folder, language);

/**
 * Builds a copy of a site's content with pseudo-texts for a language; returns where the content and
 * the site are.
 */
export const build = (content, folder, language) => {
  const copy = copyOf(content, folder, language);
  const sentences = join(copy, "wording.yaml");
  writeFileSync(sentences, sentencesOf(existsSync(sentences) ? readFileSync(sentences, "utf8") : builtInSentences()));
  mkdirSync(join(folder, "theme/strings"), { recursive: true });
  writeFileSync(join(folder, "theme/strings", `${language}.yaml`), wordsOf(english()));
  return { content: join(project, content), site: made(copy, folder, language) };
};
