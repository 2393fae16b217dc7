//! Cost models: what something costs, what it frees, and what would have to be true for the two to be
//! equal. Nothing is assumed: with an unknown parameter there is no result, and the model says
//! which values a reader has to bring.

mod amounts;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod chance;
mod cloud;
mod discount;
mod draw;
mod example;
mod model;
mod sensitivity;
mod simulation;
mod values;

pub use amounts::{BreakEvenResult, EstimateResult, Net};
pub use cloud::{cost_and_effect, worth_its_cost};
pub use discount::GREEN_BOOK;
pub use example::with_example;
pub use model::{Line, ModelResult};
pub use sensitivity::Swing;
pub use simulation::{BreakEvenSpread, DRAWS, SEED, Simulation};

use crate::record::cost_model::CostModel;

/// What a model gives.
#[derive(Debug, Clone, PartialEq)]
pub enum ModelOutcome {
    /// Every value is there.
    Complete(Box<ModelResult>),
    /// Values are missing; the break-even quantity may still be known.
    Incomplete {
        /// Labels of the parameters that a reader has to supply.
        missing: Vec<String>,
        /// What has to be reached, when its own inputs are all there.
        break_even: Option<BreakEvenResult>,
        /// The best estimate of that, when its inputs are there.
        estimate: Option<EstimateResult>,
    },
}

/// Works a model out. A value that does not bear on the result is not asked for: the cost of what is
/// given up where nothing is.
pub fn evaluate(model: &CostModel) -> ModelOutcome {
    let missing = values::missing(model);
    if missing.is_empty() {
        return ModelOutcome::Complete(Box::new(model::evaluate(model)));
    }
    ModelOutcome::Incomplete {
        missing,
        break_even: model::break_even(model),
        estimate: amounts::estimate(model),
    }
}
