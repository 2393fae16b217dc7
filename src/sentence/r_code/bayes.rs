//! The part of a script with a Bayesian analysis: the same integrals by R's own `integrate`.

use std::fmt::Write as _;

use stats::effect::transform::BackTransform;

use crate::synthesis::{BayesFindings, Numbers};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::exact;

const POSTERIOR: &str = "given <- function(t) sapply(t, function(t) {
  w <- 1 / (dat$sei^2 + t^2)
  a <- sum(w) + prior_weight
  m <- (sum(w * dat$yi) + prior_weight * prior_mean) / a
  c(m, 1 / a, (sum(log(w)) - log(a) - sum(w * (dat$yi - m)^2) - prior_weight * (m - prior_mean)^2) / 2)
})
top <- max(given(prior_scale * c(0, 2^(-6:6)))[3, ])
rough <- function(t) prior(t) * exp(given(t)[3, ] - top)
parts <- prior_scale * c(0, 0.05, 0.2, 0.5, 1, 2, 4, 8, 16)
over <- function(f, to = Inf) {
  ends <- c(parts[parts < to], to)
  sum(sapply(seq_len(length(ends) - 1), function(i)
    integrate(f, ends[i], ends[i + 1], rel.tol = 1e-11, abs.tol = 0, subdivisions = 2000, stop.on.error = FALSE)$value))
}
total <- over(rough)
below_mean <- function(x, new) over(function(t) {
  g <- given(t)
  rough(t) * pnorm((x - g[1, ]) / sqrt(g[2, ] + if (new) t^2 else 0))
}) / total
at_mean <- over(function(t) rough(t) * given(t)[1, ]) / total
sd_mean <- sqrt(over(function(t) { g <- given(t); rough(t) * (g[2, ] + (g[1, ] - at_mean)^2) }) / total)
quantile_mean <- function(p, new) {
  reach <- 50 * (sd_mean + prior_scale)
  uniroot(function(x) below_mean(x, new) - p, at_mean + c(-reach, reach), tol = 1e-13)$root
}
quantile_tau <- function(p) uniroot(function(x) over(rough, x) / total - p,
  c(1e-12, 200 * prior_scale), tol = 1e-13)$root
say_three <- function(name, values, cut) say(paste0(\"further.bayes.\", name), estimate = values[2],
  ci_low = cut(values[1]), ci_high = cut(values[3]))
at <- c(0.025, 0.5, 0.975)
mean_at <- sapply(at, quantile_mean, new = FALSE)
new_at <- sapply(at, quantile_mean, new = TRUE)
say_three(\"mean\", c(mean_at[1], natural(mean_at[2]), mean_at[3]), limit)
say_three(\"prediction\", c(new_at[1], natural(new_at[2]), new_at[3]), limit)
say_three(\"tau\", sapply(at, quantile_tau), function(x) x)
say(\"further.bayes.mean_on_scale\", mean = at_mean, sd = sd_mean)
";

/// The analysis that the page shows.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, bayes: &BayesFindings) -> String {
    let scale = exact(bayes.scale);
    let prior = match bayes.is_cauchy {
        true => "2 * dcauchy(t, 0, prior_scale)",
        false => "2 * dnorm(t, 0, prior_scale)",
    };
    let (mean, weight) = match bayes.mean_prior {
        Some((mean, sd)) => (exact(mean), format!("1 / {}^2", exact(sd))),
        None => ("0".to_owned(), "0".to_owned()),
    };
    let mut code = format!(
        "\n{}prior_scale <- {scale}\nprior <- function(t) {prior}\nprior_mean <- {mean}\nprior_weight <- {weight}\n{POSTERIOR}",
        comment(words, text_id!("r.bayes"))
    );
    for (index, chance) in bayes.chances.iter().enumerate() {
        let place = match (numbers.scale.back, chance.is_null) {
            (_, true) => "0".to_owned(),
            (BackTransform::Exponential, _) => format!("log({})", exact(chance.threshold)),
            _ => exact(chance.threshold),
        };
        let _ = writeln!(
            code,
            "chance <- below_mean({place}, FALSE)\nsay(\"further.bayes.chances.{}\", threshold = natural({place}), above = 1 - chance, below = chance)",
            index + 1
        );
    }
    code
}
