//! How a pooled result was worked out, in one line.

use crate::synthesis::{
    EffectsDone, I2Done, IntervalDone, IntervalForm, MethodLine, PoolingDone, RuleDecided, Scale,
    SeveralDone, TablesDone, TablesVariance,
};
use crate::words::{
    Phrase, TextId, Value, Words, as_given, counted, decimal, phrase, say, text_id,
};
use stats::effect::continuous::MeanVariance;
use stats::effect::small_sample::SmallSample;
use stats::effect::standardized::SmdVariance;
use stats::effect::zero_cells::{AddTo, Amount, ZeroCells};
use stats::prediction::{PredictionError, PredictionQuantile};

use super::estimator::estimator;
use super::joined;
use super::scale::scale;

/// A method line as a sentence.
pub fn method_line(words: &Words, line: &MethodLine) -> String {
    let mut parts: Vec<Value<'_>> = vec![measure(line.scale)];
    parts.extend(line.several.map(several).map(Value::from));
    parts.extend(line.effects.iter().map(|done| Value::from(effects(*done))));
    parts.push(pooling(line.pooling).into());
    parts.push(interval(line.interval).into());
    parts.extend(
        line.prediction
            .map(|quantile| Value::from(prediction(quantile, line.pooling))),
    );
    parts.extend(
        line.prediction_error
            .map(|error| Value::from(prediction_error(error))),
    );
    if line.has_interval_of_tau {
        parts.push(text_id!("method.interval-of-tau").into());
    }
    parts.push(i_squared(line.i2).into());
    parts.push(phrase!("method.preset", name = line.preset).into());
    say!(words, "method.line", parts = joined::with_semicolons(parts))
}

/// "RR on the logarithm".
fn measure(of: Scale) -> Value<'static> {
    match scale(of.back) {
        Some(scale) => phrase!("method.measure-on-scale", measure = of.name, scale = scale).into(),
        None => of.name.into(),
    }
}

fn several(done: SeveralDone) -> Phrase<'static> {
    match done {
        SeveralDone::ArmsJoined => phrase!("method.several-arms-joined"),
        SeveralDone::Mean { correlation } => {
            phrase!("method.several-mean", correlation = as_given(correlation))
        }
        SeveralDone::ArmsJoinedElseMean { correlation } => {
            let correlation = as_given(correlation);
            phrase!(
                "method.several-arms-joined-else-mean",
                correlation = correlation
            )
        }
        SeveralDone::KeptAsPublished => phrase!("method.several-kept"),
        SeveralDone::First => phrase!("method.several-first"),
        SeveralDone::WithinTrials { correlation } => {
            phrase!(
                "method.several-within-trials",
                correlation = as_given(correlation)
            )
        }
    }
}

fn effects(done: EffectsDone) -> Phrase<'static> {
    match done {
        EffectsDone::Standardised {
            correction,
            variance,
        } => phrase!(
            "method.standardised",
            correction = small_sample(correction),
            variance = variance_of_smd(variance),
        ),
        EffectsDone::MeanDifference(MeanVariance::Separate) => {
            phrase!("method.mean-difference-separate")
        }
        EffectsDone::MeanDifference(MeanVariance::Pooled) => {
            phrase!("method.mean-difference-pooled")
        }
        EffectsDone::RatioOfMeans { is_corrected: true } => {
            phrase!("method.ratio-of-means-corrected")
        }
        EffectsDone::RatioOfMeans {
            is_corrected: false,
        } => phrase!("method.ratio-of-means-uncorrected"),
        EffectsDone::EmptyCells(rule) => empty_cells(rule),
        EffectsDone::EmptyGroups(rule) if is_usual(rule) && rule.in_estimate => {
            phrase!("method.empty-groups")
        }
        EffectsDone::EmptyGroups(rule) => added_to_groups(rule, text_id!("method.to-empty-groups")),
        EffectsDone::EmptyRates(rule) if is_usual(rule) && rule.in_estimate => {
            phrase!("method.empty-rates")
        }
        EffectsDone::EmptyRates(rule) => added_to_groups(rule, text_id!("method.to-empty-rates")),
    }
}

fn small_sample(correction: SmallSample) -> TextId {
    match correction {
        SmallSample::Exact => text_id!("method.hedges-exact"),
        SmallSample::Approximate => text_id!("method.hedges-approximate"),
        SmallSample::None => text_id!("method.cohen"),
    }
}

fn variance_of_smd(variance: SmdVariance) -> TextId {
    match variance {
        SmdVariance::LargeSample => text_id!("method.variance-large-sample"),
        SmdVariance::LargeSampleCorrected => text_id!("method.variance-large-sample-corrected"),
        SmdVariance::Unbiased => text_id!("method.variance-unbiased"),
        SmdVariance::Average => text_id!("method.variance-average"),
        SmdVariance::RevMan => text_id!("method.variance-revman"),
    }
}

