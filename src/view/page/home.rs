//! The home page with its role doors.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Ref;
use crate::record::kind::Kind;
use crate::record::question::Question;
use crate::record::study::{Design, Study};
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Link, Row};
use crate::view::question_picture::{self, QuestionPicture};
use crate::view::reading;
use crate::view::shared::answer_cards::{self, AnswerCard, UpdateCard};
use crate::view::shared::{certainty_span, tally};
use crate::words::{counted, date, say};

/// How many updates the page shows.
const UPDATES: usize = 3;

/// What the template `home.html` sees.
#[derive(Debug, Serialize)]
pub struct HomePage {
    /// What the site is.
    pub tagline: String,
    /// How current the answers are, and how sure where there is no picture.
    pub standing: Vec<Row>,
    /// The first question on which numbers are known, as a picture; nothing when none are.
    pub picture: Option<QuestionPicture>,
    /// Doors by role.
    pub doors: Vec<Door>,
    /// The text below the doors; nothing when `site.yaml` has none.
    pub introduction_html: Option<String>,
    /// The first of the short answers.
    pub answers: Vec<AnswerCard>,
    /// The list of all questions, where there are more.
    pub all_answers: Option<Link>,
    /// News.
    pub updates: Vec<UpdateCard>,
    /// All news.
    pub all_updates: Link,
    /// How far the reader can trust the site; nothing when `site.yaml` does not say.
    pub trust_html: Option<String>,
    /// Numbers behind it.
    pub counts: Vec<Row>,
    /// Pages on method.
    pub methods: Vec<Link>,
}

/// A door.
#[derive(Debug, Serialize)]
pub struct Door {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// What is behind it.
    pub note: String,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, HomePage)> {
    let site = &desk.evidence.site.value;
    let head = Head {
        title: site.title.clone(),
        description: site.description.clone(),
        page_type: "home",
        ..Head::default()
    };
    let questions = answer_cards::questions(desk);
    let answers = answers(desk, here, &questions);
    let picture = picture(desk, here, &questions);
    let page = HomePage {
        tagline: site.tagline.clone(),
        standing: standing(desk, &questions, picture.is_some()),
        picture,
        doors: doors(desk, here),
        introduction_html: site.introduction.as_ref().map(|text| desk.html(here, text)),
        all_answers: answer_cards::all(desk, here, answers.len(), questions.len()),
        answers,
        updates: answer_cards::updates(desk, here, UPDATES, |_| true),
        all_updates: here.link(say!(desk, "link.all-updates"), "updates/index.html"),
        trust_html: site.trust.as_ref().map(|text| desk.html(here, text)),
        counts: counts(desk, here),
        methods: methods(desk, here),
    };
    Some((head, page))
}

fn doors(desk: &Desk<'_>, here: &Here) -> Vec<Door> {
    let audiences = desk.evidence.audiences().into_iter();
    audiences
        .map(|audience| Door {
            label: audience.value.door.clone(),
            href: here.href(&desk.addresses.audience_home(&audience.id)),
            note: audience.value.door_note.clone(),
        })
        .collect()
}

/// Cards of the first questions, in the words of the plainest edition, for readers of every kind.
fn answers(desk: &Desk<'_>, here: &Here, questions: &[&Entry<Question>]) -> Vec<AnswerCard> {
    let Some(plainest) = reading::plainest(desk) else {
        return Vec::new();
    };
    let first = questions.iter().take(answer_cards::MOST);
    first
        .map(|question| {
            let address = desk.addresses.of(Kind::Question, question.id.as_str());
            answer_cards::card(desk, here, question, &plainest.id, &address)
        })
        .collect()
}

/// The first question on which numbers are known, in the words of the plainest edition.
fn picture(
    desk: &Desk<'_>,
    here: &Here,
    questions: &[&Entry<Question>],
) -> Option<QuestionPicture> {
    let plainest = reading::plainest(desk)?;
    question_picture::first_of(desk, here, &plainest.id, questions, |id| {
        desk.addresses.of(Kind::Question, id.as_str())
    })
}

