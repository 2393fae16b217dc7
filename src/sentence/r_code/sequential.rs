//! The part of a script with a sequential boundary: the same integrals on a grid of R.

use stats::model::options::Model;

use crate::synthesis::{Numbers, SequentialFindings, short_name};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::exact;

const BOUNDARIES: &str = "boundaries <- function(t) {
  spent <- 2 * pnorm(qnorm(alpha / 4, lower.tail = FALSE) / sqrt(t), lower.tail = FALSE)
  found <- rep(NA, length(t))
  for (j in seq_along(t)) {
    if (j == 1) b <- qnorm(spent[1], lower.tail = FALSE) * sqrt(t[1]) else {
      sd <- sqrt(t[j] - t[j - 1])
      above <- function(x) sum(mass * pnorm((x - at) / sd, lower.tail = FALSE)) - (spent[j] - spent[j - 1])
      top <- 10 * sqrt(t[j])
      b <- if (above(top) >= 0) top else uniroot(above, c(0, top), tol = 1e-13)$root
    }
    z <- b / sqrt(t[j])
    if (z < 8) found[j] <- z
    reach <- min(z, 8) * sqrt(t[j])
    here <- seq(-reach, reach, length.out = 2401)
    density <- if (j == 1) dnorm(here / sqrt(t[1])) / sqrt(t[1]) else
      sapply(here, function(x) sum(mass * dnorm((x - at) / sd) / sd))
    mass <- density * c(1, rep(c(4, 2), 1199), 4, 1) * diff(here[1:2]) / 3
    at <- here
  }
  found
}
";

const SAID: &str = "ordered <- dat[order(dat$year), ]
ends <- which(!duplicated(ordered$year, fromLast = TRUE))
common <- 1 / sqrt(sum(1 / dat$sei^2))
share <- cumsum(1 / ordered$sei^2)[ends] / required
within <- share[cumsum(share >= 1) <= 1]
own <- boundaries(pmin(within, 1))
own <- c(own, rep(own[length(own)], length(share) - length(own)))
say(\"further.sequential\", effect = wanted_effect, alpha = alpha, power = power, diversity = diversity,
    required_information = required, information = 1 / common^2)
for (j in seq_along(ends)) say(paste0(\"further.sequential.looks.\", j), results = ends[j], share = share[j],
  z = inverse_variance(ordered[seq_len(ends[j]), ], estimator, \"z\")$zval, boundary = own[j])
";

/// The boundary that the page shows.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, own: &SequentialFindings) -> String {
    let estimator = match numbers.choices.model.model {
        Model::RandomEffects(method) => short_name(method),
        Model::CommonEffect => "EE",
    };
    let effect = numbers.scale.of_analysis(own.effect).unwrap_or(own.effect);
    let diversity = match own.is_assumed {
        true => exact(own.diversity),
        false => format!(
            "max(0, 1 - (1 / sqrt(sum(1 / dat$sei^2)) / inverse_variance(dat, \"{estimator}\", \"z\")$se)^2)"
        ),
    };
    format!(
        "\n{}estimator <- \"{estimator}\"\nwanted_effect <- {}\nalpha <- {}\npower <- {}\ndiversity <- {diversity}\nrequired <- ((qnorm(1 - alpha / 2) + qnorm(power)) / {})^2 / (1 - diversity)\n{BOUNDARIES}{SAID}",
        comment(words, text_id!("r.sequential")),
        exact(own.effect),
        exact(own.alpha),
        exact(own.power),
        exact(effect)
    )
}
