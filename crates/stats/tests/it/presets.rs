//! What presets promise and what results say about themselves.

use distil_stats::distribution::Reference;
use distil_stats::effect::EffectSize;
use distil_stats::error::StatsError;
use distil_stats::model::options::{MeanTest, ModelOptions, TestRule};
use distil_stats::note::Note;
use distil_stats::pool::inverse_variance::{Pooled, pool};
use distil_stats::preset::Preset;

fn effects(pairs: &[(f64, f64)]) -> Vec<EffectSize> {
    pairs
        .iter()
        .map(|(y, v)| EffectSize::new(*y, *v).unwrap())
        .collect()
}

fn cochrane(pairs: &[(f64, f64)]) -> Pooled {
    pool(&effects(pairs), &Preset::COCHRANE_2025.random).unwrap()
}

#[test]
fn cochrane_uses_hartung_knapp_for_several_differing_studies() {
    let result = cochrane(&[(0.1, 0.02), (0.9, 0.03), (-0.4, 0.02), (0.5, 0.04)]);
    assert_eq!(result.mean.reference, Reference::StudentT { df: 3.0 });
    assert!(result.hartung_knapp_factor.is_some());
}

#[test]
fn cochrane_uses_wald_for_two_studies_and_for_alike_ones() {
    let two = cochrane(&[(0.1, 0.02), (0.9, 0.03)]);
    assert_eq!(two.mean.reference, Reference::Normal);
    assert!(two.notes.contains(&Note::HartungKnappNotApplied));
    let alike = cochrane(&[(0.1, 0.2), (0.11, 0.3), (0.12, 0.2)]);
    assert_eq!(alike.tau2.unwrap().value, 0.0);
    assert_eq!(alike.mean.reference, Reference::Normal);
}

#[test]
fn one_study_is_itself() {
    let result = cochrane(&[(0.3, 0.04)]);
    assert_eq!((result.mean.estimate, result.k), (0.3, 1));
    assert!((result.mean.se - 0.2).abs() < 1e-15);
    assert!(result.notes.contains(&Note::SingleStudy));
    assert_eq!(result.predictive(Preset::COCHRANE_2025.prediction), None);
}

#[test]
fn identical_effects_under_hartung_knapp_are_flagged() {
    let knapp = ModelOptions {
        test: TestRule::Always(MeanTest::HartungKnapp),
        ..Preset::METAFOR.random
    };
    let same = effects(&[(0.1 + 0.2, 0.1), (0.3, 0.2), (0.3, 0.7)]);
    let result = pool(&same, &knapp).unwrap();
    assert!(result.notes.contains(&Note::HartungKnappDegenerate));
    assert_eq!((result.mean.se, result.mean.p), (0.0, 0.0));
    assert_eq!(result.mean.interval.lower, result.mean.interval.upper);
}

#[test]
fn a_narrowing_factor_is_flagged() {
    let knapp = ModelOptions {
        test: TestRule::Always(MeanTest::HartungKnapp),
        ..Preset::METAFOR.random
    };
    let result = pool(&effects(&[(0.1, 0.2), (0.11, 0.3), (0.12, 0.2)]), &knapp).unwrap();
    let narrows =
        |note: &Note| matches!(note, Note::HartungKnappNarrows { factor } if *factor < 1.0);
    assert!(result.notes.iter().any(narrows));
    assert!(result.mean.se < result.wald_se);
}

#[test]
fn bad_input_is_refused() {
    let options = Preset::COCHRANE_2025.random;
    assert_eq!(
        pool(&[], &options),
        Err(StatsError::TooFewStudies {
            needed: 1,
            found: 0
        })
    );
    assert_eq!(
        pool(&effects(&[(0.1, 0.2), (0.0, 0.0)]), &options),
        Err(StatsError::BadVariance { index: 1 })
    );
    assert_eq!(EffectSize::new(f64::NAN, 1.0), None);
    assert_eq!(EffectSize::new(1.0, -1.0), None);
}

#[test]
fn presets_are_found_by_name() {
    for preset in Preset::ALL {
        assert_eq!(Preset::by_name(preset.name), Some(preset));
    }
    assert_eq!(Preset::by_name("guess"), None);
    assert_eq!(Preset::default().name, "cochrane-2025");
}
