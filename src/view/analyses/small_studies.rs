//! Small-study effects: the funnel, two tests, and trim and fill.

use serde::Serialize;

use crate::record::result::Measure;
use crate::sentence::numbers::p_value;
use crate::sentence::row;
use crate::synthesis::{
    Asymmetry, FilledIn, Further, LEAST_FOR_ASYMMETRY, OutcomeFindings, SmallStudyTest,
};
use crate::view::desk::Desk;
use crate::view::shared::effect::{anchor, effect_axis, estimate_words, measure_word};
use crate::words::{Value, Words, count, counted, decimal, say};
use chart::funnel::{Funnel, Spot, draw};
use chart::{Figure, Heading};

/// Small-study effects of an outcome.
#[derive(Debug, Serialize)]
pub struct SmallStudies {
    /// The funnel with its table; nothing with fewer than ten results.
    pub figure: Option<Figure>,
    /// Tests and trim and fill, one sentence each; or why there are none.
    pub sentences: Vec<String>,
}

pub(super) fn view(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    name: &str,
) -> SmallStudies {
    let Some(asymmetry) = &further.asymmetry else {
        return SmallStudies {
            figure: None,
            sentences: vec![say!(
                desk,
                "small-studies.too-few",
                least = LEAST_FOR_ASYMMETRY
            )],
        };
    };
    SmallStudies {
        figure: funnel(desk, found, asymmetry, name),
        sentences: sentences(desk.words, found, asymmetry),
    }
}

fn sentences(words: &Words, found: &OutcomeFindings, asymmetry: &Asymmetry) -> Vec<String> {
    let mut sentences = Vec::new();
    if asymmetry.has_equal_errors {
        sentences.push(say!(words, "small-studies.equal-errors"));
        return sentences;
    }
    sentences.extend(asymmetry.egger.as_ref().map(|test| egger(words, test)));
    sentences.extend(asymmetry.egger_mixed.as_ref().map(|test| {
        let (slope, p) = slope_and_p(test);
        say!(words, "small-studies.egger-mixed", slope = slope, p = p)
    }));
    sentences.extend(asymmetry.begg.as_ref().map(|test| begg(words, test)));
    sentences.extend(asymmetry.harbord.as_ref().map(|test| {
        let (slope, p) = slope_and_p(test);
        say!(words, "small-studies.harbord", slope = slope, p = p)
    }));
    sentences.extend(asymmetry.peters.as_ref().map(|test| {
        let (slope, p) = slope_and_p(test);
        say!(words, "small-studies.peters", slope = slope, p = p)
    }));
    if found.measure == Some(Measure::SMD) {
        sentences.push(say!(words, "small-studies.smd"));
    }
    let fill = asymmetry.trim_and_fill.as_ref();
    sentences.push(fill.map_or_else(
        || say!(words, "small-studies.no-fill"),
        |fill| trim_and_fill(words, found, fill),
    ));
    sentences.push(say!(words, "small-studies.other-causes"));
    sentences
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

fn trim_and_fill(words: &Words, found: &OutcomeFindings, fill: &FilledIn) -> String {
    let by = if fill.by_r0 { "R0" } else { "L0" };
    if fill.missing == 0 {
        return say!(words, "small-studies.none-filled", estimator = by);
    }
    let missing = counted!("count.results", fill.missing);
    let pooled = estimate_words(words, &measure_word(words, found), &fill.estimate);
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

fn funnel(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    asymmetry: &Asymmetry,
    name: &str,
) -> Option<Figure> {
    let pooled_rows = found.rows.iter().filter(|row| row.is_pooled());
    let scale = found.numbers()?.scale;
    let studies = pooled_rows.filter_map(|row| {
        Some(Spot {
            label: row::label(desk.words, &row.label),
            effect: scale.natural(row.size?.yi()),
            error: row.size?.sei(),
        })
    });
    let filled = asymmetry.trim_and_fill.iter().flat_map(|fill| &fill.filled);
    let input = Funnel {
        heading: Heading::new(
            format!("funnel-{}", anchor(found)),
            say!(desk, "small-studies.funnel", outcome = name),
        ),
        axis: effect_axis(desk.words, found)?,
        studies: studies.collect(),
        filled: filled
            .map(|(effect, error)| Spot {
                label: say!(desk, "small-studies.filled-in"),
                effect: *effect,
                error: *error,
            })
            .collect(),
        pooled: found.pooled.as_ref().map(|pooled| pooled.estimate.value),
        ..Funnel::default()
    };
    Some(draw(&input, desk.words))
}
