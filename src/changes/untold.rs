//! Conclusions that changed and of which no news tells.

use serde::Serialize;

use super::difference::{Changes, OutcomeChange, Presence, QuestionChange};
use super::told::UpdateTold;

/// A conclusion that changed and of which no news tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Untold {
    /// The question.
    pub question: String,
    /// Its id.
    pub id: String,
    /// What changed, in the names of the outcomes.
    pub outcomes: Vec<String>,
    /// What is missing.
    pub why: Why,
}

/// What is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// No news that came in names the question or its evidence.
    NoNews,
    /// This one does, and says that no answer changed.
    SaysNothingChanged(String),
}

impl Changes {
    /// The conclusions that changed and of which no news that came in tells.
    pub fn untold(&self) -> Vec<Untold> {
        self.questions
            .iter()
            .filter_map(|it| self.untold_of(it))
            .collect()
    }

    fn untold_of(&self, question: &QuestionChange) -> Option<Untold> {
        if question.presence != Presence::Changed {
            return None;
        }
        let all = question.editions_with_conclusions();
        let all = all.filter(|it| it.presence == Presence::Changed);
        let of_conclusion = all.flat_map(|it| &it.outcomes);
        let mut changed: Vec<&OutcomeChange> = Vec::new();
        for outcome in of_conclusion.filter(|it| it.is_of_conclusion()) {
            if changed.iter().all(|it| it.told.key() != outcome.told.key()) {
                changed.push(outcome);
            }
        }
        if changed.is_empty() && question.certainty.is_none() {
            return None;
        }
        let names = |update: &&UpdateTold| {
            update.questions.contains(&question.id)
                || question
                    .syntheses
                    .iter()
                    .any(|id| update.syntheses.contains(id))
        };
        let news: Vec<&UpdateTold> = self.updates.iter().filter(names).collect();
        if news.iter().any(|update| update.changes_answer) {
            return None;
        }
        Some(Untold {
            question: question.title.clone(),
            id: question.id.clone(),
            outcomes: changed.iter().map(|it| it.told.name.clone()).collect(),
            why: match news.first() {
                None => Why::NoNews,
                Some(update) => Why::SaysNothingChanged(update.id.clone()),
            },
        })
    }
}
