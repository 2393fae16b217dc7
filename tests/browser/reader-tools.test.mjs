// Tools for readers: the calculator gives what the build gives, and registers are kept only with consent.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, site } from "./lib/reader.mjs";

const folder = mkdtempSync(join(tmpdir(), "distil-tools-"));
let browser;

before(async () => {
  browser = await launch();
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const at = (page, fragment = "") => pathToFileURL(join(site, page)).href + fragment;
const TEA = "economics/tea-cost-model.html";

/** Opens a page and fails on any error of a script or of the content policy. */
const visit = async (t, address, options = {}) => {
  const context = await browser.newContext({ locale: "en-GB", acceptDownloads: true, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  page.problems = [];
  page.on("pageerror", (error) => page.problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.problems.push(message.text()));
  await page.goto(address);
  return page;
};
/** The rows of a table as text, without the labels for narrow screens. */
const rows = (page, table) =>
  page.locator(`${table} tbody tr`).evaluateAll((trs) =>
    trs.map((tr) => [...tr.children].slice(0, 2).map((cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll(".lab").forEach((label) => label.remove());
      return copy.textContent.trim();
    })));
const openCalculator = (page) => page.getByText("Open the calculator").click();
const value = (page, name) => page.getByLabel(name);

test("the calculator gives what the build gives, to the last digit", { timeout: 60_000 }, async (t) => {
  const plain = await visit(t, at(TEA), { javaScriptEnabled: false });
  const sums = await rows(plain, "section[aria-labelledby=model] table:has(caption:text('central values'))");
  assert.ok(sums.length >= 10, "the build has a table without scripts");
  const swings = await rows(plain, "section[aria-labelledby=model] details table");
  const words = await plain.locator("section[aria-labelledby=model]").textContent();
  assert.equal(await plain.locator("#calculator").isVisible(), false, "nothing of the calculator without scripts");

  const page = await visit(t, at(TEA));
  await openCalculator(page);
  assert.deepEqual(await rows(page, ".calculator-sums"), sums);
  assert.deepEqual(await rows(page, ".calculator-swings"), swings);
  const simulation = await page.locator(".calculator-simulation").textContent();
  assert.match(simulation, /10,000 draws/);
  assert.ok(words.includes(simulation), simulation);
  for (const line of await page.locator(".calculator-first strong").allTextContents()) assert.ok(words.includes(line), line);
  assert.deepEqual(page.problems, []);
});

test("another value gives another result, in the address as well, and the address restores it", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(TEA));
  await openCalculator(page);
  await value(page, /^Hours of absence saved: central/).fill("30");
  await value(page, /^Hours of absence saved: low/).fill("-5.5");
  await page.waitForURL(/#values&.*hours-saved=30,-5\.5,40/);
  const net = page.locator(".calculator-sums tr.total", { hasText: "All benefits less costs" }).first();
  assert.match(await net.innerText(), /660 GBP/);
  assert.match(await page.locator("#calculator [role=status]").first().textContent(), /660 GBP/, "spoken as well");
  const other = await visit(t, page.url());
  assert.equal(await other.locator("#calculator details").getAttribute("open"), "");
  assert.equal(await value(other, /^Hours of absence saved: low/).inputValue(), "-5.5");
  assert.deepEqual(await rows(other, ".calculator-sums"), await rows(page, ".calculator-sums"));
  assert.equal(await other.locator(".calculator-simulation").textContent(), await page.locator(".calculator-simulation").textContent());
  assert.equal(await other.evaluate(() => localStorage.length), 0, "nothing is stored");
});

test("a model without values says which are missing, and has a result once they are there", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at("economics/host-cost-model.html"));
  await openCalculator(page);
  assert.match(await page.locator(".calculator-first").innerText(), /2 values are missing/);
  await value(page, /^Hours of a host: central/).fill("60");
  const first = page.locator(".calculator-first");
  // 60 hours at 12.50 are 750, and an hour is worth 32: 23.4 hours.
  assert.match(await first.innerText(), /as well: 23\.4 hours a year\./);
  assert.match(await first.innerText(), /1 value is missing/);
  await value(page, /^Hours freed: central/).fill("30");
  assert.match(await page.locator(".calculator-sums").innerText(), /750 GBP/);
  assert.match(await page.locator(".calculator-sums").innerText(), /960 GBP/);
});

test("results can be copied, and a business-case outline is made in the browser", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(TEA));
  await openCalculator(page);
  await page.evaluate(() => {
    const kept = {};
    window.kept = kept;
    Object.defineProperty(navigator, "clipboard", { value: {
      writeText: async (text) => { kept.text = text; },
      write: async ([item]) => { for (const kind of item.types) kept[kind] = await (await item.getType(kind)).text(); },
    } });
  });
  await page.getByRole("button", { name: "Copy as text" }).click();
  await page.getByText("The text was copied.").waitFor();
  await page.getByRole("button", { name: "Copy as table" }).click();
  await page.getByText("The tables were copied.").waitFor();
  const kept = await page.evaluate(() => window.kept);
  assert.match(kept.text, /if only cash counts: 37\.5 hours a year\./);
  assert.match(kept["text/plain"], /Hours of absence saved\thours a year\t20\t0\t40\t/);
  assert.match(kept["text/html"], /<td>All benefits less costs<\/td><td>340 GBP<\/td>/);
  for (const [kind, pattern] of [["HTML", /<h2>4\. Financial case/], ["text", /4\. Financial case/]]) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: `outline (${kind})` }).click()]);
    const text = readFileSync(await download.path(), "utf8");
    assert.match(text, pattern);
    assert.match(text, /\[to complete locally: /);
    assert.match(text, /#values&/);
  }
  assert.deepEqual(page.problems, []);
});

