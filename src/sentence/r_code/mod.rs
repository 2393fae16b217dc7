//! R code (metafor) that repeats an analysis, and the data for it.
//!
//! The script sets every convention that differs between programs and versions (`add`, `to`,
//! `drop00`, `vtype`) and stops at convergence far tighter than metafor's default, so that its
//! numbers agree with the page to the last printed digit. It says every number under the name that
//! the file of analyses has for it. What metafor 3.8 and 5 do differently (the correction of ratios of
//! means, the variance of differences by unlike spreads, arguments that an older one overlooks
//! silently) stands in the script as a formula.

mod accuracy;
mod bayes;
mod bias_models;
mod combine;
mod comment;
mod data;
mod effects;
mod fit;
mod functions;
mod further;
mod joint_regression;
mod levels;
mod medians;
mod network;
mod plots;
mod rare_events;
mod search;
mod sequential;
mod within_trials;

use std::fmt::Write as _;

use comment::comment;

use crate::synthesis::{EffectRow, Numbers};
use crate::words::{Words, text_id};

pub use accuracy::accuracy_script;
pub use data::Column;
pub use network::{network_data, network_script};

/// Where a script finds its data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFrom<'a> {
    /// In the script itself.
    Script,
    /// In a CSV file beside it.
    File(&'a str),
}

/// A complete script, or nothing when there is no pooled result.
pub fn r_script(words: &Words, numbers: &Numbers<'_>, from: DataFrom<'_>) -> Option<String> {
    let mut script = beginning(words, numbers, from)?;
    let rows = pooled_rows(numbers);
    script.push_str(&functions::code(words, numbers));
    script.push_str(&fit::code(words, numbers, &rows));
    script.push_str(&main_result(words));
    script.push_str(&further::code(words, numbers, &rows));
    script.push_str(DRAWN);
    Some(script)
}

/// What a page shows of a script: the main result, without the further analyses and the form in which
/// the whole script says its numbers.
pub fn r_excerpt(words: &Words, numbers: &Numbers<'_>, from: DataFrom<'_>) -> Option<String> {
    let mut script = beginning(words, numbers, from)?;
    let level = data::exact(numbers.choices.model.level.percent());
    let _ = writeln!(script, "\nlevel <- {level}");
    script.push_str(&fit::code(words, numbers, &pooled_rows(numbers)));
    script.push_str("\nfit <- analyse(dat)\nprint(fit, digits = 4)\n");
    Some(script)
}

/// The data with their effects.
fn beginning(words: &Words, numbers: &Numbers<'_>, from: DataFrom<'_>) -> Option<String> {
    numbers.pooled?;
    let rows = pooled_rows(numbers);
    let columns = columns(words, numbers, &rows);
    let mut script = comment(words, text_id!("r.needs"));
    script.push_str("library(metafor)\nstopifnot(packageVersion(\"metafor\") >= \"3.8\")\n\n");
    match from {
        DataFrom::Script => script.push_str(&data::frame(&columns)),
        DataFrom::File(name) => script.push_str(&data::read(name)),
    }
    script.push_str(&medians::code(words, numbers, &columns));
    script.push_str(&combine::effects_of(words, numbers, numbers.rows, &rows));
    Some(script)
}

/// The rows and the pooled result.
const SAID: &str = "fit <- analyse(dat)
weight <- if (is.null(fit$share)) weights(fit) else fit$share
for (i in seq_len(nrow(dat))) {
  name <- paste0(\"inputs.\", dat$result[i])
  say(name, yi = dat$yi[i], sei = dat$sei[i], weight_percent = weight[[i]])
  if (ours[i]) {
    own <- dat$yi[i] + c(0, -1, 1) * qnorm(0.975) * dat$sei[i]
    say(name, estimate = natural_of(i, own[1]), ci_low = limit_of(i, own[2]), ci_high = limit_of(i, own[3]))
  }
}
say_pooled(\"pooled\", fit)
";

/// The drawing, for people; a fit that is no object of metafor has none.
const DRAWN: &str = "\nif (inherits(fit, \"rma\")) forest(fit, slab = dat$study)\n";

fn main_result(words: &Words) -> String {
    format!("\n{}{SAID}", comment(words, text_id!("r.pooled")))
}

/// The data of a script as columns of a table; empty when there is no pooled result.
pub fn r_data(words: &Words, numbers: &Numbers<'_>) -> Vec<Column> {
    match numbers.pooled {
        Some(_) => columns(words, numbers, &pooled_rows(numbers)),
        None => Vec::new(),
    }
}

/// The data of rows, with medians from which means and SDs follow.
fn columns(words: &Words, numbers: &Numbers<'_>, rows: &[&EffectRow]) -> Vec<Column> {
    let mut columns = data::columns(words, numbers, rows);
    columns.extend(medians::columns(rows));
    columns
}

fn pooled_rows<'a>(numbers: &Numbers<'a>) -> Vec<&'a EffectRow> {
    numbers.rows.iter().filter(|row| row.is_pooled()).collect()
}
