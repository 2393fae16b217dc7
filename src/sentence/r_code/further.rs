//! The part of a script that repeats the further analyses.

use std::fmt::Write as _;

use crate::sentence::property;
use crate::synthesis::{EffectRow, Further, Importance, Numbers, OtherChoice, short_name};
use crate::words::{Words, phrase, text_id};

use super::comment::comment;
use super::data::exact;
use super::fit;

/// The further analyses of the page, in its order.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, rows: &[&EffectRow]) -> String {
    let Some(further) = numbers.further else {
        return String::new();
    };
    let mut code = estimators(words, further);
    code.push_str(&others(words, rows, further));
    code.push_str(&sequences(words, further));
    code.push_str(&subgroups(words, further));
    code.push_str(&regressions(words, numbers, further));
    if further.asymmetry.is_some() {
        code.push_str(&small_studies(words, numbers));
    }
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

/// The result under other choices. Results of one trial are combined by the program alone.
fn others(words: &Words, rows: &[&EffectRow], further: &Further) -> String {
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
            OtherChoice::TrialsCombined { .. } => continue,
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

/// A loop that says the fit of some rows, for each step of a sequence.
const SAY_STEP: &str = "say_step <- function(list, row, fit) {
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

fn subgroups(words: &Words, further: &Further) -> String {
    let mut code = String::new();
    for (index, subgroups) in further.subgroups.iter().enumerate() {
        let property = property::category(words, &subgroups.by);
        let (number, name) = (index + 1, format!("further.subgroups.{}", index + 1));
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
const REGRESS: &str = "regress <- function(name, d, x) {
  d <- data.frame(yi = d$yi, sei = d$sei, x = x)[!is.na(x), ]
  one <- function(test) settled(rma(yi = yi, sei = sei, mods = ~ x, data = d, method = method,
    test = test, level = level, control = control(d)))
  fit <- one(if (test == \"rule\") \"z\" else test)
  if (test == \"rule\" && fit$k > 2 && fit$tau2 > 0) fit <- one(\"knha\")
  before <- inverse_variance(d, method, \"z\")$tau2
  say(paste0(name, \".slope\"), estimate = fit$b[2], se = fit$se[2], ci_low = fit$ci.lb[2],
      ci_high = fit$ci.ub[2], p = fit$pval[2], intercept = fit$b[1], tau2 = if (random) fit$tau2 else NA,
      r2_percent = if (random && before > 0) 100 * max(0, 1 - fit$tau2 / before) else NA)
}
";

fn regressions(words: &Words, numbers: &Numbers<'_>, further: &Further) -> String {
    let mut code = String::new();
    let mut has_regress = false;
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
        if !has_regress {
            has_regress = true;
            let _ = write!(
                code,
                "\nmethod <- \"{}\"\ntest <- \"{}\"\n{REGRESS}",
                fit::method(numbers),
                fit::test(numbers.choices.model.test)
            );
        }
        let _ = writeln!(
            code,
            "regress(\"further.moderators.{number}\", dat, dat$moderator{number})"
        );
    }
    code
}

/// Egger's and Begg's tests.
const TESTS: &str = "usual <- inverse_variance(dat, method, \"z\")
egger <- regtest(usual, model = \"lm\")
slope <- summary(lm(yi ~ sei, weights = 1 / sei^2, data = dat))$coefficients[2, ]
say(\"further.small_studies.egger\", value = slope[[1]], se = slope[[2]], statistic = egger$zval,
    df = nrow(dat) - 2, p = egger$pval)
begg <- ranktest(usual)
say(\"further.small_studies.begg\", value = begg$tau[[1]], p = begg$pval)
";

/// Trim and fill: metafor says how many results are missing, and on which side; their place follows
/// from the result without as many on the other side, found as closely as the main result.
const TRIM_AND_FILL: &str = "filled <- trimfill(usual, estimator = \"L0\")
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

fn small_studies(words: &Words, numbers: &Numbers<'_>) -> String {
    format!(
        "\n{}method <- \"{}\"\ntest <- \"{}\"\n{TESTS}{}{TRIM_AND_FILL}",
        comment(words, text_id!("r.small-studies")),
        fit::method(numbers),
        fit::test(numbers.choices.model.test),
        comment(words, text_id!("r.trim-and-fill")),
    )
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
