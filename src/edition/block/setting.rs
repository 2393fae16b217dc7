//! Whether it fits here: policy and duties, applicability, places where it runs.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::example::Example;
use crate::record::kind::Kind;
use crate::record::policy::{Policy, PolicyKind};
use crate::record::synthesis::Synthesis;
use crate::record::vocabulary::{Choice, Place};
use crate::view::part::{Link, SourceLine};
use crate::view::reading::{Reading, found, studies_of};
use crate::view::shared::like_mine::{LikeMine, with_names};
use crate::view::shared::tally::{self, Places};
use crate::words::say;

use super::answer::concerns;
use super::certainty::directness_text;

/// Commitments, accountability and values; law, policy and duty.
#[derive(Debug, Serialize)]
pub struct Policies {
    /// Policies in the order of time.
    pub policies: Vec<PolicyView>,
    /// The year of the latest entry that was looked up, with its place in a sentence; nothing when there are no entries.
    pub stops_at: Option<String>,
    /// The time line.
    pub all: Link,
}

/// A policy.
#[derive(Debug, Serialize)]
pub struct PolicyView {
    /// The policy.
    pub title: Link,
    /// Its date.
    pub date: String,
    /// The body behind it.
    pub body: String,
    /// Where it applies.
    pub jurisdiction: String,
    /// "Commitment", "Duty", …
    pub kind: String,
    /// What was committed to.
    pub commitment_html: String,
    /// Who answers for it, or why that is missing.
    pub accountable: String,
}

/// Whether it will work here.
#[derive(Debug, Serialize)]
pub struct Applicability {
    /// How directly the evidence bears on the question.
    pub directness: String,
    /// Whether any study stands behind the question.
    pub has_studies: bool,
    /// Studies by place; nothing where no place is here.
    pub table: Option<PlaceTable>,
    /// The studies by what is known of their settings.
    pub like_mine: LikeMine,
    /// What comes from each place that is here.
    pub places: Vec<PlaceText>,
    /// Remarks; nothing when there are none.
    pub notes_html: Option<String>,
}

/// What comes from a place.
#[derive(Debug, Serialize)]
pub struct PlaceText {
    /// The place.
    pub name: String,
    /// What comes from there.
    pub text_html: String,
}

/// Studies by place.
#[derive(Debug, Serialize)]
pub struct PlaceTable {
    /// The headings of the columns, one for each place that is here.
    pub columns: Vec<String>,
    /// One row for each synthesis, and one for all when there are several.
    pub rows: Vec<PlaceRow>,
}

/// Studies by place, of one synthesis or of all.
#[derive(Debug, Serialize)]
pub struct PlaceRow {
    /// The synthesis; the words "All, each study once" have no address.
    pub evidence: Link,
    /// All studies.
    pub studies: usize,
    /// From each place that is here.
    pub here: Vec<usize>,
    /// Without a country in the record.
    pub not_recorded: usize,
}

/// Places where it runs.
#[derive(Debug, Serialize)]
pub struct Examples {
    /// The places.
    pub examples: Vec<ExampleView>,
    /// The list of the site.
    pub all: Link,
}

/// A place.
#[derive(Debug, Serialize)]
pub struct ExampleView {
    /// The place in the list of the site.
    pub title: Link,
    /// Area and country.
    pub place: String,
    /// Since when.
    pub since: String,
    /// The model.
    pub model_html: String,
    /// Whom to ask.
    pub contact: String,
    /// How it was evaluated.
    pub evaluation: String,
    /// Where it was read.
    pub source: SourceLine,
}

/// Makes the block on policy: what the question's syntheses list, else what concerns the audience.
pub fn policy(reading: &Reading<'_>) -> Policies {
    block(reading, policies_for(reading))
}

/// The policies that the question's syntheses list, else those that concern the audience.
pub(super) fn policies_for<'a>(reading: &Reading<'a>) -> Vec<&'a Entry<Policy>> {
    let own = policies_of_syntheses(reading);
    if own.is_empty() {
        for_audience(reading)
    } else {
        own
    }
}

/// Makes the block on duties: duties, commitments and recommendations that concern the audience.
pub fn duties(reading: &Reading<'_>) -> Policies {
    let mut policies = for_audience(reading);
    policies.retain(|policy| {
        let kind = policy.value.kind;
        !matches!(kind, PolicyKind::Programme | PolicyKind::Event)
    });
    policies.sort_by_key(|policy| policy.value.kind != PolicyKind::Duty);
    block(reading, policies)
}

fn policies_of_syntheses<'a>(reading: &Reading<'a>) -> Vec<&'a Entry<Policy>> {
    let syntheses = reading.syntheses().into_iter();
    let mut policies: Vec<_> = syntheses
        .flat_map(|s| found(&reading.records().policies, &s.value.policies))
        .collect();
    in_time(&mut policies);
    policies
}

fn for_audience<'a>(reading: &Reading<'a>) -> Vec<&'a Entry<Policy>> {
    let shelf = reading.records().policies.values();
    let mut policies: Vec<_> = shelf
        .filter(|policy| {
            let audiences = &policy.value.audiences;
            audiences.is_empty() || concerns(audiences, &reading.audience.id)
        })
        .collect();
    in_time(&mut policies);
    policies
}

