//! The analysis of an outcome: what is found, its rows, the pooled result, the method line.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::synthesis::{Comparison, OutcomeAnalysis, SeveralResults, Synthesis};
use crate::sentence::prospect::in_another_place;
use crate::sentence::r_code::{DataFrom, r_excerpt};
use crate::sentence::statement::statement;
use crate::sentence::voice::Voice;
use crate::sentence::{self, swim};
use crate::synthesis::OutcomeFindings;
use crate::view::part::{Download, Link};
use crate::view::shared::doubt_line::{self, DoubtLine};
use crate::view::shared::effect::{anchor, reading};
use crate::words::{Words, counted, say};

use super::super::analyses;
use super::super::desk::{Desk, Here};
use super::doubts::{self, Doubt};
use super::menu;
use super::pooled::{PooledView, pooled_view};
use super::published::{PublishedView, published};
use super::results::{self, ResultTable};
use super::summary::{self, SummaryRow};

/// The analysis of an outcome.
#[derive(Debug, Clone, Serialize)]
pub struct AnalysisView {
    /// The anchor on the evidence page.
    pub anchor: String,
    /// The outcome.
    pub outcome: Link,
    /// The comparison in words.
    pub comparison: String,
    /// Who was studied.
    pub population: String,
    /// Where.
    pub setting: String,
    /// What it says where no number can say it; empty when nothing.
    pub narrative_html: String,
    /// The sentence made from the judgement and the numbers.
    pub statement: String,
    /// What is found, with the certainty and its reasons.
    pub summary: SummaryRow,
    /// The results, with their drawings.
    pub results: ResultTable,
    /// Which side of no difference is good, in words.
    pub reading: String,
    /// The pooled result, when results are pooled.
    pub pooled: Option<PooledView>,
    /// What may be found in another place; empty when it cannot be worked out.
    pub prospect: String,
    /// What checks found about the pooled result.
    pub doubts: Vec<DoubtLine>,
    /// The pooled result without the rows in doubt; nothing when none is in doubt.
    pub without_doubt: Option<PooledView>,
    /// A comparison with a published pooled result; empty when none.
    pub published: Option<PublishedView>,
    /// How the results are put together, and why not better.
    pub put_together: Vec<String>,
    /// How many results favour which side, in words.
    pub directions: String,
    /// Why results are put together in this way; empty when not said.
    pub reason: String,
    /// What is done with several results of one trial; empty when there are none.
    pub several: String,
    /// Remarks on its data, and results in doubt.
    pub remarks: Vec<Doubt>,
    /// R code that repeats the analysis; empty when results are not pooled.
    pub r_code_html: String,
    /// How far the result depends on choices, in a sentence; empty when results are not pooled.
    pub robustness: String,
    /// The further analyses; nothing when results are not pooled.
    pub further: Option<Link>,
    /// R code and its data as files.
    pub downloads: Vec<Download>,
}

/// The analysis of an outcome; nothing when the synthesis has none of this name.
pub(super) fn analysis(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    comparison: &Id,
    outcome: &Id,
) -> Option<AnalysisView> {
    let comparisons = &entry.value.comparisons;
    let comparison = comparisons.iter().find(|own| own.id == *comparison)?;
    let mut outcomes = comparison.outcomes.iter();
    let analysis = outcomes.find(|own| own.outcome.id() == outcome)?;
    let mut all = desk.findings.of_synthesis(&entry.id).iter();
    let found = all.find(|found| found.comparison == comparison.id && found.outcome == *outcome)?;
    Some(one(desk, here, comparison, analysis, found))
}

fn one(
    desk: &Desk<'_>,
    here: &Here,
    comparison: &Comparison,
    analysis: &OutcomeAnalysis,
    found: &OutcomeFindings,
) -> AnalysisView {
    let outcome = desk.link_ref(here, &analysis.outcome);
    let narrative = analysis
        .narrative
        .as_ref()
        .map(|text| desk.html(here, text));
    let file = format!("{}.csv", found.file_stem());
    let code = found
        .numbers()
        .and_then(|numbers| r_excerpt(desk.words, &numbers, DataFrom::File(&file)))
        .map(|script| desk.code(&script, "r"));
    AnalysisView {
        anchor: anchor(found),
        comparison: comparison.title.clone(),
        population: comparison.population.clone(),
        setting: comparison.setting.clone(),
        narrative_html: narrative.unwrap_or_default(),
        statement: statement(desk.words, desk.evidence, found, Voice::Standard),
        summary: summary::summary(desk, here, found),
        results: results::table(desk, here, found, &outcome.label),
        reading: reading(desk.words, found),
        pooled: found
            .pooled
            .as_ref()
            .map(|pooled| pooled_view(desk, found, pooled)),
        prospect: in_another_place(desk.words, found).unwrap_or_default(),
        doubts: doubt_line::of_analysis(desk, &found.synthesis, &found.comparison, &found.outcome),
        without_doubt: found
            .without_doubt
            .as_ref()
            .map(|pooled| pooled_view(desk, found, pooled)),
        published: published(desk, here, analysis, found),
        put_together: swim::put_together(desk.words, found),
        directions: directions(desk.words, found),
        reason: analysis.analysis.reason.clone().unwrap_or_default(),
        several: several(desk.words, analysis.analysis.several_results),
        remarks: doubts::doubts(desk, here, std::slice::from_ref(found)),
        r_code_html: code.unwrap_or_default(),
        robustness: found
            .further
            .as_ref()
            .map(|further| analyses::robustness(desk.words, found, further))
            .unwrap_or_default(),
        further: found
            .further
            .as_ref()
            .map(|_| menu::further_of_outcome(desk, here, found)),
        downloads: analyses::downloads(desk, here, found),
        outcome,
    }
}

fn directions(words: &Words, found: &OutcomeFindings) -> String {
    let count = found.directions();
    // Of one trial alone there is nothing to count.
    if count.total() < 2 || found.null.is_none() {
        return String::new();
    }
    say!(
        words,
        "evidence-analysis.directions",
        better = counted!(
            "evidence-analysis.direction-better",
            count.favour_intervention,
            trials = sentence::numbers::units(found.ladder.told),
            intervention = &found.intervention_name
        ),
        worse = counted!("evidence-analysis.direction-worse", count.favour_comparator),
        neither = count.neither
    )
}

fn several(words: &Words, several: Option<SeveralResults>) -> String {
    match several {
        None => String::new(),
        Some(SeveralResults::KeepAsPublished) => say!(words, "evidence-analysis.several-kept"),
        Some(SeveralResults::Combine) => say!(words, "evidence-analysis.several-combined"),
        Some(SeveralResults::First) => say!(words, "evidence-analysis.several-first"),
        Some(SeveralResults::ThreeLevel) => say!(words, "evidence-analysis.several-three-level"),
        Some(SeveralResults::Robust) => say!(words, "evidence-analysis.several-robust"),
    }
}
