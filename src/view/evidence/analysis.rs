//! The analysis of an outcome: rows, pooled result, drawing, method line.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::result::ArmData;
use crate::record::synthesis::{Comparison, OutcomeAnalysis, SeveralResults, Synthesis};
use crate::sentence::numbers::p_value;
use crate::sentence::prospect::in_another_place;
use crate::sentence::r_code::{DataFrom, r_excerpt};
use crate::sentence::statement::{Voice, statement};
use crate::sentence::{self, swim, unit};
use crate::synthesis::{EffectRow, OutcomeFindings, PooledEffect};
use crate::text::case;
use crate::view::part::{Download, Link};
use crate::view::shared::doubt_line::{self, DoubtLine};
use crate::view::shared::effect::{
    anchor, diamond, effect_axis, estimate_words, forest_row, measure_name, measure_word, reading,
};
use crate::view::shared::most::{DRAWN, Kept, ROWS, Rest, drawn, heaviest, rest};
use crate::view::shared::order::RowOrder;
use crate::view::shared::result_row::{months, without_effect};
use crate::words::{Phrase, Words, as_given, count, counted, decimal, interval, phrase, say};
use chart::Heading;
use chart::forest::draw;
use chart::forest::{Block, Forest, Row};

use super::super::analyses;
use super::super::desk::{Desk, Here};
use super::forest_columns;
use super::published::{PublishedView, published};

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
    /// Results, one row each; of very many those with the most weight.
    pub rows: Vec<RowView>,
    /// What is told of the other rows; nothing when all stand here.
    pub rest: Option<Rest>,
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
    /// A drawing of the results; empty when there is nothing to draw.
    pub figure_html: String,
    /// R code that repeats the analysis; empty when results are not pooled.
    pub r_code_html: String,
    /// How far the result depends on choices, in a sentence; empty when results are not pooled.
    pub robustness: String,
    /// The further analyses; nothing when results are not pooled.
    pub further: Option<Link>,
    /// R code and its data as files.
    pub downloads: Vec<Download>,
}

/// A result in an analysis.
#[derive(Debug, Clone, Serialize)]
pub struct RowView {
    /// The study, linked to the result on its page.
    pub study: Link,
    /// The id of the result.
    pub result: String,
    /// Time point; empty when not given.
    pub time: String,
    /// Data of the intervention arm; empty when not given.
    pub intervention: String,
    /// Data of the comparator arm; empty when not given.
    pub comparator: String,
    /// Estimate with its interval.
    pub effect: String,
    /// Without an estimate: what the record says in words; empty when it says nothing.
    pub told: String,
    /// Weight in percent; empty when not pooled.
    pub weight: String,
    /// By what its table sorts.
    pub sort: RowOrder,
    /// Whether it is in doubt.
    pub in_doubt: bool,
    /// Why it is not put together with the others; empty when it is.
    pub left_out: String,
    /// Remarks.
    pub note: String,
}

/// A pooled result in words.
#[derive(Debug, Clone, Serialize)]
pub struct PooledView {
    /// "SMD 0.15 (95% CI 0.04 to 0.27)".
    pub effect: String,
    /// Number of results.
    pub k: String,
    /// Heterogeneity in one line.
    pub heterogeneity: String,
    /// How it was worked out.
    pub method_line: String,
    /// What has to be said beside the numbers.
    pub cautions: Vec<String>,
}

