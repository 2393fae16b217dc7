// Finding things: the search by keyboard, its facets and its address, and browsing without scripts.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, serve, site } from "./lib/reader.mjs";

const timeout = 60_000;
const patience = { timeout: 10_000 };

let host;
let origin;
let browser;
before(async () => {
  host = await serve();
  origin = host.origin;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  host?.close();
});

/** A page at an address, that fails the test on any error in the browser. */
const open = async (address, options = {}) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(address.includes(":") ? address : origin + address);
  return { page, done: async () => {
    await context.close();
    assert.deepEqual(faults, [], "faults in the browser");
  } };
};
const settled = (page, words) => page.waitForFunction((text) => document.documentElement.dataset.searched === text, words, patience);
const titles = (page) => page.locator("#search-results .search-title").allInnerTexts();

test("a reader goes from any page to a result by keyboard alone", { timeout }, async () => {
  const { page, done } = await open("glossary/index.html");
  await page.locator('.site-header a[href*="search.html"]').focus();
  await page.keyboard.press("Enter");
  await settled(page, "");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search-words", "the words are at hand");
  await page.keyboard.type("curlew 2017");
  await settled(page, "curlew 2017");
  assert.equal((await titles(page))[0], "Curlew 2017 (invented)");
  assert.match(page.url(), /search\.html\?q=curlew\+2017$/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  assert.match(await page.evaluate(() => document.activeElement.href), /studies\/curlew-2017\.html$/);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search-words");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/studies\/curlew-2017\.html$/, patience);
  await page.goBack();
  await settled(page, "curlew 2017");
  assert.equal(await page.locator("#search-words").inputValue(), "curlew 2017");
  await done();
});

test("beginnings of words, spellings and plurals are found", { timeout }, async () => {
  const { page, done } = await open("search.html?q=randomized+trials");
  await settled(page, "randomized trials");
  const american = await page.locator("#search-status").innerText();
  assert.match(american, /^\d+ results/);
  await page.locator("#search-words").fill("randomised trial");
  await settled(page, "randomised trial");
  const number = (text) => Number(text.match(/\d+/)[0]);
  assert.equal(number(await page.locator("#search-status").innerText()), number(american));
  await page.locator("#search-words").fill("librar");
  await settled(page, "librar");
  assert.ok((await titles(page)).length > 3);
  assert.ok((await page.locator("#search-results mark").count()) > 0, "words are marked where they stand");
  await done();
});

test("a slip of the fingers finds what was meant, and the page says so", { timeout }, async () => {
  const { page, done } = await open("search.html?q=friendliness");
  await settled(page, "friendliness");
  const meant = await titles(page);
  for (const [typed, near] of [["friendlness", "friendliness"], ["freindliness", "friendliness"], ["friendlixess", "friendliness"]]) {
    await page.locator("#search-words").fill(typed);
    await settled(page, typed);
    assert.match(await page.locator("#search-status").innerText(), new RegExp(`No record has “${typed}”: this is for “${near}”`));
    assert.deepEqual(await titles(page), meant);
  }
  await page.locator("#search-words").fill("zzxqvv");
  await settled(page, "zzxqvv");
  assert.match(await page.locator("#search-status").innerText(), /^No results for/);
  await done();
});

test("one letter, signs, words without spaces and phrases are found, and what is left out is said", { timeout }, async () => {
  const { page, done } = await open("search.html?q=C%2B%2B");
  const status = page.locator("#search-status");
  const ask = async (words) => {
    await page.locator("#search-words").fill(words);
    await settled(page, words);
    return titles(page);
  };
  await settled(page, "C++");
  const about = await titles(page);
  assert.equal(about.length, 1, "one page has C++");
  for (const words of ["c++", "康复", "复茶", "茶", "class B", "“class B”", '"catalogue the tea is class"']) assert.deepEqual(await ask(words), about, words);
  assert.deepEqual(await ask('"tea catalogue"'), [], "another order is another phrase");
  assert.match(await status.innerText(), /No record has these words together in this order/);
  assert.ok((await ask("tea catalogue")).length > 0);
  await ask("the tea of % libraries");
  assert.match(await status.innerText(), /Not searched for, because it is nearly everywhere or is a sign: the, of and %\./);
  await ask("the %");
  assert.match(await status.innerText(), /has no word that can be searched\. Not searched for/);
  await done();
});

test("a slip in a long word is forgiven, and a short word is not taken for another", { timeout }, async () => {
  const { page, done } = await open("search.html?q=librray");
  await settled(page, "librray");
  assert.match(await page.locator("#search-status").innerText(), /this is for “library”/);
  // The example has "calm" and "team", and none of these.
  for (const words of ["palm", "cald", "teas4", "tram"]) {
    await page.locator("#search-words").fill(words);
    await settled(page, words);
    assert.doesNotMatch(await page.locator("#search-status").innerText(), /this is for/, words);
  }
  await done();
});

test("facets narrow the results, count them, and stand in the address", { timeout }, async () => {
  const { page, done } = await open("search.html?q=tea");
  await settled(page, "tea");
  const all = Number((await page.locator("#search-status").innerText()).match(/\d+/)[0]);
  const value = page.locator('details[data-facet="kind"] label', { hasText: "Study or other source" });
  const count = Number((await value.innerText()).match(/\((\d+)\)/)[1]);
  assert.ok(count > 0 && count < all);
  await value.locator("input").focus();
  await page.keyboard.press("Space");
  await page.waitForURL(/kind=study-or-other-source/, patience);
  await page.getByText(`${count} results for “tea”.`).waitFor(patience);
  await page.locator('details[data-facet="design"] summary').click();
  await page.locator('details[data-facet="design"] input[value="randomised-trial"]').check();
  await page.waitForURL(/design=randomised-trial/, patience);
  await page.locator("#search-chosen button").nth(1).waitFor(patience);
  for (const meta of await page.locator("#search-results .meta").allInnerTexts()) assert.match(meta, /Randomised trial/);
  await page.goBack();
  await page.getByText(`${count} results for “tea”.`).waitFor(patience);
  assert.equal(await page.locator("#search-chosen button").count(), 1);
  await page.locator("#search-chosen button").click();
  await page.getByText(`${all} results for “tea”.`).waitFor(patience);
  assert.doesNotMatch(page.url(), /kind=/);
  await done();
});

test("an address opens with its words and values, and every facet has values", { timeout }, async () => {
  const { page, done } = await open("search.html?kind=study-or-other-source&design=qualitative-study");
  await settled(page, "");
  assert.match(await page.locator("#search-status").innerText(), /^\d+ results\.$/);
  assert.equal(await page.locator("#search-chosen button").count(), 2);
  const facets = await page.locator("#search-facets details").evaluateAll((all) => all.map((one) => one.dataset.facet));
  for (const facet of ["kind", "audience", "outcome", "design", "country", "certainty", "year"]) assert.ok(facets.includes(facet), facet);
  for (const facet of facets) assert.ok((await page.locator(`details[data-facet="${facet}"] input`).count()) > 1, facet);
  await done();
});

test("nothing found is told, and what to do", { timeout }, async () => {
  const { page, done } = await open("search.html?q=xyzzyqq");
  await settled(page, "xyzzyqq");
  assert.match(await page.locator("#search-status").innerText(), /No results for/);
  await page.locator("#search-words").fill("tea xyzzyqq");
  await settled(page, "tea xyzzyqq");
  assert.match(await page.locator("#search-status").innerText(), /No record has all these words/);
  await page.locator("#search-words").fill("<img src=x onerror=alert(1)>");
  await settled(page, "<img src=x onerror=alert(1)>");
  assert.equal(await page.locator("#search img").count(), 0, "what is typed is text");
  await done();
});

test("a query fetches little", { timeout }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  let bytes = 0;
  page.on("response", async (response) => {
    if (response.url().includes("/search/")) bytes += (await response.body()).length;
  });
  await page.goto(`${origin}search.html?q=friendliness`);
  await settled(page, "friendliness");
  await page.waitForTimeout(200);
  const whole = readdirSync(join(site, "search"), { recursive: true }).filter((name) => name.endsWith(".json"))
    .reduce((sum, name) => sum + readFileSync(join(site, "search", name)).length, 0);
  assert.ok(bytes > 0 && bytes < 100_000 && bytes < whole, `${bytes} of ${whole} bytes`);
  await context.close();
});