/// Whether a half is added to studies with an empty cell, as nearly everybody does.
fn is_usual(rule: ZeroCells) -> bool {
    rule.amount == Amount::Constant(0.5) && rule.to == AddTo::OnlyZero
}

fn empty_cells(rule: ZeroCells) -> Phrase<'static> {
    if !is_usual(rule) {
        return added(rule);
    }
    let text = match (rule.in_estimate, rule.drop_double_zero) {
        (true, true) => text_id!("method.empty-cells-left-out"),
        (true, false) => text_id!("method.empty-cells-kept"),
        (false, true) => text_id!("method.empty-cells-in-variance-left-out"),
        (false, false) => text_id!("method.empty-cells-in-variance-kept"),
    };
    text.into()
}

/// What is added where, in whatever way.
fn added(rule: ZeroCells) -> Phrase<'static> {
    let double = match rule.drop_double_zero {
        true => text_id!("method.without-events-left-out"),
        false => text_id!("method.without-events-kept"),
    };
    let to = match rule.to {
        AddTo::OnlyZero => text_id!("method.to-only-zero"),
        AddTo::All => text_id!("method.to-all"),
        AddTo::AllIfAnyZero => text_id!("method.to-all-if-any"),
        AddTo::Never => return phrase!("method.nothing-added", double = double),
    };
    let place = match rule.in_estimate {
        true => text_id!("method.in-effect-and-variance"),
        false => text_id!("method.in-variance"),
    };
    match rule.amount {
        Amount::Constant(amount) => phrase!(
            "method.amount-added",
            amount = as_given(amount),
            to = to,
            place = place,
            double = double
        ),
        Amount::ArmShare => {
            phrase!(
                "method.share-added",
                to = to,
                place = place,
                double = double
            )
        }
    }
}

/// What is added to the events of single groups; with one group its share of all is a half.
fn added_to_groups(rule: ZeroCells, empty: TextId) -> Phrase<'static> {
    let amount = match rule.amount {
        Amount::Constant(amount) => amount,
        Amount::ArmShare => 0.5,
    };
    let to = match rule.to {
        AddTo::All => text_id!("method.to-all-groups"),
        // Each group is worked out alone.
        AddTo::AllIfAnyZero | AddTo::OnlyZero | AddTo::Never => empty,
    };
    let place = match rule.in_estimate {
        true => text_id!("method.in-effect-and-variance"),
        false => text_id!("method.in-variance"),
    };
    phrase!(
        "method.groups-added",
        amount = as_given(amount),
        to = to,
        place = place
    )
}

fn pooling(done: PoolingDone) -> Phrase<'static> {
    match done {
        PoolingDone::InverseVarianceCommon => phrase!("method.inverse-variance-common"),
        PoolingDone::InverseVarianceRandom {
            used,
            in_place_of: None,
        } => phrase!("method.inverse-variance-random", used = estimator(used)),
        PoolingDone::InverseVarianceRandom {
            used,
            in_place_of: Some(asked),
        } => phrase!(
            "method.inverse-variance-random-in-place",
            used = estimator(used),
            asked = estimator(asked),
        ),
        PoolingDone::ThreeLevel => phrase!("method.three-level"),
        PoolingDone::MantelHaenszelCommon(done) => {
            phrase!("method.mantel-haenszel-common", tables = tables(done))
        }
        PoolingDone::MantelHaenszelRandom(done) => {
            phrase!("method.mantel-haenszel-random", tables = tables(done))
        }
        PoolingDone::Peto(cells) if cells.to == AddTo::Never => phrase!("method.peto"),
        PoolingDone::Peto(cells) => phrase!("method.peto-added", cells = added(cells)),
    }
}

fn tables(done: TablesDone) -> Phrase<'static> {
    let variance = match done.variance {
        TablesVariance::RobinsBreslowGreenland => {
            text_id!("method.variance-robins-breslow-greenland")
        }
        TablesVariance::SatoGreenlandRobins => text_id!("method.variance-sato-greenland-robins"),
        TablesVariance::GreenlandRobins => text_id!("method.variance-greenland-robins"),
    };
    match done.cells {
        cells if cells.to == AddTo::Never => {
            phrase!("method.tables-as-they-are", variance = variance)
        }
        cells if is_usual(cells) => phrase!("method.tables-corrected", variance = variance),
        cells => phrase!(
            "method.tables-added",
            variance = variance,
            cells = added(cells)
        ),
    }
}

