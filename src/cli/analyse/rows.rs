//! The rows of a table of study data as effects.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics, codes};
use crate::load::source::Source;
use crate::load::table::{self, Cell};
use crate::record::conventions::MediansChoice;
use crate::synthesis::{
    ArmSummary, Choices, EffectRow, Group as Marked, LeftOut, Scale, StudyFacts,
};
use crate::text::apart::told_apart;
use crate::text::meant_number;
use crate::text::sum_row::is_sum;
use stats::effect::binary::TwoByTwo;
use stats::effect::continuous::{Group, TwoGroups};
use stats::effect::counts::TwoRates;
use stats::effect::paired::Paired;
use stats::effect::single_group::Rate;
use stats::effect::transform::harmonic_mean;
use stats::error::StatsError;

use super::columns::{self, Columns};
use crate::cli::analyse_args::{TableArgs, TableMeasure};

/// The rows with the scale of their effects, or what is wrong with the table.
pub(super) fn read(
    source: &Source,
    args: &TableArgs,
    measure: TableMeasure,
    choices: &Choices,
) -> (Option<(Vec<EffectRow>, Scale)>, Diagnostics) {
    let (table, mut found) = table::read(source);
    if table.header.is_empty() {
        if !found.has_errors() {
            found.push(
                Diagnostic::new(&codes::BAD_TABLE, "The table is empty.")
                    .at(source.place_of_bytes(0, 0)),
            );
        }
        return (None, found);
    }
    let reader = Reader {
        source,
        columns: Columns::new(&table.header),
        args,
        measure,
    };
    found.append(reader.check_columns());
    found.append(reader.sums(table.lines()));
    if found.has_errors() {
        return (None, found);
    }
    if let Some(question) = reader.unknown_scale(table.lines()) {
        found.push(question);
        return (None, found);
    }
    let scale = columns::scale(measure, reader.harmonic_n(table.lines()));
    let mut rows = Vec::new();
    let labels = reader.labels(table.lines());
    for (number, line) in table.lines().iter().enumerate() {
        match reader.row((number, &labels[number]), line, scale, choices) {
            Ok(row) => {
                found.append(reader.beside_arms(line, &row));
                rows.push(row);
            }
            Err(problem) => found.push(*problem),
        }
    }
    found.append(reader.undecided(&rows, table.lines()));
    (Some((rows, scale)), found)
}

/// Reads the rows of a table.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source,
    pub(super) columns: Columns<'a>,
    pub(super) args: &'a TableArgs,
    pub(super) measure: TableMeasure,
}

/// A fault of a row.
pub(super) type Fault = Box<Diagnostic>;

