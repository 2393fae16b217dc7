//! Every audience that a question names, or every one of the site, finds its edition, and learning questions
//! have an answer.

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
    // An audience whose file has faults needs an edition as well: all that is missing is told at once.
    let is_there = |id: &Id| {
        let audiences = &evidence.records.audiences;
        audiences.contains_key(id) || evidence.records.is_unread(Kind::Audience, id.as_str())
    };
    let named = &question.value.audiences;
    let audiences = match named.is_empty() {
        true => &evidence.site.value.audiences,
        false => named,
    };
    for id in audiences
        .iter()
        .map(|audience| audience.id())
        .filter(|id| is_there(id))
    {
        let is_given = question.value.editions.contains_key(id.as_str());
        if is_given || is_meant(id.as_str()) {
            continue;
        }
        let message =
            format!("There is no edition for `{id}`, the readers of `audiences/{id}.yaml`.");
        let place = question.place_of_key("editions");
        let problem = Diagnostic::new(&codes::NO_EDITION, message).at(place);
        found.push(problem.hint(format!(
            "Add `{id}:` below `editions`, with its `bottom_line` and four to six `key_messages`. If the question is not for all readers, name those whom it is for: `audiences: [{}]`.",
            named_or_given(question)
        )));
    }
}

/// The audiences that a question names, or those for whom it has an edition.
fn named_or_given(question: &Entry<Question>) -> String {
    let given = question.value.editions.keys().map(String::as_str);
    match question.value.audiences.as_slice() {
        [] => given.collect::<Vec<_>>().join(", "),
        named => {
            let ids = named.iter().map(|audience| audience.id().as_str());
            ids.collect::<Vec<_>>().join(", ")
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
        let problem = Diagnostic::new(&codes::UNKNOWN_EDITION, message).at(place);
        let mut problem = problem.follows(format!("{}/{id}", Kind::Audience.folder()));
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
            let problem = Diagnostic::new(&codes::KEY_MESSAGES, message).at(place);
            found.push(problem.hint("Join, split or add messages until there are four to six."));
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
