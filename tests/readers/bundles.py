"""Reads bundles of FHIR with fhir.resources (R5), and holds their numbers against the analyses of the site.

python bundles.py BUNDLE.json:SITE...
"""

import json
import sys
from pathlib import Path

from fhir.resources import get_fhir_model_class

# The codes of R5 (5.0.0) and HL7 Terminology that may stand in such a bundle, as published.
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/"
CODES = {
    TERMINOLOGY + "statistic-type": {
        "C93152": "Relative Risk", "C16932": "Odds Ratio", "0000424": "Risk Difference", "C93150": "Hazard Ratio",
        "rate-ratio": "Incidence Rate Ratio", "0000457": "Mean Difference", "0000100": "Standardized Mean Difference",
        "C44256": "Proportion", "C53319": "Mean",
    },
    TERMINOLOGY + "attribute-estimate-type": {
        "C53324": "Confidence interval", "C44185": "P-value", "0000420": "I-squared", "0000421": "Tau squared",
        "0000419": "Cochran's Q statistic",
    },
    TERMINOLOGY + "variable-role": {
        "population": "population", "exposure": "exposure", "referenceExposure": "reference exposure",
        "measuredVariable": "measured variable",
    },
    TERMINOLOGY + "synthesis-type": {"std-MA": "summary data meta-analysis"},
    "http://hl7.org/fhir/certainty-type": {
        "Overall": "Overall certainty", "RiskOfBias": "Risk of bias", "Inconsistency": "Inconsistency",
        "Indirectness": "Indirectness", "Imprecision": "Imprecision", "PublicationBias": "Publication bias",
        "DoseResponseGradient": "Dose response gradient", "PlausibleConfounding": "Plausible confounding",
        "LargeEffect": "Large effect",
    },
    "http://hl7.org/fhir/certainty-rating": {
        "high": "High quality", "moderate": "Moderate quality", "low": "Low quality", "very-low": "Very low quality",
        "no-change": "no change to rating", "downcode1": "reduce rating: -1", "downcode2": "reduce rating: -2",
        "downcode3": "reduce rating: -3", "upcode1": "increase rating: +1", "upcode2": "increase rating: +2",
    },
}
faults = []


def check(holds, what):
    if not holds:
        faults.append(what)


def walk(value):
    """Every object in a value."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from walk(part)
    elif isinstance(value, list):
        for part in value:
            yield from walk(part)


def judge(bundle, where):
    """By fhir.resources: the bundle, each resource by its own type, and that nothing was dropped in reading."""
    try:
        model = get_fhir_model_class("Bundle").model_validate(bundle)
        again = json.loads(model.model_dump_json())
        check(len(again["entry"]) == len(bundle["entry"]), f"{where}: entries were lost")
        for entry in bundle["entry"]:
            resource = entry["resource"]
            get_fhir_model_class(resource["resourceType"]).model_validate(resource)
    except ValueError as error:
        faults.append(f"{where}: {str(error)[:1500]}")


def check_parts(bundle, where):
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    check(len(urls) == len(set(urls)), f"{where}: a resource stands twice")
    for part in walk(bundle):
        if "reference" in part:
            check(part["reference"] in urls, f"{where}: {part['reference']} is not in the bundle")
        for coding in part.get("coding", []):
            known = CODES.get(coding["system"], {})
            check(known.get(coding["code"]) == coding["display"], f"{where}: {coding} is no code of R5")


def analyses(site):
    """The analyses of a site by their sentences."""
    found = {}
    for file in sorted((Path(site) / "evidence").glob("*-analyses.json")):
        for analysis in json.loads(file.read_text(encoding="utf-8"))["analyses"]:
            found.setdefault(analysis["statement"], []).append(analysis)
    return found


def numbers(evidence):
    """Estimate and interval of the effect; nothing where there is none."""
    # Risks in so many people have a description.
    first = next((it for it in evidence.get("statistic", []) if "description" not in it), None)
    if first is None:
        return None, None, None
    interval = {}
    for attribute in first.get("attributeEstimate", []):
        if attribute["type"].get("coding", [{}])[0].get("code") == "C53324":
            interval = attribute["range"]
    end = lambda name: interval.get(name, {}).get("value")
    return first["quantity"]["value"], end("low"), end("high")


def compare(bundle, site, where):
    known, compared = analyses(site), 0
    for entry in bundle["entry"]:
        evidence = entry["resource"]
        if evidence["resourceType"] != "Evidence":
            continue
        wanted = known.get(evidence["assertion"], [])
        results = [it["result"] or {} for it in wanted]
        results = [tuple(it.get(key) for key in ("estimate", "ci_low", "ci_high")) for it in results]
        check(numbers(evidence) in results, f"{where}: {evidence['title']}: {numbers(evidence)} and not {results}")
        compared += numbers(evidence)[0] is not None
        judged = {it["certainty"] for it in wanted if it["certainty"]}
        has_certainty = "certainty" in evidence
        check(has_certainty or any("not judged" in it for it in judged), f"{where}: {evidence['title']}: certainty is lost")
    return compared


total = 0
for pair in sys.argv[1:]:
    file, site = pair.split(":")
    bundle = json.loads(Path(file).read_text(encoding="utf-8"))
    judge(bundle, file)
    check_parts(bundle, file)
    total += compare(bundle, site, file)
check(total > 0, "no estimate was compared")
if faults:
    print("\n".join(faults))
    sys.exit(1)
print(f"fhir.resources reads {len(sys.argv) - 1} bundles; {total} estimates are those of the sites.")
