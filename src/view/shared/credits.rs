//! The credits owed for the numbers of a synthesis.

use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::record::value::Attribution;
use crate::view::desk::{Desk, credit};
use crate::view::part::Credit;

/// The credits owed for all numbers on the page, each once.
pub fn credits(desk: &Desk<'_>, synthesis: &Synthesis) -> Vec<Credit> {
    let owed = owed(desk, std::iter::once(synthesis)).into_iter();
    owed.map(credit).collect()
}

/// The same of several bodies of evidence, each in one line, for files that go their own way.
pub fn lines(desk: &Desk<'_>, syntheses: &[&Entry<Synthesis>]) -> Vec<String> {
    let syntheses = syntheses.iter().map(|entry| &*entry.value);
    let owed = owed(desk, syntheses).into_iter();
    owed.map(Attribution::line).collect()
}

fn owed<'a>(
    desk: &Desk<'a>,
    syntheses: impl Iterator<Item = &'a Synthesis>,
) -> Vec<&'a Attribution> {
    let all = syntheses.flat_map(|synthesis| of(desk, synthesis));
    let mut owed: Vec<&Attribution> = Vec::new();
    for attribution in all {
        if !owed.iter().any(|known| known.url == attribution.url) {
            owed.push(attribution);
        }
    }
    owed
}

/// That of the synthesis, then those of its studies.
fn of<'a>(desk: &Desk<'a>, synthesis: &'a Synthesis) -> impl Iterator<Item = &'a Attribution> {
    let records = &desk.evidence.records.studies;
    let studies = synthesis
        .studies
        .iter()
        .filter_map(|study| records.get(study.id())?.value.attribution.as_ref());
    synthesis.attribution.iter().chain(studies)
}
