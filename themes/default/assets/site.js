"use strict";
// Everything here adds to pages that work without it.
// Paper shows what is folded, but for an edition: that prints as a briefing, with what is open, unless its
// reader asks for all of it.
const { documentElement } = document;
const isEdition = documentElement.dataset.pageType === "edition";
/** Of the references paper takes those that the open parts cite, each with its number. */
const citedAlone = () => {
  const open = [...document.querySelectorAll("main [data-cite]")].filter((link) => !link.closest("details:not([open])"));
  const numbers = new Set(open.map((link) => link.dataset.cite));
  for (const [at, reference] of document.querySelectorAll(".references > ol > li").entries()) {
    reference.value = at + 1;
    reference.classList.toggle("no-print", !numbers.has(String(at + 1)));
  }
};
addEventListener("beforeprint", () => {
  const isWhole = !isEdition || documentElement.classList.contains("print-whole");
  if (!isWhole) citedAlone();
  for (const folded of document.querySelectorAll(isWhole ? "details:not([open])" : "details.references:not([open])")) {
    folded.open = true;
    folded.dataset.openedForPrint = "";
  }
});
addEventListener("afterprint", () => {
  documentElement.classList.remove("print-whole");
  for (const reference of document.querySelectorAll(".references li.no-print")) reference.classList.remove("no-print");
  for (const folded of document.querySelectorAll("details[data-opened-for-print]")) {
    folded.open = false;
    delete folded.dataset.openedForPrint;
  }
});
// A link to something inside a folded block opens the block.
const openTarget = () => {
  const target = location.hash && document.getElementById(distilDom.decoded(location.hash.slice(1)));
  for (let at = target; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
  }
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", openTarget);
openTarget();
if (isEdition) {
  const { make, button } = distilDom;
  // The style sheet writes this beside a part that paper leaves folded.
  documentElement.style.setProperty("--folded", JSON.stringify(` ${distilSay("script.print-folded")}`));
  const printed = (isWhole) => () => {
    documentElement.classList.toggle("print-whole", isWhole);
    print();
  };
  const line = make("p", { class: "print-choice no-print" },
    button(distilSay("script.print-open"), printed(false)), " ", button(distilSay("script.print-all"), printed(true)));
  document.querySelector("main .toc")?.after(line);
}
// Sheets are for paper: their button is the browser's own command.
if (["sheet", "decision"].includes(documentElement.dataset.pageType)) {
  const { make, button } = distilDom;
  const line = make("p", { class: "print-choice no-print" }, button(distilSay("script.print-sheet"), () => print()));
  document.querySelector("main .sheet, main .decision-table")?.closest("section, article")?.before(line);
}
