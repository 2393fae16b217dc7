//! R code (metafor) that repeats an analysis, and the data for it.
//!
//! The script sets every convention that differs between programs and versions (`add`, `to`,
//! `drop00`, `vtype`, `correct`) and stops at convergence far tighter than metafor's default, so
//! that its numbers agree with the page to the last printed digit.

mod comment;
mod data;
mod effects;
mod model;

use std::fmt::Write as _;

use comment::comment;

use crate::synthesis::{EffectRow, Numbers};
use crate::words::{Words, text_id};

pub use data::Column;

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
    numbers.pooled?;
    let rows = pooled_rows(numbers);
    let columns = data::columns(words, numbers, &rows);
    let mut script = comment(words, text_id!("r.needs"));
    script.push_str("library(metafor)\nstopifnot(packageVersion(\"metafor\") >= \"4.8\")\n\n");
    match from {
        DataFrom::Script => script.push_str(&data::frame(&columns)),
        DataFrom::File(name) => {
            let _ = writeln!(
                script,
                "dat <- read.csv(\"{name}\", encoding = \"UTF-8\", na.strings = c(\"NA\", \"\"))"
            );
        }
    }
    script.push_str(&effects::code(words, numbers, &rows));
    script.push_str(&model::code(words, numbers, &rows));
    Some(script)
}

/// The data of a script as columns of a table; empty when there is no pooled result.
pub fn r_data(words: &Words, numbers: &Numbers<'_>) -> Vec<Column> {
    match numbers.pooled {
        Some(_) => data::columns(words, numbers, &pooled_rows(numbers)),
        None => Vec::new(),
    }
}

fn pooled_rows<'a>(numbers: &Numbers<'a>) -> Vec<&'a EffectRow> {
    numbers.rows.iter().filter(|row| row.is_pooled()).collect()
}
