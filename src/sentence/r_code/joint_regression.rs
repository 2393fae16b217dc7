//! The part of a script with a meta-regression on several properties together.

use std::fmt::Write as _;

use stats::prediction::PredictionQuantile;

use crate::synthesis::{JointRegression, Numbers};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::exact;

const SAY: &str = "say_term <- function(name, i) say(paste0(\"further.regression.\", name), estimate = joint_fit$b[[i]],
  se = joint_fit$se[i], ci_low = joint_fit$ci.lb[i], ci_high = joint_fit$ci.ub[i], p = joint_fit$pval[i])
f_df <- if (is.null(joint_fit$ddf) || all(is.na(joint_fit$ddf))) NA else joint_fit$ddf[1]
say_test <- function(name, i) {
  q <- c(t(joint_fit$b[i]) %*% solve(joint_fit$vb[i, i], joint_fit$b[i]))
  m <- length(i)
  say(paste0(\"further.regression.\", name), statistic = if (is.na(f_df)) q else q / m, df = m, df2 = f_df,
      p = if (is.na(f_df)) pchisq(q, m, lower.tail = FALSE) else pf(q / m, m, f_df, lower.tail = FALSE))
}
say_fitted <- function(name, at, df) {
  x <- c(1, at)
  b <- sum(x * joint_fit$b)
  se <- sqrt(c(t(x) %*% joint_fit$vb %*% x))
  half <- qt(1 - (1 - level / 100) / 2, if (is.na(f_df)) Inf else f_df) * se
  wide <- if (random) qt(1 - (1 - level / 100) / 2, df) * sqrt(joint_fit$tau2 + se^2) else NA
  say(paste0(\"further.regression.\", name), estimate = natural(b), ci_low = limit(b - half), ci_high = limit(b + half),
      prediction_low = limit(b - wide), prediction_high = limit(b + wide))
}
";

/// The model that the page shows; `regression` is defined before it.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, model: &JointRegression) -> String {
    let numbers_of = (1..=model.numbers.len()).map(|i| format!("joint_number{i}"));
    let groups_of = (1..=model.categories.len()).map(|i| format!("joint_group{i}"));
    let columns: Vec<String> = numbers_of.clone().chain(groups_of.clone()).collect();
    let mut code = format!(
        "\n{}joint <- dat[complete.cases(dat[, c({})]), ]\n",
        comment(words, text_id!("r.joint-regression")),
        quoted(&columns)
    );
    for (i, name) in numbers_of.enumerate() {
        let _ = writeln!(
            code,
            "say(\"further.regression.numbers.{}\", mean = mean(joint${name}))\njoint${name} <- joint${name} - mean(joint${name})",
            i + 1
        );
    }
    for name in groups_of {
        let _ = writeln!(
            code,
            "joint${name} <- factor(joint${name}, levels = sort(unique(joint${name}), method = \"radix\"))"
        );
    }
    let _ = write!(
        code,
        "joint_fit <- regression(joint, ~ {})\n{SAY}say(\"further.regression\", k = joint_fit$k, unknown = nrow(dat) - joint_fit$k, tau2 = if (random) joint_fit$tau2 else NA)\nbefore <- inverse_variance(joint, method, \"z\")$tau2\nsay(\"further.regression\", r2_percent = if (random && before > 0) 100 * max(0, 1 - joint_fit$tau2 / before) else NA)\nsay_term(\"intercept\", 1)\n",
        columns.join(" + ")
    );
    code.push_str(&said(numbers, model));
    code
}

fn said(numbers: &Numbers<'_>, model: &JointRegression) -> String {
    let mut code = String::new();
    for i in 1..=model.terms.len() {
        let _ = writeln!(code, "say_term(\"terms.{i}\", {})", i + 1);
    }
    let widths = std::iter::repeat_n(1, model.numbers.len());
    let widths = widths.chain(model.categories.iter().map(|(_, groups)| groups.len() - 1));
    let mut first = 2;
    for (i, (width, test)) in widths.zip(&model.tests).enumerate() {
        let columns = format!("{first}:{}", first + width - 1);
        first += width;
        if test.is_some() {
            let _ = writeln!(code, "say_test(\"tests.{}\", {columns})", i + 1);
        }
    }
    if model.omnibus.is_some() {
        let _ = writeln!(code, "say_test(\"omnibus\", 2:{})", model.terms.len() + 1);
    }
    let df = match numbers.choices.prediction.quantile {
        PredictionQuantile::AsTest => "if (is.na(f_df)) Inf else f_df",
        PredictionQuantile::Normal => "Inf",
        PredictionQuantile::ResidualDf => "joint_fit$k - joint_fit$p",
        PredictionQuantile::ResidualDfLessOne => "joint_fit$k - joint_fit$p - 1",
    };
    for (i, fitted) in model.fitted.iter().enumerate() {
        let at: Vec<String> = fitted.at.iter().map(|value| exact(*value)).collect();
        let _ = writeln!(
            code,
            "say_fitted(\"fitted.{}\", c({}), {df})",
            i + 1,
            at.join(", ")
        );
    }
    code
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
    names.join(", ")
}
