//! Texts of the site, its questions and its bodies of evidence that differ and are told nowhere else.

use std::collections::BTreeSet;

use crate::prose::plain_text;
use crate::text::marks;

use super::difference::{FieldChange, TextsChange, WasIs};
use super::told::{FieldsTold, Told};

/// The most characters of a text that are told.
const LONGEST: usize = 300;

/// The fields whose texts differ, of records that both versions have.
pub(super) fn compare(before: &Told, now: &Told) -> Vec<TextsChange> {
    let both = now.fields.iter();
    let both = both.filter_map(|(key, is)| Some((key, before.fields.get(key)?, is)));
    let changes = both.map(|((kind, id), was, is)| TextsChange {
        kind: *kind,
        id: id.clone(),
        title: is.title.clone(),
        address: is.address.clone(),
        fields: fields(was, is),
    });
    changes.filter(|it| !it.fields.is_empty()).collect()
}

fn fields(was: &FieldsTold, is: &FieldsTold) -> Vec<FieldChange> {
    let names: BTreeSet<&String> = was.fields.keys().chain(is.fields.keys()).collect();
    let none = Vec::new();
    let changes = names.into_iter().map(|name| FieldChange {
        field: name.clone(),
        wording: differing(
            was.fields.get(name).unwrap_or(&none),
            is.fields.get(name).unwrap_or(&none),
        ),
    });
    changes.filter(|it| !it.wording.is_empty()).collect()
}

/// Texts that differ, each with the one in whose place it came. One that occurs twice counts twice; where
/// only the order differs, those that changed places are given.
pub(super) fn differing(was: &[String], is: &[String]) -> Vec<WasIs> {
    if was == is {
        return Vec::new();
    }
    let only = |of: &[String], other: &[String]| {
        let mut left = other.to_vec();
        let mut only = of.to_vec();
        only.retain(|text| match left.iter().position(|it| it == text) {
            Some(place) => {
                left.swap_remove(place);
                false
            }
            None => true,
        });
        only
    };
    let (mut went, mut came) = (only(was, is), only(is, was));
    if went.is_empty() && came.is_empty() {
        let both = was.iter().zip(is).filter(|(was, is)| was != is);
        (went, came) = both.map(|(was, is)| (was.clone(), is.clone())).unzip();
    }
    let rows = went.len().max(came.len());
    let pair = |row: usize| WasIs {
        was: went.get(row).cloned(),
        is: came.get(row).cloned(),
    };
    (0..rows).map(pair).collect()
}

/// Whether a value is a number, as in "6.1" and not "6.1 points".
pub(super) fn is_number(text: &str) -> bool {
    text.trim().replace(',', "").parse::<f64>().is_ok()
}

/// Whether a value is a text to read, and not a number, an id or a choice.
fn is_to_read(text: &str) -> bool {
    text.trim().contains(char::is_whitespace) && text.contains(char::is_alphabetic)
}

/// The texts to read of a change, plain and not too long; nothing where there are none.
pub(super) fn to_read(change: &WasIs) -> Option<WasIs> {
    let told = |text: &Option<String>| {
        let text = text.as_deref().filter(|it| is_to_read(it))?;
        Some(short(marks::plain(&plain_text(text)).trim()))
    };
    let (was, is) = (told(&change.was), told(&change.is));
    (was.is_some() || is.is_some()).then_some(WasIs { was, is })
}

fn short(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(of: &[&str]) -> Vec<String> {
        of.iter().map(|&it| it.to_owned()).collect()
    }

    #[test]
    fn a_number_that_occurs_elsewhere_too_and_numbers_that_change_places_differ() {
        assert_eq!(differing(&texts(&["3", "5"]), &texts(&["5", "5"])).len(), 1);
        assert_eq!(differing(&texts(&["3", "5"]), &texts(&["5", "3"])).len(), 2);
        assert!(differing(&texts(&["3", "5"]), &texts(&["3", "5"])).is_empty());
    }

    #[test]
    fn numbers_are_told_from_texts() {
        assert!(is_number("6.1") && is_number("-1,200") && !is_number("6.1 points"));
        assert!(is_to_read("All data are invented.") && !is_to_read("very-low"));
    }
}
