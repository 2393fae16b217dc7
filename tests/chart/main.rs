//! What every chart promises, checked from outside.

#![allow(clippy::indexing_slicing, clippy::panic)]

#[path = "../../examples/demo/mod.rs"]
mod demo;

mod degenerate;
mod promises;
mod structure;
mod xml;
