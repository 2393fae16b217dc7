// Journeys that each kind of reader would make, on the built site and in the live preview.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { distil, launch, project, site } from "./lib/reader.mjs";

const open = async (run) => {
  const browser = await launch();
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
};

test("a manager finds cost and certainty, and prints one A4 page", { timeout: 120_000 }, () =>
  open(async (browser) => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    await page.getByRole("link", { name: "I run a library" }).click();
    await page.getByRole("link", { name: /what does it cost/i }).first().click();
    await page.waitForURL(/managers\//);
    const text = await page.locator("main").innerText();
    assert.match(text, /What does it cost, and what might it free\?/);
    assert.match(text, /[Vv]ery low certainty/);
    await page.goto(pathToFileURL(join(site, "managers/what-it-costs-sheet.html")).href);
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    assert.equal(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, 1, "the sheet is one page");
  }));

test("an edition prints as a briefing: numbers behind its sources, full references, folded parts left out on request", { timeout: 120_000 }, () =>
  open(async (browser) => {
    const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
    const page = await browser.newPage();
    await page.addInitScript(() => { window.print = () => { window.printed = document.documentElement.className; }; });
    await page.goto(pathToFileURL(join(site, "managers/does-it-help.html")).href);
    const behind = (links) => links.map((link) => getComputedStyle(link, "::after").content);
    const cited = page.locator("main [data-cite]");
    assert.deepEqual([...new Set(await cited.evaluateAll(behind))], ["none"], "numbers are for paper");
    await page.getByRole("button", { name: "Print what is open" }).click();
    assert.equal(await page.evaluate(() => window.printed), "", "what is open is what any print gives");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const printed = await page.locator("main [data-cite]:visible").evaluateAll(behind);
    const numbers = [...new Set(printed.map((content) => Number(content.match(/\d+/)?.[0])))].sort((a, b) => a - b);
    const references = page.locator(".references li:visible");
    assert.deepEqual(await references.evaluateAll((all) => all.map((one) => one.value)), numbers, "of the references those that it cites, with their numbers");
    for (const text of await references.allInnerTexts()) assert.match(text, /https:\/\/\S+\/studies\/[a-z0-9-]+\.html/);
    const link = cited.first();
    const [study, number] = [await link.getAttribute("href"), await link.getAttribute("data-cite")];
    const own = page.locator(`#ref-${number} .ref-record`);
    assert.equal(await own.getAttribute("href"), study.split("#")[0], "the number leads to the same study");
    const short = pages(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.getByRole("button", { name: "Print everything" }).click();
    assert.equal(await page.evaluate(() => window.printed), "print-whole");
    const full = pages(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    assert.ok(short <= 8 && full > short, `${short} pages of ${full}`);
  }));

test("a board member reaches the checklist, and an adviser what a host does", { timeout: 120_000 }, () =>
  open(async (browser) => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(site, "board/index.html")).href);
    await page.locator('a[href="../checklist/index.html"]').first().click();
    await page.locator("table.checks, .checklist").first().waitFor();
    assert.ok((await page.locator("table.checks tbody tr, .checklist > li").count()) > 5);
    await page.goto(pathToFileURL(join(site, "advisers/what-it-is-like.html")).href);
    assert.match(await page.locator("main").innerText(), /What does the host of a break do\?/);
  }));

test("numbers in a summary of findings lead to their analysis", () => {
  const html = readFileSync(join(site, "evidence/tea-break-trials.html"), "utf8");
  const start = html.indexOf('id="table-summary-of-findings"');
  const table = html.slice(start, html.indexOf("</table>", start));
  const rows = table.split(/<tr[^>]*>/).filter((row) => row.includes('<th scope="row"'));
  assert.ok(rows.length >= 3);
  for (const row of rows) {
    const address = row.match(/href="([^"#]+)"/)?.[1];
    const analysis = address && readFileSync(join(site, "evidence", address), "utf8");
    assert.ok(analysis?.includes('class="t-forest"'), row.slice(0, 120));
  }
});

test("the site works below a folder and asks nothing of anybody else", { timeout: 120_000 }, () =>
  open(async (browser) => {
    const page = await browser.newPage();
    const foreign = [];
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) foreign.push(request.url());
    });
    for (const address of ["index.html", "studies/curlew-2017.html", "evidence/tea-break-trials.html"]) {
      await page.goto(pathToFileURL(join(site, address)).href);
      assert.notEqual(await page.evaluate(() => getComputedStyle(document.querySelector(".site-header")).backgroundColor), "rgba(0, 0, 0, 0)");
    }
    assert.deepEqual(foreign, []);
  }));

test("the preview reloads on a change, and shows a problem with its place", { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "distil-preview-"));
  const content = join(folder, "content");
  cpSync(join(project, "examples/everything/content"), content, { recursive: true });
  const server = spawn(distil, ["serve", "--content", content, "--port", "4317"]);
  try {
    const address = await new Promise((resolve, reject) => {
      let told = "";
      server.stdout.on("data", (data) => {
        told += data;
        const found = told.match(/http:\/\/127\.0\.0\.1:\d+\//);
        if (found) resolve(found[0]);
      });
      server.on("exit", () => reject(new Error(`the preview ended: ${told}`)));
    });
    await open(async (browser) => {
      const page = await browser.newPage();
      const study = join(content, "studies/curlew-2017.yaml");
      const before = readFileSync(study, "utf8");
      await page.goto(`${address}studies/curlew-2017.html`, { waitUntil: "load" });
      await page.getByRole("heading", { level: 1, name: /^Curlew 2017/ }).waitFor();
      writeFileSync(study, before.replace("label: Curlew 2017", "label: Curlew changed"));
      await page.getByRole("heading", { level: 1, name: /^Curlew changed/ }).waitFor({ timeout: 20_000 });
      writeFileSync(study, before.replace("label: Curlew 2017", "labell: Curlew 2017"));
      const overlay = page.locator(".distil-overlay");
      await overlay.waitFor({ timeout: 20_000 });
      const words = await overlay.innerText();
      assert.match(words, /curlew-2017\.yaml:1:1/);
      assert.match(words, /Did you mean `label`\?/);
      writeFileSync(study, before);
      await page.getByRole("heading", { level: 1, name: /^Curlew 2017/ }).waitFor({ timeout: 20_000 });
      await overlay.waitFor({ state: "detached", timeout: 20_000 });
    });
  } finally {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
