//! The part of a script that pools, and repeats the further analyses.

use std::fmt::Write as _;

use crate::record::analysis_settings::Pooling;
use crate::record::result::Measure;
use stats::model::options::{MeanTest, Model, TestRule};
use stats::pool::mantel_haenszel::RiskDifferenceVariance;
use stats::prediction::PredictionQuantile;

use crate::sentence::property;
use crate::synthesis::{Choices, EffectRow, Further, Numbers, short_name};
use crate::words::{Words, phrase, text_id};

use super::comment::comment;
use super::effects::zero_cells_of_both;

pub(super) fn code(words: &Words, numbers: &Numbers<'_>, rows: &[&EffectRow]) -> String {
    let measure = rows.first().map_or(Measure::GENERIC, |row| row.measure);
    let choices = numbers.choices;
    let mut code = match (choices.pooling, choices.model.model) {
        (Pooling::InverseVariance, _) => inverse_variance(words, numbers),
        (Pooling::MantelHaenszel, Model::CommonEffect) => mantel_haenszel(words, measure, choices),
        (Pooling::MantelHaenszel, Model::RandomEffects(_)) => {
            let random = comment(words, text_id!("r.revman-random"));
            format!(
                "{}\n{random}{REVMAN_RANDOM}",
                mantel_haenszel(words, measure, choices)
            )
        }
        (Pooling::Peto, _) => peto(choices),
    };
    if choices.pooling == Pooling::InverseVariance {
        code.push_str(&checks(words, rows));
        if let Some(further) = numbers.further {
            code.push_str(&further_code(words, rows, further, choices));
        }
    }
    code
}

/// Review Manager 5's random effects: DerSimonian and Laird's estimator with Q around the
/// Mantel-Haenszel estimate.
const REVMAN_RANDOM: &str = "w <- 1 / fit$vi
w <- w[!is.na(w)]
tau2 <- max(0, (fit$QE - (length(w) - 1)) / (sum(w) - sum(w^2) / sum(w)))
rma(yi = fit$yi, vi = fit$vi + tau2, method = \"EE\")
";

/// How far metafor is asked to go: its own rule stops at the fourth or fifth digit.
const CONTROL: &str = "control = list(threshold = 1e-12, maxiter = 10000)";

fn inverse_variance(words: &Words, numbers: &Numbers<'_>) -> String {
    let choices = numbers.choices;
    let asked = choices.tau2_method();
    let used = numbers.pooled.and_then(|pooled| pooled.tau2_method);
    let method = used.or(asked.map(short_name)).unwrap_or("EE");
    let call = format!(
        "rma(yi = yi, sei = sei, data = d, slab = study, method = \"{method}\", test = test,\n      {CONTROL})"
    );
    let body = match choices.model.test {
        TestRule::Always(test) => format!(
            "analyse <- function(d, test = \"{}\") {{\n  {call}\n}}\n",
            test_name(test)
        ),
        TestRule::HartungKnappIfHeterogeneous => format!(
            "{}analyse <- function(d) {{\n  one <- function(test) {call}\n  fit <- one(\"z\")\n  if (fit$k > 2 && fit$tau2 > 0) one(\"knha\") else fit\n}}\n",
            comment(words, text_id!("r.hartung-knapp-rule"))
        ),
    };
    let mut code = format!("\n{body}fit <- analyse(dat)\nprint(fit, digits = 4)\n");
    if choices.tau2_method().is_some() {
        code.push_str("confint(fit, control = list(tol = 1e-12))\n");
        code.push_str(&prediction(words, choices));
    }
    code.push_str("forest(fit)\n");
    code
}

fn prediction(words: &Words, choices: &Choices) -> String {
    let quantile = match choices.prediction.quantile {
        PredictionQuantile::AsTest => {
            "if (fit$test == \"z\") qnorm(0.975) else qt(0.975, fit$k - 1)"
        }
        PredictionQuantile::Normal => "qnorm(0.975)",
        PredictionQuantile::ResidualDf => "qt(0.975, fit$k - 1)",
        PredictionQuantile::ResidualDfLessOne => "qt(0.975, fit$k - 2)",
    };
    format!(
        "{}quantile <- {quantile}\nc(fit$b) + c(-1, 1) * quantile * sqrt(fit$tau2 + fit$se^2)\n",
        comment(words, text_id!("r.prediction"))
    )
}

fn test_name(test: MeanTest) -> &'static str {
    match test {
        MeanTest::Normal => "z",
        MeanTest::StudentT => "t",
        MeanTest::HartungKnapp => "knha",
        MeanTest::HartungKnappAdHoc => "adhoc",
    }
}

