// The main task of each kind of reader, walked from the home page in a browser along the shortest way that
// links make, with every fold that has to be opened. Nothing here knows the topic of a site: a task is done
// where an element of a certain kind can be seen.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { serve, site } from "./reader.mjs";

/** An edition in plain words: what stands behind each short answer is folded. */
const PLAIN = /class="key-messages">(?:(?!<\/section>)[\s\S])*?<\/ol>\s*<p class="meta">(?:(?!<\/p>)[\s\S])*<\/p>\s*<details>/;

/** Who wants what, the main task of each reader first; done where the page holds all of these, the first of them in view. */
export const TASKS = [
  { who: "Commissioner", what: "cost, and where it breaks even", page: "edition", sees: ['[data-answer="pay"]', '[data-answer="even"]'], html: /data-answer="even"/ },
  { who: "Commissioner", what: "the same sum with figures of one's own", page: "economic", sees: ["#calculator input"], html: /id="calculator"/ },
  { who: "Commissioner", what: "a table for the meeting that decides", page: "decision", sees: ["#table-decision", "#table-decision .ticks, #table-decision strong"], html: /id="table-decision"/ },
  { who: "Governance lead", what: "risks with their controls", page: "risks", sees: ["#table-risk-register"], html: /id="table-risk-register"/ },
  { who: "Governance lead", what: "what has to be in place", page: "checklist", sees: ["table.checks"], html: /class="[^"]*\bchecks\b/ },
  { who: "Clinician or adviser", what: "what the role does and does not do", page: "edition", sees: ["#role-card table, #role-card ul"], html: /id="role-card"/ },
  { who: "Clinician or adviser", what: "how much it changes one outcome, study by study", page: "evidence-outcome", sees: ["figure.forest .mark svg", "figure.forest .effect"], html: /class="forest"/ },
  { who: "Person who uses the service", what: "whether it helps, with how sure that is", page: "edition", sees: [".box-answer", ".badge"], html: PLAIN },
  { who: "Person who uses the service", what: "what others say about it, with how sure that is", page: "evidence-part", sees: [".badge.confidence"], html: /class="badge confidence/ },
  { who: "Librarian", what: "how was searched, and the references as a file", page: "evidence-part", sees: ["#figure-flow, #flow-of-studies", 'a[href$=".ris"]'], html: /id="flow-of-studies"/ },
  { who: "Librarian", what: "which studies are in, and which were left out", page: "evidence-part", sees: ["#table-studies", "#excluded"], html: /id="excluded"/ },
  { who: "Methodologist", what: "the data of an outcome, and the R script", page: "evidence-outcome", sees: ['a[href$=".csv"]', 'a[href$=".R"]'], html: /href="[^"]+\.R"/ },
  { who: "Methodologist", what: "risk of bias, study by study", page: "evidence-part", sees: ["figure[id$='-judgements'], table[data-sortable^='appraisal']"], html: /data-sortable="appraisal-/ },
  { who: "Journalist", what: "one sentence with certainty and source", page: "question", sees: [".box-answer", ".badge, .mark-word, .certainty", "#evidence"], html: /class="box box-answer"/ },
  { who: "Journalist", what: "what the site got wrong, and put right", page: "updates", sees: ["ul.corrections li"], html: /class="corrections"/ },
];

/** Seconds of a choice with a mouse: think, point, press (Card, Moran and Newell 1980: 1.35, 1.1 and 0.2). */
const CHOICE = 2.65;

const links = (html) => [...html.matchAll(/<a\s[^>]*?href="([^"#?]+\.html)(?:[#?][^"]*)?"/g)].map(([, href]) => href);

/** Every page of the site with the pages to which it leads. */
const pagesOf = (folder) => {
  const pages = new Map();
  for (const file of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"))) {
    const name = file.replaceAll("\\", "/");
    const html = readFileSync(join(folder, file), "utf8");
    if (html.includes('http-equiv="refresh"')) continue;
    const to = links(html).filter((href) => !/^[a-z]+:/.test(href)).map((href) => posix.normalize(posix.join(posix.dirname(name), href)));
    pages.set(name, { html, to: new Set(to), kind: html.match(/data-page-type="([^"]+)"/)?.[1] });
  }
  return pages;
};

/** The shortest way from home to a page where the task can be done; nothing when no page has it. */
const way = (pages, task) => {
  const isDone = (name, page) => page.kind === task.page && task.html.test(page.html) && (task.under?.test(name) ?? true);
  const from = new Map([["index.html", undefined]]);
  for (const name of from.keys()) {
    const page = pages.get(name);
    if (!page) continue;
    if (isDone(name, page)) {
      const steps = [];
      for (let at = name; at; at = from.get(at)) steps.unshift(at);
      return steps;
    }
    for (const next of page.to) if (!from.has(next) && existsSync(join(site, next))) from.set(next, name);
  }
  return undefined;
};

/** Opens the folds around an element; how many there were. */
const unfolded = (element) => {
  let folds = 0;
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (at.tagName === "DETAILS" && !at.open) {
      at.open = true;
      folds += 1;
    }
  }
  return folds;
};

/** Walks one task: clicks, seconds, where it ends, and how many screens down; `missing` names what could not be seen there. */
const walked = async (page, origin, steps, task) => {
  let clicks = 0;
  const started = performance.now();
  await page.goto(origin + steps[0], { waitUntil: "load" });
  for (const step of steps.slice(1)) {
    const target = origin + step;
    const link = await page.evaluateHandle((address) => {
      const same = [...document.querySelectorAll("a[href]")].filter((one) => one.href.split(/[#?]/)[0] === address);
      return same.find((one) => one.checkVisibility()) ?? same[0];
    }, target);
    clicks += (await link.evaluate(unfolded)) + 1;
    await link.evaluate((one) => one.click());
    await page.waitForURL((url) => url.href.split(/[#?]/)[0] === target, { waitUntil: "load" });
  }
  const missing = [];
  for (const selector of task.sees) {
    const one = page.locator(selector).first();
    if ((await one.count()) === 0) missing.push(selector);
    else clicks += await one.evaluate(unfolded);
  }
  const loading = (performance.now() - started) / 1000;
  const screens = missing.length ? undefined : await page.locator(task.sees[0]).first().evaluate((one) => (one.getBoundingClientRect().top + scrollY) / innerHeight);
  return { clicks, screens, seconds: loading + clicks * CHOICE, loading, at: steps.at(-1), missing };
};

/** All tasks on the built site: `{who, what, clicks, seconds, at, missing}`, or `at` is nothing where no page has it. */
export const walkAll = async (browser, viewport = { width: 1280, height: 900 }) => {
  const host = await serve();
  const pages = pagesOf(site);
  const done = [];
  for (const task of TASKS) {
    const steps = way(pages, task);
    const page = await browser.newPage({ viewport });
    const result = steps ? await walked(page, host.origin, steps, task) : { missing: ["no page has it"] };
    done.push({ who: task.who, what: task.what, ...result });
    await page.close();
  }
  host.close();
  return done;
};
