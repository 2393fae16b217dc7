//! Results of tests: people with and without the condition, one result a study, names that exist.

mod plausible;

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::study::Study;
use crate::record::synthesis::Synthesis;
use crate::record::test_accuracy::{TestAccuracy, TestResult};
use crate::text::suggest;

pub(super) fn check(evidence: &Evidence, found: &mut Diagnostics) {
    let mut seen = BTreeMap::new();
    for study in evidence.records.studies.values() {
        for (index, result) in study.value.test_results.iter().enumerate() {
            let path = format!("test_results[{index}]");
            has_people(study, result, &path, found);
            adds_up(study, result, &path, found);
            has_source(study, result, &path, found);
            plausible::alone(study, index, result, found);
            let id = format!("{path}.id");
            let is_elsewhere = evidence.results.contains_key(&result.id);
            if is_elsewhere || seen.insert(result.id.as_str(), &study.id).is_some() {
                let message = format!("The result id `{}` is also that of another.", result.id);
                let problem = Diagnostic::new(&codes::DUPLICATE_ID, message);
                found.push(problem.at(study.place(&id)).hint(
                    "Give one of the two another id; where the same thing was written twice, take one out.",
                ));
            }
        }
    }
    let mut told = BTreeSet::new();
    for synthesis in evidence.records.syntheses.values() {
        for (index, asked) in synthesis.value.accuracy.iter().enumerate() {
            plausible::among_others(evidence, synthesis, asked, &mut told, found);
            asked_for(
                evidence,
                synthesis,
                asked,
                &format!("accuracy[{index}]"),
                found,
            );
        }
    }
}

/// A sensitivity needs people with the condition, a specificity people without it.
fn has_people(study: &Entry<Study>, result: &TestResult, path: &str, found: &mut Diagnostics) {
    let (with, without) = result.people();
    let missing = match (with, without) {
        (0, _) => ("tp", "with the condition (`tp` and `fn` are 0)"),
        (_, 0) => ("tn", "without the condition (`fp` and `tn` are 0)"),
        _ => return,
    };
    let (key, whom) = missing;
    let message = format!("The test result `{}` has nobody {whom}.", result.id);
    let problem = Diagnostic::new(&codes::NO_DATA, message);
    found.push(problem.at(study.place(&format!("{path}.{key}"))).hint(
        "Compare the four numbers with the source. A study of people with the condition alone has no result here.",
    ));
}

/// The four cells hold everybody who was tested, and no more than took part.
fn adds_up(study: &Entry<Study>, result: &TestResult, path: &str, found: &mut Diagnostics) {
    let (with, without) = result.people();
    let all = with + without;
    if let Some(n) = result.n.map(u64::from).filter(|n| *n != all) {
        let message = format!(
            "The four numbers of `{}` are {all} people together, and `n` is {n}.",
            result.id
        );
        let problem = Diagnostic::new(&codes::ARM_COUNTS, message);
        found.push(problem.at(study.place(&format!("{path}.n"))).hint(
            "Compare `tp`, `fp`, `fn` and `tn` with the source; people without a clear result belong to none of them, nor to `n`.",
        ));
    }
}

fn has_source(study: &Entry<Study>, result: &TestResult, path: &str, found: &mut Diagnostics) {
    let source = &result.source;
    if source.record.is_none() && source.url.is_none() && source.reported_in.is_none() {
        let message = format!(
            "The test result `{}` does not say where it was read.",
            result.id
        );
        let problem = Diagnostic::new(&codes::SOURCE_MISSING, message);
        found.push(problem.at(study.place(&format!("{path}.source"))).hint(
            "Add `record:` with the id of the study that prints it, or `url:`; `where` says the place there.",
        ));
    }
}

