// Hostile texts in every place where a text may stand: none runs, none breaks the policy of the
// pages, all are shown as text or refused with a message that names the place.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { extname, relative, sep } from "node:path";
import { after, before, test } from "node:test";
import { badCharacters, badLinks, notAddresses, notIds, payload, payloads } from "./lib/hostile/payloads.mjs";
import { filesBelow } from "./lib/hostile/records.mjs";
import { add, build, errorsOf, forget, hostileSite, put, records } from "./lib/hostile/site.mjs";
import { launch, serve } from "./lib/reader.mjs";

const PAGES_AT_ONCE = 4;
let browser;
let host;
let output;
let shown;

before(async () => {
  shown = hostileSite("shown");
  add("shown", "static/\"><img src=x onerror=distilRan(1)>.txt", "text");
  add("shown", "static/%E0%A4%A.txt", "text");
  output = build("shown", "--base-url", "https://example.org");
  browser = await launch();
  host = await serve(output);
});
after(async () => {
  await browser?.close();
  host?.close();
  forget();
});

/** A page in which everything is told that hostile texts could bring about. */
const watched = async (context) => {
  const told = [];
  const page = await context.newPage();
  page.on("dialog", (dialog) => { told.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("pageerror", (error) => told.push(`a script broke: ${error}`));
  page.on("console", (message) => message.type() === "error" && told.push(`console: ${message.text()}`));
  page.on("popup", (popup) => told.push(`a window: ${popup.url()}`));
  page.on("request", (request) => !request.url().startsWith(host.origin) && !/^blob:/.test(request.url()) && told.push(`asked for ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && !response.url().endsWith("/favicon.ico") && told.push(`${response.status()} ${response.url()}`));
  await page.exposeFunction("distilRan", (word) => told.push(`ran: ${word}`));
  await page.exposeFunction("distilBroke", (what) => told.push(`policy: ${what}`));
  await page.addInitScript(() => addEventListener("securitypolicyviolation", (event) => distilBroke(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
  return { page, told };
};

/** What stands in a page that no text should have made, and every word that a reader or a program finds in it. */
const read = () => {
  const odd = [];
  const goodLink = /^(https?|mailto|blob|file):$/;
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) odd.push(`${name} ${attribute.name}`);
      if (attribute.name === "style" && element.getAttribute("style").includes("evil")) odd.push(`${name} style`);
    }
    if (["iframe", "object", "embed", "base", "portal", "marquee", "template", "xmp", "plaintext", "math", "foreignObject", "animate", "set", "video", "audio"].includes(name)) odd.push(name);
    const isData = ["application/ld+json", "application/json"].includes(element.type);
    if (name === "script" && !element.src && !isData) odd.push("script");
    if (name === "script" && isData) JSON.parse(element.textContent);
    if (name === "style") odd.push("style");
    // References to download stand in the page itself.
    const isFile = element.download && /^data:application\/(x-research-info-systems|x-bibtex|vnd\.citationstyles\.csl\+json);charset=utf-8,[\w.!~*'()%-]*$/.test(element.href);
    if (element.href && typeof element.href === "string" && !isFile && !goodLink.test(new URL(element.href, location).protocol)) odd.push(`link ${element.href}`);
    if (name === "meta" && /refresh/i.test(element.httpEquiv)) odd.push("refresh");
  }
  return { odd, words: [...new Set(document.documentElement.outerHTML.match(/zq\d+q/g) ?? [])] };
};

const found = new Set();

test("what would run is heard", async () => {
  const context = await browser.newContext();
  const { page, told } = await watched(context);
  await page.goto(`${host.origin}assets/site.css`);
  await page.setContent("<meta http-equiv=Content-Security-Policy content=\"img-src 'none'\"><script>distilRan('zq0q')</script><img src=https://evil.example/x.png><p onclick=x style=background:url(//evil.example)>a</p><a href=javascript:x>b</a>");
  await page.waitForFunction(() => document.querySelector("a"));
  const { odd, words } = await page.evaluate(read);
  await context.close();
  assert.ok(told.some((line) => line === "ran: zq0q"), told.join("\n"));
  assert.ok(told.some((line) => line.includes("violates the following Content Security Policy")), told.join("\n"));
  assert.ok(told.includes("asked for https://evil.example/x.png"), told.join("\n"));
  assert.deepEqual(odd, ["script", "p onclick", "p style", "link javascript:x"]);
  assert.deepEqual(words, ["zq0q"]);
});

test("there are at least 200 texts, and every one stands somewhere", () => {
  assert.ok(payloads.length >= 200, `${payloads.length}`);
  const used = new Set([...shown.words.keys()].map((word) => Number(word.slice(2, -1)) % payloads.length));
  const unused = payloads.filter((_, index) => !used.has(index));
  assert.deepEqual(unused, [], "texts that stand nowhere");
  assert.ok(shown.words.size > 1000, `${shown.words.size} places`);
});

test("what was refused has a message with its place", () => {
  // A whole record that had to be left as it was would hide the rest of it.
  assert.deepEqual(shown.refused.filter((one) => one.code === "whole"), []);
  assert.ok(shown.refused.length < shown.words.size / 5, `${shown.refused.length} refused, ${shown.words.size} shown`);
});

test("no page runs anything, asks elsewhere or breaks its policy", { timeout: 400_000 }, async () => {
  const files = filesBelow(output).filter((file) => extname(file) === ".html");
  // A stub leads elsewhere before it can be looked at: it holds nothing of a record but an address.
  const isStub = (file) => readFileSync(file, "utf8").includes('http-equiv="refresh"');
  for (const stub of files.filter(isStub)) assert.doesNotMatch(readFileSync(stub, "utf8"), /zq\d+q/, stub);
  const pages = files.filter((file) => !isStub(file)).map((file) => relative(output, file).split(sep).join("/"));
  assert.ok(pages.length > 100);
  const faults = [];
  const one = async () => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
    const { page, told } = await watched(context);
    for (let at = pages.pop(); at; at = pages.pop()) {
      await page.goto(host.origin + at.split("/").map(encodeURIComponent).join("/"), { waitUntil: "load" });
      const { odd, words } = await page.evaluate(read);
      words.forEach((word) => found.add(word));
      faults.push(...[...told.splice(0), ...odd].map((fault) => `${at}: ${fault}`));
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: PAGES_AT_ONCE }, one));
  assert.deepEqual(faults.slice(0, 40).map((fault) => fault.slice(0, 300)), [], `${faults.length} faults`);
});

test("every text that was taken is shown", () => {
  const lost = [...shown.words].filter(([word]) => !found.has(word)).map(([word, spot]) => `${word} ${spot.file}${spot.path}`);
  // Some fields stand in data files only, or are not shown beside others.
  const inFiles = new Set(filesBelow(output).flatMap((file) => readFileSync(file, "latin1").match(/zq\d+q/g) ?? []));
  const nowhere = lost.filter((line) => !inFiles.has(line.split(" ")[0]));
  assert.ok(lost.length < shown.words.size / 4, `not on a page:\n${lost.join("\n")}`);
  assert.ok(nowhere.length < shown.words.size / 6, `nowhere at all:\n${nowhere.join("\n")}`);
});

test("the tools of a page take a hostile address and hostile records", { timeout: 120_000 }, async () => {
  const context = await browser.newContext();
  const { page, told } = await watched(context);
  const broken = ["%E0%A4%A", "%", "%00"];
  const texts = ["<script>distilRan('x')</script>", "\"><img src=x onerror=distilRan('x')>", "javascript:distilRan('x')", "__proto__"];
  const faults = [];
  const visit = async (at, address) => {
    await page.goto("about:blank");
    told.length = 0;
    await page.goto(host.origin + at + address, { waitUntil: "load" });
    faults.push(...[...told.splice(0), ...(await page.evaluate(read)).odd].map((fault) => `${at}${address}: ${fault}`));
  };
  const scripted = [
    ["search.html", ["?q="]], ["studies/index.html", ["?sort=", "?studies=", "#"]], ["map/index.html", ["?stage=", "#"]],
    ["compare.html", ["?studies=", "#studies="]], ["glossary/index.html", ["#"]], ["economics/tea-cost-model.html", ["#values&", "#"]], ["briefing.html", ["#parts="]],
  ];
  let visited = 0;
  for (const [at, starts] of scripted) {
    if (!(await page.request.get(host.origin + at)).ok()) continue;
    visited += 1;
    for (const start of starts) {
      for (const text of broken) await visit(at, start + text);
      for (const text of texts) await visit(at, start + encodeURIComponent(text));
    }
  }
  assert.ok(visited > 4, `${visited}`);
  await context.close();
  assert.deepEqual(faults.slice(0, 20).map((fault) => fault.slice(0, 300)), [], `${faults.length} faults`);
});

test("feeds and the site map are well-formed, data are JSON", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const files = filesBelow(output);
  const xml = files.filter((file) => extname(file) === ".xml");
  assert.ok(xml.length > 2);
  for (const file of xml) {
    const fault = await page.evaluate((text) => new DOMParser().parseFromString(text, "application/xml").querySelector("parsererror")?.textContent, readFileSync(file, "utf8"));
    assert.equal(fault ?? "", "", file);
  }
  for (const file of files.filter((name) => extname(name) === ".json")) assert.doesNotThrow(() => JSON.parse(readFileSync(file, "utf8")), file);
  await context.close();
});

/** The cells of a table as a spreadsheet reads them. */
const cells = (text) => {
  const all = [];
  let cell = "";
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (inside && sign === "\"" && text[at + 1] === "\"") { cell += sign; at += 1; }
    else if (sign === "\"") inside = !inside;
    else if (!inside && /[,\n\r]/.test(sign)) { all.push(cell); cell = ""; }
    else cell += sign;
  }
  return all;
};

test("tables have no formula, references no more entries than records", () => {
  const files = filesBelow(output);
  let count = 0;
  for (const file of files.filter((name) => extname(name) === ".csv")) {
    for (const cell of cells(readFileSync(file, "utf8"))) {
      count += 1;
      const isFormula = /^[\s\uFEFF]*[=+\-@＝＋－＠]/.test(cell) || /^[\t\r\n]/.test(cell);
      assert.ok(!isFormula || Number.isFinite(Number(cell)), `${file}: ${JSON.stringify(cell)}`);
    }
  }
  assert.ok(count > 1000);
  for (const file of files.filter((name) => extname(name) === ".bib")) {
    let depth = 0;
    for (const sign of readFileSync(file, "utf8")) {
      depth += sign === "{" ? 1 : sign === "}" ? -1 : 0;
      assert.ok(depth >= 0, file);
    }
    assert.equal(depth, 0, file);
  }
  for (const file of files.filter((name) => extname(name) === ".ris")) {
    const lines = readFileSync(file, "utf8").split("\r\n").filter(Boolean);
    for (const line of lines) assert.match(line, /^[A-Z][A-Z0-9]  - [^\n\r\u2028\u2029]*$/u, file);
    assert.equal(lines.filter((line) => line.startsWith("TY  - ")).length, lines.filter((line) => line.startsWith("ER  - ")).length, file);
  }
});

/** Puts texts of a list into all places of some kinds, and expects each place to be told. */
const allRefused = (name, kinds, texts, codes, isPlace = () => true) => {
  let number = 0;
  const places = [];
  const spots = put(name, (spot) => {
    if (!kinds.includes(spot.kind) || !isPlace(spot)) return spot.was;
    places.push(spot);
    return texts[number++ % texts.length].replaceAll("RUN", "distilRan(1)");
  });
  const errors = errorsOf(name, spots).filter((error) => codes.includes(error.code));
  const told = new Set(errors.map((error) => error.spot));
  const silent = places.filter((spot) => !told.has(spot)).map((spot) => `${spot.file}${spot.path}: ${spot.now}`);
  return { places, silent };
};

test("what is no address, DOI, language or address of a site is refused in every field", () => {
  const texts = [...notAddresses, ...notIds];
  const { places, silent } = allRefused("addresses", ["address", "email", "doi", "pmid", "pmcid", "pages", "base-address", "language"], texts, ["E0310", "E0311", "E0312", "E0332", "E0102"]);
  assert.ok(places.length > 15, `${places.length}`);
  assert.deepEqual(silent, []);
});

test("every bad address is refused by a field of addresses", () => {
  let at = 0;
  while (at < notAddresses.length) {
    const part = notAddresses.slice(at);
    const { places, silent } = allRefused("addresses", ["address"], part, ["E0310", "E0102"]);
    assert.deepEqual(silent, []);
    at += places.length;
  }
});

test("no Markdown text has a link that runs or leads to a machine", () => {
  const { places, silent } = allRefused("links", ["markdown"], badLinks, ["E0404"]);
  assert.ok(places.length > 100, `${places.length}`);
  assert.deepEqual(silent, []);
});

test("characters that no text may have are refused in every record", () => {
  // A record is read no further than its first fault of this kind: one text of each.
  const seen = new Set();
  const first = (spot) => spot.was.length > 3 && spot.path !== "(text)" && !seen.has(spot.file) && seen.add(spot.file);
  const { places, silent } = allRefused("characters", ["text", "markdown"], badCharacters.map((character) => `a${character}b`), ["E0102"], first);
  assert.equal(places.length, records.length - records.filter((record) => !seen.has(record.name)).length);
  assert.deepEqual(silent, []);
});

test("a hostile name of a record is refused", () => {
  put("names", (spot) => spot.was);
  const names = ["<img src=x onerror=distilRan(1)>", "javascript:x", "x..y", "A", "a b", "a\"b", "%2e%2e", "ａ", "__proto__"];
  names.forEach((name) => add("names", `glossary/${name}.yaml`, "term: A\ndefinition: B\n"));
  const errors = errorsOf("names", new Map()).filter((error) => error.code === "E0108");
  assert.deepEqual(errors.map((error) => error.file).sort(), names.map((name) => `glossary/${name}.yaml`).sort());
});

test("a word of its own stands in each text", () => {
  for (let number = 0; number < payloads.length; number += 1) assert.ok(payload(number).text.includes(`zq${number}q`));
});
