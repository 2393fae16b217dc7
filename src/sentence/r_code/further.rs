//! The part of a script that repeats the further analyses.

use std::fmt::Write as _;

use stats::trim_and_fill::{MissingEstimator, Side};

use crate::sentence::property;
use crate::synthesis::{
    Asymmetry, BetweenTest, EffectRow, Further, Importance, Numbers, OtherChoice, SubgroupAnalysis,
    short_name,
};
use crate::words::{Words, phrase, text_id};

use super::bayes;
use super::bias_models;
use super::combine;
use super::comment::comment;
use super::data::{self, exact};
use super::fit;
use super::joint_regression;
use super::plots;
use super::rare_events;
use super::sequential;
use super::within_trials;

/// The further analyses of the page, in its order.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, rows: &[&EffectRow]) -> String {
    let Some(further) = numbers.further else {
        return String::new();
    };
    let mut code = estimators(words, further);
    code.push_str(&others(words, numbers, rows, further));
    if let Some(within) = &further.within_trials {
        code.push_str(&within_trials::code(words, numbers, within));
    }
    code.push_str(&sequences(words, further));
    code.push_str(&influence(words, further));
    code.push_str(&regression(numbers, further));
    code.push_str(&subgroups(words, further));
    code.push_str(&regressions(words, further));
    code.push_str(&comparisons(words, further));
    if let Some(model) = &further.regression {
        code.push_str(&joint_regression::code(words, numbers, model));
    }
    if let Some(asymmetry) = &further.asymmetry {
        code.push_str(&small_studies(words, numbers, asymmetry));
    }
    if let Some(models) = &further.bias_models {
        code.push_str(&bias_models::code(words, models));
    }
    if let Some(rare) = &further.rare_events {
        code.push_str(&rare_events::code(words, numbers, rare));
    }
    if let Some(bayes) = &further.bayes {
        code.push_str(&bayes::code(words, numbers, bayes));
    }
    if let Some(own) = &further.sequential {
        code.push_str(&sequential::code(words, numbers, own));
    }
    code.push_str(&plots::code(words, further));
    if let Some(share) = &further.importance {
        code.push_str(&importance(words, numbers, share));
    }
    code
}

fn estimators(words: &Words, further: &Further) -> String {
    let names: Vec<String> = further
        .estimators
        .iter()
        .map(|line| format!("\"{}\"", short_name(line.method)))
        .collect();
    let with_hartung_knapp = further
        .estimators
        .iter()
        .any(|line| line.hartung_knapp.is_some());
    let mut code = format!(
        "\n{}for (method in c({})) {{\n  name <- paste0(\"further.estimators.\", method)\n  wald <- inverse_variance(dat, method, \"z\")\n  say(name, tau2 = wald$tau2, i2_tau2_percent = wald$I2)\n  say_short(paste0(name, \".wald\"), wald)\n",
        comment(words, text_id!("r.estimators")),
        names.join(", ")
    );
    if with_hartung_knapp {
        code.push_str("  say_short(paste0(name, \".hartung_knapp\"), inverse_variance(dat, method, \"knha\"))\n  say_short(paste0(name, \".hartung_knapp_ad_hoc\"), inverse_variance(dat, method, \"adhoc\"))\n");
    }
    code.push_str("}\n");
    code
}

/// The result under other choices.
fn others(words: &Words, numbers: &Numbers<'_>, rows: &[&EffectRow], further: &Further) -> String {
    let mut code = String::new();
    for line in further.others.iter().filter(|line| line.pooled.is_some()) {
        let (title, fit) = match line.choice {
            OtherChoice::CommonEffect => (
                text_id!("r.common-effect"),
                "inverse_variance(dat, \"EE\", \"z\")",
            ),
            OtherChoice::WithoutDoubt => (
                text_id!("r.without-doubt"),
                "analyse(subset(dat, !in_doubt))",
            ),
            OtherChoice::WithoutHighRisk => (
                text_id!("r.without-high-risk"),
                "analyse(subset(dat, is.na(high_risk) | !high_risk))",
            ),
            OtherChoice::TrialsCombined { .. } => {
                code.push_str(&trials_combined(words, numbers));
                continue;
            }
        };
        let key = line.choice.key();
        let title = comment(words, title);
        let name = format!("further.other_choices.{key}.pooled");
        let said = match line.choice {
            OtherChoice::CommonEffect => {
                format!(
                    "random_before <- random\nrandom <- FALSE\nsay_pooled(\"{name}\", {fit})\nrandom <- random_before\n"
                )
            }
            _ => format!("say_pooled(\"{name}\", {fit})\n"),
        };
        let _ = write!(code, "\n{title}{said}");
    }
    if rows.iter().any(|row| row.in_doubt) {
        code.push_str("say_pooled(\"pooled_without_doubt\", analyse(subset(dat, !in_doubt)))\n");
    }
    code
}

