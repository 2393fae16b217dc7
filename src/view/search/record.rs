//! Every record as the search finds it: title, address, words, facets.

use std::fmt;

use crate::prose::plain_text;
use crate::record::entry::{Entry, Record};
use crate::record::id::Id;
use crate::record::kind::{Kind, every_kind};
use crate::record::reads;
use crate::record::shelf::Shelf;
use crate::record::value::Markdown;
use crate::text::case::capital;
use crate::text::slug::slug;

use super::super::desk::Desk;
use super::facets::{self, SearchFacet, Tag, referred};
use crate::words::{TextId, say, text_id};

/// A record as the search finds it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchRecord {
    /// Its title.
    pub title: String,
    /// Its address, relative to the site.
    pub address: String,
    /// One or two sentences about it, without markup; empty when it has none.
    pub line: String,
    /// All its words, markup included.
    pub text: String,
    /// Its values of the facets, in order.
    pub tags: Vec<Tag>,
}

/// A record that can be found, before it is looked at. Nothing of it but its id is read until then.
pub struct Findable<'a> {
    /// A name that no other has and that stays the same from build to build.
    pub name: String,
    look: Box<dyn Fn() -> Option<SearchRecord> + Send + Sync + 'a>,
}

impl fmt::Debug for Findable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Findable").field(&self.name).finish()
    }
}

impl<'a> Findable<'a> {
    fn new(name: String, look: impl Fn() -> Option<SearchRecord> + Send + Sync + 'a) -> Self {
        Self {
            name,
            look: Box::new(look),
        }
    }

    /// The record as the search finds it.
    pub fn look(&self) -> SearchRecord {
        // Names come from the shelves on which records are looked for.
        (self.look)().unwrap_or_default()
    }
}

/// Keys whose values are no words for readers: names of records, addresses, states.
const NO_WORDS: &[&str] = &[
    "accept",
    "aliases",
    "doi",
    "id",
    "licence",
    "motivated_by",
    "pmcid",
    "pmid",
    "review_by",
    "reviewed",
    "rests_on",
    "status",
    "url",
    "verified_at",
];

/// All records in the order in which equals are shown: answers before evidence, evidence before
/// its sources.
pub fn findable<'a>(desk: &'a Desk<'a>) -> Vec<Findable<'a>> {
    let mut found = answers(desk);
    found.extend(evidence(desk));
    found.extend(toolkit(desk));
    found.extend(about(desk));
    found.extend(studies(desk));
    found.extend(findings(desk));
    found
}

/// The kinds in the order of the page.
const KINDS: [Kind; 18] = [
    Kind::Question,
    Kind::Synthesis,
    Kind::Study,
    Kind::Finding,
    Kind::Outcome,
    Kind::Intervention,
    Kind::Economic,
    Kind::Resource,
    Kind::Implementation,
    Kind::Risk,
    Kind::OpenIssue,
    Kind::Policy,
    Kind::Example,
    Kind::Term,
    Kind::Update,
    Kind::Page,
    Kind::Tool,
    Kind::Audience,
];

macro_rules! kind_labels {
    ($($(#[$about:meta])* $kind:ident {
        $module:ident, $shelf:ident, $folder:literal, $prefix:literal, $($shown:tt)*
    })*) => {
        /// What the reader is told that a record is: a text under the prefix of links to it.
        fn kind_label(kind: Kind) -> TextId {
            match kind {
                Kind::Site | Kind::Wording => text_id!("search-kind.site"),
                $(Kind::$kind => text_id!(concat!("search-kind.", $prefix)),)*
                Kind::Finding => text_id!("search-kind.finding"),
            }
        }
    };
}

every_kind!(kind_labels);

/// The kind of a record; its key is the same in every language.
fn kind_tag(desk: &Desk<'_>, kind: Kind) -> Tag {
    let label = kind_label(kind);
    let place = KINDS.iter().position(|of| *of == kind);
    let rank = place.and_then(|place| i32::try_from(place).ok());
    Tag::new(SearchFacet::Kind, slug(label.english()), desk.text(label))
        .at(rank.unwrap_or(i32::MAX))
}

