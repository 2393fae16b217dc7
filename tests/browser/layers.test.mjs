// The shape of pages: evidence in layers, the picture first, rows whole on a phone,
// and nothing that jumps while scripts add their tools.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { launch, open, serve, site } from "./lib/reader.mjs";

const timeout = 300_000;
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 800 };
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

/** Every page with its kind, without stubs at earlier addresses. */
const pages = readdirSync(site, { recursive: true })
  .filter((name) => name.endsWith(".html"))
  .map((name) => [name.replaceAll("\\", "/"), readFileSync(join(site, name), "utf8")])
  .filter(([, html]) => !html.includes('http-equiv="refresh"'))
  .map(([name, html]) => ({ name, html, kind: html.match(/data-page-type="([^"]+)"/)?.[1] }));
const of = (...kinds) => pages.filter(({ kind }) => kinds.includes(kind));

/** What is measured of each page; faults are told together. */
const measured = async (some, viewport, measure, fault) => {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const faults = [];
  for (const { name } of some) {
    await page.goto(host.origin + name, { waitUntil: "load" });
    const told = fault(await page.evaluate(measure));
    if (told) faults.push(`${name}: ${told}`);
  }
  await context.close();
  return faults;
};
const size = () => ({ height: document.documentElement.scrollHeight });

test("a body of evidence opens with a summary of at most 4,000 pixels and 120 stops of the Tab key", { timeout }, async () => {
  const stops = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((part) => part.checkVisibility({ visibilityProperty: true })).length;
  assert.ok(of("evidence").length > 2);
  const tall = await measured(of("evidence"), WIDE, size, ({ height }) => (height > 4_000 ? `${height} pixels` : ""));
  const many = await measured(of("evidence"), WIDE, stops, (count) => (count > 120 ? `${count} stops` : ""));
  assert.deepEqual([...tall, ...many], []);
});

test("the first picture begins on the first screen of questions and of bodies of evidence", { timeout }, async () => {
  const some = of("evidence", "question", "evidence-outcome").filter(({ html }) => /<figure/.test(html));
  assert.ok(some.length > 3);
  const top = () => document.querySelector("main figure").getBoundingClientRect().top;
  for (const viewport of [WIDE, PHONE]) {
    const faults = await measured(some, viewport, top, (from) => (from > viewport.height - 100 ? `${Math.round(from)} of ${viewport.height}` : ""));
    assert.deepEqual(faults, [], `${viewport.width} pixels wide`);
  }
});

test("the sentence that answers a question stands on its first screen, beside the picture or above it", { timeout }, async () => {
  const some = of("question").filter(({ html }) => html.includes("box-answer"));
  assert.ok(some.length > 1);
  const end = () => document.querySelector("main .box-answer").getBoundingClientRect().bottom;
  for (const viewport of [WIDE, PHONE]) {
    const faults = await measured(some, viewport, end, (to) => (to > viewport.height ? `${Math.round(to)} of ${viewport.height}` : ""));
    assert.deepEqual(faults, [], `${viewport.width} pixels wide`);
  }
});

test("a table of two columns is whole on a phone", { timeout }, async () => {
  const some = pages.filter(({ html }) => /class="scroll"/.test(html)).filter(({ kind }) => ["standing", "resource", "edition"].includes(kind));
  const cut = () => [...document.querySelectorAll(".scroll")]
    .filter((box) => box.querySelector("table") && !box.querySelector("tr > :nth-child(3)") && box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
    .map((box) => box.textContent.trim().slice(0, 40));
  assert.ok(some.length > 0);
  assert.deepEqual(await measured(some, PHONE, cut, (tables) => tables.join(" | ")), []);
});

test("on a phone every result keeps its drawing and its figures on the screen", { timeout }, async () => {
  const some = of("evidence-outcome", "evidence").filter(({ html }) => /class="t-(forest|picture)"/.test(html));
  assert.ok(some.length > 2);
  const outside = () => [...document.querySelectorAll("tr:has(> .mark > svg)")].filter((row) => {
    const parts = [row.querySelector(".mark svg"), row.querySelector("td.effect")].filter(Boolean);
    const boxes = parts.map((part) => part.getBoundingClientRect());
    return boxes.some((box) => box.left < 0 || box.right > innerWidth || box.width < 60);
  }).map((row) => row.textContent.trim().slice(0, 60));
  const faults = await measured(some, PHONE, outside, (rows) => (rows.length ? rows.join(" | ") : ""));
  assert.deepEqual(faults, []);
});

test("rows that are drawn on one scale say the same in figures, and what is not known is not drawn", () => {
  for (const { name, html } of of("evidence", "question")) {
    for (const row of html.match(/<tr[^>]* class="sure-[^]*?<\/tr>/g) ?? []) {
      const drawn = row.includes("ch-square");
      const figures = /class="effect">[^<]*\d/.test(row);
      assert.ok(!drawn || figures, `${name}: ${row.slice(0, 200)}`);
    }
  }
});

test("the header of a phone takes at most 90 pixels", { timeout }, async () => {
  const height = () => document.querySelector(".site-header").getBoundingClientRect().height;
  const faults = await measured(pages.slice(0, 3), PHONE, height, (tall) => (tall > 90 ? `${tall} pixels` : ""));
  assert.deepEqual(faults, []);
});

test("contents stand beside the text on a wide screen and stay in view", { timeout }, async () => {
  const { page, done } = await open(browser, host.origin + of("evidence")[0].name, { viewport: WIDE });
  const beside = () => {
    const [toc, first] = [".toc", "main > .first, main > section"].map((one) => document.querySelector(one).getBoundingClientRect());
    return { right: toc.right, left: first.left, top: toc.top };
  };
  const place = await page.evaluate(beside);
  assert.ok(place.right <= place.left, JSON.stringify(place));
  await page.evaluate(() => scrollTo(0, 1200));
  const later = await page.evaluate(beside);
  assert.ok(later.top >= 0 && later.top < 100, JSON.stringify(later));
  await done();
});

/** Pages that scripts build from what a reader has or asks, and lists whose tools come late: what they may jump. */
const JUMPS = { briefing: 0.4, search: 0.1, outcomes: 0.08 };

test("nothing jumps while a page of any kind loads, with a full briefing in the browser", { timeout }, async () => {
  const kinds = new Map();
  for (const page of pages) {
    const largest = kinds.get(page.kind);
    if (!largest || page.html.length > largest.html.length) kinds.set(page.kind, page);
  }
  const context = await browser.newContext({ viewport: PHONE });
  await context.addInitScript(() => {
    const items = Array.from({ length: 30 }, (_, at) => ({ at: `index.html#part-${at}`, title: `Part ${at}`, page: "Home" }));
    try {
      localStorage.setItem("distil briefing of /", JSON.stringify({ format: "distil-briefing", version: 1, items, title: "", reader: "", note: "" }));
    } catch { /* A page without storage has no briefing. */ }
    window.jumped = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.jumped += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const page = await context.newPage();
  const faults = [];
  for (const [kind, { name }] of kinds) {
    await page.goto(host.origin + name, { waitUntil: "networkidle" });
    const jumped = await page.evaluate(() => window.jumped);
    if (jumped >= (JUMPS[kind] ?? 0.02)) faults.push(`${kind} (${name}): ${jumped.toFixed(3)}`);
  }
  await context.close();
  assert.deepEqual(faults, []);
});

test("a picture is offered as a file in both forms, with its data and how to read it", { timeout }, async (t) => {
  const { page, done } = await open(browser, host.origin + of("evidence-outcome").find(({ html }) => html.includes("data-picture")).name, { viewport: WIDE, acceptDownloads: true });
  const caption = page.locator("figure.forest figcaption");
  assert.match(await caption.innerText(), /Source:[^]*Data \(CSV\)[^]*SVG[^]*How to read it:/);
  const svg = await caption.locator("a[data-picture]").evaluate(async (link) => (await fetch(link.href)).text());
  assert.match(svg, /^<svg xmlns/);
  const [download] = await Promise.all([page.waitForEvent("download"), caption.getByRole("button", { name: "PNG" }).click()]);
  const bytes = readFileSync(await download.path());
  assert.equal(bytes.subarray(1, 4).toString("latin1"), "PNG");
  assert.ok(bytes.length > 4_000, `${bytes.length} bytes`);
  await done();
});

test("a picture is shared without a script: the lines stand ready to be copied, and draw it on another page", { timeout }, async () => {
  const { page, done } = await open(browser, host.origin + of("question").find(({ html }) => html.includes("figure-share")).name, { javaScriptEnabled: false });
  await page.locator(".figure-share summary").click();
  const lines = await page.locator(".figure-share textarea").inputValue();
  assert.doesNotMatch(lines, /<script|style=|on[a-z]+=/);
  const image = lines.match(/<img src="https:\/\/[^/]+\/([^"]+)" alt="[^"]+"/);
  assert.ok(image, lines);
  const own = lines.replaceAll(/https:\/\/[^/"]+\//g, host.origin);
  await page.setContent(`<!doctype html><title>Elsewhere</title>${own}`, { waitUntil: "load" });
  const size = await page.locator("img").evaluate((one) => [one.complete, one.naturalWidth]);
  assert.ok(size[0] && size[1] > 200, `${size}`);
  assert.match(await page.locator("figcaption a").innerText(), /^Source: /);
  await done();
});
