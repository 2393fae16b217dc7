//! The list of questions, and the page of one.

use serde::Serialize;

use crate::plan::List;
use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::question::{Pico, Question, Spider};
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Badge, Link, Row};
use crate::view::question_picture::{self, QuestionPicture};
use crate::view::reading::{self, Reading};
use crate::view::shared::answer_cards::{self, AnswerCard, audiences_of, editions};
use crate::view::shared::pager::{Pager, Part};
use crate::view::shared::{certainty_span, panel_line};
use crate::words::say;

use super::attributions::attributions;
use super::block::{self, GapView, PlaceTable, PlaceText};

/// What the template `questions.html` sees.
#[derive(Debug, Serialize)]
pub struct QuestionsPage {
    /// The questions in their order, with the answer in the plainest words.
    pub questions: Vec<AnswerCard>,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
}

/// Makes a page of the list, counted from 0.
pub fn list(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, QuestionsPage)> {
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
        pager: part.pager(desk.words, here, |page| List::Questions.address(page)),
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "title.questions")),
        description: say!(desk, "line.the-questions-that-this-site-answers-each"),
        page_type: "questions",
        section: "questions/index.html",
        ..Head::default()
    };
    Some((head, page))
}

/// What the template `question.html` sees.
#[derive(Debug, Serialize)]
pub struct QuestionPage {
    /// The decision behind it.
    pub decision_html: String,
    /// What kind of evidence answers it.
    pub evidence_kind: String,
    /// How far the answer can be trusted; nothing when no outcome was judged.
    pub badge: Option<Badge>,
    /// The picture that answers it; nothing when its evidence has no outcome.
    pub picture: Option<QuestionPicture>,
    /// The editions.
    pub editions: Vec<EditionLine>,
    /// PICO or SPIDER.
    pub frames: Vec<QuestionFrame>,
    /// The intervention.
    pub intervention: Link,
    /// The outcomes it concerns.
    pub outcomes: Vec<Link>,
    /// The syntheses that answer it.
    pub syntheses: Vec<SynthesisLine>,
    /// How directly the evidence bears on it.
    pub directness: String,
    /// Studies by place; nothing where no place is here.
    pub places: Option<PlaceTable>,
    /// What comes from each place that is here.
    pub from_places: Vec<PlaceText>,
    /// Remarks on relevance; nothing when there are none.
    pub notes_html: Option<String>,
    /// Harms and unwanted consequences.
    pub harms_html: String,
    /// What a panel recommends, or that none judged.
    pub panel: String,
    /// The table for a meeting that decides.
    pub table: Link,
    /// What is not known.
    pub gaps: Vec<GapView>,
}

/// An edition.
#[derive(Debug, Serialize)]
pub struct EditionLine {
    /// The id of the audience.
    pub id: String,
    /// The edition.
    pub edition: Link,
    /// Its one-page sheet.
    pub sheet: Link,
    /// The answer.
    pub bottom_line_html: String,
}

/// The question in the terms of its kind.
#[derive(Debug, Serialize)]
pub struct QuestionFrame {
    /// "PICO" or "SPIDER".
    pub name: &'static str,
    /// The terms.
    pub rows: Vec<Row>,
}

/// A synthesis.
#[derive(Debug, Serialize)]
pub struct SynthesisLine {
    /// The synthesis.
    pub synthesis: Link,
    /// What kind it is.
    pub kind: String,
    /// Its answer.
    pub summary_html: String,
    /// When sources were searched last.
    pub searched: Option<String>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, QuestionPage)> {
    let question = desk.evidence.records.questions.get(id)?;
    // What the page counts is the same for every audience; any edition will do.
    let audience = audiences_of(desk, question).first().map(|a| a.id.clone())?;
    let reading = Reading::new(desk, here, id, &audience)?;
    Some((head(&reading), page(&reading)))
}

fn head(reading: &Reading<'_>) -> Head {
    let question = &reading.question.value;
    Head {
        title: question.title.clone(),
        description: plain_text(&question.decision.0),
        page_type: "question",
        crumbs: vec![
            reading
                .here
                .link(say!(reading.desk, "link.questions"), "questions/index.html"),
        ],
        section: "questions/index.html",
        attributions: attributions(reading),
        overdue: reading.desk.overdue(reading.question),
        ..Head::default()
    }
}

