// Numbers with a decimal point, for a site in a language that writes a comma there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project } from "./pseudo-language.mjs";
import { proseOfRecords } from "./record-texts.mjs";

const numbersIn = (text) => text.match(/(?<![\p{L}\d.,/])\d+(?:\.\d+)+(?![\p{L}\d/]|[.,]\d)/gu) ?? [];
/** Thousands in their groups, as German writes them: 12.477. */
const isGrouped = (number) => /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(number);

export class PointNumbers {
  /** What a record or a text of the program says in words stands as it was written: "CC BY 4.0". */
  constructor(content) {
    const words = readFileSync(join(project, "themes/default/strings/en.yaml"), "utf8");
    this.written = new Set([...proseOfRecords(content), words].flatMap(numbersIn));
  }

  /** The numbers of a text that a reader sees in a form which is not that of the language. */
  strange(text) {
    const bare = text.replace(/\S*\/\S*/g, " ");
    return numbersIn(bare).filter((number) => !isGrouped(number) && !this.written.has(number));
  }
}
