// What the check of pages at rest cannot see: large text, zoom, tools in use, a sub-path, a folder.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, open, serve, site } from "./lib/reader.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const timeout = 240_000;
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

/** The largest page of each kind, because what breaks a layout is much content. */
const kinds = () => {
  const largest = new Map();
  for (const name of readdirSync(site, { recursive: true }).filter((file) => file.endsWith(".html"))) {
    const html = readFileSync(join(site, name), "utf8");
    const kind = html.match(/data-page-type="([^"]+)"/)?.[1];
    if (kind && html.length > (largest.get(kind)?.size ?? 0)) largest.set(kind, { name, size: html.length });
  }
  return [...largest].map(([kind, { name }]) => [kind, name.replaceAll("\\", "/")]);
};

/** By how much a page is wider than the window, and what makes it so. */
const tooWide = () => {
  const width = document.documentElement.clientWidth;
  const over = document.documentElement.scrollWidth - width;
  const wide = [...document.querySelectorAll("main *")].filter((part) => part.getBoundingClientRect().right > width + 1 && !part.closest(".scroll"));
  return over > 1 ? `${over}px: ${wide.slice(0, 3).map((part) => `${part.tagName}.${part.className}`).join(", ")}` : "";
};

/** The kinds of pages that scroll sideways in a window of one of these sizes. */
const sideways = async (from, sizes) => {
  const faults = [];
  const page = await from.newPage();
  for (const [kind, name] of kinds()) {
    await page.goto(host.origin + name);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      const wide = await page.evaluate(tooWide);
      if (wide) faults.push(`${kind} (${name}) at ${width}: ${wide}`);
    }
  }
  await page.close();
  return faults;
};

test("no page of any kind scrolls sideways at 200% and 400% zoom", { timeout }, async () => {
  assert.deepEqual(await sideways(browser, [[640, 450], [320, 225]]), []);
});

test("no page of any kind scrolls sideways with text at 200%", { timeout }, async () => {
  const large = await launch(32);
  try {
    const page = await large.newPage();
    await page.goto(`${host.origin}index.html`);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px", "the reader's setting counts");
    assert.deepEqual(await sideways(large, [[1280, 900], [360, 800]]), []);
  } finally {
    await large.close();
  }
});

/** Tools as a reader leaves them in the middle of their work. */
const inUse = [
  ["search results with a facet open", "search.html?q=tea&kind=study-or-other-source", (page) => page.locator("#search-results a").first().waitFor()],
  ["the map, narrowed, with a list", "map/index.html?country=nowhere&cell=shared-tea-break%2Fcalm", (page) => page.locator("#map-found li").first().waitFor()],
  ["the calculator", "economics/host-cost-model.html", (page) => page.locator(".calculator-more > summary").click()],
  ["the checklist, being filled in", "checklist/index.html", async (page) => {
    await page.getByRole("button", { name: "Fill in your own record" }).click();
    await page.locator(".record select").first().waitFor();
  }],
];
for (const [what, address, use] of inUse) {
  test(`axe finds no fault in ${what}`, { timeout }, async () => {
    for (const colorScheme of ["light", "dark"]) {
      for (const viewport of [{ width: 360, height: 800 }, { width: 1280, height: 900 }]) {
        const { page, done } = await open(browser, host.origin + address, { colorScheme, viewport });
        await use(page);
        await page.evaluate(axe);
        const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }), tags);
        const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
        assert.deepEqual(told, [], `${colorScheme}, ${viewport.width} pixels`);
        assert.equal(await page.evaluate(tooWide), "");
        await done();
      }
    }
  });
}

test("every kind of page works below a path of any host", { timeout }, async () => {
  const below = await serve(site, "/boards/evidence/");
  try {
    // A page that stands in for any address can only name its parts from the root of its host.
    for (const [kind, name] of kinds().filter(([kind]) => kind !== "not-found")) {
      const { page, done } = await open(browser, below.origin + name);
      const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => new URL(entry.name).pathname));
      assert.ok(asked.length > 0 && asked.every((path) => path.startsWith("/boards/evidence/")), `${kind}: ${asked}`);
      const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href).filter((href) => href.startsWith(location.origin)));
      const outside = links.filter((href) => !new URL(href).pathname.startsWith("/boards/evidence/"));
      assert.deepEqual(outside, [], `${kind}: links that leave the site`);
      await done();
    }
  } finally {
    below.close();
  }
});

test("every kind of page reads from a folder as it does from a host", { timeout }, async () => {
  for (const [kind, name] of kinds()) {
    if (kind === "not-found") continue;
    const { page, done } = await open(browser, pathToFileURL(join(site, name)).href);
    const styled = await page.evaluate(() => getComputedStyle(document.querySelector(".site-header")).backgroundColor);
    assert.notEqual(styled, "rgba(0, 0, 0, 0)", kind);
    assert.ok((await page.locator("main").innerText()).length > 100, kind);
    await done();
  }
});

test("nothing moves when the reader asks for stillness", { timeout }, async () => {
  const { page, done } = await open(browser, `${host.origin}index.html`, { reducedMotion: "reduce" });
  for (const [kind, name] of kinds()) {
    await page.goto(host.origin + name);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0, kind);
  }
  await done();
});
