// The main task of each kind of reader on a built site: clicks from the home page, seconds, and where it ends.
// DISTIL_SITE=output node benches/tasks.mjs
import { launch } from "../tests/browser/lib/reader.mjs";
import { walkAll } from "../tests/browser/lib/tasks.mjs";

const browser = await launch();
for (const { who, what, clicks, seconds, at, missing } of await walkAll(browser)) {
  console.log(`| ${who} | ${what} | ${clicks ?? "–"} | ${seconds?.toFixed(0) ?? "–"} | ${at ?? "–"} | ${missing.join(", ")} |`);
}
await browser.close();
