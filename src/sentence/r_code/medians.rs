//! The part of a script that works means and SDs out of medians, in base R, so that no package is needed
//! that not every system has.

use crate::record::conventions::MediansChoice;
use crate::record::result::ArmData;
use crate::synthesis::{ArmSummary, EffectRow, Numbers, Remark};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::{Column, exact, plain};

/// The mean of Luo and others and the SD of Wan and others; with quartiles and range the SD weighs both.
const NORMAL: &str = "luo <- function(q, n) {
  if (is.na(q[2])) w <- c(4 / (4 + n^0.75), 0)
  else if (is.na(q[1])) w <- c(0, 0.7 + 0.39 / n)
  else w <- c(2.2 / (2.2 + n^0.75), 0.7 - 0.72 / n^0.55)
  sum(w * c(q[1] + q[5], q[2] + q[4]) / 2, na.rm = TRUE) + (1 - sum(w)) * q[3]
}
wan <- function(q, n, share) {
  s <- c((q[5] - q[1]) / (2 * qnorm((n - 0.375) / (n + 0.25))),
         (q[4] - q[2]) / (2 * qnorm((0.75 * n - 0.125) / (n + 0.25))))
  if (anyNA(s)) sum(s, na.rm = TRUE) else share * s[1] + (1 - share) * s[2]
}
";

const LUO_WAN: &str = "mean_sd <- function(q, n) c(luo(q, n), wan(q, n, 1 / (1 + 0.07 * n^0.6)))
";

/// The lowest point of a function, looked for on a grid first.
const SEARCH: &str = "lowest <- function(f, from, to) {
  x <- seq(from, to, length.out = 41)
  best <- which.min(vapply(x, f, 0))
  found <- optimize(f, x[c(max(1, best - 1), min(41, best + 1))], tol = 1e-13)
  if (f(x[best]) <= found$objective) x[best] else found$minimum
}
";

const QUANTILES: &str = "mean_sd <- function(q, n) {
  inner <- if (is.na(q[2])) q[c(1, 5)] else q[c(2, 4)]
  p <- c(1 / n, 0.25, 0.5, 0.75, 1 - 1 / n)[!is.na(q)]
  q <- q[!is.na(q)]
  z <- qnorm(p)
  m <- min(max(coef(lm(q ~ z))[[1]], inner[1]), inner[2])
  s <- sum(z * (q - m)) / sum(z^2)
  fits <- list(c(m, s, sum((m + s * z - q)^2)))
  stretch <- function(x) sum(x * q) / sum(x^2)
  off <- function(x, by) sum((by * x - q)^2)
  if (min(q) >= 0) {
    centre <- function(x) min(max(stretch(x), inner[1]), inner[2])
    own <- function(a) exp(exp(a) * z)
    a <- lowest(function(a) off(own(a), centre(own(a))), log(1e-3), log(10))
    v <- exp(a)^2
    m <- centre(own(a)) * exp(v / 2)
    fits <- c(fits, list(c(m, m * sqrt(expm1(v)), off(own(a), centre(own(a))))))
    own <- function(a) qgamma(p, exp(a))
    a <- lowest(function(a) off(own(a), stretch(own(a))), log(1e-2), log(100))
    by <- stretch(own(a))
    fits <- c(fits, list(c(exp(a) * by, sqrt(exp(a)) * by, off(own(a), by))))
    own <- function(a) (-log1p(-p))^exp(-a)
    a <- lowest(function(a) off(own(a), stretch(own(a))), log(1e-2), log(100))
    by <- stretch(own(a))
    m <- gamma(1 + exp(-a))
    fits <- c(fits, list(c(by * m, by * sqrt(gamma(1 + 2 * exp(-a)) - m^2), off(own(a), by))))
    if (max(q) <= 1) {
      off <- function(a, b) sum((suppressWarnings(qbeta(p, exp(a), exp(b))) - q)^2)
      ends <- log(c(1e-2, 40))
      first <- function(b) lowest(function(a) off(a, b), ends[1], ends[2])
      b <- lowest(function(b) off(first(b), b), ends[1], ends[2])
      a <- first(b)
      m <- exp(a) / (exp(a) + exp(b))
      fits <- c(fits, list(c(m, sqrt(m * (1 - m) / (exp(a) + exp(b) + 1)), off(a, b))))
    }
  }
  fits <- Filter(function(one) all(is.finite(one)) && one[2] > 0, fits)
  fits[[which.min(vapply(fits, function(one) one[3], 0))]][1:2]
}
";

