//! The crate from outside: what published software gives, laws that hold whatever the data, and what
//! presets promise.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "a test that cannot go on should stop, and says what it compared"
)]

mod presets;
mod properties;
mod reference;
mod remarks;
