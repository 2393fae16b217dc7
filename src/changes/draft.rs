//! An update record that tells of changes, for staff to finish.

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
    let is_new_evidence = changes
        .syntheses
        .iter()
        .any(|it| !it.studies_came.is_empty());
    let kind = if is_new_evidence {
        "new-evidence"
    } else {
        "update"
    };
    let mut text = format!(
        "---\n# Made by `distil changes --draft`. Write the title and the summary, edit the text, and take\n# `status: draft` out when it may be read.\ntitle: {TO_WRITE}\ndate: {today}\nkind: {kind}\nsummary: {TO_WRITE}\nchanges_answer: {}\n",
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
