//! The names of estimators of the variance between studies.

use crate::words::{TextId, text_id};
use stats::tau2::Tau2Method;

/// The name of an estimator in words.
pub fn estimator(method: Tau2Method) -> TextId {
    match method {
        Tau2Method::DerSimonianLaird => text_id!("estimator.dersimonian-laird"),
        Tau2Method::RestrictedMaximumLikelihood => {
            text_id!("estimator.restricted-maximum-likelihood")
        }
        Tau2Method::MaximumLikelihood => text_id!("estimator.maximum-likelihood"),
        Tau2Method::PauleMandel => text_id!("estimator.paule-mandel"),
        Tau2Method::SidikJonkman => text_id!("estimator.sidik-jonkman"),
        Tau2Method::Hedges => text_id!("estimator.hedges"),
        Tau2Method::EmpiricalBayes => text_id!("estimator.empirical-bayes"),
        Tau2Method::HunterSchmidt => text_id!("estimator.hunter-schmidt"),
    }
}
