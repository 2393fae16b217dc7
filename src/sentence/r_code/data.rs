//! The data of a script: one column for what `escalc` and `rma` are given.

use std::fmt::Write as _;

use crate::sentence::{property, row};
use crate::synthesis::{ArmSummary, EffectRow, Numbers};
use crate::words::Words;

use super::levels;
use stats::effect::EffectSize;

/// A column of the data of an analysis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, as metafor spells it.
    pub name: String,
    /// One cell a row; nothing where the value is not known.
    pub cells: Vec<Option<String>>,
    /// Whether its cells are text and not numbers or truth values.
    pub is_text: bool,
}

/// The names under which arm data stand.
const ARM_COLUMNS: [&str; 17] = [
    "ai", "n1i", "ci", "n2i", "m1i", "sd1i", "m2i", "sd2i", "x1i", "t1i", "x2i", "t2i", "ri", "xi",
    "ti", "mi", "sdi",
];

pub(super) fn columns(words: &Words, numbers: &Numbers<'_>, rows: &[&EffectRow]) -> Vec<Column> {
    let all_computed = rows.iter().all(|row| !row.stated);
    let mut columns = vec![
        text("study", rows, |row| Some(row::label(words, &row.label))),
        text("result", rows, |row| Some(row.result.clone())),
    ];
    if !all_computed {
        columns.push(stated("yi", rows, |size| size.yi()));
        columns.push(stated("sei", rows, |size| size.sei()));
    }
    columns.extend(arms(rows));
    if rows.iter().any(|row| row.turned && !row.stated) {
        columns.push(plain("turn", rows, |row| {
            Some(if row.turned { "-1" } else { "1" }.to_owned())
        }));
    }
    if levels::is_main(numbers) {
        columns.push(text("trial", rows, |row| {
            let trial = Some(&row.facts.trial).filter(|trial| !trial.is_empty());
            Some(trial.unwrap_or(&row.result).clone())
        }));
    }
    columns.push(plain("in_doubt", rows, |row| Some(truth(row.in_doubt))));
    if rows.iter().any(|row| row.facts.high_risk.is_some()) {
        columns.push(plain("high_risk", rows, |row| {
            row.facts.high_risk.map(truth)
        }));
    }
    if rows.iter().any(|row| row.facts.year.is_some()) {
        columns.push(plain("year", rows, |row| {
            row.facts.year.map(|y| y.to_string())
        }));
    }
    columns.extend(properties(words, numbers, rows));
    columns
}

/// The data of arms, a column for each value that any row has.
pub(super) fn arms(rows: &[&EffectRow]) -> Vec<Column> {
    let names = ARM_COLUMNS.into_iter().chain(["ni"]);
    let columns = names.map(|name| arm(name, rows));
    let has_any = |column: &Column| column.cells.iter().any(Option::is_some);
    columns.filter(has_any).collect()
}

/// The effects of rows on the scale of analysis with their standard errors, however they came about.
pub(super) fn effects(rows: &[&EffectRow]) -> [Column; 2] {
    let of = |name: &str, value: fn(&EffectSize) -> f64| {
        plain(name, rows, |row| {
            row.size.as_ref().map(|size| exact(value(size)))
        })
    };
    [of("yi", EffectSize::yi), of("sei", EffectSize::sei)]
}

/// Subgroups and moderators, numbered in the order in which they are shown.
fn properties(words: &Words, numbers: &Numbers<'_>, rows: &[&EffectRow]) -> Vec<Column> {
    let Some(further) = numbers.further else {
        return Vec::new();
    };
    let groups = (0..further.subgroups.len()).map(|index| {
        text(&format!("group{}", index + 1), rows, |row| {
            let group = row.facts.groups.get(index)?.as_ref();
            group.map(|group| property::group(words, group))
        })
    });
    let before = further.subgroups.len();
    let words_of = (0..further.category_moderators.len()).map(move |index| {
        text(&format!("category{}", index + 1), rows, |row| {
            let group = row.facts.groups.get(before + index)?.as_ref();
            group.map(|group| property::group(words, group))
        })
    });
    let values = (0..further.moderators.len()).map(|index| {
        plain(&format!("moderator{}", index + 1), rows, |row| {
            row.facts.numbers.get(index).copied().flatten().map(exact)
        })
    });
    let joint = further.regression.iter().flat_map(|model| {
        let words_before = before + further.category_moderators.len();
        let numbers = (0..model.numbers.len()).map(|index| {
            plain(&format!("joint_number{}", index + 1), rows, |row| {
                let place = further.moderators.len() + index;
                row.facts.numbers.get(place).copied().flatten().map(exact)
            })
        });
        let groups = (0..model.categories.len()).map(move |index| {
            text(&format!("joint_group{}", index + 1), rows, |row| {
                let group = row.facts.groups.get(words_before + index)?.as_ref();
                group.map(|group| property::group(words, group))
            })
        });
        numbers.chain(groups)
    });
    groups.chain(words_of).chain(values).chain(joint).collect()
}

