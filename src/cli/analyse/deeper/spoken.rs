//! The names of numbers in words; as JSON they keep the names of `docs/analyses.md`.

use serde_json::Value;

/// The words for the name of a number in an object of this name. What the table itself names, such as
/// moderators and treatments, stays as it is.
pub(super) fn spoken(name: &str, value: &Value, around: &str) -> String {
    match (around, name) {
        ("hsroc", "beta") => return "Shape β".to_owned(),
        ("confidence_region" | "prediction_region", "se" | "sd") => {
            return "Standard deviations".to_owned();
        }
        ("", "p") => return "Coefficients".to_owned(),
        ("", "tau") if value.is_object() => {
            return "τ, the standard deviation of true effects".to_owned();
        }
        ("bayes" | "mu" | "tau" | "prediction", "mean") => return "Mean".to_owned(),
        _ => {}
    }
    let known = |name: &str| {
        let mut names = NAMES.iter();
        names
            .find(|(known, _)| *known == name)
            .map(|(_, words)| *words)
    };
    if let Some(words) = known(name) {
        return words.to_owned();
    }
    let limits = [
        ("_ci_lb", ", interval from"),
        ("_ci_ub", ", interval to"),
        ("_lb", ", interval from"),
        ("_ub", ", interval to"),
        ("_se", ", standard error"),
    ];
    let mut limits = limits.iter().filter_map(|(end, words)| {
        let base = name.strip_suffix(end)?;
        Some(format!("{}{words}", known(base)?))
    });
    limits.next().unwrap_or_else(|| name.to_owned())
}

/// A text of the program among the cells in words.
pub(super) fn spoken_cell(text: &str) -> &str {
    match text {
        "intrcpt" => "intercept",
        "pet" => "PET",
        "peese" => "PEESE",
        "chi2" => "chi²",
        other => other,
    }
}

