//! Feeds: which there are, and which updates each of them holds.

use serde::Serialize;

use crate::plan::{Addresses, List, PageKind};
use crate::record::entry::Entry;
use crate::record::id::{Id, Ref};
use crate::record::kind::Kind;
use crate::record::question::Question;
use crate::record::synthesis::Synthesis;
use crate::record::update::Update;
use crate::view::desk::{Desk, Here};
use crate::view::reading::syntheses_of;
use crate::words::say;

use super::behind::Behind;

/// A feed, as a page names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedLink {
    /// Its title, with that of the site.
    pub label: String,
    /// What it follows: "Feed of updates about this evidence".
    pub what: String,
    /// Whether it follows what this page is about, and not the whole site.
    pub is_own: bool,
    /// Where it is.
    pub href: String,
    /// The type: `application/atom+xml`.
    pub media_type: &'static str,
}

const ATOM: &str = "application/atom+xml";
const JSON: &str = "application/feed+json";

/// The feed of all updates, as Atom and as JSON Feed.
pub const ALL: [&str; 2] = ["updates/feed.xml", "updates/feed.json"];

/// What a feed follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The whole site.
    Everything,
    /// What concerns readers, under their name.
    Readers(String),
    /// A question or a body of evidence, under its short name.
    Topic(String),
}

/// A feed of some of the updates.
#[derive(Debug, Clone)]
pub struct Topic {
    /// The address of its file.
    pub address: String,
    /// The page that it follows.
    pub page: String,
    /// What it follows.
    pub about: About,
    /// Its updates, newest first.
    pub updates: Vec<Id>,
}

/// The feeds of audiences, questions and syntheses.
pub fn topics(desk: &Desk<'_>) -> Vec<Topic> {
    let records = &desk.evidence.records;
    let mut topics: Vec<Topic> = Vec::new();
    for audience in desk.evidence.audiences() {
        let page = desk.addresses.audience_home(&audience.id);
        let about = About::Readers(audience.value.plural.clone());
        let updates = newest(desk, |update| for_audience(&audience.id, update));
        topics.push(topic(
            of_audience(desk.addresses, &audience.id),
            page,
            about,
            updates,
        ));
    }
    let is_draft = |kind, id: &Id| desk.evidence.is_draft(kind, id);
    let questions = records.questions.values();
    for question in questions.filter(|it| !is_draft(Kind::Question, &it.id)) {
        let page = format!("questions/{}.html", question.id);
        let updates = newest(desk, |update| touches_question(desk, question, update));
        let address = of_question(&question.id);
        let about = About::Topic(question.value.short.clone());
        topics.push(topic(address, page, about, updates));
    }
    let syntheses = records.syntheses.values();
    for synthesis in syntheses.filter(|it| !is_draft(Kind::Synthesis, &it.id)) {
        let page = format!("evidence/{}.html", synthesis.id);
        let updates = newest(desk, |update| names(&update.syntheses, &synthesis.id));
        let address = of_synthesis(&synthesis.id);
        let about = About::Topic(synthesis.value.short.clone());
        topics.push(topic(address, page, about, updates));
    }
    topics
}

fn topic(address: String, page: String, about: About, updates: Vec<Id>) -> Topic {
    Topic {
        address,
        page,
        about,
        updates,
    }
}

/// The ids of the updates that `wanted` takes, newest first.
pub fn newest(desk: &Desk<'_>, wanted: impl Fn(&Update) -> bool) -> Vec<Id> {
    let updates = desk.evidence.records.updates.values();
    let is_out = |id: &Id| !desk.evidence.is_draft(Kind::Update, id);
    let updates = updates.filter(|update| is_out(&update.id) && wanted(&update.value));
    let mut updates: Vec<_> = updates.collect();
    updates.sort_by_key(|update| (std::cmp::Reverse(update.value.date), &update.id));
    updates
        .into_iter()
        .map(|update| update.id.clone())
        .collect()
}

