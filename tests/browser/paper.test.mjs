// An edition comes out of the printer as a briefing: what is open, on few sheets.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { launch, serve, site } from "./lib/reader.mjs";

const MOST = 8;

test("every edition prints on at most eight sheets of A4, and says which parts it leaves folded", { timeout: 300_000 }, async () => {
  const isEdition = (name) => name.endsWith(".html") && readFileSync(join(site, name), "utf8").includes('data-page-type="edition"');
  const editions = readdirSync(site, { recursive: true }).map((name) => name.replaceAll("\\", "/")).filter(isEdition);
  assert.ok(editions.length > 3, `${editions.length} editions`);
  const host = await serve();
  const browser = await launch();
  try {
    const page = await browser.newPage();
    const long = [];
    for (const name of editions) {
      await page.goto(host.origin + name);
      const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
      if (sheets > MOST) long.push(`${name}: ${sheets}`);
      const told = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--folded"));
      assert.match(told, /\S/, `${name}: a folded part is told on paper`);
    }
    assert.deepEqual(long, []);
  } finally {
    await browser.close();
    host.close();
  }
});
