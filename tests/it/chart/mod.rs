//! What every chart promises, checked from outside.

#[path = "../../../examples/demo/mod.rs"]
mod demo;

mod degenerate;
mod promises;
mod structure;
mod xml;
