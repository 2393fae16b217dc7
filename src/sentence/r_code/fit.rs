//! The part of a script that pools: a function that gives the fit of any rows.

use stats::model::options::{MeanTest, Model, TestRule};
use stats::pool::mantel_haenszel::RiskDifferenceVariance;

use crate::record::analysis_settings::{Pooling, SeveralResults};
use crate::record::result::Measure;
use crate::synthesis::{Choices, EffectRow, Numbers, short_name};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::exact;
use super::effects::{zero_cells, zero_cells_of_both};
use super::levels;

/// How far metafor is asked to go: its own rule stops at the fourth or fifth digit, and looks for
/// variances of up to 100 only. With its full steps it can go to and fro around the answer and give up,
/// as with few rare events: half the step then leads there.
const CONTROL: &str = "control <- function(d) list(threshold = 1e-12, tol = 1e-14, maxiter = 10000,
  tau2.max = max(100, 1000 * diff(range(d$yi))^2))
patient <- function(fit, d) {
  plain <- try(fit(control(d)), silent = TRUE)
  if (!inherits(plain, \"try-error\")) plain else fit(c(control(d), list(stepadj = 0.5)))
}
";

/// Where the likelihood is highest at no variance, metafor halves its steps towards zero and stops a
/// little above it, on which the rule for the interval must not turn.
const SETTLED: &str = "settled <- function(fit) {
  if (fit$I2 < 1e-6 && !(fit$method %in% c(\"EE\", \"FE\"))) fit$tau2 <- fit$I2 <- 0
  fit
}
";

/// By inverse variance, under any estimator and test.
const INVERSE_VARIANCE: &str = "inverse_variance <- function(d, method, test) {
  one <- function(test) settled(patient(function(steps) rma(yi = yi, sei = sei, data = d,
    method = method, test = test, level = level, control = steps), d))
  if (test != \"rule\") return(one(test))
  fit <- one(\"z\")
  if (fit$k > 2 && fit$tau2 > 0) one(\"knha\") else fit
}
";

/// Q of single tables around a pooled estimate: `rma.mh` has no place for a half that is added to the
/// variance only.
const Q_AROUND: &str = "q_around <- function(es, b) {
  used <- !is.na(es$yi) & !is.na(es$vi)
  q <- if (sum(used) < 2) 0 else sum((es$yi - b)[used]^2 / es$vi[used])
  list(k = sum(used), q = q, p = pchisq(q, sum(used) - 1, lower.tail = FALSE))
}
";

/// Review Manager 5's random effects: DerSimonian and Laird's estimator with Q around the
/// Mantel-Haenszel estimate.
const REVMAN_RANDOM: &str = "analyse <- function(d) {
  es <- single(d)
  around <- q_around(es, tables(d)$b[[1]])
  w <- 1 / es$vi[!is.na(es$vi)]
  tau2 <- if (around$k < 2) 0 else max(0, (around$q - (around$k - 1)) / (sum(w) - sum(w^2) / sum(w)))
  fit <- rma(yi = c(es$yi), vi = es$vi + tau2, method = \"EE\", level = level)
  share <- ifelse(is.na(es$vi), NA, 100 / (es$vi + tau2) / sum(1 / (es$vi + tau2), na.rm = TRUE))
  list(b = fit$b, se = fit$se, ci.lb = fit$ci.lb, ci.ub = fit$ci.ub, zval = fit$zval, pval = fit$pval,
       ddf = NA, k = fit$k, k.yi = fit$k, tau2 = tau2, QE = around$q, QEp = around$p,
       I2 = max(0, 100 * (1 - (fit$k - 1) / around$q)), share = share)
}
";

/// With Q of the single tables, where a half is added to their variance only.
const OWN_Q: &str = "analyse <- function(d) {
  fit <- tables(d)
  around <- q_around(single(d), fit$b[[1]])
  fit$QE <- around$q
  fit$QEp <- around$p
  fit
}
";

const GREENLAND_ROBINS: &str = "analyse <- function(d) {
  fit <- tables(d)
  w <- with(d, as.numeric(n1i) * n2i / (n1i + n2i))
  v <- with(d, ai * (n1i - ai) / n1i^3 + ci * (n2i - ci) / n2i^3)
  fit$se <- sqrt(sum(v * w^2)) / sum(w)
  half <- qnorm(1 - (1 - level / 100) / 2) * fit$se
  fit$ci.lb <- fit$b[[1]] - half
  fit$ci.ub <- fit$b[[1]] + half
  fit$zval <- fit$b[[1]] / fit$se
  fit$pval <- 2 * pnorm(-abs(fit$zval))
  around <- q_around(single(d), fit$b[[1]])
  fit$QE <- around$q
  fit$QEp <- around$p
  fit
}
";

/// The functions `inverse_variance` and, for the choices of the analysis, `analyse`.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, rows: &[&EffectRow]) -> String {
    let measure = rows.first().map_or(Measure::GENERIC, |row| row.measure);
    let choices = numbers.choices;
    let title = comment(words, text_id!("r.settled"));
    let mut code = format!("\n{CONTROL}{title}{SETTLED}");
    if choices.model.test == TestRule::HartungKnappIfHeterogeneous {
        code.push_str(&comment(words, text_id!("r.hartung-knapp-rule")));
    }
    code.push_str(INVERSE_VARIANCE);
    code.push_str(&match choices.pooling {
        Pooling::InverseVariance if levels::is_main(numbers) => {
            levels::functions(words) + &of_levels(numbers)
        }
        Pooling::InverseVariance => format!(
            "analyse <- function(d) inverse_variance(d, \"{}\", \"{}\")\n",
            method(numbers),
            test(choices.model.test)
        ),
        Pooling::MantelHaenszel => mantel_haenszel(words, measure, choices),
        Pooling::Peto => format!("{}analyse <- tables\n", peto(choices)),
    });
    code
}

/// The function `analyse` where the main result comes from a model of three levels.
fn of_levels(numbers: &Numbers<'_>) -> String {
    let choices = numbers.choices;
    let test = test(choices.model.test);
    let is_robust = choices.several == Some(SeveralResults::Robust);
    format!(
        "analyse <- function(d) {{\n  if (!anyDuplicated(d$trial)) return(inverse_variance(d, \"{}\", \"{test}\"))\n  if (length(unique(d$trial)) < 2) return(NULL)\n  three_level(d, {}, \"{test}\", {})\n}}\n",
        method(numbers),
        exact(choices.correlation),
        if is_robust { "TRUE" } else { "FALSE" },
    )
}

/// The estimator of the main result, which may stand in for the one that was asked for.
pub(super) fn method(numbers: &Numbers<'_>) -> &'static str {
    let asked = numbers.choices.tau2_method();
    let used = numbers.pooled.and_then(|pooled| pooled.tau2_method);
    used.or(asked.map(short_name)).unwrap_or("EE")
}

/// The test as `inverse_variance` has it.
pub(super) fn test(rule: TestRule) -> &'static str {
    match rule {
        TestRule::HartungKnappIfHeterogeneous => "rule",
        TestRule::Always(MeanTest::Normal) => "z",
        TestRule::Always(MeanTest::StudentT) => "t",
        TestRule::Always(MeanTest::HartungKnapp) => "knha",
        TestRule::Always(MeanTest::HartungKnappAdHoc) => "adhoc",
    }
}

fn mantel_haenszel(words: &Words, measure: Measure, choices: &Choices) -> String {
    let options = choices.mantel_haenszel(measure);
    let cells = zero_cells_of_both(options.single, options.pooled);
    let data = match measure {
        Measure::IRR | Measure::IRD => "x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i",
        _ => "ai = ai, n1i = n1i, ci = ci, n2i = n2i",
    };
    let tables = format!(
        "tables <- function(d) rma.mh(measure = \"{}\", {data}, data = d, level = level,\n  {cells})\n",
        measure.short()
    );
    let is_random = matches!(choices.model.model, Model::RandomEffects(_));
    let greenland =
        choices.preset.risk_difference_variance == RiskDifferenceVariance::GreenlandRobins;
    let analyse = match (is_random, measure) {
        (true, _) => {
            let title = comment(words, text_id!("r.revman-random"));
            format!("{title}{REVMAN_RANDOM}")
        }
        (false, Measure::RD) if greenland => {
            let title = comment(words, text_id!("r.greenland-robins"));
            format!("{title}{GREENLAND_ROBINS}")
        }
        (false, Measure::RD) if !options.single.in_estimate => OWN_Q.to_owned(),
        _ => "analyse <- tables\n".to_owned(),
    };
    if analyse.starts_with("analyse <- tables") {
        return tables + &analyse;
    }
    let single = format!(
        "single <- function(d) escalc(measure = \"{}\", {data}, data = d{})\n",
        measure.short(),
        zero_cells(options.single)
    );
    tables + &single + Q_AROUND + &analyse
}

fn peto(choices: &Choices) -> String {
    let options = choices.preset.peto;
    let cells = zero_cells_of_both(options.single, options.pooled);
    format!(
        "tables <- function(d) rma.peto(ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = d, level = level,\n  {cells})\n"
    )
}
