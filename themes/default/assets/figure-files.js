"use strict";
// Pictures as files. A table with a graphics column has its drawing as a file beside it; here that file
// becomes a PNG as well. Drawings that stand on the page become files in both forms. From a folder a
// browser lets no page read its own files, so there the link to the SVG is all.
(() => {
  const { make, button, save } = distilDom;
  const script = document.currentScript;
  if (!location.protocol.startsWith("http")) return;
  const SCALE = 2;
  const PAPER = "svg{--ink:#1c2526;--ink-2:#46545a;--edge:#6f7b7d;--rule:#d5d2c8;--surface:#fff;--sunken:#f1efe8;--info:#e6f1f3;--for:#0b5c6e;--against:#b3471a;--neutral:#5f6b6d}";

  const nameOf = (figure) => figure.id.replace(/^figure-/, "") || "picture";
  const painted = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = make("canvas", {});
    [canvas.width, canvas.height] = [image.naturalWidth * SCALE, image.naturalHeight * SCALE];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  };
  for (const link of document.querySelectorAll("figure a[data-picture]")) {
    const png = button(distilSay("script.figure-png"), async () => save(`${nameOf(link.closest("figure"))}.png`, await painted(link.href)));
    link.after(" · ", png);
  }

  const style = () => fetch(new URL("chart.css", script.src)).then((answer) => answer.text());
  const drawn = async (svg) => {
    const copy = svg.cloneNode(true);
    copy.prepend(make("style", {}, PAPER + (await style())));
    return new Blob([new XMLSerializer().serializeToString(copy)], { type: "image/svg+xml" });
  };
  for (const figure of document.querySelectorAll("figure")) {
    const svg = figure.querySelector("svg.ch");
    const caption = figure.querySelector("figcaption");
    if (!svg || !caption) continue;
    const buttons = [button(distilSay("script.figure-svg"), async () => save(`${nameOf(figure)}.svg`, await drawn(svg)))];
    if (typeof drawingPicture !== "undefined") {
      buttons.push(button(distilSay("script.figure-png"), async () => {
        const [picture] = await drawingPicture.all(figure);
        if (picture) save(`${nameOf(figure)}.png`, new Blob([picture.bytes], { type: "image/png" }));
      }));
    }
    caption.append(make("span", { class: "figure-buttons no-print" }, ...buttons));
  }
})();
