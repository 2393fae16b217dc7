// Nothing moves under a reader's eyes: on every kind of page, with a full briefing, what scripts bring has
// its room before it comes.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { launch, serve, site } from "./lib/reader.mjs";

const MOST = 0.02;
let browser;
let host;
before(async () => {
  host = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  host?.close();
});

/** The largest page of each kind. */
const kinds = () => {
  const largest = new Map();
  for (const name of readdirSync(site, { recursive: true }).filter((file) => file.endsWith(".html"))) {
    const html = readFileSync(join(site, name), "utf8");
    const kind = html.match(/data-page-type="([^"]+)"/)?.[1];
    if (kind && html.length > (largest.get(kind)?.size ?? 0)) largest.set(kind, { name, size: html.length });
  }
  return new Map([...largest].map(([kind, { name }]) => [kind, name.replaceAll("\\", "/")]));
};
/** Keeps what the browser says has moved without a reader's doing. */
const watch = () => {
  globalThis.moved = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      const named = entry.sources.map(({ node }) => (node?.nodeType === 1 ? node : node?.parentElement)).map((element) => `${element?.localName}.${element?.className}`);
      globalThis.moved.push({ by: entry.value, what: named.slice(0, 3).join(", ") });
    }
  }).observe({ type: "layout-shift", buffered: true });
};
/** Picks all parts of an edition and of an evidence page. */
const fill = async (page, pages) => {
  for (const name of [pages.get("edition"), pages.get("evidence")].filter(Boolean)) {
    await page.goto(host.origin + name);
    for (const one of await page.locator("button.pick").all()) if (await one.isVisible()) await one.click();
  }
};

test("no kind of page moves by itself, with a full briefing", { timeout: 300_000 }, async () => {
  const pages = kinds();
  const asked = [...pages, ["search results", "search.html?q=a"]];
  const faults = [];
  for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 800 }]) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await fill(page, pages);
    await page.addInitScript(watch);
    for (const [kind, name] of asked) {
      await page.goto(host.origin + name, { waitUntil: "load" });
      await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      const moved = await page.evaluate(() => globalThis.moved);
      const sum = moved.reduce((all, { by }) => all + by, 0);
      if (sum >= MOST) faults.push(`${kind} (${name}) at ${viewport.width}: ${sum.toFixed(3)}: ${moved.map(({ what }) => what).join("; ")}`);
    }
    await context.close();
  }
  assert.deepEqual(faults, []);
});
