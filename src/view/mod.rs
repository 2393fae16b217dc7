//! What templates may see: one closed, typed value per page kind, and the frame around it.
//!
//! A template cannot query the site, so a page is a pure function of its view, the theme and the
//! program.

pub mod analyses;
mod calculator;
pub mod colophon;
pub mod compare;
pub mod desk;
pub mod evidence;
pub mod frame;
pub mod head;
pub mod map;
pub mod page;
pub mod part;
pub mod question_picture;
pub mod reading;
pub mod search;
pub mod shared;
pub mod sources;

pub use desk::{Desk, Here};
pub use frame::Frame;
pub use head::Head;
