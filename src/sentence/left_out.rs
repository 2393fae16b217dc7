//! Why a row is not put together with the others, and remarks on rows that are.

use crate::synthesis::{LeftOut, Remark};
use crate::words::{Value, Words, as_given, counted, decimal, phrase, say, text_id};

use super::joined;

/// A reason as a sentence; that of editors as they wrote it.
pub fn left_out(words: &Words, why: &LeftOut) -> String {
    let text = match why {
        LeftOut::ByEditors(reason) => return reason.clone(),
        LeftOut::CombinedIn { row } => return say!(words, "left-out.combined-in", row = row),
        LeftOut::NoStandardError => text_id!("left-out.no-standard-error"),
        LeftOut::ZeroStandardError => text_id!("left-out.zero-standard-error"),
        LeftOut::OtherOfTrialUsed => text_id!("left-out.other-of-trial-used"),
        LeftOut::Undefined => text_id!("left-out.undefined"),
        LeftOut::NoData => text_id!("left-out.no-data"),
    };
    words.text(text)
}

/// The remarks on a row, one after the other; none without any.
pub fn remarks(words: &Words, remarks: &[Remark]) -> Option<String> {
    let said = joined::sentences(remarks.iter().map(remark));
    (!remarks.is_empty()).then(|| words.show(&said))
}

fn remark(remark: &Remark) -> Value<'_> {
    match remark {
        Remark::OfRecord(text) => text.into(),
        Remark::DesignEffect(effect) => {
            phrase!("remark.design-effect", effect = decimal(*effect, 2)).into()
        }
        Remark::CutAtEnds => text_id!("remark.cut-at-ends").into(),
        Remark::ArmsJoined(count) => counted!("remark.arms-joined", *count).into(),
        Remark::MeanOfResults { count, correlation } => {
            let correlation = as_given(*correlation);
            counted!("remark.mean-of-results", *count, correlation = correlation).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_record_says_comes_before_what_was_done() {
        let both = [
            Remark::OfRecord("Read from a figure.".to_owned()),
            Remark::DesignEffect(1.5),
        ];
        let said = remarks(&Words::english(), &both);
        let expected = "Read from a figure. Groups were randomised; the variance allows for a design effect of 1.50.";
        assert_eq!(said.as_deref(), Some(expected));
        assert_eq!(remarks(&Words::english(), &[]), None);
    }
}
