//! Drawings of a cost model whose ranges vary together: costs against the quantity that it is solved
//! for, and how likely that is worth the costs.

use chart::acceptability::{Acceptability, Curve};
use chart::plane::{self, Plane};
use chart::{Figure, Heading, acceptability};
use serde::Serialize;

use crate::record::cost_model::CostModel;
use crate::record::economic::Economic;
use crate::synthesis::economics::{cost_and_effect, worth_its_cost};
use crate::view::desk::Desk;
use crate::words::say;

/// The drawings, with how to read them.
#[derive(Debug, Clone, Serialize)]
pub struct CostCharts {
    /// Costs against the quantity, a dot per draw.
    pub plane: Figure,
    /// How to read it.
    pub plane_reading: String,
    /// How likely the quantity is worth its costs, by what one unit of it is worth.
    pub curve: Figure,
    /// How to read it.
    pub curve_reading: String,
}

/// How many values of a unit the curve shows besides none.
const STEPS: u32 = 20;

/// The drawings of a model; none when its quantity does not vary.
pub(super) fn charts(
    desk: &Desk<'_>,
    id: &str,
    economic: &Economic,
    model: &CostModel,
) -> Option<CostCharts> {
    let cloud = cost_and_effect(model)?;
    let wanted = model.break_even.as_ref()?;
    let currency = economic.currency.value().map_or("", String::as_str);
    let unit = wanted.unit.as_str();
    let curve = curve(desk, id, currency, unit, &cloud)?;
    Some(CostCharts {
        plane: plane(desk, id, currency, unit, &cloud),
        plane_reading: say!(desk, "chart.plane-reading", unit = unit),
        curve,
        curve_reading: say!(desk, "chart.curve-reading", unit = unit),
    })
}

fn plane(desk: &Desk<'_>, id: &str, currency: &str, unit: &str, cloud: &[(f64, f64)]) -> Figure {
    let input = Plane {
        heading: Heading::new(
            format!("plane-{id}"),
            say!(desk, "chart.costs-against", unit = unit),
        ),
        effect: say!(desk, "chart.quantity-axis", unit = unit),
        cost: say!(desk, "chart.costs-axis"),
        currency: currency.to_owned(),
        decimals: 1,
        cloud: cloud.to_vec(),
        central: Some(middle(cloud)),
    };
    plane::draw(&input, desk.words)
}

/// From nothing to twice what a unit would have to be worth in the middle of all draws; none when
/// the middle quantity is not above zero.
fn curve(
    desk: &Desk<'_>,
    id: &str,
    currency: &str,
    unit: &str,
    cloud: &[(f64, f64)],
) -> Option<Figure> {
    let (effect, cost) = middle(cloud);
    if effect <= 0.0 || cost <= 0.0 {
        return None;
    }
    let step = rounded(2.0 * cost / effect / f64::from(STEPS));
    let point = |index: u32| {
        let worth = f64::from(index) * step;
        (worth, worth_its_cost(cloud, worth))
    };
    let worth = say!(desk, "chart.worth-axis", unit = unit);
    let input = Acceptability {
        heading: Heading::new(
            format!("acceptability-{id}"),
            say!(desk, "chart.worth-its-cost"),
        ),
        worth,
        currency: currency.to_owned(),
        curves: vec![Curve {
            label: say!(desk, "chart.all-ranges"),
            points: (0..=STEPS).map(point).collect(),
        }],
    };
    Some(acceptability::draw(&input, desk.words))
}

/// A step of one, two or five times a power of ten, and no less than what is asked for.
fn rounded(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0].map(|nice| nice * power);
    let wide = steps.into_iter().find(|step| *step >= rough);
    wide.unwrap_or(10.0 * power)
}

/// The median quantity and the median cost.
fn middle(cloud: &[(f64, f64)]) -> (f64, f64) {
    let median = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    };
    let effects = cloud.iter().map(|draw| draw.0).collect();
    let costs = cloud.iter().map(|draw| draw.1).collect();
    (median(effects), median(costs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_round_and_reach_far_enough() {
        assert_eq!(
            [0.9, 1.0, 1.7, 31.0, 60.0].map(rounded),
            [1.0, 1.0, 2.0, 50.0, 100.0]
        );
    }
}
