//! What a script says, and in what form: lines with a name and numbers, under the names that the file
//! of analyses has for them. People can read them, and so can a program that compares the two.

use std::fmt::Write as _;

use stats::effect::transform::BackTransform;
use stats::prediction::{PredictionError, PredictionQuantile};

use crate::record::analysis_settings::Pooling;
use crate::synthesis::{Numbers, Scale};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::exact;
use super::levels;

pub(super) const SAY: &str = "say <- function(name, ...) {
  values <- c(...)
  cat(name, \": \", paste(names(values), signif(values, 10), collapse = \", \"), \"\\n\", sep = \"\")
}
";

/// Estimate and interval on both scales.
const SAY_SHORT: &str = "say_short <- function(name, fit) {
  say(name, k = fit$k, estimate = natural(fit$b[[1]]), ci_low = limit(fit$ci.lb),
      ci_high = limit(fit$ci.ub), p = if (tested) fit$pval else NA)
  say(paste0(name, \".on_scale\"), estimate = fit$b[[1]], se = fit$se, ci_low = fit$ci.lb,
      ci_high = fit$ci.ub)
}
";

/// The test-based interval of I² (Higgins and Thompson 2002).
const I2_FROM_Q: &str = "i2_from_q <- function(q, df) {
  se <- if (df == 0) NA else if (q > df + 1) 0.5 * log(q / df) / (sqrt(2 * q) - sqrt(2 * df - 1))
    else if (df > 1) sqrt((1 - 1 / (3 * (df - 1)^2)) / (2 * (df - 1))) else NA
  log_h <- if (df == 0) 0 else log(max(1, q / df)) / 2
  half <- qnorm(1 - (1 - level / 100) / 2) * se
  c(if (df == 0) NA else max(0, 100 * (1 - df / q)), 100 * (1 - exp(-2 * pmax(0, log_h + c(-1, 1) * half))))
}
";

