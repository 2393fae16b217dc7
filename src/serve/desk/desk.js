"use strict";
// Starts the editor with the configuration of this site, and shows what `check` says of the record that is
// open: at the foot of the page, and beside the fields.
window.CMS_MANUAL_INIT = true;
(() => {
  // This page, so that a form goes on from what it saved itself and from nothing else.
  const page = crypto.randomUUID();
  const plain = window.fetch.bind(window);
  const api = "/edit/api";
  const ask = (action, params) =>
    plain(api, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ action, params }) }).then((answer) => answer.json());

  // The record that is open, by the address of the page.
  const open = () => {
    const [, kind, id] = location.hash.match(/^#\/collections\/([^/]+)\/entries\/([^/?]+)/) ?? [];
    if (!kind) return null;
    return kind === "site" ? "site.yaml" : `${kind}/${decodeURIComponent(id)}.yaml`;
  };

  // Texts in `code` are marked so in messages.
  const words = (parent, text) => {
    text.split("`").forEach((part, at) => {
      if (at % 2 === 0) return parent.append(part);
      const code = document.createElement("code");
      code.textContent = part;
      parent.append(code);
    });
    return parent;
  };
  const make = (name, text = "") => words(document.createElement(name), text);
  const named = (path) => path.replace(/\[(\d+)\]/g, (_, at) => ` ${Number(at) + 1}`).replace(/[._-]/g, " ");

  let shown = [];
  const foot = (children, has) => {
    document.querySelector(".distil-desk")?.remove();
    if (!children.length) return;
    const aside = make("aside");
    aside.className = "distil-desk";
    aside.dataset.has = has;
    aside.setAttribute("role", "status");
    aside.setAttribute("aria-label", "What was found in this record");
    const close = make("button", "Hide");
    close.type = "button";
    close.addEventListener("click", () => aside.remove());
    aside.append(close, ...children);
    document.body.append(aside);
  };

  // The field of a problem: that of its first key, which is on the page whatever is folded.
  const place = () => {
    for (const problem of shown) {
      const key = problem.path.split(/[.[]/)[0];
      const label = key && document.querySelector(`label[for^="${CSS.escape(key)}-field-"]`);
      if (!label || (problem.beside?.isConnected && problem.beside.previousElementSibling)) continue;
      problem.beside?.remove();
      problem.beside = make("p", `${named(problem.path)}: ${problem.message} ${problem.advice[0] ?? ""}`);
      problem.beside.className = "distil-beside";
      label.after(problem.beside);
    }
  };
  const forget = () => {
    for (const problem of shown) problem.beside?.remove();
    shown = [];
  };
  const show = ({ problems, elsewhere }, saved) => {
    forget();
    shown = problems;
    const about = elsewhere ? ` ${elsewhere === 1 ? "1 problem is" : `${elsewhere} problems are`} in other files.` : "";
    if (!problems.length) {
      return foot(saved ? [make("p", `Saved. Nothing is wrong with this record.${about}`)] : [], "nothing");
    }
    const list = make("ol");
    for (const { severity, code, message, advice, path, line } of problems) {
      const where = path ? `${named(path)} (line ${line})` : line ? `line ${line}` : "the file";
      const item = make("li", `${severity} ${code}, ${where}: ${message} `);
      list.append(words(item, advice.join(" ")));
    }
    foot([make("p", `${saved ? "Saved. " : ""}${problems.length === 1 ? "1 problem" : `${problems.length} problems`} in this record.${about}`), list], "problems");
    place();
  };

  // Answers come in any order: only that to the last question is shown.
  let questions = 0;
  const look = async (path, after) => {
    const question = ++questions;
    const told = await ask("problems", { path, after });
    if (question === questions) show(told, after !== undefined);
  };
  // The record that was saved last. One that is new gets its address after that, and what is said of it stays.
  let saved = null;
  const record = (path) => path?.replace(/\.\w+$/, "") ?? null;
  const opened = () => {
    const path = open();
    if (path && record(path) === saved) return;
    saved = null;
    questions += 1;
    forget();
    foot([], "");
    if (path) look(path);
  };
  window.addEventListener("hashchange", opened);
  new MutationObserver(() => requestAnimationFrame(place)).observe(document, { childList: true, subtree: true });

  // The editor asks through this.
  window.fetch = async (address, options = {}) => {
    if (address !== api) return plain(address, options);
    const { action, params } = JSON.parse(options.body);
    const path = params.dataFiles?.[0]?.path ?? open();
    if (action === "persistEntry") saved = record(path);
    const answer = await plain(address, { ...options, headers: { ...options.headers, "X-Distil-Page": page } });
    if (action === "persistEntry") {
      const told = await answer.clone().json();
      // Whoever has gone on to another record is not told there what is said of this one.
      if (saved !== record(path)) return answer;
      if (answer.ok) look(path, told.is_changed ? told.build : -1);
      else {
        questions += 1;
        foot([make("p", told.error)], "problems");
      }
    }
    return answer;
  };

  // There is nobody to sign in on one's own machine.
  const user = "decap-cms-user";
  if (!localStorage.getItem(user)) localStorage.setItem(user, JSON.stringify({ backendName: "proxy" }));
  document.addEventListener("DOMContentLoaded", async () => {
    const config = await plain("/edit/config.json").then((answer) => answer.json());
    if (!config) return foot([make("p", "The records cannot be read: `distil check` tells why. Mend that in a text editor, and load this page again.")], "problems");
    window.CMS.init({ config });
    opened();
  });
})();
