//! The part of a script with models of publication bias.

use std::fmt::Write as _;

use crate::synthesis::{BiasModels, SelectionModel};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::exact;
use super::search::HIGHEST;

const SAY_ADJUSTED: &str = "say_adjusted <- function(name, b, se, df) {
  half <- qt(0.975, df) * se
  say(paste0(\"further.publication_bias.\", name), estimate = natural(b), ci_low = limit(b - half),
      ci_high = limit(b + half), se = se, df = if (is.finite(df)) df else NA, p = 2 * pt(-abs(b / se), df))
}
";

const PRECISION: &str = "for (form in c(\"pet\", \"peese\")) {
  dat$imprecision <- if (form == \"pet\") dat$sei else dat$sei^2
  line <- summary(lm(yi ~ imprecision, weights = 1 / sei^2, data = dat))$coefficients
  say_adjusted(form, line[1, 1], line[1, 2], nrow(dat) - 2)
  fit <- settled(rma(yi = yi, sei = sei, mods = ~ imprecision, data = dat, method = \"REML\", control = control(dat)))
  say_adjusted(paste0(form, \"_random\"), fit$b[[1]], fit$se[1], Inf)
}
";

/// The likelihood of results that are published by their p value (Vevea and Hedges 1995); metafor's
/// `selmodel` is the same model and stops a little before its maximum.
const SELECTION: &str = "selection <- function(name, d, steps, turn) {
  y <- turn * d$yi
  v <- d$sei^2
  ends <- c(steps, 1)
  p <- pnorm(y / d$sei, lower.tail = FALSE)
  inside <- sapply(p, function(p) which(p <= ends)[1])
  limits <- outer(d$sei, qnorm(steps, lower.tail = FALSE))
  f <- function(x) {
    share <- c(1, x[-(1:2)])
    sd <- sqrt(v + x[2])
    above <- cbind(0, pnorm((limits - x[1]) / sd, lower.tail = FALSE), 1)
    published <- (above[, -1, drop = FALSE] - above[, -ncol(above), drop = FALSE]) %*% share
    sum(log(share[inside]) - log(published) + dnorm(y, x[1], sd, log = TRUE))
  }
  plain <- settled(rma(yi = y, vi = v, method = \"ML\", control = control(d)))
  least <- min(v)
  from <- list(c(plain$b[[1]], plain$tau2, 1), c(plain$b[[1]], max(plain$tau2, 0.1 * least), 0.5),
               c(plain$b[[1]] / 2, max(plain$tau2, 0.1 * least), 0.2),
               c(plain$b[[1]], max(plain$tau2, 0.1 * least), 2))
  ends_of <- lapply(from, function(at) {
    start <- c(at[1:2], rep(at[3], length(steps)))
    h <- c(4e-3 * sqrt(least + at[2]), 4e-3 * (least + at[2]), rep(4e-3, length(steps)))
    try(highest(f, start, h, c(-Inf, 0, rep(1e-8, length(steps)))), silent = TRUE)
  })
  ends_of <- Filter(function(end) !inherits(end, \"try-error\"), ends_of)
  best <- ends_of[[which.max(sapply(ends_of, function(end) end$value))]]
  h <- c(4e-3 * sqrt(least + best$x[2]), 4e-3 * (least + best$x[2]), 4e-3 * best$x[-(1:2)])
  best <- highest(f, best$x, h, c(-Inf, 0, rep(1e-8, length(steps))))
  say_adjusted(name, turn * best$x[1], best$se[1], Inf)
  gain <- max(0, 2 * (best$value - f(c(plain$b[[1]], plain$tau2, rep(1, length(steps))))))
  name <- paste0(\"further.publication_bias.\", name)
  say(name, tau2 = best$x[2])
  say(paste0(name, \".test\"), statistic = gain, df = length(steps), p = pchisq(gain, length(steps), lower.tail = FALSE))
  for (j in seq_along(ends)) {
    share <- if (j == 1) c(1, NA) else c(best$x[j + 1], best$se[j + 1])
    say(paste0(name, \".shares.\", j), upper_p = ends[j], count = sum(inside == j), estimate = share[1],
        low = max(0, share[1] - qnorm(0.975) * share[2]), high = share[1] + qnorm(0.975) * share[2])
  }
}
";

/// The models that the page shows.
pub(super) fn code(words: &Words, models: &BiasModels) -> String {
    let mut code = format!(
        "\n{}{SAY_ADJUSTED}say(\"further.publication_bias\", k = nrow(dat))\n",
        comment(words, text_id!("r.publication-bias"))
    );
    if models.precision.is_some() {
        code.push_str(PRECISION);
    }
    if models.selection.is_empty() {
        return code;
    }
    let title = comment(words, text_id!("r.selection"));
    let _ = write!(code, "{title}{HIGHEST}{SELECTION}");
    let turn = if models.favours_above { "1" } else { "-1" };
    for (index, model) in models.selection.iter().enumerate() {
        let number = index + 1;
        let steps = steps(model);
        let _ = writeln!(
            code,
            "selection(\"selection.{number}\", dat, c({steps}), {turn})"
        );
    }
    code
}

fn steps(model: &SelectionModel) -> String {
    let steps: Vec<String> = model.steps.iter().map(|step| exact(*step)).collect();
    steps.join(", ")
}