/// Q-profile limits of τ², τ and I².
const PROFILE: &str = "profile <- function(fit) {
  none <- matrix(NA, 3, 2)
  if (!random || is.null(fit$method) || fit$k < 2) return(none)
  reach <- max(100, 1000 * diff(range(fit$yi))^2)
  found <- try(confint(fit, level = level, control = list(tol = 1e-14, tau2.max = reach)), silent = TRUE)
  if (inherits(found, \"try-error\")) none else unname(found$random[1:3, 2:3])
}
";

const SAY_POOLED: &str = "say_pooled <- function(name, fit) {
  if (is.null(fit)) return(invisible())
  say_short(name, fit)
  on_scale <- predicted(fit)
  df <- if (is.null(fit$k.yi)) fit$k - 1 else fit$k.yi - 1
  tau2 <- if (random) fit$tau2 else NA
  range <- profile(fit)
  i2 <- i2_from_q(fit$QE, df)
  say(name, prediction_low = limit(on_scale[1]), prediction_high = limit(on_scale[2]))
  say(paste0(name, \".on_scale\"), statistic = if (tested) fit$zval else NA, df = fit$ddf, prediction_low = on_scale[1],
      prediction_high = on_scale[2])
  say(name, tau2 = tau2, tau2_se = if (random && !is.null(fit$se.tau2)) fit$se.tau2 else NA,
      tau2_low = range[1, 1], tau2_high = range[1, 2], tau = sqrt(tau2), tau_low = range[2, 1],
      tau_high = range[2, 2])
  if (!is.na(other_level)) {
    at <- 1 - (1 - other_level / 100) / 2
    t_df <- if (is.null(fit$ddf) || is.na(fit$ddf)) Inf else fit$ddf
    around <- fit$b[[1]] + c(-1, 1) * qt(at, t_df) * fit$se
    predicted_at <- if (is.na(on_scale[1])) c(NA, NA) else
      fit$b[[1]] + c(-1, 1) * qt(at, prediction_df(fit)) * prediction_sd(fit)
    say(paste0(name, \".other_level\"), percent = other_level, ci_low = limit(around[1]),
        ci_high = limit(around[2]), prediction_low = limit(predicted_at[1]),
        prediction_high = limit(predicted_at[2]))
  }
  say(name, q = fit$QE, q_df = df, q_p = if (df == 0) 1 else fit$QEp, i2_q_percent = i2[1],
      i2_q_low = i2[2], i2_q_high = i2[3], i2_tau2_percent = if (random && fit$k > 1) fit$I2 else i2[1],
      i2_tau2_low = range[3, 1], i2_tau2_high = range[3, 2])
}
";

/// The functions by which a script says its numbers.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>) -> String {
    let choices = numbers.choices;
    let mut code = String::from("\n");
    let _ = writeln!(
        code,
        "level <- {}\nother_level <- {}\ntested <- {}\nrandom <- {}",
        exact(choices.model.level.percent()),
        choices
            .other_level
            .map_or_else(|| "NA".to_owned(), |level| exact(level.percent())),
        if numbers.scale.is_tested {
            "TRUE"
        } else {
            "FALSE"
        },
        if choices.tau2_method().is_some() {
            "TRUE"
        } else {
            "FALSE"
        }
    );
    code.push_str(&comment(words, text_id!("r.say")));
    code.push_str(SAY);
    code.push_str(&comment(words, text_id!("r.natural")));
    code.push_str(&natural(numbers.scale));
    code.push_str(SAY_SHORT);
    code.push_str(&comment(words, text_id!("r.prediction")));
    code.push_str(&predicted(numbers));
    code.push_str(&comment(words, text_id!("r.i2-from-q")));
    code.push_str(I2_FROM_Q);
    code.push_str(&comment(words, text_id!("r.profile")));
    code.push_str(PROFILE);
    code.push_str(SAY_POOLED);
    code
}

/// From the scale of analysis to the one that people read. Limits are cut where the measure ends.
pub(super) fn natural(scale: Scale) -> String {
    let back = match scale.back {
        BackTransform::Identity => "x".to_owned(),
        BackTransform::Exponential => "exp(x)".to_owned(),
        BackTransform::FisherZ => "tanh(x)".to_owned(),
        BackTransform::Logit => "plogis(x)".to_owned(),
        BackTransform::Square => "pmax(x, 0)^2".to_owned(),
        BackTransform::Arcsine => "sin(pmin(pmax(x, 0), pi / 2))^2".to_owned(),
        BackTransform::FreemanTukey { harmonic_n } => {
            format!("transf.ipft(x, ni = {})", exact(harmonic_n))
        }
    };
    let (least, most) = scale.ends;
    // A logarithm or a square never leads below zero.
    let can_be_below = least.is_finite() && (least != 0.0 || scale.back == BackTransform::Identity);
    let cut = match (can_be_below, most.is_finite()) {
        (false, false) => "natural(x)".to_owned(),
        (_, false) => format!("pmax(natural(x), {})", exact(least)),
        _ => format!("pmin(pmax(natural(x), {}), {})", exact(least), exact(most)),
    };
    let of_row = match scale.back {
        // The double arcsine of a group leads back by the group's own size.
        BackTransform::FreemanTukey { .. } => "transf.ipft(x, ni = dat$ni[i])",
        _ => "natural(x)",
    };
    let own_cut = cut.replace("natural(x)", "natural_of(i, x)");
    format!(
        "natural <- function(x) {back}\nlimit <- function(x) {cut}\nnatural_of <- function(i, x) {of_row}\nlimit_of <- function(i, x) {own_cut}\n"
    )
}

fn predicted(numbers: &Numbers<'_>) -> String {
    let choices = numbers.choices;
    if choices.tau2_method().is_none() || choices.pooling != Pooling::InverseVariance {
        return "predicted <- function(fit) c(NA, NA)\n".to_owned();
    }
    let is_main = levels::is_main(numbers);
    let k = if is_main { "units(fit)" } else { "fit$k" };
    let df = match choices.prediction.quantile {
        PredictionQuantile::AsTest => {
            "if (is.null(fit$ddf) || is.na(fit$ddf)) Inf else fit$ddf".to_owned()
        }
        PredictionQuantile::Normal => "Inf".to_owned(),
        PredictionQuantile::ResidualDf => format!("{k} - 1"),
        PredictionQuantile::ResidualDfLessOne => format!("{k} - 2"),
    };
    let se = match choices.prediction.error {
        PredictionError::Reported => "fit$se",
        PredictionError::Wald => "sqrt(1 / sum(1 / (fit$vi + fit$tau2)))",
        PredictionError::HartungKnapp => {
            "sqrt(sum((fit$yi - fit$b[[1]])^2 / (fit$vi + fit$tau2)) / (fit$k - 1) / sum(1 / (fit$vi + fit$tau2)))"
        }
    };
    let (units, se) = match is_main {
        true => (
            "units <- function(fit) if (is.null(fit$units)) fit$k else fit$units\n",
            format!("if (is.null(fit$units)) {se} else fit$se"),
        ),
        false => ("", se.to_owned()),
    };
    format!(
        "{units}prediction_df <- function(fit) {df}\nprediction_sd <- function(fit) sqrt(fit$tau2 + ({se})^2)\npredicted <- function(fit) {{\n  if (!random || {k} < 3) return(c(NA, NA))\n  quantile <- qt(1 - (1 - level / 100) / 2, prediction_df(fit))\n  fit$b[[1]] + c(-1, 1) * quantile * prediction_sd(fit)\n}}\n"
    )
}