const NAMES: [(&str, &str); 177] = [
    ("AIC", "AIC"),
    ("BIC", "BIC"),
    ("DOR", "Diagnostic odds ratio"),
    ("F", "F"),
    ("I2", "I², %"),
    ("I2_between", "I² between clusters, %"),
    ("I2_total", "I² in all, %"),
    ("I2_within", "I² within clusters, %"),
    ("LR_neg", "Negative likelihood ratio"),
    ("LR_pos", "Positive likelihood ratio"),
    ("LRT", "Likelihood-ratio test"),
    ("Lambda", "Accuracy Λ"),
    ("Q", "Q"),
    ("Q_between_designs", "Inconsistency: Q between designs"),
    ("Q_df", "Degrees of freedom of Q"),
    ("Q_p", "p value of Q"),
    ("Q_within_designs", "Variation: Q within designs"),
    ("QE", "Q of what the moderators leave"),
    ("QE_LRT", "Q by likelihood ratio"),
    ("QE_Wld", "Q by Wald"),
    ("QE_del", "Q without it"),
    ("QE_df", "Degrees of freedom of Q"),
    ("QE_p", "p value of Q"),
    ("QEp_LRT", "p value by likelihood ratio"),
    ("QEp_Wld", "p value by Wald"),
    ("QM", "Test of all moderators together"),
    ("R2_pct", "Variation that the moderators explain (R²), %"),
    ("Theta", "Threshold Θ"),
    ("added", "Added to events"),
    ("back", "On the natural scale"),
    ("baujat_x", "Share of Q (Baujat)"),
    ("baujat_y", "Bearing on the result (Baujat)"),
    ("bayes_factor_mu0", "Bayes factor for a mean of 0"),
    ("bayes_factor_tau0", "Bayes factor for no variation"),
    ("beta", "Pooled estimate"),
    ("center", "Centre"),
    ("chosen", "Chosen"),
    ("ci", "Interval"),
    ("ci_lb", "Interval from"),
    ("ci_ub", "Interval to"),
    ("coefficients", "Coefficients"),
    ("common", "Common effect: first treatment minus second"),
    ("confidence_region", "Confidence region of both logits"),
    ("connected", "One network"),
    (
        "contrasts",
        "Differences in the studies: first treatment minus second",
    ),
    (
        "contributions_random",
        "On which direct comparisons each result rests (random effects)",
    ),
    ("cook_d", "Cook’s distance"),
    ("correlation", "Correlation"),
    ("counts", "Results"),
    ("cov_mu", "Covariance of the two means"),
    ("cov_r", "Covariance ratio"),
    ("delta", "Chance to be published, beside the first part"),
    (
        "design_by_treatment_random",
        "Inconsistency, with variation between studies",
    ),
    ("df", "Degrees of freedom"),
    ("df1", "Degrees of freedom"),
    ("df2", "Second degrees of freedom"),
    (
        "dfbs",
        "How far each coefficient moves without it (DFBETAS)",
    ),
    ("dffits", "DFFITS"),
    ("difference", "Direct minus indirect"),
    ("direct", "Direct"),
    ("direct1", "Direct: first"),
    ("direct2", "Direct: second"),
    ("estimate", "Estimate"),
    (
        "factor_test",
        "Test of the first moderator with several levels",
    ),
    ("factor_tests", "Test of each moderator"),
    ("hat", "Leverage"),
    ("hsroc", "Summary ROC curve (HSROC)"),
    ("icc", "Correlation of true effects in a cluster"),
    ("indirect", "Indirect"),
    ("influential", "Passes a rule"),
    ("intercept", "Effect of a study without sampling error"),
    ("interval", "Part between the steps"),
    ("intrcpt", "Intercept"),
    ("k", "Results"),
    ("left_out", "Rows left out"),
    ("logLik", "Log-likelihood"),
    ("logLik_unadjusted", "Log-likelihood without selection"),
    ("log_marginal_likelihood", "Log marginal likelihood"),
    ("logit_fpr", "Logit of the false-positive rate"),
    ("logit_sens", "Logit of the sensitivity"),
    ("lrt_between", "Test of variation between clusters"),
    ("lrt_both", "Test of any variation"),
    ("lrt_within", "Test of variation within clusters"),
    ("mean", "Mean"),
    ("median", "Median"),
    ("mode", "Most likely value"),
    ("moderator", "Moderator"),
    ("mu", "Mean of the true effects"),
    ("mu_logit_fpr", "Mean logit of the false-positive rate"),
    ("mu_logit_sens", "Mean logit of the sensitivity"),
    ("n_clusters", "Clusters"),
    ("n_comparisons", "Pairs of arms"),
    ("n_designs", "Designs"),
    ("n_studies", "Studies"),
    ("n_treatments", "Treatments"),
    ("name", "Coefficient"),
    ("network", "Network"),
    ("omnibus", "Test of all moderators together"),
    ("p", "p value"),
    ("p_one_sided", "One-sided p value"),
    ("parts", "Parts"),
    ("peese", "PEESE: regression on the variance"),
    ("peese_random", "PEESE with variation between results"),
    ("percent", "Percent"),
    ("pet", "PET: regression on the standard error"),
    ("pet_peese", "PET or PEESE"),
    ("pet_random", "PET with variation between results"),
    ("pi", "Prediction interval"),
    ("pi_lb", "Prediction interval from"),
    ("pi_ub", "Prediction interval to"),
    ("pred", "Predicted effect"),
    ("prediction", "True effect of a new study"),
    ("prediction_region", "Prediction region of both logits"),
    ("predictions", "Predicted effect of each row"),
    (
        "prob_above_important",
        "Probability above the smallest important effect",
    ),
    ("prob_below_0", "Probability below 0"),
    (
        "prob_below_minus_important",
        "Probability below minus the smallest important effect",
    ),
    ("proportion_direct", "Share of direct evidence"),
    ("pscores_common", "P-scores, common effect (1 is best)"),
    ("pscores_random", "P-scores, random effects (1 is best)"),
    ("pval", "p value"),
    ("random", "Random effects: first treatment minus second"),
    ("residual_variance", "Residual variance"),
    ("rho", "Correlation of the two"),
    ("row", "Row"),
    ("rstudent", "Studentised residual"),
    ("rule", "Rule"),
    ("s2w", "Hartung-Knapp factor"),
    ("sd", "Standard deviation"),
    ("se", "Standard error"),
    ("se_CR0", "Standard error, CR0"),
    ("se_CR1", "Standard error, CR1"),
    ("se_delta", "Its standard error"),
    ("se_logit_fpr", "Its standard error"),
    ("se_logit_sens", "Its standard error"),
    ("se_model", "Standard error of the model"),
    ("se_tau2", "Standard error of τ²"),
    ("sei", "Standard error"),
    ("sensitivity", "Sensitivity"),
    ("shortest", "Shortest interval"),
    ("shortest_lb", "Shortest interval from"),
    ("shortest_ub", "Shortest interval to"),
    ("shrinkage", "True effect of each study"),
    ("sigma2_alpha", "Variance of the accuracy"),
    ("sigma2_between", "Variance between clusters"),
    ("sigma2_theta", "Variance of the threshold"),
    ("sigma2_within", "Variance within clusters"),
    ("slope", "Change with the standard error, or the variance"),
    ("specificity", "Specificity"),
    (
        "split_common",
        "Direct and indirect evidence, common effect",
    ),
    (
        "split_random",
        "Direct and indirect evidence, random effects",
    ),
    ("statistic", "Statistic"),
    ("study", "Study"),
    ("tau", "τ, the standard deviation between results"),
    ("tau2", "τ², the variance between results"),
    ("tau2_del", "τ² without it"),
    ("tau2_no_moderators", "τ² without moderators"),
    ("tau_logit_fpr", "τ of the false-positive rate, as logits"),
    ("tau_logit_sens", "τ of the sensitivity, as logits"),
    ("tau_within", "τ within designs"),
    ("test", "Test"),
    ("treat1", "First"),
    ("treat2", "Second"),
    ("treatments", "Treatments"),
    ("tval", "t"),
    ("typical_variance", "Typical sampling variance"),
    ("unadjusted", "Without selection"),
    ("value", "Value"),
    ("var_logit_fpr", "Its variance"),
    ("var_logit_sens", "Its variance"),
    ("vcov", "Covariance of the coefficients"),
    ("vi", "Variance"),
    ("vif", "Variance inflation of each coefficient"),
    ("weight_pct", "Weight, %"),
    ("why", "Reason"),
    ("yi", "Effect"),
    ("zval", "z"),
];
