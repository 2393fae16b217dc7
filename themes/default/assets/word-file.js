"use strict";
// A part of a page as a Word document: headings, paragraphs, lists, tables, links, pictures of
// drawings. A .docx is a zip archive of XML files; the archive here is written without compression.
const wordFile = (() => {
  const PAGE = 9638; // The width of the text on A4, in twentieths of a point.
  /** The width of the drawing of a row, in the same unit. */
  const STRIP = 1600;
  const NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const BLOCKS = new Set(["ARTICLE", "SECTION", "DIV", "DETAILS", "SUMMARY", "FIGURE", "FIGCAPTION", "P", "H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "DL", "DT", "DD", "TABLE", "BLOCKQUOTE", "PRE", "HR"]);
  const LOOKS = ["<w:b/>", "<w:i/>", '<w:color w:val="0B5C6E"/>', '<w:u w:val="single"/>', '<w:vertAlign w:val="superscript"/>'];
  const escaped = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);

  // ---- A zip archive ----------------------------------------------------------------------------

  const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c;
  });
  const checksum = (bytes) => {
    let c = 0xffffffff;
    for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff] ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  /** Numbers as little-endian bytes: pairs of value and width. */
  const bytesOf = (...pairs) => {
    const out = [];
    for (let at = 0; at < pairs.length; at += 2) for (let byte = 0; byte < pairs[at + 1]; byte += 1) out.push((pairs[at] >>> (8 * byte)) & 0xff);
    return Uint8Array.from(out);
  };
  const zip = (files) => {
    const parts = [];
    const list = [];
    let offset = 0;
    for (const [path, content] of files) {
      const name = new TextEncoder().encode(path);
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      // Version 2.0, names in UTF-8, stored; 1 January 1980, since the day stands in the document.
      const same = bytesOf(20, 2, 0x0800, 2, 0, 2, 0, 2, 33, 2, checksum(bytes), 4, bytes.length, 4, bytes.length, 4, name.length, 2, 0, 2);
      parts.push(bytesOf(0x04034b50, 4), same, name, bytes);
      list.push(bytesOf(0x02014b50, 4, 20, 2), same, bytesOf(0, 2, 0, 2, 0, 2, 0, 4, offset, 4), name);
      offset += 4 + same.length + name.length + bytes.length;
    }
    const size = list.reduce((sum, part) => sum + part.length, 0);
    return [...parts, ...list, bytesOf(0x06054b50, 4, 0, 4, files.length, 2, files.length, 2, size, 4, offset, 4, 0, 2)];
  };

  // ---- The text -----------------------------------------------------------------------------------

  const writer = (pictures) => {
    const links = [];
    const media = [];
    const numberings = [];

    // Word wants the marks of a run in this order.
    const ordered = (look) => LOOKS.filter((mark) => look.includes(mark)).join("");
    const run = (text, look = "") => (text ? `<w:r>${look ? `<w:rPr>${ordered(look)}</w:rPr>` : ""}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>` : "");
    const isBlank = (runs) => !/<w:t [^>]*>[^<]*[^\s<]|<w:drawing>/.test(runs);
    const paragraph = (runs, style = "") => (!isBlank(runs) ? `<w:p>${style ? `<w:pPr>${style}</w:pPr>` : ""}${runs.replace(/^((?:<w:r>(?:<w:rPr>(?:<[^t]*?\/>)*<\/w:rPr>)?<w:t [^>]*>)) +/, "$1")}</w:p>` : "");
    const styled = (name) => `<w:pStyle w:val="${name}"/>`;
    const isHidden = (element) => element.matches(".lab, [hidden], script, style");

    const picture = (svg) => {
      const made = pictures.get(svg);
      if (!made) {
        const title = svg.querySelector("title")?.textContent ?? "";
        return title && svg.getAttribute("aria-hidden") !== "true" ? run(String(distilSay("script.word-drawing", { title })), "<w:i/>") : "";
      }
      media.push(made.bytes);
      const number = media.length;
      // The drawing of a row has a column of its own.
      const room = svg.matches(".ch-strip") ? STRIP : PAGE;
      const scale = Math.min(1, (room / 20) * 12700 / (made.width * 9525));
      const size = `cx="${Math.round(made.width * 9525 * scale)}" cy="${Math.round(made.height * 9525 * scale)}"`;
      const name = escaped(String(distilSay("script.word-drawing-number", { number })));
      const title = escaped(svg.querySelector("title")?.textContent ?? "") || name;
      return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${number}" name="${name}" descr="${title}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="drawing-${number}.png" descr="${title}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="picture${number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    };
    const anchor = (element, look) => {
      const href = element.getAttribute("href") ?? "";
      if (!/^(https?|mailto):/.test(href)) return inside(element, element.matches(".ref") ? `${look}<w:vertAlign w:val="superscript"/>` : look);
      if (!links.includes(href)) links.push(href);
      return `<w:hyperlink r:id="link${links.indexOf(href) + 1}">${inside(element, `${look}<w:color w:val="0B5C6E"/><w:u w:val="single"/>`)}</w:hyperlink>`;
    };
    const inline = (node, look) => {
      if (node.nodeType === Node.TEXT_NODE) return run(node.data.replace(/\s+/g, " "), look);
      if (node.nodeType !== Node.ELEMENT_NODE || isHidden(node)) return "";
      if (node.localName === "svg") return picture(node);
      if (node.localName === "br") return "<w:r><w:br/></w:r>";
      if (node.localName === "a") return anchor(node, look);
      if (node.matches("strong, b") && !look.includes("<w:b/>")) return inside(node, `<w:b/>${look}`);
      if (node.matches("em, i") && !look.includes("<w:i/>")) return inside(node, `${look}<w:i/>`);
      // Small marks stand side by side on the page by their look; words keep apart by a space.
      return node.matches(".badge, .tag, .big, .detail, .source, .meta") ? `${run(" ")}${inside(node, look)}` : inside(node, look);
    };
    const inside = (element, look) => [...element.childNodes].map((node) => inline(node, look)).join("");

    /** The content of an element: runs of inline content become paragraphs. */
    const flow = (element, style = "", look = "", depth = 0) => {
      let out = "";
      let runs = "";
      const flush = () => {
        out += paragraph(runs, style);
        runs = "";
      };
      for (const node of element.childNodes) {
        if (!BLOCKS.has(node.tagName)) runs += inline(node, look);
        else {
          flush();
          out += block(node, style, look, depth);
        }
      }
      flush();
      return out;
    };
    const items = (element, depth) => {
      let numbering = 1;
      if (element.localName === "ol") {
        numberings.push(numberings.length + 2);
        numbering = numberings.at(-1);
      }
      const own = `${styled("ListParagraph")}<w:numPr><w:ilvl w:val="${Math.min(depth, 3)}"/><w:numId w:val="${numbering}"/></w:numPr>`;
      const item = (child) => {
        if (element.matches(".briefing-references")) return `<w:p><w:pPr>${styled("Reference")}</w:pPr>${run(`[${[...element.children].indexOf(child) + 1}] `)}${inside(child, "")}</w:p>`;
        return flow(child, own, "", depth + 1);
      };
      return [...element.children].filter((child) => child.localName === "li").map(item).join("");
    };
    const shown = (element) => [...element.childNodes].map((node) => (node.nodeType === Node.ELEMENT_NODE && (isHidden(node) || node.localName === "svg") ? "" : node.textContent)).join("").trim();
    /** Each column holds its longest word; the rest of the width goes by what the columns hold. */
    const widths = (rows, columns) => {
      const texts = Array.from({ length: columns }, (_, at) => rows.filter((row) => row.cells.length === columns).map((row) => shown(row.cells[at])));
      const longest = (lengths) => Math.max(0, ...lengths);
      const least = texts.map((column) => 270 + 105 * Math.min(24, longest(column.flatMap((text) => text.split(/\s+/)).map((word) => word.length))));
      for (const row of rows) [...row.cells].forEach((one, at) => { if (one.querySelector("svg.ch-strip")) least[at] = Math.max(least[at], STRIP + 200); });
      const held = texts.map((column) => Math.max(8, Math.min(120, longest(column.map((text) => text.length)))));
      const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
      const rest = Math.max(0, PAGE - sum(least));
      const shares = least.map((width, at) => width + (rest * held[at]) / sum(held));
      return shares.map((width) => Math.round((width * PAGE) / sum(shares)));
    };
    const cell = (element, width, look) => {
      const span = element.colSpan > 1 ? `<w:gridSpan w:val="${element.colSpan}"/>` : "";
      const shade = element.closest("thead") ? '<w:shd w:val="clear" w:color="auto" w:fill="E6F1F3"/>' : "";
      const text = flow(element, styled("TableText"), element.localName === "th" ? `<w:b/>${look}` : look);
      // A cell ends with a paragraph, also after a table in it.
      const end = text.endsWith("</w:p>") ? "" : `<w:p><w:pPr>${styled("TableText")}</w:pPr></w:p>`;
      return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${shade}</w:tcPr>${text}${end}</w:tc>`;
    };
    const table = (element) => {
      const rows = [...element.rows];
      const columns = Math.max(1, ...rows.map((row) => [...row.cells].reduce((sum, one) => sum + one.colSpan, 0)));
      const wide = widths(rows, columns);
      const line = (row) => {
        let at = 0;
        const cells = [...row.cells].map((one) => {
          const width = wide.slice(at, at + one.colSpan).reduce((a, b) => a + b, 0);
          at += one.colSpan;
          return cell(one, width, "");
        });
        if (at < columns) cells.push(`<w:tc><w:tcPr><w:tcW w:w="${wide.slice(at).reduce((a, b) => a + b, 0)}" w:type="dxa"/>${columns - at > 1 ? `<w:gridSpan w:val="${columns - at}"/>` : ""}</w:tcPr><w:p/></w:tc>`);
        const head = row.closest("thead") ? "<w:tblHeader/>" : "";
        return `<w:tr><w:trPr><w:cantSplit/>${head}</w:trPr>${cells.join("")}</w:tr>`;
      };
      const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map((edge) => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="999999"/>`).join("");
      const caption = element.caption ? paragraph(inside(element.caption, "<w:b/>"), `<w:keepNext/>`) : "";
      if (!rows.length) return caption;
      return `${caption}<w:tbl><w:tblPr>${turned}<w:tblW w:w="${PAGE}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${wide.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rows.map(line).join("")}</w:tbl><w:p/>`;
    };
    const pair = (element) => {
      const [name, ...rest] = [...element.children];
      const [first] = rest;
      if (!first) return flow(element);
      const simple = ![...first.children].some((child) => BLOCKS.has(child.tagName));
      const label = run(`${name.textContent.trim()}: `, "<w:b/>");
      return simple ? paragraph(label + inside(first, "")) + rest.slice(1).map((one) => flow(one)).join("") : paragraph(label) + rest.map((one) => flow(one)).join("");
    };
    const block = (element, style, look, depth) => {
      if (isHidden(element)) return "";
      const tag = element.localName;
      if (/^h[1-6]$/.test(tag)) return paragraph(inside(element, ""), styled(tag === "h1" ? "Title" : `Heading${Math.min(4, Number(tag[1]))}`));
      if (tag === "ul" || tag === "ol") return items(element, depth);
      if (tag === "table") return table(element);
      if (tag === "summary") return flow(element, style.includes("numPr") ? style : `${style}<w:keepNext/>`, "<w:b/>");
      if (tag === "dt") return flow(element, style, "<w:b/>");
      if (tag === "pre") return element.textContent.split("\n").map((line) => paragraph(run(line), style)).join("");
      if (tag === "hr") return "";
      if (tag === "div" && element.firstElementChild?.localName === "dt") return pair(element);
      return flow(element, style, look, depth);
    };
    return { flow, links, media, numberings };
  };

  // ---- The files of the archive -----------------------------------------------------------------------

  const style = (id, name, paragraph, look) => `<w:style w:type="paragraph" w:styleId="${id}"${id === "Normal" ? ' w:default="1"' : ""}><w:name w:val="${name}"/>${id === "Normal" ? "" : '<w:basedOn w:val="Normal"/>'}<w:pPr>${paragraph}</w:pPr><w:rPr>${look}</w:rPr></w:style>`;
  const head = (id, name, size, outline) => style(id, name, `<w:keepNext/><w:spacing w:before="240" w:after="80"/>${outline === null ? "" : `<w:outlineLvl w:val="${outline}"/>`}`, `<w:b/><w:sz w:val="${size}"/>`);
  /** Marks for a language that is written from right to left. */
  const [turned, rightToLeft, bidi] = document.documentElement.dir === "rtl" ? ["<w:bidiVisual/>", "<w:rtl/>", "<w:bidi/>"] : ["", "", ""];
  const styles = (language) => `${HEAD}<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/>${rightToLeft}<w:lang w:val="${escaped(language)}"${bidi && ` w:bidi="${escaped(language)}"`}/></w:rPr></w:rPrDefault></w:docDefaults>${style("Normal", "Normal", `${bidi}<w:spacing w:after="100"/>`, "")}${head("Title", "Title", 40, null)}${head("Heading2", "heading 2", 30, 0)}${head("Heading3", "heading 3", 26, 1)}${head("Heading4", "heading 4", 23, 2)}${style("ListParagraph", "List Paragraph", "", "")}${style("TableText", "Table Text", '<w:spacing w:after="40"/>', '<w:sz w:val="18"/>')}${style("Reference", "Reference", '<w:spacing w:after="80"/><w:ind w:left="560" w:hanging="560"/>', '<w:sz w:val="20"/>')}</w:styles>`;
  const levels = (format, sign) => [0, 1, 2, 3].map((depth) => `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${sign(depth)}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${420 * (depth + 1)}" w:hanging="320"/></w:pPr></w:lvl>`).join("");
  const numbering = (numberings) => `${HEAD}<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="1">${levels("bullet", () => "•")}</w:abstractNum><w:abstractNum w:abstractNumId="2">${levels("decimal", (depth) => `%${depth + 1}.`)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>${numberings.map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`).join("")}</w:numbering>`;
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const types = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${WORD}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD}.numbering+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
  const relations = (rows) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${rows.map(([id, type, target, mode]) => `<Relationship Id="${id}" Type="${type}" Target="${escaped(target)}"${mode ? ` TargetMode="${mode}"` : ""}/>`).join("")}</Relationships>`;

  /** A Word document of an element; `pictures` holds a PNG for drawings in it. */
  const make = (element, title, language, pictures = new Map()) => {
    const text = writer(pictures);
    const body = text.flow(element);
    const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';
    const files = [
      ["[Content_Types].xml", types],
      ["_rels/.rels", relations([["document", `${OFFICE}/officeDocument`, "word/document.xml"], ["core", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"]])],
      ["docProps/core.xml", `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title><dc:language>${escaped(language)}</dc:language></cp:coreProperties>`],
      ["word/document.xml", `${HEAD}<w:document ${NAMESPACES}><w:body>${body}${page}</w:body></w:document>`],
      ["word/styles.xml", styles(language)],
      ["word/numbering.xml", numbering(text.numberings)],
      ["word/_rels/document.xml.rels", relations([["styles", `${OFFICE}/styles`, "styles.xml"], ["numbering", `${OFFICE}/numbering`, "numbering.xml"],
        ...text.links.map((href, at) => [`link${at + 1}`, `${OFFICE}/hyperlink`, href, "External"]),
        ...text.media.map((_, at) => [`picture${at + 1}`, `${OFFICE}/image`, `media/drawing-${at + 1}.png`])])],
      ...text.media.map((bytes, at) => [`word/media/drawing-${at + 1}.png`, bytes]),
    ];
    return new Blob(zip(files), { type: `${WORD}.document` });
  };
  return { make };
})();
