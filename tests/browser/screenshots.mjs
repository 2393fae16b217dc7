// Pictures of every kind of page for docs/pages.md: build a site, then
// DISTIL_SITE=output node tests/browser/screenshots.mjs
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, serve, site } from "./lib/reader.mjs";

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
await browser.close();
host.close();
writeFileSync(join(docs, "pages.md"), `# Every kind of page

Made by \`node tests/browser/screenshots.mjs\` from the built site: on a wide screen in light colours, and
on a phone in dark ones.

${sections.join("\n")}`);
console.log(`${sections.length} kinds of pages, ${sections.length * views.length} pictures.`);
