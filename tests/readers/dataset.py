"""Reads the data set of a site with Python's own zipfile and csv: every column is in the dictionary and the
reverse, judgements have the form of robvis, flows that of the PRISMA2020 package.

python dataset.py FILE.zip...
"""

import csv
import io
import sys
import zipfile

# The columns and the names of counts as the template of the package has them (inst/extdata/PRISMA.csv).
FLOW = ["data", "node", "box", "description", "boxtext", "tooltips", "url", "n"]
COUNTS = {
    "previous_studies", "previous_reports", "database_results", "database_specific_results", "register_results",
    "register_specific_results", "website_results", "organisation_results", "citations_results", "duplicates",
    "excluded_automatic", "excluded_other", "records_screened", "records_excluded", "dbr_sought_reports",
    "dbr_notretrieved_reports", "other_sought_reports", "other_notretrieved_reports", "dbr_assessed", "dbr_excluded",
    "other_assessed", "other_excluded", "new_studies", "new_reports", "total_studies", "total_reports",
    "identification", "screening", "included",
}
# The judgements that robvis draws with its template for a tool (get_judgements in R/helpers.R).
JUDGED = {
    "rob2": {"High", "Some concerns", "Low", "No information"},
    "robins-i": {"Critical", "Serious", "Moderate", "Low", "No information"},
}
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def read(file):
    with zipfile.ZipFile(file) as archive:
        check(archive.testzip() is None, f"{file}: a part is damaged")
        tables = {}
        for name in archive.namelist():
            if name.endswith(".csv"):
                text = io.StringIO(archive.read(name).decode("utf-8"), newline="")
                rows = list(csv.DictReader(text, strict=True))
                text.seek(0)
                tables[name] = (next(csv.reader(text)), rows)
        return archive.namelist(), tables


def check_dictionary(file, tables):
    _, rows = tables["dictionary.csv"]
    told = {(row["file"], row["column"]) for row in rows}
    stands = {(name, column) for name, (header, _) in tables.items() for column in header}
    check(told == stands, f"{file}: {sorted(told ^ stands)} are in one of the two only")
    for row in rows:
        check(row["meaning"] and row["value"], f"{file}: {row} says nothing")


ARM = ["n", "events", "mean", "sd", "se", "median", "q1", "q3", "min", "max", "person_time"]
# What a result can be: data of an arm, an effect, a direction or words.
TOLD = ["effect.estimate", "direction", "narrative"]


def check_results(file, tables):
    header, rows = tables["data/results.csv"]
    arms = [f"{arm}.{key}" for arm in ["intervention", "comparator"] for key in ARM]
    wanted = {*arms, *TOLD, "effect.positive", "effect.p", "effect.adjusted", "correlation"}
    check(wanted <= set(header), f"{file}: results lack {sorted(wanted - set(header))}")
    for row in rows:
        check(any(row.get(key) for key in [*arms, *TOLD]), f"{file}: the result {row['id']} says nothing")
        has_effect = bool(row["effect.estimate"])
        check(has_effect or not row["effect.positive"], f"{file}: {row['id']} has the sign of no effect")
        values = [row[f"intervention.{key}"] for key in ["min", "q1", "median", "q3", "max"]]
        values = [float(value) for value in values if value]
        check(values == sorted(values), f"{file}: quantiles of {row['id']} do not rise")


def check_judgements(file, tables):
    for name, (header, rows) in tables.items():
        if not name.startswith("risk-of-bias/"):
            continue
        # robvis takes a weight as the last column; tables of pooled outcomes have one.
        weight = ["Weight"] if name.count("/") == 2 else []
        domains = [f"D{place}" for place in range(1, len(header) - 1 - len(weight))]
        check(header == ["Study", *domains, "Overall", *weight], f"{file}: {name}: {header}")
        total = sum(float(row["Weight"]) for row in rows) if weight else 100
        check(abs(total - 100) < 1e-6, f"{file}: {name}: weights of {total} percent")
        studies = [row["Study"] for row in rows]
        check(len(studies) == len(set(studies)), f"{file}: {name}: a study has two rows")
        allowed = JUDGED.get(name.removeprefix("risk-of-bias/").removesuffix(".csv").split("/")[0])
        for row in rows:
            for column in [*domains, "Overall"]:
                check(not allowed or row[column] in allowed | {""}, f"{file}: {name}: {row[column]!r}")


def check_flows(file, tables):
    for name, (header, rows) in tables.items():
        if not name.startswith("flow/"):
            continue
        check(header == FLOW, f"{file}: {name}: {header}")
        by_name = {row["data"]: row["n"] for row in rows}
        check(COUNTS <= by_name.keys(), f"{file}: {name}: {COUNTS - by_name.keys()} are missing")
        for count, n in by_name.items():
            is_reasons = all(part.rpartition(", ")[2].isdigit() for part in n.split("; "))
            check(n == "NA" or is_reasons, f"{file}: {name}: {count} is {n!r}")


def check_scripts(file, names, tables):
    scripts = [name for name in names if name.endswith(".R")]
    for script in scripts:
        check(script.removesuffix(".R") + ".csv" in tables, f"{file}: {script} has no data")


for file in sys.argv[1:]:
    names, tables = read(file)
    check_dictionary(file, tables)
    check_results(file, tables)
    check_judgements(file, tables)
    check_flows(file, tables)
    check_scripts(file, names, tables)
if faults:
    print("\n".join(faults))
    sys.exit(1)
print(f"zipfile and csv read {len(sys.argv) - 1} data sets whole, each column with its meaning.")
