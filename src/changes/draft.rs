//! An update record that tells of changes, for staff to finish.

use crate::record::kind::Kind;
use crate::record::placeholder::TO_DECIDE;
use crate::words::Words;

use super::difference::{Changes, Presence};
use super::said::sections;
use super::sections::markdown;

/// What stands where only a person can write; a check refuses it in a record that is published.
const TO_WRITE: &str = "To be written.";

/// The text of the record. Its sentences are those of the pages.
pub fn draft(words: &Words, changes: &Changes, today: &str, audience: Option<&str>) -> String {
    let there = |presence: Presence| presence != Presence::Gone;
    let questions = changes.questions.iter().filter(|it| there(it.presence));
    let questions: Vec<&str> = questions.map(|it| it.id.as_str()).collect();
    let syntheses = changes.syntheses.iter().filter(|it| there(it.presence));
    let syntheses: Vec<&str> = syntheses.map(|it| it.id.as_str()).collect();
    let kind = kind(changes);
    let mut text = format!(
        "---\n# Made by `distil changes --draft`. Write the title and the summary, edit the text, and take\n# `status: draft` out when it may be read.\ntitle: {TO_WRITE}\ndate: {today}\n{kind}\nsummary: {TO_WRITE}\nchanges_answer: {}\n",
        !changes.untold().is_empty()
    );
    for (key, ids) in [("questions", questions), ("syntheses", syntheses)] {
        if !ids.is_empty() {
            text.push_str(&format!("{key}: [{}]\n", ids.join(", ")));
        }
    }
    if let Some(audience) = audience {
        text.push_str(&format!("audiences: [{audience}]\n"));
    }
    text.push_str("status: draft\n---\n\n");
    text.push_str(&markdown(
        &sections(words, changes, audience),
        2,
        None,
        true,
    ));
    text.trim_end().to_owned() + "\n"
}

/// The line with the kind of news. What was taken out, and numbers that changed without a study, may be a
/// correction: that is for people to decide.
fn kind(changes: &Changes) -> String {
    let mut syntheses = changes.syntheses.iter();
    let came = syntheses.clone().any(|it| !it.studies_came.is_empty());
    let went = syntheses.any(|it| !it.studies_went.is_empty());
    let mut records = changes.records.iter();
    let is_out = records.any(|it| it.kind == Kind::Study && it.presence == Presence::Gone);
    let editions = changes.questions.iter().flat_map(|it| &it.editions);
    let mut outcomes = editions.flat_map(|it| &it.outcomes);
    let has_numbers = outcomes.any(|it| it.numbers.is_some());
    let (kind, why) = match (came, went || is_out) {
        (true, false) => return "kind: new-evidence".to_owned(),
        (true, true) => ("update", "studies came in and studies were taken out"),
        (false, true) => ("update", "a study was taken out"),
        (false, false) if has_numbers => (
            "update",
            "numbers changed, and no study came in or was taken out",
        ),
        (false, false) => return "kind: update".to_owned(),
    };
    let others = match came {
        true => "`update`, `correction` or `new-evidence`",
        false => "`update` or `correction`",
    };
    format!("# {TO_DECIDE} {others}? ({why})\nkind: {kind}")
}
