//! The credit owed for rows of data. Licences such as ODC-By ask that it goes where the rows go, so
//! it stands in each file and not beside the files alone.

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::study::Study;
use crate::record::synthesis::Synthesis;
use crate::record::value::Attribution;

/// The credit owed for the data of a study; empty when there is none.
pub(super) fn of_study(study: Option<&Study>) -> String {
    line(study.and_then(|study| study.attribution.as_ref()))
}

/// The credit in one line; empty when none is owed.
pub(super) fn line(attribution: Option<&Attribution>) -> String {
    attribution.map(Attribution::line).unwrap_or_default()
}

/// The credit owed for a row of a synthesis: that of the synthesis, and that of the row's study.
pub(super) fn of_row(evidence: &Evidence, synthesis: &Synthesis, study: &Id) -> String {
    let study = evidence.records.studies.get(study);
    let study = study.and_then(|entry| entry.value.attribution.as_ref());
    joined(synthesis.attribution.iter().chain(study))
}

/// The credits owed for all rows of a synthesis.
pub(super) fn of_synthesis(evidence: &Evidence, synthesis: &Synthesis) -> String {
    let studies = synthesis.studies.iter();
    let studies = studies.filter_map(|study| evidence.records.studies.get(study.id()));
    let studies = studies.filter_map(|entry| entry.value.attribution.as_ref());
    joined(synthesis.attribution.iter().chain(studies))
}

/// The credits owed for all rows of a synthesis, as the comment with which a script begins; empty when
/// none is owed.
pub(super) fn comment(evidence: &Evidence, synthesis: &Synthesis) -> String {
    match of_synthesis(evidence, synthesis) {
        none if none.is_empty() => none,
        // What stands behind a line break would be code.
        some => format!(
            "# {}\n",
            some.split_whitespace().collect::<Vec<_>>().join(" ")
        ),
    }
}

/// The credits owed for anything on the site, in order.
pub(super) fn of_everything(evidence: &Evidence) -> Vec<String> {
    let studies = evidence.records.studies.values();
    let studies = studies.filter_map(|entry| entry.value.attribution.as_ref());
    let syntheses = evidence.records.syntheses.values();
    let syntheses = syntheses.filter_map(|entry| entry.value.attribution.as_ref());
    let mut credits: Vec<String> = studies.chain(syntheses).map(Attribution::line).collect();
    credits.sort();
    credits.dedup();
    credits
}

/// Credits in one line, each once.
fn joined<'a>(all: impl Iterator<Item = &'a Attribution>) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in all.map(Attribution::line) {
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("; ")
}
