//! What checks of the data found, and what was corrected, as readers see it beside the number.

use serde::Serialize;

use crate::record::analysis_settings::SeveralResults;
use crate::record::correction::Correction;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::sentence;
use crate::synthesis::{Doubt, DoubtFact, EffectRow, OutcomeFindings, Subject};
use crate::view::desk::Desk;
use crate::words::say;

use super::correction;

/// One doubt.
#[derive(Debug, Clone, Serialize)]
pub struct DoubtLine {
    /// "In doubt" where analyses are also shown without the number, else "Check of the data".
    pub label: String,
    /// What was found, and what the editors say about it.
    pub text: String,
    /// Whether analyses are also shown without the number.
    pub is_grave: bool,
}

impl DoubtLine {
    fn of(desk: &Desk<'_>, doubt: &Doubt) -> Self {
        let label = if doubt.is_grave {
            say!(desk, "doubt.in-doubt")
        } else {
            plain(desk)
        };
        Self {
            label,
            text: sentence::doubt::for_readers(desk.words, doubt),
            is_grave: doubt.is_grave,
        }
    }
}

/// Doubts about a result, and mistakes of ours in it that were put right.
pub fn of_result(desk: &Desk<'_>, result: &str) -> Vec<DoubtLine> {
    let doubts = desk.findings.doubts().about(result).iter();
    let lines = weightiest_first(doubts.map(|doubt| DoubtLine::of(desk, doubt)));
    lines.into_iter().chain(corrections(desk, result)).collect()
}

/// The same as it bears on one analysis: that results of a trial are kept apart is said only where
/// they are.
pub fn in_analysis(desk: &Desk<'_>, found: &OutcomeFindings, result: &str) -> Vec<DoubtLine> {
    let keeps_apart = found.choices.several == Some(SeveralResults::KeepAsPublished);
    let bears = |doubt: &&Doubt| keeps_apart || !matches!(doubt.fact, DoubtFact::KeptApart { .. });
    let doubts = desk.findings.doubts().about(result).iter().filter(bears);
    let lines = weightiest_first(doubts.map(|doubt| DoubtLine::of(desk, doubt)));
    lines.into_iter().chain(corrections(desk, result)).collect()
}

/// What puts a number in doubt comes before what is only worth knowing.
fn weightiest_first(lines: impl Iterator<Item = DoubtLine>) -> Vec<DoubtLine> {
    let mut lines: Vec<DoubtLine> = lines.collect();
    lines.sort_by_key(|line| !line.is_grave);
    lines
}

/// What was done to a row so that it could be put together with others.
pub fn done(desk: &Desk<'_>, row: &EffectRow) -> Option<DoubtLine> {
    let text = sentence::left_out::done(desk.words, &row.remarks)?;
    Some(DoubtLine {
        label: say!(desk, "doubt.how-it-is-read"),
        text,
        is_grave: false,
    })
}

fn corrections(desk: &Desk<'_>, result: &str) -> Vec<DoubtLine> {
    let entry = desk.evidence.results.get(result);
    let study = entry.and_then(|entry| desk.evidence.study_of(entry));
    let all = study
        .into_iter()
        .flat_map(|study| &study.value.life.corrections);
    let own = all.filter(|correction| correction.result.as_deref() == Some(result));
    let line = |correction: &Correction| DoubtLine {
        label: say!(desk, "correction.corrected"),
        text: correction::dated(desk.words, correction),
        is_grave: false,
    };
    own.map(line).collect()
}

/// The remark on a row: the record's own, or else what checks found about its results; and after that
/// what was done to it.
pub fn remark(desk: &Desk<'_>, found: &OutcomeFindings, row: &EffectRow) -> Option<String> {
    let results = match row.parts.as_slice() {
        [] => std::slice::from_ref(&row.result),
        parts => parts,
    };
    let said = sentence::left_out::said_by_records(desk.words, &row.remarks);
    // What the record says of a result says its doubts as well.
    let lines = results.iter().flat_map(|result| match said {
        Some(_) => corrections(desk, result),
        None => in_analysis(desk, found, result),
    });
    let mut texts: Vec<String> = lines.map(|line| line.text).collect();
    texts.splice(0..0, said.clone());
    texts.extend(sentence::left_out::done(desk.words, &row.remarks));
    (!texts.is_empty()).then(|| texts.join(" "))
}

/// Doubts about a result beside a remark that says already that it is in doubt.
pub fn beside_remark(desk: &Desk<'_>, lines: Vec<DoubtLine>) -> Vec<DoubtLine> {
    let beside = |line: DoubtLine| DoubtLine {
        label: plain(desk),
        is_grave: false,
        ..line
    };
    lines.into_iter().map(beside).collect()
}

/// The label of what is worth knowing and does not put the number in doubt.
fn plain(desk: &Desk<'_>) -> String {
    say!(desk, "doubt.check-of-the-data")
}

/// Doubts about a study as a whole.
pub fn of_study(desk: &Desk<'_>, study: &Id) -> Vec<DoubtLine> {
    among(desk, Kind::Study, study, |subject| {
        *subject == Subject::Record
    })
}

/// Doubts about overall judgements of a study.
pub fn of_appraisals(desk: &Desk<'_>, study: &Id) -> Vec<DoubtLine> {
    among(desk, Kind::Study, study, |subject| {
        *subject == Subject::Appraisal
    })
}

/// Doubts about a synthesis as a whole.
pub fn of_synthesis(desk: &Desk<'_>, synthesis: &Id) -> Vec<DoubtLine> {
    among(desk, Kind::Synthesis, synthesis, |subject| {
        *subject == Subject::Record
    })
}

/// Doubts about a pooled result that a review published, by its index.
pub fn of_published(desk: &Desk<'_>, review: &Id, index: usize) -> Vec<DoubtLine> {
    among(
        desk,
        Kind::Study,
        review,
        |subject| matches!(subject, Subject::Published { index: own, .. } if *own == index),
    )
}

/// Doubts about an analysis.
pub fn of_analysis(
    desk: &Desk<'_>,
    synthesis: &Id,
    comparison: &Id,
    outcome: &Id,
) -> Vec<DoubtLine> {
    let own = Subject::Analysis {
        comparison: comparison.clone(),
        outcome: outcome.clone(),
    };
    among(desk, Kind::Synthesis, synthesis, |subject| *subject == own)
}

fn among(
    desk: &Desk<'_>,
    kind: Kind,
    id: &Id,
    is_meant: impl Fn(&Subject) -> bool,
) -> Vec<DoubtLine> {
    let doubts = desk.findings.doubts().about_record(kind, id);
    let meant = doubts.filter(|doubt| is_meant(&doubt.subject));
    weightiest_first(meant.map(|doubt| DoubtLine::of(desk, doubt)))
}
