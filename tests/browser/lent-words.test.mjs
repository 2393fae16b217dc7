// Words that a language lacks are English and say so, also where a script takes them from the page:
// "Settings like mine" of a Gaelic site, for which nobody has written its Gaelic yet.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { buildIn } from "./lib/pseudo-language.mjs";
import { launch, open, serve } from "./lib/reader.mjs";

const folder = mkdtempSync(join(tmpdir(), "distil-lent-"));
let browser;
before(async () => { browser = await launch(); });
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test("what a script takes from attributes keeps the mark of its language", { timeout: 120_000 }, async (t) => {
  const site = buildIn("examples/starter/content", folder, "gd");
  const pages = readdirSync(join(site, "evidence"), { recursive: true }).filter((name) => name.endsWith(".html"));
  const page = pages.find((name) => readFileSync(join(site, "evidence", name), "utf8").includes("data-like-mine"));
  const server = await serve(site);
  t.after(server.close);
  const opened = await open(browser, `${server.origin}evidence/${page}`);
  t.after(opened.done);
  const form = opened.page.locator(".like-form");
  await opened.page.evaluate(() => { document.querySelector("[data-like-mine]").open = true; });
  assert.equal(await form.locator("label").first().locator("span[lang=en]").count(), 1, "the question");
  await form.locator("select").first().selectOption({ index: 1 });
  const told = opened.page.locator(".like-told li").first();
  const own = await told.evaluate((line) => {
    for (const lent of line.querySelectorAll("[lang=en]")) lent.remove();
    return line.textContent;
  });
  assert.doesNotMatch(own, /took place/, "the English part of the sentence is marked");
  assert.match(own, /Nowhere|Elsewhere/, "the country is in the language of the records");
});
