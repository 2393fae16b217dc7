//! R code (metafor) that repeats the summary of the accuracy of a test: the bivariate model as a model of
//! two logits a study.

use crate::synthesis::AccuracyFindings;
use crate::words::{Words, text_id};

use super::comment::comment;

const LOGITS: &str = "add <- if (any(dat[c(\"tp\", \"fp\", \"fn\", \"tn\")] == 0)) 0.5 else 0
k <- nrow(dat)
cells <- dat[c(\"tp\", \"fp\", \"fn\", \"tn\")] + add
long <- data.frame(
  study = rep(seq_len(k), 2),
  of = factor(rep(c(\"sensitivity\", \"false_positive_rate\"), each = k), levels = c(\"sensitivity\", \"false_positive_rate\")),
  yi = c(log(cells$tp / cells$fn), log(cells$fp / cells$tn)),
  vi = c(1 / cells$tp + 1 / cells$fn, 1 / cells$fp + 1 / cells$tn)
)
";

/// The search of Nelder and Mead goes further to the end here than the usual one.
const FIT: &str = "fit <- rma.mv(yi, vi, mods = ~ 0 + of, random = ~ of | study, struct = \"UN\", data = long, method = \"REML\",
              control = list(optimizer = \"optim\", optmethod = \"Nelder-Mead\", reltol = 1e-15, maxit = 5000))
";

const SAY: &str = "say <- function(name, ...) {
  values <- c(...)
  cat(name, \": \", paste(names(values), signif(values, 10), collapse = \", \"), \"\\n\", sep = \"\")
}
";

const SAID: &str = "mean <- fit$b[, 1]
around <- function(i) plogis(mean[[i]] + c(0, -1, 1) * qnorm(0.975) * fit$se[i])
own <- around(1)
say(\"model\", k = k)
say(\"model.sensitivity\", estimate = own[1], ci_low = own[2], ci_high = own[3])
own <- 1 - around(2)
say(\"model.specificity\", estimate = own[1], ci_low = own[3], ci_high = own[2])
say(\"model.logit_sensitivity\", mean = mean[[1]], se = fit$se[1], tau = sqrt(fit$tau2[1]))
say(\"model.logit_false_positive_rate\", mean = mean[[2]], se = fit$se[2], tau = sqrt(fit$tau2[2]))
say(\"model\", covariance = fit$vb[1, 2], correlation = fit$rho, odds_ratio = exp(mean[[1]] - mean[[2]]),
    positive_likelihood_ratio = plogis(mean[[1]]) / plogis(mean[[2]]),
    negative_likelihood_ratio = plogis(-mean[[1]]) / plogis(-mean[[2]]))
tau <- sqrt(fit$tau2)
shape <- log(tau[2] / tau[1])
say(\"model.curve\", threshold = (exp(shape / 2) * mean[[1]] + exp(-shape / 2) * mean[[2]]) / 2,
    accuracy = exp(shape / 2) * mean[[1]] - exp(-shape / 2) * mean[[2]], shape = shape,
    threshold_variance = prod(tau) * (1 + fit$rho) / 2, accuracy_variance = 2 * prod(tau) * (1 - fit$rho))
for (i in seq_len(nrow(every))) {
  name <- paste0(\"results.\", every$result[i])
  exact <- function(x, n) c(x / n, binom.test(x, n)$conf.int)
  own <- exact(every$tp[i], every$tp[i] + every$fn[i])
  say(paste0(name, \".sensitivity\"), estimate = own[1], ci_low = own[2], ci_high = own[3])
  own <- exact(every$tn[i], every$tn[i] + every$fp[i])
  say(paste0(name, \".specificity\"), estimate = own[1], ci_low = own[2], ci_high = own[3])
}
";

/// A script that reads the data file of this name; nothing without a summary.
pub fn accuracy_script(words: &Words, found: &AccuracyFindings, data: &str) -> Option<String> {
    found.model.as_ref()?;
    let needs = comment(words, text_id!("r.needs"));
    let about = comment(words, text_id!("r.accuracy"));
    let read = format!(
        "every <- read.csv(\"{data}\", encoding = \"UTF-8\", na.strings = c(\"NA\", \"\"))\ndat <- subset(every, is.na(left_out))\n"
    );
    Some(format!(
        "{needs}library(metafor)\nstopifnot(packageVersion(\"metafor\") >= \"3.8\")\n\n{SAY}\n{read}\n{about}{LOGITS}{FIT}{SAID}"
    ))
}
