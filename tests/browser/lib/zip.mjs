// The text of a part of a Word document.
import { inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const STORED = 0;

/** The bytes of a file in a zip archive, found by the list at its end. */
const part = (bytes, wanted) => {
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== END) end -= 1;
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, remark] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    if (bytes.toString("utf8", at + 46, at + 46 + name) === wanted) {
      const local = bytes.readUInt32LE(at + 42);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
      return bytes.readUInt16LE(at + 10) === STORED ? packed : inflateRawSync(packed);
    }
    at += 46 + name + extra + remark;
  }
  throw new Error(`no ${wanted}`);
};

/** The paragraphs of a part. */
export const textsOfZip = (bytes, name) =>
  part(bytes, name).toString("utf8").replaceAll("&apos;", "'").replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").split("</w:p>").map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)</g)].map((one) => one[1]).join(""));
