"""Reads Word documents with programs that know nothing of this project: python-docx, and openxml-audit,
which holds them against the rules of the Open XML SDK.

python word.py FOLDER...   every .docx below each folder
"""

import sys
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from openxml_audit import FileFormat, OpenXmlValidator

faults = []


def audit(file):
    """Order of elements, ids, values, relations."""
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=0).validate(str(file))
    # A document may do without a theme (ISO/IEC 29500-1, 11.3.10), which this auditor asks for all the same.
    errors = [error for error in found.errors if "relationships/theme' is missing" not in str(error)]
    faults.extend(f"{file}: {error}" for error in errors[:5])


def read(file):
    """How many fields and tables there are; fields have titles, and rows as many cells as columns."""
    document = Document(str(file))
    fields = list(document.element.body.iter(qn("w:sdt")))
    for field in fields:
        title = field.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
        if title is None or not title.get(qn("w:val")).strip():
            faults.append(f"{file}: a field without a title")
    for table in document.tables:
        for row in table.rows:
            if len(row.cells) != len(table.columns):
                faults.append(f"{file}: a row of {len(row.cells)} cells in {len(table.columns)} columns")
    return len(fields), len(document.tables)


files = sorted(file for folder in sys.argv[1:] for file in Path(folder).rglob("*.docx"))
counts = {}
for file in files:
    audit(file)
    counts[file] = read(file)
if not any(fields for fields, _ in counts.values()):
    faults.append("no document has a field")
for file, (_, tables) in counts.items():
    if file.name.endswith("-business-case.docx") and not tables:
        faults.append(f"{file}: no table")
if faults:
    sys.exit("\n".join(faults))
print(f"{len(files)} Word documents, {sum(f for f, _ in counts.values())} fields, {sum(t for _, t in counts.values())} tables")
