//! What was typed as choices of an analysis.

use crate::record::analysis_settings::{
    AnalysisSettings, Pooling, PoolingModel, PredictionChoice, PresetChoice, SeveralResults,
    Tau2Choice, TestChoice,
};
use crate::synthesis::{Choices, MarkedBy, Wanted};

use crate::cli::analyse_args::{
    TableArgs, TableMeasure, TableMethod, TablePooling, TablePrediction, TablePreset, TableSeveral,
    TableTest,
};

/// The choices that were typed, on top of the preset.
pub(super) fn choices(args: &TableArgs) -> Choices {
    Choices::of(&AnalysisSettings {
        preset: args.preset.map(preset),
        model: args.method.map(model),
        tau2: args.method.and_then(tau2),
        test: args.test.map(test),
        pooling: args.pooling.map(pooling),
        prediction: args.prediction.map(prediction),
        several_results: args.several_results.map(several),
        correlation: args.correlation,
        conventions: args.conventions.conventions(),
        ..AnalysisSettings::default()
    })
}

/// The further analyses that were typed.
pub(super) fn wanted(args: &TableArgs) -> Wanted {
    Wanted {
        subgroups: named(&args.subgroup),
        category_moderators: named(&args.category_moderator),
        moderators: named(&args.moderator),
        important: args.important,
        ..Wanted::default()
    }
}

/// Columns of the table, by name.
fn named<T>(columns: &[String]) -> Vec<MarkedBy<T>> {
    columns.iter().cloned().map(MarkedBy::Named).collect()
}

/// Why choices do not go together, with what to do.
pub(super) fn fault(args: &TableArgs, measure: TableMeasure) -> Option<String> {
    use TableMeasure::{Ird, Irr, Or, Rd, Rr};
    if args.correlation.is_some_and(|r| !(0.0..=1.0).contains(&r)) {
        return Some("`--correlation` goes from 0 to 1.".to_owned());
    }
    let is_random = args.method.is_some_and(|m| m != TableMethod::Common);
    match args.pooling {
        Some(TablePooling::MantelHaenszel) if ![Rr, Or, Rd, Irr, Ird].contains(&measure) => {
            Some("`--pooling mantel-haenszel` is for the measures RR, OR, RD, IRR and IRD.".to_owned())
        }
        Some(TablePooling::Peto) if measure != Or => {
            Some("`--pooling peto` is for the measure OR.".to_owned())
        }
        Some(TablePooling::Peto) if is_random => {
            Some("Peto's method has one common effect: leave `--method` out.".to_owned())
        }
        Some(TablePooling::MantelHaenszel) if is_random && [Irr, Ird].contains(&measure) => {
            Some("Rates are pooled by Mantel and Haenszel under a common effect: leave `--method` out.".to_owned())
        }
        Some(TablePooling::MantelHaenszel) if is_random && args.method != Some(TableMethod::Dl) => Some(
            "With Mantel-Haenszel weights the variation between studies is DL's, as in Review Manager 5: `--method DL`, or leave it out for a common effect.".to_owned(),
        ),
        Some(TablePooling::MantelHaenszel | TablePooling::Peto)
            if args.test.is_some_and(|test| test != TableTest::Z) =>
        {
            Some("Pooled tables of events are tested with `--test z`.".to_owned())
        }
        _ => None,
    }
}

fn preset(preset: TablePreset) -> PresetChoice {
    match preset {
        TablePreset::Cochrane2025 => PresetChoice::Cochrane2025,
        TablePreset::RevMan5 => PresetChoice::RevMan5,
        TablePreset::Metafor => PresetChoice::Metafor,
    }
}

fn model(method: TableMethod) -> PoolingModel {
    match method {
        TableMethod::Common => PoolingModel::Common,
        _ => PoolingModel::Random,
    }
}

fn tau2(method: TableMethod) -> Option<Tau2Choice> {
    Some(match method {
        TableMethod::Reml => Tau2Choice::Reml,
        TableMethod::Dl => Tau2Choice::Dl,
        TableMethod::Pm => Tau2Choice::Pm,
        TableMethod::Eb => Tau2Choice::Eb,
        TableMethod::Ml => Tau2Choice::Ml,
        TableMethod::He => Tau2Choice::He,
        TableMethod::Sj => Tau2Choice::Sj,
        TableMethod::Hs => Tau2Choice::Hs,
        TableMethod::Common => return None,
    })
}

fn test(test: TableTest) -> TestChoice {
    match test {
        TableTest::Z => TestChoice::Z,
        TableTest::Knha => TestChoice::Knha,
        TableTest::Adhoc => TestChoice::Adhoc,
        TableTest::T => TestChoice::T,
        TableTest::KnhaIfHeterogeneous => TestChoice::KnhaIfHeterogeneous,
    }
}

fn pooling(pooling: TablePooling) -> Pooling {
    match pooling {
        TablePooling::InverseVariance => Pooling::InverseVariance,
        TablePooling::MantelHaenszel => Pooling::MantelHaenszel,
        TablePooling::Peto => Pooling::Peto,
    }
}

fn prediction(form: TablePrediction) -> PredictionChoice {
    match form {
        TablePrediction::KMinusOne => PredictionChoice::KMinusOne,
        TablePrediction::KMinusTwo => PredictionChoice::KMinusTwo,
        TablePrediction::AsTest => PredictionChoice::AsTest,
        TablePrediction::Normal => PredictionChoice::Normal,
    }
}

fn several(several: TableSeveral) -> SeveralResults {
    match several {
        TableSeveral::KeepAsPublished => SeveralResults::KeepAsPublished,
        TableSeveral::Combine => SeveralResults::Combine,
        TableSeveral::First => SeveralResults::First,
        TableSeveral::ThreeLevel => SeveralResults::ThreeLevel,
        TableSeveral::Robust => SeveralResults::Robust,
    }
}
