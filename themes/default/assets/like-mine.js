"use strict";
// "Settings like mine": a reader says where it would be done; studies that share each property are
// counted in words and marked. The counts are those of the table that the page holds. There is no
// score. The choice stands in the address (?like.country=norway) and nowhere else.
(() => {
  const part = document.querySelector("[data-like-mine]");
  if (!part) return;
  const say = distilSay;
  const { make, button, put, copyLink, keepQuery } = distilDom;
  const total = Number(part.dataset.total);
  const OTHER = "other";
  const valueOf = (value) => [value.dataset.value, { label: say.attribute(value, "label"), n: Number(value.dataset.n), phrase: say.attribute(value, "phrase") }];
  const properties = [...part.querySelectorAll("[data-property]")].map((row) => ({
    key: row.dataset.property,
    label: say.seen(row.querySelector("th")),
    question: say.attribute(row, "question"),
    silent: Number(row.dataset.notSaid),
    values: new Map([...row.querySelectorAll("[data-value]")].map(valueOf)),
    chosen: "",
  }));
  const studies = [...document.querySelectorAll("[data-like]")].map((place) => ({
    place, has: new Set(place.dataset.like.split(" ")), head: place.querySelector("th") ?? place,
  }));

  // ---- The form -------------------------------------------------------------------------------

  for (const property of properties) {
    const id = `like-${property.key}`;
    property.select = make("select", { id },
      make("option", { value: "" }, say("script.like-not-said")),
      ...[...property.values].map(([key, value]) => make("option", { value: key }, value.label)),
      make("option", { value: OTHER }, say("script.like-other")));
    property.select.addEventListener("change", () => { property.chosen = property.select.value; update(true); });
    property.field = make("div", {}, make("label", { for: id }, property.question), property.select);
  }
  const told = make("div", { role: "status", class: "like-told" });
  const copied = make("span", { role: "status", class: "meta" });
  let query = "";
  const acts = make("div", { class: "buttons", hidden: "" },
    button(say("script.copy-link"), () => copyLink(copied, `${location.href.split(/[?#]/)[0]}${query ? `?${query}` : ""}#${part.id}`)),
    button(say("script.start-again"), () => {
      for (const property of properties) property.chosen = property.select.value = "";
      update(true);
      properties[0].select.focus();
    }), copied);

  // ---- What is told ---------------------------------------------------------------------------

  const sentences = ({ chosen, values, silent, label }) => {
    const unsaid = silent === 0 ? [] : [" ", silent === total ? say("script.like-none-says") : say("script.like-silent", { count: silent })];
    if (chosen === OTHER) return [say("script.like-none-other", { property: label, count: total }), ...unsaid];
    const { n, phrase } = values.get(chosen);
    return [n ? say("script.like-some", { n, count: total, phrase }) : say("script.like-none", { count: total, phrase }), ...unsaid];
  };
  const mark = ({ place, head, has }, chosen) => {
    head.querySelector(".like-mark")?.remove();
    const shared = chosen.filter((property) => has.has(`${property.key}:${property.chosen}`));
    place.classList.toggle("is-like", shared.length > 0);
    const labels = shared.map((property) => property.label);
    if (shared.length) head.append(make("span", { class: "tag like-mark made" }, say("script.like-mark", { properties: say.list(labels) })));
    return shared.length === chosen.length;
  };
  /** Where the marked studies stand: on this page of a long list, or in the list further down. */
  const where = () => {
    if (!studies.length) return [];
    return [studies.length < total ? say("script.like-marked-on-page") : say("script.like-marked-in-list"), " "];
  };
  const lines = (chosen, all) => {
    const own = chosen.map((property) => make("li", {}, ...sentences(property)));
    if (chosen.length < 2 || studies.length !== total) return own;
    const count = chosen.length;
    return [...own, make("li", {}, all ? say("script.like-all", { all, total, count }) : say("script.like-all-none", { count }))];
  };
  const update = (byReader) => {
    const chosen = properties.filter((property) => property.chosen);
    const all = studies.filter((study) => mark(study, chosen)).length;
    if (chosen.length) put(told, make("ul", {}, ...lines(chosen, all)), make("p", { class: "meta" }, ...where(), say("script.like-elsewhere")));
    else put(told, ...(byReader ? [make("p", {}, say("script.like-nothing"))] : []));
    acts.hidden = !chosen.length;
    put(copied);
    const asked = new URLSearchParams(location.search);
    for (const property of properties) {
      if (property.chosen) asked.set(`like.${property.key}`, property.chosen);
      else asked.delete(`like.${property.key}`);
    }
    query = asked.toString();
    if (byReader) keepQuery(query);
  };

  // ---- On the page ----------------------------------------------------------------------------

  part.id ||= "like-mine";
  const form = make("div", { class: "like-form no-print", role: "group", "aria-label": say("script.like-title") },
    make("p", {}, say("script.like-what-holds")),
    make("div", { class: "table-fields" }, ...properties.map((property) => property.field)), acts);
  part.querySelector("summary").after(form, told);
  const asked = new URLSearchParams(location.search);
  for (const property of properties) {
    const value = asked.get(`like.${property.key}`) ?? "";
    if (property.values.has(value) || value === OTHER) property.chosen = property.select.value = value;
  }
  if (properties.some((property) => property.chosen)) {
    for (let at = part; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    update(false);
  }
})();
