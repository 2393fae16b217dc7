//! Whole reviews, and tables of judgements and counts, as the programs for reviews write them.

pub mod analysis;
pub mod bias;
pub mod covidence;
pub mod eppi;
pub mod prisma;
pub mod revman_web;
pub mod rm5;
mod rm5_data;
pub mod robvis;