const BOX_COX: &str = "mean_sd <- function(q, n) {
  on <- function(x, l) if (l < 1e-8) log(x) else expm1(l * log(x)) / l
  skew <- function(l) {
    x <- on(q, l)
    sum(c((x[5] - x[3]) / (x[3] - x[1]) - 1, (x[4] - x[3]) / (x[3] - x[2]) - 1)^2, na.rm = TRUE)
  }
  l <- lowest(skew, 0, 3)
  m <- luo(on(q, l), n)
  s <- wan(on(q, l), n, 0.5)
  if (l < 1e-8) return(exp(m + s^2 / 2) * c(1, sqrt(expm1(s^2))))
  reach <- min(m + 1 / l, 9 * s)
  over <- function(f) {
    g <- function(x) dnorm((x - m) / s) * f(pmax(1 + l * x, 0)^(1 / l))
    whole <- function(from, to) integrate(g, from, to, rel.tol = 1e-11, subdivisions = 2000)$value
    whole(m - reach, m) + whole(m, m + reach)
  }
  all <- over(function(x) 1 + 0 * x)
  mean <- over(identity) / all
  c(mean, sqrt(over(function(x) (x - mean)^2) / all))
}
";

/// Means and SDs in their columns, for the arms that have a median in their place.
const FILLED: &str = "for (arm in c(\"1i\", \"2i\")) {
  q <- paste0(c(\"min\", \"q1\", \"median\", \"q3\", \"max\"), arm)
  for (name in setdiff(c(q, paste0(\"people\", arm)), names(dat))) dat[[name]] <- NA
  for (i in which(!is.na(dat[[paste0(\"people\", arm)]]))) {
    dat[i, paste0(c(\"m\", \"sd\"), arm)] <- mean_sd(unlist(dat[i, q]), dat[i, paste0(\"people\", arm)])
  }
}
";

/// A value of an arm.
type ValueOf = fn(&ArmData) -> Option<f64>;

/// The columns of both arms: their names, and which value of an arm stands there.
const COLUMNS: [(&str, &str, ValueOf); 6] = [
    ("min1i", "min2i", |arm| {
        arm.min.filter(|_| arm.max.is_some())
    }),
    ("q11i", "q12i", |arm| arm.q1.filter(|_| arm.q3.is_some())),
    ("median1i", "median2i", |arm| arm.median),
    ("q31i", "q32i", |arm| arm.q3.filter(|_| arm.q1.is_some())),
    ("max1i", "max2i", |arm| {
        arm.max.filter(|_| arm.min.is_some())
    }),
    ("people1i", "people2i", |arm| arm.n.map(f64::from)),
];

/// A column for each value of which a mean and an SD of any row are worked out.
pub(super) fn columns(rows: &[&EffectRow]) -> Vec<Column> {
    let both = COLUMNS.into_iter().flat_map(|(one, other, value)| {
        let of = |name: &str, arm: fn(&EffectRow) -> Option<&ArmData>| {
            plain(name, rows, |row| {
                let arm = arm(row).filter(|arm| is_worked_out(row, arm))?;
                value(arm).map(exact)
            })
        };
        [
            of(one, |row| row.intervention.as_ref()),
            of(other, |row| row.comparator.as_ref()),
        ]
    });
    let has_any = |column: &Column| column.cells.iter().any(Option::is_some);
    both.filter(has_any).collect()
}

/// Whether mean and SD of an arm both follow from its median. A row that combines several keeps theirs.
fn is_worked_out(row: &EffectRow, arm: &ArmData) -> bool {
    let is_used = row
        .remarks
        .iter()
        .any(|remark| matches!(remark, Remark::FromMedians(_)));
    let is_own = row.parts.is_empty() && matches!(row.arms, Some(ArmSummary::Means(_)));
    is_used && is_own && arm.median.is_some() && arm.mean.is_none() && arm.sd.or(arm.se).is_none()
}

/// Code that fills the columns of means and SDs.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, columns: &[Column]) -> String {
    if columns
        .iter()
        .all(|column| !column.name.starts_with("people"))
    {
        return String::new();
    }
    let (title, method) = match numbers.choices.medians {
        MediansChoice::LuoWan => (text_id!("r.medians-luo-wan"), [NORMAL, LUO_WAN].concat()),
        MediansChoice::QuantileEstimation => (
            text_id!("r.medians-quantiles"),
            [SEARCH, QUANTILES].concat(),
        ),
        MediansChoice::BoxCox => (
            text_id!("r.medians-box-cox"),
            [SEARCH, NORMAL, BOX_COX].concat(),
        ),
    };
    format!("\n{}{method}{FILLED}", comment(words, title))
}
