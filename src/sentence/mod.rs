//! What the synthesis finds, in sentences: facts come in, and the words of a language say them.
//!
//! There is one file for each kind of fact and one function for each sentence. Pages say them in the
//! language of the site; messages to staff and the terminal say the same in the program's English.

pub mod accuracy;
pub mod agreement;
pub mod caution;
pub mod certainty;
mod chart;
pub mod choice;
pub mod comparators;
pub mod design;
pub mod doubt;
mod estimator;
pub mod importance;
mod joined;
pub mod left_out;
mod measure;
pub mod method_line;
pub mod network;
pub mod numbers;
mod one_result;
pub mod other_level;
pub mod overlap;
pub mod property;
pub mod prospect;
pub mod r_code;
pub mod row;
mod scale;
pub mod small_studies;
pub mod statement;
#[cfg(test)]
mod strength;
pub mod swim;
pub mod unit;
pub mod unpooled;
pub mod voice;
pub mod without_doubt;

pub use estimator::estimator;
use measure::measure_in_sentence;
pub use measure::{measure, measure_in_words};
pub use scale::scale;
