//! Costs against the quantity that a model is solved for, when all its ranges vary together.

use crate::record::cost_model::CostModel;

use super::amounts::net;
use super::draw::Draws;
use super::simulation::{DRAWS, SEED, drawn};
use super::values::product;

/// In each draw the quantity, and the costs of a year without anything that is freed. None when the
/// model is solved for no quantity, lacks a value, or its quantity has no range.
pub fn cost_and_effect(model: &CostModel) -> Option<Vec<(f64, f64)>> {
    let wanted = model.break_even.as_ref()?;
    let mut draws = Draws::seeded(SEED);
    let mut cloud = Vec::with_capacity(DRAWS as usize);
    for _ in 0..DRAWS {
        let values = drawn(model, &mut draws);
        let effect = product(model, &values, &wanted.product)?;
        cloud.push((effect, net(model, &values)?.costs));
    }
    let (first, _) = *cloud.first()?;
    let varies = cloud.iter().any(|(effect, _)| *effect != first);
    varies.then_some(cloud)
}

/// The share of draws in which the quantity is worth more than the costs, one unit of it being worth
/// so much.
pub fn worth_its_cost(cloud: &[(f64, f64)], worth: f64) -> f64 {
    let gains = cloud.iter().filter(|(effect, cost)| effect * worth > *cost);
    gains.count() as f64 / cloud.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_worth_makes_a_gain_more_likely() {
        let cloud = [(1.0, 10.0), (2.0, 10.0), (4.0, 10.0), (0.0, 10.0)];
        let shares = [0.0, 3.0, 6.0, 11.0].map(|worth| worth_its_cost(&cloud, worth));
        assert_eq!(shares, [0.0, 0.25, 0.5, 0.75]);
    }
}
