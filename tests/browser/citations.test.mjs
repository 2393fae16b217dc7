// Citing: the copy buttons, the files in links, and data blocks that the content policy lets stand.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { after, before } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, serve, site } from "./lib/reader.mjs";

const timeout = 60_000;
let host;
let origin;
let browser;
before(async () => {
  host = await serve();
  origin = host.origin;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  host?.close();
});

/** Opens a page; errors and violations of the content policy are collected. */
const open = async (t, address, options = {}) => {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.faults.push(message.text()));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => console.error(`refused: ${event.violatedDirective}`)));
  await page.goto(address);
  return page;
};
const STUDY = "studies/curlew-2017.html";

test("a citation is copied whole, and the reader is told", { timeout }, async (t) => {
  const page = await open(t, origin + STUDY, { permissions: ["clipboard-read", "clipboard-write"] });
  const study = page.locator("section[aria-labelledby=cite]");
  const button = study.getByRole("button", { name: "Copy Harvard citation" });
  await button.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Copied: Harvard" }).waitFor();
  const text = await study.locator(".citation-text").nth(1).textContent();
  assert.match(text, /^Curlew, D\. and Godwit, E\. \(2017\)/);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  const box = await button.boundingBox();
  assert.ok(box.height >= 24 && box.width >= 24, "the button is large enough");
  assert.deepEqual(page.faults, []);
});

test("without a clipboard the citation is selected", { timeout }, async (t) => {
  const page = await open(t, origin + STUDY);
  await page.evaluate(() => { Object.defineProperty(navigator, "clipboard", { value: undefined }); });
  await page.getByRole("button", { name: "Copy APA citation" }).first().click();
  await page.getByRole("status").filter({ hasText: "is selected" }).waitFor();
  const selected = await page.evaluate(() => String(getSelection()));
  assert.match(selected, /^Curlew, D\., & Godwit, E\. \(2017\)\. /);
});

test("the citation of a page is saved as a file from its link", { timeout }, async (t) => {
  for (const start of [origin, `${pathToFileURL(site).href}/`]) {
    const page = await open(t, `${start}risks/index.html`);
    await page.getByText("Vancouver, Harvard, APA").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "RIS" }).first().click()]);
    assert.equal(download.suggestedFilename(), "risks.ris");
    const text = readFileSync(await download.path(), "utf8");
    assert.match(text, /^TY  - ELEC\r\n[^]*TI  - Risk register\r\n[^]*ER  - \r\n/);
    assert.deepEqual(page.faults, []);
  }
});

test("the files of a study are those that the build writes into its list", { timeout }, async (t) => {
  const list = (ending, end) => readFileSync(join(site, `data/references.${ending}`), "utf8").split(end).filter(Boolean).map((part) => part + end);
  const lists = { ris: list("ris", "ER  - \r\n\r\n"), bib: list("bib", "}\n\n") };
  const page = await open(t, origin + STUDY);
  for (const id of ["curlew-2017", "dipper-2013", "egret-2019", "siskin-2017", "cuckoo-2016"]) {
    await page.goto(`${origin}studies/${id}.html`);
    const links = await page.locator("section[aria-labelledby=cite] .citation-files[data-name] a").evaluateAll((all) => all.map((link) => [link.download, link.href]));
    assert.deepEqual(links.map(([name]) => name), [`${id}.ris`, `${id}.bib`, `${id}.json`]);
    const [ris, bib] = links.map(([, href]) => decodeURIComponent(href.slice(href.indexOf(",") + 1)));
    assert.ok(lists.ris.includes(ris), ris);
    assert.ok(lists.bib.includes(bib), bib);
  }
  assert.deepEqual(page.faults, []);
});

test("linked data is no script that the policy refuses", { timeout }, async (t) => {
  for (const address of ["index.html", STUDY, "evidence/tea-break-trials.html", "managers/does-it-help.html"]) {
    const page = await open(t, origin + address);
    const graph = await page.evaluate(() => JSON.parse(document.querySelector("script[type='application/ld+json']").textContent)["@graph"]);
    assert.ok(graph.length > 1, address);
    assert.deepEqual(page.faults, [], address);
  }
});

test("without scripts the citations are there and the buttons are not", { timeout }, async (t) => {
  const page = await open(t, origin + STUDY, { javaScriptEnabled: false });
  await page.getByText("Vancouver, Harvard, APA").click();
  assert.equal(await page.locator(".citation-text:visible").count(), 6);
  assert.equal(await page.getByRole("button").count(), 0);
});
