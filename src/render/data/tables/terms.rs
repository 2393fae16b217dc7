//! What is measured, and what words mean.

use crate::prose::plain_text;
use crate::render::data::sheet::{Sheet, cell};
use crate::view::Desk;
use crate::view::shared::topic::english;
use crate::words::Worded;

pub(super) fn outcomes(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "name",
        "plain_name",
        "domain",
        "better",
        "importance",
        "definition",
    ];
    let mut sheet = Sheet::new("data/outcomes.csv", &header);
    for entry in desk.evidence.records.outcomes.values() {
        let outcome = &entry.value;
        sheet.row(vec![
            entry.id.to_string(),
            outcome.name.clone(),
            outcome.plain_name.clone(),
            english(desk, &outcome.domain),
            outcome.better.english().to_owned(),
            outcome.importance.to_string(),
            plain_text(&outcome.definition.0),
        ]);
    }
    sheet
}

pub(super) fn glossary(desk: &Desk<'_>) -> Sheet {
    let mut sheet = Sheet::new(
        "data/glossary.csv",
        &["id", "term", "definition", "plain", "also"],
    );
    for entry in desk.evidence.records.terms.values() {
        let term = &entry.value;
        sheet.row(vec![
            entry.id.to_string(),
            term.term.clone(),
            plain_text(&term.definition.0),
            cell(term.plain.clone()),
            term.also.join("; "),
        ]);
    }
    sheet
}
