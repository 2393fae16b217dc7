//! The search for a maximum in scripts: R's own stops at about the sixth digit, and Newton's steps take
//! it to the end.

/// The highest point of a function, with the errors of its place from the curvature there. `h` are the
/// steps of differences, `low` the lower limits; what ends at a limit stays there.
pub(super) const HIGHEST: &str = "derivatives <- function(f, x, h) {
  at <- c(-2, -1, 1, 2)
  n <- length(x)
  moved <- function(i, a, j = i, b = 0) {
    x[i] <- x[i] + a * h[i]
    x[j] <- x[j] + b * h[j]
    f(x)
  }
  weight <- c(1, -8, 8, -1) / 12
  slope <- sapply(1:n, function(i) sum(weight * sapply(at, function(a) moved(i, a))) / h[i])
  curve <- matrix(0, n, n)
  for (i in 1:n) for (j in 1:i) {
    curve[i, j] <- curve[j, i] <- if (i == j)
      sum(c(-1, 16, -30, 16, -1) / 12 * sapply(-2:2, function(a) moved(i, a))) / h[i]^2
    else sum(outer(weight, weight) * outer(at, at, Vectorize(function(a, b) moved(i, a, j, b)))) / (h[i] * h[j])
  }
  list(slope = slope, curve = curve)
}
highest <- function(f, start, h, low) {
  f_safe <- function(x) { value <- suppressWarnings(f(x)); if (is.finite(value)) value else -1e10 }
  x <- nlminb(start, function(x) -f_safe(x), lower = low,
              control = list(rel.tol = 1e-14, x.tol = 1e-12, iter.max = 2000, eval.max = 4000))$par
  free <- x - low > 1e-6 * h
  x[!free] <- low[!free]
  inner <- function(y) { x[free] <- y; f(x) }
  for (step in 1:30) {
    found <- derivatives(inner, x[free], h[free])
    move <- -solve(found$curve, found$slope)
    x[free] <- x[free] + move
    if (max(abs(move) / h[free]) < 1e-9) break
  }
  se <- rep(NA, length(x))
  se[free] <- sqrt(diag(solve(-derivatives(inner, x[free], h[free])$curve)))
  list(x = x, se = se, value = f(x))
}
";
