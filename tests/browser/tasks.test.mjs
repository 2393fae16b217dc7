// What each kind of reader comes for is at most four clicks from the home page, folds counted.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { launch } from "./lib/reader.mjs";
import { TASKS, walkAll } from "./lib/tasks.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

test("the main task of each kind of reader is done within four clicks from the home page", { timeout: 120_000 }, async () => {
  const done = await walkAll(browser);
  assert.equal(done.length, TASKS.length);
  for (const { who, what, clicks, missing, at } of done) {
    assert.deepEqual(missing, [], `${who}: ${what} (${at})`);
    assert.ok(clicks <= 4, `${who}: ${clicks} clicks to ${at}`);
  }
});
