//! What templates may see: one closed, typed value per page kind, and the frame around it.
//!
//! A template cannot query the site, so a page is a pure function of its view, the theme and the
//! program.

pub mod desk;
pub mod frame;
pub mod part;
pub mod study;

pub use desk::{Desk, Here};
pub use frame::{Frame, Head};
