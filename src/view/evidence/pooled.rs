//! A pooled result in words: the effect, how far results differ, how it was worked out.

use serde::Serialize;

use crate::sentence;
use crate::sentence::numbers::p_value;
use crate::sentence::unit;
use crate::synthesis::{OutcomeFindings, PooledEffect};
use crate::view::desk::Desk;
use crate::view::shared::effect::{estimate_words, measure_word};
use crate::words::{Phrase, Words, count, counted, decimal, interval, phrase, point, say};

/// A pooled result in words.
#[derive(Debug, Clone, Serialize)]
pub struct PooledView {
    /// "SMD 0.15 (95% CI 0.04 to 0.27)".
    pub effect: String,
    /// Number of results.
    pub k: String,
    /// Heterogeneity in one line.
    pub heterogeneity: String,
    /// How it was worked out.
    pub method_line: String,
    /// What has to be said beside the numbers.
    pub cautions: Vec<String>,
}

/// The view of a pooled result.
pub(super) fn pooled_view(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    pooled: &PooledEffect,
) -> PooledView {
    PooledView {
        effect: unit::of_outcome(
            desk.words,
            found,
            estimate_words(
                desk.words,
                &measure_word(desk.words, found),
                &pooled.estimate,
            ),
        ),
        k: count!(desk, "count.results", pooled.k),
        heterogeneity: heterogeneity(desk.words, found, pooled),
        method_line: sentence::method_line::method_line(desk.words, &pooled.method),
        cautions: sentence::other_level::other_level(desk.words, pooled)
            .into_iter()
            .chain(sentence::caution::all(desk.words, &pooled.cautions))
            .collect(),
    }
}

/// How far results differ, with the test of no effect where an effect is compared with none.
pub(super) fn heterogeneity(
    words: &Words,
    found: &OutcomeFindings,
    pooled: &PooledEffect,
) -> String {
    let (q, df) = (decimal(pooled.q, 1), pooled.df);
    let q_p = p_value(pooled.q_p);
    let i2 = i_squared(words, pooled);
    let tested = |spread: Phrase<'static>| match pooled.p.filter(|_| found.null.is_some()) {
        Some(p) => phrase!("heterogeneity.with-test", spread = spread, p = p_value(p)),
        None => spread,
    };
    if !pooled.is_of_several() {
        return words.say(&tested(phrase!("heterogeneity.one-result")));
    }
    let Some((tau, range)) = pooled.tau else {
        let spread = counted!("heterogeneity.spread", df, q = q, q_p = q_p, i2 = i2);
        return words.say(&tested(spread));
    };
    let tau = match range {
        Some((low, high)) => phrase!(
            "heterogeneity.value-with-interval",
            value = point(tau, range, 2),
            interval = interval(low, high, 2)
        ),
        None => phrase!("heterogeneity.value", value = decimal(tau, 2)),
    };
    let spread = counted!(
        "heterogeneity.spread-with-tau",
        df,
        tau = tau,
        q = q,
        q_p = q_p,
        i2 = i2
    );
    words.say(&tested(spread))
}

/// I² in both forms, since they differ and reviews print either.
fn i_squared(words: &Words, pooled: &PooledEffect) -> String {
    let with = |value: f64, range: Option<(f64, f64)>| match range {
        Some((low, high)) => phrase!(
            "heterogeneity.percent-with-interval",
            value = point(value, range, 0),
            interval = interval(low, high, 0)
        ),
        None => phrase!("number.percent", n = decimal(value, 0)),
    };
    let from_q = with(pooled.i2, pooled.i2_interval);
    if pooled.tau2.is_none() {
        return say!(words, "heterogeneity.i2-from-q", from_q = from_q);
    }
    let from_tau2 = with(pooled.i2_tau2, pooled.i2_tau2_interval);
    say!(
        words,
        "heterogeneity.i2-from-both",
        from_tau2 = from_tau2,
        from_q = from_q
    )
}
