"""Reads files of references with rispy and pybtex, and compares what they find with expected.json.

python read.py FOLDER...   each folder has references.ris and references.bib
"""

import json
import re
import sys
from pathlib import Path

import rispy
from pybtex.database import parse_file

HERE = Path(__file__).parent
EXPECTED = json.loads((HERE / "expected.json").read_text(encoding="utf-8"))
faults = []


def same(where, found, wanted):
    if found != wanted:
        faults.append(f"{where}:\n  found  {found!r}\n  wanted {wanted!r}")


def inverted(author):
    """The name as RIS has it."""
    if "organisation" in author:
        return author["organisation"]
    family = " ".join(filter(None, [author.get("particle"), author["family"]]))
    return ", ".join(filter(None, [family, author.get("given"), author.get("suffix")]))


def read_ris(file):
    with open(file, encoding="utf-8", newline="") as text:
        found = {entry["id"]: entry for entry in rispy.load(text)}
    for key, wanted in EXPECTED.items():
        entry = found[key]
        where = f"{file}: {key}"
        same(f"{where} authors", entry["authors"], [inverted(a) for a in wanted["authors"]])
        same(f"{where} title", entry["title"], wanted["title"])
        same(f"{where} year", entry.get("year"), wanted.get("year"))
        same(f"{where} doi", entry.get("doi"), wanted.get("doi"))
        same(f"{where} journal", entry.get("secondary_title"), wanted.get("journal"))
        mark = "–" if "–" in wanted["pages"] else "-"
        pages = mark.join(filter(None, [entry["start_page"], entry.get("end_page")]))
        same(f"{where} pages", pages, wanted["pages"])


NAMED = {
    "\\textbackslash{}": "\\",
    "\\textasciitilde{}": "~",
    "\\textasciicircum{}": "^",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
}


def plain(tex):
    """What TeX says, without the braces that only group."""
    signs = re.compile("|".join(map(re.escape, NAMED)) + r"|\\([&%$#_{}])|[{}]")
    return signs.sub(lambda m: NAMED.get(m[0], m[1] or ""), tex)


def person(name):
    """The parts of a name as pybtex tells them apart."""
    join = lambda parts: plain(" ".join(parts))
    first = join(name.first_names + name.middle_names)
    parts = {
        "particle": join(name.prelast_names),
        "family": join(name.last_names),
        "given": first,
        "suffix": join(name.lineage_names),
    }
    return {part: text for part, text in parts.items() if text}


def read_bib(file):
    found = parse_file(str(file), bib_format="bibtex").entries
    for key, wanted in EXPECTED.items():
        entry = found[key]
        where = f"{file}: {key}"
        authors = [person(name) for name in entry.persons["author"]]
        named = lambda a: {"family": a["organisation"]} if "organisation" in a else a
        same(f"{where} authors", authors, [named(a) for a in wanted["authors"]])
        same(f"{where} title", plain(entry.fields["title"]), wanted["title"])
        same(f"{where} year", entry.fields.get("year"), wanted.get("year"))
        same(f"{where} doi", entry.fields.get("doi"), wanted.get("doi"))
        journal = entry.fields.get("journal")
        same(f"{where} journal", journal and plain(journal), wanted.get("journal"))
        mark = "–" if "–" in wanted["pages"] else "-"
        pages = entry.fields["pages"].replace("--", mark)
        same(f"{where} pages", pages, wanted["pages"])


for folder in sys.argv[1:]:
    read_ris(Path(folder) / "references.ris")
    read_bib(Path(folder) / "references.bib")
if faults:
    print("\n".join(faults))
    sys.exit(1)
print(f"rispy and pybtex read {len(EXPECTED)} references as they are, in {len(sys.argv) - 1} folders.")
