//! The part of a script with methods for rare events. Binomial-normal models are climbed in the script,
//! with the random effects integrated on a dense grid, because metafor needs other packages for them.

use std::fmt::Write as _;

use crate::synthesis::{Numbers, RareEvents, RareWay};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::exact;
use super::search::HIGHEST;

const SAY: &str = "say_odds <- function(name, b, se, tau2 = NA) say(paste0(\"further.rare_events.lines.\", name),
  estimate = exp(b), ci_low = exp(b - qnorm(0.975) * se), ci_high = exp(b + qnorm(0.975) * se), se = se,
  p = 2 * pnorm(-abs(b / se)), tau2 = tau2)
telling <- subset(tables2, ai + ci > 0 & ai + ci < n1i + n2i)
";

const COUNTS: &str = "grid <- seq(-9, 9, length.out = 721)
mass <- dnorm(grid) * diff(grid[1:2])
log_mean <- function(values) { most <- max(values); most + log(sum(mass * exp(values - most))) }
by_counts <- function(name, one) {
  f <- function(x) sum(sapply(seq_len(nrow(telling)), function(i) one(telling[i, ], x[1] + x[2] * grid)))
  start <- rma(ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = telling, measure = \"OR\", method = \"EE\")$b[[1]]
  end <- highest(f, c(start, 0.3), c(5e-3, 5e-3), c(-Inf, 0))
  if (end$x[2] < 1e-4) {
    end <- highest(function(x) f(c(x, 0)), start, 5e-3, -Inf)
    end$x[2] <- 0
  }
  say_odds(name, end$x[1], end$se[1], end$x[2]^2)
}
";

const STUDY_INTERCEPTS: &str =
    "by_counts(\"study_intercepts\", function(d, effect) optimize(function(own)
  log_mean(dbinom(d$ai, d$n1i, plogis(own + effect / 2), log = TRUE) +
           dbinom(d$ci, d$n2i, plogis(own - effect / 2), log = TRUE)),
  c(-25, 15), maximum = TRUE, tol = 1e-9)$objective)
";

const CONDITIONAL: &str = "by_counts(\"conditional\", function(d, effect) {
  events <- d$ai + d$ci
  possible <- max(0, events - d$n2i):min(d$n1i, events)
  ways <- lchoose(d$n1i, possible) + lchoose(d$n2i, events - possible)
  each <- outer(effect, possible) + rep(ways, each = length(effect))
  most <- apply(each, 1, max)
  log_mean(effect * d$ai + ways[possible == d$ai] - most - log(rowSums(exp(each - most))))
})
";

/// The methods that the page shows.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, rare: &RareEvents) -> String {
    let column = |at: usize| {
        let cells = rare.tables.iter().map(|(_, cells)| exact(cells[at]));
        cells.collect::<Vec<String>>().join(", ")
    };
    let mut code = format!(
        "\n{}tables2 <- data.frame(\n  ai = c({}),\n  n1i = c({}),\n  ci = c({}),\n  n2i = c({})\n)\n{SAY}say(\"further.rare_events\", results = nrow(tables2), with_empty = sum(with(tables2, ai == 0 | ci == 0 | ai == n1i | ci == n2i)),\n    silent = nrow(tables2) - nrow(telling), events = sum(tables2$ai + tables2$ci), people = sum(tables2$n1i + tables2$n2i))\n",
        comment(words, text_id!("r.rare-events")),
        column(0),
        column(1),
        column(2),
        column(3)
    );
    let has_search = numbers
        .further
        .and_then(|further| further.bias_models.as_ref())
        .is_some_and(|models| !models.selection.is_empty());
    if !has_search {
        code.push_str(HIGHEST);
    }
    code.push_str(COUNTS);
    for line in rare.lines.iter().filter(|line| line.found.is_some()) {
        match line.way {
            RareWay::StudyIntercepts => code.push_str(STUDY_INTERCEPTS),
            RareWay::Conditional => code.push_str(CONDITIONAL),
            way => {
                let _ = write!(code, "odds <- {}\n{}", usual(way), said(way));
            }
        }
    }
    code
}

fn usual(way: RareWay) -> &'static str {
    match way {
        RareWay::MantelHaenszel => {
            "rma.mh(ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = telling, measure = \"OR\")"
        }
        RareWay::Peto => "rma.peto(ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = telling)",
        RareWay::HalfRandom => {
            "with(escalc(\"OR\", ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = telling), settled(rma(yi = c(yi), vi = vi, control = list(threshold = 1e-12, maxiter = 10000))))"
        }
        _ => {
            "rma(ai = ai, n1i = n1i, ci = ci, n2i = n2i, data = telling, measure = \"OR\", method = \"EE\")"
        }
    }
}

fn said(way: RareWay) -> String {
    let tau2 = match way {
        RareWay::HalfRandom => ", odds$tau2",
        _ => "",
    };
    format!("say_odds(\"{}\", odds$b[[1]], odds$se{tau2})\n", way.key())
}
