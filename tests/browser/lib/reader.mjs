// A reader's browser on the built site, for the tests of journeys and tools: the site is served from
// this machine, and every fault that the browser tells fails the test.
import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = fileURLToPath(new URL(".", import.meta.url));
/** The folder of the project. */
export const project = join(here, "../../..");
/** The folder of the built site: the example that shows everything, if nothing else is said. */
export const site = process.env.DISTIL_SITE ?? join(project, "target/sites/everything");
/** The program. */
export const distil = process.env.DISTIL_BIN ?? join(project, "target/debug/distil");
const types = {
  ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml",
  ".xml": "application/xml", ".png": "image/png", ".csv": "text/csv",
};

/** Serves the site below a path, so that a link from the root of a host would be found. */
export const serve = async (folder = site, below = "/") => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const inside = path.startsWith(below) ? path.slice(below.length) : "..";
    let file = normalize(join(folder, inside));
    if (file === folder || file.startsWith(folder + sep)) {
      if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
      if (existsSync(file)) {
        response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
        return response.end(readFileSync(file));
      }
    }
    return response.writeHead(404).end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}${below}`, close: () => server.close() };
};

/** A browser; a reader may have set another size of text in it. */
export const launch = (textSize = 16) => chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    `--blink-settings=defaultFontSize=${textSize}`],
});

/** Opens an address in a new context; `done` closes it and fails on faults of the page. */
export const open = async (browser, address, options = {}) => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(address);
  return {
    page,
    done: async () => {
      await context.close();
      assert.deepEqual(faults, [], "faults in the browser");
    },
  };
};
