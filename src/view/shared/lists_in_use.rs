//! Which lists of a site hold anything: menus do not lead to empty ones.

use crate::evidence::Evidence;

/// Whether the page at this address of a list has records. Pages that are no list of records have.
pub fn holds_records(evidence: &Evidence, address: &str) -> bool {
    let records = &evidence.records;
    match address {
        "checklist/index.html" => !records.implementation.is_empty(),
        "evidence/index.html" | "map/index.html" | "certainty/index.html" => {
            !records.syntheses.is_empty()
        }
        "economics/index.html" => !records.economics.is_empty(),
        "examples/index.html" => !records.examples.is_empty(),
        "findings/index.html" => evidence.has_findings(),
        "glossary/index.html" => !records.terms.is_empty(),
        "interventions/index.html" => !records.interventions.is_empty(),
        "open-issues/index.html" => !records.open_issues.is_empty(),
        "outcomes/index.html" => !records.outcomes.is_empty(),
        "policies/index.html" => !records.policies.is_empty(),
        "questions/index.html" => !records.questions.is_empty(),
        "resources/index.html" => holds_tools(evidence),
        "risks/index.html" => !records.risks.is_empty(),
        "studies/index.html" => !records.studies.is_empty(),
        "updates/index.html" => !records.updates.is_empty(),
        _ => true,
    }
}

/// The page of resources also leads to the checklist, the registers and the cost models.
fn holds_tools(evidence: &Evidence) -> bool {
    let records = &evidence.records;
    let holds = [
        !records.resources.is_empty(),
        !records.implementation.is_empty(),
        !records.risks.is_empty(),
        !records.open_issues.is_empty(),
        !records.economics.is_empty(),
    ];
    holds.into_iter().any(|holds| holds)
}
