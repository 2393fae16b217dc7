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
  const say = distilSay;
  const { make, button, put } = distilDom;
  const FEW_VALUES = 12;
  // Words from this length on are compared with their like, and never in more files than this: letters exchanged
  // in short words too, any other slip in long ones only, because short words have too many neighbours.
  const FROM_LETTERS = 4;
  const LONG = 6;
  const MOST_FILES = 6;
  // The beginning of a word is looked up in no more files of terms than this.
  const MOST_TERM_FILES = 3;
  // So many records are read through for words in quotation marks.
  const MOST_READ = 200;

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
  /** Folds words as the index was made; its rules come with the manifest. */
  let folding;

  const switchOff = (why) => {
    box.hidden = true;
    part("off").hidden = false;
    put(part("off-why"), why, " ", say("script.lists-below"));
  };

  /** The numbers of the files that can hold words beginning with this, by the first word of each. */
  const filesOf = (firsts, start) => {
    let from = firsts.findIndex((first) => first > start) - 1;
    if (from === -2) from = firsts.length - 1;
    let to = Math.max(from, 0);
    while (to + 1 < firsts.length && firsts[to + 1].startsWith(start)) to += 1;
    const numbers = [];
    for (let number = Math.max(from, 0); number <= to; number += 1) numbers.push(number);
    return numbers;
  };

  /** The numbers in a short text: the build writes one sign for a small one (`src/render/search/codes.rs`). */
  const numbersIn = (codes) => {
    const numbers = [];
    let before = 0;
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes.charCodeAt(at);
      const value = code - (code > 92 ? 36 : 35);
      if (value < 61) {
        numbers.push(before * 61 + value);
        before = 0;
      } else before = before * 30 + value - 61;
    }
    return numbers;
  };

  const SCORES = [1, 2, 4, 9];
  /** Scores of the records that have a word, or one that begins with it. */
  const scoresOf = async (word) => {
    const scores = new Map();
    if (!manifest.terms.length) return scores;
    const isWhole = folding.isWhole(word);
    const numbers = filesOf(manifest.terms, word).slice(0, isWhole ? 1 : MOST_TERM_FILES);
    for (const terms of await Promise.all(numbers.map((number) => get(`terms/${number}`)))) {
      for (const [term, codes] of Object.entries(terms)) {
        if (isWhole ? term !== word : !term.startsWith(word)) continue;
        const places = numbersIn(codes);
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
    const isOther = restA.slice(1) === restB || restA === restB.slice(1) || restA.slice(1) === restB.slice(1);
    if (isOther && a.length >= LONG) return true;
    return restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0];
  };
  /** The term most like a word that no record has, or nothing. Only files with its first letters are read. */
  const nearest = async (word) => {
    if (word.length < FROM_LETTERS || !manifest.known.length) return "";
    for (const letters of [3, 2, 1]) {
      const start = word.slice(0, letters);
      const numbers = filesOf(manifest.known, start);
      if (numbers.length > MOST_FILES) return "";
      let best = "";
      let most = -1;
      for (const known of await Promise.all(numbers.map((number) => get(`known/${number}`)))) {
        for (const entry of known.split(" ")) {
          const [term, often] = [entry.slice(0, -1), Number(entry.at(-1))];
          if (often > most && term.startsWith(start) && isSlip(word, term)) [best, most] = [term, often];
        }
      }
      if (best) return best;
    }
    return "";
  };

  /** A question as words, and as phrases: what stands in quotation marks. */
  const QUOTED = /["\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d]([^"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d]+)["\u201c\u201d\u00ab\u00bb\u300c\u300d]/gu;
  const parted = (query) => {
    const phrases = [...query.matchAll(QUOTED)].map(([, text]) => folding.asked(text)).filter((words) => words.length > 1);
    const quoted = new Set(phrases.flat());
    return { phrases, quoted, sought: [...new Set([...quoted, ...folding.asked(query)])], ignored: folding.ignored(query) };
  };

  /** Of records with all words, those that have each phrase; only the best are read through. */
  const withPhrases = async (scores, phrases) => {
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_READ);
    const size = manifest.recordsPerText;
    const texts = new Map();
    await Promise.all([...new Set(best.map(([record]) => Math.floor(record / size)))].map(async (number) =>
      texts.set(number, await get(`texts/${number}`))));
    const has = (record, words) => texts.get(Math.floor(record / size))[record % size].includes(` ${words.join(" ")} `);
    return new Map(best.filter(([record]) => phrases.every((words) => has(record, words))));
  };

  /** The records that have all the words, or some of them when none has all. A word that no record
      has gives way to one that is a slip away. */
  const lookUp = async (query) => {
    const { phrases, quoted, sought, ignored } = parted(query);
    if (!sought.length) return { sought, ignored, all: true, scores: null };
    const each = await Promise.all(sought.map(scoresOf));
    const instead = [];
    await Promise.all(each.map(async (scores, at) => {
      const near = scores.size || quoted.has(sought[at]) ? "" : await nearest(sought[at]);
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
    if (phrases.length) {
      const isCut = full.size > MOST_READ;
      return { sought, instead, ignored, phrases, isCut, all: true, scores: await withPhrases(full, phrases) };
    }
    const all = full.size > 0 || each.length === 1;
    return { sought, instead, ignored, all, scores: full.size ? full : total };
  };

  /** The records of a value: runs, each by its distance from the one before and by what follows its first. */
  const unpack = (codes) => {
    const records = new Set();
    const numbers = numbersIn(codes);
    let at = 0;
    for (let run = 0; run < numbers.length; run += 2) {
      at += numbers[run];
      for (const end = at + numbers[run + 1] + 1; at < end; at += 1) records.add(at);
    }
    return records;
  };
  const valueSets = async (facet) => {
    const places = await get(`facets/${facet}`);
    return new Map(Object.entries(places).map(([key, codes]) => [key, unpack(codes)]));
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
  const counted = (count) => `(${say.number(count)})`;
  const drawFacets = () => {
    facetsBox.open = matchMedia("(min-width: 52rem)").matches;
    for (const facet of manifest.facets) {
      const fieldset = make("fieldset", {}, make("legend", { class: "vh" }, facet.label));
      const group = make("details", {}, make("summary", {}, facet.label), fieldset);
      group.open = facet.id === "kind" || asked.chosen.has(facet.id);
      group.dataset.facet = facet.id;
      group.addEventListener("toggle", () => group.open && countFacet(facet.id));
      const boxes = new Map();
      const large = new Set([...facet.values].sort((a, b) => b[2] - a[2]).slice(0, FEW_VALUES));
      for (const value of facet.values) {
        const [key, label, count] = value;
        const tick = make("input", { type: "checkbox", name: facet.id, value: key });
        const number = make("span", { class: "meta" }, counted(count));
        const line = make("label", { class: "search-value" }, tick, " ", make("span", {}, label), " ", number);
        line.hidden = !large.has(value);
        tick.addEventListener("change", () => choose(facet.id, key, tick.checked));
        fieldset.append(line);
        boxes.set(key, { tick, number, line, name: label });
      }
      if (facet.values.length > FEW_VALUES) {
        const all = button(say("script.show-all", { number: facet.values.length }), () => {
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
      for (const [key, { tick, line, name }] of boxes) {
        tick.checked = asked.chosen.get(id)?.has(key) ?? false;
        if (!tick.checked) continue;
        line.hidden = false;
        const leave = async () => {
          await choose(id, key, false);
          input.focus();
        };
        const spoken = say("script.do-not-narrow", { facet: label, value: name });
        chosenLine.append(button(`${label}: ${name} ×`, leave, { class: "tag", "aria-label": spoken }), " ");
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
      put(number, counted(count));
      line.classList.toggle("is-empty", count === 0);
    }
  };

  // Results.
  const marked = (text, sought) => {
    const fits = (own, word) => (folding.isWhole(word) ? own === word : own.startsWith(word));
    const isSought = (piece) => folding.words(piece).some((own) => sought.some((word) => fits(own, word)));
    return folding.pieces(text).map((piece, index) => (index % 2 && isSought(piece) ? make("mark", {}, piece) : piece));
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
      return make("li", {}, make("p", { class: "search-title" }, link), make("p", { class: "meta" }, meta),
        ...(line ? [make("p", {}, ...marked(line, now.sought))] : []));
    });
    list.append(...items);
    shown += next.length;
    more.hidden = shown >= order.length;
    return items[0];
  };
  /** What was found, in a sentence or two, and what was not looked for. */
  const tell = () => {
    const words = asked.q.trim();
    const left = words && found.ignored?.length ? [" ", say("script.search-ignored", { words: say.list(found.ignored) })] : [];
    if (!words && !asked.chosen.size) return [say("script.records-to-search", { count: manifest.records })];
    if (words && !found.sought.length) return [say("script.no-word", { words }), ...left];
    if (!order.length) return [none(words), ...left];
    const results = say("script.results", { count: order.length });
    const slips = (found.instead ?? []).flatMap(([typed, near]) => [" ", say("script.slip", { typed, near: near.normalize("NFC") })]);
    const cut = found.isCut ? [" ", say("script.search-phrase-cut", { count: MOST_READ })] : [];
    if (!found.all) return [say("script.some-words", { results }), ...slips, ...left];
    const first = words ? say("script.found-for", { results, words }) : say("script.found", { results });
    return [first, ...slips, ...cut, ...left];
  };
  const none = (words) => {
    if (!words) return say("script.no-result-narrowed");
    const isNarrowed = asked.chosen.size && found.scores?.size;
    if (isNarrowed) return say("script.no-result-narrowed-for", { words });
    return found.phrases?.length ? say("script.search-no-phrase", { words }) : say("script.no-result-for", { words });
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
      put(status, ...tell());
      showChosen();
      await showMore();
      await Promise.all([...groups].filter(([, { group }]) => group.open).map(([id]) => countFacet(id)));
      document.documentElement.dataset.searched = asked.q;
    } catch {
      put(status, say("script.no-part-of-index"));
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
      switchOff(say("script.from-folder"));
      return;
    }
    // The form stands there at once, so that nothing moves when the index has come.
    part("off").hidden = true;
    box.hidden = false;
    try {
      manifest = await get("index");
      version = manifest.version;
      folding = searchFolding(manifest.folding);
    } catch {
      switchOff(say("script.no-index"));
      return;
    }
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
