//! The results of a study that was found, with ids, without those that the site has already.

use crate::evidence::ResultEntry;
use crate::import::found::{FoundResult, FoundStudy, Remark};
use crate::record::id::Id;
use crate::record::result::{ArmData, Effect, StudyResult};
use crate::text::number;

use super::differing::{self, near};
use super::ids;
use super::plan::Planner;
use super::study;
use crate::edit::yaml::Yaml;

impl Planner<'_> {
    /// The results as items of a list.
    pub(super) fn results_of(
        &mut self,
        id: &str,
        study: &FoundStudy,
        source: (&str, &str),
    ) -> Vec<Yaml> {
        let evidence = self.evidence;
        let there: Vec<&ResultEntry> = evidence.results.of_study(&Id::new(id)).collect();
        let outcomes: Vec<String> = study
            .results
            .iter()
            .map(|found| self.outcome_id(&found.outcome, &found.spot))
            .collect();
        let known: Vec<Option<&ResultEntry>> = study
            .results
            .iter()
            .zip(&outcomes)
            .map(|(found, outcome)| {
                let mut there = there.iter();
                let same = there.find(|entry| is_same(&entry.result, found, outcome));
                same.copied()
            })
            .collect();
        let mut claimed: Vec<&str> = known
            .iter()
            .flatten()
            .map(|entry| entry.result.id.as_str())
            .collect();
        let mut items = Vec::new();
        let again = claimed.len();
        for ((found, outcome), known) in study.results.iter().zip(&outcomes).zip(&known) {
            let other = there.iter().find(|entry| {
                !claimed.contains(&entry.result.id.as_str())
                    && differing::is_otherwise(&entry.result, found, outcome)
            });
            let result = match (known, other) {
                (Some(entry), _) => entry.result.id.clone(),
                (None, Some(entry)) => {
                    claimed.push(&entry.result.id);
                    self.plan.differences.push(Remark {
                        spot: found.spot.clone(),
                        text: differing::told(id, &entry.result, found),
                    });
                    entry.result.id.clone()
                }
                (None, None) => {
                    let wanted = ids::named(&format!("{id}-{outcome}"));
                    let free = self.taken_results.free(&wanted, "result");
                    items.push(study::result(found, &free, outcome, source));
                    free
                }
            };
            if !found.analysis.is_empty() {
                let key = (found.spot.file.clone(), found.analysis.clone());
                self.by_analysis.entry(key).or_default().push(result);
            }
        }
        if again > 0 {
            let text = format!(
                "{} in `{id}` already, with the same numbers, and {} not added again.",
                number::count(again, "of its results is", "of its results are"),
                if again == 1 { "was" } else { "were" }
            );
            self.plan.same.push(Remark {
                spot: study.spot.clone(),
                text,
            });
        }
        items
    }
}

/// Whether a result of the site has the outcome and every number of one that was found.
fn is_same(result: &StudyResult, found: &FoundResult, outcome: &str) -> bool {
    let arm = |has: &Option<ArmData>, found: &ArmData| {
        *found == ArmData::default() || has.as_ref().is_some_and(|has| same_arm(has, found))
    };
    let effect = match (&result.effect, &found.effect) {
        (_, None) => true,
        (Some(has), Some(found)) => same_effect(has, found),
        (None, Some(_)) => false,
    };
    let word = |has: &Option<String>, found: &Option<String>| found.is_none() || has == found;
    result.outcome.as_str() == outcome
        && arm(&result.intervention, &found.intervention)
        && arm(&result.comparator, &found.comparator)
        && effect
        && near(result.months, found.months)
        && word(&result.instrument, &found.instrument)
        && word(&result.arm, &found.arm)
        && found.groups.iter().all(|(name, value)| {
            result
                .groups
                .iter()
                .any(|(has, word)| has.as_str() == name && word == value)
        })
}

fn same_arm(has: &ArmData, found: &ArmData) -> bool {
    has.n == found.n
        && has.events == found.events
        && near(has.mean, found.mean)
        && near(has.sd, found.sd)
        && near(has.se, found.se)
}

fn same_effect(has: &Effect, found: &Effect) -> bool {
    has.measure == found.measure
        && near(Some(has.estimate), Some(found.estimate))
        && near(has.se, found.se)
        && near(has.ci_low, found.ci_low)
        && near(has.ci_high, found.ci_high)
}
