//! Which lists of a site hold anything: menus do not lead to empty ones.

use crate::evidence::Evidence;

/// Whether the page at this address of a list has records. Pages that are no list of records have.
pub fn holds_records(evidence: &Evidence, address: &str) -> bool {
    let records = &evidence.records;
    match address {
        "checklist/index.html" => records.implementation.len() > 0,
        "evidence/index.html" | "map/index.html" => records.syntheses.len() > 0,
        "economics/index.html" => records.economics.len() > 0,
        "examples/index.html" => records.examples.len() > 0,
        "findings/index.html" => !evidence.findings.is_empty(),
        "glossary/index.html" => records.terms.len() > 0,
        "interventions/index.html" => records.interventions.len() > 0,
        "open-issues/index.html" => records.open_issues.len() > 0,
        "outcomes/index.html" => records.outcomes.len() > 0,
        "policies/index.html" => records.policies.len() > 0,
        "questions/index.html" => records.questions.len() > 0,
        "resources/index.html" => holds_tools(evidence),
        "risks/index.html" => records.risks.len() > 0,
        "studies/index.html" => records.studies.len() > 0,
        "updates/index.html" => records.updates.len() > 0,
        _ => true,
    }
}

/// The page of resources also leads to the checklist, the registers and the cost models.
fn holds_tools(evidence: &Evidence) -> bool {
    let records = &evidence.records;
    let counts = [
        records.resources.len(),
        records.implementation.len(),
        records.risks.len(),
        records.open_issues.len(),
        records.economics.len(),
    ];
    counts.into_iter().any(|n| n > 0)
}