impl Reader<'_> {
    pub(super) fn has_arms(&self) -> bool {
        let needed = columns::needed(self.measure);
        let there = |(name, or): &(&str, Option<&str>)| {
            self.columns.has(&[name]) || or.is_some_and(|or| self.columns.has(&[or]))
        };
        !needed.is_empty() && needed.iter().all(there)
    }

    fn check_columns(&self) -> Diagnostics {
        let mut found = Diagnostics::new();
        if !self.has_arms() && !self.has_effects() {
            found.push(self.no_data());
        }
        let named = self.args.subgroup.iter().chain(&self.args.moderator);
        for name in named.chain(&self.args.category_moderator) {
            if self.columns.find(name).is_none() {
                let message = format!("There is no column `{name}`.");
                found.push(self.columns.missing(self.source, message, name));
            }
        }
        found
    }

    fn no_data(&self) -> Diagnostic {
        let needed = columns::needed(self.measure);
        let lacking: Vec<&str> = needed
            .iter()
            .filter(|(name, or)| {
                !self.columns.has(&[name]) && !or.is_some_and(|or| self.columns.has(&[or]))
            })
            .map(|(name, _)| *name)
            .collect();
        let arms = if needed.is_empty() {
            String::new()
        } else {
            format!("; for arm data it lacks {}", lacking.join(", "))
        };
        let message = format!("The table has no `yi` with `vi` or `sei`{arms}.");
        let name = lacking.first().copied().unwrap_or("yi");
        self.columns.missing(self.source, message, name)
    }

    /// The harmonic mean of group sizes; unreadable cells are told elsewhere.
    fn harmonic_n(&self, lines: &[Vec<Cell>]) -> f64 {
        let column = self.columns.find("ni");
        let sizes = lines
            .iter()
            .filter_map(|line| line.get(column?)?.text.parse::<f64>().ok());
        harmonic_mean(&sizes.collect::<Vec<_>>()).unwrap_or(1.0)
    }

    pub(super) fn cell<'l>(&self, line: &'l [Cell], name: &str) -> Option<&'l Cell> {
        line.get(self.columns.find(name)?)
            .filter(|cell| !is_missing(&cell.text))
    }

    pub(super) fn number(&self, line: &[Cell], name: &str) -> Result<Option<f64>, Fault> {
        let Some(cell) = self.cell(line, name) else {
            return Ok(None);
        };
        match with_plain_minus(&cell.text).parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(Some(value)),
            _ => Err(self.no_number(cell, name)),
        }
    }

    fn no_number(&self, cell: &Cell, name: &str) -> Fault {
        let name = self.columns.own_name(name);
        let message = format!("`{}` in the column `{name}` is no number.", cell.text);
        let problem = Diagnostic::new(&codes::BAD_TABLE, message)
            .at(self.source.place_of_bytes(cell.start, cell.end));
        let other = "Write a number, or leave the cell empty (or NA) when it is not known.";
        Box::new(problem.hint(meant_number::advice(&cell.text).unwrap_or_else(|| other.to_owned())))
    }

    fn text(&self, line: &[Cell], column: &str) -> Option<String> {
        self.cell(line, column).map(|cell| cell.text.clone())
    }

    /// What each row is called. Trials of one name are told apart by letters, and rows of one trial
    /// by their numbers.
    fn labels(&self, lines: &[Vec<Cell>]) -> Vec<String> {
        let numbered = lines.iter().enumerate();
        let named: Vec<(String, String)> = numbered
            .map(|(index, line)| {
                let study = self.text(line, "study");
                let slab = self.text(line, "slab").or_else(|| study.clone());
                let number = format!("Row {}", index + 1);
                let key = study.unwrap_or_else(|| number.clone());
                (slab.unwrap_or(number), key)
            })
            .collect();
        let things: Vec<(&str, &str)> = named
            .iter()
            .map(|(name, key)| (name.as_str(), key.as_str()))
            .collect();
        let told = told_apart(&things).into_iter();
        let told: Vec<String> = told
            .zip(&named)
            .map(|(told, (name, _))| told.unwrap_or_else(|| name.clone()))
            .collect();
        let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
        for label in &told {
            *rows.entry(label).or_default() += 1;
        }
        let labels = told.iter().enumerate();
        labels
            .map(|(index, label)| match rows.get(label.as_str()) {
                Some(2..) => format!("{label}, row {}", index + 1),
                _ => label.clone(),
            })
            .collect()
    }

    fn row(
        &self,
        (number, label): (usize, &str),
        line: &[Cell],
        scale: Scale,
        choices: &Choices,
    ) -> Result<EffectRow, Fault> {
        let study = self.text(line, "study");
        let measure = columns::measure(self.measure);
        let arms = if self.has_arms() {
            self.arms(line, choices.medians)?
        } else {
            None
        };
        let given = self.given(line)?;
        let size = match &arms {
            Some(arms) => arms.effect(measure, scale.back, choices),
            None => given,
        };
        let mut row = EffectRow::plain(label, measure, scale, size, arms);
        self.note_medians(&mut row, line, choices.medians)?;
        row.facts = self.facts(number, line, study)?;
        if size.is_none() {
            row.left_out = Some(match arms {
                Some(arms) => LeftOut::of_arms(&arms, measure, scale.back),
                None if self.names_effect(line) => LeftOut::NoStandardError,
                None => LeftOut::NoData,
            });
        }
        Ok(row)
    }

    fn facts(
        &self,
        number: usize,
        line: &[Cell],
        study: Option<String>,
    ) -> Result<StudyFacts, Fault> {
        let year = self.number(line, "year")?;
        let subgroups = self
            .args
            .subgroup
            .iter()
            .chain(&self.args.category_moderator);
        let moderators = self.args.moderator.iter();
        Ok(StudyFacts {
            trial: study.unwrap_or_else(|| format!("row {}", number + 1)),
            year: year.map(|year| year as u16),
            groups: subgroups
                .map(|name| {
                    let cell = self.cell(line, name)?;
                    Some(Marked::Named(cell.text.clone()))
                })
                .collect(),
            numbers: moderators
                .map(|name| self.number(line, name))
                .collect::<Result<_, _>>()?,
            ..StudyFacts::default()
        })
    }

    /// The data of the arms; nothing when a cell is empty.
    fn arms(&self, line: &[Cell], medians: MediansChoice) -> Result<Option<ArmSummary>, Fault> {
        let number = |name: &str| self.number(line, name);
        let made = match self.measure {
            TableMeasure::Rr
            | TableMeasure::Or
            | TableMeasure::Rd
            | TableMeasure::Peto
            | TableMeasure::As
            | TableMeasure::Or2d => {
                let (n1, n2) = (
                    self.size(line, "ai", "n1i", "bi")?,
                    self.size(line, "ci", "n2i", "di")?,
                );
                let values = all([number("ai")?, n1, number("ci")?, n2]);
                values.map(|[a, n1, c, n2]| {
                    TwoByTwo::from_events(a, n1, c, n2).map(ArmSummary::Counts)
                })
            }
            TableMeasure::Ir | TableMeasure::Irln | TableMeasure::Irs => {
                all([number("xi")?, number("ti")?])
                    .map(|[events, time]| Rate::new(events, time).map(ArmSummary::Rate))
            }
            TableMeasure::Mn | TableMeasure::Mnln => {
                all([number("mi")?, number("sdi")?, number("ni")?])
                    .map(|[mean, sd, n]| Group::new(mean, sd, n).map(ArmSummary::Mean))
            }
            TableMeasure::Mc | TableMeasure::Smcc | TableMeasure::Smcr => {
                let first = all([number("m1i")?, number("sd1i")?]);
                let second = all([number("m2i")?, number("sd2i")?]);
                let people = all([number("ni")?, number("ri")?]);
                first.zip(second).zip(people).map(|((a, b), [n, r])| {
                    Paired::new((a[0], a[1]), (b[0], b[1]), n, r).map(ArmSummary::Paired)
                })
            }
            TableMeasure::Irr | TableMeasure::Ird => all([
                number("x1i")?,
                number("t1i")?,
                number("x2i")?,
                number("t2i")?,
            ])
            .map(|[x1, t1, x2, t2]| TwoRates::new(x1, t1, x2, t2).map(ArmSummary::Rates)),
            TableMeasure::Cor | TableMeasure::Zcor => {
                all([number("ri")?, number("ni")?]).map(|[r, n]| correlation(r, n))
            }
            TableMeasure::Md
            | TableMeasure::Smd
            | TableMeasure::Rom
            | TableMeasure::Smdh
            | TableMeasure::Smd1
            | TableMeasure::D2or => {
                let first = self.mean(line, "1i", medians)?;
                let second = self.mean(line, "2i", medians)?;
                first
                    .zip(second)
                    .map(|(first, second)| means(first, second))
            }
            _ => all([number("xi")?, number("ni")?]).map(|[events, n]| proportion(events, n)),
        };
        match made {
            None => Ok(None),
            Some(Ok(arms)) => Ok(Some(arms)),
            Some(Err(error)) => Err(self.impossible(line, error)),
        }
    }

    /// People in an arm: given, or events and non-events together.
    fn size(
        &self,
        line: &[Cell],
        events: &str,
        n: &str,
        non_events: &str,
    ) -> Result<Option<f64>, Fault> {
        if let Some(n) = self.number(line, n)? {
            return Ok(Some(n));
        }
        let parts = all([self.number(line, events)?, self.number(line, non_events)?]);
        Ok(parts.map(|[events, others]| events + others))
    }

    pub(super) fn fault(&self, line: &[Cell], name: &str, why: &str) -> Fault {
        let at = self.cell(line, name).or(line.first());
        let text = at.map_or("", |cell| cell.text.as_str());
        let name_there = self.columns.own_name(name);
        let message = format!("`{text}` in the column `{name_there}` cannot be: {why}.");
        self.at(line, name, Diagnostic::new(&codes::BAD_TABLE, message))
    }

    /// Rows that sum up others would be pooled with them.
    fn sums(&self, lines: &[Vec<Cell>]) -> Diagnostics {
        let mut found = Diagnostics::new();
        let named = |line: &Vec<Cell>| {
            let names = ["slab", "study"];
            let cell = names.into_iter().find_map(|name| self.cell(line, name))?;
            is_sum(&cell.text, self.cell(line, "year").is_some()).then(|| cell.clone())
        };
        for cell in lines.iter().filter_map(named) {
            let message = format!(
                "The row `{}` sums up other rows and is no study.",
                cell.text
            );
            found.push(
                Diagnostic::new(&codes::BAD_TABLE, message)
                    .at(self.source.place_of_bytes(cell.start, cell.end))
                    .why("It would be pooled with the studies that it sums up.")
                    .hint("Take the row out of the table."),
            );
        }
        found
    }

    /// Several rows of one study need a decision, since they are not independent.
    fn undecided(&self, rows: &[EffectRow], lines: &[Vec<Cell>]) -> Diagnostics {
        let mut found = Diagnostics::new();
        let column = self.columns.find("study");
        let (Some(column), None) = (column, self.args.several_results) else {
            return found;
        };
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let repeats = lines
            .iter()
            .filter_map(|line| line.get(column))
            .filter(|cell| {
                let count = seen.entry(cell.text.as_str()).or_default();
                *count += 1;
                *count == 2 && !is_missing(&cell.text)
            });
        let repeats: Vec<&Cell> = repeats.collect();
        // Rows with faults are told first; then this would only be noise.
        for cell in repeats.into_iter().filter(|_| rows.len() == lines.len()) {
            let message = format!("The study `{}` has several rows.", cell.text);
            found.push(
                Diagnostic::new(&codes::SEVERAL_RESULTS, message)
                    .at(self.source.place_of_bytes(cell.start, cell.end))
                    .hint("Say what to do: `--several-results combine`, `first` or `keep-as-published`.")
                    .hint("If they are studies of their own, give them names of their own."),
            );
        }
        found
    }
}

