//! How far the net result moves when one parameter at a time goes to its low and its high value.

use crate::record::economic::CostModel;

use super::amounts::{base, net};

/// The net result at both ends of one parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// The parameter.
    pub label: String,
    /// The unit of its values.
    pub unit: String,
    /// Its low value.
    pub low_input: f64,
    /// Its high value.
    pub high_input: f64,
    /// All benefits less costs at its low value.
    pub at_low: f64,
    /// All benefits less costs at its high value.
    pub at_high: f64,
}

impl Swing {
    /// How far the result moves.
    pub fn width(&self) -> f64 {
        (self.at_high - self.at_low).abs()
    }
}

/// Parameters with a range, widest swing first.
pub(super) fn swings(model: &CostModel) -> Vec<Swing> {
    let central = base(model);
    let at = |index: usize, value: f64| {
        let mut values = central.clone();
        values[index] = Some(value);
        net(model, &values).map(|net| net.in_all())
    };
    let swing = |(index, parameter): (usize, &crate::record::economic::Parameter)| {
        let (low, high) = (parameter.low?, parameter.high?);
        Some(Swing {
            label: parameter.label.clone(),
            unit: parameter.unit.clone(),
            low_input: low,
            high_input: high,
            at_low: at(index, low)?,
            at_high: at(index, high)?,
        })
    };
    let mut swings: Vec<Swing> = model
        .parameters
        .iter()
        .enumerate()
        .filter_map(swing)
        .collect();
    swings.sort_by(|a, b| b.width().total_cmp(&a.width()));
    swings
}
