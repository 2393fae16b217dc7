"use strict";
// Full-text search over the index that the program writes into search/. A query fetches the
// manifest, the files of terms that can hold its words, and the records that it shows.
(() => {
  const box = document.getElementById("search");
  if (!box) return;
  const part = (name) => document.getElementById(`search-${name}`);
  const [form, input, facetsBox, status, chosenLine, list, more] =
    ["form", "words", "facets", "status", "chosen", "results", "more"].map(part);
  const PAGE = 20;
  const say = globalThis.distilSay;
  const FEW_VALUES = 12;
  // Words from this length on are compared with their like, and never in more files than this.
  const FROM_LETTERS = 4;
  const MOST_FILES = 8;

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // Words, as src/render/search/words.rs makes them.
  const COMMON = new Set(
    ("an and are as at be been but by for from had has have in into is it its of on or that the " +
      "their there these they this to was were which with").split(" "),
  );
  const LETTERS = { æ: "ae", đ: "d", ł: "l", ø: "o", œ: "oe", ß: "ss" };
  const singular = (word) => {
    if (!word.endsWith("s") || word.length < 4) return word;
    const stem = word.slice(0, -1);
    if (stem.endsWith("ie") && stem.length > 3) return `${stem.slice(0, -2)}y`;
    return /[sui]$/.test(stem) ? word : stem;
  };
  const fold = (word) => {
    const plain = word.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
      .replace(/[æđłøœß]/g, (letter) => LETTERS[letter]);
    return COMMON.has(plain) ? "" : singular(plain.replaceAll("iz", "is")).slice(0, 40);
  };
  const words = (text) => [...new Set(text.normalize("NFC").split(/[^\p{L}\p{N}]+/u).map(fold))].filter((word) => word.length > 1);

  // Files of the index; each is fetched once.
  const files = new Map();
  let version = "";
  const get = (name) => {
    if (!files.has(name)) {
      const address = `${box.dataset.index}${name}.json${version && `?v=${version}`}`;
      const answer = fetch(address, version ? {} : { cache: "no-cache" }).then((response) => {
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return response.json();
      });
      answer.catch(() => files.delete(name));
      files.set(name, answer);
    }
    return files.get(name);
  };
  let manifest;

  const switchOff = (why) => {
    box.hidden = true;
    part("off").hidden = false;
    part("off-why").textContent = `${why} ${say("lists-below", "Everything can be reached by the lists below.")}`;
  };

  /** The files of terms that can hold words beginning with this. */
  const termFiles = (start) => {
    const firsts = manifest.terms;
    let from = firsts.findIndex((first) => first > start) - 1;
    if (from === -2) from = firsts.length - 1;
    let to = Math.max(from, 0);
    while (to + 1 < firsts.length && firsts[to + 1].startsWith(start)) to += 1;
    const numbers = [];
    for (let number = Math.max(from, 0); number <= to; number += 1) numbers.push(number);
    return numbers;
  };

  const SCORES = [1, 2, 4, 9];
  /** Scores of the records that have a word, or one that begins with it. */
  const scoresOf = async (word) => {
    const scores = new Map();
    if (!manifest.terms.length) return scores;
    for (const terms of await Promise.all(termFiles(word).map((number) => get(`terms/${number}`)))) {
      for (const [term, places] of Object.entries(terms)) {
        if (!term.startsWith(word)) continue;
        const rare = Math.log(1 + manifest.records / places.length);
        let at = 0;
        for (const place of places) {
          at += Math.floor(place / 4);
          const score = SCORES[place % 4] * rare * (term === word ? 2 : 1);
          if (score > (scores.get(at) ?? 0)) scores.set(at, score);
        }
      }
    }
    return scores;
  };

  /** Whether one letter more, less or other, or two letters exchanged, make one word of the other. */
  const isSlip = (a, b) => {
    if (Math.abs(a.length - b.length) > 1) return false;
    let from = 0;
    while (from < a.length && a[from] === b[from]) from += 1;
    const [restA, restB] = [a.slice(from), b.slice(from)];
    if (restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1)) return true;
    return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
  };
  /** The term most like a word that no record has, or nothing. Only files with its first letters are read. */
  const nearest = async (word) => {
    if (word.length < FROM_LETTERS || !manifest.terms.length) return "";
    for (const start of [word.slice(0, 2), word[0]]) {
      const numbers = termFiles(start);
      if (numbers.length > MOST_FILES) return "";
      let best = "";
      let most = 0;
      for (const terms of await Promise.all(numbers.map((number) => get(`terms/${number}`)))) {
        for (const [term, places] of Object.entries(terms)) {
          if (term.startsWith(start) && places.length > most && isSlip(word, term)) [best, most] = [term, places.length];
        }
      }
      if (best) return best;
    }
    return "";
  };

  /** The records that have all the words, or some of them when none has all. A word that no record
      has gives way to one that is a slip away. */
  const lookUp = async (query) => {
    const sought = words(query);
    if (!sought.length) return { sought, all: true, scores: null };
    const each = await Promise.all(sought.map(scoresOf));
    const instead = [];
    await Promise.all(each.map(async (scores, at) => {
      const near = scores.size ? "" : await nearest(sought[at]);
      if (!near) return;
      instead.push([sought[at], near]);
      sought[at] = near;
      each[at] = await scoresOf(near);
    }));
    const total = new Map();
    const hits = new Map();
    for (const scores of each) {
      for (const [record, score] of scores) {
        total.set(record, (total.get(record) ?? 0) + score);
        hits.set(record, (hits.get(record) ?? 0) + 1);
      }
    }
    const full = new Map([...total].filter(([record]) => hits.get(record) === each.length));
    return full.size ? { sought, instead, all: true, scores: full } : { sought, instead, all: each.length === 1, scores: total };
  };

  const unpack = (distances) => {
    let at = 0;
    return new Set(distances.map((distance) => (at += distance)));
  };
  const valueSets = async (facet) => {
    const places = await get(`facets/${facet}`);
    return new Map(Object.entries(places).map(([key, distances]) => [key, unpack(distances)]));
  };

  // What is asked, in the address and on the page.
  let asked = { q: "", chosen: new Map() };
  const fromAddress = () => {
    const parameters = new URLSearchParams(location.search);
    const chosen = new Map();
    for (const { id, values } of manifest.facets) {
      const known = new Set(values.map(([key]) => key));
      const keys = parameters.getAll(id).filter((key) => known.has(key));
      if (keys.length) chosen.set(id, new Set(keys));
    }
    return { q: (parameters.get("q") ?? "").slice(0, 200), chosen };
  };
  const toAddress = () => {
    const parameters = new URLSearchParams();
    if (asked.q.trim()) parameters.set("q", asked.q.trim());
    for (const [id, keys] of asked.chosen) for (const key of keys) parameters.append(id, key);
    return `${location.pathname}${parameters.size ? `?${parameters}` : ""}`;
  };
  const remember = (isStep) => {
    const address = toAddress();
    if (address === `${location.pathname}${location.search}`) return;
    history[isStep ? "pushState" : "replaceState"](null, "", address);
  };

  // Facets.
  const groups = new Map();
  const drawFacets = () => {
    facetsBox.open = matchMedia("(min-width: 52rem)").matches;
    for (const facet of manifest.facets) {
      const fieldset = make("fieldset", {}, make("legend", { className: "vh", textContent: facet.label }));
      const group = make("details", { open: facet.id === "kind" || asked.chosen.has(facet.id) },
        make("summary", { textContent: facet.label }), fieldset);
      group.dataset.facet = facet.id;
      group.addEventListener("toggle", () => group.open && countFacet(facet.id));
      const boxes = new Map();
      const large = new Set([...facet.values].sort((a, b) => b[2] - a[2]).slice(0, FEW_VALUES));
      for (const value of facet.values) {
        const [key, label, count] = value;
        const tick = make("input", { type: "checkbox", name: facet.id, value: key });
        const number = make("span", { className: "meta", textContent: `(${count})` });
        const line = make("label", { className: "search-value", hidden: !large.has(value) }, tick, ` ${label} `, number);
        tick.addEventListener("change", () => choose(facet.id, key, tick.checked));
        fieldset.append(line);
        boxes.set(key, { tick, number, line });
      }
      if (facet.values.length > FEW_VALUES) {
        const all = make("button", { type: "button", textContent: say("show-all", "Show all {number}", { number: facet.values.length }) });
        all.addEventListener("click", () => {
          const folded = [...boxes.values()].filter(({ line }) => line.hidden);
          for (const { line } of folded) line.hidden = false;
          folded[0]?.tick.focus();
          all.remove();
        });
        fieldset.append(all);
      }
      facetsBox.append(group);
      groups.set(facet.id, { group, boxes, label: facet.label });
    }
  };
  const choose = (id, key, isChosen) => {
    const keys = asked.chosen.get(id) ?? new Set();
    if (isChosen) keys.add(key);
    else keys.delete(key);
    if (keys.size) asked.chosen.set(id, keys);
    else asked.chosen.delete(id);
    remember(true);
    return run();
  };
  const showChosen = () => {
    chosenLine.replaceChildren();
    for (const [id, { group, boxes, label }] of groups) {
      for (const [key, { tick, line }] of boxes) {
        tick.checked = asked.chosen.get(id)?.has(key) ?? false;
        if (!tick.checked) continue;
        line.hidden = false;
        const name = line.firstChild.nextSibling.textContent.trim();
        const button = make("button", { type: "button", className: "tag", textContent: `${label}: ${name} ×` });
        button.setAttribute("aria-label", say("do-not-narrow", "Do not narrow by {facet}: {value}", { facet: label, value: name }));
        button.addEventListener("click", async () => {
          await choose(id, key, false);
          input.focus();
        });
        chosenLine.append(button, " ");
      }
      if (asked.chosen.has(id)) group.open = true;
    }
  };

  /** The records left by the chosen values, one facet left out. */
  const narrowed = async (scores, without) => {
    let left = scores && new Set(scores.keys());
    for (const [id, keys] of asked.chosen) {
      if (id === without) continue;
      const sets = await valueSets(id);
      const any = new Set([...keys].flatMap((key) => [...(sets.get(key) ?? [])]));
      left = left ? new Set([...left].filter((record) => any.has(record))) : any;
    }
    return left;
  };
  let found = { scores: null };
  const countFacet = async (id) => {
    const now = found;
    const [left, sets] = await Promise.all([narrowed(now.scores, id), valueSets(id)]);
    if (now !== found) return;
    for (const [key, { number, line }] of groups.get(id).boxes) {
      const own = sets.get(key) ?? new Set();
      const count = left ? [...own].filter((record) => left.has(record)).length : own.size;
      number.textContent = `(${count})`;
      line.classList.toggle("is-empty", count === 0);
    }
  };

  // Results.
  const marked = (text, sought) => {
    const pieces = text.split(/([\p{L}\p{N}]+)/u);
    return pieces.map((piece, index) =>
      index % 2 && sought.some((word) => fold(piece).startsWith(word)) ? make("mark", { textContent: piece }) : piece);
  };
  let order = [];
  let shown = 0;
  const showMore = async () => {
    const now = found;
    const next = order.slice(shown, shown + PAGE);
    const size = manifest.recordsPerFile;
    const shards = new Map();
    await Promise.all([...new Set(next.map((record) => Math.floor(record / size)))].map(async (number) =>
      shards.set(number, await get(`records/${number}`))));
    if (now !== found) return null;
    const items = next.map((record) => {
      const [title, address, line, meta] = shards.get(Math.floor(record / size))[record % size];
      const link = make("a", { href: box.dataset.root + address }, ...marked(title, now.sought));
      return make("li", {}, make("p", { className: "search-title" }, link), make("p", { className: "meta", textContent: meta }),
        ...(line ? [make("p", {}, ...marked(line, now.sought))] : []));
    });
    list.append(...items);
    shown += next.length;
    more.hidden = shown >= order.length;
    return items[0];
  };
  const tell = () => {
    const sought = asked.q.trim();
    const results = say("results", { one: "1 result", other: "{number} results" }, { number: order.length });
    if (!sought && !asked.chosen.size) return say("records-to-search", "{number} records can be searched.", { number: manifest.records });
    if (sought && !found.sought.length) return say("no-word", "“{words}” has no word that can be searched. Type two letters or more.", { words: sought });
    if (!order.length) {
      if (!sought) return say("no-result-narrowed", "No result with these limits. Take one away to see more.");
      return asked.chosen.size && found.scores?.size
        ? say("no-result-narrowed-for", "No result for “{words}” with these limits. Take one away to see more.", { words: sought })
        : say("no-result-for", "No record has a word that begins like this for “{words}”. Try another word, or the lists below.", { words: sought });
    }
    const slips = (found.instead ?? []).map(([typed, near]) => ` ${say("slip", "No record has “{typed}”: this is for “{near}”.", { typed, near })}`).join("");
    if (!found.all) return say("some-words", "No record has all these words. {results} with some of them.", { results }) + slips;
    return (sought ? say("found-for", "{results} for “{words}”.", { results, words: sought }) : say("found", "{results}.", { results })) + slips;
  };

  let turn = 0;
  const run = async () => {
    turn += 1;
    const now = turn;
    try {
      const next = await lookUp(asked.q);
      const left = await narrowed(next.scores, null);
      if (now !== turn) return;
      found = next;
      const score = (record) => next.scores?.get(record) ?? 0;
      const isUnsearchable = asked.q.trim() && !next.sought.length;
      order = isUnsearchable ? [] : [...(left ?? [])].sort((a, b) => score(b) - score(a) || a - b);
      list.replaceChildren();
      shown = 0;
      more.hidden = true;
      status.textContent = tell();
      showChosen();
      await showMore();
      await Promise.all([...groups].filter(([, { group }]) => group.open).map(([id]) => countFacet(id)));
      document.documentElement.dataset.searched = asked.q;
    } catch {
      status.textContent = say("no-part-of-index", "A part of the search index could not be fetched. Try again, or use the lists below.");
    }
  };

  // Keyboard.
  const move = (event) => {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && at >= 0) return input.focus();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || (at < 0 && (step < 0 || document.activeElement !== input))) return;
    const next = at + step;
    if (next >= links.length) return;
    event.preventDefault();
    (links[next] ?? input).focus();
  };

  const start = async () => {
    if (location.protocol === "file:") {
      switchOff(say("from-folder", "This copy of the site was opened from a folder, and browsers do not let a page search there. The search works where the site is published."));
      return;
    }
    try {
      manifest = await get("index");
      version = manifest.version;
    } catch {
      switchOff(say("no-index", "The search index could not be fetched."));
      return;
    }
    part("off").hidden = true;
    box.hidden = false;
    asked = fromAddress();
    input.value = asked.q;
    drawFacets();
    let waiting;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        asked.q = input.value;
        remember(false);
        run();
      }, 120);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(waiting);
      asked.q = input.value;
      remember(true);
      run();
    });
    more.addEventListener("click", async () => (await showMore())?.querySelector("a").focus());
    box.addEventListener("keydown", move);
    addEventListener("popstate", () => {
      asked = fromAddress();
      input.value = asked.q;
      run();
    });
    if (location.hash === `#${input.id}`) input.focus();
    await run();
  };
  start();
})();
