//! Rows of one name that are several studies: two trials of one surname, which an identifier beside the
//! name tells apart. Where it is not clear whether they are two studies or two results of one, it is told.

use std::collections::{BTreeMap, HashMap};

use crate::text::number;

use super::columns::ColumnMap;
use super::grid::{Grid, Row};
use super::names::{LEFT_OUT, letters};
use super::split;

/// Columns that number studies.
const OF_STUDIES: [&str; 6] = ["study", "studyid", "studyno", "trial", "trialid", "trialno"];
/// Columns that may number studies, or merely rows.
const OF_ANYTHING: [&str; 6] = ["id", "no", "nr", "number", "ref", "refid"];
/// What tells two results of one study apart.
const CONTEXT: [&str; 6] = [
    "outcome",
    "measured",
    "instrument",
    "months",
    "weeks",
    "arm",
];
/// As many names are told one by one.
const SHOWN: usize = 8;

/// What is known of rows that have one name.
#[derive(Debug, Default)]
pub struct Namesakes {
    /// What stands behind the name of a row, by its line, where rows of that name are several studies.
    apart: HashMap<usize, String>,
    /// What was decided, and what is open, by the lines of the rows.
    told: Vec<(Vec<usize>, String)>,
}

/// A row of a name.
struct Named<'g> {
    line: usize,
    id: &'g str,
    author: &'g str,
    context: Vec<&'g str>,
}

impl Namesakes {
    /// Those of a table. `names` gives the name of each row, with its year.
    pub fn of(grid: &Grid, map: &ColumnMap, names: &[Option<String>]) -> Self {
        let id = id_column(grid, map);
        let author = map
            .find(grid, "study")
            .and_then(|_| map.find(grid, "author"));
        let context = context(grid, map);
        let mut by_name: BTreeMap<&str, Vec<Named<'_>>> = BTreeMap::new();
        for (row, name) in grid.rows.iter().zip(names) {
            let Some(name) = name else { continue };
            let cell = |column: Option<usize>| column.map_or("", |at| grid.cell(row, at));
            let named = Named {
                line: row.line,
                id: cell(id),
                author: cell(author),
                context: context.iter().map(|at| grid.cell(row, *at)).collect(),
            };
            by_name.entry(name).or_default().push(named);
        }
        let numbers_rows = id.is_some_and(|at| only_counts_rows(grid, at));
        let mut found = Self::default();
        for (name, rows) in by_name.into_iter().filter(|(_, rows)| rows.len() > 1) {
            let counted = id.filter(|_| numbers_rows);
            found.look(name, &rows, id.filter(|_| !numbers_rows), counted, grid);
        }
        found
    }

    /// The name of a row, with what tells it apart from another study of that name.
    pub fn name(&self, row: &Row, name: String) -> String {
        match self.apart.get(&row.line) {
            Some(behind) => format!("{name} {behind}"),
            None => name,
        }
    }

    /// What was decided, and what is open, of rows in these lines.
    pub fn told(&self, lines: &[usize]) -> Vec<String> {
        let here = self
            .told
            .iter()
            .filter(|(rows, _)| rows.iter().filter(|row| lines.contains(row)).count() > 1);
        let mut told: Vec<String> = here.map(|(_, text)| text.clone()).collect();
        let more = told.len().saturating_sub(SHOWN);
        if more > 0 {
            told.truncate(SHOWN);
            told.push(format!(
                "The same is so of {}.",
                number::count(more, "more name", "more names")
            ));
        }
        told
    }

