//! Cost models: what something costs, what it frees, and what would have to be true for the two to be
//! equal. Nothing is assumed: with an unknown parameter there is no result, and the model says
//! which values a reader has to bring.

mod amounts;
#[cfg(test)]
mod cases;
mod cloud;
mod discount;
mod draw;
mod model;
mod sensitivity;
mod simulation;

pub use amounts::{BreakEvenResult, Net};
pub use cloud::{cost_and_effect, worth_its_cost};
pub use discount::GREEN_BOOK;
pub use model::ModelResult;
pub use sensitivity::Swing;
pub use simulation::{BreakEvenSpread, DRAWS, SEED, Simulation};

use crate::record::economic::CostModel;

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
    },
}

/// Works a model out.
pub fn evaluate(model: &CostModel) -> ModelOutcome {
    let missing: Vec<String> = model
        .parameters
        .iter()
        .filter(|parameter| parameter.base.value().is_none())
        .map(|parameter| parameter.label.clone())
        .collect();
    if missing.is_empty() {
        return ModelOutcome::Complete(Box::new(model::evaluate(model)));
    }
    ModelOutcome::Incomplete {
        missing,
        break_even: model::break_even(model),
    }
}
