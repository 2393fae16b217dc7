//! Differences of means that no two scores within the range of their instrument have, and stated means
//! outside of it.

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::result::Measure;

use super::fact::{DoubtFact, Score, SpreadFact};
use super::instrument;
use super::raised::Doubt;
use super::spread::{is_outside, range};

/// The estimate and the limits of a stated effect against the range of the instrument.
pub(super) fn doubts(entry: &ResultEntry, evidence: &Evidence) -> Option<Doubt> {
    let effect = entry.result.effect.as_ref()?;
    let instrument = instrument::record(evidence, entry)?;
    let name = instrument.name.clone();
    let estimate = ("effect.estimate", effect.estimate);
    let (key, fact) = match effect.measure {
        Measure::MD | Measure::MC => {
            let limits = [
                ("effect.ci_low", effect.ci_low),
                ("effect.ci_high", effect.ci_high),
            ];
            let limits = limits
                .into_iter()
                .filter_map(|(key, value)| Some((key, value?)));
            let ends = (instrument.low?, instrument.high?);
            let wide = ends.1 - ends.0;
            let mut values = std::iter::once(estimate).chain(limits);
            let (key, value) = values.find(|(_, value)| wide > 0.0 && value.abs() > wide)?;
            let fact = SpreadFact::WiderThanRange {
                value,
                instrument: name,
                range: ends,
            };
            (key, fact)
        }
        Measure::MEAN => {
            let (key, value) = estimate;
            let range = range(instrument).filter(|range| is_outside(value, *range))?;
            let fact = SpreadFact::OutOfRange {
                what: Score::Mean,
                value,
                instrument: name,
                range,
            };
            (key, fact)
        }
        _ => return None,
    };
    let code = &codes::MEAN_OUT_OF_RANGE;
    Some(Doubt::of_result(entry, code, key, DoubtFact::Spread(fact)))
}
