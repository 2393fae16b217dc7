// No page is too long or too heavy. Sites are built here, every page of each is opened at 1280 pixels,
// and what is longer stands below by name, with a bar of its own and the reason.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { distil, launch, project, serve } from "./lib/reader.mjs";

/** Folders of records, from the project. */
const EXAMPLES = readdirSync(join(project, "examples")).map((name) => `examples/${name}/content`).filter((content) => existsSync(join(project, content)));
const SITES = process.env.SIZED_SITES?.split(",") ?? EXAMPLES;

const BAR = { height: 12_000, nodes: 3_000 };
/** Documents to take away: each is read from top to bottom, on paper or in its Word file, and so is one page. */
const DOCUMENTS = {
  "resources/business-case-outline.html": { height: 17_000, nodes: 3_000 },
  "resources/job-description.html": { height: 15_500, nodes: 3_000 },
  "resources/readiness-checklist.html": { height: 14_500, nodes: 3_000 },
  "resources/information-sharing-procedure.html": { height: 14_000, nodes: 3_000 },
  "resources/induction-and-team-preparation.html": { height: 13_000, nodes: 3_000 },
};
/** A body of evidence opens with a summary: its parts have pages of their own. */
const SUMMARY = { height: 4_000, nodes: 3_000, stops: 120 };
/** All parts of a body of evidence in one document, for paper alone: search engines leave it out, and a menu leads to its parts. */
const FOR_PAPER = { height: 80_000, nodes: 11_000 };

let browser;
let folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "distil-sized-"));
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const OF_KIND = { evidence: SUMMARY, "evidence-whole": FOR_PAPER };
const barOf = (name, kind) => DOCUMENTS[name] ?? OF_KIND[kind] ?? BAR;
const pagesOf = (site) => readdirSync(site, { recursive: true })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".html") && !readFileSync(join(site, name), "utf8").includes('http-equiv="refresh"'));

for (const [at, content] of SITES.entries()) {
  test(`no page of ${content} is longer than 12,000 pixels or has more than 3,000 nodes, but for those named`, { timeout: 900_000 }, async () => {
    const site = join(folder, String(at));
    const built = spawnSync(distil, ["build", "--content", join(project, content), "--output", site, "--no-cache"], { encoding: "utf8" });
    assert.equal(built.status, 0, built.stdout + built.stderr);
    const host = await serve(site);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const faults = [];
    for (const name of pagesOf(site)) {
      await page.goto(host.origin + name, { waitUntil: "load" });
      const { height, nodes, stops, kind } = await page.evaluate(() => ({
        height: document.documentElement.scrollHeight,
        nodes: document.querySelectorAll("*").length,
        stops: [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
          .filter((part) => part.checkVisibility({ visibilityProperty: true })).length,
        kind: document.documentElement.dataset.pageType,
      }));
      const most = barOf(name, kind);
      const passes = height > most.height || nodes > most.nodes || stops > (most.stops ?? Infinity);
      if (passes) faults.push(`${name}: ${height} pixels, ${nodes} nodes, ${stops} stops of the Tab key`);
    }
    await context.close();
    host.close();
    assert.deepEqual(faults, []);
  });
}
