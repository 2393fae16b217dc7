//! What the page "Compare" fetches: small files of records in the order of ids, and an index that
//! names the first id of each, so that a reader's choice needs one file a record at most.

use serde_json::{Value, json};

use crate::view::Desk;
use crate::view::compare::Subject;
use crate::view::shared::compare_link::CompareKind;

use super::output_file::OutputFile;

/// How many records one file holds.
const RECORDS_PER_FILE: usize = 40;

/// The files of all kinds.
pub(super) fn files(desk: &Desk<'_>) -> Vec<OutputFile> {
    let kinds = CompareKind::ALL.map(|kind| (kind, kind.subjects(desk)));
    let (mut index, mut files) = (Vec::new(), Vec::new());
    for (kind, mut subjects) in kinds {
        subjects.sort_by(|a, b| a.id.cmp(&b.id));
        index.push(entry(desk, kind, &subjects));
        let name = kind.name();
        for (number, part) in subjects.chunks(RECORDS_PER_FILE).enumerate() {
            let value = Value::from_iter(part.iter().map(record));
            let address = format!("compare/{name}/{number}.json");
            files.push(OutputFile::text(address, value.to_string()));
        }
    }
    let index = Value::from(index).to_string();
    files.push(OutputFile::text("compare/index.json", index));
    files
}

fn entry(desk: &Desk<'_>, kind: CompareKind, subjects: &[Subject]) -> Value {
    let firsts = subjects.chunks(RECORDS_PER_FILE).filter_map(<[_]>::first);
    json!({
        "kind": kind.name(),
        "label": desk.text(kind.label()),
        "rows": kind.rows().iter().map(|row| desk.text(*row)).collect::<Vec<_>>(),
        "count": subjects.len(),
        "firsts": firsts.map(|subject| subject.id.as_str()).collect::<Vec<_>>(),
    })
}

/// A record as a short list: id, title, address, and for each row lines: the text, then what it
/// is about and where that leads, where there is such a link.
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
        Value::from_iter(cells)
    ])
}
