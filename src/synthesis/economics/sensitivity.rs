//! How far the net result moves when one parameter at a time goes to its low and its high value.

use crate::record::cost_model::{CostModel, Parameter, Takes};

use super::amounts::net;
use super::values::{base, fill_rests, varies};

/// The net result at both ends of one parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Swing {
    /// The parameter.
    pub label: String,
    /// Which numbers it takes.
    pub takes: Takes,
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

/// Parameters with a range that moves the result, widest swing first.
pub(super) fn swings(model: &CostModel) -> Vec<Swing> {
    let central = base(model);
    let at = |index: usize, value: f64| {
        let mut values = central.clone();
        values[index] = Some(value);
        fill_rests(model, &mut values);
        net(model, &values).map(|net| net.in_all())
    };
    let swing = |(index, parameter): (usize, &Parameter)| {
        let (low, high) = (parameter.low?, parameter.high?);
        Some(Swing {
            label: parameter.label.clone(),
            takes: parameter.takes,
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
        .filter(|(_, parameter)| varies(parameter))
        .filter_map(swing)
        .filter(|swing| swing.width() > 0.0)
        .collect();
    swings.sort_by(|a, b| b.width().total_cmp(&a.width()));
    swings
}
