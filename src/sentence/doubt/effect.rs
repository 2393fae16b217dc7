//! Stated effects that do not fit the data of the arms.

use crate::sentence::measure as said;
use crate::synthesis::{EffectFact, ErrorFrom};
use crate::words::{Phrase, counted, decimal, phrase};

pub(super) fn phrase(fact: &EffectFact) -> Phrase<'static> {
    match *fact {
        EffectFact::OtherSign {
            stated,
            found,
            from_counts,
        } => {
            let (stated, found) = (decimal(stated, 2), decimal(found, 2));
            if from_counts {
                phrase!("doubt.other-sign-counts", stated = stated, found = found)
            } else {
                phrase!("doubt.other-sign-means", stated = stated, found = found)
            }
        }
        EffectFact::OtherValue {
            measure,
            stated,
            found,
        } => phrase!(
            "doubt.other-value",
            measure = said(measure),
            stated = decimal(stated, 2),
            found = decimal(found, 2),
        ),
        EffectFact::OtherError {
            from,
            given,
            people: (one, other),
            found,
        } => {
            let (given, found) = (decimal(given, 3), decimal(found, 3));
            match from {
                ErrorFrom::Stated => phrase!(
                    "doubt.other-error-stated",
                    given = given,
                    one = one,
                    other = counted!("count.people", other),
                    found = found,
                ),
                ErrorFrom::Interval => phrase!(
                    "doubt.other-error-interval",
                    given = given,
                    one = one,
                    other = counted!("count.people", other),
                    found = found,
                ),
            }
        }
    }
}