fn asked_for(
    evidence: &Evidence,
    synthesis: &Entry<Synthesis>,
    asked: &TestAccuracy,
    path: &str,
    found: &mut Diagnostics,
) {
    let studies = synthesis.value.studies.iter();
    let studies: Vec<&Entry<Study>> = studies
        .filter_map(|study| evidence.records.studies.get(study.id()))
        .collect();
    let of_test = |study: &&Entry<Study>| {
        let own = study.value.test_results.iter();
        own.filter(|own| own.test == asked.test)
            .cloned()
            .collect::<Vec<_>>()
    };
    let all: Vec<TestResult> = studies.iter().flat_map(of_test).collect();
    if all.is_empty() && !studies.is_empty() {
        let message = format!(
            "No study of the synthesis has a result of the test `{}`.",
            asked.test
        );
        let names = studies.iter().flat_map(|study| &study.value.test_results);
        let near = suggest::nearest(asked.test.as_str(), names.map(|own| own.test.as_str()));
        let problem = Diagnostic::new(&codes::NO_DATA, message);
        let problem = problem.at(synthesis.place(&format!("{path}.test")));
        found.push(match near {
            Some(near) => problem.hint(format!("Did you mean `{near}`?")),
            None => problem.hint(
                "Results stand under `test_results` of the studies, with this name under `test`.",
            ),
        });
    }
    at_threshold(synthesis, asked, path, &all, found);
    for (index, left) in asked.left_out.iter().enumerate() {
        if !all.iter().any(|own| own.id == left.result) {
            let message = format!("There is no result `{}` of this test.", left.result);
            let place = synthesis.place(&format!("{path}.left_out[{index}].result"));
            let problem = Diagnostic::new(&codes::PHANTOM_RESULT, message).at(place);
            // A study that cannot be read may hold it.
            let studies = synthesis.value.studies.iter();
            let studies = studies.map(|study| format!("{}/{}", Kind::Study.folder(), study.id()));
            found.push(studies.fold(problem, Diagnostic::follows));
        }
    }
    twins(&studies, asked, found);
    for study in studies {
        several(synthesis, study, asked, path, found);
    }
}

/// A threshold that no result of the test names would leave the page empty.
fn at_threshold(
    synthesis: &Entry<Synthesis>,
    asked: &TestAccuracy,
    path: &str,
    all: &[TestResult],
    found: &mut Diagnostics,
) {
    let Some(threshold) = asked.threshold.as_deref().filter(|_| !all.is_empty()) else {
        return;
    };
    let named = || all.iter().filter_map(|own| own.threshold.as_deref());
    if named().any(|own| own == threshold) {
        return;
    }
    let message = format!("No result of the test has the threshold `{threshold}`.");
    let problem = Diagnostic::new(&codes::NO_DATA, message);
    let problem = problem.at(synthesis.place(&format!("{path}.threshold")));
    let mut others: Vec<String> = named().map(|own| format!("`{own}`")).collect();
    others.sort();
    others.dedup();
    found.push(match suggest::nearest(threshold, named()) {
        Some(near) => problem.hint(format!("Did you mean `{near}`?")),
        None if others.is_empty() => problem.hint("Results name none; leave `threshold` out."),
        None => problem.hint(format!("Results have {}.", others.join(", "))),
    });
}

/// Two studies with the same four numbers are perhaps one study that was published twice.
fn twins(studies: &[&Entry<Study>], asked: &TestAccuracy, found: &mut Diagnostics) {
    let mut seen: Vec<([u32; 4], &Entry<Study>, &TestResult)> = Vec::new();
    for &study in studies {
        for (index, own) in study.value.test_results.iter().enumerate() {
            let is_left_out = asked.left_out.iter().any(|left| left.result == own.id);
            let is_at = asked.threshold.is_none() || asked.threshold == own.threshold;
            if own.test != asked.test || is_left_out || !is_at {
                continue;
            }
            let cells = [own.tp, own.fp, own.false_negatives, own.tn];
            let same = seen
                .iter()
                .find(|(known, other, _)| *known == cells && other.id != study.id);
            if let Some((_, other, first)) = same {
                let message = format!(
                    "`{}` has exactly the numbers of `{}`, of `{}`: the same people may be counted twice.",
                    own.id, first.id, other.id
                );
                let place = study.place(&format!("test_results[{index}].id"));
                let problem = Diagnostic::new(&codes::SHARED_PEOPLE, message).at(place);
                found.push(problem.hint(
                    "If the two are reports of one study, put one under `left_out` of the analysis with the reason; else compare both with the source.",
                ));
            }
            seen.push((cells, study, own));
        }
    }
}

/// Two results of one study share people; at several thresholds they are not independent either.
fn several(
    synthesis: &Entry<Synthesis>,
    study: &Entry<Study>,
    asked: &TestAccuracy,
    path: &str,
    found: &mut Diagnostics,
) {
    let is_counted = |own: &&TestResult| {
        let is_at = asked.threshold.is_none() || asked.threshold == own.threshold;
        own.test == asked.test && is_at && !asked.left_out.iter().any(|left| left.result == own.id)
    };
    let counted: Vec<&str> = study
        .value
        .test_results
        .iter()
        .filter(is_counted)
        .map(|own| own.id.as_str())
        .collect();
    if counted.len() > 1 {
        let message = format!(
            "`{}` gives {} results of this test: {}.",
            study.id,
            counted.len(),
            counted.join(", ")
        );
        let problem = Diagnostic::new(&codes::SEVERAL_RESULTS, message);
        found.push(
            problem
                .at(synthesis.place(&format!("{path}.test")))
                .hint("Name one `threshold`, or put all but one under `left_out` with the reason."),
        );
    }
}
