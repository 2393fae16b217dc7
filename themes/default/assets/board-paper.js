"use strict";
// The values and results of a cost model as text, as tables, and as an outline on the five-case
// model, for a board paper. What is not known from the model is marked for the reader to complete.
const boardPaper = (() => {
  const say = distilSay;
  const heading = (text) => ({ kind: "heading", text: String(text) });
  const words = (text) => ({ kind: "words", text: String(text) });
  const rows = (caption, head, body) => ({ kind: "rows", caption: String(caption), head: head.map(String), body: body.map((row) => row.map(String)) });
  const local = (what) => words(say("script.paper-local", { what }));

  // ---- Ways to write blocks down ------------------------------------------------------------

  const escaped = (text) =>
    text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  const textOf = (block) => {
    if (block.kind === "heading") return `\n${block.text}\n${"-".repeat(block.text.length)}`;
    if (block.kind === "words") return block.text;
    return [`${block.caption}:`, ...block.body.map(([label, ...rest]) => `- ${label}: ${rest.filter((text) => text !== "").join("; ")}`)].join("\n");
  };
  const tabbed = (block) => {
    if (block.kind !== "rows") return block.text;
    return [block.caption, block.head.join("\t"), ...block.body.map((row) => row.join("\t"))].join("\n");
  };
  const csvCell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  /** A line a row; a text that a spreadsheet would take for a formula is not one. */
  const csvLine = (cells) => cells.map((text) => csvCell(/^[=+@\t]/.test(text) ? `'${text}` : text)).join(",");
  const csvOf = (block) => {
    if (block.kind !== "rows") return csvLine([block.text]);
    return [csvLine([block.caption]), csvLine(block.head), ...block.body.map(csvLine)].join("\r\n");
  };
  const htmlOf = (block) => {
    if (block.kind === "heading") return `<h2>${escaped(block.text)}</h2>`;
    if (block.kind === "words") return `<p>${escaped(block.text)}</p>`;
    const cells = (tag, row) => row.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join("");
    const body = block.body.map((row) => `<tr>${cells("td", row)}</tr>`).join("\n");
    return `<table border="1" cellpadding="4">\n<caption>${escaped(block.caption)}</caption>\n<thead><tr>${cells("th", block.head)}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
  };
  const page = (title, body) => {
    const { lang, dir } = document.documentElement;
    return `<!doctype html>\n<html lang="${escaped(lang)}"${dir ? ` dir="${dir}"` : ""}>\n<head>\n<meta charset="utf-8">\n<title>${escaped(title)}</title>\n</head>\n<body>\n<h1>${escaped(title)}</h1>\n${body}\n</body>\n</html>\n`;
  };
  const written = (title, blocks) => ({
    asText: () => `${title}\n${"=".repeat(title.length)}\n\n${blocks.map(textOf).join("\n")}\n`,
    asTable: () => `${title}\n\n${blocks.map(tabbed).join("\n\n")}\n`,
    asCsv: () => `${[csvLine([title]), ...blocks.map(csvOf)].join("\r\n\r\n")}\r\n`,
    asHtml: () => blocks.map(htmlOf).join("\n"),
    asPage: () => page(title, blocks.map(htmlOf).join("\n")),
  });

  // ---- The values and what they give --------------------------------------------------------

  const shown = (row, value) => (value === null ? "" : String(costWords.valueOf(row.takes, value)));
  const missing = () => say("script.paper-missing");
  const origin = (model, row, given) => {
    const is = (other) => other && ["base", "low", "high"].every((end) => row[end] === (other[end] ?? null));
    if (costModel.isRest(row)) return say("cost-model.rest");
    if (row.base === null) return costModel.matters(model, row.id) ? missing() : say("script.paper-not-needed");
    const from = is(given) && given.source ? given : (given?.offers ?? []).find(is);
    if (from) return from.derived ? `${from.source.text} (${say("script.field-derived", { how: from.derived })})` : from.source.text;
    return is(given?.assumed) ? say("script.paper-assumed", { why: given.assumed.why }) : say("script.paper-own-value");
  };
  const valueRows = (model, site) =>
    rows(say("script.paper-values"),
      [say("script.model-value"), say("script.model-unit"), say("script.model-central"), say("script.model-low"), say("script.model-high"), say("script.model-source")],
      model.parameters.map((row, at) => [row.label, row.unit, shown(row, row.base), shown(row, row.low), shown(row, row.high), origin(model, row, site.parameters[at])]));
  const pairs = (list) => list.map(({ label, text }) => [label, text]);
  const resultBlocks = (said) => {
    const blocks = [...said.breakEven, ...said.estimate].map(words);
    if (said.missing.length) {
      const head = [say("script.model-value"), say("script.paper-state")];
      return [...blocks, rows(say("script.paper-no-result"), head, said.missing.map((label) => [label, missing()]))];
    }
    blocks.push(rows(say("script.paper-in-a-year"), [say("script.model-line"), say("script.model-amount")], pairs([...said.lines, ...said.totals])));
    blocks.push(...(said.paper.length ? [words(said.paper.join(" "))] : []));
    if (said.simulation) blocks.push(words(said.simulation));
    if (said.swings.length) blocks.push(rows(say("script.model-swings"), [say("script.model-value"), say("script.model-result")], pairs(said.swings)));
    return blocks;
  };
  const basis = (model) => words(say("script.paper-basis", { perspective: model.perspective, year: model.price_year, caution: model.caution }));
  const from = (address) => words(say("script.paper-from", { address }));

  // ---- The outline ---------------------------------------------------------------------------

  const yearly = (model, said) => {
    if (said.missing.length) return local(say("script.paper-cost-unknown"));
    const { net } = said.result;
    const money = (amount) => costWords.money(model.currency, amount);
    return rows(say("script.paper-sums"), [say("script.paper-sum"), say("script.model-amount")], [
      [say("script.paper-costs"), money(net.costs)],
      [say("script.paper-cash"), money(net.cash)],
      [say("cost-model.in-cash"), money(costModel.inCash(net))],
      [say("script.paper-capacity"), money(net.capacity)],
    ]);
  };
  const outline = (model, site, said, address) => [
    words(say("script.paper-about")),
    heading(say("script.paper-strategic")),
    local(say("script.paper-strategic-what")),
    heading(say("script.paper-economic")),
    local(say("script.paper-options")),
    ...resultBlocks(said),
    valueRows(model, site),
    basis(model),
    local(say("script.paper-effects")),
    heading(say("script.paper-commercial")),
    local(say("script.paper-commercial-what")),
    heading(say("script.paper-financial")),
    yearly(model, said),
    local(say("script.paper-financial-what")),
    heading(say("script.paper-management")),
    local(say("script.paper-management-who")),
    local(say("script.paper-management-measures")),
    heading(say("script.model-source")),
    from(address),
  ];

  return (model, site, address) => {
    const said = costWords.of(model);
    return {
      results: written(model.title, [...resultBlocks(said), valueRows(model, site), basis(model), from(address)]),
      outline: written(String(say("script.paper-title", { model: model.title })), outline(model, site, said, address)),
    };
  };
})();
