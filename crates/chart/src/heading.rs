//! What every chart is told about itself, and the table that says the same.

use serde::Serialize;

/// A plain table of text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What the table shows.
    pub caption: String,
    /// Column headings; the first column names the row.
    pub columns: Vec<String>,
    /// Cells, as many per row as there are columns.
    pub rows: Vec<Vec<String>>,
}

/// The name of a chart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// Unique on the page; the ids inside the drawing begin with it.
    pub id: String,
    /// Accessible name and caption of the table.
    pub title: String,
    /// Accessible description; empty for one made by the chart.
    pub description: String,
    /// Hide the drawing from assistive technology, because the words stand beside it.
    pub hidden: bool,
}

impl Heading {
    /// A heading with an id and a title.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            ..Self::default()
        }
    }

    /// The id as it is safe to write: letters, digits, `-` and `_`.
    pub(crate) fn anchor(&self) -> String {
        let safe = |c: char| {
            if c.is_ascii_alphanumeric() || c == '_' {
                c
            } else {
                '-'
            }
        };
        let id: String = self.id.trim().chars().map(safe).collect();
        if id.is_empty() {
            "chart".to_owned()
        } else {
            id
        }
    }

    pub(crate) fn name(&self) -> &str {
        self.title.trim()
    }

    pub(crate) fn table(&self, columns: Vec<String>, rows: Vec<Vec<String>>) -> Table {
        Table {
            caption: self.name().to_owned(),
            columns,
            rows,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_safe() {
        assert_eq!(Heading::new("a b\"c", "T").anchor(), "a-b-c");
        assert_eq!(Heading::default().anchor(), "chart");
    }
}
