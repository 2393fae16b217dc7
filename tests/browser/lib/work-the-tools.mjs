// Works every tool that a page has, as a reader would, and looks at the page after each step. Nothing
// here knows a word of any language: tools are found by their ids and classes.
import { readFileSync } from "node:fs";
import { textsOfZip } from "./zip.mjs";

/** What is typed into fields: words that records have, that they nearly have, and that none has. */
const [WORD, SLIP, NOTHING] = ["trial", "triul", "qqqqqq"];
export const TYPED = [WORD, SLIP, NOTHING];

const isThere = async (page, selector) => (await page.locator(selector).count()) > 0;
/** Until scripts that wait for a pause in typing have spoken: the calculator takes the longest. */
const LONGEST = 650;
const pause = (page, wait = 250) => page.evaluate((time) => new Promise((done) => { setTimeout(done, time); }), wait);

const press = async (page, selector) => {
  const button = page.locator(selector).first();
  if (!(await button.count()) || !(await button.isVisible()) || !(await button.isEnabled())) return false;
  await button.click();
  return true;
};

const cite = async (page, look) => {
  if (await press(page, ".copy-citation")) { await pause(page); await look("cite"); }
  if (await press(page, ".copy-line button")) { await pause(page); await look("copy"); }
};
const terms = async (page, look) => {
  const link = page.locator("main a.term[aria-haspopup]:visible").first();
  if (!(await link.count())) return;
  await link.click();
  await page.locator(".term-pop").waitFor({ timeout: 4000 }).catch(() => {});
  await look("terms");
  await page.keyboard.press("Escape");
};
const pick = async (page, look) => {
  if (await press(page, "button.pick")) await look("briefing: pick");
};
const tables = async (page, look) => {
  for (const button of (await page.locator("th button.sort:visible").all()).slice(0, 12)) {
    await button.click();
    await look("tables: sort");
    await button.click();
  }
  for (const select of (await page.locator(".table-fields select:visible").all()).slice(0, 8)) {
    const options = await select.locator("option").count();
    if (options > 1) { await select.selectOption({ index: 1 }); await look("tables: choose"); await select.selectOption({ index: 0 }); }
  }
  const field = page.locator(".table-fields input[type=search]:visible").first();
  if (await field.count()) { await field.fill(NOTHING); await look("tables: nothing"); await field.fill(""); }
};
const like = async (page, look) => {
  for (const select of (await page.locator(".like-form select:visible").all()).slice(0, 6)) {
    await select.selectOption({ index: 1 });
    await look("like mine");
    await select.selectOption("other");
    await look("like mine: other");
  }
  if (await press(page, ".like-form .buttons button:last-of-type")) await look("like mine: nothing");
};
const comparePick = async (page, look) => {
  const boxes = await page.locator(".compare-pick input:visible").all();
  for (const box of boxes.slice(0, 5)) { await box.click(); await look("compare: pick"); }
};
const register = async (page, look) => {
  if (!(await press(page, ".register-tools > button"))) return;
  await look("register: open");
  const state = page.locator("[data-register] select").first();
  if (await state.count()) await state.selectOption({ index: 3 });
  await page.locator("#register-keep").check();
  await look("register: kept");
  await page.locator("#register-keep").uncheck();
  await look("register: deleted");
  for (const button of await page.locator(".register-tools .buttons > button").all()) { await button.click(); await look("register: buttons"); }
  await page.locator(".register-tools input[type=file]").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await pause(page);
  await look("register: a file of others");
};
const calculator = async (page, look) => {
  if (!(await isThere(page, "#calculator.is-live"))) return;
  const fields = await page.locator("#calculator .field:not([hidden]) input.value").all();
  for (const typed of ["x", "2,850", "-999999999", "20%", "7"]) {
    for (const field of fields) if (await field.isVisible()) await field.fill(typed);
    await pause(page, LONGEST);
    await look(`calculator: ${typed}`);
  }
  for (const select of await page.locator("#calculator .field select:visible").all()) await select.selectOption({ index: 1 });
  // A button may take others away: a value that was missing and is filled in is no longer led to.
  const buttons = page.locator("#calculator .buttons button:visible");
  for (let place = 0; place < (await buttons.count()); place++) { await buttons.nth(place).click(); await pause(page, LONGEST); await look("calculator: buttons"); }
  if (await press(page, "#calculator .calculator-first p > button")) await look("calculator: assumed");
  await page.locator("#value-years input").first().fill("3");
  await pause(page, LONGEST);
  await look("calculator: several years");
};
const search = async (page, look) => {
  const field = page.locator("#search-words");
  if (!(await field.count()) || !(await field.isVisible())) return;
  const ask = async (words) => {
    await field.fill(words);
    await page.waitForFunction((text) => document.documentElement.dataset.searched === text, words, { timeout: 10_000 });
    await look(`search: ${words}`);
  };
  for (const words of ["e", WORD, SLIP, NOTHING, `${WORD} ${NOTHING}`]) await ask(words);
  await field.fill("");
  for (const facet of await page.locator("details[data-facet] > summary").all()) await facet.click();
  await pause(page);
  await look("search: facets");
  const box = page.locator("label.search-value:visible input").first();
  if (await box.count()) { await box.check(); await pause(page); await look("search: narrowed"); await ask(NOTHING); }
};
const map = async (page, look) => {
  if (!(await press(page, "#map-filter summary"))) return;
  await page.locator(".map-facets").waitFor({ timeout: 4000 }).catch(() => {});
  const box = page.locator(".map-facets input:visible").first();
  if (await box.count()) { await box.check(); await look("map: narrowed"); }
  if (await press(page, "td[data-cell] a")) await look("map: a cell");
  await page.locator("#map-reader").selectOption({ index: 1 }).catch(() => {});
  await look("map: a reader");
};
const compare = async (page, look) => {
  const field = page.locator("#compare-words");
  if (!(await field.count())) return;
  const kinds = await page.locator("#compare-kind option").count();
  for (let kind = 0; kind < kinds; kind += 1) {
    await page.locator("#compare-kind").selectOption({ index: kind });
    await look("compare: kind");
    for (let one = 0; one < 2; one += 1) {
      await field.fill("e");
      await pause(page);
      await look("compare: found");
      if (await press(page, `.compare-found li:nth-child(${one + 1}) button`)) await look("compare: added");
    }
    await field.fill(NOTHING);
    await pause(page);
    await look("compare: nothing");
    if (await press(page, ".compare-chosen button")) await look("compare: removed");
  }
  if (await press(page, "#compare .buttons button:last-of-type")) await look("compare: again");
};
const briefing = async (page, look) => {
  if (!(await isThere(page, ".briefing-tools"))) return;
  await page.locator(".briefing-preview article").waitFor({ timeout: 8000 }).catch(() => {});
  await look("briefing: preview");
  await press(page, ".briefing-list [data-act=down]");
  await look("briefing: moved");
  for (const button of await page.locator(".briefing-tools > .buttons > button:visible").all()) {
    if (!(await button.isVisible())) break;
    await button.click();
    await pause(page);
    await look("briefing: buttons");
  }
};

