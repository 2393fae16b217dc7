// The preview in a browser: many tabs at once, one connection for all of them, a reload after a change.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { distil, launch, project } from "./lib/reader.mjs";

const TABS = 50;
const folder = mkdtempSync(join(tmpdir(), "preview-"));
let preview;
let origin;
let browser;

before(async () => {
  cpSync(join(project, "examples/starter/content"), join(folder, "content"), { recursive: true });
  preview = spawn(distil, ["serve", "--port", "0"], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
  origin = await new Promise((done) => preview.stdout.on("data", (told) => { const at = String(told).match(/http:\S+/); if (at) done(at[0]); }));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  preview?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("fifty tabs are open at once, and all are renewed after a change", { timeout: 120_000 }, async () => {
  const context = await browser.newContext();
  const waits = [];
  context.on("request", (request) => request.url().includes("/wait") && waits.push(request.url()));
  const tabs = [];
  for (let count = 0; count < TABS; count += 1) {
    const page = await context.newPage();
    await page.goto(origin, { timeout: 10_000 });
    tabs.push(page);
  }
  // Tabs that waited by themselves would hold the six connections that a browser opens to one server.
  assert.ok(waits.length <= 4, `${waits.length} requests wait`);
  const builds = () => Promise.all(tabs.map((page) => page.evaluate(() => document.querySelector("script[data-build]").dataset.build)));
  assert.deepEqual([...new Set(await builds())], ["1"]);
  const site = join(folder, "content/site.yaml");
  writeFileSync(site, readFileSync(site, "utf8").replace(/^title: .*$/m, "title: Coffee instead"));
  await Promise.all(tabs.map((page) => page.waitForFunction(() => document.title.includes("Coffee instead"), null, { timeout: 60_000 })));
  await context.close();
});
