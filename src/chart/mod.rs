//! Drawing: plain input in, inline SVG and its table out.
//!
//! Every chart is one function `draw(&Input) -> Figure`. A drawing has an intrinsic width, text of at least 12 px,
//! an accessible name, colours only by class ([`CSS`]), and never tells things apart by colour alone. The same input
//! gives the same bytes. Nothing here knows records, files or statistics: estimates, intervals, weights and tests come
//! in as numbers or as sentences.

pub mod acceptability;
pub mod appraisal;
pub mod axis;
pub mod card;
pub mod certainty;
pub mod direction;
mod figure;
pub mod forest;
pub mod funnel;
pub mod gap;
pub mod harvest;
mod heading;
pub mod icons;
mod key;
pub mod mark;
mod measure;
pub mod number;
pub mod plane;
pub mod prisma;
mod scale;
pub mod summary;
mod svg;
pub mod tornado;
pub mod traffic;

pub use figure::{CSS, Figure};
pub use heading::{Heading, Table};
pub use scale::Spread;
