// Pictures of every kind of page for docs/pages.md: build a site, then
// DISTIL_SITE=output node tests/browser/screenshots.mjs
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, serve, site } from "./lib/reader.mjs";
import { walkAll } from "./lib/tasks.mjs";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));
const folder = join(docs, "pictures/pages");
const views = [
  ["wide", { width: 1280, height: 900 }, "light"],
  ["narrow", { width: 360, height: 800 }, "dark"],
];

/** One page of each kind: the first by address, so that the choice stays. */
const kinds = new Map();
for (const name of readdirSync(site, { recursive: true }).filter((file) => file.endsWith(".html")).sort()) {
  const kind = readFileSync(join(site, name), "utf8").match(/data-page-type="([^"]+)"/)?.[1];
  if (kind && !kinds.has(kind)) kinds.set(kind, name.replaceAll("\\", "/"));
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const host = await serve();
const browser = await launch();
const sections = [];
for (const [kind, name] of [...kinds].sort()) {
  for (const [view, viewport, colorScheme] of views) {
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 0.75, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(host.origin + (kind === "not-found" ? "404.html" : name), { waitUntil: "networkidle" });
    await page.screenshot({ path: join(folder, `${kind}-${view}.jpg`), type: "jpeg", quality: 60 });
    await context.close();
  }
  const pictures = views.map(([view]) => `![${kind}, ${view}](pictures/pages/${kind}-${view}.jpg)`).join(" ");
  sections.push(`## ${kind}\n\n\`${name}\`\n\n${pictures}\n`);
}
const tasks = await walkAll(browser);
const onPhone = await walkAll(browser, { width: 360, height: 800 });
await browser.close();
host.close();
const below = (screens) => screens?.toFixed(1) ?? "–";
const rows = tasks.map(({ who, what, clicks, seconds, screens, at }, row) =>
  `| ${who} | ${what} | ${clicks ?? "–"} | ${seconds?.toFixed(0) ?? "–"} | ${at ? `\`${at}\`` : "no page has it"} | ${below(screens)} | ${below(onPhone[row].screens)} |`);
writeFileSync(join(docs, "pages.md"), `# Every kind of page

Made by \`node tests/browser/screenshots.mjs\` from the built site: on a wide screen in light colours, and
on a phone in dark ones.

## How pages are laid out

- The answer is first: a picture with the sentence beside it, then what it rests on. A picture is a table with a
  graphics column, so that figures, certainty and drawing of a row stay together on any screen and on paper.
- Text runs at most 68 letters wide; tables and pictures take the width that there is. From 1200 pixels on
  contents stand beside the text and stay in view; their group headings are small, because a comparison may have
  a long name and is not a destination.
- A row of marks is one size; a badge is drawn and says its level; what is not known says so where its number would stand.
- One step of space between lines of a list, two between parts of a block, four between blocks. Nothing is
  coloured for ornament: green is the frame, blue is a link, and sand is a doubt.
- No page is longer than 12,000 pixels at 1280 or has more than 3,000 nodes; the few that are longer stand by name,
  with their own bars, in \`tests/browser/size.test.mjs\`. The map is its picture, and the tables that say the same in
  words are folded below it.
- A body of evidence opens with a summary of at most 4,000 pixels and 120 stops of the Tab key; what lies outside the
  answer is folded there, and so are all corrections but the newest.
- On a phone the header takes at most 90 pixels and no page scrolls sideways.

## What readers come for

The shortest way from the home page, every fold that has to be opened counted as a click
(\`node benches/tasks.mjs\`). Seconds are those of loading, measured from this machine, with 2.65 for each click: to
think, to point and to press (Card, Moran and Newell 1980). No person was timed. The last columns say how many
screens below the top it stands there, at 1280 and at 360 pixels.

| Reader | Wants | Clicks | Seconds | Where | Screens | On a phone |
|---|---|---|---|---|---|---|
${rows.join("\n")}

${sections.join("\n")}`);
console.log(`${sections.length} kinds of pages, ${sections.length * views.length} pictures.`);
