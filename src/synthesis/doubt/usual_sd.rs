//! The standard deviation that is usual with an instrument.

use std::collections::HashMap;

use crate::record::id::Id;

use super::fact::UsualFrom;
use super::measured::Measured;

/// The SD that is usual with an instrument, and how we know.
pub(super) struct Usual {
    pub(super) sd: f64,
    pub(super) from: UsualFrom,
}

/// The results on one instrument.
pub(super) struct Same<'a> {
    of_studies: HashMap<&'a Id, Vec<&'a Measured<'a>>>,
    /// All SDs, the smallest first.
    sds: Vec<f64>,
    /// All means without their signs, the smallest first.
    means: Vec<f64>,
}

/// Means that are more times apart are on another metric: a sum and a mean of items.
const SAME_METRIC: f64 = 2.5;

impl<'a> Same<'a> {
    pub(super) fn of(results: impl Iterator<Item = &'a Measured<'a>>) -> Self {
        let mut same = Self {
            of_studies: HashMap::new(),
            sds: Vec::new(),
            means: Vec::new(),
        };
        for one in results {
            let of_study = same.of_studies.entry(&one.entry.study).or_default();
            of_study.push(one);
            same.sds.push(one.sd);
            same.means.push(one.mean.abs());
        }
        same.sds.sort_by(f64::total_cmp);
        same.means.sort_by(f64::total_cmp);
        same
    }

    /// The middle SD of other studies on the same metric, else the typical SD of the instrument's
    /// record. None as well where it cannot be `times` the SD of this result.
    pub(super) fn usual(
        &self,
        one: &Measured<'_>,
        times: f64,
        on_record: impl Fn() -> Option<f64>,
    ) -> Option<Usual> {
        if !self.may_be(one, times) {
            return None;
        }
        let (has_others, of_others) = self.of_others(one);
        if of_others.is_some() {
            return of_others;
        }
        let sd = on_record().filter(|_| !has_others)?;
        let from = UsualFrom::Record;
        Some(Usual { sd, from })
    }

    /// How many other results say what is usual, and the middle one of their SDs. None as well where
    /// the SD of this result cannot be `times` that.
    pub(super) fn usual_below(&self, one: &Measured<'_>, times: f64) -> Option<(usize, f64)> {
        let far = one.sd / times;
        let far_below = self.sds.partition_point(|sd| *sd <= far * (1.0 + 1e-9));
        if 2 * far_below < self.on_metric(one) {
            return None;
        }
        match self.of_others(one).1? {
            Usual {
                sd,
                from: UsualFrom::OtherResults(count),
            } => Some((count, sd)),
            _ => None,
        }
    }

    /// Whether other studies used the instrument, and the middle SD of those on the same metric.
    fn of_others(&self, one: &Measured<'_>) -> (bool, Option<Usual>) {
        let mut has_others = false;
        let mut sds = Vec::new();
        let others = self
            .of_studies
            .iter()
            .filter(|(study, _)| **study != &one.entry.study);
        for other in others.flat_map(|(_, results)| results) {
            has_others = true;
            let ratio = (other.mean / one.mean).abs();
            if (1.0 / SAME_METRIC..=SAME_METRIC).contains(&ratio) {
                sds.push(other.sd);
            }
        }
        let (count, middle) = (sds.len(), sds.len() / 2);
        if count == 0 {
            return (has_others, None);
        }
        let (_, sd, _) = sds.select_nth_unstable_by(middle, f64::total_cmp);
        let from = UsualFrom::OtherResults(count);
        (has_others, Some(Usual { sd: *sd, from }))
    }

    /// Whether the middle SD may be so many times the SD of this result: at least half of the other
    /// results on the metric have such an SD then. Numbers in order say so at once, so that hardly
    /// any result is compared with all others.
    fn may_be(&self, one: &Measured<'_>, times: f64) -> bool {
        let far = times * one.sd * (1.0 - 1e-9);
        let far_above = self.sds.len() - self.sds.partition_point(|sd| *sd < far);
        2 * far_above >= self.on_metric(one)
    }

    /// How many results of other studies are on the same metric, at least.
    fn on_metric(&self, one: &Measured<'_>) -> usize {
        let mean = one.mean.abs();
        // A little narrower than the metric, because products are rounded.
        let low = mean / SAME_METRIC * (1.0 + 1e-9);
        let high = mean * SAME_METRIC * (1.0 - 1e-9);
        let below = |end: f64| self.means.partition_point(|mean| *mean < end);
        let own = self.of_studies.get(&one.entry.study).map_or(0, Vec::len);
        below(high).saturating_sub(below(low)).saturating_sub(own)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::evidence::{ResultEntry, ResultPlace};

    /// A result of a study with n of 20 in both arms.
    fn entry(study: usize, mean: f64, sd: f64) -> ResultEntry {
        let arm = serde_json::json!({"n": 20, "mean": mean, "sd": sd});
        let result = serde_json::json!({
            "id": "R", "outcome": "o", "source": {}, "intervention": arm, "comparator": arm,
        });
        let (source, _) = crate::load::Source::new(
            String::new(),
            String::new(),
            String::new(),
            crate::load::source::Format::Yaml,
            String::new(),
        );
        ResultEntry {
            study: Id::new(format!("s{study}")),
            result: serde_json::from_value(result).expect("a result"),
            place: ResultPlace::InStudy {
                source: Arc::new(source),
                index: 0,
            },
        }
    }

    #[test]
    fn what_is_ruled_out_at_once_is_never_far_below_the_usual() {
        // Many SDs and means, in no order; three results a study.
        let entries: Vec<ResultEntry> = (0..150usize)
            .map(|place| {
                let mean = 1.0 + (place * 37 % 97) as f64;
                entry(place / 3, mean, 0.1 + (place * 53 % 89) as f64)
            })
            .collect();
        let measured: Vec<Measured<'_>> = entries.iter().filter_map(Measured::of).collect();
        let same = Same::of(measured.iter());
        let mut ruled_out = 0;
        for one in &measured {
            let is_like = |other: &&Measured<'_>| {
                let ratio = (other.mean / one.mean).abs();
                other.entry.study != one.entry.study && (0.4..=2.5).contains(&ratio)
            };
            let mut sds: Vec<f64> = measured
                .iter()
                .filter(is_like)
                .map(|other| other.sd)
                .collect();
            sds.sort_by(f64::total_cmp);
            let middle = sds[sds.len() / 2];
            match same.usual(one, 3.0, || None) {
                Some(usual) => assert_eq!(usual.sd, middle),
                None => {
                    ruled_out += 1;
                    assert!(one.sd >= middle / 3.0);
                }
            }
        }
        assert!(ruled_out > 75, "{ruled_out}");
    }
}
