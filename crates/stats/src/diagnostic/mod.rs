//! The accuracy of a test, over studies that each compare it with a reference standard.
//!
//! The bivariate model of Reitsma et al. (2005): logit sensitivity and logit false positive rate
//! of studies are normal around their means, and correlated, because studies with a lower threshold
//! find more of both. The curve of Rutter and Gatsonis (2001) is the same model in other parameters
//! (Harbord et al. 2007).

mod bivariate;
pub mod hsroc;
pub mod region;
mod table;

pub use bivariate::{Bivariate, bivariate};
pub use table::{Logits, TestTable, logits};
