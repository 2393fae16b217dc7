// Lighthouse on pages of a built site, served from this machine and compressed, as hosts do.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { site } from "./reader.mjs";

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };

/** The first page by address of each kind on which readers arrive: `[kind, address]`. */
export const audited = () => {
  const wanted = ["home", "question", "evidence", "study"];
  const found = new Map();
  const names = readdirSync(site, { recursive: true }).filter((file) => file.endsWith(".html")).sort();
  for (const name of names) {
    const kind = readFileSync(join(site, name), "utf8").match(/data-page-type="([^"]+)"/)?.[1];
    if (wanted.includes(kind) && !found.has(kind)) found.set(kind, name.replaceAll("\\", "/"));
  }
  return wanted.filter((kind) => found.has(kind)).map((kind) => [kind, found.get(kind)]);
};

const served = async () => {
  const server = createServer((request, response) => {
    let file = join(site, decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, "index.html");
    if (!file.startsWith(site) || !existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream", "content-encoding": "gzip" });
    return response.end(gzipSync(readFileSync(file)));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { origin: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
};

/** Opens a browser and a server; `of` gives the marks of a page by category, and the audits that are not met. */
export const openAudit = async () => {
  const host = await served();
  const chromePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  const chrome = await launch({ chromePath, chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
  const of = async (page, onlyCategories) => {
    const { lhr } = await lighthouse(host.origin + page, { port: chrome.port, onlyCategories, logLevel: "silent" });
    const categories = Object.values(lhr.categories);
    const marks = Object.fromEntries(categories.map(({ id, score }) => [id, Math.round(score * 100)]));
    const audits = categories.flatMap(({ auditRefs }) => auditRefs).filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]);
    const missed = audits.filter(({ score }) => score !== null && score < 1);
    return { marks, faults: missed.map(({ id, title, displayValue }) => [id, title, displayValue].filter(Boolean).join(": ")) };
  };
  return { of, close: () => { chrome.kill(); host.close(); } };
};
