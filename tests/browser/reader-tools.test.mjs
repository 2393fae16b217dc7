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
const value = (page, name) => page.getByLabel(name);
const HOST = "economics/host-cost-model.html";
/** The lines of the answers, question by question, without what the record puts beside them. */
const answers = (page, place) =>
  page.locator(`${place} [data-answer]:not([data-answer=swap])`).evaluateAll((rows) => rows.map((row) => [row.dataset.answer, ...[...row.querySelectorAll("dd > p")].map((line) => line.textContent.trim())]));
const openMore = (page) => page.locator(".calculator-more > summary").click();

test("the calculator stands first and gives what the build gives, to the last digit", { timeout: 60_000 }, async (t) => {
  const plain = await visit(t, at(TEA), { javaScriptEnabled: false });
  const sums = await rows(plain, "#answers #table-model");
  assert.ok(sums.length >= 10, "the build has a table without scripts");
  const swings = await rows(plain, "#answers #table-swings");
  const built = await answers(plain, "#answers");
  assert.deepEqual(built.map(([key]) => key), ["pay", "frees", "even", "estimate", "changes"]);
  const words = await plain.locator("#answers").textContent();
  assert.equal(await plain.locator("#calculator").isVisible(), false, "nothing of the calculator without scripts");

  const page = await visit(t, at(TEA));
  const first = await page.locator("main section").first().getAttribute("id");
  assert.equal(first, "calculator");
  assert.deepEqual(await answers(page, "#calculator"), built);
  assert.deepEqual(await rows(page, ".calculator-sums"), sums);
  assert.deepEqual(await rows(page, ".calculator-swings"), swings);
  const simulation = await page.locator(".calculator-simulation").textContent();
  assert.match(simulation, /10,000 draws/);
  assert.ok(words.includes(simulation), simulation);
  assert.equal(await page.locator("#calculator .paper").textContent(), await plain.locator("#answers .paper").textContent());
  assert.match(await page.locator("#calculator [data-answer=frees]").innerText(), /pay no bill/, "what belongs beside a saving");
  assert.deepEqual(page.problems, []);
});

test("another value gives another result, in the address as well, and the address restores it", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(TEA));
  await value(page, /^Hours of absence saved: central/).fill("30");
  await value(page, /^Hours of absence saved: low/).fill("-5.5");
  await page.waitForURL(/#values&.*hours-saved=30,-5\.5,40/);
  await page.locator("#calculator details:has(.calculator-sums) > summary").click();
  const net = page.locator(".calculator-sums tr.total", { hasText: "All benefits less costs" }).first();
  assert.match(await net.innerText(), /£660/);
  assert.match(await page.locator("#calculator [role=status].vh").textContent(), /37\.5 hours/, "spoken as well");
  const other = await visit(t, page.url());
  assert.equal(await value(other, /^Hours of absence saved: low/).inputValue(), "\u22125.5");
  assert.deepEqual(await rows(other, ".calculator-sums"), await rows(page, ".calculator-sums"));
  assert.equal(await other.locator(".calculator-simulation").textContent(), await page.locator(".calculator-simulation").textContent());
  assert.equal(await other.evaluate(() => localStorage.length), 0, "nothing is stored");
});

test("what has no source is asked for in one list, and the assumptions of the example are marked where they are taken", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(HOST));
  const box = page.locator(".calculator-first");
  assert.match(await box.innerText(), /2 values have no source here/);
  assert.match(await box.locator("[data-answer=pay]").innerText(), /Not known yet: Pay of hosts/, "what can be told is told");
  assert.match(await box.locator("[data-answer=frees]").innerText(), /Known so far: £0 a year for Urns sold/);
  await page.locator("#answers").getByRole("link", { name: "Hours freed", exact: true }).click();
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Hours freed: central/);
  assert.equal(await page.locator("#value-urn-price").isVisible(), false, "what does not matter is not asked for");
  await page.locator(".calculator-first").getByRole("link", { name: "Hours of a host", exact: true }).click();
  assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /^Hours of a host: central/);
  await page.keyboard.type("60");
  // 60 hours at 12.50 are 750, and an hour is worth 32: 23.4 hours. The costs are all known now, and said.
  assert.match(await box.locator("[data-answer=pay]").innerText(), /Known so far: £750 a year/);
  assert.match(await box.innerText(), /as well: 23\.4 hours a year\./);
  assert.match(await box.innerText(), /1 value has no source here/);
  await page.getByRole("button", { name: "Fill the gaps" }).click();
  assert.match(await box.innerText(), /1 value is assumed and has no source/);
  assert.match(await page.locator("#value-hours-freed .field-origin").innerText(), /^Assumed/);
  assert.match(await page.locator(".calculator .paper").innerText(), /some values are assumed/);
  assert.match(await box.innerText(), /lies within that range/);
  await openMore(page);
  await value(page, /^Urns sold to pay for it: central/).fill("2");
  assert.equal(await page.locator("#value-urn-price").isVisible(), true, "and is asked for when it matters");
  assert.match(await box.innerText(), /1 value has no source here/);
  await value(page, /^Price of an urn: central/).fill("90");
  assert.match(await box.innerText(), /Cash: £180/);
  await page.getByLabel("Pay of a host: values from the records").selectOption({ index: 1 });
  assert.equal(await value(page, /^Pay of a host: central/).inputValue(), "15");
  assert.match(await page.locator("#value-host-pay .field-origin").innerText(), /^Derived/);
  assert.deepEqual(page.problems, []);
});

