//! The mixed-effects model behind every inverse-variance analysis.
//!
//! y_i = x_i' b + u_i + e_i with Var(e_i) = v_i known and Var(u_i) = tau2. Pooling is the model
//! with an intercept only; subgroups with a common tau2 and meta-regression add columns.

pub mod inference;
pub(crate) mod mixed;
pub mod options;
