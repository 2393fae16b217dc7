//! Answers that stayed as they were where the numbers on which they rest did not.

use serde::Serialize;

use super::difference::{Changes, OutcomeChange, Presence, QuestionChange};

/// An answer that did not change where what it rests on did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// The question.
    pub question: String,
    /// Its id.
    pub id: String,
    /// The audiences whose answer is as it was.
    pub audiences: Vec<String>,
    /// The outcomes that changed, by name.
    pub outcomes: Vec<String>,
}

impl Changes {
    /// The answers to read again, of one audience or of all.
    pub fn unread(&self, audience: Option<&str>) -> Vec<Unread> {
        let both = self.questions.iter();
        let both = both.filter(|it| it.presence == Presence::Changed);
        both.filter_map(|it| unread(it, audience)).collect()
    }
}

fn unread(question: &QuestionChange, audience: Option<&str>) -> Option<Unread> {
    let (mut audiences, mut outcomes) = (Vec::new(), Vec::new());
    let is_kept = |presence: Presence| presence == Presence::Changed;
    for edition in &question.editions {
        let is_asked = audience.is_none_or(|id| edition.audience == id);
        if !is_asked || !is_kept(edition.presence) || edition.answer.is_some() {
            continue;
        }
        let changed: Vec<&OutcomeChange> = edition.outcomes.iter().filter(|it| bears(it)).collect();
        if changed.is_empty() {
            continue;
        }
        audiences.push(edition.audience.clone());
        for change in changed {
            if !outcomes.contains(&change.told.name) {
                outcomes.push(change.told.name.clone());
            }
        }
    }
    (!audiences.is_empty()).then(|| Unread {
        question: question.title.clone(),
        id: question.id.clone(),
        audiences,
        outcomes,
    })
}

/// Whether an answer rests on an outcome, and its direction, certainty or estimate differs.
fn bears(change: &OutcomeChange) -> bool {
    change.told.is_of_answer && (change.is_of_conclusion() || change.estimate.is_some())
}
