// Everything on a page that a reader can see or hear, with the place where it stands. It runs inside
// the page: the browser receives its source text.
export function visibleTexts() {
  const ATTRIBUTES = ["aria-label", "title", "alt", "placeholder", "aria-description", "aria-roledescription"];
  const INLINE = new Set(["a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "label", "mark", "q", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "wbr"]);
  const found = [];
  const nameOf = (element) => {
    const name = (one) => `${one.localName}${one.id ? `#${one.id}` : one.classList.length ? `.${one.classList[0]}` : ""}`;
    const up = element.parentElement;
    return up && up !== document.body ? `${name(up)} > ${name(element)}` : name(element);
  };
  const add = (text, element, kind) => {
    const line = text.replace(/\s+/g, " ").trim();
    if (line) found.push({ text: line, where: nameOf(element), kind });
  };
  const isSkipped = (element) => {
    // Code is no language; the remarks in it are read apart.
    if (element.matches("script, style, template, noscript")) return true;
    return element.hidden && !element.matches("details *");
  };
  const code = (element) => {
    for (const line of element.textContent.split("\n")) {
      const remark = line.match(/(?:^|\s)#+\s+(.*)$/);
      if (remark) add(remark[1], element, "code");
    }
  };
  /** The lines of a label that a drawing has wrapped: texts of one look, each right below the last. */
  const isNextLine = (one, other) => {
    const box = (element) => element.getBoundingClientRect();
    const same = (name) => one.getAttribute(name) === other.getAttribute(name);
    return one.localName === "text" && same("class") && same("x") && same("text-anchor") && box(other).top > box(one).top && box(other).top - box(one).top < 2 * box(one).height;
  };
  const drawn = (svg) => {
    let label = [];
    const flush = () => {
      if (label.length) add(label.map((line) => line.textContent).join(" "), label[0], "text");
      label = [];
    };
    for (const text of svg.querySelectorAll("text")) {
      if (label.length && !isNextLine(label.at(-1), text)) flush();
      label.push(text);
    }
    flush();
    for (const said of svg.querySelectorAll("title, desc")) add(said.textContent, said, "text");
  };
  const isBlock = (element) => !INLINE.has(element.localName);
  const around = (element) => {
    for (const name of ATTRIBUTES) if (element.hasAttribute(name)) add(element.getAttribute(name), element, name);
    for (const part of ["::before", "::after", "::marker"]) {
      const { content } = getComputedStyle(element, part);
      const words = content?.match(/"((?:[^"\\]|\\.)*)"/)?.[1];
      if (words && /\p{L}{2}/u.test(words) && !/attr\(/.test(content) && !(element.matches("a") && /https?:/.test(words))) add(words, element, part);
    }
    if (element.matches("input[type=submit], input[type=button]")) add(element.value, element, "value");
  };
  /** The words of a block between the blocks in it: elements inside a line do not cut it. */
  const visit = (element) => {
    if (isSkipped(element)) return;
    around(element);
    if (element.localName === "svg") return drawn(element);
    if (element.matches("pre.code")) return code(element);
    if (element.matches("code, kbd, .snippet")) return undefined;
    let line = "";
    const flush = () => {
      add(line, element, "text");
      line = "";
    };
    const take = (node) => {
      if (node.nodeType === Node.TEXT_NODE) line += node.data;
      else if (node.nodeType !== Node.ELEMENT_NODE || isSkipped(node)) return;
      else if (node.matches("code, kbd, .snippet")) line += " ";
      else if (node.matches("[role=dialog]")) visit(node);
      else if (isBlock(node) || (node.localName === "label" && node.querySelector("input"))) {
        flush();
        visit(node);
      } else {
        around(node);
        line += node.localName === "br" || node.matches(".lab, .badge, .tag, .meta") ? " | " : "";
        node.childNodes.forEach(take);
        line += node.matches(".lab, .badge, .tag, .meta") ? " | " : "";
      }
    };
    element.childNodes.forEach(take);
    return flush();
  };
  add(document.title, document.head, "title");
  for (const meta of document.querySelectorAll("meta[name=description], meta[property='og:image:alt']")) add(meta.content, document.head, "meta");
  for (const link of document.querySelectorAll("link[title]")) add(link.title, document.head, "link");
  visit(document.body);
  return found;
}
