//! Rows of a table as studies with results.

use crate::import::found::{Found, FoundStudy, Spot};
use crate::import::reference::draft::tidy;
use crate::record::author;
use crate::record::checked_text::CheckedText;
use crate::record::paper_id::{Doi, Pmid};
use crate::record::result::Measure;

use super::columns::ColumnMap;
use super::grid::{Grid, Row};
use super::halves::Halves;
use super::namesakes::Namesakes;
use super::reading::Reading;
use super::result::{Numbers, result};

/// A table with what its columns are.
pub struct RowPlan<'t> {
    grid: &'t Grid,
    map: &'t ColumnMap,
    reading: &'t Reading,
    has_comma: bool,
    /// The column of names, or of authors.
    name: usize,
    has_authors: bool,
    only: Option<(usize, &'t str)>,
    namesakes: Namesakes,
    halves: Halves<'t>,
}

/// How a row is called.
struct Called {
    year: Option<u16>,
    /// The name, with the year where it does not hold it.
    label: String,
}

impl<'t> RowPlan<'t> {
    /// The plan for a table.
    ///
    /// # Errors
    /// Something has to be said first: what, and how.
    pub fn new(
        grid: &'t Grid,
        map: &'t ColumnMap,
        reading: &'t Reading,
        has_comma: bool,
    ) -> Result<Self, (String, String)> {
        let names = grid
            .header
            .iter()
            .map(|name| format!("\"{}\"", name.trim()))
            .collect::<Vec<_>>()
            .join(", ");
        let keep = "`--keep-columns FILE` writes down what the columns were taken for: put it right and give it back with `--columns FILE`.";
        let study = map.find(grid, "study");
        let author = map.find(grid, "author");
        let Some(name) = study.or(author) else {
            let message = format!("No column names the study. The columns are: {names}.");
            return Err((message, format!("Name it `study` or `author`. {keep}")));
        };
        let has_numbers = map.columns.iter().any(|(_, meaning)| {
            ["intervention.", "comparator.", "effect."]
                .iter()
                .any(|start| meaning.starts_with(start))
        });
        if !has_numbers {
            let message =
                format!("No column holds numbers that are known. The columns are: {names}.");
            return Err((message, keep.to_owned()));
        }
        if reading.outcome.is_none() && map.find(grid, "outcome").is_none() {
            let message = "The table does not say of which outcome its results are.".to_owned();
            return Err((
                message,
                "Name it: `--outcome \"Calm at work\"`, by its name or its id.".to_owned(),
            ));
        }
        let is_ready_made = map.find(grid, "effect.estimate").is_some();
        if is_ready_made && reading.measure.is_none() {
            let message = "The effects in the table are ready made, and a table does not say of which measure they are.".to_owned();
            return Err((message, "Name it: `--measure SMD`.".to_owned()));
        }
        ready_made_scale(map, reading)?;
        let only = chosen(grid, reading, &names)?;
        let mut plan = Self {
            grid,
            map,
            reading,
            has_comma,
            name,
            has_authors: study.is_none() || author.is_some(),
            only,
            namesakes: Namesakes::default(),
            halves: Halves::of(grid, map),
        };
        let labels = grid.rows.iter().map(|row| plan.called(row).ok());
        let labels: Vec<Option<String>> = labels.map(|called| Some(called?.label)).collect();
        plan.namesakes = Namesakes::of(grid, map, &labels);
        Ok(plan)
    }

    /// The studies, each with the results of its rows.
    pub fn studies(&self, file: &str, found: &mut Found) -> Vec<FoundStudy> {
        let mut studies: Vec<FoundStudy> = Vec::new();
        for row in &self.grid.rows {
            if !self.is_wanted(row) {
                continue;
            }
            let spot = Spot::new(file, row.line);
            let study = match self.study(row, &spot, found) {
                Ok(study) => study,
                Err(why) => {
                    found.lose(spot, "row", why);
                    continue;
                }
            };
            for half in self.halves.of_row(self.grid, row) {
                found.remark(study.spot.clone(), half);
            }
            match studies.iter_mut().find(|known| known.key == study.key) {
                Some(known) => known.results.extend(study.results),
                None => studies.push(study),
            }
        }
        studies
    }

    /// What is told of columns that divide the rows into tables of their own.
    pub fn divided(&self) -> Vec<String> {
        super::split::told(self.grid, self.map, self.name)
    }

    /// What is told of rows that have one name.
    pub fn namesakes(&self) -> Vec<String> {
        let wanted = self.grid.rows.iter().filter(|row| self.is_wanted(row));
        let lines: Vec<usize> = wanted.map(|row| row.line).collect();
        self.namesakes.told(&lines)
    }

    fn is_wanted(&self, row: &Row) -> bool {
        self.only
            .is_none_or(|(at, value)| self.grid.cell(row, at).eq_ignore_ascii_case(value))
    }

    fn text(&self, row: &Row, meaning: &str) -> Option<String> {
        let text = self.grid.cell(row, self.map.find(self.grid, meaning)?);
        Some(tidy(text)).filter(|text| !text.is_empty())
    }

    fn number(&self, row: &Row, column: usize) -> Result<Option<f64>, String> {
        match self.grid.cell(row, column) {
            "" => Ok(None),
            text => super::grid::number(text, self.has_comma).map(Some),
        }
    }

