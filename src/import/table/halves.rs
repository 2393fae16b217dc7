//! Rows that give half of what belongs together: the events of one group and not those of the other, an
//! effect without its spread. They are brought in as they are, and told.

use super::columns::ColumnMap;
use super::grid::{Grid, Row};

/// Numbers of which both groups have one.
const OF_BOTH: [&str; 6] = ["n", "events", "nonevents", "mean", "sd", "person_time"];
/// What says how sure an effect is.
const SPREADS: [&str; 4] = [
    "effect.se",
    "effect.variance",
    "effect.ci_low",
    "effect.ci_high",
];

/// Columns of which a row should fill both or neither.
#[derive(Debug)]
pub struct Halves<'t> {
    pairs: Vec<[Named<'t>; 2]>,
    effect: Option<Named<'t>>,
    spreads: Vec<Named<'t>>,
}

/// A column.
type Named<'t> = (usize, &'t str);

impl<'t> Halves<'t> {
    /// Those of a table.
    pub fn of(grid: &'t Grid, map: &ColumnMap) -> Self {
        let column = |meaning: &str| {
            let at = map.find(grid, meaning)?;
            Some((at, grid.header[at].trim()))
        };
        let both = |what: &&str| {
            let of = |arm: &str| column(&format!("{arm}.{what}"));
            Some([of("intervention")?, of("comparator")?])
        };
        let mut pairs: Vec<_> = OF_BOTH.iter().filter_map(both).collect();
        let limits = column("effect.ci_low").zip(column("effect.ci_high"));
        pairs.extend(limits.map(|(low, high)| [low, high]));
        Self {
            pairs,
            effect: column("effect.estimate"),
            spreads: SPREADS.iter().filter_map(|one| column(one)).collect(),
        }
    }

    /// What is told of a row.
    pub fn of_row(&self, grid: &Grid, row: &Row) -> Vec<String> {
        let has = |(at, _): &Named<'_>| !grid.cell(row, *at).is_empty();
        let mut told = Vec::new();
        for pair in &self.pairs {
            let (there, lacking) = match [has(&pair[0]), has(&pair[1])] {
                [true, false] => (pair[0].1, pair[1].1),
                [false, true] => (pair[1].1, pair[0].1),
                _ => continue,
            };
            told.push(format!(
                "The row has `{there}` and nothing in `{lacking}`: half of it was brought in, which no analysis can use. Look whether the paper gives the rest."
            ));
        }
        let is_bare = self.effect.is_some_and(|effect| has(&effect));
        if is_bare && !self.spreads.is_empty() && !self.spreads.iter().any(has) {
            let names: Vec<String> = self
                .spreads
                .iter()
                .map(|(_, name)| format!("`{name}`"))
                .collect();
            told.push(format!(
                "The row has an effect and nothing in {}: no analysis can use it.",
                names.join(", ")
            ));
        }
        told
    }
}
