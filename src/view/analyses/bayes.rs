//! A Bayesian analysis beside the main one.

use crate::record::analysis_settings::Pooling;
use crate::synthesis::{BayesFindings, Chance, Further, GoodSide, OutcomeFindings};
use crate::view::desk::Desk;
use crate::view::shared::effect::{anchor, estimate_words};
use crate::words::{Value, Words, as_given, decimal, interval, phrase, point, say};
use chart::density::{Densities, DensityCurve, draw};
use chart::{Figure, Heading};

use super::section::{MethodSection, MethodTable};

pub(super) fn section(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    (measure, name): (&str, &str),
) -> Option<MethodSection> {
    let bayes = further.bayes.as_ref()?;
    let words = desk.words;
    Some(MethodSection {
        id: "bayes",
        title: say!(words, "bayes.title"),
        sentences: sentences(words, found, bayes, measure),
        tables: vec![table(words, bayes, measure)],
        unfold: say!(words, "bayes.unfold"),
        figure: Some(figure(words, found, bayes, name)),
    })
}

fn sentences(
    words: &Words,
    found: &OutcomeFindings,
    bayes: &BayesFindings,
    measure: &str,
) -> Vec<String> {
    let scale = as_given(bayes.scale);
    let mut said = vec![match bayes.is_cauchy {
        true => say!(words, "bayes.half-cauchy", scale = scale),
        false => say!(words, "bayes.half-normal", scale = scale),
    }];
    if found.choices.pooling != Pooling::InverseVariance {
        said.push(say!(words, "bayes.by-effect"));
    }
    said.push(match bayes.mean_prior {
        Some((mean, sd)) => say!(
            words,
            "bayes.mean-normal",
            mean = as_given(mean),
            sd = as_given(sd)
        ),
        None => say!(words, "bayes.mean-uniform"),
    });
    said.push(say!(words, "bayes.reason", reason = &bayes.reason));
    said.push(say!(
        words,
        "bayes.result",
        effect = estimate_words(words, measure, &bayes.mean)
    ));
    let null = bayes.chances.iter().find(|chance| chance.is_null);
    if let Some(null) = null {
        said.push(say!(
            words,
            "bayes.better",
            chance = percent(good(found.good_side, null))
        ));
        said.extend(by_more(words, found, bayes, null));
    }
    said
}

/// How likely the effect is better by more than the smallest difference that matters.
fn by_more(
    words: &Words,
    found: &OutcomeFindings,
    bayes: &BayesFindings,
    null: &Chance,
) -> Option<String> {
    let side = found.good_side;
    let mut others = bayes.chances.iter().filter(|chance| !chance.is_null);
    let on_good_side = others.find(|chance| side.holds(chance.threshold, null.threshold))?;
    Some(say!(
        words,
        "bayes.better-by-more",
        chance = percent(good(side, on_good_side)),
        threshold = decimal(on_good_side.threshold, 2)
    ))
}

fn good(side: GoodSide, chance: &Chance) -> f64 {
    match side {
        GoodSide::Above => chance.above,
        GoodSide::Below => chance.below,
    }
}

/// A probability as a whole percentage; what is not certain is not called so.
fn percent(chance: f64) -> Value<'static> {
    match 100.0 * chance {
        share if share > 99.5 => phrase!("bayes.more-than", share = decimal(99.0, 0)).into(),
        share if share < 0.5 => phrase!("bayes.less-than", share = decimal(1.0, 0)).into(),
        share => phrase!("number.percent", n = decimal(share, 0)).into(),
    }
}

fn table(words: &Words, bayes: &BayesFindings, measure: &str) -> MethodTable {
    let tau = &bayes.tau;
    let spread = interval(tau.low.unwrap_or_default(), tau.high.unwrap_or_default(), 2);
    let mut rows = vec![
        vec![
            say!(words, "bayes.mean-effect"),
            estimate_words(words, measure, &bayes.mean),
        ],
        vec![
            say!(words, "bayes.new-setting"),
            estimate_words(words, measure, &bayes.prediction),
        ],
        vec![
            say!(words, "bayes.tau"),
            say!(
                words,
                "bayes.value",
                value = point(tau.value, tau.low.zip(tau.high), 2),
                interval = spread
            ),
        ],
    ];
    for chance in &bayes.chances {
        let threshold = decimal(chance.threshold, 2);
        rows.push(vec![
            say!(words, "bayes.above", threshold = threshold),
            words.show(&percent(chance.above)),
        ]);
    }
    MethodTable {
        caption: say!(words, "bayes.caption"),
        columns: vec![say!(words, "bayes.quantity"), say!(words, "bayes.found")],
        rows,
    }
}

fn figure(words: &Words, found: &OutcomeFindings, bayes: &BayesFindings, name: &str) -> Figure {
    let curve = |label: String, of: fn(&(f64, f64, f64)) -> f64| DensityCurve {
        label,
        points: bayes
            .curve
            .iter()
            .map(|point| (point.0, of(point)))
            .collect(),
    };
    let input = Densities {
        heading: Heading::new(
            format!("bayes-{}", anchor(found)),
            say!(words, "bayes.figure", outcome = name),
        ),
        quantity: say!(words, "bayes.tau"),
        density: say!(words, "bayes.density"),
        alternative: say!(
            words,
            "bayes.alternative",
            value = decimal(bayes.tau.value, 2)
        ),
        curves: vec![
            curve(say!(words, "bayes.prior"), |point| point.1),
            curve(say!(words, "bayes.posterior"), |point| point.2),
        ],
    };
    draw(&input, words)
}
