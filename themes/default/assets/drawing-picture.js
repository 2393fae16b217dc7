"use strict";
// A drawing on the page as a picture, for files that cannot hold drawings. It is painted shape by
// shape in the colours for paper; the content policy of the pages lets no drawing be loaded as an image.
const drawingPicture = (() => {
  const SCALE = 2;
  /** Whole drawings, and those of single rows. */
  const DRAWINGS = "svg.ch, svg.ch-strip";
  const px = (text) => Number.parseFloat(text) || 0;
  /** A length as the browser has it, so that a share of the width is known in pixels. */
  const number = (element, name) => element[name]?.baseVal?.value ?? px(element.getAttribute(name) ?? "0");

  /** The colours of the light page, whatever the reader's screen shows: the first rules say them. */
  const light = () => {
    const values = new Map();
    for (const sheet of document.styleSheets) {
      for (const rule of sheet.cssRules) {
        if (rule.selectorText !== ":root") continue;
        for (const name of rule.style) if (name.startsWith("--") && !values.has(name)) values.set(name, rule.style.getPropertyValue(name));
      }
    }
    return values;
  };
  const shapeOf = (element) => {
    const path = new Path2D();
    const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => number(element, name));
    if (element.localName === "rect") path.roundRect(x, y, width, height, number(element, "rx"));
    else if (element.localName === "circle") path.arc(number(element, "cx"), number(element, "cy"), number(element, "r"), 0, 7);
    else if (element.localName === "line") {
      path.moveTo(number(element, "x1"), number(element, "y1"));
      path.lineTo(number(element, "x2"), number(element, "y2"));
    } else if (/^poly/.test(element.localName)) {
      const points = (element.getAttribute("points") ?? "").trim().split(/\s+/).join(" L ");
      path.addPath(new Path2D(`M ${points}${element.localName === "polygon" ? " Z" : ""}`));
    } else path.addPath(new Path2D(element.getAttribute("d") ?? ""));
    return path;
  };
  const paint = (brush, element, root) => {
    const look = getComputedStyle(element);
    if (look.display === "none" || look.visibility === "hidden") return;
    const { a, b, c, d, e, f } = root.inverse().multiply(element.getScreenCTM());
    brush.setTransform(a * SCALE, b * SCALE, c * SCALE, d * SCALE, e * SCALE, f * SCALE);
    brush.globalAlpha = px(look.opacity);
    brush.fillStyle = look.fill;
    brush.strokeStyle = look.stroke;
    brush.lineWidth = px(look.strokeWidth);
    brush.lineCap = look.strokeLinecap;
    brush.lineJoin = look.strokeLinejoin;
    brush.setLineDash(look.strokeDasharray === "none" ? [] : look.strokeDasharray.split(/[ ,]+/).map(px));
    if (element.localName === "text") return write(brush, element, look);
    const shape = shapeOf(element);
    if (look.fill !== "none" && element.localName !== "line") brush.fill(shape, look.fillRule);
    if (look.stroke !== "none" && brush.lineWidth) brush.stroke(shape);
    return undefined;
  };
  const write = (brush, element, look) => {
    brush.font = `${look.fontStyle} ${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
    if (!element.getNumberOfChars()) return;
    // The drawing knows where its letters begin, wherever the text is anchored.
    const { x, y } = element.getStartPositionOfChar(0);
    if (look.stroke !== "none" && brush.lineWidth) brush.strokeText(element.textContent, x, y);
    brush.fillText(element.textContent, x, y);
  };
  /** A PNG of a drawing that stands on the page, with its size. */
  const make = async (svg, colours) => {
    const box = svg.viewBox.baseVal;
    const [width, height] = [svg.width.baseVal.value || box.width, svg.height.baseVal.value || box.height];
    for (const [name, value] of colours) svg.style.setProperty(name, value);
    try {
      const canvas = document.createElement("canvas");
      canvas.width = Math.ceil(width * SCALE);
      canvas.height = Math.ceil(height * SCALE);
      const brush = canvas.getContext("2d");
      const root = svg.getScreenCTM();
      brush.fillStyle = "#fff";
      brush.fillRect(0, 0, canvas.width, canvas.height);
      for (const element of svg.querySelectorAll("rect, circle, line, polyline, polygon, path, text")) {
        if (!element.closest("defs, clipPath, marker, symbol")) paint(brush, element, root);
      }
      const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
      return { bytes: new Uint8Array(await blob.arrayBuffer()), width, height };
    } finally {
      svg.removeAttribute("style");
    }
  };
  /** Pictures of the drawings in an element that stands on the page, in their order. */
  const all = async (element) => {
    const colours = light();
    const pictures = [];
    for (const svg of element.querySelectorAll(DRAWINGS)) pictures.push(await make(svg, colours).catch(() => null));
    return pictures;
  };
  return { all, DRAWINGS };
})();
