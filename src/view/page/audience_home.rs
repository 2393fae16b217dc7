//! The home page of an audience.

use serde::Serialize;

use crate::record::audience::Audience;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::question::Question;
use crate::record::resource::Resource;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::Link;
use crate::view::question_picture::{self, QuestionPicture};
use crate::view::shared::answer_cards::{self, AnswerCard, MOST, UpdateCard};
use crate::view::shared::best_block;
use crate::words::{TextId, count, say, text_id};

/// How many updates the page shows.
const UPDATES: usize = 3;

/// What the template `audience_home.html` sees.
#[derive(Debug, Serialize)]
pub struct AudienceHomePage {
    /// Who they are.
    pub who_html: String,
    /// The opening.
    pub lead_html: String,
    /// What they ask, each leading to the block that answers it.
    pub asks: Vec<Link>,
    /// The first question on which numbers are known, as a picture; nothing when none are.
    pub picture: Option<QuestionPicture>,
    /// The first of the questions with short answers for them.
    pub answers: Vec<AnswerCard>,
    /// The list of all questions, where there are more.
    pub all_answers: Option<Link>,
    /// The first of the documents for them.
    pub resources: Vec<Tool>,
    /// The list of all documents, where there are more.
    pub all_resources: Option<Link>,
    /// News for them.
    pub updates: Vec<UpdateCard>,
    /// All news.
    pub all_updates: Link,
    /// Lists of everything.
    pub browse: Vec<BrowseGroup>,
    /// Doors of other audiences.
    pub others: Vec<Link>,
}

/// A document.
#[derive(Debug, Serialize)]
pub struct Tool {
    /// The document.
    pub title: Link,
    /// What it is for.
    pub summary: String,
}

/// Lists that belong together.
#[derive(Debug, Serialize)]
pub struct BrowseGroup {
    /// What they are about.
    pub heading: String,
    /// The lists, each with what it holds.
    pub lists: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, AudienceHomePage)> {
    let audience = desk.evidence.records.audiences.get(id)?;
    let questions = questions(desk, id);
    let resources = resources(desk, id);
    let page = AudienceHomePage {
        who_html: desk.inline(here, &audience.value.who),
        lead_html: desk.html(here, &audience.value.lead),
        asks: asks(desk, here, audience),
        all_answers: answer_cards::all(desk, here, questions.len().min(MOST), questions.len()),
        picture: question_picture::first_of(desk, here, id, &questions, |question| {
            desk.addresses.edition(question, id)
        }),
        answers: answers(desk, here, id, &questions),
        all_resources: all_resources(desk, here, resources.len()),
        resources: tools(desk, here, &resources),
        updates: updates(desk, here, id),
        all_updates: here.link(say!(desk, "link.all-updates"), "updates/index.html"),
        browse: browse(desk, here),
        others: others(desk, here, id),
    };
    let head = Head {
        title: say!(desk, "title.for-readers", readers = &audience.value.plural),
        description: audience.value.door_note.clone(),
        page_type: "audience",
        audience: Some(id.to_string()),
        overdue: desk.overdue(audience),
        ..Head::default()
    };
    Some((head, page))
}

/// What they ask, leading to the block of the question that has most to show in it.
fn asks(desk: &Desk<'_>, here: &Here, audience: &Entry<Audience>) -> Vec<Link> {
    let asks = audience.value.asks.iter();
    asks.filter_map(|ask| {
        let question = best_block::question_for(desk, audience, &ask.block)?;
        let edition = desk.addresses.edition(&question.id, &audience.id);
        let address = format!("{edition}#{}", ask.block);
        Some(here.link(ask.ask.clone(), &address))
    })
    .collect()
}

/// The questions that have an edition for the audience.
fn questions<'a>(desk: &Desk<'a>, audience: &Id) -> Vec<&'a Entry<Question>> {
    let mut questions = answer_cards::questions(desk);
    questions.retain(|question| question.value.editions.contains_key(audience.as_str()));
    questions
}

fn answers(
    desk: &Desk<'_>,
    here: &Here,
    audience: &Id,
    questions: &[&Entry<Question>],
) -> Vec<AnswerCard> {
    let first = questions.iter().take(MOST);
    first
        .map(|question| {
            let address = desk.addresses.edition(&question.id, audience);
            let sheet = desk.addresses.sheet(&question.id, audience);
            let label = say!(desk, "page.one-page", question = &question.value.short);
            let card = answer_cards::card(desk, here, question, audience, &address);
            AnswerCard {
                sheet: Some(here.link(label, &sheet)),
                ..card
            }
        })
        .collect()
}

/// The documents for the audience.
fn resources<'a>(desk: &Desk<'a>, audience: &Id) -> Vec<&'a Entry<Resource>> {
    let shelf = desk.evidence.records.resources.values();
    let mut resources: Vec<_> = shelf
        .filter(|resource| resource.value.audiences.iter().any(|a| a.id() == audience))
        .collect();
    resources.sort_by_key(|resource| resource.value.order);
    resources
}

