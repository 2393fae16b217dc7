// Lighthouse finds nothing to mend in accessibility, good practice and what search engines read, on the kinds
// of pages where readers arrive. Its mark for speed depends on the machine: benches/lighthouse.mjs reports it.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { audited, openAudit } from "./lib/lighthouse.mjs";

const categories = ["accessibility", "best-practices", "seo"];
let audit;
before(async () => {
  audit = await openAudit();
});
after(() => audit?.close());

for (const [kind, page] of audited()) {
  test(`Lighthouse gives the ${kind} page 100 in accessibility, good practice and search`, { timeout: 120_000 }, async () => {
    const { marks, faults } = await audit.of(page, categories);
    assert.deepEqual(faults, [], page);
    assert.deepEqual(marks, Object.fromEntries(categories.map((category) => [category, 100])), page);
  });
}
