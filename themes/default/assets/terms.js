"use strict";
// A term of the glossary is explained on the spot: a click, a tap or Enter on its link opens a small
// box beside it. Nothing opens on hover or focus. Where the box cannot be filled, the link is followed.
(() => {
  const script = document.currentScript;
  const glossary = new URL("../glossary/index.html", script.src);
  const { audience } = document.documentElement.dataset;
  const { make, button, decoded } = distilDom;
  // The glossary may have several pages.
  const folder = new URL(".", glossary).pathname;
  const isGlossary = (path) => path.startsWith(folder) && path.endsWith(".html");
  const idOf = (link) => {
    const url = new URL(link.href);
    return isGlossary(url.pathname) && url.hash.length > 1 ? decoded(url.hash.slice(1)) : null;
  };
  // From a folder no file can be fetched; the glossary itself needs no box.
  const canExplain = location.protocol !== "file:" && HTMLElement.prototype.showPopover && !isGlossary(location.pathname);
  let terms;
  const load = () => {
    terms ??= fetch(new URL("terms.json", glossary)).then((answer) => {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
    return terms;
  };

  let open = null;
  const close = (isBack) => {
    if (!open) return;
    const { box, link } = open;
    open = null;
    link.setAttribute("aria-expanded", "false");
    box.remove();
    if (isBack) link.focus();
  };
  const place = (box, link) => {
    const at = link.getClientRects()[0];
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(at.left, width - box.offsetWidth - 8));
    const below = at.bottom + 6;
    const isAbove = below + box.offsetHeight > innerHeight && at.top > box.offsetHeight + 6;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(isAbove ? at.top - box.offsetHeight - 6 : below) + scrollY}px`;
  };
  const show = (link, term) => {
    close(false);
    const name = term.preferred?.[audience] ?? term.term;
    const closer = button(distilSay("script.term-close"), () => close(true));
    const box = make("span", { class: "term-pop", role: "dialog", popover: "manual", tabindex: "-1", "aria-label": name },
      make("span", {}, make("strong", {}, name), ": ", term.means),
      make("span", {}, make("a", { href: link.href }, distilSay("script.term-glossary")), " ", closer));
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) close(false);
    });
    link.after(box);
    link.setAttribute("aria-expanded", "true");
    open = { box, link };
    box.showPopover();
    place(box, link);
    box.focus({ preventScroll: true });
  };

  const links = canExplain ? [...document.querySelectorAll("main a[href*='glossary/']")].filter((link) => idOf(link) && !link.closest(".glossary")) : [];
  for (const link of links) {
    link.setAttribute("aria-haspopup", "dialog");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", async (event) => {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (open?.link === link) return close(true);
      try {
        const term = (await load())[idOf(link)];
        if (!term) throw new Error("unknown");
        show(link, term);
      } catch {
        location.href = link.href;
      }
      return undefined;
    });
  }
  addEventListener("keydown", (event) => { if (event.key === "Escape" && open) close(true); });
  addEventListener("pointerdown", (event) => { if (open && !open.box.contains(event.target) && event.target !== open.link) close(false); });
})();
