//! What a test does to people, said, and what stands in the way of a summary.

use crate::record::grade::CertaintyLevel;
use crate::record::test_accuracy::TestAccuracy;
use crate::synthesis::{AccuracyFindings, AccuracyModel, Estimate, LEAST_FOR_ACCURACY, Tested};
use crate::words::{Value, Words, counted, decimal, interval, point, say};

use super::certainty::certainty;

/// Sentences on what the test finds and misses, at the first prevalence; or that no summary is made.
pub fn statement(words: &Words, asked: &TestAccuracy, found: &AccuracyFindings) -> Vec<String> {
    let (Some(model), Some(tested)) = (&found.model, found.tested.first()) else {
        return vec![no_summary(words, asked, found)];
    };
    let summary = say!(
        words,
        "accuracy.summary",
        test = &asked.test_name,
        condition = &asked.condition,
        sensitivity = share(&model.sensitivity),
        specificity = share(&model.specificity),
        studies = counted!("count.studies", model.k)
    );
    let [of_sensitivity, of_specificity] = match found.certainty {
        Some(levels) => levels.map(Some),
        None => [None, None],
    };
    vec![
        summary,
        with_condition(words, asked, tested, of_sensitivity),
        without_condition(words, asked, tested, of_specificity),
    ]
}

fn with_condition(
    words: &Words,
    asked: &TestAccuracy,
    tested: &Tested,
    level: Option<CertaintyLevel>,
) -> String {
    say!(
        words,
        "accuracy.with-condition",
        with = u64::from(tested.with),
        condition = &asked.condition,
        test = &asked.test_name,
        found = people(words, tested.found),
        missed = people(words, tested.missed()),
        certainty = words.text(certainty(level))
    )
}

fn without_condition(
    words: &Words,
    asked: &TestAccuracy,
    tested: &Tested,
    level: Option<CertaintyLevel>,
) -> String {
    say!(
        words,
        "accuracy.without-condition",
        without = u64::from(tested.without()),
        condition = &asked.condition,
        test = &asked.test_name,
        cleared = people(words, tested.cleared),
        wrongly = people(words, tested.wrongly_found()),
        certainty = words.text(certainty(level))
    )
}

/// "177 (167 to 184)".
pub fn people(words: &Words, [estimate, low, high]: [u32; 3]) -> String {
    say!(
        words,
        "accuracy.people",
        n = u64::from(estimate),
        low = u64::from(low),
        high = u64::from(high)
    )
}

/// "0.89 (0.84 to 0.92)" as a value of a text.
fn share(estimate: &Estimate) -> Value<'static> {
    let (low, high) = (estimate.low.unwrap_or(0.0), estimate.high.unwrap_or(1.0));
    crate::words::phrase!(
        "accuracy.share",
        value = point(estimate.value, Some((low, high)), 2),
        interval = interval(low, high, 2)
    )
    .into()
}

fn no_summary(words: &Words, asked: &TestAccuracy, found: &AccuracyFindings) -> String {
    let k = found.counted().count();
    match k {
        0 => say!(words, "accuracy.no-results", test = &asked.test_name),
        k if k < LEAST_FOR_ACCURACY => say!(
            words,
            "accuracy.too-few",
            studies = counted!("count.studies", k),
            least = LEAST_FOR_ACCURACY
        ),
        _ => say!(words, "accuracy.no-model"),
    }
}

/// What to keep in mind, each where it holds.
pub fn cautions(words: &Words, found: &AccuracyFindings) -> Vec<String> {
    let Some(model) = &found.model else {
        return Vec::new();
    };
    let thresholds = found.thresholds().len();
    let unnamed = found
        .counted()
        .filter(|row| row.threshold.is_none())
        .count();
    let all = [
        model.has_few().then(|| {
            say!(
                words,
                "accuracy.few",
                studies = counted!("count.studies", model.k)
            )
        }),
        model.is_at_edge().then(|| say!(words, "accuracy.edge")),
        model.has_halves.then(|| say!(words, "accuracy.halves")),
        (thresholds > 1).then(|| say!(words, "accuracy.thresholds", n = thresholds)),
        (unnamed > 0).then(|| {
            say!(
                words,
                "accuracy.no-threshold",
                studies = counted!("count.studies", unnamed)
            )
        }),
        wide(words, model),
    ];
    all.into_iter().flatten().collect()
}

/// A sensitivity or a specificity that a new study may find below a half.
fn wide(words: &Words, model: &AccuracyModel) -> Option<String> {
    let lowest = |of: fn(&(f64, f64)) -> f64| {
        let values = model.prediction.iter().map(of);
        values.fold(f64::INFINITY, f64::min)
    };
    let (sensitivity, specificity) = (lowest(|at| at.1), lowest(|at| 1.0 - at.0));
    (sensitivity < 0.5 || specificity < 0.5).then(|| {
        say!(
            words,
            "accuracy.wide",
            sensitivity = decimal(sensitivity, 2),
            specificity = decimal(specificity, 2)
        )
    })
}
