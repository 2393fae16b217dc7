// From saving a file to having the changed page: how long an editor waits in `distil serve`.
//
//   node benches/serve.mjs [--program target/release/distil] [--rounds 9] PROJECT…
//
// PROJECT is a folder with `content`, such as the root of this repository or one made by `distil generate`.
// It is copied, so nothing in it is changed. In each round the aim of one study is written anew; then its page
// is asked for as soon as the preview says that it has been renewed, as a browser does. A quiet machine tells
// the truth.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const given = process.argv.slice(2);
const choice = (name, otherwise) => {
  const at = given.indexOf(`--${name}`);
  return at < 0 ? otherwise : given.splice(at, 2)[1];
};
const program = resolve(choice("program", join(import.meta.dirname, "../target/release/distil")));
const rounds = Number(choice("rounds", 9));
if (!given.length) throw new Error("Which project? node benches/serve.mjs PROJECT…");

const AIM = /^aim:.*\n(?:[ \t].*\n|\n)*/m;
const text = async (address) => (await fetch(address)).text();

// The preview of a project, with the address at which it stands.
async function preview(project) {
  const process = spawn(program, ["serve", "--port", "0"], { cwd: project, stdio: ["ignore", "pipe", "ignore"] });
  for await (const line of createInterface({ input: process.stdout })) {
    const found = /http:\S+/.exec(line);
    if (found) return { process, origin: found[0] };
  }
  throw new Error(`no preview of ${project}`);
}

// Milliseconds from saving a study to its page: until the preview is renewed, and until the page is there.
async function round(origin, file, page, build, words) {
  const edited = readFileSync(file, "utf8").replace(AIM, `aim: ${words}\n`);
  const from = performance.now();
  writeFileSync(file, edited);
  const now = await text(`${origin}__distil/wait?after=${build}`);
  const renewed = performance.now() - from;
  const html = await text(`${origin}${page}`);
  const there = performance.now() - from;
  if (!html.includes(words)) throw new Error(`${page} does not show "${words}"`);
  return { now, renewed, there };
}

async function measure(project) {
  const copy = mkdtempSync(join(tmpdir(), "distil-serve-"));
  for (const name of ["content", "themes", "theme"]) {
    const from = join(project, name);
    if (existsSync(from)) cpSync(from, join(copy, name), { recursive: true });
  }
  const studies = join(copy, "content/studies");
  const names = readdirSync(studies).filter((name) => AIM.test(readFileSync(join(studies, name), "utf8")));
  const name = names[Math.floor(names.length / 2)];
  const page = `studies/${name.replace(/\.\w+$/, "")}.html`;
  const begun = performance.now();
  const { process, origin } = await preview(copy);
  try {
    await text(`${origin}${page}`);
    const first = performance.now() - begun;
    let build = await text(`${origin}__distil/wait`);
    const runs = [];
    for (let n = 1; n <= rounds; n += 1) {
      const run = await round(origin, join(studies, name), page, build, `To time the preview, edit ${n}.`);
      build = run.now;
      runs.push(run);
    }
    const middle = (key) => runs.map((run) => run[key]).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)].toFixed(0);
    console.log(`| ${project} | ${first.toFixed(0)} | ${middle("renewed")} | ${middle("there")} |`);
  } finally {
    process.kill();
    rmSync(copy, { recursive: true, force: true });
  }
}

console.log("| project | start to the first page, ms | save to renewed, ms | save to the page, ms |\n|---|---|---|---|");
for (const project of given) await measure(resolve(project));