fn tools(desk: &Desk<'_>, here: &Here, resources: &[&Entry<Resource>]) -> Vec<Tool> {
    let first = resources.iter().take(MOST);
    first
        .map(|resource| Tool {
            title: desk.link(here, Kind::Resource, &resource.id),
            summary: resource.value.summary.clone(),
        })
        .collect()
}

/// The list of all documents, where the page leaves some of them out.
fn all_resources(desk: &Desk<'_>, here: &Here, of: usize) -> Option<Link> {
    let all = desk.evidence.records.resources.len();
    let label = || count!(desk, "count.all-documents", all);
    (of > MOST).then(|| here.link(label(), "resources/index.html"))
}

fn updates(desk: &Desk<'_>, here: &Here, audience: &Id) -> Vec<UpdateCard> {
    answer_cards::updates(desk, here, UPDATES, |update| {
        update.audiences.is_empty() || update.audiences.iter().any(|a| a.id() == audience)
    })
}

fn others(desk: &Desk<'_>, here: &Here, audience: &Id) -> Vec<Link> {
    let audiences = desk.evidence.audiences().into_iter();
    audiences
        .filter(|other| other.id != *audience)
        .map(|other| {
            here.link(
                other.value.door.clone(),
                &desk.addresses.audience_home(&other.id),
            )
        })
        .collect()
}

/// Every list of the site, so that each record is at most three clicks from a door.
fn browse(desk: &Desk<'_>, here: &Here) -> Vec<BrowseGroup> {
    let group = |heading: TextId, lists| BrowseGroup {
        heading: desk.text(heading),
        lists,
    };
    let groups = [
        group(text_id!("heading.evidence"), evidence_lists(desk, here)),
        group(text_id!("heading.doing-it"), doing_lists(desk, here)),
        group(
            text_id!("heading.setting-and-words"),
            setting_lists(desk, here),
        ),
    ];
    let held = groups.into_iter().filter(|group| !group.lists.is_empty());
    held.collect()
}

/// A link to a list with how much stands in it; nothing for an empty one.
fn list(desk: &Desk<'_>, here: &Here, words: TextId, n: usize, address: &str) -> Option<Link> {
    (n > 0).then(|| here.link(format!("{} ({n})", desk.text(words)), address))
}

/// The lists of evidence.
fn evidence_lists(desk: &Desk<'_>, here: &Here) -> Vec<Link> {
    let records = &desk.evidence.records;
    let list = |words: TextId, n: usize, address: &str| list(desk, here, words, n, address);
    let lists = [
        list(
            text_id!("link.questions"),
            records.questions.len(),
            "questions/index.html",
        ),
        list(
            text_id!("link.evidence-put-together"),
            records.syntheses.len(),
            "evidence/index.html",
        ),
        list(
            text_id!("link.studies"),
            records.studies.len(),
            "studies/index.html",
        ),
        list(
            text_id!("link.findings-by-theme"),
            desk.evidence.count_of_findings(),
            "findings/index.html",
        ),
        list(
            text_id!("link.outcomes"),
            records.outcomes.len(),
            "outcomes/index.html",
        ),
        list(
            text_id!("link.roles-and-comparisons"),
            records.interventions.len(),
            "interventions/index.html",
        ),
        list(
            text_id!("link.costs"),
            records.economics.len(),
            "economics/index.html",
        ),
    ];
    lists.into_iter().flatten().collect()
}

/// The lists for doing it.
fn doing_lists(desk: &Desk<'_>, here: &Here) -> Vec<Link> {
    let records = &desk.evidence.records;
    let list = |words: TextId, n: usize, address: &str| list(desk, here, words, n, address);
    let lists = [
        list(
            text_id!("link.checklist"),
            records.implementation.len(),
            "checklist/index.html",
        ),
        list(
            text_id!("link.risks"),
            records.risks.len(),
            "risks/index.html",
        ),
        list(
            text_id!("link.questions-to-decide-locally"),
            records.open_issues.len(),
            "open-issues/index.html",
        ),
        list(
            text_id!("link.documents-to-adapt"),
            records.resources.len(),
            "resources/index.html",
        ),
    ];
    lists.into_iter().flatten().collect()
}

/// The lists of setting and words.
fn setting_lists(desk: &Desk<'_>, here: &Here) -> Vec<Link> {
    let records = &desk.evidence.records;
    let list = |words: TextId, n: usize, address: &str| list(desk, here, words, n, address);
    let lists = [
        list(
            text_id!("link.policy"),
            records.policies.len(),
            "policies/index.html",
        ),
        list(
            text_id!("link.places-where-it-runs"),
            records.examples.len(),
            "examples/index.html",
        ),
        list(
            text_id!("link.glossary"),
            records.terms.len(),
            "glossary/index.html",
        ),
        list(
            text_id!("link.appraisal-tools"),
            records.tools.len(),
            "tools/index.html",
        ),
        list(
            text_id!("link.updates"),
            records.updates.len(),
            "updates/index.html",
        ),
        Some(here.link(
            say!(desk, "link.downloads-of-all-data"),
            "downloads/index.html",
        )),
    ];
    lists.into_iter().flatten().collect()
}
