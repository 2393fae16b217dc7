//! The checks of the data that run on records, on the rows of a table.
//!
//! Rows become results of records, so that there is one implementation.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::cli::analyse_args::{TableArgs, TableMeasure};
use crate::diag::Diagnostics;
use crate::evidence::{self, Settings};
use crate::load::marked::{Content, Node};
use crate::load::source::Source;
use crate::load::table::{self, Cell};
use crate::record::id::Id;
use crate::record::records::{Records, TableResult};
use crate::record::site::Site;
use crate::sentence::doubt;
use crate::synthesis::{BySynthesis, Findings};

use super::columns::{self, Columns};
use super::rows::Reader;

/// The paths of values in a result, with the columns in which tables have them.
const ARMS: [(&str, &[&str]); 8] = [
    ("intervention.n", &["n1i"]),
    ("intervention.events", &["ai"]),
    ("intervention.mean", &["m1i"]),
    ("intervention.sd", &["sd1i"]),
    ("comparator.n", &["n2i"]),
    ("comparator.events", &["ci"]),
    ("comparator.mean", &["m2i"]),
    ("comparator.sd", &["sd2i"]),
];

/// Doubts about the rows of a table that has no faults.
pub(super) fn doubts(source: &Source, args: &TableArgs, measure: TableMeasure) -> Diagnostics {
    let (table, _) = table::read(source);
    let reader = Reader {
        source,
        columns: Columns::new(&table.header),
        args,
        measure,
    };
    let kept = Arc::new(source.clone());
    let rows = table.lines().iter().enumerate();
    let rows = rows.filter_map(|(number, line)| row(&reader, &kept, number, line));
    let records = Records {
        site: Some(Site::stand_in()),
        table_results: rows.collect(),
        ..Records::default()
    };
    // What records need besides their numbers, such as a source, a table does not have.
    let (evidence, _) = evidence::link(records, Settings::default());
    let Some(evidence) = evidence else {
        return Diagnostics::new();
    };
    let (findings, _) = Findings::of(&evidence, &BySynthesis::new());
    doubt::problems_of_table(&evidence, findings.doubts())
}

/// A row as a result of the study that it names.
fn row(
    reader: &Reader<'_>,
    source: &Arc<Source>,
    number: usize,
    line: &[Cell],
) -> Option<TableResult> {
    let mut made = Made::default();
    if columns::has_two_arms(reader.measure) {
        for (path, names) in ARMS {
            made.number(reader, line, path, names);
        }
        made.sizes_from_parts(reader, line);
    }
    made.effect(reader, line);
    let study = ["slab", "study"]
        .into_iter()
        .find_map(|name| reader.cell(line, name));
    let label = study.map_or_else(|| format!("Row {}", number + 1), |cell| cell.text.clone());
    let mut result = made.values;
    result.insert("id".to_owned(), json!(format!("row {}", number + 1)));
    result.insert("outcome".to_owned(), json!("table"));
    result.insert("source".to_owned(), json!({}));
    let first = line.first()?;
    Some(TableResult {
        study: Id::new(label),
        result: serde_json::from_value(Value::Object(result)).ok()?,
        source: Arc::clone(source),
        row: Node {
            start: first.start,
            end: line.last()?.end,
            content: Content::Map(made.places),
        },
    })
}

/// A result as it grows: its values, and where each stands.
#[derive(Default)]
struct Made {
    values: Map<String, Value>,
    places: Vec<(Node, Node)>,
}

impl Made {
    /// Notes a value and its place under a path of two keys.
    fn put(&mut self, path: &str, value: Value, cell: &Cell) {
        let Some((group, key)) = path.split_once('.') else {
            return;
        };
        let group_of = self.values.entry(group).or_insert_with(|| json!({}));
        if let Some(group) = group_of.as_object_mut() {
            group.insert(key.to_owned(), value);
        }
        let scalar = |text: &str| Node {
            start: cell.start,
            end: cell.end,
            content: Content::Scalar {
                text: text.to_owned(),
                is_quoted: false,
            },
        };
        let entry = (scalar(key), scalar(&cell.text));
        let known = self
            .places
            .iter_mut()
            .find(|(known, _)| known.text() == Some(group));
        match known.map(|(_, node)| &mut node.content) {
            Some(Content::Map(entries)) => entries.push(entry),
            _ => {
                let mut node = scalar("");
                node.content = Content::Map(vec![entry]);
                self.places.push((scalar(group), node));
            }
        }
    }

    fn number(&mut self, reader: &Reader<'_>, line: &[Cell], path: &str, names: &[&str]) {
        for name in names {
            if let (Some(cell), Ok(Some(value))) =
                (reader.cell(line, name), reader.number(line, name))
            {
                let is_count = path.ends_with(".n") || path.ends_with(".events");
                self.put(path, whole(value, is_count), cell);
            }
        }
    }

    /// People in arms that give events and non-events.
    fn sizes_from_parts(&mut self, reader: &Reader<'_>, line: &[Cell]) {
        for (path, events, others) in [("intervention.n", "ai", "bi"), ("comparator.n", "ci", "di")]
        {
            let number = |name: &str| reader.number(line, name).ok().flatten();
            if let (Some(cell), Some(a), Some(b)) =
                (reader.cell(line, others), number(events), number(others))
            {
                self.put(path, whole(a + b, true), cell);
            }
        }
    }

    /// The effect that the table gives beside its arms or in place of them.
    fn effect(&mut self, reader: &Reader<'_>, line: &[Cell]) {
        let measure = columns::measure(reader.measure);
        let number = |name: &str| reader.number(line, name).ok().flatten();
        let of_ratio = reader.ratio_column();
        let name = of_ratio.unwrap_or("yi");
        let (Some(cell), Some(value)) = (reader.cell(line, name), number(name)) else {
            return;
        };
        let is_log = of_ratio.is_none() && measure.is_ratio() && !reader.has_ratios();
        let estimate = if is_log { value.exp() } else { value };
        self.put("effect.estimate", json!(estimate), cell);
        self.put("effect.measure", json!(measure), cell);
        self.put("effect.positive", json!("higher-with-intervention"), cell);
        if of_ratio.is_some() {
            for name in ["ci_low", "ci_high"] {
                self.number(reader, line, &format!("effect.{name}"), &[name]);
            }
        } else if let (Some(cell), Some(se)) = (reader.cell(line, "sei"), number("sei")) {
            self.put("effect.se", json!(se), cell);
        } else if let (Some(cell), Some(variance)) = (reader.cell(line, "vi"), number("vi")) {
            self.put("effect.se", json!(variance.sqrt()), cell);
        }
    }
}

/// A count as a whole number where it is one.
fn whole(value: f64, is_count: bool) -> Value {
    if is_count && value >= 0.0 && value.fract() == 0.0 {
        json!(value as u64)
    } else {
        json!(value)
    }
}
