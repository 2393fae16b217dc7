//! The posterior of the standard deviation between studies.
//!
//! Integrals are taken by Gauss and Legendre's rule on panels of x, tau being unit times sinh(x):
//! evenly fine near zero, and reaching far enough for the tail of a half-Cauchy prior.

use crate::level::{Interval, Level};
use crate::numeric::quadrature::GaussLegendre;
use crate::numeric::roots::bracketed_root;

use super::summary::Summary;

/// The width of a panel in x.
const PANEL: f64 = 0.25;
/// Points on a panel.
const POINTS: usize = 8;
/// How far the logarithm of the density falls before nothing more is added.
const FALL: f64 = 46.0;
const MAX_PANELS: usize = 400;

/// The posterior of tau.
#[derive(Debug, Clone)]
pub(super) struct TauPosterior {
    /// tau, its share of the posterior, and the density at it.
    nodes: Vec<Node>,
    /// The probability below the beginning of each panel.
    below: Vec<f64>,
    unit: f64,
    log_constant: f64,
    mode: f64,
    rule: GaussLegendre,
}

#[derive(Debug, Clone, Copy)]
struct Node {
    tau: f64,
    weight: f64,
    /// The logarithm of the density in x, up to the constant.
    log_height: f64,
}

impl TauPosterior {
    /// The posterior from the logarithm of its density, which need not be normalised; `None` when
    /// it does not fall.
    pub(super) fn new(log_density: &impl Fn(f64) -> f64, unit: f64) -> Option<Self> {
        let rule = GaussLegendre::new(POINTS);
        let mut nodes: Vec<Node> = Vec::new();
        let mut highest = f64::NEG_INFINITY;
        let mut panels = 0;
        loop {
            let (from, to) = (panels as f64 * PANEL, (panels + 1) as f64 * PANEL);
            let mut end = f64::NEG_INFINITY;
            for (x, weight) in rule.on(from, to) {
                let tau = unit * x.sinh();
                let log_height = log_density(tau) + (unit * x.cosh()).ln();
                nodes.push(Node {
                    tau,
                    weight,
                    log_height,
                });
                end = end.max(log_height);
            }
            highest = highest.max(end);
            panels += 1;
            if end < highest - FALL {
                break;
            }
            if panels > MAX_PANELS || !highest.is_finite() {
                return None;
            }
        }
        let height = |node: &Node| node.weight * (node.log_height - highest).exp();
        let total: f64 = nodes.iter().map(height).sum();
        for node in &mut nodes {
            node.weight = height(node) / total;
        }
        let mut below = vec![0.0];
        for panel in nodes.chunks(POINTS) {
            let inside: f64 = panel.iter().map(|node| node.weight).sum();
            below.push(below.last().copied().unwrap_or(0.0) + inside);
        }
        let mode = mode(log_density, &nodes);
        Some(Self {
            log_constant: highest + total.ln(),
            nodes,
            below,
            unit,
            mode,
            rule,
        })
    }

    /// Values of tau with their shares of the posterior.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.nodes.iter().map(|node| (node.tau, node.weight))
    }

    /// The logarithm of the integral of the density that was given.
    pub(super) fn log_constant(&self) -> f64 {
        self.log_constant
    }

    /// The value at which the density is highest.
    pub(super) fn mode(&self) -> f64 {
        self.mode
    }

    /// The mean.
    pub(super) fn mean(&self) -> f64 {
        self.nodes().map(|(tau, weight)| weight * tau).sum()
    }

    /// The standard deviation.
    pub(super) fn sd(&self) -> f64 {
        let mean = self.mean();
        let squares = self
            .nodes()
            .map(|(tau, weight)| weight * (tau - mean).powi(2));
        squares.sum::<f64>().sqrt()
    }

    /// What is said of it, given again the logarithm of its density.
    pub(super) fn summarised(&self, log_density: &impl Fn(f64) -> f64, level: Level) -> Summary {
        let density = |tau: f64| (log_density(tau) - self.log_constant).exp();
        let quantile = |p: f64| self.quantile(&density, p);
        Summary {
            mean: self.mean(),
            median: quantile(0.5),
            sd: self.sd(),
            central: Interval {
                lower: quantile(level.tail()),
                upper: quantile(1.0 - level.tail()),
            },
            shortest: self.shortest(&density, level),
        }
    }

    fn x(&self, tau: f64) -> f64 {
        (tau / self.unit).asinh()
    }

    fn probability_below(&self, density: &impl Fn(f64) -> f64, tau: f64) -> f64 {
        let x = self.x(tau);
        let panel = ((x / PANEL) as usize).min(self.below.len() - 1);
        self.below[panel] + self.part(density, panel, x)
    }

    /// The probability between the beginning of a panel and a point on it.
    fn part(&self, density: &impl Fn(f64) -> f64, panel: usize, x: f64) -> f64 {
        let height = |x: f64| density(self.unit * x.sinh()) * self.unit * x.cosh();
        self.rule.integral(panel as f64 * PANEL, x, height)
    }

    fn quantile(&self, density: &impl Fn(f64) -> f64, probability: f64) -> f64 {
        let after = self.below.iter().position(|below| *below >= probability);
        let Some(panel) = after.and_then(|after| after.checked_sub(1)) else {
            return 0.0;
        };
        let (from, to) = (panel as f64 * PANEL, (panel + 1) as f64 * PANEL);
        let misfit = |x: f64| self.below[panel] + self.part(density, panel, x) - probability;
        let x = bracketed_root(misfit, from, to).unwrap_or(to);
        self.unit * x.sinh()
    }

    /// The shortest interval: from zero where the density falls from there, or equally dense at
    /// both ends.
    fn shortest(&self, density: &impl Fn(f64) -> f64, level: Level) -> Interval {
        let inside = 1.0 - 2.0 * level.tail();
        let upper = |lower: f64| {
            let target = self.probability_below(density, lower) + inside;
            self.quantile(density, target)
        };
        let difference = |lower: f64| density(lower) - density(upper(lower));
        let from_zero = Interval {
            lower: 0.0,
            upper: upper(0.0),
        };
        if self.mode <= 0.0 || difference(0.0) >= 0.0 {
            return from_zero;
        }
        // Below the mode, and with enough probability above.
        let end = self
            .mode
            .min(self.quantile(density, 1.0 - inside) * (1.0 - 1e-9));
        bracketed_root(difference, 0.0, end).map_or(from_zero, |lower| Interval {
            lower,
            upper: upper(lower),
        })
    }
}

/// The highest point of a density: the best node, refined by the golden section.
fn mode(log_density: &impl Fn(f64) -> f64, nodes: &[Node]) -> f64 {
    let heights: Vec<f64> = nodes.iter().map(|node| log_density(node.tau)).collect();
    let best = (0..nodes.len())
        .max_by(|a, b| heights[*a].total_cmp(&heights[*b]))
        .unwrap_or(0);
    let mut low = best.checked_sub(1).map_or(0.0, |i| nodes[i].tau);
    let mut high = nodes.get(best + 1).map_or(nodes[best].tau, |node| node.tau);
    if best == 0 && log_density(0.0) >= heights[0] {
        let near = log_density(high * 1e-4);
        if log_density(0.0) >= near {
            return 0.0;
        }
    }
    let ratio = (5f64.sqrt() - 1.0) / 2.0;
    for _ in 0..80 {
        let (a, b) = (high - ratio * (high - low), low + ratio * (high - low));
        if log_density(a) >= log_density(b) {
            high = b;
        } else {
            low = a;
        }
    }
    f64::midpoint(low, high)
}