test("a narrow screen has room for the header, the search and its results", { timeout }, async () => {
  const { page, done } = await open("search.html?q=tea", { viewport: { width: 360, height: 740 } });
  await settled(page, "tea");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.ok(await page.locator('.site-header a[href*="search.html"]').isVisible());
  const top = (await page.locator("#search-results li").first().boundingBox()).y;
  assert.ok(top < 1100, `the first result stands ${top} pixels down`);
  await done();
});

test("without scripts the search says so, and every study is reached by each list", { timeout: 120_000 }, async () => {
  const { page, done } = await open("search.html", { javaScriptEnabled: false });
  assert.match(await page.locator("#search-off").innerText(), /needs scripts/);
  assert.equal(await page.locator("#search").isVisible(), false);
  const lists = await page.locator('a[href^="studies/by/"]').evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.ok(lists.length > 5);
  const studies = readdirSync(join(site, "studies")).filter((name) => /^(?!index|page-\d).*\.html$/.test(name))
    .filter((name) => !readFileSync(join(site, "studies", name), "utf8").includes('http-equiv="refresh"'));
  for (const list of lists) {
    const listed = new Set();
    const seen = new Set();
    const queue = [origin + list];
    for (const address of queue) {
      await page.goto(address);
      const links = await page.locator("main a").evaluateAll((all) => all.map((one) => one.href.split("#")[0]));
      for (const link of links) {
        listed.add(link.split("/").pop());
        const isSame = link.startsWith(origin + list.replace(".html", ""));
        if (isSame && !seen.has(link)) queue.push(link);
        seen.add(link);
      }
    }
    assert.deepEqual(studies.filter((name) => !listed.has(name)), [], `studies that ${list} lacks`);
  }
  await done();
});

test("a copy in a folder says that it cannot search, and browsing works", { timeout }, async () => {
  const { page, done } = await open(pathToFileURL(join(site, "search.html")).href);
  await page.getByText("opened from a folder").waitFor(patience);
  await page.getByRole("link", { name: "Studies by design" }).click();
  await page.getByRole("heading", { name: "Studies by design" }).waitFor(patience);
  await done();
});

test("each number of the evidence map leads to that many studies", { timeout }, async () => {
  const { page, done } = await open("map/index.html");
  const cells = await page.locator("table.map").first().locator("td.studied a").evaluateAll((all) =>
    all.map((one) => [one.href, Number(one.textContent.split(" ")[0])]));
  assert.ok(cells.length > 8);
  assert.ok((await page.locator("td.none-found").count()) > 0, "gaps are shown");
  assert.ok((await page.locator("td.not-sought").count()) > 0, "what was not sought is shown apart");
  for (const [href, count] of cells) {
    await page.goto(href);
    const rows = page.locator(`section[aria-labelledby="${href.split("#")[1]}"] tbody tr`);
    assert.equal(await rows.count(), count, href);
  }
  await done();
});
