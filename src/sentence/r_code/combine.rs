//! The part of a script that combines several results of one trial, as the program does before it
//! pools: arms that share a comparator joined, else the mean of the effects.

use std::fmt::Write as _;

use crate::synthesis::{ArmSummary, EffectRow, LeftOut, Numbers};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::{self, Column, exact};
use super::effects;

/// The mean of effects and its standard error under one correlation between all of them (Borenstein
/// and others 2009, chapter 24).
const MEAN: &str = "mean_of <- function(p) {
  s <- p$sei
  c(mean(p$yi), sqrt(sum(s^2) + correlation * (sum(s)^2 - sum(s^2))) / nrow(p))
}
for (row in parts$row[parts$by == \"mean\"]) {
  at <- dat$result == row
  both <- mean_of(parts[parts$row == row, ])
  dat$yi[at] <- both[1]
  dat$sei[at] <- both[2]
}
";

const COUNTS: &str = "for (row in parts$row[parts$by == \"arms\"]) {
  at <- dat$result == row
  p <- parts[parts$row == row, ]
  dat$ai[at] <- sum(p$ai)
  dat$n1i[at] <- sum(p$n1i)
}
";

/// Arms joined one after the other (Cochrane Handbook, table 6.5.2.a).
const MEANS: &str = "for (row in parts$row[parts$by == \"arms\"]) {
  at <- dat$result == row
  p <- parts[parts$row == row, ]
  n <- sum(p$n1i)
  m <- sum(p$n1i * p$m1i) / n
  dat$n1i[at] <- n
  dat$m1i[at] <- m
  dat$sd1i[at] <- sqrt(sum((p$n1i - 1) * p$sd1i^2 + p$n1i * (p$m1i - m)^2) / (n - 1))
}
";

/// Effects of the rows in `dat`: several of one trial among `all` combined, then those that follow
/// from arms.
pub(super) fn effects_of(
    words: &Words,
    numbers: &Numbers<'_>,
    all: &[EffectRow],
    rows: &[&EffectRow],
) -> String {
    let correlation = numbers.choices.correlation;
    code(words, all, rows, correlation) + &effects::code(words, numbers, rows)
}

/// Code that works out again each of `rows` that combines several of `all`; empty where none does.
fn code(words: &Words, all: &[EffectRow], rows: &[&EffectRow], correlation: f64) -> String {
    let joint = rows.iter().filter(|row| !row.parts.is_empty());
    let joint: Vec<&EffectRow> = joint.copied().collect();
    let parts: Vec<(&EffectRow, &EffectRow)> = joint
        .iter()
        .flat_map(|row| parts_of(row, all).map(move |part| (*row, part)))
        .collect();
    if parts.is_empty() {
        return String::new();
    }
    let mut code = format!("\n{}", comment(words, text_id!("r.combined")));
    code.push_str(&data::named_frame("parts", &columns(&parts)));
    if joint.iter().any(|row| row.arms.is_none()) {
        let _ = write!(code, "correlation <- {}\n{MEAN}", exact(correlation));
    }
    let has = |kind: fn(&ArmSummary) -> bool| {
        let mut arms = joint.iter().filter_map(|row| row.arms.as_ref());
        arms.any(kind)
    };
    if has(|arms| matches!(arms, ArmSummary::Counts(_))) {
        code.push_str(COUNTS);
    }
    if has(|arms| matches!(arms, ArmSummary::Means(_))) {
        code.push_str(MEANS);
    }
    code
}

fn parts_of<'a>(row: &'a EffectRow, all: &'a [EffectRow]) -> impl Iterator<Item = &'a EffectRow> {
    let is_part = |one: &&EffectRow| matches!(&one.left_out, Some(LeftOut::CombinedIn { row: joint }) if *joint == row.result);
    all.iter().filter(is_part)
}

fn columns(parts: &[(&EffectRow, &EffectRow)]) -> Vec<Column> {
    let text = |name: &str, cell: fn(&(&EffectRow, &EffectRow)) -> String| Column {
        name: name.to_owned(),
        cells: parts.iter().map(|pair| Some(cell(pair))).collect(),
        is_text: true,
    };
    let rows: Vec<&EffectRow> = parts.iter().map(|(_, part)| *part).collect();
    let mut columns = vec![
        text("row", |(joint, _)| joint.result.clone()),
        text("result", |(_, part)| part.result.clone()),
        text("by", |(joint, _)| match joint.arms {
            Some(_) => "arms".to_owned(),
            None => "mean".to_owned(),
        }),
    ];
    columns.extend(data::effects(&rows));
    columns.extend(data::arms(&rows));
    columns
}