fn text(name: &str, rows: &[&EffectRow], cell: impl Fn(&EffectRow) -> Option<String>) -> Column {
    Column {
        is_text: true,
        ..plain(name, rows, cell)
    }
}

pub(super) fn plain(
    name: &str,
    rows: &[&EffectRow],
    cell: impl Fn(&EffectRow) -> Option<String>,
) -> Column {
    Column {
        name: name.to_owned(),
        cells: rows.iter().map(|row| cell(row)).collect(),
        is_text: false,
    }
}

fn stated(name: &str, rows: &[&EffectRow], value: impl Fn(&EffectSize) -> f64) -> Column {
    plain(name, rows, |row| {
        row.size
            .as_ref()
            .filter(|_| row.stated)
            .map(|size| exact(value(size)))
    })
}

fn truth(value: bool) -> String {
    if value { "TRUE" } else { "FALSE" }.to_owned()
}

fn arm(name: &str, rows: &[&EffectRow]) -> Column {
    plain(name, rows, |row| {
        row.arms.and_then(|arms| value(&arms, name)).map(exact)
    })
}

fn value(arms: &ArmSummary, name: &str) -> Option<f64> {
    let named: Vec<(&str, f64)> = match arms {
        ArmSummary::Counts(t) => vec![
            ("ai", t.events1()),
            ("n1i", t.n1()),
            ("ci", t.events2()),
            ("n2i", t.n2()),
        ],
        ArmSummary::Means(g) => vec![
            ("m1i", g.first.mean()),
            ("sd1i", g.first.sd()),
            ("n1i", g.first.n()),
            ("m2i", g.second.mean()),
            ("sd2i", g.second.sd()),
            ("n2i", g.second.n()),
        ],
        ArmSummary::Rates(r) => vec![
            ("x1i", r.events1()),
            ("t1i", r.time1()),
            ("x2i", r.events2()),
            ("t2i", r.time2()),
        ],
        ArmSummary::Rate(rate) => vec![("xi", rate.events()), ("ti", rate.time())],
        ArmSummary::Mean(g) => vec![("mi", g.mean()), ("sdi", g.sd()), ("ni", g.n())],
        ArmSummary::Paired(pair) => vec![
            ("m1i", pair.first().0),
            ("sd1i", pair.first().1),
            ("m2i", pair.second().0),
            ("sd2i", pair.second().1),
            ("ni", pair.n()),
            ("ri", pair.correlation()),
        ],
        ArmSummary::Correlation { r, n } => vec![("ri", *r), ("ni", *n)],
        ArmSummary::Proportion { events, n } => vec![("xi", *events), ("ni", *n)],
    };
    let found = named.iter().find(|(known, _)| *known == name);
    found.map(|(_, value)| *value)
}

/// The data from a file beside the script.
pub(super) fn read(name: &str) -> String {
    format!("dat <- read.csv(\"{name}\", encoding = \"UTF-8\", na.strings = c(\"NA\", \"\"))\n")
}

/// The data as an R data frame.
pub(super) fn frame(columns: &[Column]) -> String {
    named_frame("dat", columns)
}

/// Columns as a data frame of this name.
pub(super) fn named_frame(name: &str, columns: &[Column]) -> String {
    let mut code = format!("{name} <- data.frame(\n");
    for (index, column) in columns.iter().enumerate() {
        let cells = column.cells.iter().map(|cell| match cell {
            Some(text) if column.is_text => quoted(text),
            Some(value) => value.clone(),
            None => "NA".to_owned(),
        });
        let cells: Vec<String> = cells.collect();
        let end = if index + 1 < columns.len() { "," } else { "" };
        let _ = writeln!(code, "  {} = c({}){end}", column.name, cells.join(", "));
    }
    code.push_str(")\n");
    code
}

/// A text of R. Line breaks are written as R writes them, so that a row of data stays in its line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// All digits that the number has.
pub(super) fn exact(value: f64) -> String {
    format!("{value}")
}