/// How sure the answers are, from the badges of their cards, and how current.
fn standing(desk: &Desk<'_>, questions: &[&Entry<Question>], has_picture: bool) -> Vec<Row> {
    let mut levels: Vec<(String, usize)> = Vec::new();
    let badges = questions.iter();
    for badge in badges.filter_map(|question| certainty_span::of_question(desk, question)) {
        match levels.iter_mut().find(|(label, _)| *label == badge.label) {
            Some((_, n)) => *n += 1,
            None => levels.push((badge.label, 1)),
        }
    }
    let level = |(label, n): &(String, usize)| {
        let answers = counted!("count.answers", *n);
        say!(desk, "page.how-sure", level = label, answers = answers)
    };
    let sure: Vec<String> = levels.iter().map(level).collect();
    let reviewed = questions.iter().filter_map(|q| q.value.life.reviewed);
    let reviewed = reviewed.min().map(|day| {
        say!(
            desk,
            "standing-line.answers-reviewed",
            date = &desk.date(day)
        )
    });
    let current = [
        reviewed.unwrap_or_default(),
        say!(desk, "standing-line.last-search", date = &last_search(desk)),
    ]
    .join(" ")
    .trim()
    .to_owned();
    let mut rows = Vec::new();
    if !sure.is_empty() && !has_picture {
        rows.push(Row::new(say!(desk, "row.how-sure"), sure.join(" ")));
    }
    rows.push(Row::new(say!(desk, "row.how-current"), current));
    rows
}

/// What stands behind the answers, counted from the records. Each row says of what it is a part.
fn counts(desk: &Desk<'_>, here: &Here) -> Vec<Row> {
    let all = desk.evidence.records.studies.len();
    let studies = contributing(desk);
    let trials = studies.iter().filter(|study| is_trial(study)).count();
    let mut rows = vec![
        row(
            desk,
            here,
            &say!(desk, "row.studies-on-this-site"),
            all,
            "studies/index.html",
        ),
        Row::new(
            say!(desk, "row.of-these-behind-the-answers", n = all),
            desk.words.whole(studies.len()),
        ),
        Row::new(
            say!(desk, "row.of-these-randomised-trials", n = studies.len()),
            desk.words.whole(trials),
        ),
        people_row(desk, &studies),
    ];
    let findings = desk.evidence.count_of_findings();
    rows.push(row(
        desk,
        here,
        &say!(desk, "row.single-findings-each-with-its-place"),
        findings,
        "findings/index.html",
    ));
    rows.push(Row::new(
        say!(desk, "row.last-search-for-studies"),
        last_search(desk),
    ));
    rows
}

fn row(desk: &Desk<'_>, here: &Here, label: &str, n: usize, address: &str) -> Row {
    Row::linked(label, here.link(desk.words.whole(n), address))
}

/// The people in studies that saw them; those of a review stand in the studies that it puts together.
fn people_row(desk: &Desk<'_>, studies: &[&Entry<Study>]) -> Row {
    let all = studies.len();
    let primary = studies
        .iter()
        .filter(|study| !study.value.design.is_review());
    let primary: Vec<&Entry<Study>> = primary.copied().collect();
    let label = match primary.len() {
        n if n == all => say!(desk, "row.people-in-these", n = all),
        n => say!(desk, "row.people-in-these-without-reviews", n = n),
    };
    let people = tally::people(desk.evidence, &primary, |_| true);
    Row::new(label, tally::people_words(desk, people))
}

fn is_trial(study: &Entry<Study>) -> bool {
    matches!(
        study.value.design,
        Design::RandomisedTrial | Design::ClusterRandomisedTrial
    )
}

/// The studies that contribute to any synthesis, each once.
fn contributing<'a>(desk: &Desk<'a>) -> Vec<&'a Entry<Study>> {
    let records = &desk.evidence.records;
    let syntheses = records.syntheses.values();
    let ids: BTreeSet<_> = syntheses
        .flat_map(|synthesis| synthesis.value.studies.iter().map(Ref::id))
        .collect();
    ids.into_iter()
        .filter_map(|id| records.studies.get(id))
        .collect()
}

/// The latest date of a search, with the evidence to which it belongs.
fn last_search(desk: &Desk<'_>) -> String {
    let syntheses = desk.evidence.records.syntheses.values();
    let latest = syntheses
        .filter_map(|s| Some((s.value.searched_to?, s.value.short.as_str())))
        .max();
    match latest {
        Some((day, short)) => say!(desk, "page.date-of", date = date(day.0), evidence = short),
        None => say!(desk, "page.no-date-recorded"),
    }
}

/// Standing pages on how the site is made and read.
fn methods(desk: &Desk<'_>, here: &Here) -> Vec<Link> {
    let pages = desk.evidence.records.pages.values();
    let mut pages: Vec<_> = pages.filter(|page| page.value.order.is_some()).collect();
    pages.sort_by_key(|page| page.value.order);
    pages
        .into_iter()
        .map(|page| desk.link(here, Kind::Page, &page.id))
        .collect()
}
