//! Numbers of a row as a result, with what cannot be.

use std::collections::BTreeMap;

use crate::import::found::FoundResult;
use crate::record::result::{ArmData, Effect, Measure};

use super::reading::Reading;

/// The numbers of a row by what they are.
#[derive(Debug, Default)]
pub struct Numbers(BTreeMap<String, f64>);

impl Numbers {
    /// Adds a number.
    pub fn put(&mut self, meaning: &str, number: f64) {
        self.0.insert(meaning.to_owned(), number);
    }

    fn get(&self, meaning: &str) -> Option<f64> {
        self.0.get(meaning).copied()
    }

    /// A count of people or events.
    fn count(&self, meaning: &str) -> Result<Option<u32>, String> {
        let Some(number) = self.get(meaning) else {
            return Ok(None);
        };
        if number < 0.0 || number.fract() != 0.0 || number > 1e9 {
            return Err(format!("`{meaning}` is {number}, which is no count"));
        }
        Ok(Some(number as u32))
    }
}

/// The result that a row gives.
///
/// # Errors
/// The row has no numbers, or numbers that cannot be; in words.
pub fn result(numbers: &Numbers, reading: &Reading) -> Result<FoundResult, String> {
    let weeks = numbers
        .get("weeks")
        .map(|weeks| (weeks * 12.0 / 52.0 * 100.0).round() / 100.0);
    let result = FoundResult {
        months: numbers
            .get("months")
            .or(weeks)
            .filter(|months| (0.0..=1200.0).contains(months)),
        intervention: arm(numbers, "intervention")?,
        comparator: arm(numbers, "comparator")?,
        n: numbers.count("n")?.filter(|n| *n > 0),
        effect: effect(numbers, reading)?,
        ..FoundResult::default()
    };
    let is_bare = |arm: &ArmData| arm.events.is_none() && arm.mean.is_none();
    if result.effect.is_none() && is_bare(&result.intervention) && is_bare(&result.comparator) {
        return Err("it has no numbers".to_owned());
    }
    Ok(result)
}

fn arm(numbers: &Numbers, arm: &str) -> Result<ArmData, String> {
    let of = |what: &str| format!("{arm}.{what}");
    let events = numbers.count(&of("events"))?;
    let others = numbers.count(&of("nonevents"))?;
    let n = numbers.count(&of("n"))?;
    let n = n.or_else(|| {
        events
            .zip(others)
            .and_then(|(events, others)| events.checked_add(others))
    });
    let spread = |what: &str| match numbers.get(&of(what)) {
        Some(value) if value <= 0.0 => {
            Err(format!("`{}` is {value}, which no spread can be", of(what)))
        }
        value => Ok(value),
    };
    if n == Some(0) {
        return Err(format!("`{}` is 0", of("n")));
    }
    if let (Some(events), Some(n)) = (events, n)
        && events > n
    {
        return Err(format!(
            "there are more events ({events}) than people ({n})"
        ));
    }
    Ok(ArmData {
        n,
        events,
        mean: numbers.get(&of("mean")),
        sd: spread("sd")?,
        se: spread("se")?,
        person_time: spread("person_time")?,
        ..ArmData::default()
    })
}

fn effect(numbers: &Numbers, reading: &Reading) -> Result<Option<Effect>, String> {
    let (Some(estimate), Some(measure)) = (numbers.get("effect.estimate"), reading.measure) else {
        return Ok(None);
    };
    let is_log = measure.is_ratio() && !reading.has_plain_ratios;
    let natural = |value: f64| if is_log { value.exp() } else { value };
    let estimate = natural(estimate);
    if measure.is_ratio() && estimate <= 0.0 {
        return Err(format!("the ratio is {estimate}; are these logarithms?"));
    }
    let variance = numbers.get("effect.variance");
    let se = numbers.get("effect.se").or_else(|| variance.map(f64::sqrt));
    if se.is_some_and(|se| !se.is_finite() || se <= 0.0) {
        return Err("its variance or standard error is not above 0".to_owned());
    }
    let limits = (
        numbers.get("effect.ci_low").map(natural),
        numbers.get("effect.ci_high").map(natural),
    );
    if !estimate.is_finite() {
        return Err("its effect is too large for a number".to_owned());
    }
    if let (Some(low), Some(high)) = limits
        && low > high
    {
        return Err(format!("its interval runs from {low} to {high}"));
    }
    Ok(Some(Effect {
        measure,
        estimate,
        se,
        ci_low: limits.0,
        ci_high: limits.1,
        ci_derived: false,
        p: None,
        adjusted: false,
        positive: measure.compares().then(|| reading.sign()),
    }))
}

/// The measure that results of this kind are usually pooled on: a risk ratio for events, a difference of
/// means on one instrument, a standardised one on several.
pub fn usual_measure(results: &[&FoundResult]) -> Option<Measure> {
    let stated = results.iter().find_map(|result| result.effect.as_ref());
    if let Some(stated) = stated {
        return Some(stated.measure);
    }
    let has_two = results
        .iter()
        .any(|result| result.comparator != ArmData::default());
    let has_events = results
        .iter()
        .any(|result| result.intervention.events.is_some());
    let mut instruments: Vec<&str> = results
        .iter()
        .filter_map(|it| it.instrument.as_deref())
        .collect();
    instruments.sort_unstable();
    instruments.dedup();
    match (has_two, has_events) {
        (true, true) => Some(Measure::RR),
        (true, false) if instruments.len() > 1 => Some(Measure::SMD),
        (true, false) => Some(Measure::MD),
        (false, true) => Some(Measure::PROP),
        (false, false) => Some(Measure::MEAN),
    }
}
