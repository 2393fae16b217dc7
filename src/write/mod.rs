//! Bytes out: only what changed is written, only what we wrote is removed, and the folder holds the
//! old site or the new one, whatever happens on the way.

mod apply;
mod disk;
#[cfg(test)]
mod faults;
mod fingerprint;
mod ground;
mod inputs;
mod lock;
mod manifest;
mod output;
mod places;
mod plan;
mod problem;
mod step;

pub use apply::Recovery;
pub use fingerprint::Fingerprint;
pub use output::{Changes, Output};
