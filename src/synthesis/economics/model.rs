//! A model at its central values: lines, net, ratio and break-even.

use crate::record::cost_model::{CostModel, ModelLine, ModelSide, Releases};

use super::amounts::{BreakEvenResult, EstimateResult, Net, amount, break_even_at, estimate, net};
use super::discount::{GREEN_BOOK, present_value};
use super::sensitivity::{self, Swing};
use super::simulation::{self, Simulation};
use super::values::base;

/// A model with every value, worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelResult {
    /// Each line with its amount a year.
    pub lines: Vec<Line>,
    /// Costs and benefits a year.
    pub net: Net,
    /// The quantity at which benefits equal costs.
    pub break_even: Option<BreakEvenResult>,
    /// The best estimate of that quantity.
    pub estimate: Option<EstimateResult>,
    /// The same over several years, discounted, when the model names years.
    pub over_years: Option<Net>,
    /// How far the net result moves with each parameter alone, widest first.
    pub swings: Vec<Swing>,
    /// How often the result is positive when all ranges vary together; none without ranges.
    pub simulation: Option<Simulation>,
}

/// A line with its amount.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub label: String,
    /// Cost or benefit.
    pub side: ModelSide,
    /// What a benefit releases.
    pub releases: Option<Releases>,
    /// The amount a year.
    pub amount: f64,
}

pub(super) fn evaluate(model: &CostModel) -> ModelResult {
    let values = base(model);
    let net = net(model, &values).unwrap_or_default();
    let line = |line: &ModelLine| Line {
        label: line.label.clone(),
        side: line.side,
        releases: line.releases,
        amount: amount(model, &values, line).unwrap_or_default(),
    };
    let over = |years: u32| Net {
        costs: present_value(net.costs, years, GREEN_BOOK),
        cash: present_value(net.cash, years, GREEN_BOOK),
        capacity: present_value(net.capacity, years, GREEN_BOOK),
    };
    ModelResult {
        lines: model.lines.iter().map(line).collect(),
        break_even: break_even(model),
        estimate: estimate(model),
        over_years: model.years.filter(|years| *years > 1).map(over),
        swings: sensitivity::swings(model),
        simulation: simulation::simulate(model),
        net,
    }
}

/// The break-even quantity at the central values.
pub(super) fn break_even(model: &CostModel) -> Option<BreakEvenResult> {
    break_even_at(model, &base(model))
}
