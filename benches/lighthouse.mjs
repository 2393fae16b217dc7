// The marks of Lighthouse for the kinds of pages on which readers arrive, speed with the others. Speed depends on
// the machine and on what else it does, so it is reported and no test. Build a site, then
// DISTIL_SITE=output node benches/lighthouse.mjs
import { audited, openAudit } from "../tests/browser/lib/lighthouse.mjs";

const audit = await openAudit();
for (const [kind, page] of audited()) {
  const { marks, faults } = await audit.of(page, ["performance", "accessibility", "best-practices", "seo"]);
  console.log(`${kind} (${page}): ${Object.entries(marks).map(([category, mark]) => `${category} ${mark}`).join(", ")}`);
  for (const fault of faults) console.log(`  ${fault}`);
}
audit.close();
