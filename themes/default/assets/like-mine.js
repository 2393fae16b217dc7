"use strict";
// "Settings like mine": a reader says where it would be done; studies that share each property are
// counted in words and marked. The counts are those of the table that the page holds. There is no
// score. The choice stands in the address (?like.country=scotland) and nowhere else.
(() => {
  const part = document.querySelector("[data-like-mine]");
  if (!part) return;
  const say = globalThis.distilSay;
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };
  const total = Number(part.dataset.total);
  const OTHER = "other";
  const properties = [...part.querySelectorAll("[data-property]")].map((row) => ({
    key: row.dataset.property,
    label: row.querySelector("th").textContent.trim(),
    question: row.dataset.question,
    silent: Number(row.dataset.notSaid),
    values: new Map([...row.querySelectorAll("[data-value]")].map((value) => [value.dataset.value, { label: value.textContent.replace(/: \d+$/, ""), n: Number(value.dataset.n), phrase: value.dataset.phrase }])),
    chosen: "",
  }));
  const studies = [...document.querySelectorAll("[data-like]")].map((place) => ({
    place, has: new Set(place.dataset.like.split(" ")), head: place.querySelector("th") ?? place,
  }));

  // ---- The form -------------------------------------------------------------------------------

  for (const property of properties) {
    const id = `like-${property.key}`;
    property.select = make("select", { id },
      make("option", { value: "" }, "I do not say"),
      ...[...property.values].map(([key, value]) => make("option", { value: key }, value.label)),
      make("option", { value: OTHER }, "Something that is not in this list"));
    property.select.addEventListener("change", () => { property.chosen = property.select.value; update(true); });
    property.field = make("div", {}, make("label", { for: id }, property.question), property.select);
  }
  const told = make("div", { role: "status", class: "like-told" });
  const copied = make("span", { role: "status", class: "meta" });
  const button = (label, act) => {
    const element = make("button", { type: "button" }, label);
    element.addEventListener("click", act);
    return element;
  };
  let words = "";
  const acts = make("div", { class: "buttons", hidden: "" },
    button(say("copy-link", "Copy link"), async () => {
      const link = `${location.href.split(/[?#]/)[0]}${words ? `?${words}` : ""}#${part.id}`;
      try {
        await navigator.clipboard.writeText(link);
        copied.textContent = say("link-copied", "The link was copied.");
      } catch {
        copied.textContent = say("link-to-copy", "Copy this link: {link}", { link });
      }
    }),
    button(say("start-again", "Start again"), () => {
      for (const property of properties) property.chosen = property.select.value = "";
      update(true);
      properties[0].select.focus();
    }), copied);

  // ---- What is told ---------------------------------------------------------------------------

  const sentence = ({ chosen, values, silent, label }) => {
    const unsaid = silent ? ` ${silent === total ? "No record says" : `${silent} ${silent === 1 ? "record does" : "records do"} not say`}.` : "";
    if (chosen === OTHER) return `${label}: none of the ${total} studies is known to have another value than those in the list.${unsaid}`;
    const { n, phrase } = values.get(chosen);
    return `${n ? `${n} of ${total}` : `None of the ${total}`} studies ${phrase}.${unsaid}`;
  };
  const mark = ({ place, head, has }, chosen) => {
    head.querySelector(".like-mark")?.remove();
    const shared = chosen.filter((property) => has.has(`${property.key}:${property.chosen}`));
    place.classList.toggle("is-like", shared.length > 0);
    if (shared.length) head.append(make("span", { class: "tag like-mark made" }, `like mine: ${shared.map((property) => property.label.toLowerCase()).join(", ")}`));
    return shared.length === chosen.length;
  };
  const update = (byReader) => {
    const chosen = properties.filter((property) => property.chosen);
    const all = studies.filter((study) => mark(study, chosen)).length;
    const lines = chosen.map((property) => make("li", {}, sentence(property)));
    if (chosen.length > 1 && studies.length === total) {
      lines.push(make("li", {}, `${all ? `${all} of ${total} studies share` : "No study shares"} all ${chosen.length}.`));
    }
    const here = chosen.length && studies.length && studies.length < total ? "Studies on this page of the list are marked. " : chosen.length && studies.length ? "Studies that share something are marked in the list of studies. " : "";
    told.replaceChildren(...(chosen.length ? [make("ul", {}, ...lines), make("p", { class: "meta" }, `${here}That a study was done elsewhere does not say that its result would differ.`)] : byReader ? [make("p", {}, "Nothing is chosen, and nothing is marked.")] : []));
    acts.hidden = !chosen.length;
    copied.textContent = "";
    const query = new URLSearchParams(location.search);
    for (const property of properties) {
      if (property.chosen) query.set(`like.${property.key}`, property.chosen);
      else query.delete(`like.${property.key}`);
    }
    words = query.toString();
    if (!byReader) return;
    try {
      history.replaceState(history.state, "", `${location.pathname}${words ? `?${words}` : ""}${location.hash}`);
    } catch { /* Some browsers keep the address of a file as it is. */ }
  };

  // ---- On the page ----------------------------------------------------------------------------

  part.id ||= "like-mine";
  const form = make("div", { class: "like-form no-print", role: "group", "aria-label": "Settings like mine" },
    make("p", {}, "Say what holds where you are. Leave out what does not matter."),
    make("div", { class: "table-fields" }, ...properties.map((property) => property.field)), acts);
  part.querySelector("summary").after(form, told);
  const query = new URLSearchParams(location.search);
  for (const property of properties) {
    const value = query.get(`like.${property.key}`) ?? "";
    if (property.values.has(value) || value === OTHER) property.chosen = property.select.value = value;
  }
  if (properties.some((property) => property.chosen)) {
    for (let at = part; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    update(false);
  }
})();
