//! Results as a table that people edit in a spreadsheet: a row a result, a column a value, by the names
//! that tables of results have.

use std::collections::{BTreeMap, HashMap};

use crate::evidence::{Evidence, ResultEntry, ResultPlace};
use crate::load::marked::{self, Node};
use crate::load::path;
use crate::record::form::{Form, Shape};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::read::SCHEMAS;
use crate::record::schema::columns;

/// Columns that stand in every table, whether a result has them or not.
const ALWAYS: [&str; 4] = ["study", "id", "outcome", "better"];
/// The column of the study, which is a column of no result.
pub const STUDY: &str = "study";
/// The column by which a result is known again.
pub const ID: &str = "id";

/// A table of results.
#[derive(Debug, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its name: `intervention.n`.
    pub name: String,
    /// What it is, in a sentence.
    pub about: String,
    /// What may stand in it.
    pub holds: Holds,
}

/// What may stand in a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Holds {
    /// What tells results apart, and is not to be changed.
    Name,
    /// Words.
    Words,
    /// One of these.
    Choice(Vec<String>),
    /// A whole number from this one on.
    Count(i64),
    /// A number.
    Number,
    /// A number above 0.
    Spread,
}

impl Holds {
    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Count(_) | Self::Number | Self::Spread)
    }
}

/// The names of all columns that a table may have.
pub fn names() -> Vec<String> {
    let own = columns(&SCHEMAS[&Kind::Finding]).into_iter();
    let own = own.map(|column| column.name);
    std::iter::once(STUDY.to_owned()).chain(own).collect()
}

/// What may stand in a column, by its name.
pub fn holds(name: &str, evidence: &Evidence) -> Holds {
    if [STUDY, ID].contains(&name) {
        return Holds::Name;
    }
    let Some((form, _)) = form_of(name) else {
        return Holds::Words;
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    let ids = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect();
    match form.shape() {
        Shape::Choice(choices) => Holds::Choice(ids(choices)),
        Shape::Record(kind @ Kind::Outcome) => Holds::Choice(ids(evidence.records.ids(kind))),
        Shape::Word(vocabulary) => {
            let entry = evidence.records.vocabularies.get(&Id::new(vocabulary));
            let values = entry.map_or(&[][..], |entry| &entry.value.values);
            Holds::Choice(values.iter().map(|value| value.id.to_string()).collect())
        }
        Shape::Truth => Holds::Choice(vec!["true".to_owned(), "false".to_owned()]),
        Shape::Count(lowest) => Holds::Count(lowest),
        Shape::Number(_) if ["sd", "se", "person_time"].contains(&last) => Holds::Spread,
        Shape::Number(_) => Holds::Number,
        _ => Holds::Words,
    }
}

/// The results as a table, with the columns of which any has a value.
pub fn table<'e>(evidence: &Evidence, results: impl Iterator<Item = &'e ResultEntry>) -> Table {
    let mut trees = Trees::default();
    let names = names();
    let mut rows: Vec<BTreeMap<&str, String>> = Vec::new();
    for entry in results {
        let mut row = BTreeMap::new();
        row.insert(STUDY, entry.study.to_string());
        for name in &names {
            if let Some(value) = trees.value(entry, name) {
                row.insert(name.as_str(), value);
            }
        }
        rows.push(row);
    }
    let is_used = |name: &&String| {
        ALWAYS.contains(&name.as_str()) || rows.iter().any(|row| row.contains_key(name.as_str()))
    };
    let used: Vec<&String> = names.iter().filter(is_used).collect();
    let column = |name: &&String| Column {
        name: (*name).clone(),
        about: match name.as_str() {
            STUDY => "The study to which the result belongs.".to_owned(),
            name => form_of(name).map(|(_, about)| about).unwrap_or_default(),
        },
        holds: holds(name, evidence),
    };
    let cells = |row: &BTreeMap<&str, String>| {
        let cell = |name: &&String| row.get(name.as_str()).cloned().unwrap_or_default();
        used.iter().map(cell).collect()
    };
    Table {
        columns: used.iter().map(column).collect(),
        rows: rows.iter().map(cells).collect(),
    }
}

/// The trees of files, each read once.
#[derive(Debug, Default)]
pub struct Trees(HashMap<String, Option<Node>>);

impl Trees {
    /// A value of a result as its file has it.
    pub fn value(&mut self, entry: &ResultEntry, name: &str) -> Option<String> {
        let node = match &entry.place {
            ResultPlace::InTable { row, .. } => found(row, name)?,
            ResultPlace::InStudy { source, index } => {
                let tree = self.0.entry(source.name.clone());
                let tree = tree.or_insert_with(|| marked::parse(source.yaml()).ok());
                found(tree.as_ref()?, &format!("results[{index}].{name}"))?
            }
        };
        let text = node.text().filter(|_| !node.is_null())?;
        Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// The value at the end of a path.
fn found<'n>(node: &'n Node, name: &str) -> Option<&'n Node> {
    let mut node = node;
    for step in path::parse(name) {
        node = match (&step, &node.content) {
            (path::Step::Key(key), _) => node.get(key)?,
            (path::Step::Index(at), marked::Content::List(items)) => items.get(*at)?,
            _ => return None,
        };
    }
    Some(node)
}

/// What a value of a result may be, and what it is.
fn form_of(name: &str) -> Option<(Form<'static>, String)> {
    let mut form = Form::of(Kind::Finding);
    let mut about = String::new();
    for part in name.split('.') {
        let properties = form.properties();
        let property = properties.into_iter().find(|one| one.name == part)?;
        form = property.form;
        about = property.about;
    }
    Some((form, about))
}
