//! Small-study effects: the funnel, two tests, and trim and fill.

use serde::Serialize;

use crate::record::result::Measure;
use crate::sentence::row;
use crate::synthesis::{
    Asymmetry, FilledIn, Further, LEAST_FOR_ASYMMETRY, OutcomeFindings, SmallStudyTest,
};
use crate::text::number;
use crate::view::desk::Desk;
use crate::view::shared::effect::{anchor, effect_axis, estimate_words, p_words};
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
            sentences: vec![format!(
                "With fewer than {LEAST_FOR_ASYMMETRY} results a funnel and its tests say nothing reliable, so none are shown."
            )],
        };
    };
    SmallStudies {
        figure: funnel(desk, found, asymmetry, name),
        sentences: sentences(found, asymmetry),
    }
}

fn sentences(found: &OutcomeFindings, asymmetry: &Asymmetry) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(asymmetry.egger.as_ref().map(egger));
    sentences.extend(asymmetry.begg.as_ref().map(begg));
    if found.measure == Some(Measure::SMD) {
        sentences.push("For standardised mean differences the standard error contains the effect itself, so both tests find asymmetry too often.".to_owned());
    }
    let fill = asymmetry.trim_and_fill.as_ref();
    sentences.push(fill.map_or_else(
        || "Trim and fill does not settle on a number of missing results here.".to_owned(),
        |fill| trim_and_fill(found, fill),
    ));
    sentences.push("Asymmetry can have other causes than unpublished trials: small trials may differ in people, intervention or quality.".to_owned());
    sentences
}

fn egger(test: &SmallStudyTest) -> String {
    format!(
        "Egger's regression test (effect on standard error, weighted, t with {} degrees of freedom): slope {}, p {}.",
        number::fixed(test.df.unwrap_or_default(), 0),
        number::fixed(test.value, 2),
        p_words(test.p)
    )
}

fn begg(test: &SmallStudyTest) -> String {
    let form = if test.exact {
        "exact"
    } else {
        "normal approximation, because of ties"
    };
    format!(
        "Begg and Mazumdar's rank test: Kendall's τ {}, p {} ({form}).",
        number::fixed(test.value, 2),
        p_words(test.p)
    )
}

fn trim_and_fill(found: &OutcomeFindings, fill: &FilledIn) -> String {
    let side = if fill.on_the_left { "left" } else { "right" };
    let words = found.measure.map_or("effect", Measure::short);
    let missing = number::count(fill.missing, "result", "results");
    if fill.missing == 0 {
        return "Trim and fill (L0, same model) adds no result.".to_owned();
    }
    format!(
        "Trim and fill (L0, same model) adds {missing} on the {side}; with them the pooled result is {}. This is a check of how much could change, not a corrected result.",
        estimate_words(words, &fill.estimate)
    )
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
            format!("{name}: funnel plot"),
        ),
        axis: effect_axis(found)?,
        studies: studies.collect(),
        filled: filled
            .map(|(effect, error)| Spot {
                label: "Filled in".to_owned(),
                effect: *effect,
                error: *error,
            })
            .collect(),
        pooled: found.pooled.as_ref().map(|pooled| pooled.estimate.value),
        ..Funnel::default()
    };
    Some(draw(&input, desk.words))
}
