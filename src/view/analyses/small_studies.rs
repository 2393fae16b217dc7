//! Small-study effects: the funnel, two tests, and trim and fill.

use serde::Serialize;

use crate::record::result::Measure;
use crate::sentence::{row, small_studies};
use crate::synthesis::{Asymmetry, Further, LEAST_FOR_ASYMMETRY, OutcomeFindings};
use crate::view::desk::Desk;
use crate::view::shared::effect::{anchor, effect_axis, estimate_words, measure_word};
use crate::words::{Words, say};
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
    sentences.extend(small_studies::tests(
        words,
        asymmetry,
        found.choices.small_studies,
    ));
    if found.measure == Some(Measure::SMD) {
        sentences.push(say!(words, "small-studies.smd"));
    }
    let fill = asymmetry.trim_and_fill.as_ref();
    let pooled =
        fill.map(|fill| estimate_words(words, &measure_word(words, found), &fill.estimate));
    let pooled = pooled.unwrap_or_default();
    sentences.push(small_studies::trim_and_fill(words, fill, &pooled));
    sentences.push(say!(words, "small-studies.other-causes"));
    sentences
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
