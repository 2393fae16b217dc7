//! Results of tests that can be, and hardly are: the rows or columns of a table of four cells exchanged,
//! a digit too many, more people than the study has.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::evidence::graph::Evidence;
use crate::record::entry::Entry;
use crate::record::study::Study;
use crate::record::synthesis::Synthesis;
use crate::record::test_accuracy::{TestAccuracy, TestResult};
use crate::record::value::Known;

/// Below so many others nothing says what is usual.
const OTHERS: usize = 4;

/// Beyond so many standard deviations of the others a study is far away.
const FAR: f64 = 3.5;

/// Studies of one test differ by so much at least, in logits.
const USUAL_SPREAD: f64 = 0.6;

/// What a difference beyond chance is in standard errors.
const BEYOND_CHANCE: f64 = 1.96;

/// What a result says alone.
pub(super) fn alone(study: &Entry<Study>, index: usize, own: &TestResult, found: &mut Diagnostics) {
    let told = more_than_the_study(study, own).or_else(|| one_answer(own).or_else(|| turned(own)));
    if let Some((message, hint)) = told {
        found.push(problem(study, index, message, &hint));
    }
}

/// Each result of an analysis against the others of it. `told` are the results of which it was said
/// already, by another analysis of the same test.
pub(super) fn among_others<'a>(
    evidence: &'a Evidence,
    synthesis: &Entry<Synthesis>,
    asked: &TestAccuracy,
    told: &mut BTreeSet<&'a str>,
    found: &mut Diagnostics,
) {
    let studies = synthesis.value.studies.iter();
    let studies = studies.filter_map(|study| evidence.records.studies.get(study.id()));
    let counted: Vec<(&Entry<Study>, usize, &TestResult)> = studies
        .flat_map(|study| {
            let own = study.value.test_results.iter().enumerate();
            own.map(move |(index, own)| (study, index, own))
        })
        .filter(|(_, _, own)| counts(asked, own))
        .collect();
    for (place, (study, index, own)) in counted.iter().enumerate() {
        let others = counted.iter().enumerate();
        let others: Vec<&TestResult> = others
            .filter(|(other, _)| *other != place)
            .map(|(_, (_, _, own))| *own)
            .collect();
        let Some(far) = SHARES.iter().find(|share| share.is_far(own, &others)) else {
            continue;
        };
        if told.insert(own.id.as_str()) {
            let message = far.message(own, &others);
            let hint = "Compare the four numbers with the source: two of them may be exchanged (`fp` and `fn`), or a digit too many.";
            found.push(problem(study, *index, message, hint));
        }
    }
}

fn counts(asked: &TestAccuracy, own: &TestResult) -> bool {
    let is_at = asked.threshold.is_none() || asked.threshold == own.threshold;
    let (with, without) = own.people();
    let has_people = with > 0 && without > 0;
    let is_left_out = asked.left_out.iter().any(|left| left.result == own.id);
    own.test == asked.test && is_at && has_people && !is_left_out
}

fn problem(study: &Entry<Study>, index: usize, message: String, hint: &str) -> Diagnostic {
    let place = study.place(&format!("test_results[{index}].tp"));
    let problem = Diagnostic::new(&codes::TEST_IMPLAUSIBLE, message).at(place);
    problem.hint(hint).hint(format!(
        "If the source says so, keep it: in the study's record add `accept: [{{check: {}, reason: \"…\"}}]`.",
        codes::TEST_IMPLAUSIBLE.id
    ))
}

type Said = (String, String);

fn more_than_the_study(study: &Entry<Study>, own: &TestResult) -> Option<Said> {
    let population = study.value.population.as_ref()?;
    let all = *population.n.as_ref().and_then(Known::value)?;
    let (with, without) = own.people();
    let tested = with + without;
    (tested > u64::from(all)).then(|| {
        let message = format!(
            "`{}` counts {tested} people tested, and the study has {all}.",
            own.id
        );
        let hint = "Compare the four numbers, and `n` of the population, with the source; where legs, eyes or samples were counted, say so under `note`.";
        (message, hint.to_owned())
    })
}

