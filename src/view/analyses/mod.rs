//! The further analyses of a synthesis: how each pooled result depends on choices, on single
//! results, on time and on properties of studies.

mod bayes;
mod bias_models;
mod figures;
mod influence;
mod lines;
mod plots;
mod rare_events;
mod regression;
mod section;
mod sequential;
mod small_studies;
mod subgroups;
mod within_trials;

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::sentence;
use crate::synthesis::{Further, MOST_FOR_STEPS, OutcomeFindings, PooledEffect};
use crate::words::{Words, counted, say};
use chart::Figure;

use super::desk::{Desk, Here};
use super::head::Head;
use super::part::{Download, Link};
use super::shared::credits::credits;
use super::shared::effect::{anchor, estimate_words, measure_name, reading};
use super::shared::outcome_name::outcome_name;

pub use influence::InfluenceView;
pub(super) use lines::robustness;
pub use lines::{EstimatorRow, OtherRow};
pub use section::{MethodSection, MethodTable};
pub use small_studies::SmallStudies;
pub use subgroups::{SlopeRow, SubgroupView};

/// What the template `analyses.html` sees.
#[derive(Debug, Serialize)]
pub struct AnalysesPage {
    /// The evidence page.
    pub synthesis: Link,
    /// The outcome, linked to its results.
    pub outcome: Link,
    /// Its further analyses; nothing when its results could not be pooled.
    pub analyses: Option<OutcomeView>,
    /// Why its results could not be pooled; empty when they were.
    pub not_pooled: String,
    /// The file with every number in full precision.
    pub downloads: Vec<Download>,
}

/// What the template `analyses_list.html` sees.
#[derive(Debug, Serialize)]
pub struct AnalysesListPage {
    /// The evidence page.
    pub synthesis: Link,
    /// The outcomes whose results are pooled; empty when none could be.
    pub outcomes: Vec<AnalysesLine>,
    /// The file with every number in full precision.
    pub downloads: Vec<Download>,
}

/// An outcome in the list of further analyses.
#[derive(Debug, Serialize)]
pub struct AnalysesLine {
    /// Its name on the page.
    pub anchor: String,
    /// Its further analyses.
    pub outcome: Link,
    /// What is compared.
    pub comparison: String,
    /// How far the result depends on choices.
    pub robustness: String,
}

/// The further analyses of a pooled outcome.
#[derive(Debug, Serialize)]
pub struct OutcomeView {
    /// The anchor; the same as on the evidence page.
    pub anchor: String,
    /// The outcome, linked to its analysis on the evidence page.
    pub outcome: Link,
    /// The main result.
    pub effect: String,
    /// Which side of no difference is good, in words.
    pub reading: String,
    /// How the main result was worked out.
    pub method_line: String,
    /// How far the result depends on choices, in a sentence.
    pub robustness: String,
    /// The result under every estimator of the variation between studies.
    pub estimators: Vec<EstimatorRow>,
    /// The result under other choices.
    pub others: Vec<OtherRow>,
    /// What the mark of a row of them means; empty where none has one.
    pub others_note: String,
    /// The share of settings with a difference that matters, or why it is not known.
    pub importance: String,
    /// Subgroups.
    pub subgroups: Vec<SubgroupView>,
    /// Meta-regressions.
    pub slopes: Vec<SlopeRow>,
    /// Parts that deeper methods fill, where they have something to say.
    pub sections: Vec<MethodSection>,
    /// How far the result moves when one row is left out, in a sentence.
    pub leave_range: String,
    /// The result without each row in turn; nothing for a single row, and for too many.
    pub leave_one_out: Option<Figure>,
    /// Why no row is left out in turn, when there are too many; else empty.
    pub too_many_in_turn: String,
    /// How much single results bear on the pooled one; nothing where it is not worked out.
    pub influence: Option<InfluenceView>,
    /// The result as rows are added by year; nothing when a year is not known, and for too many.
    pub cumulative: Option<Figure>,
    /// Why rows are not added by year, when there are too many; else empty.
    pub too_many_by_year: String,
    /// Small-study effects, or why they are not tested.
    pub small_studies: SmallStudies,
    /// R code and its data.
    pub downloads: Vec<Download>,
}

