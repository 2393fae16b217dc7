// A file of a register: a fault is told with its place and nothing is taken; what it would change is known first.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";

const source = readFileSync(new URL("../../themes/default/assets/register-file.js", import.meta.url), "utf8");
const say = Object.assign((id, places = {}) => `${id} ${JSON.stringify(places)}`, { list: (items) => items.join("|") });
const { read, changes } = vm.runInNewContext(`${source};registerFile`, { distilSay: say });

const rows = [{ item: "a1", name: "A1 Kettle descaled before the first cup" }, { item: "a2", name: "A2 Cups counted" }];
const fields = [
  { key: "state", label: "State", kind: "state", states: ["", "not-yet", "in-hand", "done"] },
  { key: "owner", label: "Owner", kind: "text", longest: 20 },
  { key: "date", label: "Date", kind: "date" },
  { key: "note", label: "Note", kind: "text", longest: 50 },
];
const shape = { register: "checklist", rows, fields };
const file = (items, more = {}) => JSON.stringify({ format: "distil-register", version: 1, register: "checklist", title: "Checklist", items, ...more });
const faultsOf = (text) => [...(read(text, shape).faults ?? [])];

test("a file that is in order gives its entries, and names those that the register does not have", () => {
  const found = read(file({ a1: { title: "old name", state: "done", date: "2027-01-31" }, gone: { title: "An item of another year", state: "done" } }), shape);
  assert.equal(found.faults, undefined);
  assert.deepEqual(JSON.parse(JSON.stringify([...found.items].map(([item, values]) => [item, [...values]]))), [["a1", [["state", "done"], ["date", "2027-01-31"]]]]);
  assert.deepEqual(Array.from(found.left), ["An item of another year"]);
});

test("what would change is told with whole names, and an item that the file does not hold stays", () => {
  const { items } = read(file({ a1: { state: "done", note: "New" } }), shape);
  const now = { "a1 state": "done", "a1 owner": "Desk", "a2 owner": "Other" };
  const found = changes(items, rows, fields, (item, key) => now[`${item} ${key}`] ?? "");
  assert.deepEqual(JSON.parse(JSON.stringify(found.map(({ name, key, before, after }) => [name, key, before, after]))), [
    ["A1 Kettle descaled before the first cup", "owner", "Desk", ""],
    ["A1 Kettle descaled before the first cup", "note", "", "New"],
  ]);
});

test("one fault anywhere, and nothing is taken; the fault names item and field", () => {
  for (const [entry, field, id] of [
    [{ date: "31/01/2027" }, "Date", "fault-date"], [{ date: "2027-02-30" }, "Date", "fault-date"], [{ state: "perhaps" }, "State", "fault-state"],
    [{ owner: 7 }, "Owner", "fault-text"], [{ owner: null }, "Owner", "fault-text"], [{ note: "x".repeat(51) }, "Note", "fault-long"], [{ colour: "red" }, "colour", "fault-field"],
  ]) {
    const found = read(file({ a2: { state: "done" }, a1: entry }), shape);
    assert.equal(found.items, undefined, JSON.stringify(entry));
    assert.equal(found.faults.length, 1);
    assert.match(found.faults[0], /^script\.register-fault .*A1 Kettle descaled before the first cup/);
    assert.ok(found.faults[0].includes(field) && found.faults[0].includes(id), found.faults[0]);
  }
  assert.match(faultsOf(file({ a1: "done" }))[0], /register-fault-entry.*A1 Kettle/);
  assert.equal(faultsOf(file({ a1: Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`k${at}`, "x"])) })).length, 11, "ten faults and how many more");
});

test("a file of another kind, form or register is told apart", () => {
  for (const [text, id] of [
    ["[]", "other-file"], ["null", "other-file"], ["{}", "other-file"], [file([]), "other-file"], [file({}, { version: 2 }), "other-version"],
    [file({}, { register: "risks", title: "Risks" }), "other-register"],
  ]) assert.match(faultsOf(text)[0] ?? "", new RegExp(id), text);
  assert.equal(read(file(JSON.parse('{"__proto__": {"state": "done"}}')), shape).items.size, 0);
});

test("text that is no JSON is told with line and sign", () => {
  for (const [text, line, column] of [
    ["", 1, 1], ["not JSON", 1, 1], ['{\n  "a": 1,\n  b: 2\n}', 3, 3], ['{"a": }', 1, 7], ["[1, 2", 1, 6], ['{"a" 1}', 1, 6], ["{} x", 1, 4], ['{"a": 01}', 1, 7], ['{"a": "\n"}', 1, 7], ["[1,]", 1, 4], ['{"a":1,}', 1, 8], ["[1}", 1, 3], ["nul", 1, 1], ["{,}", 1, 2],
  ]) assert.deepEqual(faultsOf(text), [`script.register-not-json ${JSON.stringify({ line, column })}`], text);
});
