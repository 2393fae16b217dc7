// The built site as its readers meet it: every check of check.mjs, with no error left.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import test from "node:test";
import { site } from "./lib/reader.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const report = `${site}-check.json`;

test("the built site has no error in links, HTML, accessibility, layout, print, privacy or weight", { timeout: 900_000 }, () => {
  assert.ok(existsSync(join(site, "index.html")), `there is a built site in ${site}`);
  const args = ["check.mjs", site, "--config", "check.config.json", "--json", report];
  const run = spawnSync(process.execPath, args, { cwd: here, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.notEqual(run.status, 2, `the check could not run:\n${run.stdout}\n${run.stderr}`);
  assert.equal(run.status, 0, `${run.stdout}\n${run.stderr}`);
});

test("every page asks for a strict content policy, and study pages are small", async () => {
  const { gzipSync } = await import("node:zlib");
  const { readdirSync } = await import("node:fs");
  const pages = readdirSync(site, { recursive: true }).filter((name) => name.endsWith(".html"));
  assert.ok(pages.length > 100);
  for (const page of pages) {
    const html = readFileSync(join(site, page), "utf8");
    if (html.includes('http-equiv="refresh"')) continue;
    assert.match(html, /Content-Security-Policy" content="default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"/, page);
    assert.doesNotMatch(html, /<script(?![^>]*(?:\bsrc=|type="application\/(?:ld\+)?json"))|\sstyle=|\son[a-z]+=/, `${page} has no inline script or style`);
    if (page.startsWith("studies/") && page !== "studies/index.html") {
      assert.ok(gzipSync(html).length < 20_000, `${page} is below 20 kB compressed`);
    }
  }
});
