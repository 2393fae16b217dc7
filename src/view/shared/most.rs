//! How much of a very large body of evidence stands on its page: a page stays readable, and quick to
//! open, however many results there are. What is left out stands in a file, and the page says so.

use serde::Serialize;

use crate::view::desk::{Desk, Here};
use crate::words::say;

/// How many rows a table shows.
pub const ROWS: usize = 50;
/// How many rows a drawing shows.
pub const DRAWN: usize = 50;

/// What is told where a table shows some of its rows.
#[derive(Debug, Clone, Serialize)]
pub struct Rest {
    /// How many rows of how many stand on the page.
    pub words: String,
    /// The file with all of them.
    pub href: String,
}

/// Which rows stand on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Those with the most weight.
    Heaviest,
    /// The first.
    First,
}

/// What is told where a table of `all` rows shows as many as it may; nothing where it shows all.
pub fn rest(desk: &Desk<'_>, here: &Here, kept: Kept, all: usize, file: &str) -> Option<Rest> {
    let words = match kept {
        Kept::Heaviest => say!(desk, "most.heaviest", shown = ROWS, all = all),
        Kept::First => say!(desk, "most.first", shown = ROWS, all = all),
    };
    let href = here.href(file);
    (all > ROWS).then_some(Rest { words, href })
}

/// The sentence under a drawing of `all` rows that shows some of them; nothing where it shows all.
pub fn drawn(desk: &Desk<'_>, all: usize) -> Option<String> {
    (all > DRAWN).then(|| say!(desk, "most.drawn", shown = DRAWN, all = all))
}

/// The rows that count most, at most so many, in the order in which they were.
pub fn heaviest<T>(rows: Vec<T>, most: usize, weight: impl Fn(&T) -> f64) -> Vec<T> {
    if rows.len() <= most {
        return rows;
    }
    let mut places: Vec<usize> = (0..rows.len()).collect();
    // The sort is stable, so that of equals the first stay.
    places.sort_by(|a, b| weight(&rows[*b]).total_cmp(&weight(&rows[*a])));
    let mut is_kept = vec![false; rows.len()];
    for place in places.into_iter().take(most) {
        is_kept[place] = true;
    }
    let kept = rows.into_iter().zip(is_kept);
    kept.filter_map(|(row, is_kept)| is_kept.then_some(row))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_stay_in_their_order() {
        let rows = vec![("a", 1.0), ("b", 3.0), ("c", 1.0), ("d", 2.0)];
        let kept = heaviest(rows.clone(), 3, |row| row.1);
        assert_eq!(kept, [("a", 1.0), ("b", 3.0), ("d", 2.0)]);
        assert_eq!(heaviest(rows.clone(), 4, |row| row.1), rows);
    }
}
