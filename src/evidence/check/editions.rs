//! Every audience finds an edition of every question, and learning questions have an answer.

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::question::Question;
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    for question in evidence.records.questions.values() {
        missing_editions(evidence, question, found);
        unknown_editions(evidence, question, found);
        key_messages(question, found);
        learning_answers(question, found);
    }
}

fn missing_editions(evidence: &Evidence, question: &Entry<Question>, found: &mut Diagnostics) {
    let ids = || evidence.records.audiences.keys().map(Id::as_str);
    let is_meant = |id: &str| {
        let mut editions = question.value.editions.keys();
        editions.any(|given| suggest::nearest(given, ids()) == Some(id))
    };
    for audience in evidence.audiences() {
        if is_meant(audience.id.as_str()) {
            continue;
        }
        if !question.value.editions.contains_key(audience.id.as_str()) {
            let message = format!("There is no edition for `{}`.", audience.id);
            let place = question.place("editions");
            let problem = Diagnostic::new(&codes::NO_EDITION, message).at(place);
            found.push(problem.hint(format!(
                "Add `{}:` below `editions`, with its `bottom_line` and `key_messages`.",
                audience.id
            )));
        }
    }
}

fn unknown_editions(evidence: &Evidence, question: &Entry<Question>, found: &mut Diagnostics) {
    let audiences = &evidence.records.audiences;
    for id in question.value.editions.keys() {
        if audiences.contains_key(&Id::new(id)) || evidence.records.is_unread(Kind::Audience, id) {
            continue;
        }
        let message = format!("There is no audience `{id}`.");
        let place = question.place_of_key(&format!("editions.{id}"));
        let mut problem = Diagnostic::new(&codes::UNKNOWN_EDITION, message).at(place);
        if let Some(near) = suggest::nearest(id, audiences.keys().map(Id::as_str)) {
            problem = problem.hint(format!("Did you mean `{near}`?"));
        }
        found.push(problem);
    }
}

fn key_messages(question: &Entry<Question>, found: &mut Diagnostics) {
    for (audience, edition) in &question.value.editions {
        let count = edition.key_messages.len();
        if !(4..=6).contains(&count) {
            let message = format!("The edition for `{audience}` has {count} key messages.");
            let place = question.place(&format!("editions.{audience}.key_messages"));
            found.push(Diagnostic::new(&codes::KEY_MESSAGES, message).at(place));
        }
    }
}

fn learning_answers(question: &Entry<Question>, found: &mut Diagnostics) {
    for (index, learning) in question.value.learning.iter().enumerate() {
        let answer = usize::from(learning.answer);
        if answer == 0 || answer > learning.options.len() {
            let message = format!(
                "The answer is {answer}; there are {} options.",
                learning.options.len()
            );
            let place = question.place(&format!("learning[{index}].answer"));
            found.push(Diagnostic::new(&codes::LEARNING_ANSWER, message).at(place));
        }
    }
}
