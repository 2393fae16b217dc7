//! Years that do not fit each other: studies newer than the search that found them, and records of
//! publication with two years.

use crate::diag::codes;
use crate::evidence::Evidence;
use crate::record::entry::Entry;
use crate::record::study::Study;
use crate::record::synthesis::Synthesis;

use super::fact::DoubtFact;
use super::raised::{Doubt, Subject};

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let syntheses = evidence.records.syntheses.values();
    let newer = syntheses.flat_map(|synthesis| newer_than_the_search(evidence, synthesis));
    let two_years = evidence.records.studies.values().filter_map(two_years);
    newer.chain(two_years).collect()
}

/// A search finds what is published by its day; reports that are ahead of print carry the year
/// after.
fn newer_than_the_search(evidence: &Evidence, synthesis: &Entry<Synthesis>) -> Vec<Doubt> {
    let Some(searched) = synthesis.value.searched_to.map(|date| date.0) else {
        return Vec::new();
    };
    let studies = synthesis.value.studies.iter().enumerate();
    let newer = studies.filter_map(|(index, study)| {
        let study = evidence.records.studies.get(study.id())?;
        let year = study.value.bibliography.year?;
        (i32::from(year) > i32::from(searched.year()) + 1).then(|| {
            let fact = DoubtFact::NewerThanSearch {
                study: study.value.label.clone(),
                year,
                searched,
            };
            let value = format!("studies[{index}]");
            let code = &codes::YEARS_DISAGREE;
            Doubt::new(synthesis, Subject::Record, code, &value, fact)
        })
    });
    newer.collect()
}

/// Print follows online publication by a year at most.
fn two_years(study: &Entry<Study>) -> Option<Doubt> {
    let (year, date) = (
        study.value.bibliography.year?,
        study.value.bibliography.published?.0,
    );
    let apart = (i32::from(year) - i32::from(date.year())).abs();
    (apart > 1).then(|| {
        let fact = DoubtFact::TwoYears { year, date };
        let code = &codes::YEARS_DISAGREE;
        Doubt::new(study, Subject::Record, code, "bibliography.year", fact)
    })
}
