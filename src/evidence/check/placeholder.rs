//! What a person still has to write or to decide is shown to nobody but those who ask for drafts.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::life::Status;
use crate::record::placeholder::{self, Open};

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let shown = evidence.records.every();
    for record in shown.filter(|record| record.life.status == Status::Published) {
        for open in placeholder::open_places(record.source) {
            let (message, start, end) = match open {
                Open::Text(start, end) => {
                    ("This text is still to be written.".to_owned(), start, end)
                }
                Open::Value(what, start, end) => (
                    format!("The value below is still to be decided: {what}"),
                    start,
                    end,
                ),
            };
            let place = record.source.place_of_bytes(start, end);
            found.push(Diagnostic::new(&codes::PLACEHOLDER, message).at(place));
        }
    }
}
