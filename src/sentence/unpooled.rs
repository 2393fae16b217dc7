//! Why results that should be pooled are not.

use crate::synthesis::Unpooled;
use crate::words::{Phrase, Words, counted, phrase};

/// A reason as it stands behind "because".
pub fn unpooled(words: &Words, why: Unpooled) -> String {
    words.say(&because(why))
}

pub(super) fn because(why: Unpooled) -> Phrase<'static> {
    match why {
        Unpooled::NothingLeft => phrase!("unpooled.nothing-left"),
        Unpooled::OneResult => phrase!("unpooled.one-result"),
        Unpooled::NoCommonMeasure => phrase!("unpooled.no-common-measure"),
        Unpooled::TooFewResults { needed, found } => {
            counted!("unpooled.too-few-results", needed, found = found)
        }
        Unpooled::TooFewTrials { needed, found } => {
            counted!("unpooled.too-few-trials", needed, found = found)
        }
        Unpooled::ZeroStandardError => phrase!("unpooled.zero-standard-error"),
        Unpooled::NoInformation => phrase!("unpooled.no-information"),
        Unpooled::OutsideTheMethod => phrase!("unpooled.outside-the-method"),
    }
}