fn page(reading: &Reading<'_>) -> QuestionPage {
    let question = &reading.question.value;
    let relevance = &question.relevance;
    let notes = relevance.notes.as_ref();
    QuestionPage {
        decision_html: reading.html(&question.decision),
        evidence_kind: question.evidence_kind.clone(),
        badge: certainty_span::of_question(reading.desk, reading.question),
        picture: question_picture::of_reading(reading),
        editions: edition_lines(reading),
        frames: frames(reading.desk, question),
        intervention: reading.link(&question.intervention),
        outcomes: reading.desk.links(reading.here, &question.outcomes),
        syntheses: syntheses(reading),
        directness: reading
            .desk
            .text(block::directness_text(relevance.directness)),
        places: block::place_table(reading),
        from_places: block::place_texts(reading),
        notes_html: notes.map(|notes| reading.html(notes)),
        harms_html: reading.html(&question.harms),
        panel: panel_line::line(reading.desk, reading.question),
        table: panel_line::table(reading.desk, reading.here, reading.question),
        gaps: block::gap_views(reading),
    }
}

fn edition_lines(reading: &Reading<'_>) -> Vec<EditionLine> {
    let (desk, here, question) = (reading.desk, reading.here, reading.question);
    let audiences = audiences_of(desk, question).into_iter();
    audiences
        .zip(editions(desk, here, question))
        .filter_map(|(audience, edition)| {
            let sheet = desk.addresses.sheet(&question.id, &audience.id);
            let bottom_line = &question
                .value
                .editions
                .get(audience.id.as_str())?
                .bottom_line;
            Some(EditionLine {
                id: audience.id.to_string(),
                edition,
                sheet: here.link(
                    say!(desk, "page.one-page-for", readers = &audience.value.plural),
                    &sheet,
                ),
                bottom_line_html: desk.inline(here, bottom_line),
            })
        })
        .collect()
}

fn frames(desk: &Desk<'_>, question: &Question) -> Vec<QuestionFrame> {
    let pico = question.pico.as_ref().map(|it| pico_frame(desk, it));
    let spider = question.spider.as_ref().map(|it| spider_frame(desk, it));
    pico.into_iter().chain(spider).collect()
}

fn pico_frame(desk: &Desk<'_>, pico: &Pico) -> QuestionFrame {
    QuestionFrame {
        name: "PICO",
        rows: vec![
            Row::new(say!(desk, "row.population"), &pico.population),
            Row::new(say!(desk, "row.intervention"), &pico.intervention),
            Row::new(say!(desk, "row.comparison"), &pico.comparison),
            Row::new(say!(desk, "row.outcomes"), &pico.outcomes),
        ],
    }
}

fn spider_frame(desk: &Desk<'_>, spider: &Spider) -> QuestionFrame {
    QuestionFrame {
        name: "SPIDER",
        rows: vec![
            Row::new(say!(desk, "row.sample"), &spider.sample),
            Row::new(say!(desk, "row.phenomenon-of-interest"), &spider.phenomenon),
            Row::new(say!(desk, "row.design"), &spider.design),
            Row::new(say!(desk, "row.evaluation"), &spider.evaluation),
            Row::new(say!(desk, "row.research-type"), &spider.research_type),
        ],
    }
}

fn syntheses(reading: &Reading<'_>) -> Vec<SynthesisLine> {
    let line = |synthesis: &Entry<crate::record::synthesis::Synthesis>| SynthesisLine {
        synthesis: reading
            .desk
            .link(reading.here, Kind::Synthesis, &synthesis.id),
        kind: reading.desk.text(block::kind_text(synthesis.value.kind)),
        summary_html: reading.inline(&synthesis.value.summary),
        searched: synthesis
            .value
            .searched_to
            .map(|day| reading.desk.date(day)),
    };
    reading.syntheses().into_iter().map(line).collect()
}