fn interval(done: IntervalDone) -> Phrase<'static> {
    let whole = |df: f64| df.round() as u64;
    let form = match done.form {
        IntervalForm::Wald => phrase!("method.wald"),
        IntervalForm::StudentT { df } => counted!("method.student-t", whole(df)),
        IntervalForm::HartungKnapp { df } => counted!("method.hartung-knapp", whole(df)),
        IntervalForm::HartungKnappNotBelowOne { df } => {
            counted!("method.hartung-knapp-not-below-one", whole(df))
        }
        IntervalForm::ClusterRobust { df } => {
            phrase!("method.cluster-robust", df = decimal(df, 1))
        }
    };
    match done.rule {
        None => form,
        Some(RuleDecided::ResultsDiffer) => {
            phrase!("method.because-results-differ", interval = form)
        }
        Some(RuleDecided::TooFewOrAlike) => {
            phrase!("method.because-few-or-alike", interval = form)
        }
    }
}

fn prediction(quantile: PredictionQuantile, pooling: PoolingDone) -> TextId {
    // With three levels k counts results, and the degrees of freedom count trials.
    match quantile {
        PredictionQuantile::ResidualDf if pooling == PoolingDone::ThreeLevel => {
            text_id!("method.prediction-trials-minus-one")
        }
        PredictionQuantile::ResidualDfLessOne if pooling == PoolingDone::ThreeLevel => {
            text_id!("method.prediction-trials-minus-two")
        }
        PredictionQuantile::AsTest => text_id!("method.prediction-as-test"),
        PredictionQuantile::Normal => text_id!("method.prediction-normal"),
        PredictionQuantile::ResidualDf => text_id!("method.prediction-k-minus-one"),
        PredictionQuantile::ResidualDfLessOne => text_id!("method.prediction-k-minus-two"),
    }
}

fn prediction_error(error: PredictionError) -> TextId {
    match error {
        PredictionError::Reported => text_id!("method.prediction-error-reported"),
        PredictionError::Wald => text_id!("method.prediction-error-wald"),
        PredictionError::HartungKnapp => text_id!("method.prediction-error-hartung-knapp"),
    }
}

fn i_squared(done: I2Done) -> TextId {
    match done {
        I2Done::Tau2 => text_id!("method.i2-tau2"),
        I2Done::Q => text_id!("method.i2-q"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::result::Measure;
    use stats::tau2::Tau2Method;

    fn line() -> MethodLine {
        MethodLine {
            scale: Scale::of(Measure::RR),
            several: None,
            effects: vec![EffectsDone::EmptyCells(ZeroCells::REVMAN)],
            pooling: PoolingDone::InverseVarianceRandom {
                used: Tau2Method::RestrictedMaximumLikelihood,
                in_place_of: None,
            },
            interval: IntervalDone {
                form: IntervalForm::HartungKnapp { df: 12.0 },
                rule: Some(RuleDecided::ResultsDiffer),
            },
            prediction: Some(PredictionQuantile::ResidualDf),
            prediction_error: None,
            has_interval_of_tau: true,
            i2: I2Done::Tau2,
            preset: "cochrane-2025",
        }
    }

    #[test]
    fn every_part_that_was_done_is_said_in_its_order() {
        let said = method_line(&Words::english(), &line());
        assert_eq!(
            said,
            "RR on the logarithm; 0.5 added to studies with an empty cell, studies without events in either arm left out; inverse variance, random effects by restricted maximum likelihood; Hartung-Knapp interval, t with 12 degrees of freedom (more than two results, and they differ); prediction interval from t with k − 1 degrees of freedom; Q-profile interval of τ; I² from τ², and from Q where it says so; preset cochrane-2025."
        );
    }

    #[test]
    fn three_levels_count_degrees_of_freedom_by_trials() {
        let line = MethodLine {
            pooling: PoolingDone::ThreeLevel,
            ..line()
        };
        let said = method_line(&Words::english(), &line);
        assert!(
            said.contains("as many degrees of freedom as trials, less one"),
            "{said}"
        );
        assert!(!said.contains("k − 1"), "{said}");
    }

    #[test]
    fn an_estimator_that_failed_is_named_beside_the_one_that_took_its_place() {
        let line = MethodLine {
            pooling: PoolingDone::InverseVarianceRandom {
                used: Tau2Method::DerSimonianLaird,
                in_place_of: Some(Tau2Method::MaximumLikelihood),
            },
            ..line()
        };
        let said = method_line(&Words::english(), &line);
        let part =
            "random effects by DerSimonian and Laird's estimator in place of maximum likelihood";
        assert!(said.contains(part), "{said}");
    }
}