/// Papers print a real minus sign, and so do we.
fn with_plain_minus(text: &str) -> String {
    text.replace('\u{2212}', "-")
}

fn is_missing(text: &str) -> bool {
    text.is_empty() || text == "NA"
}

/// All values, or nothing when one is missing.
pub(super) fn all<const N: usize>(values: [Option<f64>; N]) -> Option<[f64; N]> {
    let known: Vec<f64> = values.into_iter().flatten().collect();
    known.try_into().ok()
}

fn means(first: [f64; 3], second: [f64; 3]) -> Result<ArmSummary, StatsError> {
    let group = |[mean, sd, n]: [f64; 3]| match sd {
        // People who all have one value: nobody measures that, and it would take all the weight.
        0.0 => Err(StatsError::OutOfRange("standard deviation")),
        sd => Group::new(mean, sd, n),
    };
    Ok(ArmSummary::Means(TwoGroups {
        first: group(first)?,
        second: group(second)?,
    }))
}

fn correlation(r: f64, n: f64) -> Result<ArmSummary, StatsError> {
    let fits = (-1.0..=1.0).contains(&r) && n > 0.0;
    fits.then_some(ArmSummary::Correlation { r, n })
        .ok_or(StatsError::OutOfRange("correlation"))
}

fn proportion(events: f64, n: f64) -> Result<ArmSummary, StatsError> {
    let fits = n > 0.0 && (0.0..=n).contains(&events);
    fits.then_some(ArmSummary::Proportion { events, n })
        .ok_or(StatsError::OutOfRange("events"))
}