test("the calculator works with a keyboard alone", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(TEA));
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
  for (let stop = 0; stop < 120 && (await focused()) !== "Open the calculator"; stop += 1) await page.keyboard.press("Tab");
  assert.equal(await focused(), "Open the calculator");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.match(await focused(), /^Tea breaks: central value, breaks a year$/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("400");
  assert.match(await page.locator(".calculator-sums tr").nth(1).innerText(), /600 GBP/);
  for (let stop = 0; stop < 60 && !/^Clear all values/.test(await focused()); stop += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".calculator-first").innerText(), /6 values are missing/);
});

const CHECKLIST = "checklist/index.html";
const openRecord = (page) => page.getByRole("button", { name: "Fill in your own record" }).click();
const keptKeys = (page) => page.evaluate(() => Object.keys(localStorage));
const acceptDialogs = (page) => page.on("dialog", (dialog) => dialog.accept());

test("without scripts a register is as it was, with empty boxes on paper", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(CHECKLIST), { javaScriptEnabled: false });
  assert.equal(await page.locator(".record-row").first().isVisible(), false);
  assert.equal(await page.locator("button, input, select").count(), 0);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".record-row").first().isVisible(), true);
  assert.match(await page.locator(".record-row").first().innerText(), /Done\s+In progress\s+Not yet[\s\S]*Owner:[\s\S]*Date:/);
});

test("a checklist survives a reload only after consent, and goes when consent is taken back", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(CHECKLIST));
  acceptDialogs(page);
  await openRecord(page);
  const state = page.locator("select").first();
  await state.selectOption({ label: "In progress" });
  await page.locator(".record input[type=text]").first().fill("Desk manager");
  assert.deepEqual(await keptKeys(page), [], "nothing is kept before consent");
  await page.reload();
  assert.equal(await page.locator(".record select").count(), 0, "and nothing comes back");

  await openRecord(page);
  await state.selectOption({ label: "Done" });
  await page.locator(".record input[type=date]").first().fill("2027-01-31");
  await page.getByLabel("Keep on this device").check();
  await page.locator(".record textarea").first().fill("Agreed <b>locally</b>.");
  await page.reload();
  assert.equal(await state.inputValue(), "done");
  assert.equal(await page.locator(".record input[type=date]").first().inputValue(), "2027-01-31");
  assert.equal(await page.locator(".record textarea").first().inputValue(), "Agreed <b>locally</b>.");
  assert.match(await page.locator(".register-count").innerText(), /^1 of \d+ done, 0 in hand/);

  await page.getByLabel("Keep on this device").uncheck();
  assert.deepEqual(await keptKeys(page), []);
  await page.reload();
  assert.equal(await page.locator(".record select").count(), 0);
  assert.deepEqual(page.problems, []);
});