/// The rows once more, with several of a trial combined, in the place of the others for a while.
fn trials_combined(words: &Words, numbers: &Numbers<'_>) -> String {
    let all = numbers.with_trials_combined();
    let rows: Vec<&EffectRow> = all.iter().filter(|row| row.is_pooled()).collect();
    let frame = data::frame(&data::columns(words, numbers, &rows));
    let effects = combine::effects_of(words, numbers, &all, &rows);
    let title = comment(words, text_id!("r.combined-first"));
    format!(
        "\n{title}apart <- dat\n{frame}{effects}say_pooled(\"further.other_choices.trials_combined.pooled\", analyse(dat))\ndat <- apart\n"
    )
}

/// A loop that says the fit of some rows, for each step of a sequence.
const SAY_STEP: &str = "say_step <- function(list, row, fit) {
  if (is.null(fit) || !is.finite(fit$b[[1]])) return(invisible())
  name <- paste0(\"further.\", list, \".\", row)
  say(name, tau2 = if (random) fit$tau2 else NA, q = fit$QE)
  say_short(paste0(name, \".pooled\"), fit)
}
";

fn sequences(words: &Words, further: &Further) -> String {
    let mut code = String::new();
    if further.leave_one_out.is_empty() && further.cumulative.is_empty() {
        return code;
    }
    let _ = write!(code, "\n{SAY_STEP}");
    if !further.leave_one_out.is_empty() {
        let _ = write!(
            code,
            "\n{}for (i in seq_len(nrow(dat))) say_step(\"leave_one_out\", dat$result[i], analyse(dat[-i, ]))\n",
            comment(words, text_id!("r.leave-one-out"))
        );
    }
    if !further.cumulative.is_empty() {
        let _ = write!(
            code,
            "\n{}by_year <- dat[order(dat$year), ]\nfor (i in seq_len(nrow(dat))) say_step(\"cumulative\", by_year$result[i], analyse(by_year[seq_len(i), ]))\n",
            comment(words, text_id!("r.by-year"))
        );
    }
    code
}

/// How much each result bears on the pooled one, by the function of metafor for it.
fn influence(words: &Words, further: &Further) -> String {
    if further.influence.is_empty() {
        return String::new();
    }
    format!(
        "\n{}inf <- influence(fit)\ndrawn <- baujat(fit)\nfor (i in seq_len(nrow(dat))) \
         say(paste0(\"further.influence.\", dat$result[i]), studentised_residual = inf$inf$rstudent[i],\n  \
         dffits = inf$inf$dffits[i], cook_distance = inf$inf$cook.d[i], covariance_ratio = inf$inf$cov.r[i],\n  \
         tau2_without = inf$inf$tau2.del[i], q_without = inf$inf$QE.del[i], hat = inf$inf$hat[i],\n  \
         dfbetas = inf$dfbs[[1]][i], baujat_heterogeneity = drawn$x[i], baujat_influence = drawn$y[i])\n",
        comment(words, text_id!("r.influence"))
    )
}

fn subgroups(words: &Words, further: &Further) -> String {
    let mut code = String::new();
    for (index, subgroups) in further.subgroups.iter().enumerate() {
        let property = property::category(words, &subgroups.by);
        let (number, name) = (index + 1, format!("further.subgroups.{}", index + 1));
        if let Some(BetweenTest::Common { .. }) = subgroups.between {
            let _ = write!(
                code,
                "\n{}share(\"{name}\", dat, dat$group{number})\n",
                comment(words, phrase!("r.subgroups-sharing", property = property)),
            );
            continue;
        }
        let _ = write!(
            code,
            "\n{}parts <- lapply(split(dat, dat$group{number}), analyse)\nfor (part in names(parts)) say_pooled(paste0(\"{name}.groups.\", part, \".pooled\"), parts[[part]])\n",
            comment(words, phrase!("r.subgroups", property = property)),
        );
        if subgroups.between.is_some() {
            let _ = write!(
                code,
                "{}between <- rma(yi = sapply(parts, function(f) f$b[[1]]), sei = sapply(parts, function(f) f$se), method = \"EE\")\nsay(\"{name}.between\", q = between$QE, df = between$k - 1, p = between$QEp)\n",
                comment(words, text_id!("r.subgroups-equal"))
            );
        }
    }
    code
}

/// A regression by the rule for the interval, on the rows for which the number is known.
const REGRESSION: &str = "regression <- function(d, on) {
  one <- function(test) settled(patient(function(steps) rma(yi = d$yi, sei = d$sei, mods = on, data = d,
    method = method, test = test, level = level, control = steps), d))
  fit <- one(if (test == \"rule\") \"z\" else test)
  if (test == \"rule\" && fit$k > 2 && fit$tau2 > 0) one(\"knha\") else fit
}
";

/// Subgroups in one model, which gives them one variance between studies.
const SHARE: &str = "share <- function(name, d, group) {
  d <- data.frame(yi = d$yi, sei = d$sei, group = group)[!is.na(group), ]
  d$group <- factor(d$group, levels = sort(unique(d$group), method = \"radix\"))
  fit <- regression(d, ~ 0 + group)
  for (i in seq_along(levels(d$group))) {
    part <- paste0(name, \".groups.\", levels(d$group)[i], \".pooled\")
    own <- inverse_variance(d[d$group == levels(d$group)[i], ], \"EE\", \"z\")
    df <- own$k - 1
    i2 <- i2_from_q(own$QE, df)
    say(part, k = own$k, estimate = natural(fit$b[[i]]), ci_low = limit(fit$ci.lb[i]),
        ci_high = limit(fit$ci.ub[i]), p = if (tested) fit$pval[i] else NA)
    say(paste0(part, \".on_scale\"), estimate = fit$b[[i]], se = fit$se[i],
        statistic = if (tested) fit$zval[i] else NA, df = fit$ddf, ci_low = fit$ci.lb[i],
        ci_high = fit$ci.ub[i])
    say(part, tau2 = if (random) fit$tau2 else NA, tau = if (random) sqrt(fit$tau2) else NA, q = own$QE,
        q_df = df, q_p = if (df == 0) 1 else own$QEp, i2_q_percent = i2[1], i2_q_low = i2[2],
        i2_q_high = i2[3], i2_tau2_percent = i2[1])
  }
  test <- regression(d, ~ group)
  say(paste0(name, \".between\"), statistic = test$QM, df = test$QMdf[1],
      df2 = if (is.na(test$QMdf[2])) NA else test$QMdf[2], p = test$QMp)
}
";

/// A regression on words.
const COMPARE: &str = "compare <- function(name, d, group) {
  d <- data.frame(yi = d$yi, sei = d$sei, group = group)[!is.na(group), ]
  d$group <- factor(d$group, levels = sort(unique(d$group), method = \"radix\"))
  fit <- regression(d, ~ group)
  before <- inverse_variance(d, method, \"z\")$tau2
  for (i in seq_along(levels(d$group))[-1]) {
    say(paste0(name, \".fit.groups.\", levels(d$group)[i]), difference = fit$b[[i]], se = fit$se[i],
        ci_low = fit$ci.lb[i], ci_high = fit$ci.ub[i], p = fit$pval[i])
  }
  say(paste0(name, \".fit\"), p = fit$QMp, tau2 = if (random) fit$tau2 else NA,
      r2_percent = if (random && before > 0) 100 * max(0, 1 - fit$tau2 / before) else NA)
}
";

const REGRESS: &str = "regress <- function(name, d, x) {
  d <- data.frame(yi = d$yi, sei = d$sei, x = x)[!is.na(x), ]
  fit <- regression(d, ~ x)
  before <- inverse_variance(d, method, \"z\")$tau2
  say(paste0(name, \".slope\"), estimate = fit$b[2], se = fit$se[2], ci_low = fit$ci.lb[2],
      ci_high = fit$ci.ub[2], p = fit$pval[2], intercept = fit$b[1], tau2 = if (random) fit$tau2 else NA,
      r2_percent = if (random && before > 0) 100 * max(0, 1 - fit$tau2 / before) else NA)
}
";

fn regressions(words: &Words, further: &Further) -> String {
    let mut code = String::new();
    for (index, moderator) in further.moderators.iter().enumerate() {
        let (number, on) = (index + 1, property::number(words, &moderator.by));
        let _ = write!(
            code,
            "\n{}say(\"further.moderators.{number}\", k = sum(!is.na(dat$moderator{number})), unknown = sum(is.na(dat$moderator{number})))\n",
            comment(words, phrase!("r.regression", number = on)),
        );
        if moderator.slope.is_none() {
            continue;
        }
        let _ = writeln!(
            code,
            "regress(\"further.moderators.{number}\", dat, dat$moderator{number})"
        );
    }
    code
}

/// Egger's and Begg's tests.
const USUAL: &str = "usual <- inverse_variance(dat, method, \"z\")\n";
const EGGER: &str = "egger <- regtest(usual, model = \"lm\")
slope <- summary(lm(yi ~ sei, weights = 1 / sei^2, data = dat))$coefficients[2, ]
say(\"further.small_studies.egger\", value = slope[[1]], se = slope[[2]], statistic = egger$zval,
    df = nrow(dat) - 2, p = egger$pval)
";
const BEGG: &str = "begg <- ranktest(usual)
say(\"further.small_studies.begg\", value = begg$tau[[1]], p = begg$pval)
";

/// Egger's test as a meta-regression, by the rule for the interval.
const EGGER_MIXED: &str = "mixed <- regression(dat, ~ sei)
say(\"further.small_studies.egger_mixed\", value = mixed$b[[2]], se = mixed$se[2],
    statistic = mixed$zval[2], df = mixed$ddf, p = mixed$pval[2])
";
const SAY_LINE: &str = "say_line <- function(test, d) {
  slope <- summary(lm(y ~ x, weights = w, data = d))$coefficients[2, ]
  say(paste0(\"further.small_studies.\", test), value = slope[[1]], se = slope[[2]],
      statistic = slope[[3]], df = nrow(d) - 2, p = slope[[4]])
}
";
const HARBORD: &str = "say_line(\"harbord\", with(dat, {
  N <- n1i + n2i
  m <- ai + ci
  v <- as.numeric(n1i) * n2i * m * (N - m) / (N^2 * (N - 1))
  data.frame(y = (ai - as.numeric(n1i) * m / N) / v, x = 1 / sqrt(v), w = v)[v > 0, ]
}))
";
const PETERS: &str = "say_line(\"peters\", with(dat, {
  N <- n1i + n2i
  m <- ai + ci
  data.frame(y = yi, x = 1 / N, w = 1 / (1 / m + 1 / (N - m)))[m > 0 & m < N, ]
}))
";

/// Trim and fill: metafor says how many results are missing, and on which side; their place follows
/// from the result without as many on the other side, found as closely as the main result.
const TRIM_AND_FILL: &str = "filled <- trimfill(usual, estimator = \"ESTIMATOR\"SIDE)
turn <- if (filled$side == \"right\") -1 else 1
ordered <- dat[order(turn * dat$yi), ]
there <- seq_len(nrow(dat) - filled$k0)
centre <- inverse_variance(ordered[there, ], method, test)$b[[1]]
mirrored <- ordered[setdiff(seq_len(nrow(dat)), there), ]
mirrored$yi <- 2 * centre - mirrored$yi
with_filled <- inverse_variance(rbind(dat, mirrored), method, test)
say(\"further.small_studies.trim_and_fill\", missing = filled$k0, missing_se = filled$se.k0)
say(\"further.small_studies.trim_and_fill.pooled\", estimate = natural(with_filled$b[[1]]),
    ci_low = limit(with_filled$ci.lb), ci_high = limit(with_filled$ci.ub))
";

/// The function by which regressions are fitted, where there are any.
fn regression(numbers: &Numbers<'_>, further: &Further) -> String {
    let slopes = further.moderators.iter().any(|line| line.slope.is_some());
    let groups = further
        .category_moderators
        .iter()
        .any(|line| line.fit.is_some());
    let egger = numbers.choices.small_studies.egger_mixed && further.asymmetry.is_some();
    let is_shared =
        |analysis: &SubgroupAnalysis| matches!(analysis.between, Some(BetweenTest::Common { .. }));
    let shares = further.subgroups.iter().any(is_shared);
    let joint = further.regression.is_some();
    if !(slopes || groups || egger || shares || joint) {
        return String::new();
    }
    format!(
        "\nmethod <- \"{}\"\ntest <- \"{}\"\n{REGRESSION}{}{}",
        fit::method(numbers),
        fit::test(numbers.choices.model.test),
        if slopes { REGRESS } else { "" },
        if groups { COMPARE } else { "" },
    ) + if shares { SHARE } else { "" }
}

fn comparisons(words: &Words, further: &Further) -> String {
    let mut code = String::new();
    for (index, line) in further.category_moderators.iter().enumerate() {
        let (number, by) = (index + 1, property::category(words, &line.by));
        let _ = write!(
            code,
            "\n{}say(\"further.category_moderators.{number}\", k = sum(!is.na(dat$category{number})), unknown = sum(is.na(dat$category{number})))\n",
            comment(words, phrase!("r.regression", number = by)),
        );
        if line.fit.is_some() {
            let _ = writeln!(
                code,
                "compare(\"further.category_moderators.{number}\", dat, dat$category{number})"
            );
        }
    }
    code
}

fn small_studies(words: &Words, numbers: &Numbers<'_>, asymmetry: &Asymmetry) -> String {
    let choices = numbers.choices.small_studies;
    let estimator = match choices.missing {
        MissingEstimator::L0 => "L0",
        MissingEstimator::R0 => "R0",
    };
    let side = match choices.side {
        None => "",
        Some(Side::Left) => ", side = \"left\"",
        Some(Side::Right) => ", side = \"right\"",
    };
    let fill = TRIM_AND_FILL
        .replace("ESTIMATOR", estimator)
        .replace("SIDE", side);
    let counts = asymmetry.harbord.is_some() || asymmetry.peters.is_some();
    let mut code = format!(
        "\n{}method <- \"{}\"\ntest <- \"{}\"\n{USUAL}",
        comment(words, text_id!("r.small-studies")),
        fit::method(numbers),
        fit::test(numbers.choices.model.test),
    );
    for (is_wanted, test) in [
        (asymmetry.egger.is_some(), EGGER),
        (asymmetry.egger_mixed.is_some(), EGGER_MIXED),
        (asymmetry.begg.is_some(), BEGG),
        (counts, SAY_LINE),
        (asymmetry.harbord.is_some(), HARBORD),
        (asymmetry.peters.is_some(), PETERS),
    ] {
        if is_wanted {
            code.push_str(test);
        }
    }
    if asymmetry.trim_and_fill.is_some() {
        code.push_str(&comment(words, text_id!("r.trim-and-fill")));
        code.push_str(&fill);
    }
    code
}

fn importance(words: &Words, numbers: &Numbers<'_>, share: &Importance) -> String {
    let on_scale = |natural: f64| {
        let there = numbers.scale.of_analysis(natural);
        exact(there.unwrap_or(natural))
    };
    format!(
        "\n{}say(\"further.importance\",\n    share_above = pt(({} - fit$b[[1]]) / prediction_sd(fit), prediction_df(fit), lower.tail = FALSE),\n    share_below = pt(({} - fit$b[[1]]) / prediction_sd(fit), prediction_df(fit)))\n",
        comment(words, text_id!("r.importance")),
        on_scale(share.above_threshold),
        on_scale(share.below_threshold)
    )
}
