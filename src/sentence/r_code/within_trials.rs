//! The part of a script that shows what several results of one trial come to, over correlations.

use std::fmt::Write as _;

use crate::synthesis::{Numbers, WithinTrials};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::exact;
use super::fit;
use super::levels;

/// Limits of the variance of a level from the profile of the likelihood.
const PROFILE: &str = "level_limits <- function(fit, level_number) {
  top <- height(fit$m, fit$s)$value
  misfit <- function(x) {
    at <- fit$s
    at[level_number] <- x
    free <- c(TRUE, TRUE)
    free[level_number] <- FALSE
    2 * (top - height(fit$m, climb(fit$m, at, free))$value) - qchisq(level / 100, 1)
  }
  own <- fit$s[level_number]
  beyond <- max(own, 0.1 * mean(diag(fit$m$v)))
  while (misfit(beyond) < 0) beyond <- 2 * beyond
  c(if (own == 0 || misfit(0) <= 0) 0 else uniroot(misfit, c(0, own), tol = 1e-14)$root,
    uniroot(misfit, c(own, beyond), tol = 1e-14)$root)
}
mean_of_trials <- function(d, r) do.call(rbind, lapply(split(d, factor(d$trial, unique(d$trial))), function(p)
  data.frame(yi = mean(p$yi), sei = sqrt(sum(p$sei^2) + r * (sum(p$sei)^2 - sum(p$sei^2))) / nrow(p))))
say_within <- function(name, fit) say(name, estimate = natural(fit$b[[1]]), ci_low = limit(fit$ci.lb),
  ci_high = limit(fit$ci.ub), se = fit$se, df = if (is.null(fit$ddf)) NA else fit$ddf,
  p = if (tested) fit$pval else NA)
";

/// The table over correlations.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, within: &WithinTrials) -> String {
    let name = "further.within_trials";
    let test = fit::test(numbers.choices.model.test);
    let column = |cells: Vec<String>| cells.join(", ");
    let rows = &within.results;
    let mut code = format!("\n{}", comment(words, text_id!("r.within-trials")));
    if !levels::is_main(numbers) {
        code.push_str(&levels::functions(words));
    }
    let _ = write!(
        code,
        "{PROFILE}each <- data.frame(\n  result = c({}),\n  trial = c({}),\n  yi = c({}),\n  sei = c({})\n)\nsay(\"{name}\", results = nrow(each), trials = length(unique(each$trial)), with_several = sum(table(each$trial) > 1), correlation = {})\n",
        column((1..=rows.len()).map(|number| number.to_string()).collect()),
        column(rows.iter().map(|row| (row.1 + 1).to_string()).collect()),
        column(rows.iter().map(|row| exact(row.2.yi())).collect()),
        column(rows.iter().map(|row| exact(row.2.sei())).collect()),
        exact(within.correlation),
    );
    if within.levels.is_some() {
        let _ = write!(
            code,
            "levels_fit <- three_level(each, {}, \"{test}\", FALSE)\nfor (i in 1:2) {{\n  range <- level_limits(levels_fit, i)\n  say(paste0(\"{name}.levels.\", c(\"between\", \"within\")[i]), variance = levels_fit$s[i], low = range[1],\n      high = range[2], i2_percent = levels_fit$i2[i])\n}}\nsay(\"{name}.levels\", likeness = if (sum(levels_fit$s) > 0) levels_fit$s[1] / sum(levels_fit$s) else NA)\n",
            exact(within.correlation),
        );
    }
    for (index, line) in within.lines.iter().enumerate() {
        let (at, r) = (
            format!("{name}.correlations.{}", index + 1),
            exact(line.correlation),
        );
        let _ = writeln!(code, "say(\"{at}\", correlation = {r})");
        let fits = [
            (
                line.combined.is_some(),
                "combined",
                format!(
                    "inverse_variance(mean_of_trials(each, {r}), \"{}\", \"{test}\")",
                    fit::method(numbers)
                ),
            ),
            (
                line.three_level.is_some(),
                "three_level",
                format!("three_level(each, {r}, \"{test}\", FALSE)"),
            ),
            (
                line.robust.is_some(),
                "robust",
                format!("three_level(each, {r}, \"{test}\", TRUE)"),
            ),
        ];
        for (_, key, fit) in fits.iter().filter(|(is_there, _, _)| *is_there) {
            let _ = writeln!(code, "say_within(\"{at}.{key}\", {fit})");
        }
    }
    code
}