/// The analyses of a synthesis, in the order of its comparisons.
pub(super) fn analyses(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
) -> Vec<AnalysisView> {
    let mut views = Vec::new();
    for comparison in &entry.value.comparisons {
        for analysis in &comparison.outcomes {
            let found = desk.findings.of_synthesis(&entry.id).iter().find(|found| {
                found.comparison == comparison.id && found.outcome == *analysis.outcome.id()
            });
            views.extend(found.map(|found| one(desk, here, comparison, analysis, found)));
        }
    }
    views
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
        rows: rows(desk, here, found),
        rest: rest(
            desk,
            here,
            Kept::Heaviest,
            found.rows.len(),
            &format!("evidence/{}-results.csv", found.synthesis),
        ),
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
        figure_html: figure(desk, found, &outcome.label).unwrap_or_default(),
        r_code_html: code.unwrap_or_default(),
        robustness: found
            .further
            .as_ref()
            .map(|further| analyses::robustness(desk.words, found, further))
            .unwrap_or_default(),
        further: found
            .further
            .as_ref()
            .map(|_| further_link(desk, here, found)),
        downloads: analyses::downloads(desk, here, found),
        outcome,
    }
}

fn further_link(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings) -> Link {
    let page = desk.addresses.analyses(&found.synthesis);
    let name = desk
        .evidence
        .title_of(Kind::Outcome, found.outcome.as_str());
    let name = case::small(name.unwrap_or(found.outcome.as_str()));
    here.link(
        say!(desk, "evidence-analysis.further", outcome = &name),
        &format!("{page}#{}", anchor(found)),
    )
}

fn rows(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings) -> Vec<RowView> {
    let rows = heaviest(found.rows.iter().collect(), ROWS, |row| weight(row));
    rows.into_iter()
        .map(|row| row_view(desk, here, found, row))
        .collect()
}

/// How much a row counts; one that is not pooled counts least.
fn weight(row: &EffectRow) -> f64 {
    row.weight.unwrap_or(0.0)
}

fn row_view(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings, row: &EffectRow) -> RowView {
    let address = desk.addresses.result(&row.study, row.first_result());
    let arm = |data: &Option<ArmData>| {
        let data = data.as_ref();
        let said = data.and_then(|data| sentence::row::arm(desk.words, data));
        said.unwrap_or_default()
    };
    RowView {
        study: here.link(
            sentence::row::label(desk.words, row.label.without_result()),
            &address,
        ),
        result: row.result.clone(),
        time: row.months.map(|n| months(desk, n)).unwrap_or_default(),
        intervention: arm(&row.intervention),
        comparator: arm(&row.comparator),
        effect: row
            .estimate
            .map(|e| estimate_words(desk.words, &measure_name(desk.words, row.measure), &e))
            .map(|effect| unit::of_row(desk.words, row, effect))
            .unwrap_or_default(),
        told: told(desk, row),
        weight: row
            .weight
            .map(|weight| say!(desk, "number.percent", n = decimal(weight, 1)))
            .unwrap_or_default(),
        sort: RowOrder::of(row),
        in_doubt: row.in_doubt,
        left_out: row
            .left_out
            .as_ref()
            .map(|why| sentence::left_out::left_out(desk.words, why))
            .unwrap_or_default(),
        note: doubt_line::remark(desk, found, row).unwrap_or_default(),
    }
}

/// What the record of a row without an estimate says in words.
fn told(desk: &Desk<'_>, row: &EffectRow) -> String {
    let entry = desk.evidence.results.get(&row.result);
    entry
        .filter(|_| row.estimate.is_none())
        .map(|entry| without_effect(desk, &entry.result))
        .unwrap_or_default()
}

fn pooled_view(desk: &Desk<'_>, found: &OutcomeFindings, pooled: &PooledEffect) -> PooledView {
    PooledView {
        effect: unit::of_outcome(
            desk.words,
            found,
            estimate_words(
                desk.words,
                &measure_word(desk.words, found),
                &pooled.estimate,
            ),
        ),
        k: count!(desk, "count.results", pooled.k),
        heterogeneity: heterogeneity(desk.words, found, pooled),
        method_line: sentence::method_line::method_line(desk.words, &pooled.method),
        cautions: other_level(desk.words, pooled)
            .into_iter()
            .chain(sentence::caution::all(desk.words, &pooled.cautions))
            .collect(),
    }
}