fn mantel_haenszel(words: &Words, measure: Measure, choices: &Choices) -> String {
    let options = choices.mantel_haenszel(measure);
    let cells = zero_cells_of_both(options.single, options.pooled);
    let mut code = format!(
        "\nfit <- rma.mh(measure = \"{}\", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat, slab = study,\n              {cells})\nprint(fit, digits = 4)\nforest(fit)\n",
        measure.short()
    );
    let greenland =
        choices.preset.risk_difference_variance == RiskDifferenceVariance::GreenlandRobins;
    if measure == Measure::RD && greenland {
        code.push_str(&comment(words, text_id!("r.greenland-robins")));
        code.push_str(
            "w <- with(dat, n1i * n2i / (n1i + n2i))\nv <- with(dat, ai * (n1i - ai) / n1i^3 + ci * (n2i - ci) / n2i^3)\nse <- sqrt(sum(v * w^2)) / sum(w)\nc(fit$b) + c(0, -1, 1) * qnorm(0.975) * se\n",
        );
    }
    code
}

fn peto(choices: &Choices) -> String {
    let options = choices.preset.peto;
    let cells = zero_cells_of_both(options.single, options.pooled);
    format!(
        "\nfit <- rma.peto(ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = dat, slab = study,\n                {cells})\nprint(fit, digits = 4)\nforest(fit)\n"
    )
}

/// The result without rows in doubt and without studies at high risk of bias.
fn checks(words: &Words, rows: &[&EffectRow]) -> String {
    let mut code = String::new();
    if rows.iter().any(|row| row.in_doubt) {
        let title = comment(words, text_id!("r.without-doubt"));
        code.push_str(&format!("\n{title}analyse(subset(dat, !in_doubt))\n"));
    }
    if rows.iter().any(|row| row.facts.high_risk == Some(true)) {
        let title = comment(words, text_id!("r.without-high-risk"));
        code.push_str(&format!(
            "\n{title}analyse(subset(dat, is.na(high_risk) | !high_risk))\n"
        ));
    }
    code
}

fn further_code(
    words: &Words,
    rows: &[&EffectRow],
    further: &Further,
    choices: &Choices,
) -> String {
    let mut code = sequences(words, rows, further);
    code.push_str(&subgroups(words, further));
    code.push_str(&regressions(words, further));
    if further.asymmetry.is_some() && choices.model.test != TestRule::Always(MeanTest::StudentT) {
        code.push_str(&small_studies(words));
    }
    code
}

/// A table of fits.
fn table(fits: &str) -> String {
    format!(
        "t(sapply({fits}, function(f) c(k = f$k, estimate = c(f$b), lower = f$ci.lb, upper = f$ci.ub)))\n"
    )
}

fn sequences(words: &Words, rows: &[&EffectRow], further: &Further) -> String {
    let mut code = String::new();
    if rows.len() > 1 {
        let title = comment(words, text_id!("r.leave-one-out"));
        let _ = write!(
            code,
            "\n{title}left <- lapply(seq_len(nrow(dat)), function(i) analyse(dat[-i, ]))\n{}",
            table("left")
        );
    }
    if !further.cumulative.is_empty() {
        let title = comment(words, text_id!("r.by-year"));
        let _ = write!(
            code,
            "\n{title}by_year <- dat[order(dat$year), ]\nadded <- lapply(seq_len(nrow(dat)), function(i) analyse(by_year[seq_len(i), ]))\n{}",
            table("added")
        );
    }
    code
}

fn subgroups(words: &Words, further: &Further) -> String {
    let mut code = String::new();
    for (index, subgroups) in further.subgroups.iter().enumerate() {
        let property = property::category(words, &subgroups.by);
        let _ = write!(
            code,
            "\n{}parts <- lapply(split(dat, dat$group{}), analyse)\n{}",
            comment(words, phrase!("r.subgroups", property = property)),
            index + 1,
            table("parts")
        );
        code.push_str(&comment(words, text_id!("r.subgroups-equal")));
        code.push_str("rma(yi = sapply(parts, function(f) c(f$b)), sei = sapply(parts, function(f) f$se), method = \"EE\")[c(\"QE\", \"QEp\")]\n");
    }
    code
}

fn regressions(words: &Words, further: &Further) -> String {
    let mut code = String::new();
    let lines = further.moderators.iter().enumerate();
    for (index, moderator) in lines.filter(|(_, moderator)| moderator.slope.is_some()) {
        let number = property::number(words, &moderator.by);
        let _ = write!(
            code,
            "\n{}rma(yi = yi, sei = sei, mods = ~ moderator{}, data = dat, method = fit$method, test = fit$test,\n    {CONTROL})\n",
            comment(words, phrase!("r.regression", number = number)),
            index + 1
        );
    }
    code
}

fn small_studies(words: &Words) -> String {
    format!(
        "\n{}regtest(fit, model = \"lm\")\nranktest(fit)\nfilled <- trimfill(fit, estimator = \"L0\")\nfilled\n{}analyse(data.frame(study = seq_along(filled$yi), yi = c(filled$yi), sei = sqrt(c(filled$vi))))\n",
        comment(words, text_id!("r.small-studies")),
        comment(words, text_id!("r.filled"))
    )
}
