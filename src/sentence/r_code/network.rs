//! The script of a network. metafor fits the differences of arms with the covariance of trials of several
//! arms; its search for the variance between trials stops at about the sixth digit, so the script climbs
//! the likelihood itself. What netmeta does beside that (direct and indirect evidence, designs, P-scores,
//! shares) stands in it as formulas, so that metafor is all it needs.

use std::fmt::Write as _;

use crate::record::network::NetworkTau2;
use crate::record::result::Measure;
use crate::synthesis::{ArmNumbers, GoodSide, NetworkFindings, NetworkFit, NetworkTrial};
use crate::words::{Words, text_id};

use super::DataFrom;
use super::comment::comment;
use super::data::{self, Column, exact};
use super::functions::{SAY, natural};

/// The differences of arms from the first of each trial, with their covariance.
const BLOCKS: &str = "dat$vi <- dat$sei^2
blocks <- lapply(unique(dat$trial), function(one) {
  d <- dat[dat$trial == one, ]
  arms <- treatments[treatments %in% c(d$treat1, d$treat2)]
  y <- v <- matrix(0, length(arms), length(arms), dimnames = list(arms, arms))
  there <- cbind(d$treat1, d$treat2)
  back <- cbind(d$treat2, d$treat1)
  y[there] <- d$yi
  y[back] <- -d$yi
  v[there] <- v[back] <- d$vi
  own <- rowMeans(y)
  list(arms = arms, own = own, v = v, y = own[-1] - own[1],
       cov = (outer(v[1, -1], v[1, -1], \"+\") - v[-1, -1]) / 2)
})
half_shared <- function(n) diag(0.5, n) + 0.5
y <- unlist(lapply(blocks, function(b) b$y))
V <- as.matrix(bldiag(lapply(blocks, function(b) as.matrix(b$cov))))
G <- as.matrix(bldiag(lapply(blocks, function(b) half_shared(length(b$y)))))
X <- do.call(rbind, lapply(blocks, function(b)
  outer(b$arms[-1], treatments[-1], \"==\") - outer(rep(b$arms[1], length(b$y)), treatments[-1], \"==\")))
df <- length(y) - ncol(X)
fit_at <- function(tau2) rma.mv(y, V + tau2 * G, mods = X, intercept = FALSE)
";

const CLIMB: &str = "residual <- function(tau2) {
  w <- solve(V + tau2 * G)
  list(w = w, p = w - w %*% X %*% solve(t(X) %*% w %*% X, t(X) %*% w))
}
slope <- function(tau2, full) {
  r <- residual(tau2)
  py <- r$p %*% y
  sum(py * (G %*% py)) - sum((if (full) r$w else r$p) * G)
}
climb <- function(full) {
  if (df == 0 || slope(0, full) <= 0) return(0)
  top <- max(diag(V))
  while (slope(top, full) > 0) top <- 2 * top
  uniroot(slope, c(0, top), full = full, tol = 1e-15, maxiter = 1000)$root
}
q <- if (df == 0) 0 else fit_at(0)$QE[[1]]
";

const MAIN: &str = "tested <- function(statistic, df) c(statistic = statistic, df = df, p = pchisq(statistic, df, lower.tail = FALSE))
say(\"fit\", tau2 = tau2, tau = sqrt(tau2), i2_percent = if (q > df) 100 * (q - df) / q else 0)
if (df > 0) say(\"fit.q\", tested(q, df)) else say(\"fit.q\", statistic = 0, df = 0, p = 1)
used <- if (random) tau2 else 0
main <- fit_at(used)
other <- fit_at(if (random) 0 else tau2)
";

const PAIRS: &str = "in_order <- function(one, other) {
  p <- sort(match(c(one, other), treatments))
  if (treatments[p[1]] == reference) treatments[rev(p)] else treatments[p]
}
pair_name <- function(one, other) paste(in_order(one, other), collapse = \":\")
pairs <- combn(treatments, 2, function(p) in_order(p[1], p[2]), simplify = FALSE)
contrast <- function(p) (treatments[-1] == p[1]) - (treatments[-1] == p[2])
difference <- function(fit, p) {
  c <- contrast(p)
  c(sum(c * fit$b), sum(c * (fit$vb %*% c)))
}
say_pair <- function(name, estimate, se) {
  half <- qnorm(0.975) * se
  say(name, estimate = natural(estimate), ci_low = limit(estimate - half), ci_high = limit(estimate + half),
      p = 2 * pnorm(-abs(estimate / se)))
  say(paste0(name, \".on_scale\"), estimate = estimate, se = se)
}
for (p in pairs) {
  name <- paste0(\"fit.pairs.\", pair_name(p[1], p[2]))
  d <- difference(main, p)
  say_pair(name, d[1], sqrt(d[2]))
  o <- difference(other, p)
  say_pair(paste0(name, \".other_model\"), o[1], sqrt(o[2]))
  if (random && df > 0) {
    half <- qt(0.975, df) * sqrt(d[2] + tau2)
    say(name, prediction_low = limit(d[1] - half), prediction_high = limit(d[1] + half))
  }
}
";

const SPLITS: &str = "for (p in pairs) {
  own <- Filter(function(b) all(p %in% b$arms), blocks)
  if (length(own) == 0) next
  name <- paste0(\"fit.pairs.\", pair_name(p[1], p[2]), \".split\")
  w <- sapply(own, function(b) 1 / (b$v[p[1], p[2]] + used))
  direct <- sum(w * sapply(own, function(b) b$own[[p[1]]] - b$own[[p[2]]])) / sum(w)
  d <- difference(main, p)
  share <- d[2] * sum(w)
  say(name, direct_percent = 100 * min(share, 1))
  say_pair(paste0(name, \".direct\"), direct, sqrt(1 / sum(w)))
  if (share >= 1 - 1e-8) next
  left <- 1 / d[2] - sum(w)
  indirect <- (d[1] / d[2] - direct * sum(w)) / left
  say_pair(paste0(name, \".indirect\"), indirect, sqrt(1 / left))
  se <- sqrt(1 / sum(w) + 1 / left)
  say(paste0(name, \".difference\"), estimate = direct - indirect, se = se,
      p = 2 * pnorm(-abs((direct - indirect) / se)))
}
";

const DESIGNS: &str = "designs <- sapply(blocks, function(b) paste(b$arms, collapse = \" \"))
within <- function(tau2) rowSums(sapply(unique(designs), function(design) {
  own <- blocks[designs == design]
  m <- length(own[[1]]$y)
  y <- unlist(lapply(own, function(b) b$y))
  g <- as.matrix(bldiag(lapply(own, function(b) half_shared(m))))
  w <- solve(as.matrix(bldiag(lapply(own, function(b) as.matrix(b$cov)))) + tau2 * g)
  x <- do.call(rbind, rep(list(diag(m)), length(own)))
  p <- w - w %*% x %*% solve(t(x) %*% w %*% x, t(x) %*% w)
  c(if (length(own) > 1) sum(y * (p %*% y)) else 0, length(y) - m, sum(p * g))
}))
say(\"fit\", designs = length(unique(designs)))
w0 <- within(0)
if (w0[2] > 0) say(\"fit.within_designs\", tested(w0[1], w0[2]))
if (df > w0[2]) {
  say(\"fit.between_designs\", tested(max(0, q - w0[1]), df - w0[2]))
  tau2_within <- if (w0[2] == 0) 0 else max(0, (w0[1] - w0[2]) / w0[3])
  say(\"fit.design_by_treatment\", tested(max(0, fit_at(tau2_within)$QE[[1]] - within(tau2_within)[1]), df - w0[2]))
}
";

const SHARES: &str = "w <- solve(V + used * G)
from <- unlist(lapply(blocks, function(b) rep(b$arms[1], length(b$y))))
to <- unlist(lapply(blocks, function(b) b$arms[-1]))
for (p in pairs) {
  flow <- tapply(c(w %*% X %*% main$vb %*% contrast(p)), mapply(pair_name, to, from), sum)
  share <- 100 * abs(flow) / sum(abs(flow))
  for (own in names(share)[share >= 1e-3])
    say(paste0(\"fit.pairs.\", pair_name(p[1], p[2]), \".contributions.\", own), percent = share[[own]])
}
";

const ORDER: &str = "for (one in treatments) {
  z <- sapply(setdiff(treatments, one), function(other) {
    d <- difference(main, c(one, other))
    d[1] / sqrt(d[2])
  })
  say(paste0(\"treatments.\", one), p_score = mean(pnorm(good * z)))
}
";

const DRAWN: &str = "
others <- setdiff(treatments, reference)
drawn <- sapply(others, function(one) difference(main, c(one, reference)))
forest(drawn[1, ], drawn[2, ], slab = others, transf = natural, xlab = reference)
";

/// A complete script, or nothing where a network could not be worked out.
pub fn network_script(
    words: &Words,
    found: &NetworkFindings,
    from: DataFrom<'_>,
) -> Option<String> {
    let fit = found.fit.as_ref()?;
    let mut script = comment(words, text_id!("r.needs"));
    script.push_str("library(metafor)\nstopifnot(packageVersion(\"metafor\") >= \"3.8\")\n\n");
    script.push_str(&match from {
        DataFrom::Script => data::frame(&network_data(found)),
        DataFrom::File(name) => data::read(name),
    });
    script.push_str(&settings(found, fit));
    script.push_str(&comment(words, text_id!("r.say")));
    script.push_str(SAY);
    script.push_str(&comment(words, text_id!("r.natural")));
    script.push_str(&natural(found.scale));
    let _ = write!(
        script,
        "\n{}{}",
        comment(words, text_id!("r.network-effects")),
        effects(found)
    );
    for (title, code) in [
        (text_id!("r.network-differences"), BLOCKS),
        (text_id!("r.network-variance"), CLIMB),
    ] {
        let _ = write!(script, "\n{}{code}", comment(words, title));
    }
    script.push_str(&variance(fit));
    script.push_str(MAIN);
    for (title, code) in [
        (text_id!("r.network-pairs"), PAIRS),
        (text_id!("r.network-splits"), SPLITS),
        (text_id!("r.network-designs"), DESIGNS),
        (text_id!("r.network-shares"), SHARES),
        (text_id!("r.network-order"), ORDER),
    ] {
        let _ = write!(script, "\n{}{code}", comment(words, title));
    }
    script.push_str(DRAWN);
    Some(script)
}

fn settings(found: &NetworkFindings, fit: &NetworkFit) -> String {
    let id = |place: usize| format!("\"{}\"", found.treatments[place].intervention);
    let all: Vec<String> = (0..found.treatments.len()).map(id).collect();
    let good = match found.good_side {
        GoodSide::Above => 1,
        GoodSide::Below => -1,
    };
    format!(
        "treatments <- c({})\nreference <- {}\nrandom <- {}\ngood <- {good}\n\n",
        all.join(", "),
        id(found.reference),
        if fit.is_random { "TRUE" } else { "FALSE" },
    )
}

/// The effect of each pair of arms from their data, where they have them.
fn effects(found: &NetworkFindings) -> String {
    let is_given = |trial: &NetworkTrial| trial.arms.iter().any(|arm| arm.numbers.is_none());
    let all_given = found.trials.iter().all(is_given);
    let any_given = found.trials.iter().any(is_given);
    if all_given {
        return String::new();
    }
    let measure = found.measure.short();
    let mut code = match found.measure {
        Measure::MD => format!(
            "es <- escalc(measure = \"{measure}\", m1i = m1, sd1i = sd1, n1i = n1, m2i = m2, sd2i = sd2, n2i = n2, data = dat)\n"
        ),
        _ => format!(
            "extreme <- with(dat, x1 == 0 | x1 == n1 | x2 == 0 | x2 == n2)
add <- 0.5 * ave(as.numeric(extreme %in% TRUE), dat$trial, FUN = max)
es <- escalc(measure = \"{measure}\", ai = x1 + add, n1i = n1 + 2 * add, ci = x2 + add, n2i = n2 + 2 * add,
  add = 0, to = \"none\", data = dat)\n"
        ),
    };
    code.push_str(match any_given {
        true => {
            "own <- !is.na(es$yi)\ndat$yi[own] <- es$yi[own]\ndat$sei[own] <- sqrt(es$vi[own])\n"
        }
        false => "dat$yi <- c(es$yi)\ndat$sei <- sqrt(es$vi)\n",
    });
    code
}

fn variance(fit: &NetworkFit) -> String {
    match fit.method {
        NetworkTau2::Reml => "tau2 <- climb(FALSE)\n",
        NetworkTau2::Ml => "tau2 <- climb(TRUE)\n",
        NetworkTau2::Dl => {
            "tau2 <- if (df == 0) 0 else max(0, (q - df) / sum(residual(0)$p * G))\n"
        }
    }
    .to_owned()
}

/// The data of a script: a row for each pair of arms of each trial.
pub fn network_data(found: &NetworkFindings) -> Vec<Column> {
    let mut columns = Columns::default();
    for (place, trial) in found.trials.iter().enumerate() {
        for pair in &trial.contrasts {
            let id = |at: usize| Some(found.treatments[at].intervention.to_string());
            let arm = |at: usize| trial.arms.iter().find(|arm| arm.treatment == at);
            let both = [pair.first, pair.second].map(|at| arm(at).and_then(|arm| arm.numbers));
            columns.add("trial", false, Some((place + 1).to_string()));
            columns.add("study", true, Some(trial.label.clone()));
            columns.add("treat1", true, id(pair.first));
            columns.add("treat2", true, id(pair.second));
            let given = both.iter().any(Option::is_none);
            for (side, numbers) in both.iter().enumerate() {
                for (name, value) in values(*numbers) {
                    columns.add(&format!("{name}{}", side + 1), false, value.map(exact));
                }
            }
            columns.add("yi", false, given.then(|| exact(pair.yi)));
            columns.add("sei", false, given.then(|| exact(pair.sei)));
        }
    }
    let has_any = |column: &Column| column.cells.iter().any(Option::is_some);
    columns.all.into_iter().filter(has_any).collect()
}

/// The numbers of an arm under the names of their columns.
fn values(numbers: Option<ArmNumbers>) -> [(&'static str, Option<f64>); 4] {
    let (x, m, sd, n) = match numbers {
        Some(ArmNumbers::Events { events, n }) => (Some(events), None, None, Some(n)),
        Some(ArmNumbers::Mean { mean, sd, n }) => (None, Some(mean), Some(sd), Some(n)),
        None => (None, None, None, None),
    };
    [("x", x), ("m", m), ("sd", sd), ("n", n)]
}

/// Columns that are filled row by row; every row has a cell for each.
#[derive(Default)]
struct Columns {
    all: Vec<Column>,
}

impl Columns {
    fn add(&mut self, name: &str, is_text: bool, cell: Option<String>) {
        match self.all.iter_mut().find(|column| column.name == name) {
            Some(column) => column.cells.push(cell),
            None => self.all.push(Column {
                name: name.to_owned(),
                cells: vec![cell],
                is_text,
            }),
        }
    }
}
