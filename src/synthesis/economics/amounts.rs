//! What a model costs and frees at given values of its parameters.

use crate::record::cost_model::{CostModel, ModelLine, ModelSide, Releases};

use super::values::{Values, base, product};

/// Costs and benefits, cash and capacity apart.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Net {
    /// All costs.
    pub costs: f64,
    /// Benefits that release cash.
    pub cash: f64,
    /// Benefits that release capacity, or for which nothing is said.
    pub capacity: f64,
}

impl Net {
    /// Cash released less costs.
    pub fn in_cash(&self) -> f64 {
        self.cash - self.costs
    }

    /// All benefits less costs.
    pub fn in_all(&self) -> f64 {
        self.cash + self.capacity - self.costs
    }

    /// All benefits for each unit of cost; none without costs.
    pub fn ratio(&self) -> Option<f64> {
        (self.costs > 0.0).then(|| (self.cash + self.capacity) / self.costs)
    }
}

/// What has to be reached for benefits to equal costs.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakEvenResult {
    /// What it is.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// Where cash alone has to pay; none when no amount of it would.
    pub in_cash: Option<f64>,
    /// Where freed capacity counts as well; none when no amount of it would.
    pub in_all: Option<f64>,
}

/// The best estimate of the quantity for which a model is solved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EstimateResult {
    /// At the central value of what comes from the evidence.
    pub central: f64,
    /// At its low and its high value, where it has a range.
    pub interval: Option<(f64, f64)>,
}

/// The amount of a line at some values; none when a needed one is unknown.
pub(super) fn amount(model: &CostModel, values: &Values, line: &ModelLine) -> Option<f64> {
    product(model, values, &line.product)
}

/// Costs and benefits at some values; none when a needed one is unknown.
pub(super) fn net(model: &CostModel, values: &Values) -> Option<Net> {
    let mut net = Net::default();
    for line in &model.lines {
        let amount = amount(model, values, line)?;
        match (line.side, line.releases) {
            (ModelSide::Cost, _) => net.costs += amount,
            (ModelSide::Benefit, Some(Releases::Cash)) => net.cash += amount,
            (ModelSide::Benefit, _) => net.capacity += amount,
        }
    }
    Some(net)
}

/// Solves for the break-even quantity x. Lines that hold all parameters of its product are x times
/// the rest of their factors; all other lines must be known.
pub(super) fn break_even_at(model: &CostModel, values: &Values) -> Option<BreakEvenResult> {
    let wanted = model.break_even.as_ref()?;
    let (mut fixed, mut per_unit) = (Net::default(), Net::default());
    for line in &model.lines {
        let holds_all = wanted.product.iter().all(|id| line.product.contains(id));
        let rest = line
            .product
            .iter()
            .filter(|id| !(holds_all && wanted.product.contains(id)));
        let amount = product(model, values, rest)?;
        let sum = if holds_all { &mut per_unit } else { &mut fixed };
        match (line.side, line.releases) {
            (ModelSide::Cost, _) => sum.costs += amount,
            (ModelSide::Benefit, Some(Releases::Cash)) => sum.cash += amount,
            (ModelSide::Benefit, _) => sum.capacity += amount,
        }
    }
    let solve = |gap: f64, gain: f64| (gain > 0.0).then(|| (gap / gain).max(0.0));
    Some(BreakEvenResult {
        label: wanted.label.clone(),
        unit: wanted.unit.clone(),
        in_cash: solve(-fixed.in_cash(), per_unit.in_cash()),
        in_all: solve(-fixed.in_all(), per_unit.in_all()),
    })
}

/// The best estimate of the quantity for which a model is solved, the other parameters of its product
/// at their central values; none when the model names no estimate or lacks a value of it.
pub(super) fn estimate(model: &CostModel) -> Option<EstimateResult> {
    let wanted = model.break_even.as_ref()?;
    let from = &wanted.estimate.as_ref()?.parameter;
    let at = model.parameters.iter().position(|it| it.id == *from)?;
    let central = base(model);
    let with = |end: f64| {
        let mut values = central.clone();
        values[at] = Some(end);
        product(model, &values, &wanted.product)
    };
    let parameter = &model.parameters[at];
    let range = parameter.low.zip(parameter.high);
    let range = range.filter(|(low, high)| low < high);
    Some(EstimateResult {
        central: product(model, &central, &wanted.product)?,
        interval: range.and_then(|(low, high)| with(low).zip(with(high))),
    })
}
