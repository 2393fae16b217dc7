// What each kind of reader comes for is at most four clicks from the home page, folds counted, on a wide screen and
// on a phone.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { launch } from "./lib/reader.mjs";
import { TASKS, walkAll } from "./lib/tasks.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

for (const viewport of [{ width: 1280, height: 900 }, { width: 360, height: 800 }]) {
  test(`what seven kinds of readers come for is done within four clicks from the home page, ${viewport.width} pixels wide`, { timeout: 180_000 }, async () => {
    const done = await walkAll(browser, viewport);
    assert.equal(done.length, TASKS.length);
    assert.equal(new Set(done.map(({ who }) => who)).size, 7);
    for (const { who, what, clicks, screens, missing, at } of done) {
      assert.deepEqual(missing, [], `${who}: ${what} (${at})`);
      assert.ok(clicks <= 4, `${who}: ${what}: ${clicks} clicks to ${at}`);
      assert.ok(screens <= 6, `${who}: ${what}: ${screens} screens down ${at}`);
    }
  });
}
