//! What the answer to a question rests on.

use crate::record::question::RestsOn;
use crate::synthesis::OutcomeFindings;
use crate::view::reading::Reading;

/// The findings on which the record says that the answer rests, in its order.
pub fn rests_on<'a>(
    reading: &Reading<'_>,
    all: &[&'a OutcomeFindings],
) -> Vec<&'a OutcomeFindings> {
    let rests_on = reading.question.value.rests_on.iter();
    let of = |wanted: &RestsOn| {
        let mut all = all.iter().copied();
        all.find(|found| {
            found.synthesis == *wanted.synthesis.id()
                && found.comparison == wanted.comparison
                && found.outcome == *wanted.outcome.id()
        })
    };
    rests_on.filter_map(of).collect()
}
