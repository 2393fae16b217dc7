//! The names of estimators of the variance between studies.

use crate::stats::tau2::Tau2Method;

/// The name of an estimator in words.
pub(super) fn estimator(method: Tau2Method) -> &'static str {
    match method {
        Tau2Method::DerSimonianLaird => "DerSimonian and Laird's estimator",
        Tau2Method::RestrictedMaximumLikelihood => "restricted maximum likelihood",
        Tau2Method::MaximumLikelihood => "maximum likelihood",
        Tau2Method::PauleMandel => "Paule and Mandel's estimator",
        Tau2Method::SidikJonkman => "Sidik and Jonkman's estimator",
        Tau2Method::Hedges => "Hedges's estimator",
        Tau2Method::EmpiricalBayes => "empirical Bayes",
        Tau2Method::HunterSchmidt => "Hunter and Schmidt's estimator",
    }
}

/// The name of an estimator as metafor spells it.
pub(super) fn short(method: Tau2Method) -> &'static str {
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