/// A test that says the same of everybody.
fn one_answer(own: &TestResult) -> Option<Said> {
    let (with, without) = own.people();
    if with == 0 || without == 0 {
        return None;
    }
    let (which, keys) = match (own.tp + own.fp, own.false_negatives + own.tn) {
        (0, _) => ("positive", "`tp` and `fp` are 0"),
        (_, 0) => ("negative", "`fn` and `tn` are 0"),
        _ => return None,
    };
    let message = format!("By `{}` nobody tests {which} ({keys}).", own.id);
    let hint = "A test that says the same of everybody tells nobody apart. Compare the four numbers with the source.";
    Some((message, hint.to_owned()))
}

/// A test that is wrong more often than a coin, beyond chance.
fn turned(own: &TestResult) -> Option<Said> {
    let [tp, fp, missed, tn] = cells(own).map(|cell| cell + 0.5);
    let log_odds_ratio = (tp * tn / (fp * missed)).ln();
    let se = (1.0 / tp + 1.0 / fp + 1.0 / missed + 1.0 / tn).sqrt();
    (log_odds_ratio < -BEYOND_CHANCE * se).then(|| {
        let message = format!(
            "By `{}` people without the condition test positive more often ({} of 100) than people with it ({} of 100).",
            own.id,
            percent(1.0 - share(own.tn, own.fp)),
            percent(share(own.tp, own.false_negatives)),
        );
        let hint = "Positive and negative may be exchanged: `tp` with `fn`, and `fp` with `tn`. Compare the four numbers with the source.";
        (message, hint.to_owned())
    })
}

fn cells(own: &TestResult) -> [f64; 4] {
    [own.tp, own.fp, own.false_negatives, own.tn].map(f64::from)
}

fn share(part: u32, rest: u32) -> f64 {
    let (part, rest) = (f64::from(part), f64::from(rest));
    part / (part + rest)
}

fn percent(share: f64) -> String {
    format!("{:.0}", 100.0 * share)
}

/// A share of people whose usual size other studies tell.
struct Share {
    name: &'static str,
    parts: fn(&TestResult) -> (u64, u64),
    /// How far apart studies are at least that do not differ by a slip.
    spread: f64,
}

static SHARES: [Share; 3] = [
    Share {
        name: "sensitivity",
        parts: |own| (u64::from(own.tp), u64::from(own.false_negatives)),
        spread: USUAL_SPREAD,
    },
    Share {
        name: "specificity",
        parts: |own| (u64::from(own.tn), u64::from(own.fp)),
        spread: USUAL_SPREAD,
    },
    Share {
        name: "share of people with the condition",
        parts: TestResult::people,
        spread: 1.0,
    },
];

impl Share {
    /// The share in logits, with the error that chance gives it.
    fn logit(&self, own: &TestResult) -> (f64, f64) {
        let (part, rest) = (self.parts)(own);
        let (part, rest) = (part as f64 + 0.5, rest as f64 + 0.5);
        ((part / rest).ln(), (1.0 / part + 1.0 / rest).sqrt())
    }

    /// Whether a study lies where neither chance nor how far the others are apart brings it.
    fn is_far(&self, own: &TestResult, others: &[&TestResult]) -> bool {
        if others.len() < OTHERS {
            return false;
        }
        let values: Vec<f64> = others.iter().map(|other| self.logit(other).0).collect();
        let middle = median(values.clone());
        let distances = values.iter().map(|value| (value - middle).abs()).collect();
        // The median distance of a normal distribution is 0.6745 standard deviations.
        let spread = (median(distances) / 0.6745).max(self.spread);
        let (value, se) = self.logit(own);
        (value - middle).abs() > FAR * spread.hypot(se)
    }

    fn message(&self, own: &TestResult, others: &[&TestResult]) -> String {
        let natural = |own: &TestResult| {
            let (part, rest) = (self.parts)(own);
            part as f64 / (part + rest) as f64
        };
        let middle = median(others.iter().map(|other| natural(other)).collect());
        format!(
            "The {} in `{}` is {}%, far from the {} other studies, whose middle is {}%.",
            self.name,
            own.id,
            percent(natural(own)),
            others.len(),
            percent(middle)
        )
    }
}

/// The middle of some values; 0 of none.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = |place: usize| values.get(place).copied().unwrap_or_default();
    let half = values.len() / 2;
    match values.len() % 2 {
        0 => (at(half.saturating_sub(1)) + at(half)) / 2.0,
        _ => at(half),
    }
}
