//! The names that metafor has for estimators.

use stats::tau2::Tau2Method;

/// The name of an estimator as metafor spells it.
pub fn short_name(method: Tau2Method) -> &'static str {
    match method {
        Tau2Method::DerSimonianLaird => "DL",
        Tau2Method::RestrictedMaximumLikelihood => "REML",
        Tau2Method::MaximumLikelihood => "ML",
        Tau2Method::PauleMandel => "PM",
        Tau2Method::SidikJonkman => "SJ",
        Tau2Method::Hedges => "HE",
        Tau2Method::EmpiricalBayes => "EB",
        Tau2Method::HunterSchmidt => "HS",
    }
}
