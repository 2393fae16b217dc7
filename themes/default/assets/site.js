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
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let at = target; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
  }
  if (target) target.scrollIntoView();
};
addEventListener("hashchange", openTarget);
openTarget();
// An edition prints in full, or with its folded parts left folded; the references come along.
if (document.documentElement.dataset.pageType === "edition") {
  const button = (words, isShort) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    made.addEventListener("click", () => {
      const folded = document.querySelector("details.references");
      const wasOpen = folded?.open;
      document.documentElement.classList.toggle("print-short", isShort);
      if (folded) folded.open = true;
      addEventListener("afterprint", () => {
        if (folded) folded.open = wasOpen;
        document.documentElement.classList.remove("print-short");
      }, { once: true });
      print();
    });
    return made;
  };
  const line = Object.assign(document.createElement("p"), { className: "print-choice no-print" });
  const say = globalThis.distilSay ?? ((_, english) => english);
  line.append(button(say("print-open", "Print what is open"), true), " ", button(say("print-all", "Print everything"), false));
  document.querySelector("main .toc")?.after(line);
}
