//! What is true of the content of this repository: its published results, its known doubts, its
//! sentences and citations. The tests of the program do not stand on it, so an editor's change can
//! break only these.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop"
)]

mod citations;
mod first_shown;
mod known_doubts;
mod mutation;
mod pages;
mod planted;
mod published_results;
mod quoted_numbers;
mod statements;
