//! The list of questions.

use serde::Serialize;

use crate::plan::List;
use crate::record::kind::Kind;
use crate::view::desk::{Desk, Here};
use crate::view::edition::reading;
use crate::view::head::Head;
use crate::view::shared::answer_cards::{self, AnswerCard};
use crate::view::shared::pager::{Pager, Part};

/// What the template `questions.html` sees.
#[derive(Debug, Serialize)]
pub struct QuestionsPage {
    /// The questions in their order, with the answer in the plainest words.
    pub questions: Vec<AnswerCard>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// Makes a page of the list, counted from 0.
pub fn view(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, QuestionsPage)> {
    let plainest = reading::plainest(desk)?;
    let all = answer_cards::questions(desk);
    let part = Part {
        total: all.len(),
        page,
    };
    let questions = part.take(all).map(|question| {
        let address = desk.addresses.of(Kind::Question, question.id.as_str());
        answer_cards::card(desk, here, question, &plainest.id, &address)
    });
    let page = QuestionsPage {
        questions: questions.collect(),
        pager: part.pager(here, |page| List::Questions.address(page)),
    };
    let head = Head {
        title: part.title(&desk.say("title.questions")),
        description: desk.say("line.the-questions-that-this-site-answers-each"),
        page_type: "questions",
        section: "questions/index.html",
        ..Head::default()
    };
    Some((head, page))
}
