//! Records of one kind, in the order of their ids, each found at once by its id.

use std::collections::HashMap;

use super::entry::Entry;
use super::id::Id;

/// Records of one kind. A record has a dense place, by which side tables are indexed.
#[derive(Debug)]
pub struct Shelf<T> {
    entries: Vec<Entry<T>>,
    places: HashMap<Id, usize>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            places: HashMap::new(),
        }
    }
}

impl<T> Shelf<T> {
    /// Puts a record last; [`Shelf::sort`] puts all in their order. Gives it back when there is one
    /// with its id.
    pub fn put(&mut self, entry: Entry<T>) -> Result<(), Box<Entry<T>>> {
        if self.places.contains_key(&entry.id) {
            return Err(Box::new(entry));
        }
        self.places.insert(entry.id.clone(), self.entries.len());
        self.entries.push(entry);
        Ok(())
    }

    /// Puts the records in the order of their ids.
    pub fn sort(&mut self) {
        self.entries.sort_by(|a, b| a.id.cmp(&b.id));
        let places = self.entries.iter().enumerate();
        self.places = places
            .map(|(place, entry)| (entry.id.clone(), place))
            .collect();
    }

    /// Keeps the records for which `keep` holds.
    pub fn retain(&mut self, keep: impl FnMut(&Entry<T>) -> bool) {
        self.entries.retain(keep);
        self.sort();
    }

    /// The record with this id.
    pub fn get(&self, id: &Id) -> Option<&Entry<T>> {
        self.entries.get(*self.places.get(id)?)
    }

    /// Whether there is a record with this id.
    pub fn contains_key(&self, id: &Id) -> bool {
        self.places.contains_key(id)
    }

    /// The place of the record with this id, counted from 0 in the order of ids.
    pub fn place_of(&self, id: &Id) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// All records in the order of their ids.
    pub fn values(&self) -> std::slice::Iter<'_, Entry<T>> {
        self.entries.iter()
    }

    /// All ids in their order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &Id> + DoubleEndedIterator + Clone {
        self.entries.iter().map(|entry| &entry.id)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }
}
