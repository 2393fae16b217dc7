// The editor of records in a browser, on files of this machine: what is changed in a form is changed in the
// file and nothing else is; what `check` finds stands beside the field; no change of somebody else is lost.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { control, desk, save, unfold } from "./lib/editor.mjs";
import { launch } from "./lib/reader.mjs";

const long = { timeout: 180_000 };
let at;
let browser;
before(async () => {
  at = await desk();
  browser = await launch();
}, long);
after(async () => {
  await browser?.close();
  at?.close();
});

/** A page of the editor; what it loads from elsewhere, and what the browser tells, fails the test. Of a form that
    is refused, the editor throws an object. */
const edit = async (address, work, isRefused = false) => {
  const context = await browser.newContext({ viewport: { width: 1200, height: 1200 } });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => (isRefused && String(error) === "Object") || faults.push(String(error)));
  page.on("request", (request) => request.url().startsWith("http") && !request.url().startsWith(at.origin) && faults.push(request.url()));
  await page.goto(`${at.origin}edit/#/collections/${address}`);
  await work(page);
  await context.close();
  assert.deepEqual(faults, [], "faults in the browser");
};
/** The lines of a text that another has not. */
const otherLines = (before, now) => {
  const [one, two] = [before.split("\n"), now.split("\n")];
  return two.filter((line) => !one.includes(line));
};

test("a value of a study is changed, and only its line in the file", long, async () => {
  const before = at.file("studies/finch-2021.yaml");
  await edit("studies/entries/finch-2021", async (page) => {
    await (await control(page, "results", "measured")).waitFor({ state: "attached" });
    await unfold(page, "results");
    await (await control(page, "results", "measured")).fill("calm in the evening");
    assert.match(await save(page), /^.*Saved\./s);
    const once = at.file("studies/finch-2021.yaml");
    assert.deepEqual(otherLines(before, once), ["    measured: calm in the evening"]);
    assert.equal(once, before.replace("calm at the end of the day", "calm in the evening"));
    // The form goes on from what it saved.
    await (await control(page, "setting")).fill("Five invented libraries");
    await save(page);
    assert.equal(at.file("studies/finch-2021.yaml"), once.replace("Four invented libraries", "Five invented libraries"));
  });
});

test("an update is drafted, reviewed and published", long, async () => {
  await edit("updates/new", async (page) => {
    await (await control(page, "title")).fill("A second round of tea");
    await (await control(page, "date")).fill("2024-05-02");
    await choose(page, "kind", "update");
    await (await control(page, "summary")).fill("Nothing changed: we looked again.");
    await choose(page, "status", "draft");
    await (await control(page, "body")).fill("We looked again at [the trials](synthesis:tea-break-trials).\n\nNothing changed.");
    await save(page);
  });
  const drafted = at.file("updates/a-second-round-of-tea.md");
  assert.match(drafted, /^---\ntitle: A second round of tea\ndate: 2024-05-02\nkind: update\n/);
  assert.match(drafted, /\nstatus: draft\n---\n\nWe looked again at \[the trials\]\(synthesis:tea-break-trials\)\.\n\nNothing changed\.\n$/);
  const address = `${at.origin}updates/a-second-round-of-tea.html`;
  assert.equal((await fetch(address)).status, 404);
  await edit("updates/entries/a-second-round-of-tea", async (page) => {
    await (await control(page, "reviewed")).fill("2024-05-03");
    await choose(page, "status", "published");
    assert.match(await save(page), /Nothing is wrong with this record/);
  });
  assert.equal(at.file("updates/a-second-round-of-tea.md"), drafted.replace("status: draft\n", "status: published\nreviewed: 2024-05-03\n"));
  assert.equal((await fetch(address)).status, 200);
});

test("what check finds stands beside the field, in its words", long, async () => {
  const name = "outcomes/calm.yaml";
  const before = at.file(name);
  await edit("outcomes/entries/calm", async (page) => {
    await (await control(page, "definition")).fill("How calm people are, as in [a study](study:nobody-1999).");
    const told = await save(page);
    assert.match(told, /nobody-1999/);
    const beside = page.locator(".distil-beside");
    await beside.first().waitFor();
    const label = await beside.first().evaluate((one) => one.previousElementSibling.getAttribute("for"));
    assert.match(label, /^definition-field-/);
    assert.match(await beside.first().innerText(), /nobody-1999/);
    await (await control(page, "definition")).fill("How calm people are.");
    assert.match(await save(page), /Nothing is wrong/);
    assert.equal(await beside.count(), 0);
  });
  assert.notEqual(at.file(name), before);
});

test("an answer that comes late takes nothing away of what was said since", long, async () => {
  await edit("studies/entries/heron-2022", async (page) => {
    let held;
    const holds = new Promise((done) => { held = done; });
    await page.route("**/edit/api", async (route) => {
      const { action, params } = route.request().postDataJSON();
      if (action !== "problems" || params.after !== undefined) return route.continue();
      held(route);
    });
    await page.reload();
    await (await control(page, "setting")).fill("Six invented libraries");
    const late = await holds;
    assert.match(await save(page), /Saved/);
    const answered = page.waitForResponse((answer) => answer.request() === late.request());
    await late.continue();
    await (await answered).finished();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    assert.match(await page.locator(".distil-desk").innerText(), /Saved/);
  });
});

test("what is said of a record that was left stays away from the next", long, async () => {
  await edit("studies/entries/heron-2022", async (page) => {
    let held;
    const holds = new Promise((done) => { held = done; });
    await page.route("**/edit/api", async (route) => {
      if (route.request().postDataJSON().action !== "persistEntry") return route.continue();
      held(route);
    });
    await (await control(page, "setting")).fill("Seven invented libraries");
    page.on("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByText("Publish now", { exact: true }).click();
    const late = await holds;
    const answered = page.waitForResponse((answer) => answer.request() === late.request());
    await page.evaluate(() => { location.hash = "#/collections/outcomes/entries/calm"; });
    await late.continue();
    await (await answered).finished();
    await page.waitForTimeout(1500);
    assert.equal(await page.locator(".distil-desk").filter({ hasText: "Saved" }).count(), 0);
  });
});

test("a file that somebody else changed meanwhile is not overwritten", long, async () => {
  const name = "studies/heron-2022.yaml";
  await edit("studies/entries/heron-2022", async (page) => {
    await (await control(page, "setting")).waitFor();
    const changed = `# A remark of a colleague.\n${at.file(name)}`;
    writeFileSync(at.path(name), changed);
    await (await control(page, "setting")).fill("Somewhere else");
    assert.match(await save(page), /was changed since you opened it, and nothing was overwritten/);
    assert.equal(readFileSync(at.path(name), "utf8"), changed);
  }, true);
});

/** Chooses a value of a list. */
const choose = async (page, key, value) => {
  await (await control(page, key)).fill(value);
  await page.getByRole("option", { name: value, exact: true }).click();
};