    fn called(&self, row: &Row) -> Result<Called, String> {
        let name = tidy(self.grid.cell(row, self.name));
        if name.is_empty() {
            return Err("it names no study".to_owned());
        }
        let year = self
            .map
            .find(self.grid, "year")
            .map(|at| self.number(row, at))
            .transpose()?
            .flatten();
        let year = year
            .filter(|year| year.fract() == 0.0 && (1000.0..=2100.0).contains(year))
            .map(|year| year as u16);
        let label = match year {
            Some(year) if !name.contains(&year.to_string()) => format!("{name} {year}"),
            _ => name,
        };
        Ok(Called { year, label })
    }

    fn study(&self, row: &Row, spot: &Spot, found: &mut Found) -> Result<FoundStudy, String> {
        let Called { year, label } = self.called(row)?;
        let label = self.namesakes.name(row, label);
        let mut study = FoundStudy {
            spot: spot.clone(),
            key: label.clone(),
            label: Some(label),
            ..FoundStudy::default()
        };
        self.reference(row, year, &mut study, found);
        for (name, at) in self.map.all(self.grid, "groups.") {
            let text = tidy(self.grid.cell(row, at));
            if !text.is_empty() {
                study.groups.insert(name, text);
            }
        }
        for (name, at) in self.map.all(self.grid, "numbers.") {
            if let Some(number) = self.number(row, at)? {
                study.numbers.insert(name, number);
            }
        }
        study.results.push(self.result(row, spot)?);
        Ok(study)
    }

    fn reference(&self, row: &Row, year: Option<u16>, study: &mut FoundStudy, found: &mut Found) {
        let paper = &mut study.bibliography;
        paper.year = year;
        paper.title = self.text(row, "title");
        study.countries.extend(self.text(row, "country"));
        if let Some(doi) = self.text(row, "doi") {
            match Doi::parse(&doi) {
                Ok(doi) => paper.doi = Some(doi),
                Err(fault) => found.remark(study.spot.clone(), fault.message),
            }
        }
        paper.pmid = self
            .text(row, "pmid")
            .and_then(|text| Pmid::parse(&text).ok());
        let authors = self
            .text(row, "author")
            .filter(|_| self.has_authors)
            .unwrap_or_default();
        let (bare, and_others) = match authors.to_lowercase().find(" et al") {
            Some(at) => (authors.get(..at).unwrap_or_default().to_owned(), true),
            None => (authors, false),
        };
        let names = bare
            .split(" & ")
            .flat_map(|part| part.split(" and "))
            .map(str::trim);
        paper.authors = names
            .filter(|name| !name.is_empty())
            .map(|name| author::read(name).author)
            .collect();
        paper.and_others = and_others;
    }

    fn result(&self, row: &Row, spot: &Spot) -> Result<crate::import::found::FoundResult, String> {
        let mut numbers = Numbers::default();
        for (name, meaning) in &self.map.columns {
            let is_number = ["intervention.", "comparator.", "effect."]
                .iter()
                .any(|start| meaning.starts_with(start))
                || matches!(meaning.as_str(), "n" | "months" | "weeks");
            let Some(at) = self.grid.column(name).filter(|_| is_number) else {
                continue;
            };
            let number = self
                .number(row, at)
                .map_err(|why| format!("in the column \"{name}\", {why}"))?;
            if let Some(number) = number {
                numbers.put(meaning, number);
            }
        }
        let mut result = result(&numbers, self.reading)?;
        result.spot = spot.clone();
        result.place = format!("{}, row {}", spot.file_name(), spot.line);
        result.outcome = self
            .text(row, "outcome")
            .or_else(|| self.reading.outcome.clone())
            .unwrap_or_default();
        result.measured = self.text(row, "measured");
        result.instrument = self.text(row, "instrument");
        result.arm = self.text(row, "arm");
        result.note = self.text(row, "note");
        if result.outcome.is_empty() {
            return Err("it names no outcome".to_owned());
        }
        Ok(result)
    }
}

/// The column that `--only` names, and what has to stand in it.
fn chosen<'t>(
    grid: &Grid,
    reading: &'t Reading,
    names: &str,
) -> Result<Option<(usize, &'t str)>, (String, String)> {
    let Some((column, value)) = &reading.only else {
        return Ok(None);
    };
    match grid.column(column) {
        Some(at) => Ok(Some((at, value.as_str()))),
        None => {
            let message = format!("There is no column `{column}`. The columns are: {names}.");
            let hint = "`--only` names a column and what stands in it: `--only table=6`.";
            Err((message, hint.to_owned()))
        }
    }
}

/// Ratios are read as their logarithms; a column that is named after the ratio itself has to be said.
fn ready_made_scale(map: &ColumnMap, reading: &Reading) -> Result<(), (String, String)> {
    let estimate = map
        .columns
        .iter()
        .find(|(_, meaning)| meaning == "effect.estimate");
    let is_ratio = reading.measure.is_some_and(Measure::is_ratio);
    let is_open = is_ratio && !reading.has_plain_ratios && reading.columns.is_none();
    match estimate.filter(|(name, _)| is_open && super::settle::is_named_ratio(name)) {
        None => Ok(()),
        Some((name, _)) => {
            let message = format!(
                "The column `{name}` is named after a ratio, and ready-made ratios are read as their logarithms."
            );
            let hint = "If it holds ratios as papers print them, give `--plain-ratios`. If it holds logarithms, rename it `yi`.";
            Err((message, hint.to_owned()))
        }
    }
}
