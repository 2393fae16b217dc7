//! Mistakes of the site that were put right.

use crate::render::data::sheet::{Sheet, cell};
use crate::view::Desk;

pub(super) fn corrections(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "date",
        "kind",
        "record",
        "result",
        "where",
        "was",
        "is",
        "why",
        "conclusion_changed",
    ];
    let mut sheet = Sheet::new("data/corrections.csv", &header);
    for ((kind, id), correction) in desk.evidence.corrections() {
        sheet.row(vec![
            correction.id.clone(),
            correction.date.to_string(),
            kind.link_prefix().to_owned(),
            id.to_string(),
            cell(correction.result.clone()),
            correction.place.clone(),
            correction.was.clone(),
            correction.is.clone(),
            correction.why.clone(),
            correction.conclusion_changed.to_string(),
        ]);
    }
    sheet
}