/// Makes the page of an outcome.
pub fn view(
    desk: &Desk<'_>,
    here: &Here,
    id: &Id,
    comparison: &Id,
    outcome: &Id,
) -> Option<(Head, AnalysesPage)> {
    let entry = desk.evidence.records.syntheses.get(id)?;
    let mut all = desk.findings.of_synthesis(id).iter();
    let found = all.find(|found| found.comparison == *comparison && found.outcome == *outcome)?;
    let results = desk.addresses.analysis(id, comparison, outcome);
    let name = desk.title(Kind::Outcome, outcome);
    let page = AnalysesPage {
        synthesis: desk.link(here, Kind::Synthesis, id),
        outcome: here.link(name, &results),
        analyses: self::outcome(desk, here, found),
        not_pooled: not_pooled(desk, found),
        downloads: vec![full(desk, here, id)],
    };
    let told_apart = outcome_name(desk, entry, comparison, outcome);
    let title = say!(desk, "analyses.title-of-outcome", outcome = &told_apart);
    let mut head = head(desk, here, entry, title);
    head.description = say!(
        desk,
        "analyses.description-of-outcome",
        outcome = &told_apart,
        synthesis = &entry.value.title
    );
    head.crumbs.push(page.outcome.clone());
    Some((head, page))
}

/// Makes the list.
pub fn list(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, AnalysesListPage)> {
    let entry = desk.evidence.records.syntheses.get(id)?;
    let found = desk.findings.of_synthesis(id).iter();
    let lines = found.filter_map(|found| line(desk, here, entry, found));
    let page = AnalysesListPage {
        synthesis: desk.link(here, Kind::Synthesis, id),
        outcomes: lines.collect(),
        downloads: vec![full(desk, here, id)],
    };
    let title = say!(desk, "analyses.title", synthesis = &entry.value.short);
    Some((head(desk, here, entry, title), page))
}

fn line(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    found: &OutcomeFindings,
) -> Option<AnalysesLine> {
    let further = found.further.as_ref()?;
    let address = desk
        .addresses
        .further(&found.synthesis, &found.comparison, &found.outcome);
    let mut comparisons = entry.value.comparisons.iter();
    let comparison = comparisons.find(|comparison| comparison.id == found.comparison);
    Some(AnalysesLine {
        anchor: anchor(found),
        outcome: here.link(desk.title(Kind::Outcome, &found.outcome), &address),
        comparison: comparison.map(|it| it.title.clone()).unwrap_or_default(),
        robustness: robustness(desk.words, found, further),
    })
}

/// Why results that should be pooled are not; empty where they are.
fn not_pooled(desk: &Desk<'_>, found: &OutcomeFindings) -> String {
    let because = |why| {
        let why = sentence::unpooled::unpooled(desk.words, why);
        say!(desk, "swim.not-pooled-because", why = &why)
    };
    found.unpooled.map(because).unwrap_or_default()
}

fn head(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>, title: String) -> Head {
    let synthesis = &entry.value;
    Head {
        title,
        description: say!(desk, "analyses.description", synthesis = &synthesis.title),
        page_type: "analyses",
        crumbs: vec![
            here.link(say!(desk, "link.evidence"), "evidence/index.html"),
            desk.link(here, Kind::Synthesis, &entry.id),
        ],
        section: "evidence/index.html",
        attributions: credits(desk, synthesis),
        overdue: desk.overdue(entry),
        ..Head::default()
    }
}

/// Every number in full precision.
fn full(desk: &Desk<'_>, here: &Here, synthesis: &Id) -> Download {
    Download {
        label: say!(desk, "analyses.full-precision"),
        href: here.href(&format!("evidence/{synthesis}-analyses.json")),
        format: "JSON".to_owned(),
    }
}

