//! The crate from outside: what every chart promises, what single charts draw, and odd input.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot go on should stop"
)]

#[path = "../../examples/demo/mod.rs"]
mod demo;

mod degenerate;
mod promises;
mod structure;
mod xml;
