//! A table of results of this site that somebody edited in a spreadsheet: only what is otherwise in it than
//! in the records is written, in the files where it stands.

use std::collections::BTreeMap;

use crate::edit::Change;
use crate::edit::set;
use crate::edit::table::{self, Holds, ID, STUDY, Trees};
use crate::edit::yaml::Yaml;
use crate::evidence::{Evidence, ResultEntry, ResultPlace};
use crate::load::Source;
use crate::load::path::{self, Step};

use super::found::{Loss, Remark, Spot};
use super::table::grid::{self, Grid, Row};
use super::write::Plan;

/// An edited table.
#[derive(Debug)]
pub struct EditedTable {
    file: String,
    grid: Grid,
}

/// A value that is otherwise in the table.
struct Edit {
    name: String,
    value: Yaml,
    spot: Spot,
}

impl EditedTable {
    /// The table, where `distil export table` made it: its columns are those of results, `study` and `id` first.
    pub fn of(grid: &Grid, file: &str) -> Option<Self> {
        let mut header = grid.header.iter().map(|name| name.trim());
        let names = table::names();
        let is_one = header.next() == Some(STUDY)
            && header.next() == Some(ID)
            && header.all(|name| name.is_empty() || names.iter().any(|known| known == name));
        is_one.then(|| Self {
            file: file.to_owned(),
            grid: grid.clone(),
        })
    }

    /// How many results it has.
    pub fn count(&self) -> usize {
        self.grid.rows.len()
    }

    /// Adds to a plan what is otherwise in the table.
    pub fn take(&self, evidence: &Evidence, plan: &mut Plan) {
        let mut edits: BTreeMap<String, (&ResultEntry, Vec<Edit>)> = BTreeMap::new();
        let mut trees = Trees::default();
        self.told(plan);
        let twice = self.twice();
        for row in &self.grid.rows {
            let spot = Spot::new(&self.file, row.line);
            let id = self.grid.cell(row, 1);
            if let Some(lines) = twice.get(id) {
                plan.differences.push(Remark {
                    spot,
                    text: format!(
                        "The result `{id}` stands in the lines {}, and none of them was taken: leave one of them in the table.",
                        lines.join(" and ")
                    ),
                });
                continue;
            }
            let Some(entry) = evidence.results.get(id) else {
                plan.losses.push(Loss {
                    spot,
                    field: "row".to_owned(),
                    why: format!("there is no result `{id}`; a new one is written into its study, or brought in with a table that names an outcome"),
                });
                continue;
            };
            let found = self.row(row, entry, &mut trees, evidence, plan);
            if !found.is_empty() {
                let all = edits.entry(id.to_owned()).or_insert((entry, Vec::new()));
                all.1.extend(found);
            }
        }
        let mut by_file: BTreeMap<String, Vec<(&ResultEntry, Vec<Edit>)>> = BTreeMap::new();
        for (entry, edits) in edits.into_values() {
            let name = source_of(entry).name.clone();
            by_file.entry(name).or_default().push((entry, edits));
        }
        for results in by_file.into_values() {
            write(&results, plan);
        }
    }

    /// Tells what was passed over in the table, and which rows could not be read.
    fn told(&self, plan: &mut Plan) {
        let remarks = self.grid.remarks.iter().map(|(line, text)| Remark {
            spot: Spot::new(&self.file, *line),
            text: text.clone(),
        });
        plan.remarks.extend(remarks);
        let dropped = self.grid.dropped.iter().map(|(line, why)| Loss {
            spot: Spot::new(&self.file, *line),
            field: "row".to_owned(),
            why: why.clone(),
        });
        plan.losses.extend(dropped);
    }

    /// The results that have several rows, with the lines of those.
    fn twice(&self) -> BTreeMap<&str, Vec<String>> {
        let mut lines: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for row in &self.grid.rows {
            let id = self.grid.cell(row, 1);
            lines.entry(id).or_default().push(row.line.to_string());
        }
        lines.retain(|id, lines| !id.is_empty() && lines.len() > 1);
        lines
    }

    /// What is otherwise in a row.
    fn row(
        &self,
        row: &Row,
        entry: &ResultEntry,
        trees: &mut Trees,
        evidence: &Evidence,
        plan: &mut Plan,
    ) -> Vec<Edit> {
        let spot = Spot::new(&self.file, row.line);
        let mut edits = Vec::new();
        let mut differs = |text: String| {
            plan.differences.push(Remark {
                spot: spot.clone(),
                text,
            });
        };
        let header = self.grid.header.iter().map(|name| name.trim()).enumerate();
        for (at, name) in header.filter(|(_, name)| !name.is_empty() && *name != ID) {
            let cell = row.cells.get(at).map_or("", |cell| cell.trim());
            if name == STUDY {
                if cell != entry.study.as_str() {
                    differs(format!(
                        "The result `{}` is of the study `{}`; it was not moved to `{cell}`.",
                        entry.result.id, entry.study
                    ));
                }
                continue;
            }
            let holds = table::holds(name, evidence);
            let has = trees.value(entry, name).unwrap_or_default();
            // `1.234` beside decimal commas is two numbers, and is the record's own where it is unchanged.
            if !cell.is_empty() && cell == has {
                continue;
            }
            let new = match self.written(cell, &holds) {
                Ok(new) => new,
                Err(why) => {
                    differs(format!("`{name}`: {why}. The record was left as it is."));
                    continue;
                }
            };
            if is_same(&has, &new) {
                continue;
            }
            if new.is_empty() {
                differs(format!(
                    "`{name}` is empty here and is `{has}` in the record, which was left: take it out of the record if it is wrong."
                ));
                continue;
            }
            let is_plain = holds.is_number() || matches!(holds, Holds::Choice(_));
            edits.push(Edit {
                name: name.to_owned(),
                value: if is_plain {
                    Yaml::Plain(new)
                } else {
                    Yaml::Text(new)
                },
                spot: spot.clone(),
            });
        }
        edits
    }

