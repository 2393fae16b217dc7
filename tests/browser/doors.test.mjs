// What holds for the pages of every kind of reader of any site: near, and one page where one page is promised.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { launch, site } from "./lib/reader.mjs";

/** The folders of the kinds of reader: those with one-page sheets. */
const doors = readdirSync(site).filter((folder) => existsSync(join(site, folder, "index.html")) && readdirSync(join(site, folder)).some((name) => name.endsWith("-sheet.html")));

/** Addresses of pages to which a page links, without their anchors. */
const links = (page) => {
  const html = readFileSync(join(site, page), "utf8");
  const body = html.slice(html.indexOf("<body"));
  return [...body.matchAll(/href="([^"#]+)(?:#[^"]*)?"/g)]
    .map((match) => match[1])
    .filter((href) => !href.includes(":") && href.endsWith(".html"))
    .map((href) => normalize(join(dirname(page), href)));
};

/** Whether a page of an earlier address only leads to the one of today. */
const leadsOn = (page) => readFileSync(join(site, page), "utf8").includes('http-equiv="refresh"');

/** How many clicks each page is from a page. */
const clicks = (start) => {
  const distance = new Map([[start, 0]]);
  const queue = [start];
  for (const page of queue) {
    for (const next of links(page)) {
      if (!distance.has(next) && existsSync(join(site, next))) {
        distance.set(next, distance.get(page) + 1);
        queue.push(next);
      }
    }
  }
  return distance;
};

for (const door of doors) {
  test(`everything is within three clicks of the door of ${door}`, () => {
    const distance = clicks(`${door}/index.html`);
    const pages = readdirSync(site, { recursive: true })
      .filter((name) => name.endsWith(".html") && name !== "404.html" && !leadsOn(name))
      .filter((name) => !doors.some((other) => other !== door && name.startsWith(`${other}/`)));
    const far = pages.filter((page) => (distance.get(page) ?? 99) > 3);
    assert.deepEqual(far, [], "pages that are further away, or not linked at all");
  });
}

test("every one-page sheet prints on one A4 page", { timeout: 240_000 }, async () => {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    for (const door of doors) {
      // A sheet by its kind: a record may be called one too.
      const isSheet = (name) => name.endsWith(".html") && readFileSync(join(site, door, name), "utf8").includes('data-page-type="sheet"');
      for (const name of readdirSync(join(site, door)).filter(isSheet)) {
        await page.goto(pathToFileURL(join(site, door, name)).href);
        const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
        assert.equal(pdf.match(/\/Type\s*\/Page[^s]/g)?.length, 1, `${door}/${name} is one page`);
      }
    }
  } finally {
    await browser.close();
  }
});
