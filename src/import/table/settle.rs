//! What the columns of a table are, where several names claim one place, or a name does not say of which
//! group its numbers are. What was decided is told, since a wrong guess would turn a result round.

use crate::record::result::Measure;

use super::grid::Grid;
use super::names::{Claim, LEFT_OUT, claim, letters, of_arm};

/// What the columns are, and what had to be decided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// What each column is.
    pub meanings: Vec<&'static str>,
    /// What had to be decided, as sentences for whoever imports.
    pub decided: Vec<String>,
}

/// A column while the claims are settled.
struct Column<'g> {
    name: &'g str,
    claim: Claim,
    /// 0 is the most exact.
    exactness: usize,
    meaning: &'static str,
}

/// How to choose otherwise; it ends what is told.
pub const HOW_TO_CHOOSE: &str = "`--keep-columns FILE` writes the choice down to be changed.";

/// Settles the columns of a table.
pub fn settle(grid: &Grid, measure: Option<Measure>) -> Settled {
    let mut columns: Vec<Column<'_>> = grid.header.iter().map(|name| column(name)).collect();
    let mut decided = Vec::new();
    name_studies_in_words(&mut columns, grid);
    leave_out_one_group_measured_twice(&mut columns, &mut decided);
    settle_lone_letters(&mut columns);
    place_what_names_no_arm(&mut columns, &mut decided);
    prefer_measure(&mut columns, measure, &mut decided);
    let all = decide_rivals(&mut columns);
    decided.extend(all);
    decided.extend(uneven_arms(&columns));
    Settled {
        meanings: columns.iter().map(|column| column.meaning).collect(),
        decided,
    }
}

fn column(name: &str) -> Column<'_> {
    let (claim, exactness) = claim(name);
    let meaning = match claim {
        Claim::This(meaning) => meaning,
        Claim::Nothing | Claim::OfNoArm(_) => LEFT_OUT,
    };
    Column {
        name: name.trim(),
        claim,
        exactness,
        meaning,
    }
}

