//! Effect sizes from the rows of a case.

use distil_stats::effect::EffectSize;
use distil_stats::effect::binary::{BinaryMeasure, TwoByTwo, binary_effects};
use distil_stats::effect::continuous::{
    Group, MeanVariance, TwoGroups, log_ratios_of_means, mean_differences,
};
use distil_stats::effect::correlation::{CorrelationMeasure, correlation_effect};
use distil_stats::effect::counts::{RateMeasure, TwoRates, rate_effects};
use distil_stats::effect::generic::{effect_from_log_rank, effect_from_ratio};
use distil_stats::effect::paired::{ChangeMeasure, Paired, changes};
use distil_stats::effect::single_group::{
    Proportion, ProportionMeasure, Rate, SingleRateMeasure, log_mean_effect, mean_effect,
    proportion_effects, single_rate_effects,
};
use distil_stats::effect::small_sample::SmallSample;
use distil_stats::effect::standardized::{
    SmdOptions, SmdVariance, differences_as_log_odds_ratios, glass_deltas,
    heteroscedastic_differences, standardized_mean_differences,
};
use distil_stats::effect::transform::{BackTransform, harmonic_mean};
use distil_stats::effect::zero_cells::{AddTo, Amount, ZeroCells};
use distil_stats::level::{Interval, Level};
use serde_json::Value;

type Effects = Vec<Option<EffectSize>>;

