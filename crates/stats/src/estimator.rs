//! Estimators of the variance of true effects between studies.

/// Which likelihood is made as large as it can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Likelihood {
    /// That of all data (ML).
    Full,
    /// That of the residual contrasts (REML).
    Restricted,
}

/// Estimators of tau2; all are cut off at zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Tau2Method {
    /// DerSimonian and Laird (1986).
    DerSimonianLaird,
    /// Restricted maximum likelihood.
    RestrictedMaximumLikelihood,
    /// Maximum likelihood.
    MaximumLikelihood,
    /// Paule and Mandel (1982): the generalised Q equals its expectation.
    PauleMandel,
    /// Sidik and Jonkman (2005), two steps.
    SidikJonkman,
    /// Hedges (1983), also called Cochran's: from unweighted residuals.
    Hedges,
    /// Empirical Bayes (Morris 1983); the same root as Paule-Mandel.
    EmpiricalBayes,
    /// Hunter and Schmidt (2004).
    HunterSchmidt,
}
