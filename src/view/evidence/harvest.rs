//! Outcomes of which nothing but the directions of results is known: trials by direction, the ones
//! with less risk of bias taller.

use chart::harvest::{Harvest, HarvestBar, HarvestRow, Height, Side, draw};
use chart::mark::Level;
use chart::{Figure, Heading};

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::study::{Design, Study};
use crate::sentence::row;
use crate::synthesis::{OutcomeFindings, Step, TrialDirection};
use crate::words::say;

use super::super::desk::Desk;
use super::bias_charts::overall_mark;

/// The plot of a synthesis; none when directions are not all there is on any outcome.
pub(super) fn figure(desk: &Desk<'_>, synthesis: &Id) -> Option<Figure> {
    let found = desk.findings.of_synthesis(synthesis).iter();
    let counted = found.filter(|found| found.ladder.step == Step::DirectionCount);
    let rows: Vec<HarvestRow> = counted.map(|found| outcome(desk, found)).collect();
    if rows.is_empty() {
        return None;
    }
    let plot = Harvest {
        heading: Heading::new(
            format!("harvest-{synthesis}"),
            say!(desk, "chart.trials-by-direction"),
        ),
        panels: [
            say!(desk, "chart.panel-worse"),
            say!(desk, "chart.panel-neither"),
            say!(desk, "chart.panel-better"),
        ],
        height: say!(desk, "chart.height-is-risk-of-bias"),
        fillings: vec![
            say!(desk, "chart.randomised"),
            say!(desk, "chart.not-randomised"),
        ],
        rows,
    };
    Some(draw(&plot, desk.words))
}

fn outcome(desk: &Desk<'_>, found: &OutcomeFindings) -> HarvestRow {
    let trials = found.ladder.by_trial.iter();
    HarvestRow {
        label: desk.title(Kind::Outcome, &found.outcome).to_owned(),
        bars: trials.map(|trial| bar(desk, trial)).collect(),
    }
}

fn bar(desk: &Desk<'_>, trial: &TrialDirection) -> HarvestBar {
    let study = desk.evidence.records.studies.get(&trial.study);
    let study = study.map(|study| &*study.value);
    HarvestBar {
        study: row::label(desk.words, &trial.label),
        side: match trial.favours_intervention {
            Some(true) => Side::For,
            Some(false) => Side::Against,
            None => Side::Neither,
        },
        height: study.and_then(|study| height(desk, study)),
        filling: usize::from(!study.is_some_and(is_randomised)),
    }
}

/// High for a low risk of bias, low for a high one; nothing for a study that nobody judged, and for one
/// of which the judges had no information.
fn height(desk: &Desk<'_>, study: &Study) -> Option<Height> {
    match overall_mark(desk, study)?.level {
        Level::Low => Some(Height::High),
        Level::Some => Some(Height::Medium),
        Level::High | Level::Critical => Some(Height::Low),
        Level::NoInformation | Level::NotApplicable => None,
    }
}

fn is_randomised(study: &Study) -> bool {
    matches!(
        study.design,
        Design::RandomisedTrial | Design::ClusterRandomisedTrial
    )
}