test("a value that is not clear is refused or asked about beside its field, and no result is shown", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(TEA));
  const box = page.locator(".calculator-first");
  const breaks = value(page, /^Tea breaks: central/);
  const fault = page.locator("#value-breaks .field-fault");
  for (const [typed, said] of [["many", /“many” is not a number/], ["-5", /outside what is allowed here: from 0 to 10,000,000/], ["1e9", /is not a number/], ["20%", /percentage does not fit/], ["99999999999", /outside/]]) {
    await breaks.fill(typed);
    assert.match(await fault.innerText(), said);
    assert.equal(await breaks.getAttribute("aria-invalid"), "true");
    assert.match(await box.innerText(), /no result while this value is not clear/);
    assert.equal(await page.locator(".calculator .paper").isVisible(), false);
  }
  await breaks.fill("2,850");
  await fault.getByRole("button", { name: "2,850" }).click();
  assert.equal(await breaks.inputValue(), "2850");
  assert.match(await box.innerText(), /£4,275 a year/);
  await value(page, /^Saved hours that release cash: central/).fill("0.2");
  assert.match(await page.locator("#value-cash-share .field-read").innerText(), /Read as 20%/);
  await value(page, /^Saved hours that release cash: central/).fill("120%");
  assert.match(await page.locator("#value-cash-share .field-fault").innerText(), /from 0% to 100%/);
  await value(page, /^Saved hours that release cash: central/).fill("30");
  assert.match(await page.locator("#value-capacity-share").innerText(), /70%/, "the rest is worked out");
  await value(page, /^Cost of an hour: low/).fill("34");
  await value(page, /^Cost of an hour: central/).fill("33");
  assert.match(await page.locator("#value-hour-cost .field-fault").innerText(), /in this order/);
  await value(page, /^Cost of an hour: central/).fill("35");
  const years = page.locator("#value-years input").first();
  if (!(await years.isVisible())) await openMore(page);
  for (const typed of ["0", "31", "2.5"]) {
    await years.fill(typed);
    assert.match(await page.locator("#value-years .field-fault").innerText(), /from 1 to 30/);
  }
  await years.fill("1");
  assert.doesNotMatch(await page.locator("#calculator").innerText(), /Infinity|NaN|undefined|null/);
  const strange = await visit(t, at(TEA, "#values&breaks=1e999&tea-cost=-4,x&hours-saved=5&_years=99&unheard=1"));
  assert.match(await strange.locator(".calculator-first").innerText(), /these 3 values are not clear/);
  assert.match(await strange.locator(".calculator-results").innerText(), /“unheard”/);
  assert.deepEqual([...page.problems, ...strange.problems], []);
});

test("a number that can be read in two ways is asked about on the page, whatever the field allows", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(TEA));
  const few = value(page, /^Hours of absence saved: central/);
  const fault = page.locator("#value-hours-saved .field-fault");
  for (const [typed, offered] of [["1,23", ["1.23"]], ["12,5", ["12.5"]]]) {
    await few.fill(typed);
    assert.match(await fault.innerText(), /can be read in two ways/);
    assert.deepEqual(await fault.getByRole("button").allInnerTexts(), offered, typed);
    assert.equal(await few.getAttribute("aria-invalid"), "true");
    assert.match(await page.locator(".calculator-first").innerText(), /no result while this value is not clear/);
  }
  await fault.getByRole("button").click();
  assert.equal(await few.inputValue(), "12.5");
  // Two hundred strings in each field: what the model takes is what stands there, or nothing.
  const wrong = await page.evaluate(() => {
    const { parameters } = JSON.parse(document.getElementById("calculator").dataset.model);
    let state = 7;
    const next = (below) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1;
      return state % below;
    };
    const pieces = ["0", "1", "2", "850", "23", ".", ",", "%", "-", " ", "x", "e5", "£", "\u0663"];
    const found = [];
    for (const row of parameters) {
      for (let count = 0; count < 200; count += 1) {
        const typed = Array.from({ length: 1 + next(5) }, () => pieces[next(pieces.length)]).join("");
        const read = numberReading.read(typed, row);
        if (read.value === undefined || read.value === null) continue;
        const digits = typed.replace(/[\s£%,+]/gu, "");
        const meant = Number(digits);
        const fits = row.takes === "share" ? [meant, meant / 100] : [meant];
        if (!fits.some((one) => Math.abs(one - read.value) < 1e-9) || read.value < row.least || read.value > row.most) found.push([row.id, typed, read.value]);
        if (/^\D*\d+,\d*\D*$/.test(typed) || /^\D*[1-9]\d{0,2}\.\d{3}\D*$/.test(typed)) found.push([row.id, typed, "guessed"]);
      }
    }
    return found;
  });
  assert.deepEqual(wrong, []);
  assert.deepEqual(page.problems, []);
});

