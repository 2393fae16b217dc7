//! Cost-effectiveness plane, tornado, acceptability curves.

use distil_chart::acceptability::{self, Acceptability, Curve};
use distil_chart::plane::{self, Plane};
use distil_chart::tornado::{self, Tornado, TornadoBar};
use distil_chart::{Figure, Heading};

use super::words::English;

pub fn all() -> Vec<(&'static str, Figure)> {
    vec![
        ("Cost-effectiveness plane", plane::draw(&plane(), &English)),
        ("Tornado", tornado::draw(&tornado(), &English)),
        ("Acceptability", acceptability::draw(&curves(), &English)),
    ]
}

/// A fixed sequence that looks random enough for a picture: a linear congruential generator.
fn noise(count: usize) -> Vec<f64> {
    let mut state = 12_345_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1 << 24) - 0.5
    };
    (0..count).map(|_| (0..6).map(|_| next()).sum()).collect()
}

fn plane() -> Plane {
    let (effects, costs) = (noise(4000), noise(8000));
    let cloud = effects
        .iter()
        .zip(costs.iter().rev())
        .map(|(x, y)| (0.012 + 0.012 * x, 150.0 + 320.0 * y - 120.0 * x))
        .collect();
    Plane {
        heading: Heading::new("plane", "Costs and effects (invented)"),
        effect: "Difference in QALYs per person".into(),
        cost: "Difference in cost per person".into(),
        currency: "£".into(),
        decimals: 3,
        cloud,
        central: Some((0.012, 150.0)),
    }
}

fn tornado() -> Tornado {
    let bar = |label: &str, low_input: &str, high_input: &str, low, high| TornadoBar {
        label: label.into(),
        low_input: low_input.into(),
        high_input: high_input.into(),
        low,
        high,
    };
    Tornado {
        heading: Heading::new("tornado", "What matters most (invented)"),
        result: "Net cost per year".into(),
        currency: "£".into(),
        decimals: 0,
        base: 12_000.0,
        bars: vec![
            bar("Tea", "1 hour", "4 hours a week", 10_500.0, 15_200.0),
            bar("Change in days away", "−2%", "−15%", 31_000.0, -18_500.0),
            bar(
                "Share of freed days that releases cash, with a long explanation of what that means",
                "0%",
                "40%",
                19_000.0,
                4_000.0,
            ),
            bar("Turnover", "5%", "30%", 12_400.0, 14_000.0),
        ],
    }
}

fn curves() -> Acceptability {
    let curve = |label: &str, slope: f64, top: f64| Curve {
        label: label.into(),
        points: (0..=20)
            .map(|i| f64::from(i) * 2500.0)
            .map(|x| (x, 0.2 + (top - 0.2) * (1.0 - (-x * slope).exp())))
            .collect(),
    };
    Acceptability {
        heading: Heading::new("ceac", "How likely it is worth its cost (invented)"),
        worth: "Value of one QALY".into(),
        currency: "£".into(),
        curves: vec![
            curve("Costs of the library only", 0.00006, 0.8),
            curve("With costs of the council", 0.00004, 0.78),
            curve("With readers' time", 0.00003, 0.5),
        ],
    }
}