fn outcome(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings) -> Option<OutcomeView> {
    let (pooled, further) = (found.pooled.as_ref()?, found.further.as_ref()?);
    let measure = &measure_name(desk.words, found.measure?);
    let address = desk
        .addresses
        .analysis(&found.synthesis, &found.comparison, &found.outcome);
    let name = desk
        .evidence
        .title_of(Kind::Outcome, found.outcome.as_str());
    let name = name.unwrap_or(found.outcome.as_str()).to_owned();
    Some(OutcomeView {
        anchor: anchor(found),
        effect: say!(
            desk,
            "analyses.effect-and-results",
            effect = estimate_words(desk.words, measure, &pooled.estimate),
            results = counted!("count.results", pooled.k)
        ),
        reading: reading(desk.words, found),
        method_line: sentence::method_line::method_line(desk.words, &pooled.method),
        robustness: robustness(desk.words, found, further),
        estimators: lines::estimators(desk, further),
        others: lines::others(desk, measure, further),
        others_note: lines::others_note(desk, further),
        importance: importance(desk.words, found, pooled, further),
        subgroups: subgroups::views(desk, found, further, &name),
        slopes: subgroups::slopes(desk, further),
        sections: sections(desk, found, further, (measure, &name)),
        leave_range: lines::leave_range(desk, further),
        leave_one_out: figures::leave_one_out(desk, found, further, &name),
        too_many_in_turn: when_too_many(pooled, || {
            say!(desk, "analyses.too-many-in-turn", most = MOST_FOR_STEPS)
        }),
        influence: influence::view(desk, found, further, &name),
        cumulative: figures::cumulative(desk, found, further, &name),
        too_many_by_year: when_too_many(pooled, || {
            say!(desk, "analyses.too-many-by-year", most = MOST_FOR_STEPS)
        }),
        small_studies: small_studies::view(desk, found, further, &name),
        downloads: downloads(desk, here, found),
        outcome: here.link(name, &address),
    })
}

/// The parts that deeper methods fill, in the order of the page.
fn sections(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    (measure, name): (&str, &str),
) -> Vec<MethodSection> {
    let all = [
        regression::section(desk, found, further, (measure, name)),
        within_trials::section(desk, found, further, measure),
        rare_events::section(desk, further),
        bayes::section(desk, found, further, (measure, name)),
        bias_models::section(desk, found, further, measure),
        sequential::section(desk, found, further, (measure, name)),
        plots::risks(desk, found, further, name),
        plots::radial(desk, found, further, name),
    ];
    all.into_iter().flatten().collect()
}

/// The reason, where more rows are pooled than are left out or added in turn.
fn when_too_many(pooled: &PooledEffect, reason: impl Fn() -> String) -> String {
    let has_too_many = pooled.k > MOST_FOR_STEPS;
    has_too_many.then(reason).unwrap_or_default()
}

/// R code and its data for an analysis.
pub(super) fn downloads(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings) -> Vec<Download> {
    if found.pooled.is_none() {
        return Vec::new();
    }
    let stem = found.file_stem();
    let file = |label: String, ending: &str, format: &str| Download {
        label,
        href: here.href(&format!("evidence/{stem}.{ending}")),
        format: format.to_owned(),
    };
    vec![
        file(say!(desk, "analyses.r-code"), "R", "R"),
        file(say!(desk, "analyses.data"), "csv", "CSV"),
    ]
}

fn importance(
    words: &Words,
    found: &OutcomeFindings,
    pooled: &PooledEffect,
    further: &Further,
) -> String {
    let Some(share) = further.importance else {
        return if pooled.predictive.is_none() {
            say!(words, "analyses.no-share-few")
        } else {
            say!(words, "analyses.no-share-no-threshold")
        };
    };
    sentence::importance::share(words, found, share, &reading(words, found))
}
