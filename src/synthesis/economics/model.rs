//! A model at its central values: lines, net, ratio and break-even.

use crate::record::economic::{CostModel, ModelLine, ModelSide, Parameter, Releases};
use crate::record::id::Id;

use super::discount::{GREEN_BOOK, present_value};
use super::sensitivity::{self, Swing};
use super::simulation::{self, Simulation};

/// A model with every value, worked out.
#[derive(Debug, Clone, PartialEq)]
pub struct ModelResult {
    /// Each line with its amount a year.
    pub lines: Vec<Line>,
    /// Costs and benefits a year.
    pub net: Net,
    /// The quantity at which benefits equal costs.
    pub break_even: Option<BreakEvenResult>,
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

/// The value of every parameter of a model, in its order; none where it is unknown.
pub(super) type Values = Vec<Option<f64>>;

/// The central values.
pub(super) fn base(model: &CostModel) -> Values {
    let central = |parameter: &Parameter| parameter.base.value().copied();
    model.parameters.iter().map(central).collect()
}

fn value(model: &CostModel, values: &Values, id: &Id) -> Option<f64> {
    let at = model
        .parameters
        .iter()
        .position(|parameter| parameter.id == *id)?;
    values[at]
}

fn amount(model: &CostModel, values: &Values, line: &ModelLine) -> Option<f64> {
    let factors = line.product.iter().map(|id| value(model, values, id));
    factors.product()
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
        let amount: f64 = rest
            .map(|id| value(model, values, id))
            .product::<Option<f64>>()?;
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
