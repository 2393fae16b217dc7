// The words that the search compares are the same in the browser and in the build, whose own test
// reads the same list (src/render/search/folding.rs).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const rules = JSON.parse(file("src/render/search/folding.json"));
const folding = vm.runInNewContext(`${file("themes/default/assets/search-folding.js")};searchFolding`)(rules);
const byCode = (a, b) => (a < b ? -1 : Number(a > b));

test("words of many scripts are folded as the list says", () => {
  const lines = file("tests/search/words.txt").split("\n").filter((line) => line.includes("\t") && !line.startsWith("#"));
  for (const line of lines) {
    const [text, wanted] = line.split("\t");
    assert.equal([...folding.words(text)].sort(byCode).join(" "), wanted, text);
  }
  assert.ok(lines.length > 500, `${lines.length} texts`);
});

test("a text is cut into words and what stands between them, and nothing is lost", () => {
  const text = "“Iași”, e\u0301te\u0301 2024: 茶!";
  const pieces = folding.pieces(text);
  assert.equal(pieces.join(""), text);
  assert.deepEqual([...pieces].filter((_, at) => at % 2), ["Iași", "e\u0301te\u0301", "2024", "茶"]);
});
