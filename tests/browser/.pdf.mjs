import { chromium } from "playwright-core";
const b = await chromium.launch({executablePath:"/usr/bin/chromium",args:["--no-sandbox","--disable-gpu"]});
const p = await b.newPage(); await p.goto("file:///tmp/wt-d/target/site/checklist/index.html");
await p.locator(".register-tools button").first().click(); await p.locator(".record select").first().selectOption("done"); await p.locator(".record input[type=text]").first().fill("Ward manager");await p.locator(".record input[type=date]").first().fill("2027-01-31");
await p.evaluate(()=>{window.print=()=>{}; addEventListener("afterprint",e=>e.stopImmediatePropagation(),true)});
await p.evaluate(()=>[...document.querySelectorAll("button")].find(b=>/assurance/.test(b.textContent)).click());
await p.emulateMedia({media:"print"}); await p.setViewportSize({width:794,height:1123}); await p.screenshot({path:"/tmp/d-sheet.png"});
await p.pdf({path:"/tmp/d-chk.pdf",format:"A4",preferCSSPageSize:true}); await b.close();