fn has(columns: &[Column<'_>], meaning: &str) -> bool {
    columns.iter().any(|column| column.meaning == meaning)
}

fn has_any(columns: &[Column<'_>], start: &str) -> bool {
    columns
        .iter()
        .any(|column| column.meaning.starts_with(start))
}

/// A study is named by words and not by numbers.
fn name_studies_in_words(columns: &mut [Column<'_>], grid: &Grid) {
    for (at, column) in columns.iter_mut().enumerate() {
        let cells = grid.rows.iter().take(30).map(|row| grid.cell(row, at));
        let mut cells = cells.filter(|cell| !cell.is_empty());
        if column.meaning == "study" && cells.all(|cell| cell.parse::<f64>().is_ok()) {
            column.meaning = LEFT_OUT;
        }
    }
}

/// In metafor `m1i`, `m2i`, `ni` and `ri` are two measurements of one group, which are no two arms.
fn leave_out_one_group_measured_twice(columns: &mut [Column<'_>], decided: &mut Vec<String>) {
    let named = |name: &str| columns.iter().any(|column| letters(column.name) == name);
    let is_paired =
        ["m1i", "m2i", "ri", "ni"].iter().all(|name| named(name)) && !named("n1i") && !named("n2i");
    if !is_paired {
        return;
    }
    for column in columns.iter_mut() {
        if column.meaning.starts_with("intervention.") || column.meaning.starts_with("comparator.")
        {
            column.meaning = LEFT_OUT;
        }
    }
    decided.push(
        "`m1i`, `m2i`, `ri` and `ni` together are one group measured twice, and no two groups: they were left out. Give the effects themselves, as `yi` and `vi`."
            .to_owned(),
    );
}

/// `ci` counts events beside `ai` only; else it is an interval. `se` is that of a mean where there is a
/// mean and no effect.
fn settle_lone_letters(columns: &mut [Column<'_>]) {
    let has_events = has(columns, "intervention.events");
    let has_effect = has(columns, "effect.estimate");
    let means = Claim::OfNoArm("mean");
    let has_mean = columns.iter().any(|column| column.claim == means);
    for column in columns.iter_mut() {
        if column.meaning == "comparator.events" && letters(column.name) == "ci" && !has_events {
            column.meaning = LEFT_OUT;
        }
        if column.meaning == "effect.se" && !has_effect && has_mean {
            column.claim = Claim::OfNoArm("se");
            column.meaning = LEFT_OUT;
        }
    }
}

/// Numbers of no named group are those of the one group that there is. Where columns name groups, they
/// count both, and fill neither: `n` is then the number of all people.
fn place_what_names_no_arm(columns: &mut [Column<'_>], decided: &mut Vec<String>) {
    let names_arms = has_any(columns, "intervention.") || has_any(columns, "comparator.");
    for column in columns.iter_mut() {
        let Claim::OfNoArm(quantity) = column.claim else {
            continue;
        };
        column.meaning = match (names_arms, quantity) {
            (true, "n") => "n",
            (true, _) => LEFT_OUT,
            (false, _) => of_arm(true, quantity),
        };
        if names_arms && quantity != "n" {
            decided.push(format!(
                "`{}` does not say of which group it is, and other columns do: it was left out, because it may be of both. {HOW_TO_CHOOSE}",
                column.name
            ));
        }
    }
    let is_one_group = has(columns, "intervention.events") || has(columns, "intervention.mean");
    if !names_arms && !is_one_group {
        let all = columns
            .iter_mut()
            .filter(|column| column.meaning == "intervention.n");
        all.for_each(|column| column.meaning = "n");
    }
}

/// Of effects that are named after a measure, those of the measure that was asked for come first.
fn prefer_measure(columns: &mut [Column<'_>], measure: Option<Measure>, decided: &mut Vec<String>) {
    let Some(wanted) = measure else { return };
    let estimates = columns
        .iter_mut()
        .filter(|column| column.meaning == "effect.estimate");
    let mut others = Vec::new();
    let mut fits = false;
    for column in estimates {
        match named_measure(column.name) {
            Some(named) if named != wanted => {
                column.exactness += 1000;
                others.push(column.name);
            }
            _ => fits = true,
        }
    }
    if let Some(name) = others.first().filter(|_| !fits) {
        decided.push(format!(
            "`{name}` was read as {wanted:?}, because of `--measure`, though its name says another measure: look at it."
        ));
    }
}

/// The measure after which a column is named.
pub fn named_measure(name: &str) -> Option<Measure> {
    match letters(name).as_str() {
        "rr" | "logrr" | "precalclogrr" => Some(Measure::RR),
        "or" | "logor" => Some(Measure::OR),
        "hr" | "loghr" => Some(Measure::HR),
        "md" => Some(Measure::MD),
        "smd" | "hedgesg" | "g" | "precalcg" => Some(Measure::SMD),
        _ => None,
    }
}

/// Whether a column is named after a ratio itself, and not after its logarithm.
pub fn is_named_ratio(name: &str) -> bool {
    ["rr", "or", "hr"].contains(&letters(name).as_str())
}

/// Of several columns that claim one place, the one with the most exact name has it.
fn decide_rivals(columns: &mut [Column<'_>]) -> Vec<String> {
    let mut decided = Vec::new();
    let mut meanings: Vec<&'static str> = columns.iter().map(|column| column.meaning).collect();
    meanings.sort_unstable();
    meanings.dedup();
    for meaning in meanings.into_iter().filter(|meaning| *meaning != LEFT_OUT) {
        let mut rivals: Vec<&mut Column<'_>> = columns
            .iter_mut()
            .filter(|column| column.meaning == meaning)
            .collect();
        rivals.sort_by_key(|column| column.exactness);
        let mut rivals = rivals.into_iter();
        let Some(first) = rivals.next() else { continue };
        let left: Vec<String> = rivals
            .map(|column| {
                column.meaning = LEFT_OUT;
                format!("`{}`", column.name)
            })
            .collect();
        if !left.is_empty() {
            decided.push(format!(
                "`{}` was taken for `{meaning}`; {}, which could be that as well, was left out. {HOW_TO_CHOOSE}",
                first.name,
                left.join(", ")
            ));
        }
    }
    decided
}

/// What one group has and the other lacks.
fn uneven_arms(columns: &[Column<'_>]) -> Vec<String> {
    if !has_any(columns, "comparator.") && !has_any(columns, "intervention.") {
        return Vec::new();
    }
    let of = |arm: &str, what: &str| has(columns, &format!("{arm}.{what}"));
    let counted = |arm: &str| of(arm, "n") || (of(arm, "events") && of(arm, "nonevents"));
    let mut told = Vec::new();
    for what in ["events", "mean", "sd", "se", "person_time"] {
        let both = ["intervention", "comparator"].map(|arm| of(arm, what));
        let lacking = match both {
            [true, false] if has_any(columns, "comparator.") => "comparator",
            [false, true] => "intervention",
            _ => continue,
        };
        told.push(format!(
            "No column was taken for `{lacking}.{what}`, and the other group has one. {HOW_TO_CHOOSE}"
        ));
    }
    for arm in ["intervention", "comparator"] {
        let has_time = of(arm, "person_time");
        if (of(arm, "events") || of(arm, "mean")) && !counted(arm) && !has_time {
            told.push(format!(
                "No column says how many people were in the group (`{arm}.n`). {HOW_TO_CHOOSE}"
            ));
        }
    }
    told
}
