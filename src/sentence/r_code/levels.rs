//! The part of a script with the model of three levels. metafor's own search for variances stops at
//! about the sixth digit, so the script climbs the restricted likelihood itself and gives metafor what
//! it finds; the cluster-robust variance (CR2) stands in it as a formula, because metafor has it only
//! with another package.

use crate::record::analysis_settings::SeveralResults;
use crate::synthesis::Numbers;
use crate::words::{Words, text_id};

use super::comment::comment;

/// The restricted likelihood of a model of three levels, and where it is highest.
const CLIMB: &str = "levels_of <- function(d, r) {
  same <- outer(d$trial, d$trial, \"==\") * 1
  v <- same * r * tcrossprod(d$sei)
  diag(v) <- d$sei^2
  list(y = d$yi, v = v, z = list(same, diag(nrow(d))), trial = d$trial)
}
covariance_of <- function(m, s) m$v + s[1] * m$z[[1]] + s[2] * m$z[[2]]
height <- function(m, s) {
  w <- solve(covariance_of(m, s))
  a <- sum(w)
  p <- w - tcrossprod(rowSums(w)) / a
  py <- p %*% m$y
  pz <- lapply(m$z, function(z) p %*% z)
  half <- function(i, j) sum(pz[[i]] * t(pz[[j]])) / 2
  list(value = (determinant(w)$modulus[[1]] - log(a) - sum(m$y * py)) / 2,
       slope = sapply(1:2, function(i) (sum(py * (m$z[[i]] %*% py)) - sum(diag(pz[[i]]))) / 2),
       information = matrix(c(half(1, 1), half(1, 2), half(1, 2), half(2, 2)), 2))
}
climb <- function(m, s, free = c(TRUE, TRUE)) {
  for (step in 1:500) {
    h <- height(m, s)
    use <- free & (s > 0 | h$slope > 0)
    if (!any(use)) break
    move <- c(0, 0)
    move[use] <- solve(h$information[use, use], h$slope[use])
    size <- 1
    repeat {
      to <- pmax(s + size * move, 0)
      if (size < 1e-9 || height(m, to)$value >= h$value - 1e-13 * abs(h$value)) break
      size <- size / 2
    }
    done <- max(abs(to - s)) <= 1e-13 * max(to)
    s <- to
    if (done) break
  }
  s
}
";

/// The cluster-robust standard error CR2 and its degrees of freedom by Satterthwaite.
const ROBUST: &str = "robust_of <- function(m, s) {
  phi <- covariance_of(m, s)
  w <- solve(phi)
  a <- sum(w)
  e <- m$y - sum(w %*% m$y) / a
  parts <- sapply(unique(m$trial), function(one) {
    j <- which(m$trial == one)
    own <- phi[j, j, drop = FALSE]
    d <- chol(own)
    b <- eigen(d %*% (own - 1 / a) %*% t(d), symmetric = TRUE)
    least <- 1e-10 * max(diag(d %*% own %*% t(d)))
    root <- ifelse(b$values > least, 1 / sqrt(pmax(b$values, least)), 0)
    adjust <- t(d) %*% b$vectors %*% diag(root, length(j)) %*% t(b$vectors) %*% d
    g <- t(adjust) %*% rowSums(solve(own)) / a
    p <- -rowSums(w) / a * sum(g)
    p[j] <- p[j] + g
    c(sum(g * e[j]), p)
  })
  inner <- t(parts[-1, ]) %*% phi %*% parts[-1, ]
  c(sqrt(sum(parts[1, ]^2)), sum(diag(inner))^2 / sum(inner^2))
}
";

/// The three-level model by metafor at these variances, with the inference that is asked for.
const FIT: &str = "three_level <- function(d, r, test, robust) {
  m <- levels_of(d, r)
  s <- climb(m, rep(mean(diag(m$v)) / 2, 2))
  fit <- rma.mv(yi, m$v, random = ~ 1 | trial / result, sigma2 = s, data = d, level = level)
  trials <- length(unique(d$trial))
  inference <- if (robust) robust_of(m, s) else c(fit$se, if (test == \"z\") Inf else trials - 1)
  b <- fit$b[[1]]
  se <- inference[1]
  half <- qt(1 - (1 - level / 100) / 2, inference[2]) * se
  w <- solve(covariance_of(m, s))
  w0 <- solve(m$v)
  typical <- (nrow(d) - 1) / (sum(diag(w0)) - sum(rowSums(w0)^2) / sum(w0))
  list(b = fit$b, se = se, ci.lb = b - half, ci.ub = b + half, zval = b / se,
       pval = 2 * pt(-abs(b / se), inference[2]), ddf = if (is.finite(inference[2])) inference[2] else NA,
       k = nrow(d), units = trials, tau2 = sum(s), QE = fit$QE, QEp = fit$QEp,
       I2 = 100 * sum(s) / (sum(s) + typical), i2 = 100 * s / (sum(s) + typical), s = s, m = m,
       share = 100 * rowSums(w) / sum(w))
}
";

/// Whether the main result may come from a model of three levels.
pub(super) fn is_main(numbers: &Numbers<'_>) -> bool {
    let choices = numbers.choices;
    let wants = matches!(
        choices.several,
        Some(SeveralResults::ThreeLevel | SeveralResults::Robust)
    );
    wants && choices.tau2_method().is_some()
}

/// The functions for a model of three levels.
pub(super) fn functions(words: &Words) -> String {
    format!(
        "{}{CLIMB}{}{ROBUST}{FIT}",
        comment(words, text_id!("r.three-level")),
        comment(words, text_id!("r.robust")),
    )
}