    /// Looks at the rows of a name. `counted` is the column that merely counts rows, instead of `id`.
    fn look(
        &mut self,
        name: &str,
        rows: &[Named<'_>],
        id: Option<usize>,
        counted: Option<usize>,
        grid: &Grid,
    ) {
        let lines: Vec<usize> = rows.iter().map(|row| row.line).collect();
        let alike = |one: &Named<'_>, other: &Named<'_>| one.context == other.context;
        let mut pairs = pairs(rows);
        let differ = |one: &Named<'_>, other: &Named<'_>| {
            !one.id.is_empty() && !other.id.is_empty() && one.id != other.id
        };
        let column = id.map_or("", |at| grid.header[at].trim());
        let numbers_studies = id.is_some_and(|at| comes_again(grid, at))
            || OF_STUDIES.contains(&letters(column).as_str());
        let are_several = id.is_some()
            && pairs
                .clone()
                .any(|(one, other)| differ(one, other) && (numbers_studies || alike(one, other)));
        if are_several {
            for row in rows.iter().filter(|row| !row.id.is_empty()) {
                self.apart.insert(row.line, row.id.to_owned());
            }
            let mut ids: Vec<&str> = rows.iter().map(|row| row.id).collect();
            ids.sort_unstable();
            ids.dedup();
            let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
            let text = format!(
                "\"{name}\" stands in rows {} with {} in the column `{column}`: they were taken for different studies, named \"{name} {}\" and so on. If they are one, give them one name for `{column}`.",
                listed(&lines),
                ids.join(" and "),
                rows[0].id
            );
            return self.told.push((lines, text));
        }
        let open = pairs.find(|(one, other)| {
            alike(one, other) || (!one.author.is_empty() && one.author != other.author)
        });
        if let Some((one, other)) = open {
            let counted = counted.map(|at| grid.header[at].trim());
            let text = open_text(name, &listed(&lines), (one, other), counted);
            self.told.push((lines, text));
        }
    }
}

/// What is told of rows that may be of one study or of several.
fn open_text(
    name: &str,
    lines: &str,
    (one, other): (&Named<'_>, &Named<'_>),
    counted: Option<&str>,
) -> String {
    let (why, so) = match counted {
        _ if one.author != other.author => (
            format!("their authors differ ({}, {})", one.author, other.author),
            "give",
        ),
        Some(column) => (
            format!(
                "the column `{column}` tells only rows apart, since it counts them from one to the next (`{}`, `{}`)",
                one.id, other.id
            ),
            "add a column `trial` with a number for each study, or give",
        ),
        None => ("nothing beside it tells them apart".to_owned(), "give"),
    };
    format!(
        "\"{name}\" stands in rows {lines}, and {why}: they were taken for results of one study. If they are different studies, {so} each a name of its own (\"{name} a\", \"{name} b\")."
    )
}

/// Every two rows of a name.
fn pairs<'r, 'g>(
    rows: &'r [Named<'g>],
) -> impl Iterator<Item = (&'r Named<'g>, &'r Named<'g>)> + Clone {
    let firsts = rows.iter().take(200).enumerate();
    firsts.flat_map(move |(at, one)| rows.iter().skip(at + 1).map(move |other| (one, other)))
}

/// The column that numbers studies, which no record holds.
fn id_column(grid: &Grid, map: &ColumnMap) -> Option<usize> {
    let is_left_out = |name: &str| {
        let known = map.columns.iter().find(|(has, _)| has == name);
        known.is_none_or(|(_, meaning)| meaning == LEFT_OUT)
    };
    let named = |names: &[&str]| {
        let mut columns = grid.header.iter();
        columns.position(|name| is_left_out(name) && names.contains(&letters(name).as_str()))
    };
    named(&OF_STUDIES).or_else(|| named(&OF_ANYTHING))
}

/// Columns that tell results of one study apart: what they are of, when, and in which part of the table.
fn context(grid: &Grid, map: &ColumnMap) -> Vec<usize> {
    let own = map.columns.iter().filter(|(_, meaning)| {
        CONTEXT.contains(&meaning.as_str()) || meaning.starts_with("groups.")
    });
    let parts = map
        .columns
        .iter()
        .filter(|(name, meaning)| meaning == LEFT_OUT && split::is_part(name));
    own.chain(parts)
        .filter_map(|(name, _)| grid.column(name))
        .collect()
}

/// Whether a column of no certain name counts the rows from one to the next, which says nothing of studies.
fn only_counts_rows(grid: &Grid, at: usize) -> bool {
    if OF_STUDIES.contains(&letters(&grid.header[at]).as_str()) {
        return false;
    }
    let numbers: Option<Vec<i64>> = grid
        .rows
        .iter()
        .map(|row| grid.cell(row, at).parse().ok())
        .collect();
    numbers.is_some_and(|numbers| numbers.windows(2).all(|pair| pair[1] == pair[0] + 1))
}

/// Whether an identifier stands in several rows, so that it is not one of rows.
fn comes_again(grid: &Grid, at: usize) -> bool {
    let mut ids: Vec<&str> = grid.rows.iter().map(|row| grid.cell(row, at)).collect();
    ids.retain(|id| !id.is_empty());
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    ids.len() < all
}

fn listed(lines: &[usize]) -> String {
    let shown: Vec<String> = lines.iter().take(SHOWN).map(usize::to_string).collect();
    let more = lines.len().saturating_sub(SHOWN);
    match shown.split_last() {
        Some((last, rest)) if more == 0 && !rest.is_empty() => {
            format!("{} and {last}", rest.join(", "))
        }
        _ if more > 0 => format!("{} and {more} more", shown.join(", ")),
        _ => shown.join(", "),
    }
}
