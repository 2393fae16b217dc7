"use strict";
// A button beside each citation that copies it. Nothing is kept.
(() => {
  const texts = [...document.querySelectorAll(".citation-text")];
  if (texts.length === 0) return;
  const say = globalThis.distilSay;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "citation-status";
  document.querySelector(".citing").append(status);

  // Pages that are opened from a folder may have no clipboard; selecting the text is the next best.
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.textContent);
      return true;
    } catch {
      select(element);
      return false;
    }
  };
  for (const text of texts) {
    const style = text.closest("div").querySelector("dt").textContent;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-citation";
    button.textContent = say("cite-copy", "Copy");
    button.setAttribute("aria-label", say("cite-copy-style", "Copy {style} citation", { style }));
    button.addEventListener("click", async () => {
      const isCopied = await copy(text);
      // The same words twice would not be read out twice.
      status.textContent = "";
      setTimeout(() => {
        status.textContent = isCopied
          ? say("cite-copied", "Copied: {style}", { style })
          : say("cite-selected", "The {style} citation is selected; copy it with your keyboard or menu.", { style });
      }, 50);
    });
    text.after(" ", button);
  }
})();