    /// A cell as it is written into a record.
    fn written(&self, cell: &str, holds: &Holds) -> Result<String, String> {
        if cell.is_empty() {
            return Ok(String::new());
        }
        match holds {
            Holds::Choice(choices) if !choices.iter().any(|one| one == cell) => {
                Err(format!("`{cell}` is not one of {}", choices.join(", ")))
            }
            holds if holds.is_number() => {
                let number = grid::number(cell, self.grid.has_decimal_comma)?;
                match holds {
                    Holds::Count(lowest) if number.fract() != 0.0 || number < *lowest as f64 => {
                        Err(format!("`{cell}` is no count from {lowest} on"))
                    }
                    Holds::Spread if number <= 0.0 => Err(format!("`{cell}` is not above 0")),
                    // As it was typed where that is a number of the keyboard: `5.0` stays.
                    _ if cell.parse::<f64>().is_ok() => Ok(cell.to_owned()),
                    _ => Ok(format!("{number}")),
                }
            }
            _ => Ok(cell.split_whitespace().collect::<Vec<_>>().join(" ")),
        }
    }
}

/// Whether a cell says what the record says; numbers whatever their noughts.
fn is_same(has: &str, new: &str) -> bool {
    match (has.parse::<f64>(), new.parse::<f64>()) {
        (Ok(has), Ok(new)) => (has - new).abs() <= 1e-12 * has.abs().max(new.abs()),
        _ => has == new,
    }
}

fn source_of(entry: &ResultEntry) -> &Source {
    match &entry.place {
        ResultPlace::InStudy { source, .. } | ResultPlace::InTable { source, .. } => source,
    }
}

/// The new text of a file with the edits of its results.
fn write(results: &[(&ResultEntry, Vec<Edit>)], plan: &mut Plan) {
    let Some((first, _)) = results.first() else {
        return;
    };
    let source = source_of(first);
    let after = match &first.place {
        ResultPlace::InStudy { .. } => in_study(source, results),
        ResultPlace::InTable { .. } => in_table(source, results),
    };
    match after {
        Ok(after) => plan.changes.push(Change {
            path: crate::import::write::path_of(source),
            before: Some(source.text.clone()),
            after,
        }),
        Err(why) => {
            let why = &why;
            let all = results.iter().flat_map(|(entry, edits)| {
                edits.iter().map(move |edit| Remark {
                    spot: edit.spot.clone(),
                    text: format!(
                        "`{}` of `{}` could not be changed by a program, because {why}: write it by hand.",
                        edit.name, entry.result.id
                    ),
                })
            });
            plan.differences.extend(all);
        }
    }
}

fn in_study(source: &Source, results: &[(&ResultEntry, Vec<Edit>)]) -> Result<String, String> {
    let mut changes: Vec<(Vec<Step>, Yaml)> = Vec::new();
    for (entry, edits) in results {
        let ResultPlace::InStudy { index, .. } = &entry.place else {
            continue;
        };
        for edit in edits {
            let path = path::parse(&format!("results[{index}].{}", edit.name));
            changes.push((path, edit.value.clone()));
        }
    }
    let yaml = set::set(source.yaml(), &changes).map_err(|left| left.0)?;
    let start = source.yaml_start();
    let before = source.text.get(..start).unwrap_or_default();
    let after = source.text.get(start + source.yaml().len()..);
    Ok(format!("{before}{yaml}{}", after.unwrap_or_default()))
}

/// Cells of a table of results; those of a column that the table lacks cannot be put.
fn in_table(source: &Source, results: &[(&ResultEntry, Vec<Edit>)]) -> Result<String, String> {
    let (rows, _) = crate::load::table::read(source);
    let column = |name: &str| rows.header.iter().position(|cell| cell.text == name);
    let id = column(ID).ok_or("the table has no column `id`")?;
    let mut cells = Vec::new();
    for (entry, edits) in results {
        let line = rows.lines().iter().find(|line| {
            line.get(id)
                .is_some_and(|cell| cell.text == entry.result.id)
        });
        for edit in edits {
            let at = column(&edit.name);
            let at = at.ok_or_else(|| format!("the table has no column `{}`", edit.name))?;
            let cell = line.and_then(|line| line.get(at));
            let cell = cell.ok_or("its row is not there")?;
            cells.push((cell.start..cell.end, edit));
        }
    }
    cells.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
    let mut text = source.text.clone();
    for (range, edit) in cells {
        let (Yaml::Text(new) | Yaml::Plain(new)) = &edit.value else {
            continue;
        };
        let is_apart = new.contains([',', '"', '\n']);
        let new = match is_apart {
            true => format!("\"{}\"", new.replace('"', "\"\"")),
            false => new.clone(),
        };
        text.replace_range(range, &new);
    }
    Ok(text)
}
