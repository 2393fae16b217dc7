"""Reads printed briefings with pypdf: tags for screen readers, language, title, links that can be opened from
anywhere, at most eight sheets, and the answer as the record has it.

python printed.py FILE.pdf WORDS OF THE ANSWER
"""

import sys
import unicodedata
from pathlib import Path

from pypdf import PdfReader

file, answer = Path(sys.argv[1]), sys.argv[2]
reader = PdfReader(file)
root = reader.trailer["/Root"]
# Fonts join letters (ﬀ), and lines break words apart at spaces only.
text = unicodedata.normalize("NFKC", " ".join(page.extract_text() for page in reader.pages))
text = " ".join(text.split())
notes = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
links = [note["/A"].get("/URI", "") for note in notes if "/A" in note]
faults = [
    what
    for what, holds in {
        "no tags": "/StructTreeRoot" in root and root["/MarkInfo"]["/Marked"],
        "no language": bool(root.get("/Lang")),
        "no title": bool(reader.metadata.title),
        "no headings to go to": len(reader.outline) > 0,
        "a link to the machine on which it was printed": not any(link.startswith("file:") for link in links),
        "no link to the published site": any(link.startswith("https://briefings.internal/site/") for link in links),
        f"{len(reader.pages)} sheets": len(reader.pages) <= 8,
        f"not the answer: {text[:500]}": answer in text,
    }.items()
    if not holds
]
if faults:
    sys.exit("\n".join(f"{file}: {fault}" for fault in faults))
print(f"pypdf read {file.name}: {len(reader.pages)} sheets, {len(links)} links.")
