//! Every record as the search finds it: title, address, words, facets.

use rayon::prelude::*;

use crate::prose::plain_text;
use crate::record::entry::{Entry, Record};
use crate::record::id::Id;
use crate::record::kind::{Kind, every_kind};
use crate::record::reads::{self, Read};
use crate::record::shelf::Shelf;
use crate::record::value::Markdown;
use crate::text::case::capital;
use crate::text::slug::slug;

use super::super::desk::Desk;
use super::facets::{self, SearchFacet, Tag, referred};
use crate::words::{TextId, say, text_id};

/// A record as the search finds it.
#[derive(Debug, Clone, PartialEq, Eq)]
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
pub fn records(desk: &Desk<'_>) -> Vec<SearchRecord> {
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

/// The records of a shelf; `describe` gives a line about each and its tags.
fn shelf<T: Record + Send + Sync>(
    desk: &Desk<'_>,
    kind: Kind,
    shelf: &Shelf<T>,
    describe: impl Fn(&Entry<T>) -> (String, Vec<Tag>) + Sync,
) -> Vec<SearchRecord> {
    let entries = shelf.values().as_slice();
    side_by_side(entries.len(), &|place| {
        let entry = &entries[place];
        let (line, mut tags) = describe(entry);
        tags.push(kind_tag(desk, kind));
        tags.sort();
        tags.dedup();
        SearchRecord {
            title: entry.value.title().to_owned(),
            address: desk.addresses.of(kind, entry.id.as_str()),
            line,
            text: entry.texts(NO_WORDS).join("\n"),
            tags,
        }
    })
}

/// The records at all places of a shelf, made in parallel. No generic function, so that what makes
/// work parallel is compiled once and not for every kind of record.
fn side_by_side(
    places: usize,
    record_at: &(dyn Fn(usize) -> SearchRecord + Sync),
) -> Vec<SearchRecord> {
    // What other threads read is not noted.
    reads::note(|| Read::Everything);
    (0..places).into_par_iter().map(record_at).collect()
}

fn plain(text: &Markdown) -> String {
    plain_text(&text.0)
}

fn answers(desk: &Desk<'_>) -> Vec<SearchRecord> {
    let records = &desk.evidence.records;
    let mut found = shelf(desk, Kind::Question, &records.questions, |entry| {
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
    found.extend(shelf(desk, Kind::Audience, &records.audiences, |entry| {
        let own = facets::named(desk, SearchFacet::Audience, Kind::Audience, &entry.id);
        (plain(&entry.value.lead), vec![own])
    }));
    found
}

fn evidence(desk: &Desk<'_>) -> Vec<SearchRecord> {
    let records = &desk.evidence.records;
    let mut found = shelf(desk, Kind::Synthesis, &records.syntheses, |entry| {
        let tags = facets::of_synthesis(desk, &entry.value);
        (plain(&entry.value.summary), tags)
    });
    found.extend(shelf(desk, Kind::Outcome, &records.outcomes, |entry| {
        let mut tags = facets::of_outcome(desk, &entry.id);
        let own = facets::named(desk, SearchFacet::Outcome, Kind::Outcome, &entry.id);
        tags.push(own);
        (entry.value.plain_name.clone(), tags)
    }));
    found.extend(shelf(
        desk,
        Kind::Intervention,
        &records.interventions,
        |entry| {
            let facet = SearchFacet::Intervention;
            let own = facets::named(desk, facet, Kind::Intervention, &entry.id);
            (entry.value.plain_name.clone(), vec![own])
        },
    ));
    found.extend(shelf(desk, Kind::Economic, &records.economics, |entry| {
        (plain(&entry.value.finding), Vec::new())
    }));
    found
}

fn toolkit(desk: &Desk<'_>) -> Vec<SearchRecord> {
    let records = &desk.evidence.records;
    let audience = SearchFacet::Audience;
    let mut found = shelf(desk, Kind::Resource, &records.resources, |entry| {
        let mut tags = referred(desk, audience, &entry.value.audiences);
        tags.push(facets::year_of(entry.value.date));
        (entry.value.summary.clone(), tags)
    });
    let actions = &records.implementation;
    found.extend(shelf(desk, Kind::Implementation, actions, |entry| {
        let action = &entry.value;
        let line = format!(
            "{}. {}: {}.",
            action.code,
            capital(&action.topic),
            desk.value(action.priority)
        );
        (line, referred(desk, audience, &action.audiences))
    }));
    found.extend(shelf(desk, Kind::Risk, &records.risks, |entry| {
        let tags = referred(desk, audience, &entry.value.audiences);
        (entry.value.line.clone(), tags)
    }));
    found.extend(shelf(
        desk,
        Kind::OpenIssue,
        &records.open_issues,
        |entry| {
            let tags = referred(desk, audience, &entry.value.audiences);
            (plain(&entry.value.why), tags)
        },
    ));
    found.extend(shelf(desk, Kind::Policy, &records.policies, |entry| {
        let mut tags = referred(desk, audience, &entry.value.audiences);
        #[allow(clippy::cast_possible_truncation, reason = "a year with its fraction")]
        tags.push(facets::year(entry.value.sort_year.floor() as i32));
        (plain(&entry.value.commitment), tags)
    }));
    found.extend(shelf(desk, Kind::Example, &records.examples, |entry| {
        let tags = vec![facets::country(&entry.value.country)];
        (plain(&entry.value.model), tags)
    }));
    found
}

fn about(desk: &Desk<'_>) -> Vec<SearchRecord> {
    let records = &desk.evidence.records;
    let mut found = shelf(desk, Kind::Term, &records.terms, |entry| {
        (plain(&entry.value.definition), Vec::new())
    });
    found.extend(shelf(desk, Kind::Update, &records.updates, |entry| {
        let mut tags = referred(desk, SearchFacet::Audience, &entry.value.audiences);
        tags.push(facets::year_of(entry.value.date));
        (entry.value.summary.clone(), tags)
    }));
    found.extend(shelf(desk, Kind::Page, &records.pages, |entry| {
        (entry.value.lede.clone(), Vec::new())
    }));
    found.extend(shelf(desk, Kind::Tool, &records.tools, |entry| {
        (entry.value.appraises.clone(), Vec::new())
    }));
    found
}

fn studies(desk: &Desk<'_>) -> Vec<SearchRecord> {
    shelf(desk, Kind::Study, &desk.evidence.records.studies, |entry| {
        let study = &entry.value;
        let title = study.bibliography.title.clone();
        let reference = study.bibliography.reference.clone();
        let line = study.headline.clone().or(title).or(reference);
        let tags = facets::of_study(desk, entry);
        (line.unwrap_or_default(), tags)
    })
}

/// Findings of studies, and findings of syntheses with their confidence.
fn findings(desk: &Desk<'_>) -> Vec<SearchRecord> {
    let finding = |id: &str, of: &str, address: String, text: &Markdown, mut tags: Vec<Tag>| {
        tags.push(kind_tag(desk, Kind::Finding));
        tags.sort();
        tags.dedup();
        SearchRecord {
            title: say!(desk, "search-kind.finding-of", id = id, source = of),
            address,
            line: plain(text),
            text: String::new(),
            tags,
        }
    };
    let mut found = Vec::new();
    for synthesis in desk.evidence.records.syntheses.values() {
        for own in &synthesis.value.findings {
            let mut tags = referred(desk, SearchFacet::Audience, &own.audiences);
            tags.push(facets::certainty(desk, own.confidence));
            let address = desk.addresses.review_finding(&own.id);
            let title = &synthesis.value.title;
            let mut record = finding(&own.id, title, address, &own.statement, tags);
            record.text = own.themes.join("\n");
            found.push(record);
        }
    }
    for entry in desk.evidence.findings().map(|(_, entry)| entry) {
        let own = &entry.finding;
        let tags = referred(desk, SearchFacet::Audience, &own.audiences);
        let study = desk.evidence.title_of(Kind::Study, entry.study.as_str());
        let address = desk.addresses.finding(&own.id);
        let of = study.unwrap_or(entry.study.as_str());
        let mut record = finding(&own.id, of, address, &own.text, tags);
        record.text = own.themes.join("\n");
        found.push(record);
    }
    found
}
