//! A published pooled result beside ours, and why the two differ.

use serde::Serialize;

use crate::record::study::PooledResult;
use crate::record::synthesis::OutcomeAnalysis;
use crate::sentence;
use crate::synthesis::{Brief, Estimate, EstimatorLine, OutcomeFindings, short_name};
use crate::text::number;
use crate::view::desk::{Desk, Here};
use crate::view::part::Link;
use crate::view::shared::effect::{estimate_words, measure_word, pooled_effect};
use crate::words::{TextId, count, counted, say, text_id};

/// A published pooled result beside ours.
#[derive(Debug, Clone, Serialize)]
pub struct PublishedView {
    /// The review.
    pub review: Link,
    /// Its result.
    pub effect: String,
    /// Whether the two agree to the printed digits, in words.
    pub verdict: String,
    /// What accounts for a difference: the method, the number of results, results left out. Empty when
    /// they agree.
    pub because: Vec<String>,
}

/// The published result with which the record compares ours.
pub(super) fn published(
    desk: &Desk<'_>,
    here: &Here,
    analysis: &OutcomeAnalysis,
    found: &OutcomeFindings,
) -> Option<PublishedView> {
    let compare = analysis.compare_with.as_ref()?;
    let review = &desk.evidence.records.studies.get(compare.study.id())?.value;
    let mut pooled = review.pooled_results.iter();
    let theirs = pooled.find(|p| p.outcome == compare.outcome)?;
    let agrees = agree(&found.pooled.as_ref()?.estimate, theirs);
    Some(PublishedView {
        review: desk.link_ref(here, &compare.study),
        effect: pooled_effect(desk.words, theirs),
        verdict: match agrees {
            true => say!(desk, "evidence-analysis.agrees"),
            false => say!(desk, "evidence-analysis.differs"),
        },
        because: match agrees {
            true => Vec::new(),
            false => because(desk, found, theirs),
        },
    })
}

/// Whether both are the same to the two digits that reviews print.
fn agree(ours: &Estimate, theirs: &PooledResult) -> bool {
    let same = |a: f64, b: f64| number::fixed(a, 2) == number::fixed(b, 2);
    let limit = |ours: Option<f64>, theirs: Option<f64>| match (ours, theirs) {
        (_, None) => true,
        (Some(ours), Some(theirs)) => same(ours, theirs),
        (None, Some(_)) => false,
    };
    same(ours.value, theirs.estimate)
        && limit(ours.low, theirs.ci_low)
        && limit(ours.high, theirs.ci_high)
}

fn because(desk: &Desk<'_>, found: &OutcomeFindings, theirs: &PooledResult) -> Vec<String> {
    let methods = method(desk, found, theirs);
    methods
        .into_iter()
        .chain(numbers(desk, found, theirs))
        .chain(left_out(desk, found))
        .collect()
}

/// The estimator and interval under which ours is the published result, beginning with those of our own
/// estimator.
fn method(desk: &Desk<'_>, found: &OutcomeFindings, theirs: &PooledResult) -> Option<String> {
    let further = found.further.as_ref()?;
    let mut lines: Vec<&EstimatorLine> = further.estimators.iter().collect();
    lines.sort_by_key(|line| !line.is_main);
    let forms = lines.into_iter().flat_map(forms);
    let (line, form, pooled) = forms
        .filter_map(|(line, form, pooled)| Some((line, form, pooled?)))
        .find(|(_, _, pooled)| agree(&pooled.estimate, theirs))?;
    let effect = estimate_words(
        desk.words,
        &measure_word(desk.words, found),
        &pooled.estimate,
    );
    Some(say!(
        desk,
        "evidence-analysis.differs-by-method",
        estimator = short_name(line.method),
        form = desk.words.text(form),
        effect = effect
    ))
}

fn forms(line: &EstimatorLine) -> [(&EstimatorLine, TextId, Option<&Brief>); 3] {
    [
        (
            line,
            text_id!("analyses.hartung-knapp"),
            line.hartung_knapp.as_ref(),
        ),
        (line, text_id!("analyses.wald"), Some(&line.wald)),
        (
            line,
            text_id!("analyses.hartung-knapp-factor-not-below-one"),
            line.ad_hoc.as_ref(),
        ),
    ]
}

/// How many results or trials each rests on, where they are not as many.
fn numbers(desk: &Desk<'_>, found: &OutcomeFindings, theirs: &PooledResult) -> Option<String> {
    let results = found.pooled.as_ref()?.k;
    let trials = found.counted.trials;
    let (theirs_said, ours_said) = match (theirs.comparisons, theirs.studies) {
        (Some(n), _) if n as usize != results => (
            counted!("count.comparisons", n as usize),
            counted!("count.results", results),
        ),
        (None, Some(n)) if trials.all() != Some(n as usize) => (
            counted!("count.trials", n as usize),
            sentence::numbers::trials(trials),
        ),
        _ => return None,
    };
    Some(say!(
        desk,
        "evidence-analysis.differs-by-number",
        theirs = theirs_said,
        ours = ours_said
    ))
}

/// How many results ours leaves out.
fn left_out(desk: &Desk<'_>, found: &OutcomeFindings) -> Option<String> {
    let rows = found.rows.iter().filter(|row| row.left_out.is_some());
    let rows = rows.count();
    (rows > 0).then(|| count!(desk, "evidence-analysis.differs-by-left-out", rows))
}
