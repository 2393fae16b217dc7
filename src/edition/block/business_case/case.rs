//! A case of the outline: headings with statements, each with its source, and gaps to fill.

use crate::record::id::Id;
use crate::record::implementation::Priority;
use crate::record::kind::Kind;
use crate::record::vocabulary::CasePart;
use crate::view::reading::Reading;
use crate::words::{TextId, count, say};

/// A part of the outline.
#[derive(Debug)]
pub struct Case {
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    pub parts: Vec<Part>,
}

/// A heading with its items.
#[derive(Debug)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// What can be told in rows, where anything can.
    pub table: Option<FilledTable>,
    /// The other items.
    pub items: Vec<Item>,
}

impl Part {
    /// Everything in it, rows first.
    pub fn all(&self) -> impl Iterator<Item = &Item> {
        let rows = self.table.iter().flat_map(|table| &table.rows);
        rows.map(|row| &row.item).chain(&self.items)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.all().next().is_none()
    }

    /// The part with a table, unless that has no rows.
    pub(super) fn with_table(mut self, columns: Vec<String>, rows: Vec<Row>) -> Self {
        self.table = (!rows.is_empty()).then_some(FilledTable { columns, rows });
        self
    }
}

/// A table filled from records.
#[derive(Debug)]
pub struct FilledTable {
    /// What its columns hold; the last one holds sources, or places to fill in.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    /// The cells of all columns but the last.
    pub cells: Vec<String>,
    /// The row in words, with its source, or what is to be filled in.
    pub item: Item,
}

/// An item of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// What a record says.
    Statement {
        /// The words.
        text: String,
        /// The record.
        source: String,
        /// Its address, relative to the site.
        address: String,
    },
    /// A place for something local.
    Local(String),
}

/// The address of the edition from which the outline is filled.
pub(super) fn edition_address(reading: &Reading<'_>) -> String {
    let addresses = &reading.desk.addresses;
    addresses.edition(&reading.question.id, &reading.audience.id)
}

/// How many statements of one kind an outline holds; the rest stands on the site, and the outline says so.
pub(super) const MOST: usize = 12;

/// The first of what there is, and a line on how many more the site has; no line where all are here.
pub(super) fn first<T>(reading: &Reading<'_>, mut all: Vec<T>) -> (Vec<T>, Option<Item>) {
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    (all, rest(reading, more))
}

/// A line on how many more the site has; nothing where there are none.
pub(super) fn rest(reading: &Reading<'_>, more: usize) -> Option<Item> {
    let words = || count!(reading.desk, "business-case.more-on-the-site", more);
    (more > 0).then(|| of_question(reading, words()))
}

/// A place for what is known here only.
pub(super) fn local(reading: &Reading<'_>, what: TextId) -> Item {
    Item::Local(reading.desk.text(what))
}

/// A statement of the question itself.
pub(super) fn of_question(reading: &Reading<'_>, text: impl Into<String>) -> Item {
    Item::Statement {
        text: text.into(),
        source: reading.question.value.title.clone(),
        address: edition_address(reading),
    }
}

pub(super) fn of_record(reading: &Reading<'_>, kind: Kind, id: &Id, text: String) -> Item {
    let title = reading.desk.evidence.title_of(kind, id.as_str());
    Item::Statement {
        text,
        source: title.unwrap_or(id.as_str()).to_owned(),
        address: reading.desk.addresses.of(kind, id.as_str()),
    }
}

/// Actions of the stages of a part of the case, down to the lowest priority asked for.
pub(super) fn actions(reading: &Reading<'_>, part: CasePart, down_to: Priority) -> Vec<Item> {
    let stages = reading.desk.choices(|value| value.case == Some(part));
    let actions = reading.actions().into_iter();
    let wanted = actions
        .filter(|entry| stages.contains(&entry.value.stage) && entry.value.priority <= down_to);
    let (actions, more) = first(reading, wanted.collect());
    let actions = actions.into_iter();
    actions
        .map(|entry| {
            let link = reading
                .desk
                .addresses
                .of(Kind::Implementation, entry.id.as_str());
            Item::Statement {
                text: entry.value.action.clone(),
                source: say!(reading.desk, "business-case.readiness-checklist"),
                address: link,
            }
        })
        .chain(more)
        .collect()
}

/// A part under a heading.
pub(super) fn part(reading: &Reading<'_>, heading: TextId, items: Vec<Item>) -> Part {
    Part {
        heading: reading.desk.text(heading),
        table: None,
        items,
    }
}

/// The names of columns.
pub(super) fn columns<const N: usize>(reading: &Reading<'_>, names: [TextId; N]) -> Vec<String> {
    names.map(|name| reading.desk.text(name)).into()
}

/// A case under a heading.
pub(super) fn case(reading: &Reading<'_>, heading: TextId, parts: Vec<Part>) -> Case {
    let heading = reading.desk.text(heading);
    Case { heading, parts }
}