for (const [name, address] of [["the checklist", CHECKLIST], ["the risk register", "risks/index.html"], ["the questions to decide locally", "open-issues/index.html"]]) {
  test(`${name} goes out to a file and comes back`, { timeout: 60_000 }, async (t) => {
    const page = await visit(t, at(address));
    acceptDialogs(page);
    await openRecord(page);
    await page.locator(".record select").nth(1).selectOption({ label: "Not yet" });
    await page.locator(".record textarea").nth(1).fill("For the board in May");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
    const file = join(folder, `${name.replaceAll(" ", "-")}.json`);
    await download.saveAs(file);
    const saved = JSON.parse(readFileSync(file, "utf8"));
    assert.equal(saved.format, "distil-register");
    const [entry] = Object.values(saved.items);
    assert.ok(entry.title.length > 5, "an item is named in the file");
    await page.getByRole("button", { name: "Clear" }).click();
    assert.equal(await page.locator(".record textarea").nth(1).inputValue(), "");
    saved.items.unknown = { title: "An item of another year", state: "done" };
    writeFileSync(file, JSON.stringify(saved));
    await page.getByLabel("File to load").setInputFiles(file);
    await page.getByText(/was loaded.*Left out.*An item of another year/).waitFor();
    assert.equal(await page.locator(".record select").nth(1).inputValue(), "not-yet");
    assert.equal(await page.locator(".record textarea").nth(1).inputValue(), "For the board in May");
    writeFileSync(file, JSON.stringify({ ...saved, register: "something-else" }));
    await page.getByLabel("File to load").setInputFiles(file);
    await page.getByText("This file belongs to another register").waitFor();
    writeFileSync(file, "not JSON");
    await page.getByLabel("File to load").setInputFiles(file);
    await page.getByText("it is not JSON").waitFor();
    assert.deepEqual(await keptKeys(page), [], "no step of it keeps anything on the device");
    assert.deepEqual(page.problems, []);
  });
}

test("the assurance sheet has a line for each item, with owner and date, and only on paper", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(CHECKLIST));
  acceptDialogs(page);
  await openRecord(page);
  await page.locator(".record input[type=text]").first().fill("Desk manager");
  await page.locator(".record input[type=date]").first().fill("2027-01-31");
  await page.evaluate(() => { window.print = () => {}; });
  await page.getByRole("button", { name: "Print as an assurance sheet" }).click();
  assert.equal(await page.locator(".assurance").isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("[data-register]").isVisible(), false);
  assert.deepEqual(await page.locator(".assurance thead th").allTextContents(), ["Item", "Priority", "State", "Owner", "Date", "Local decision or note"]);
  assert.equal(await page.locator(".assurance tbody tr").count(), await page.locator(".record").count());
  assert.match(await page.locator(".assurance tbody tr").first().innerText(), /^A02 .*Must\s+Desk manager\s+2027-01-31/s);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("[data-register]").isVisible(), true);
});

test("a checklist can be filled in with a keyboard alone", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(CHECKLIST));
  acceptDialogs(page);
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? (document.activeElement.labels?.[0] ?? document.activeElement).textContent);
  const tabTo = async (pattern) => {
    for (let stop = 0; stop < 80 && !pattern.test(await focused()); stop += 1) await page.keyboard.press("Tab");
    assert.match(await focused(), pattern);
  };
  await tabTo(/^Fill in your own record$/);
  await page.keyboard.press("Enter");
  assert.match(await focused(), /^Keep on this device$/);
  await page.keyboard.press("Space");
  await tabTo(/^State: A\d+/);
  await page.keyboard.type("Done");
  await tabTo(/^Owner: A\d+/);
  await page.keyboard.type("Head of tea");
  await page.reload();
  assert.equal(await page.locator(".record select").first().inputValue(), "done");
  assert.equal(await page.locator(".record input[type=text]").first().inputValue(), "Head of tea");
});
