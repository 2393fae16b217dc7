//! Findings of studies and of syntheses.

use crate::prose::plain_text;
use crate::render::data::credit;
use crate::render::data::sheet::{Sheet, cell};
use crate::view::Desk;
use crate::view::shared::topic::english;
use crate::words::Worded;

pub(super) fn findings(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "study",
        "text",
        "kind",
        "basis",
        "themes",
        "audiences",
        "where",
        "credit",
    ];
    let mut sheet = Sheet::new("data/findings.csv", &header);
    for (id, entry) in desk.evidence.findings() {
        let finding = &entry.finding;
        let study = desk.evidence.records.studies.get(&entry.study);
        let audiences: Vec<&str> = finding.audiences.iter().map(|a| a.as_str()).collect();
        sheet.row(vec![
            id.clone(),
            entry.study.to_string(),
            plain_text(&finding.text.0),
            english(desk, &finding.kind),
            finding.basis.english().to_owned(),
            finding.themes.join("; "),
            audiences.join("; "),
            cell(finding.place.clone()),
            credit::line(study.and_then(|study| study.value.attribution.as_ref())),
        ]);
    }
    sheet
}

pub(super) fn review_findings(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "synthesis",
        "statement",
        "confidence",
        "proposed",
        "methodological_limitations",
        "coherence",
        "adequacy",
        "relevance",
        "explanation",
        "studies",
        "rests_on",
        "credit",
    ];
    let mut sheet = Sheet::new("data/review-findings.csv", &header);
    for synthesis in desk.evidence.records.syntheses.values() {
        for finding in &synthesis.value.findings {
            let concern =
                |c: &crate::record::synthesis::Concern| format!("{}: {}", c.level.english(), c.why);
            let studies: Vec<&str> = finding.studies.iter().map(|s| s.as_str()).collect();
            let rests_on: Vec<&str> = finding.rests_on.iter().map(|f| f.as_str()).collect();
            sheet.row(vec![
                finding.id.clone(),
                synthesis.id.to_string(),
                plain_text(&finding.statement.0),
                finding.confidence.english().to_owned(),
                finding.proposed.to_string(),
                concern(&finding.cerqual.methodological_limitations),
                concern(&finding.cerqual.coherence),
                concern(&finding.cerqual.adequacy),
                concern(&finding.cerqual.relevance),
                cell(finding.explanation.clone()),
                studies.join("; "),
                rests_on.join("; "),
                credit::of_synthesis(desk.evidence, &synthesis.value),
            ]);
        }
    }
    sheet
}
