//! Codes of FHIR R5 (5.0.0) and of HL7 Terminology, as their pages list them: `statistic-type`,
//! `attribute-estimate-type`, `variable-role`, `synthesis-type`, `certainty-type` and `certainty-rating`.

use serde_json::{Value, json};

use crate::record::result::Measure;
use crate::record::synthesis::{CertaintyLevel, GradeDomain};

/// Where HL7 keeps the code systems that are not part of FHIR itself.
const TERMINOLOGY: &str = "http://terminology.hl7.org/CodeSystem/";

/// A concept with a code.
fn coded(system: &str, code: &str, display: &str) -> Value {
    json!({"coding": [{"system": system, "code": code, "display": display}]})
}

/// A concept for which there is no code.
pub(super) fn named(text: &str) -> Value {
    json!({"text": text})
}

/// What kind of number an effect is; said as text where R5 has no code for it.
pub(super) fn statistic(measure: Measure) -> Value {
    let (code, display) = match measure {
        Measure::RR => ("C93152", "Relative Risk"),
        Measure::OR => ("C16932", "Odds Ratio"),
        Measure::RD => ("0000424", "Risk Difference"),
        Measure::HR => ("C93150", "Hazard Ratio"),
        Measure::IRR => ("rate-ratio", "Incidence Rate Ratio"),
        Measure::MD => ("0000457", "Mean Difference"),
        Measure::SMD => ("0000100", "Standardized Mean Difference"),
        Measure::PROP => ("C44256", "Proportion"),
        Measure::MEAN => ("C53319", "Mean"),
        other => return named(other.short()),
    };
    coded(&format!("{TERMINOLOGY}statistic-type"), code, display)
}

/// A number beside an effect.
#[derive(Debug, Clone, Copy)]
pub(super) enum Attribute {
    /// Its confidence interval.
    ConfidenceInterval,
    /// The p value of its test.
    P,
    /// I².
    ISquared,
    /// The variance between studies.
    TauSquared,
    /// Cochran's Q.
    Q,
    /// The prediction interval, for which R5 has no code.
    PredictionInterval,
}

/// What a number beside an effect is.
pub(super) fn attribute(attribute: Attribute) -> Value {
    let (code, display) = match attribute {
        Attribute::ConfidenceInterval => ("C53324", "Confidence interval"),
        Attribute::P => ("C44185", "P-value"),
        Attribute::ISquared => ("0000420", "I-squared"),
        Attribute::TauSquared => ("0000421", "Tau squared"),
        Attribute::Q => ("0000419", "Cochran's Q statistic"),
        Attribute::PredictionInterval => return named("Prediction interval"),
    };
    coded(
        &format!("{TERMINOLOGY}attribute-estimate-type"),
        code,
        display,
    )
}

/// The part that a variable has in evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Who was studied.
    Population,
    /// What is done.
    Exposure,
    /// What it is compared with.
    ReferenceExposure,
    /// What is measured.
    MeasuredVariable,
}

/// The part of a variable.
pub(super) fn role(role: Role) -> Value {
    let (code, display) = match role {
        Role::Population => ("population", "population"),
        Role::Exposure => ("exposure", "exposure"),
        Role::ReferenceExposure => ("referenceExposure", "reference exposure"),
        Role::MeasuredVariable => ("measuredVariable", "measured variable"),
    };
    coded(&format!("{TERMINOLOGY}variable-role"), code, display)
}

/// Results of studies pooled.
pub(super) fn meta_analysis() -> Value {
    coded(
        &format!("{TERMINOLOGY}synthesis-type"),
        "std-MA",
        "summary data meta-analysis",
    )
}

/// The certainty as a whole.
pub(super) fn overall() -> Value {
    certainty_type("Overall", "Overall certainty")
}

/// A domain of certainty.
pub(super) fn domain(domain: GradeDomain) -> Value {
    let (code, display) = match domain {
        GradeDomain::RiskOfBias => ("RiskOfBias", "Risk of bias"),
        GradeDomain::Inconsistency => ("Inconsistency", "Inconsistency"),
        GradeDomain::Indirectness => ("Indirectness", "Indirectness"),
        GradeDomain::Imprecision => ("Imprecision", "Imprecision"),
        GradeDomain::PublicationBias => ("PublicationBias", "Publication bias"),
        GradeDomain::LargeEffect => ("LargeEffect", "Large effect"),
        GradeDomain::DoseResponse => ("DoseResponseGradient", "Dose response gradient"),
        GradeDomain::OpposingConfounding => ("PlausibleConfounding", "Plausible confounding"),
    };
    certainty_type(code, display)
}

fn certainty_type(code: &str, display: &str) -> Value {
    coded("http://hl7.org/fhir/certainty-type", code, display)
}

/// A level of certainty.
pub(super) fn level(level: CertaintyLevel) -> Value {
    let (code, display) = match level {
        CertaintyLevel::High => ("high", "High quality"),
        CertaintyLevel::Moderate => ("moderate", "Moderate quality"),
        CertaintyLevel::Low => ("low", "Low quality"),
        CertaintyLevel::VeryLow => ("very-low", "Very low quality"),
    };
    rating(code, display)
}

/// By how many levels a domain changes the certainty; nothing for a step that R5 does not know.
pub(super) fn change(levels: i8) -> Option<Value> {
    let (code, display) = match levels {
        0 => ("no-change", "no change to rating"),
        -1 => ("downcode1", "reduce rating: -1"),
        -2 => ("downcode2", "reduce rating: -2"),
        -3 => ("downcode3", "reduce rating: -3"),
        1 => ("upcode1", "increase rating: +1"),
        2 => ("upcode2", "increase rating: +2"),
        _ => return None,
    };
    Some(rating(code, display))
}

fn rating(code: &str, display: &str) -> Value {
    coded("http://hl7.org/fhir/certainty-rating", code, display)
}