/// A number in a row.
pub fn field(row: &Value, name: &str) -> f64 {
    row.get(name).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

fn rows<T>(data: &Value, build: impl Fn(&Value) -> T) -> Vec<T> {
    data.as_array().unwrap().iter().map(build).collect()
}

/// A zero-cell rule from `add`, `to`, `drop00` and `addyi`.
pub fn rule(add: &Value, to: &Value, drop00: &Value, addyi: Option<&Value>) -> ZeroCells {
    let to = match to.as_str() {
        Some("only0") | None => AddTo::OnlyZero,
        Some("all") => AddTo::All,
        Some("if0all") => AddTo::AllIfAnyZero,
        Some("none") => AddTo::Never,
        Some(other) => panic!("unknown option to = {other}"),
    };
    ZeroCells {
        amount: Amount::Constant(add.as_f64().unwrap_or(0.5)),
        to,
        drop_double_zero: drop00.as_bool().unwrap_or(false),
        in_estimate: addyi.and_then(Value::as_bool).unwrap_or(true),
    }
}

fn case_rule(options: &Value) -> ZeroCells {
    let get = |name: &str| options.get(name).unwrap_or(&Value::Null);
    rule(get("add"), get("to"), get("drop00"), options.get("addyi"))
}

pub fn tables(data: &Value) -> Vec<TwoByTwo> {
    rows(data, |r| {
        let (a, n1, c, n2) = (
            field(r, "ai"),
            field(r, "n1i"),
            field(r, "ci"),
            field(r, "n2i"),
        );
        TwoByTwo::from_events(a, n1, c, n2).unwrap()
    })
}

pub fn rates(data: &Value) -> Vec<TwoRates> {
    rows(data, |r| {
        let (x1, t1, x2, t2) = (
            field(r, "x1i"),
            field(r, "t1i"),
            field(r, "x2i"),
            field(r, "t2i"),
        );
        TwoRates::new(x1, t1, x2, t2).unwrap()
    })
}

pub fn group(row: &Value, mean: &str, sd: &str, n: &str) -> Group {
    Group::new(field(row, mean), field(row, sd), field(row, n)).unwrap()
}

fn two_groups(data: &Value) -> Vec<TwoGroups> {
    rows(data, |r| TwoGroups {
        first: group(r, "m1i", "sd1i", "n1i"),
        second: group(r, "m2i", "sd2i", "n2i"),
    })
}

fn paired(data: &Value) -> Vec<Paired> {
    rows(data, |r| {
        let first = (field(r, "m1i"), field(r, "sd1i"));
        let second = (field(r, "m2i"), field(r, "sd2i"));
        Paired::new(first, second, field(r, "ni"), field(r, "ri")).unwrap()
    })
}

fn corrected(options: &Value) -> bool {
    options
        .get("correct")
        .and_then(Value::as_bool)
        .unwrap_or(true)
}

fn small_sample(options: &Value) -> SmallSample {
    if corrected(options) {
        SmallSample::Exact
    } else {
        SmallSample::None
    }
}

fn vtype(options: &Value) -> &str {
    options.get("vtype").and_then(Value::as_str).unwrap_or("LS")
}

fn smd_options(options: &Value) -> SmdOptions {
    let variance = match vtype(options) {
        "LS" => SmdVariance::LargeSample,
        "LS2" => SmdVariance::LargeSampleCorrected,
        "UB" => SmdVariance::Unbiased,
        "AV" => SmdVariance::Average,
        other => panic!("unknown vtype {other}"),
    };
    SmdOptions {
        correction: small_sample(options),
        variance,
    }
}

fn mean_variance(options: &Value) -> MeanVariance {
    if vtype(options) == "HO" {
        MeanVariance::Pooled
    } else {
        MeanVariance::Separate
    }
}

/// Given estimates: a printed ratio with its limits, O - E with V, or yi with vi or sei.
fn given(row: &Value) -> Option<EffectSize> {
    if row.get("ratio").is_some() {
        let interval = Interval {
            lower: field(row, "ratio_lb"),
            upper: field(row, "ratio_ub"),
        };
        return effect_from_ratio(field(row, "ratio"), interval, Level::P95);
    }
    if row.get("o_minus_e").is_some() {
        return effect_from_log_rank(field(row, "o_minus_e"), field(row, "v"));
    }
    match row.get("vi").and_then(Value::as_f64) {
        Some(vi) => EffectSize::new(field(row, "yi"), vi),
        None => EffectSize::from_standard_error(field(row, "yi"), field(row, "sei")),
    }
}

fn proportions(data: &Value) -> Vec<Proportion> {
    rows(data, |r| {
        Proportion::new(field(r, "xi"), field(r, "ni")).unwrap()
    })
}

fn single_rates(data: &Value) -> Vec<Rate> {
    rows(data, |r| Rate::new(field(r, "xi"), field(r, "ti")).unwrap())
}

/// The effects of a case's rows by its measure; `None` for a measure unknown here.
pub fn of_measure(measure: &str, data: &Value, options: &Value) -> Option<Effects> {
    let smd = smd_options;
    Some(match measure {
        "MD" => mean_differences(&two_groups(data), mean_variance(options)),
        "SMD" => standardized_mean_differences(&two_groups(data), smd(options)),
        "SMDRM" => standardized_mean_differences(&two_groups(data), SmdOptions::REVMAN),
        "SMD1" => glass_deltas(&two_groups(data), smd(options)),
        "SMDH" => heteroscedastic_differences(&two_groups(data), small_sample(options)),
        "D2ORL" => differences_as_log_odds_ratios(&two_groups(data)),
        "ROM" => log_ratios_of_means(
            &two_groups(data),
            mean_variance(options),
            corrected(options),
        ),
        "MC" => changes(&paired(data), ChangeMeasure::Mean, small_sample(options)),
        "SMCC" => changes(
            &paired(data),
            ChangeMeasure::ByChange,
            small_sample(options),
        ),
        "SMCR" => changes(&paired(data), ChangeMeasure::ByFirst, small_sample(options)),
        "IR" => single_rate_effects(
            &single_rates(data),
            SingleRateMeasure::Raw,
            case_rule(options),
        ),
        "IRLN" => single_rate_effects(
            &single_rates(data),
            SingleRateMeasure::Log,
            case_rule(options),
        ),
        "MN" => rows(data, |r| mean_effect(&group(r, "mi", "sdi", "ni"))),
        "MNLN" => rows(data, |r| log_mean_effect(&group(r, "mi", "sdi", "ni"))),
        "COR" => correlations(data, CorrelationMeasure::Raw),
        "ZCOR" => correlations(data, CorrelationMeasure::FisherZ),
        "GEN" | "GENR" | "HR" => rows(data, given),
        _ => return counted(measure, data, options),
    })
}

fn counted(measure: &str, data: &Value, options: &Value) -> Option<Effects> {
    let rule = case_rule(options);
    if let Some(m) = binary_measure(measure) {
        return Some(binary_effects(&tables(data), m, rule));
    }
    if let Some(m) = proportion_measure(measure) {
        return Some(proportion_effects(&proportions(data), m, rule));
    }
    match measure {
        "IRR" => Some(rate_effects(&rates(data), RateMeasure::RateRatio, rule)),
        "IRD" => Some(rate_effects(
            &rates(data),
            RateMeasure::RateDifference,
            rule,
        )),
        _ => None,
    }
}

fn correlations(data: &Value, measure: CorrelationMeasure) -> Effects {
    rows(data, |r| {
        correlation_effect(field(r, "ri"), field(r, "ni"), measure)
    })
}

fn binary_measure(measure: &str) -> Option<BinaryMeasure> {
    Some(match measure {
        "RR" => BinaryMeasure::RiskRatio,
        "OR" => BinaryMeasure::OddsRatio,
        "PETO" => BinaryMeasure::PetoOddsRatio,
        "RD" => BinaryMeasure::RiskDifference,
        "AS" => BinaryMeasure::ArcsineDifference,
        "OR2DL" => BinaryMeasure::OddsRatioAsSmd,
        _ => return None,
    })
}

fn proportion_measure(measure: &str) -> Option<ProportionMeasure> {
    Some(match measure {
        "PR" => ProportionMeasure::Raw,
        "PLN" => ProportionMeasure::Log,
        "PLO" => ProportionMeasure::Logit,
        "PAS" => ProportionMeasure::Arcsine,
        "PFT" => ProportionMeasure::FreemanTukey,
        _ => return None,
    })
}

/// The way back to the natural scale.
pub fn back_transform(measure: &str, data: &Value) -> BackTransform {
    match measure {
        "RR" | "OR" | "PETO" | "IRR" | "HR" | "ROM" | "GENR" | "PLN" | "IRLN" | "MNLN"
        | "D2ORL" => BackTransform::Exponential,
        "ZCOR" => BackTransform::FisherZ,
        "PLO" => BackTransform::Logit,
        "PAS" => BackTransform::Arcsine,
        "PFT" => {
            let sizes = rows(data, |r| field(r, "ni"));
            BackTransform::FreemanTukey {
                harmonic_n: harmonic_mean(&sizes).unwrap(),
            }
        }
        _ => BackTransform::Identity,
    }
}
