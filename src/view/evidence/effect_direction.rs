//! Which way the results of each trial point, outcome by outcome.

use std::collections::BTreeMap;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::study::Design;
use crate::sentence::row;
use crate::synthesis::{OutcomeFindings, TrialDirection};
use crate::words::say;
use chart::Heading;
use chart::direction::{DirectionPlot, DirectionRow, Effect, Way, draw};

use super::super::desk::Desk;
use super::bias_charts::overall_mark;

/// The plot of a synthesis; empty when fewer than two outcomes are shown without pooling.
pub(super) fn figure(desk: &Desk<'_>, synthesis: &Id) -> String {
    let found = desk.findings.of_synthesis(synthesis).iter();
    let unpooled: Vec<&OutcomeFindings> = found
        .filter(|found| found.pooled.is_none() && !found.ladder.by_trial.is_empty())
        .collect();
    if unpooled.len() < 2 {
        return String::new();
    }
    let plot = DirectionPlot {
        heading: Heading::new(
            format!("directions-{synthesis}"),
            say!(desk, "effect-direction.title"),
        ),
        judged: say!(desk, "chart.risk-of-bias"),
        domains: unpooled.iter().map(|found| outcome(desk, found)).collect(),
        rows: rows(desk, &unpooled),
        notes: vec![say!(desk, "line.an-arrow-up-means-better-for-people")],
    };
    draw(&plot, desk.words).svg
}

fn outcome(desk: &Desk<'_>, found: &OutcomeFindings) -> String {
    let title = desk
        .evidence
        .title_of(Kind::Outcome, found.outcome.as_str());
    title.unwrap_or(found.outcome.as_str()).to_owned()
}

/// What makes a row: a name, a study and, for a trial that a review does not name, its people.
type Key<'a> = (String, &'a Id, Option<u32>);

fn key<'a>(desk: &Desk<'_>, trial: &'a TrialDirection) -> Key<'a> {
    let study = desk.evidence.records.studies.get(&trial.study);
    let is_review = study.is_some_and(|study| study.value.design == Design::SystematicReview);
    let people = trial.people.filter(|_| is_review);
    let label = match trial.pools {
        // However many trials each of them pools, they are of one review.
        Some(_) => {
            let review = desk.title(Kind::Study, &trial.study);
            say!(desk, "row-label.pooled-results", study = review)
        }
        None => row::label(desk.words, &trial.label),
    };
    (label, &trial.study, people)
}

/// One row a trial, in the order of names.
fn rows(desk: &Desk<'_>, unpooled: &[&OutcomeFindings]) -> Vec<DirectionRow> {
    let mut trials: BTreeMap<Key<'_>, Vec<Option<&TrialDirection>>> = BTreeMap::new();
    for (index, found) in unpooled.iter().enumerate() {
        for trial in &found.ladder.by_trial {
            let cells = trials.entry(key(desk, trial)).or_default();
            cells.resize(unpooled.len(), None);
            cells[index] = Some(trial);
        }
    }
    let row = |((label, study, _), cells): (Key<'_>, Vec<Option<&TrialDirection>>)| {
        let study = desk.evidence.records.studies.get(study);
        DirectionRow {
            label,
            quality: study.and_then(|study| overall_mark(desk, &study.value)),
            sample: cells
                .iter()
                .flatten()
                .filter_map(|t| t.people)
                .max()
                .map(u64::from),
            cells: cells.into_iter().map(|trial| trial.map(effect)).collect(),
        }
    };
    trials.into_iter().map(row).collect()
}

fn effect(trial: &TrialDirection) -> Effect {
    Effect {
        way: match trial.favours_intervention {
            Some(true) => Way::Improves,
            Some(false) => Way::Worsens,
            None => Way::Unclear,
        },
        outcomes: u32::try_from(trial.results).unwrap_or(u32::MAX),
    }
}
