// The editor of records in a browser: `distil serve --edit` on a copy of a small site.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { distil, project } from "./reader.mjs";

/** The package of the editor, in the version that the program knows; npm fetches it once. */
export const packed = () => {
  const { editor } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).config;
  const folder = join(project, "target/editor");
  const file = join(folder, `${editor.replace("@", "-")}.tgz`);
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) execFileSync("npm", ["pack", editor, "--silent", "--pack-destination", folder], { cwd: folder });
  return process.env.DISTIL_EDITOR ?? file;
};

/** A copy of the starter site with the editor; `file` reads one of its files. */
export const desk = async () => {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  cpSync(join(project, "examples/starter/content"), join(folder, "content"), { recursive: true });
  const preview = spawn(distil, ["serve", "--port", "0", "--edit", "--editor", packed()], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
  const origin = await new Promise((done, failed) => {
    preview.on("exit", failed);
    preview.stdout.on("data", (told) => { const at = String(told).match(/http:\S+/); if (at) done(at[0]); });
  });
  return {
    origin,
    path: (name) => join(folder, "content", name),
    file: (name) => readFileSync(join(folder, "content", name), "utf8"),
    close: () => { preview.kill(); rmSync(folder, { recursive: true, force: true }); },
  };
};

/** The control of a field: by the keys on the way to it; in a list, that of its first item. */
export const control = async (page, ...keys) => {
  let within = page.locator("body");
  let label;
  for (const key of keys) {
    label = within.locator(`label[for^="${key}-field-"]`).first();
    within = label.locator("xpath=ancestor::div[contains(@aria-label, ' field')][1]");
  }
  await label.waitFor({ state: "attached", timeout: 60_000 });
  const id = await label.getAttribute("for");
  return page.locator(`[id="${id}"]`);
};

/** Unfolds what is folded on the way to a field. */
export const unfold = async (page, key) => {
  const label = page.locator(`label[for^="${key}-field-"]`).first();
  await label.waitFor({ timeout: 60_000 });
  const field = label.locator("xpath=ancestor::div[contains(@aria-label, ' field')][1]");
  await field.getByRole("button", { name: "Expand" }).first().click();
};

/** Saves, and waits for what is said of the record then. */
export const save = async (page) => {
  await page.locator(".distil-desk").evaluateAll((all) => all.forEach((one) => one.remove()));
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("Publish now", { exact: true }).click();
  const told = page.locator(".distil-desk");
  await told.waitFor({ timeout: 60_000 });
  return told.innerText();
};