/// The intervals at another level than 95%, where the record asks for one.
fn other_level(words: &Words, pooled: &PooledEffect) -> Option<String> {
    let other = pooled.other_level?;
    let percent = phrase!("number.percent", n = as_given(other.percent));
    let around = interval(other.interval.0, other.interval.1, 2);
    Some(match other.prediction {
        None => say!(
            words,
            "evidence-analysis.other-level",
            percent = percent,
            interval = around
        ),
        Some((low, high)) => say!(
            words,
            "evidence-analysis.other-level-with-prediction",
            percent = percent,
            interval = around,
            prediction = interval(low, high, 2)
        ),
    })
}

/// How far results differ, with the test of no effect where an effect is compared with none.
fn heterogeneity(words: &Words, found: &OutcomeFindings, pooled: &PooledEffect) -> String {
    let (q, df) = (decimal(pooled.q, 1), pooled.df);
    let q_p = p_value(pooled.q_p);
    let i2 = i_squared(words, pooled);
    let tested = |spread: Phrase<'static>| match pooled.p.filter(|_| found.null.is_some()) {
        Some(p) => phrase!("heterogeneity.with-test", spread = spread, p = p_value(p)),
        None => spread,
    };
    let Some((tau, range)) = pooled.tau else {
        let spread = counted!("heterogeneity.spread", df, q = q, q_p = q_p, i2 = i2);
        return words.say(&tested(spread));
    };
    let tau = match range {
        Some((low, high)) => phrase!(
            "heterogeneity.value-with-interval",
            value = decimal(tau, 2),
            interval = interval(low, high, 2)
        ),
        None => phrase!("heterogeneity.value", value = decimal(tau, 2)),
    };
    let spread = counted!(
        "heterogeneity.spread-with-tau",
        df,
        tau = tau,
        q = q,
        q_p = q_p,
        i2 = i2
    );
    words.say(&tested(spread))
}

/// I² in both forms, since they differ and reviews print either.
fn i_squared(words: &Words, pooled: &PooledEffect) -> String {
    let with = |value: f64, range: Option<(f64, f64)>| match range {
        Some((low, high)) => phrase!(
            "heterogeneity.percent-with-interval",
            value = decimal(value, 0),
            interval = interval(low, high, 0)
        ),
        None => phrase!("number.percent", n = decimal(value, 0)),
    };
    let from_q = with(pooled.i2, pooled.i2_interval);
    if pooled.tau2.is_none() {
        return say!(words, "heterogeneity.i2-from-q", from_q = from_q);
    }
    let from_tau2 = with(pooled.i2_tau2, pooled.i2_tau2_interval);
    say!(
        words,
        "heterogeneity.i2-from-both",
        from_tau2 = from_tau2,
        from_q = from_q
    )
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
    }
}

/// A forest plot of the rows that have numbers, when they share a measure.
fn figure(desk: &Desk<'_>, found: &OutcomeFindings, outcome: &str) -> Option<String> {
    let axis = effect_axis(desk.words, found)?;
    let rows: Vec<(&EffectRow, Row)> = found
        .rows
        .iter()
        .filter_map(|row| Some((row, forest_row(desk, row)?)))
        .collect();
    if rows.len() < 2 {
        return None;
    }
    let all = rows.len();
    let mut rows = heaviest(rows, DRAWN, |(row, _)| weight(row));
    let columns = forest_columns::add(desk, found, &mut rows);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    let forest = Forest {
        heading: Heading::new(
            format!("forest-{}", anchor(found)),
            say!(desk, "evidence-analysis.forest-plot", outcome = outcome),
        ),
        axis,
        blocks: vec![Block {
            rows,
            ..Block::default()
        }],
        overall: found
            .pooled
            .iter()
            .map(|pooled| diamond(desk.words, pooled))
            .collect(),
        notes: found
            .pooled
            .iter()
            .map(|pooled| heterogeneity(desk.words, found, pooled))
            .chain(drawn(desk, all))
            .collect(),
        ..columns
    };
    Some(draw(&forest, desk.words).svg)
}
