// What a reader of a site waits for who searches it: bytes and milliseconds of the first load and of
// each query, in a browser. `node benches/search.mjs FOLDER [WORD…]`, where FOLDER is a built site.
import { serve, launch } from "../tests/browser/lib/reader.mjs";

const [folder, ...given] = process.argv.slice(2);
if (!folder) throw new Error("Which site? node benches/search.mjs FOLDER [WORD…]");
const words = given.length ? given : ["recovery", "recovry", "st", "study of recovery", "xyzzyqq"];
const host = await serve(folder);
const browser = await launch();
const context = await browser.newContext();
const page = await context.newPage();
let bytes = 0;
page.on("response", async (response) => { bytes += (await response.body().catch(() => "")).length; });
const settled = (query) => page.waitForFunction((asked) => document.documentElement.dataset.searched === asked, query);
const row = (what, time) => console.log(`${what.padEnd(24)} ${(bytes / 1000).toFixed(0).padStart(6)} kB ${time.toFixed(0).padStart(6)} ms`);

let from = performance.now();
await page.goto(`${host.origin}search.html`);
await settled("");
row("first load", performance.now() - from);
for (const word of words) {
  bytes = 0;
  from = performance.now();
  await page.locator("#search-words").fill(word);
  await settled(word);
  const time = performance.now() - from;
  await page.waitForTimeout(100);
  row(word, time);
}
await browser.close();
host.close();