test("results can be copied, and a business-case outline is made in the browser", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(TEA));
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
  assert.match(kept["text/html"], /<td>All benefits less costs<\/td><td>£340<\/td>/);
  await page.getByRole("button", { name: "Copy these sentences" }).click();
  await page.waitForFunction(() => /^It would cost £300 a year\./.test(window.kept.text));
  const get = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    return readFileSync(await download.path(), "utf8");
  };
  const csv = await get("Download the tables (CSV)");
  assert.match(csv, /Hours of absence saved,hours a year,20,0,40,/);
  assert.match(csv, /All benefits less costs,£340/);
  for (const [kind, pattern] of [["HTML", /<h2>4\. Financial case/], ["text", /4\. Financial case/]]) {
    const text = await get(`outline (${kind})`);
    assert.match(text, pattern);
    assert.match(text, /\[to complete locally: /);
    assert.match(text, /#values&/);
  }
  assert.deepEqual(page.problems, []);
});

test("the calculator works with a keyboard alone", { timeout: 60_000 }, async (t) => {
  const page = await visit(t, at(TEA));
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
  for (let stop = 0; stop < 120 && !/^Tea breaks: central value, breaks a year$/.test(await focused()); stop += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.type("400");
  assert.match(await page.locator("#calculator [data-answer=pay]").innerText(), /£600/);
  for (let stop = 0; stop < 60 && !/^Clear all values/.test(await focused()); stop += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".calculator-first").innerText(), /5 values have no source here/);
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
  assert.match(await page.locator(".register-count").innerText(), /^1 of \d+ done, 0 in progress/);

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
    const asking = page.locator(".register-ask");
    await asking.waitFor();
    assert.match(await asking.innerText(), /Left out.*An item of another year/);
    assert.match(await asking.innerText(), /For the board in May/, "what would change is shown");
    assert.ok((await asking.innerText()).includes(entry.title), "with the whole name of the item");
    assert.equal(await page.locator(".record textarea").nth(1).inputValue(), "", "and nothing is changed before the answer");
    await page.getByRole("button", { name: "Leave everything as it is" }).click();
    assert.equal(await page.locator(".record textarea").nth(1).inputValue(), "");
    await page.getByLabel("File to load").setInputFiles(file);
    await page.getByRole("button", { name: "Load it" }).click();
    await page.getByText(/was loaded/).waitFor();
    assert.equal(await page.locator(".record select").nth(1).inputValue(), "not-yet");
    assert.equal(await page.locator(".record textarea").nth(1).inputValue(), "For the board in May");
    writeFileSync(file, JSON.stringify({ ...saved, register: "something-else" }));
    await page.getByLabel("File to load").setInputFiles(file);
    await page.getByText("This file belongs to another register").waitFor();
    writeFileSync(file, "not JSON");
    await page.getByLabel("File to load").setInputFiles(file);
    await page.getByText("It stops being JSON in line 1, at character 1.").waitFor();
    // A fault in one entry: it is said where, and no other entry is taken.
    const [known] = Object.keys(saved.items);
    const faulty = { ...saved, items: { ...saved.items, [known]: { ...entry, note: "Another note", date: "31/01/2027", state: "perhaps" } } };
    writeFileSync(file, JSON.stringify(faulty));
    await page.getByLabel("File to load").setInputFiles(file);
    const said = page.locator(".register-tools [role=status]");
    await said.getByText("“31/01/2027” is no date").waitFor();
    assert.ok((await said.innerText()).includes(entry.title), "the fault names the entry");
    assert.match(await said.innerText(), /“perhaps” is no state/);
    assert.equal(await page.locator(".record textarea").nth(1).inputValue(), "For the board in May");
    writeFileSync(file, " ".repeat(2_000_001));
    await page.getByLabel("File to load").setInputFiles(file);
    await page.getByText("larger than 2 megabytes").waitFor();
    // What was loaded and what was cleared can be taken back.
    await page.getByRole("button", { name: "Clear" }).click();
    assert.equal(await page.locator(".record textarea").nth(1).inputValue(), "");
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal(await page.locator(".record textarea").nth(1).inputValue(), "For the board in May");
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
