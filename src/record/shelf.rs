//! Records of one kind, in the order of their ids, each found at once by its id.

use std::collections::HashMap;

use super::entry::{Entry, Record};
use super::id::Id;
use super::kind::{Kind, RecordKind};
use super::reads::{self, Read};

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

impl<T: Record> Shelf<T> {
    const KIND: Kind = <T::Kind as RecordKind>::KIND;

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

    /// Puts a record in the place of the one with its id, where there is one.
    pub fn replace(&mut self, entry: Entry<T>) {
        let place = self.places.get(&entry.id);
        if let Some(old) = place.and_then(|place| self.entries.get_mut(*place)) {
            *old = entry;
        }
    }

    /// Puts the records in the order of their ids.
    pub fn sort(&mut self) {
        let order = in_order(self.entries.iter().map(|entry| entry.id.clone()).collect());
        let mut left: Vec<_> = self.entries.drain(..).map(Some).collect();
        let sorted = order.iter().filter_map(|(_, place)| left[*place].take());
        self.entries = sorted.collect();
        self.places = order.into_iter().map(|(id, _)| id).zip(0..).collect();
    }

    /// Keeps the records for which `keep` holds.
    pub fn retain(&mut self, keep: impl FnMut(&Entry<T>) -> bool) {
        self.entries.retain(keep);
        self.sort();
    }

    /// The record with this id.
    pub fn get(&self, id: &Id) -> Option<&Entry<T>> {
        reads::note_record(Self::KIND, id);
        self.entries.get(*self.places.get(id)?)
    }

    /// Whether there is a record with this id.
    pub fn contains_key(&self, id: &Id) -> bool {
        reads::note_record(Self::KIND, id);
        self.places.contains_key(id)
    }

    /// The place of the record with this id, counted from 0 in the order of ids.
    pub fn place_of(&self, id: &Id) -> Option<usize> {
        reads::note(|| Read::Ids(Self::KIND));
        self.places.get(id).copied()
    }

    /// All records in the order of their ids.
    pub fn values(&self) -> std::slice::Iter<'_, Entry<T>> {
        reads::note_shelf(Self::KIND);
        self.entries.iter()
    }

    /// All records in the order of their ids, to be changed before anything is made of them.
    pub fn values_mut(&mut self) -> std::slice::IterMut<'_, Entry<T>> {
        self.entries.iter_mut()
    }

    /// The records from one place to before another, in the order of their ids.
    pub fn between(&self, from: usize, to: usize) -> impl ExactSizeIterator<Item = &Entry<T>> {
        reads::note(|| Read::Ids(Self::KIND));
        let entries = self.entries.get(from..to.min(self.entries.len()));
        entries.unwrap_or_default().iter().inspect(|entry| {
            reads::note_record(Self::KIND, &entry.id);
        })
    }

    /// All ids in their order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &Id> + DoubleEndedIterator + Clone {
        reads::note(|| Read::Ids(Self::KIND));
        self.entries.iter().map(|entry| &entry.id)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        reads::note(|| Read::Ids(Self::KIND));
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        reads::note(|| Read::Any(Self::KIND));
        self.entries.is_empty()
    }
}

/// Ids in their order, each with its place before. No generic function, so that sorting is compiled
/// once and not for every kind of record.
fn in_order(ids: Vec<Id>) -> Vec<(Id, usize)> {
    let mut order: Vec<_> = ids.into_iter().zip(0..).collect();
    order.sort_unstable();
    order
}
