//! What can be chosen about a model.

use crate::estimator::Tau2Method;
use crate::level::Level;

/// Whether studies are taken to estimate one effect or a distribution of effects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Model {
    /// One common (fixed, equal) effect: tau2 is not part of the model.
    CommonEffect,
    /// Effects that vary between studies, with the estimator of their variance.
    RandomEffects(Tau2Method),
}

/// How coefficients are tested and their intervals formed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeanTest {
    /// Wald: normal distribution.
    Normal,
    /// The same standard error, t with k - p degrees of freedom.
    StudentT,
    /// Hartung-Knapp-Sidik-Jonkman: variance times the weighted mean squared residual, t with
    /// k - p degrees of freedom (Hartung and Knapp 2001; Sidik and Jonkman 2002).
    HartungKnapp,
    /// The same with the factor never below one (Knapp and Hartung 2003).
    HartungKnappAdHoc,
}

/// Which test is used when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TestRule {
    /// The same one whatever the data.
    Always(MeanTest),
    /// Hartung-Knapp with more than two studies and tau2 above zero, Wald otherwise (Cochrane's
    /// practice since 2025, methods B6.5).
    HartungKnappIfHeterogeneous,
}

/// The choices of an inverse-variance analysis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ModelOptions {
    /// Common or varying effects.
    pub model: Model,
    /// The test of the mean or the coefficients.
    pub test: TestRule,
    /// The level of every interval.
    pub level: Level,
}

impl ModelOptions {
    /// The test to use for k studies given the estimate of tau2.
    pub(crate) fn resolve_test(&self, k: usize, tau2: f64) -> MeanTest {
        match self.test {
            _ if k == 1 => MeanTest::Normal,
            TestRule::Always(test) => test,
            TestRule::HartungKnappIfHeterogeneous if k > 2 && tau2 > 0.0 => MeanTest::HartungKnapp,
            TestRule::HartungKnappIfHeterogeneous => MeanTest::Normal,
        }
    }
}
