//! Drawing: plain input in, inline SVG and its table out.
//!
//! Every chart is one function `draw(&Input, &words) -> Figure`. A drawing has an intrinsic width, text of
//! at least 12 px, an accessible name, colours only by class ([`CSS`]), and never tells things apart by
//! colour alone. The same input gives the same bytes. Nothing here knows records, files, statistics or a
//! language: estimates, intervals, weights and tests come in as numbers or as sentences, and what a
//! chart says itself goes to the caller as a fact ([`fact::Text`]), who finds words for it.
//!
//! ```
//! use distil_chart::prisma::{Flow, Records, draw};
//! use distil_chart::{ChartWords, Heading, Text};
//!
//! struct Facts;
//!
//! impl ChartWords for Facts {
//!     fn say(&self, text: &Text<'_>) -> String {
//!         format!("{text:?}")
//!     }
//!     fn decimal(&self, value: f64, decimals: usize) -> String {
//!         format!("{value:.decimals$}")
//!     }
//!     fn whole(&self, value: u64) -> String {
//!         value.to_string()
//!     }
//! }
//!
//! let flow = Flow {
//!     heading: Heading::new("flow", "Flow of records"),
//!     records: Records { screened: Some(1784), ..Records::default() },
//!     ..Flow::default()
//! };
//! assert!(draw(&flow, &Facts).svg.contains("1784"));
//! ```

/// The example of the README, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub mod acceptability;
pub mod appraisal;
pub mod axis;
pub mod baujat;
pub mod boundary;
pub mod bubble;
pub mod card;
mod coordinate;
pub mod density;
pub mod direction;
pub mod fact;
mod figure;
pub mod forest;
mod frame;
pub mod funnel;
pub mod harvest;
mod heading;
pub mod icons;
mod key;
pub mod labbe;
pub mod mark;
mod measure;
pub mod network;
pub mod paired;
pub mod plane;
pub mod prisma;
pub mod radial;
mod scale;
pub mod sroc;
pub mod summary;
mod svg;
pub mod tornado;
pub mod traffic;
mod voice;

pub use fact::{ChartWords, Text};
pub use figure::{CSS, Figure, file};
pub use heading::{Heading, Table};
pub use scale::Spread;