/** Opens everything that is folded. */
export const openFolded = (page) => page.evaluate(() => { for (const one of document.querySelectorAll("details")) one.open = true; });
/** Works the calculator of a cost model, where a page has one. */
export const workTheCalculator = calculator;

/** Opens everything that is folded and works the tools; `look` takes what is seen, and where. */
export const workTheTools = async (page, look) => {
  await openFolded(page);
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  await look("");
  for (const tool of [cite, terms, tables, like, comparePick, register, calculator, search, map, compare, pick, briefing]) await tool(page, look);
};

const SIGNS = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'", "#x27": "'" };
/** The texts of markup, a block each. */
export const blocksOf = (markup) =>
  markup
    // The lines of a label that a drawing has wrapped.
    .replace(/<\/text>\s*<text\b[^>]*>/g, " ")
    .replace(/<span class="(?:lab|tag|badge|meta)"[^>]*>.*?<\/span>/g, "$& | ")
    .replace(/<\/?(?:a|b|em|i|strong|span|sup|sub|mark|tspan|small|abbr)\b[^>]*>/g, "")
    .split(/<[^>]+>/)
    .map((text) => text.replace(/&(lt|gt|quot|amp|#39|#x27);/g, (_, sign) => SIGNS[sign]));

/** The texts of a file that a page gave. */
export const textsOfFile = (path, name) => {
  if (name.endsWith(".docx")) return textsOfZip(readFileSync(path), "word/document.xml");
  if (/\.html?$/.test(name)) return blocksOf(readFileSync(path, "utf8").replace(/<(style|pre)[\s\S]*?<\/\1>/g, ""));
  return name.endsWith(".txt") ? readFileSync(path, "utf8").split("\n") : [];
};
