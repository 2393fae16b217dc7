//! What staff are told beside the sentences of the pages: news, new addresses, fields, answers to read again.

use crate::changes::{Changes, Moved, TextsChange, Unread, UpdateTold};

/// A line for each update that came in, each record that has a new address, and each record with texts that
/// changed.
pub(super) fn beside(changes: &Changes) -> Vec<String> {
    let news = |it: &UpdateTold| format!("News of {}: {}", it.shown_date, it.title);
    let mut lines: Vec<String> = changes.updates.iter().map(news).collect();
    lines.extend(changes.moved.iter().map(moved));
    lines.extend(changes.texts.iter().map(texts));
    lines
}

fn moved(it: &Moved) -> String {
    format!(
        "\"{}\" has a new address: `{}` is `{}` now.",
        it.title, it.was, it.is
    )
}

fn texts(it: &TextsChange) -> String {
    let fields = it.fields.iter().map(|field| format!("`{}`", field.field));
    let fields: Vec<String> = fields.collect();
    let folder = it.kind.folder();
    let file = match folder.ends_with(".yaml") {
        true => folder.to_owned(),
        false => format!("{folder}/{}", it.id),
    };
    format!("Changed in {file}: {}.", fields.join(", "))
}

/// A line for each answer that did not change where the numbers on which it rests did.
pub fn unread_lines(unread: &[Unread]) -> Vec<String> {
    let line = |it: &Unread| {
        format!(
            "The numbers behind \"{}\" changed ({}) and the answer did not, for {}: read it again.",
            it.question,
            it.outcomes.join(", "),
            it.audiences.join(", ")
        )
    };
    unread.iter().map(line).collect()
}
