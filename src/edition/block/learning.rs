//! Learning, words to share, words explained, and how to reach us.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::question::LearningQuestion;
use crate::record::term::Term;
use crate::view::part::{Link, SourceLine};
use crate::view::reading::Reading;
use crate::words::say;

/// Questions for continuing education.
#[derive(Debug, Serialize)]
pub struct Learning {
    /// The questions.
    pub questions: Vec<LearningView>,
}

/// A question with one right answer.
#[derive(Debug, Serialize)]
pub struct LearningView {
    /// The question.
    pub stem: String,
    /// The options.
    pub options: Vec<String>,
    /// The right option with its letter: "B. …".
    pub answer: String,
    /// Why.
    pub why_html: String,
    /// The source of the answer.
    pub source: SourceLine,
}

/// A paragraph to share with a person.
#[derive(Debug, Serialize)]
pub struct TalkAbout {
    /// The answer in the plainest edition; nothing when this edition is the plainest.
    pub plain_html: Option<String>,
    /// The page of that edition; nothing when there is none.
    pub edition: Option<Link>,
}

/// Words explained.
#[derive(Debug, Serialize)]
pub struct Words {
    /// The words.
    pub words: Vec<WordView>,
    /// The glossary.
    pub all: Link,
}

/// A word.
#[derive(Debug, Serialize)]
pub struct WordView {
    /// The word, with its place in the glossary.
    pub term: Link,
    /// What it means.
    pub meaning_html: String,
}

/// How to reach the publisher.
#[derive(Debug, Serialize)]
pub struct TellUs {
    /// What to do.
    pub text: String,
    /// An e-mail address; empty when there is none.
    pub email: String,
    /// A page; empty when there is none.
    pub href: String,
}

/// Makes the block on learning.
pub fn learning(reading: &Reading<'_>) -> Learning {
    let questions = reading.question.value.learning.iter();
    Learning {
        questions: questions.map(|q| learning_view(reading, q)).collect(),
    }
}

fn learning_view(reading: &Reading<'_>, question: &LearningQuestion) -> LearningView {
    LearningView {
        stem: question.stem.clone(),
        options: question.options.clone(),
        answer: answer_words(question),
        why_html: reading.inline(&question.why),
        source: reading.desk.source(reading.here, &question.source),
    }
}

/// The right option with the letter that the list gives it.
fn answer_words(question: &LearningQuestion) -> String {
    let index = usize::from(question.answer).saturating_sub(1);
    let letter = char::from(b'A'.saturating_add(question.answer.saturating_sub(1)));
    let option = question.options.get(index).map_or("", String::as_str);
    format!("{letter}. {option}")
}

/// Makes the paragraph to share: the answer of the plainest edition of the question.
pub fn talk_about(reading: &Reading<'_>) -> TalkAbout {
    let plainest = reading.plainest().filter(|a| a.id != reading.audience.id);
    let edition = plainest.and_then(|audience| {
        let edition = reading.question.value.editions.get(audience.id.as_str())?;
        Some((audience, edition))
    });
    TalkAbout {
        plain_html: edition.map(|(_, edition)| reading.html(&edition.bottom_line)),
        edition: edition.map(|(audience, _)| {
            let address = reading
                .desk
                .addresses
                .edition(&reading.question.id, &audience.id);
            let readers = &audience.value.plural;
            let label = say!(reading.desk, "block-learning.page-for", readers = readers);
            reading.here.link(label, &address)
        }),
    }
}

/// Makes the block on words: those with a plain meaning, in the order of the alphabet.
pub fn words(reading: &Reading<'_>) -> Words {
    let mut terms: Vec<&Entry<Term>> = reading.records().terms.values().collect();
    terms.sort_by_key(|term| term.value.term.to_lowercase());
    Words {
        words: terms.iter().map(|term| word(reading, term)).collect(),
        all: reading.list(
            &say!(reading.desk, "block-learning.whole-glossary"),
            "glossary/index.html",
        ),
    }
}

fn word(reading: &Reading<'_>, entry: &Entry<Term>) -> WordView {
    let term = &entry.value;
    let plain = term.plain.as_ref().filter(|_| reading.is_plain());
    WordView {
        term: reading.desk.link(reading.here, Kind::Term, &entry.id),
        meaning_html: reading
            .desk
            .meaning(reading.here, plain.unwrap_or(&term.definition.0)),
    }
}

/// Makes the block on contact.
pub fn tell_us(reading: &Reading<'_>) -> TellUs {
    let contact = &reading.desk.evidence.site.value.organisation.contact;
    TellUs {
        text: contact.text.clone(),
        email: contact.email.as_deref().unwrap_or_default().to_owned(),
        href: contact.url.as_deref().unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::value::{Markdown, Source};

    #[test]
    fn the_answer_has_the_letter_that_the_list_shows() {
        let question = LearningQuestion {
            stem: String::new(),
            options: vec!["one".to_owned(), "two".to_owned(), "three".to_owned()],
            answer: 2,
            why: Markdown::default(),
            source: Source {
                record: None,
                url: None,
                place: None,
                reported_in: None,
            },
        };
        assert_eq!(answer_words(&question), "B. two");
    }
}
