// Sheets that a person prints: a poster is one sheet of A4, slides are one sheet each, and none asks the network.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { distil, launch, project } from "./lib/reader.mjs";

const content = join(project, "examples/everything/content");

/** The sizes of the sheets that come out of the printer, in points. */
const sheets = async (page) => {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  return [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)].map(([, width, height]) => [Math.round(width), Math.round(height)]);
};

test("a poster is one sheet of A4 and slides are one sheet each, without the network", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "distil-sheets-"));
  const browser = await launch();
  try {
    const page = await (await browser.newContext({ offline: true })).newPage();
    const asked = [];
    page.on("request", (request) => request.url().startsWith("file:") || asked.push(request.url()));
    for (const [command, output, size] of [
      [["export", "poster"], "poster.html", [595, 842]],
      [["slides"], "slides.html", [842, 595]],
    ]) {
      const file = join(folder, output);
      execFileSync(distil, [...command, "does-it-help", "--audience", "manager", "--content", content, "--output", file]);
      await page.goto(pathToFileURL(file).href);
      const printed = await sheets(page);
      const wanted = output === "poster.html" ? 1 : await page.locator("section").count();
      assert.equal(printed.length, wanted, `${output}: ${JSON.stringify(printed)}`);
      for (const sheet of printed) assert.deepEqual(sheet, size, output);
      const cut = await page.evaluate(() => document.querySelector("main").scrollHeight - document.querySelector("main").clientHeight);
      assert.ok(cut <= 1, `${output}: ${cut} pixels do not fit`);
    }
    assert.deepEqual(asked, []);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
});
