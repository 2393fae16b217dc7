//! The tests for small-study effects, and trim and fill.

use crate::synthesis::{Asymmetry, FilledIn, SmallStudyTest, SmallStudyTests};
use crate::words::{Value, Words, count, counted, decimal, say};

use super::numbers::p_value;

/// The tests that were made, one sentence each, and those that were asked for and cannot be made.
pub fn tests(words: &Words, asymmetry: &Asymmetry, asked: SmallStudyTests) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(asymmetry.egger.as_ref().map(|test| egger(words, test)));
    said.extend(asymmetry.egger_mixed.as_ref().map(|test| {
        let (slope, p) = slope_and_p(test);
        say!(words, "small-studies.egger-mixed", slope = slope, p = p)
    }));
    said.extend(asymmetry.begg.as_ref().map(|test| begg(words, test)));
    said.extend(asymmetry.harbord.as_ref().map(|test| {
        let (slope, p) = slope_and_p(test);
        say!(words, "small-studies.harbord", slope = slope, p = p)
    }));
    said.extend(asymmetry.peters.as_ref().map(|test| {
        let (slope, p) = slope_and_p(test);
        say!(words, "small-studies.peters", slope = slope, p = p)
    }));
    if asked.harbord && asymmetry.harbord.is_none() {
        said.push(say!(words, "small-studies.no-harbord"));
    }
    if asked.peters && asymmetry.peters.is_none() {
        said.push(say!(words, "small-studies.no-peters"));
    }
    said
}

fn egger(words: &Words, test: &SmallStudyTest) -> String {
    count!(
        words,
        "small-studies.egger",
        test.df.unwrap_or_default() as u64,
        slope = decimal(test.value, 2),
        p = p_value(test.p)
    )
}

fn slope_and_p(test: &SmallStudyTest) -> (Value<'static>, Value<'static>) {
    (decimal(test.value, 2), p_value(test.p))
}

fn begg(words: &Words, test: &SmallStudyTest) -> String {
    let (tau, p) = (decimal(test.value, 2), p_value(test.p));
    match test.exact {
        true => say!(words, "small-studies.begg-exact", tau = tau, p = p),
        false => say!(words, "small-studies.begg-approximate", tau = tau, p = p),
    }
}

/// What trim and fill adds, by which estimator and on which side, and the pooled result with it.
pub fn trim_and_fill(words: &Words, fill: Option<&FilledIn>, pooled: &str) -> String {
    let Some(fill) = fill else {
        return say!(words, "small-studies.no-fill");
    };
    let by = if fill.by_r0 { "R0" } else { "L0" };
    if fill.missing == 0 {
        return say!(words, "small-studies.none-filled", estimator = by);
    }
    let missing = counted!("count.results", fill.missing);
    match fill.on_the_left {
        true => say!(
            words,
            "small-studies.filled-left",
            estimator = by,
            missing = missing,
            pooled = pooled
        ),
        false => say!(
            words,
            "small-studies.filled-right",
            estimator = by,
            missing = missing,
            pooled = pooled
        ),
    }
}
