//! The list of questions.

use serde::Serialize;

use crate::record::kind::Kind;

use super::answer_cards::{self, AnswerCard};
use super::desk::{Desk, Here};
use super::frame::Head;
use super::reading;

/// What the template `questions.html` sees.
#[derive(Debug, Serialize)]
pub struct QuestionsPage {
    /// The questions in their order, with the answer in the plainest words.
    pub questions: Vec<AnswerCard>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, QuestionsPage)> {
    let plainest = reading::plainest(desk)?;
    let questions = answer_cards::questions(desk).into_iter().map(|question| {
        let address = desk.addresses.of(Kind::Question, question.id.as_str());
        answer_cards::card(desk, here, question, &plainest.id, &address)
    });
    let page = QuestionsPage {
        questions: questions.collect(),
    };
    let head = Head {
        title: desk.say("title.questions"),
        description: desk.say("line.the-questions-that-this-site-answers-each"),
        page_type: "questions",
        section: "questions/index.html",
        ..Head::default()
    };
    Some((head, page))
}
