"use strict";
// Everything here adds to pages that work without it.
addEventListener("beforeprint", () => {
  if (document.documentElement.classList.contains("print-short")) return;
  for (const folded of document.querySelectorAll("details:not([open])")) {
    folded.open = true;
    folded.dataset.openedForPrint = "";
  }
});
addEventListener("afterprint", () => {
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
// An edition prints in full, or with its folded parts left folded; the references come along.
if (document.documentElement.dataset.pageType === "edition") {
  const { make, button } = distilDom;
  // The style sheet writes this beside a part that paper leaves folded.
  document.documentElement.style.setProperty("--folded", JSON.stringify(` ${distilSay("script.print-folded")}`));
  const printed = (isShort) => () => {
    const folded = document.querySelector("details.references");
    const wasOpen = folded?.open;
    document.documentElement.classList.toggle("print-short", isShort);
    if (folded) folded.open = true;
    addEventListener("afterprint", () => {
      if (folded) folded.open = wasOpen;
      document.documentElement.classList.remove("print-short");
    }, { once: true });
    print();
  };
  const line = make("p", { class: "print-choice no-print" },
    button(distilSay("script.print-open"), printed(true)), " ", button(distilSay("script.print-all"), printed(false)));
  document.querySelector("main .toc")?.after(line);
}
