"use strict";
// The values and results of a cost model as text, as tables, and as an outline on the five-case
// model, for a board paper. What is not known from the model is marked for the reader to complete.
const boardPaper = (() => {
  const heading = (text) => ({ kind: "heading", text });
  const words = (text) => ({ kind: "words", text });
  const rows = (caption, head, body) => ({ kind: "rows", caption, head, body });
  const local = (what) => words(`[to complete locally: ${what}]`);

  // ---- Ways to write blocks down ------------------------------------------------------------

  const escaped = (text) =>
    String(text).replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  const textOf = (block) => {
    if (block.kind === "heading") return `\n${block.text}\n${"-".repeat(block.text.length)}`;
    if (block.kind === "words") return block.text;
    return [`${block.caption}:`, ...block.body.map(([label, ...rest]) => `- ${label}: ${rest.filter((text) => text !== "").join("; ")}`)].join("\n");
  };
  const tabbed = (block) => {
    if (block.kind !== "rows") return block.text;
    return [block.caption, block.head.join("\t"), ...block.body.map((row) => row.join("\t"))].join("\n");
  };
  const htmlOf = (block) => {
    if (block.kind === "heading") return `<h2>${escaped(block.text)}</h2>`;
    if (block.kind === "words") return `<p>${escaped(block.text)}</p>`;
    const cells = (tag, row) => row.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join("");
    const body = block.body.map((row) => `<tr>${cells("td", row)}</tr>`).join("\n");
    return `<table border="1" cellpadding="4">\n<caption>${escaped(block.caption)}</caption>\n<thead><tr>${cells("th", block.head)}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
  };
  const written = (title, blocks) => ({
    asText: () => `${title}\n${"=".repeat(title.length)}\n\n${blocks.map(textOf).join("\n")}\n`,
    asTable: () => `${title}\n\n${blocks.map(tabbed).join("\n\n")}\n`,
    asHtml: () => blocks.map(htmlOf).join("\n"),
    asPage: () =>
      `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${escaped(title)}</title>\n</head>\n<body>\n<h1>${escaped(title)}</h1>\n${blocks.map(htmlOf).join("\n")}\n</body>\n</html>\n`,
  });

  // ---- The values and what they give --------------------------------------------------------

  const shown = (value) => (value === null ? "" : costModel.asGiven(value));
  const origin = (row, given) => {
    const same = ["base", "low", "high"].every((end) => row[end] === given?.[end]);
    if (row.base === null) return "missing";
    return same && row.source ? row.source.text : "own value";
  };
  const valueRows = (model, site) =>
    rows("Values used", ["Value", "Unit", "Central", "Low", "High", "Source"],
      model.parameters.map((row, at) => [row.label, row.unit, shown(row.base) || "missing", shown(row.low), shown(row.high), origin(row, site.parameters[at])]));
  const resultBlocks = (model, said) => {
    const blocks = said.breakEven.map(words);
    if (said.missing.length) {
      return [...blocks, rows("No result yet; these values are missing", ["Value", "State"], said.missing.map((label) => [label, "missing"]))];
    }
    blocks.push(rows("The model in a year", ["Line", "Amount"], [...said.lines, ...said.totals]));
    if (said.simulation) blocks.push(words(said.simulation));
    if (said.swings.length) blocks.push(rows("All benefits less costs when one value at a time goes to its low and its high end", ["Value", "Result"], said.swings));
    return blocks;
  };
  const basis = (model) => words(`Perspective: ${model.perspective}. Price year: ${model.price_year}. Use with care: ${model.caution}`);
  const from = (address) => words(`Worked out with the calculator at ${address}`);

  // ---- The outline ---------------------------------------------------------------------------

  const money = (model, amount) => costModel.money(model.currency, amount);
  const yearly = (model, said) => {
    if (said.missing.length) return local("cost in a year; the calculator lacks values, see the economic case");
    const { net } = said.result;
    return rows("Sums in a year", ["Sum", "Amount"], [
      ["Costs to be found", money(model, net.costs)],
      ["Cash released, if the values hold", money(model, net.cash)],
      ["Cash released less costs", money(model, net.cash - net.costs)],
      ["Capacity released, which pays no bill", money(model, net.capacity)],
    ]);
  };
  const outline = (model, site, said, address) => [
    words("An outline on the five-case model. The sums come from the calculator; everything in square brackets is for you to write. Check it against the business-case guidance of your organisation."),
    heading("1. Strategic case: why"),
    local("who needs this, with numbers; what people who use services say; which policy and strategy it serves; what is there already"),
    heading("2. Economic case: options, costs, consequences"),
    local("the options compared, as now among them; whether posts are added or replace others, and what is given up"),
    ...resultBlocks(model, said),
    valueRows(model, site),
    basis(model),
    local("effects on people that have no price, with how sure the evidence is of each"),
    heading("3. Commercial case: who employs or provides"),
    local("employer or provider, contract, how it is bought"),
    heading("4. Financial case: can we pay for it"),
    yearly(model, said),
    local("which budget pays, from when, until when; who carries the loss if nothing is saved; who confirms that cash is released"),
    heading("5. Management case: how it is run and judged"),
    local("who is accountable, timetable, readiness, main risks and their owners"),
    local("what is measured, when it is looked at, and what would make you stop, change or go on"),
    heading("Source"),
    from(address),
  ];

  return (model, site, address) => {
    const said = costModel.inWords(model);
    return {
      results: written(model.title, [...resultBlocks(model, said), valueRows(model, site), basis(model), from(address)]),
      outline: written(`Business case outline: ${model.title}`, outline(model, site, said, address)),
    };
  };
})();
