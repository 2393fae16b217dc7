//! What the page "Compare" fetches: small files of records in the order of ids, and an index that
//! names the first id of each, so that a reader's choice needs one file a record at most.

use serde_json::{Value, json};

use crate::record::id::Id;
use crate::view::Desk;
use crate::view::compare::Subject;
use crate::view::shared::compare_link::CompareKind;

use super::output_file::OutputFile;
use super::piece::{MadeFrom, Piece};

/// How many records one file holds.
const RECORDS_PER_FILE: usize = 40;

/// The files of all kinds.
pub(super) fn pieces<'a>(desk: &'a Desk<'a>) -> Vec<Piece<'a>> {
    let index = || vec![index(desk)];
    let mut pieces = vec![Piece::new("compare/index", MadeFrom::Reads, index)];
    for kind in CompareKind::ALL {
        for number in 0..kind.ids(desk).len().div_ceil(RECORDS_PER_FILE) {
            let address = format!("compare/{}/{number}.json", kind.name());
            pieces.push(Piece::new(address.clone(), MadeFrom::Reads, move || {
                let ids = kind.ids(desk).into_iter();
                let part = ids.skip(number * RECORDS_PER_FILE).take(RECORDS_PER_FILE);
                let subjects = part.filter_map(|id| kind.subject(desk, id));
                let value = Value::from_iter(subjects.map(|subject| record(&subject)));
                vec![OutputFile::text(address.clone(), value.to_string())]
            }));
        }
    }
    pieces
}

fn index(desk: &Desk<'_>) -> OutputFile {
    let entries = CompareKind::ALL.map(|kind| entry(desk, kind, &kind.ids(desk)));
    let index = Value::from(entries.to_vec()).to_string();
    OutputFile::text("compare/index.json", index)
}

fn entry(desk: &Desk<'_>, kind: CompareKind, ids: &[&Id]) -> Value {
    let firsts = ids.chunks(RECORDS_PER_FILE).filter_map(<[_]>::first);
    json!({
        "kind": kind.name(),
        "label": desk.text(kind.label()),
        "rows": kind.rows().iter().map(|row| desk.text(*row)).collect::<Vec<_>>(),
        "count": ids.len(),
        "firsts": firsts.map(|id| id.as_str()).collect::<Vec<_>>(),
    })
}

/// A record as a short list: id, title, address, for each row lines (the text, then what it is about and
/// where that leads, where there is such a link), and the credits owed for its data.
fn record(subject: &Subject) -> Value {
    let cells = subject.cells.iter().map(|lines| {
        let lines = lines.iter().map(|line| match line.href.as_str() {
            "" => json!([line.text]),
            href => json!([line.text, line.lead, href]),
        });
        Value::from_iter(lines)
    });
    json!([
        subject.id,
        subject.title,
        subject.href,
        Value::from_iter(cells),
        subject.credits
    ])
}
