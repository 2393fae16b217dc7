//! What a person said of a new record, and what there is to choose from.

use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::value::Date;

use super::given::Given;

/// What a person said of a new record.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Its title or name.
    pub title: String,
    /// Its id; made from the title when left out.
    pub id: Option<String>,
    /// Values by their keys: `design`, `bibliography.year`.
    pub given: Given,
    /// Today.
    pub today: Option<Date>,
}

/// The ids of a vocabulary.
pub fn words(evidence: &Evidence, name: &str) -> Vec<String> {
    let vocabulary = evidence.records.vocabularies.get(&Id::new(name));
    let values = vocabulary.map_or(&[][..], |entry| &entry.value.values);
    values.iter().map(|value| value.id.to_string()).collect()
}

/// Ids as texts of their own.
pub fn owned(ids: Vec<&str>) -> Vec<String> {
    ids.into_iter().map(str::to_owned).collect()
}
