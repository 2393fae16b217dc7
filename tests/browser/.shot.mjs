import { chromium } from "playwright-core"; import fs from "node:fs"; import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const b = await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu"]});
const [,, url, out, open] = process.argv;
for (const w of [1280, 360]) for (const scheme of w===1280?["light","dark"]:["light"]) {
  const c = await b.newContext({viewport:{width:w,height:900},colorScheme:scheme,bypassCSP:true}); const p = await c.newPage();
  await p.goto(url); if (open) for (const sel of open.split("|")) await p.locator(sel).first().click();
  await p.waitForTimeout(700);
  await p.screenshot({path:`${out}-${w}-${scheme}.png`, fullPage:true});
  await p.evaluate(AXE); const r = await p.evaluate(()=>axe.run(document,{runOnly:['wcag2a','wcag2aa','wcag21aa','wcag22aa']}));
  console.log(w, scheme, "overflow", await p.evaluate(()=>document.documentElement.scrollWidth-innerWidth), r.violations.map(v=>v.id+": "+v.nodes.slice(0,3).map(n=>n.html.slice(0,120)).join(" || ")));
}
await b.close();
