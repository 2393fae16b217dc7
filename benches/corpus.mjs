// Makes a content folder with many invented studies and times builds of it.
//
//   node benches/corpus.mjs 10000 [folder]
//
// The data are invented and have no meaning. Uses target/release/distil.
import { cpSync, mkdirSync, rmSync, writeFileSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { tmpdir } from "node:os";
import { spawnSync } from "node:child_process";

const studies = Number(process.argv[2] ?? 1000);
const folder = process.argv[3] ?? join(tmpdir(), `distil-corpus-${studies}`);
const content = join(folder, "content");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
cpSync("examples/starter/content", content, { recursive: true });

const outcome = readdirSync(join(content, "outcomes"))[0].replace(".yaml", "");
const model = readdirSync(join(content, "studies")).find((name) => name.endsWith(".yaml"));
const template = readFileSync(join(content, "studies", model), "utf8").split(/^(?:results|accept|findings|appraisals):/m)[0];
for (let i = 0; i < studies; i += 1) {
  const id = `invented-${String(i).padStart(6, "0")}`;
  const mean = (50 + ((i * 7919) % 1000) / 100).toFixed(2);
  const text = template.replace(/^label: .*$/m, `label: Invented ${i}`) +
    `results:\n  - id: B${i}\n    outcome: ${outcome}\n    intervention: {n: ${30 + (i % 50)}, mean: ${mean}, sd: 9.5}\n` +
    `    comparator: {n: ${31 + (i % 40)}, mean: 50.1, sd: 10.2}\n    source: {record: ${id}, where: "invented"}\n`;
  writeFileSync(join(content, "studies", `${id}.yaml`), text);
}

const build = (label) => {
  const start = process.hrtime.bigint();
  const run = spawnSync("target/release/distil", ["build", "--content", content, "--output", join(folder, "output"), "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const report = JSON.parse(run.stdout || "{}");
  const changes = report.changes ?? {};
  console.log(`${label}: ${seconds.toFixed(2)} s, ${report.records} records, ${report.pages} pages, ${changes.written} written, ${changes.unchanged} unchanged, exit ${run.status}`);
};
build("first build");
build("nothing changed");
writeFileSync(join(content, "studies", "invented-000000.yaml"), readFileSync(join(content, "studies", "invented-000000.yaml"), "utf8").replace(/^label: .*$/m, "label: Invented, changed"));
build("one study changed");