fn in_time(policies: &mut [&Entry<Policy>]) {
    policies.sort_by(|a, b| a.value.sort_year.total_cmp(&b.value.sort_year));
}

fn block(reading: &Reading<'_>, policies: Vec<&Entry<Policy>>) -> Policies {
    let shelf = reading.records().policies.values();
    let latest = shelf.map(|policy| policy.value.sort_year).reduce(f64::max);
    Policies {
        policies: policies.iter().map(|p| policy_view(reading, p)).collect(),
        stops_at: latest.map(|year| format!("{:.0}", year.floor())),
        all: reading.list(
            &say!(reading.desk, "block-setting.policy-time-line"),
            "policies/index.html",
        ),
    }
}

fn policy_view(reading: &Reading<'_>, entry: &Entry<Policy>) -> PolicyView {
    let policy = &entry.value;
    PolicyView {
        title: reading.desk.link(reading.here, Kind::Policy, &entry.id),
        date: policy.date.clone(),
        body: policy.body.clone(),
        jurisdiction: policy.jurisdiction.clone(),
        kind: reading.desk.value(policy.kind),
        commitment_html: reading.inline(&policy.commitment),
        accountable: reading.desk.known(&policy.accountable, Clone::clone),
    }
}

/// Makes the block on applicability.
pub fn applicability(reading: &Reading<'_>) -> Applicability {
    let relevance = &reading.question.value.relevance;
    let notes = relevance.notes.as_ref();
    Applicability {
        directness: reading.desk.text(directness_text(relevance.directness)),
        has_studies: !reading.studies().is_empty(),
        table: place_table(reading),
        like_mine: with_names(reading.desk, reading.here, &reading.studies()),
        places: place_texts(reading),
        notes_html: notes.map(|notes| reading.html(notes)),
    }
}

/// What the question says of each place that is here.
pub fn place_texts(reading: &Reading<'_>) -> Vec<PlaceText> {
    let texts = reading.notes_from_here().into_iter();
    texts
        .map(|(place, text)| PlaceText {
            name: reading.desk.word(place),
            text_html: reading.html(text),
        })
        .collect()
}

/// Studies by place; nothing where no place is here or no study stands behind the question.
pub fn place_table(reading: &Reading<'_>) -> Option<PlaceTable> {
    let columns: Vec<String> = reading
        .here_places()
        .iter()
        .map(|place| from_words(reading, place))
        .collect();
    let rows = place_rows(reading);
    let is_shown = !columns.is_empty() && !rows.is_empty();
    is_shown.then_some(PlaceTable { columns, rows })
}

/// "From the Netherlands", or what the vocabulary gives as the heading of a column.
fn from_words(reading: &Reading<'_>, place: &Choice<Place>) -> String {
    let value = reading.records().word(place);
    let column = value.and_then(|value| value.column.as_ref());
    let language = &reading.desk.evidence.site.value.language;
    match column {
        Some(column) => column.text(language).to_owned(),
        None => {
            let name = reading.desk.place_name(place);
            say!(reading.desk, "places.from", place = &name)
        }
    }
}

/// One row per synthesis, and one for all when there are several.
fn place_rows(reading: &Reading<'_>) -> Vec<PlaceRow> {
    let syntheses = reading.syntheses();
    let mut rows: Vec<PlaceRow> = syntheses
        .iter()
        .map(|synthesis| {
            let link = reading
                .desk
                .link(reading.here, Kind::Synthesis, &synthesis.id);
            place_row(link, places(reading, &[synthesis]))
        })
        .collect();
    if rows.len() > 1 {
        let all = Link::new(
            say!(reading.desk, "line.all-each-study-once"),
            String::new(),
        );
        rows.push(place_row(all, places(reading, &syntheses)));
    }
    rows
}

fn places(reading: &Reading<'_>, syntheses: &[&Entry<Synthesis>]) -> Places {
    let studies = studies_of(reading.desk, syntheses);
    tally::places(reading.desk.evidence, reading.here_places(), &studies)
}

fn place_row(evidence: Link, places: Places) -> PlaceRow {
    PlaceRow {
        evidence,
        studies: places.studies,
        here: places.here,
        not_recorded: places.not_recorded,
    }
}

/// Makes the block on places: those nearest come first.
pub fn examples(reading: &Reading<'_>) -> Examples {
    let mut examples: Vec<_> = reading.records().examples.values().collect();
    let here = reading.here_places();
    let distance = |example: &Example| reading.desk.evidence.distance(&example.country, here);
    examples.sort_by_key(|example| (distance(&example.value), example.id.clone()));
    Examples {
        examples: examples.iter().map(|e| example_view(reading, e)).collect(),
        all: reading.list(
            &say!(reading.desk, "block-setting.all-places"),
            "examples/index.html",
        ),
    }
}

fn example_view(reading: &Reading<'_>, entry: &Entry<Example>) -> ExampleView {
    let example = &entry.value;
    ExampleView {
        title: reading.desk.link(reading.here, Kind::Example, &entry.id),
        place: format!("{}, {}", example.area, example.country),
        since: reading.desk.known(&example.since, Clone::clone),
        model_html: reading.inline(&example.model),
        contact: reading.desk.known(&example.contact, Clone::clone),
        evaluation: reading.desk.known(&example.evaluation, Clone::clone),
        source: reading.desk.source(reading.here, &example.source),
    }
}
