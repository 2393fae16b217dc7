//! Time points that do not fit their study: later than it can have lasted, or far later than any other
//! on the outcome.

use std::collections::HashMap;

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::id::Id;
use crate::record::study::Study;

use super::fact::{DoubtFact, MonthsFact};
use super::raised::Doubt;

/// So many other results say what is usual.
const LEAST_OTHERS: usize = 5;

/// A time so many times later than the latest other one is far from all.
const FAR: f64 = 2.4;

/// Earlier than this many months nothing is late.
const LATE: f64 = 24.0;

/// A decimal point that moved.
const TEN_TIMES: f64 = 10.0;

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut on_outcome: HashMap<&Id, Latest<'_>> = HashMap::new();
    for entry in evidence.results.values() {
        if let Some(months) = entry.result.months {
            let latest = on_outcome.entry(entry.result.outcome.id()).or_default();
            latest.add(&entry.study, months);
        }
    }
    let results = evidence.results.values();
    let doubts = results.filter_map(|entry| {
        let months = entry.result.months.filter(|months| *months >= LATE)?;
        let latest = on_outcome.get(entry.result.outcome.id())?;
        let fact = beyond_study(evidence, entry, months)
            .or_else(|| latest.far(&entry.study, months))
            .or_else(|| ten_times(evidence, entry, months))?;
        let fact = DoubtFact::Months(fact);
        Some(Doubt::of_result(
            entry,
            &codes::MONTHS_UNLIKE,
            "months",
            fact,
        ))
    });
    doubts.collect()
}

/// The latest time on an outcome, and the latest of another study than the one that has it.
#[derive(Default)]
struct Latest<'a> {
    first: Option<(&'a Id, f64)>,
    second: Option<f64>,
    results: HashMap<&'a Id, usize>,
    count: usize,
}

impl<'a> Latest<'a> {
    fn add(&mut self, study: &'a Id, months: f64) {
        self.count += 1;
        *self.results.entry(study).or_default() += 1;
        match self.first {
            Some((own, first)) if own == study => self.first = Some((own, first.max(months))),
            Some((_, first)) if months > first => {
                self.second = Some(first);
                self.first = Some((study, months));
            }
            Some(_) => self.second = Some(self.second.unwrap_or(0.0).max(months)),
            None => self.first = Some((study, months)),
        }
    }

    /// A time far later than that of every other study.
    fn far(&self, study: &Id, months: f64) -> Option<MonthsFact> {
        let others = self.count - self.results.get(study)?;
        let latest = match self.first? {
            (own, _) if own == study => self.second?,
            (_, first) => first,
        };
        let is_far = others >= LEAST_OTHERS && months >= FAR * latest;
        is_far.then_some(MonthsFact::BeyondOthers {
            months,
            others,
            latest,
        })
    }
}

/// Later than there was time between the first year of the study and its publication.
fn beyond_study(evidence: &Evidence, entry: &ResultEntry, months: f64) -> Option<MonthsFact> {
    let study = &evidence.study_of(entry)?.value;
    let published = study.bibliography.year?;
    let began = first_year(study)?;
    // The first months of the first year and the last ones of the last are in it.
    let years = f64::from(published.checked_sub(began)?) + 1.0;
    (months > 12.0 * years).then_some(MonthsFact::BeyondStudy {
        months,
        began,
        published,
    })
}

/// The first year that the dates of a study name.
fn first_year(study: &Study) -> Option<u16> {
    let dates = study.dates.as_deref()?;
    let numbers = dates.split(|c: char| !c.is_ascii_digit());
    let years = numbers.filter(|digits| digits.len() == 4);
    let years = years.filter_map(|digits| digits.parse::<u16>().ok());
    years.filter(|year| (1900..2100).contains(year)).min()
}

/// Ten times the one time at which the study measured everything else.
fn ten_times(evidence: &Evidence, entry: &ResultEntry, months: f64) -> Option<MonthsFact> {
    let others = evidence.results.of_study(&entry.study);
    let others = others.filter(|other| other.result.id != entry.result.id);
    let times: Vec<f64> = others.filter_map(|other| other.result.months).collect();
    let first = *times.first().filter(|_| times.len() > 1)?;
    let is_one = times.iter().all(|time| time == &first);
    let is_tenfold = (months - TEN_TIMES * first).abs() < 1e-9;
    (is_one && is_tenfold).then_some(MonthsFact::TenTimes {
        months,
        usual: first,
    })
}
