//! Other choices than the one made.

use crate::synthesis::OtherChoice;
use crate::words::{Words, as_given, phrase};

/// A choice in words.
pub fn choice(words: &Words, choice: OtherChoice) -> String {
    words.say(&match choice {
        OtherChoice::CommonEffect => phrase!("choice.common-effect"),
        OtherChoice::WithoutDoubt => phrase!("choice.without-doubt"),
        OtherChoice::WithoutHighRisk => phrase!("choice.without-high-risk"),
        OtherChoice::TrialsCombined { correlation } => {
            phrase!(
                "choice.trials-combined",
                correlation = as_given(correlation)
            )
        }
    })
}
