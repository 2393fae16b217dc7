//! Sheets on a question for an audience, each in a page that prints and needs nothing else: slides, and a
//! poster of its picture.

mod deck;
mod poster;
mod said;

pub use deck::slides;
pub use poster::poster;
