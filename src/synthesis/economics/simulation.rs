//! How often a model gives a gain when all its ranges vary together.

use crate::record::cost_model::{CostModel, Parameter};

use super::amounts::{break_even_at, net};
use super::draw::Draws;
use super::values::{Values, fill_rests, varies};

/// Shares of draws with a gain.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Simulation {
    /// How many draws.
    pub draws: u32,
    /// The share in which the cash released is more than the costs.
    pub gain_in_cash: f64,
    /// The share in which all benefits are more than the costs.
    pub gain_in_all: f64,
    /// The 2.5th, 50th and 97.5th percentile of all benefits less costs.
    pub percentiles: (f64, f64, f64),
    /// Between what the break-even quantity lies; none when the model asks for none.
    pub break_even: Option<BreakEvenSpread>,
}

/// The 2.5th and 97.5th percentile of the break-even quantity; none where no amount would do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BreakEvenSpread {
    /// Where cash alone has to pay.
    pub in_cash: (Option<f64>, Option<f64>),
    /// Where freed capacity counts as well.
    pub in_all: (Option<f64>, Option<f64>),
}

/// How many draws a simulation makes.
pub const DRAWS: u32 = 10_000;
/// A fixed seed: the same model gives the same page on every machine.
pub const SEED: u64 = 20_150_401;

/// Draws each parameter with a range from a triangle with its tip at the central value,
/// independently of the others. None when no parameter has a range.
pub(super) fn simulate(model: &CostModel) -> Option<Simulation> {
    if !model.parameters.iter().any(varies) {
        return None;
    }
    let mut draws = Draws::seeded(SEED);
    let mut nets = Vec::with_capacity(DRAWS as usize);
    let mut in_cash = 0_u32;
    let mut needed = Needed::default();
    for _ in 0..DRAWS {
        let values = drawn(model, &mut draws);
        let net = net(model, &values)?;
        needed.add(model, &values);
        in_cash += u32::from(net.in_cash() > 0.0);
        nets.push(net.in_all());
    }
    nets.sort_by(f64::total_cmp);
    let gains = nets.iter().filter(|net| **net > 0.0).count();
    let at = |share: f64| percentile(&nets, share);
    Some(Simulation {
        draws: DRAWS,
        gain_in_cash: f64::from(in_cash) / f64::from(DRAWS),
        gain_in_all: gains as f64 / f64::from(DRAWS),
        percentiles: (at(0.025), at(0.5), at(0.975)),
        break_even: needed.spread(),
    })
}

/// The value at a share of a sorted list that is not empty.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

/// The break-even quantity of each draw; infinite where no amount would do.
#[derive(Default)]
struct Needed {
    in_cash: Vec<f64>,
    in_all: Vec<f64>,
}

impl Needed {
    fn add(&mut self, model: &CostModel, values: &Values) {
        if let Some(found) = break_even_at(model, values) {
            self.in_cash.push(found.in_cash.unwrap_or(f64::INFINITY));
            self.in_all.push(found.in_all.unwrap_or(f64::INFINITY));
        }
    }

    fn spread(self) -> Option<BreakEvenSpread> {
        let ends = |mut amounts: Vec<f64>| {
            amounts.sort_by(f64::total_cmp);
            let at = |share| Some(percentile(&amounts, share)).filter(|amount| amount.is_finite());
            (at(0.025), at(0.975))
        };
        (!self.in_all.is_empty()).then(|| BreakEvenSpread {
            in_cash: ends(self.in_cash),
            in_all: ends(self.in_all),
        })
    }
}

/// The values of a model in a draw.
pub(super) fn drawn(model: &CostModel, draws: &mut Draws) -> Values {
    let parameters = model.parameters.iter();
    let mut values = parameters.map(|it| one(it, draws)).collect();
    fill_rests(model, &mut values);
    values
}

/// The value of a parameter in a draw.
fn one(parameter: &Parameter, draws: &mut Draws) -> Option<f64> {
    let central = *parameter.base.value()?;
    Some(match (parameter.low, parameter.high) {
        (Some(low), Some(high)) if varies(parameter) => {
            draws.triangular(low.min(central), central, high.max(central))
        }
        _ => central,
    })
}