/// A line about a record, and its tags.
type Describe<T> = fn(&Desk<'_>, &Entry<T>) -> (String, Vec<Tag>);

/// The records of a shelf.
fn shelf<'a, T: Record + Send + Sync>(
    desk: &'a Desk<'a>,
    kind: Kind,
    shelf: &'a Shelf<T>,
    describe: Describe<T>,
) -> Vec<Findable<'a>> {
    let findable = |id: &'a Id| {
        Findable::new(format!("{kind:?} {id}"), move || {
            reads::note_prose(kind, id);
            let entry = shelf.get(id)?;
            let (line, mut tags) = describe(desk, entry);
            tags.push(kind_tag(desk, kind));
            tags.sort();
            tags.dedup();
            Some(SearchRecord {
                title: entry.value.title().to_owned(),
                address: desk.addresses.of(kind, id.as_str()),
                line,
                text: entry.texts(NO_WORDS).join("\n"),
                tags,
            })
        })
    };
    let ids = shelf.keys().filter(|id| !desk.evidence.is_draft(kind, id));
    ids.map(findable).collect()
}

fn plain(text: &Markdown) -> String {
    plain_text(&text.0)
}

fn answers<'a>(desk: &'a Desk<'a>) -> Vec<Findable<'a>> {
    let records = &desk.evidence.records;
    let mut found = shelf(desk, Kind::Question, &records.questions, |desk, entry| {
        let question = &entry.value;
        let editions = question.editions.keys();
        let mut tags: Vec<Tag> = editions
            .map(|id| facets::named(desk, SearchFacet::Audience, Kind::Audience, &Id::new(id)))
            .collect();
        tags.extend(referred(desk, SearchFacet::Outcome, &question.outcomes));
        tags.extend(referred(
            desk,
            SearchFacet::Intervention,
            [&question.intervention],
        ));
        (plain(&question.decision), tags)
    });
    found.extend(shelf(
        desk,
        Kind::Audience,
        &records.audiences,
        |desk, entry| {
            let own = facets::named(desk, SearchFacet::Audience, Kind::Audience, &entry.id);
            (plain(&entry.value.lead), vec![own])
        },
    ));
    found
}

fn evidence<'a>(desk: &'a Desk<'a>) -> Vec<Findable<'a>> {
    let records = &desk.evidence.records;
    let mut found = shelf(desk, Kind::Synthesis, &records.syntheses, |desk, entry| {
        let tags = facets::of_synthesis(desk, &entry.value);
        (plain(&entry.value.summary), tags)
    });
    found.extend(shelf(
        desk,
        Kind::Outcome,
        &records.outcomes,
        |desk, entry| {
            let mut tags = facets::of_outcome(desk, &entry.id);
            let own = facets::named(desk, SearchFacet::Outcome, Kind::Outcome, &entry.id);
            tags.push(own);
            (entry.value.plain_name.clone(), tags)
        },
    ));
    found.extend(shelf(
        desk,
        Kind::Intervention,
        &records.interventions,
        |desk, entry| {
            let facet = SearchFacet::Intervention;
            let own = facets::named(desk, facet, Kind::Intervention, &entry.id);
            (entry.value.plain_name.clone(), vec![own])
        },
    ));
    found.extend(shelf(
        desk,
        Kind::Economic,
        &records.economics,
        |_, entry| (plain(&entry.value.finding), Vec::new()),
    ));
    found
}

fn toolkit<'a>(desk: &'a Desk<'a>) -> Vec<Findable<'a>> {
    let records = &desk.evidence.records;
    let mut found = shelf(desk, Kind::Resource, &records.resources, |desk, entry| {
        let mut tags = referred(desk, SearchFacet::Audience, &entry.value.audiences);
        tags.push(facets::year_of(entry.value.date));
        (entry.value.summary.clone(), tags)
    });
    let actions = &records.implementation;
    found.extend(shelf(desk, Kind::Implementation, actions, |desk, entry| {
        let action = &entry.value;
        let line = format!(
            "{}. {}: {}.",
            action.code,
            capital(&action.topic),
            desk.value(action.priority)
        );
        (
            line,
            referred(desk, SearchFacet::Audience, &action.audiences),
        )
    }));
    found.extend(shelf(desk, Kind::Risk, &records.risks, |desk, entry| {
        let tags = referred(desk, SearchFacet::Audience, &entry.value.audiences);
        (entry.value.line.clone(), tags)
    }));
    found.extend(shelf(
        desk,
        Kind::OpenIssue,
        &records.open_issues,
        |desk, entry| {
            let tags = referred(desk, SearchFacet::Audience, &entry.value.audiences);
            (plain(&entry.value.why), tags)
        },
    ));
    found.extend(shelf(
        desk,
        Kind::Policy,
        &records.policies,
        |desk, entry| {
            let mut tags = referred(desk, SearchFacet::Audience, &entry.value.audiences);
            #[allow(clippy::cast_possible_truncation, reason = "a year with its fraction")]
            tags.push(facets::year(entry.value.sort_year.floor() as i32));
            (plain(&entry.value.commitment), tags)
        },
    ));
    found.extend(shelf(desk, Kind::Example, &records.examples, |_, entry| {
        let tags = vec![facets::country(&entry.value.country)];
        (plain(&entry.value.model), tags)
    }));
    found
}

