//! Studies of a test as pairs of logits.

use crate::effect::EffectSize;
use crate::effect::binary::{TwoByTwo, corrected_tables};
use crate::effect::zero_cells::ZeroCells;
use crate::error::StatsError;

/// A study of a test against a reference standard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TestTable {
    cells: TwoByTwo,
}

impl TestTable {
    /// People with the condition who test positive and negative, and people without it who test
    /// positive and negative. There must be people with and people without the condition.
    pub fn new(
        true_positives: f64,
        false_negatives: f64,
        false_positives: f64,
        true_negatives: f64,
    ) -> Result<Self, StatsError> {
        let (with, without) = (
            true_positives + false_negatives,
            false_positives + true_negatives,
        );
        let cells = TwoByTwo::from_events(true_positives, with, false_positives, without)?;
        Ok(Self { cells })
    }
}

/// What a study says of a test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Logits {
    /// The logit of the sensitivity.
    pub sensitivity: EffectSize,
    /// The logit of the false positive rate.
    pub false_positive_rate: EffectSize,
}

/// The logits of studies under a rule for empty cells; `None` where a logit is not defined.
pub fn logits(tables: &[TestTable], rule: ZeroCells) -> Vec<Option<Logits>> {
    let cells: Vec<TwoByTwo> = tables.iter().map(|table| table.cells).collect();
    let logit = |events: f64, n: f64| {
        let others = n - events;
        EffectSize::new((events / others).ln(), 1.0 / events + 1.0 / others)
    };
    corrected_tables(&cells, rule)
        .into_iter()
        .map(|table| {
            let table = table?;
            Some(Logits {
                sensitivity: logit(table.events1(), table.n1())?,
                false_positive_rate: logit(table.events2(), table.n2())?,
            })
        })
        .collect()
}