/// An update without audiences is for everybody.
fn for_audience(audience: &Id, update: &Update) -> bool {
    update.audiences.is_empty() || names(&update.audiences, audience)
}

/// An update touches a question that it names, and one whose evidence it names.
fn touches_question(desk: &Desk<'_>, question: &Entry<Question>, update: &Update) -> bool {
    let syntheses = syntheses_of(desk, question);
    names(&update.questions, &question.id)
        || syntheses.iter().any(|s| names(&update.syntheses, &s.id))
}

fn names<K>(references: &[Ref<K>], id: &Id) -> bool {
    references.iter().any(|reference| reference.id() == id)
}

/// Whether an update concerns what a page shows. Pages without a record of their own, and
/// the homes of audiences, are about the whole site, which every update concerns.
pub(super) fn concerns(behind: &Behind<'_>, update: &Update) -> bool {
    let is_for_reader = behind.audience.is_none_or(|id| for_audience(id, update));
    let names_question = behind
        .question
        .is_some_and(|id| names(&update.questions, id));
    let names_evidence = || {
        let mut syntheses = behind.syntheses.iter();
        syntheses.any(|s: &&Entry<Synthesis>| names(&update.syntheses, &s.id))
    };
    let is_home = behind.audience.is_some() && behind.question.is_none();
    let is_of_site = behind.record.is_none() || is_home;
    is_for_reader && (is_of_site || names_question || names_evidence())
}

fn of_audience(addresses: &Addresses, audience: &Id) -> String {
    let home = addresses.audience_home(audience);
    let folder = home.trim_end_matches("index.html");
    format!("{folder}feed.xml")
}

fn of_question(question: &Id) -> String {
    format!("questions/{question}-feed.xml")
}

fn of_synthesis(synthesis: &Id) -> String {
    format!("evidence/{synthesis}-feed.xml")
}

/// The feeds that a page offers, its own first.
pub(super) fn of_page(
    desk: &Desk<'_>,
    here: &Here,
    page: &PageKind,
    behind: &Behind<'_>,
) -> Vec<FeedLink> {
    let site = &desk.evidence.site.value.title;
    let link = |address: &str, label: String, what: String, media_type| FeedLink {
        label,
        what,
        is_own: !ALL.contains(&address) && !matches!(page, PageKind::List(List::Updates, _)),
        href: here.href(address),
        media_type,
    };
    let mut feeds = Vec::new();
    let is_draft = |kind, id: &Id| desk.evidence.is_draft(kind, id);
    if let PageKind::Evidence(id) | PageKind::EvidencePart(id, _) | PageKind::Analyses(id) = page
        && !is_draft(Kind::Synthesis, id)
    {
        let label = say!(desk, "feed.updates-about-evidence", site = site);
        let what = say!(desk, "feed.of-evidence");
        feeds.push(link(&of_synthesis(id), label, what, ATOM));
    }
    if let Some(id) = behind.question.filter(|id| !is_draft(Kind::Question, id)) {
        let label = say!(desk, "feed.updates-about-question", site = site);
        let what = say!(desk, "feed.of-question");
        feeds.push(link(&of_question(id), label, what, ATOM));
    }
    let audiences = desk.evidence.audiences().into_iter();
    let is_offered =
        |id: &Id| behind.audience == Some(id) || matches!(page, PageKind::List(List::Updates, _));
    for audience in audiences.filter(|audience| is_offered(&audience.id)) {
        let readers = &audience.value.plural;
        let label = say!(desk, "feed.updates-for", site = site, readers = readers);
        let what = say!(desk, "feed.of-audience", readers = readers);
        let address = of_audience(desk.addresses, &audience.id);
        feeds.push(link(&address, label, what, ATOM));
    }
    let label = say!(desk, "feed.all-updates", site = site);
    feeds.push(link(ALL[0], label, say!(desk, "feed.of-all"), ATOM));
    let label = say!(desk, "feed.all-updates-json", site = site);
    feeds.push(link(ALL[1], label, say!(desk, "feed.of-all-json"), JSON));
    feeds
}