fn about<'a>(desk: &'a Desk<'a>) -> Vec<Findable<'a>> {
    let records = &desk.evidence.records;
    let mut found = shelf(desk, Kind::Term, &records.terms, |_, entry| {
        (plain(&entry.value.definition), Vec::new())
    });
    found.extend(shelf(
        desk,
        Kind::Update,
        &records.updates,
        |desk, entry| {
            let mut tags = referred(desk, SearchFacet::Audience, &entry.value.audiences);
            tags.push(facets::year_of(entry.value.date));
            (entry.value.summary.clone(), tags)
        },
    ));
    found.extend(shelf(desk, Kind::Page, &records.pages, |_, entry| {
        (entry.value.lede.clone(), Vec::new())
    }));
    found.extend(shelf(desk, Kind::Tool, &records.tools, |_, entry| {
        (entry.value.appraises.clone(), Vec::new())
    }));
    found
}

fn studies<'a>(desk: &'a Desk<'a>) -> Vec<Findable<'a>> {
    shelf(
        desk,
        Kind::Study,
        &desk.evidence.records.studies,
        |desk, entry| {
            let study = &entry.value;
            let title = study.bibliography.title.clone();
            let reference = study.bibliography.reference.clone();
            let line = study.headline.clone().or(title).or(reference);
            let tags = facets::of_study(desk, entry);
            (line.unwrap_or_default(), tags)
        },
    )
}

/// Findings of studies, and findings of syntheses with their confidence.
fn findings<'a>(desk: &'a Desk<'a>) -> Vec<Findable<'a>> {
    let mut found = Vec::new();
    let is_draft = |kind, id: &Id| desk.evidence.is_draft(kind, id);
    let syntheses = desk.evidence.records.syntheses.values();
    for synthesis in syntheses.filter(|it| !is_draft(Kind::Synthesis, &it.id)) {
        for place in 0..synthesis.value.findings.len() {
            let name = format!("{} {place}", synthesis.id);
            let look = move || finding_of_synthesis(desk, &synthesis.id, place);
            found.push(Findable::new(name, look));
        }
    }
    let of_studies = desk.evidence.findings();
    for (id, _) in of_studies.filter(|(_, it)| !is_draft(Kind::Study, &it.study)) {
        let look = || finding_of_study(desk, id);
        found.push(Findable::new(id.clone(), look));
    }
    found
}

fn finding_of_synthesis(desk: &Desk<'_>, synthesis: &Id, place: usize) -> Option<SearchRecord> {
    let synthesis = desk.evidence.records.syntheses.get(synthesis)?;
    let own = synthesis.value.findings.get(place)?;
    let mut tags = referred(desk, SearchFacet::Audience, &own.audiences);
    tags.push(facets::certainty(desk, own.confidence));
    let about = About {
        id: &own.id,
        of: &synthesis.value.title,
        address: desk.addresses.review_finding(&own.id),
        text: &own.statement,
        themes: &own.themes,
    };
    Some(finding(desk, about, tags))
}

fn finding_of_study(desk: &Desk<'_>, id: &str) -> Option<SearchRecord> {
    let entry = desk.evidence.finding(id)?;
    let own = &entry.finding;
    let study = desk.evidence.title_of(Kind::Study, entry.study.as_str());
    let about = About {
        id: &own.id,
        of: study.unwrap_or(entry.study.as_str()),
        address: desk.addresses.finding(&own.id),
        text: &own.text,
        themes: &own.themes,
    };
    let tags = referred(desk, SearchFacet::Audience, &own.audiences);
    Some(finding(desk, about, tags))
}

/// What the search says of a finding.
struct About<'a> {
    id: &'a str,
    /// What holds the finding.
    of: &'a str,
    address: String,
    text: &'a Markdown,
    themes: &'a [String],
}

fn finding(desk: &Desk<'_>, about: About<'_>, mut tags: Vec<Tag>) -> SearchRecord {
    tags.push(kind_tag(desk, Kind::Finding));
    tags.sort();
    tags.dedup();
    SearchRecord {
        title: say!(
            desk,
            "search-kind.finding-of",
            id = about.id,
            source = about.of
        ),
        address: about.address,
        line: plain(about.text),
        text: about.themes.join("\n"),
        tags,
    }
}
