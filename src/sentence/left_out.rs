//! Why a row is not put together with the others, and remarks on rows that are.

use crate::synthesis::{AsStated, LeftOut, MediansUsed, Remark};
use crate::words::{
    TextId, Value, Words, as_given, count, counted, decimal, interval, phrase, point, say, text_id,
};

use super::joined;

/// A reason as a sentence; that of editors as they wrote it.
pub fn left_out(words: &Words, why: &LeftOut) -> String {
    let text = match why {
        LeftOut::ByEditors(reason) => return reason.clone(),
        LeftOut::CombinedIn { row } => return say!(words, "left-out.combined-in", row = row),
        LeftOut::CorrelationOfFew { more_than } => {
            return count!(words, "left-out.correlation-of-few", *more_than);
        }
        LeftOut::NoStandardError => text_id!("left-out.no-standard-error"),
        LeftOut::ZeroStandardError => text_id!("left-out.zero-standard-error"),
        LeftOut::OtherOfTrialUsed => text_id!("left-out.other-of-trial-used"),
        LeftOut::Undefined => text_id!("left-out.undefined"),
        LeftOut::NoLogarithmOfMean => text_id!("left-out.no-logarithm-of-mean"),
        LeftOut::NoRatioOfMeans => text_id!("left-out.no-ratio-of-means"),
        LeftOut::GroupsTooSmall => text_id!("left-out.groups-too-small"),
        LeftOut::PerfectCorrelation => text_id!("left-out.perfect-correlation"),
        LeftOut::OffScale => text_id!("left-out.off-scale"),
        LeftOut::NoData => text_id!("left-out.no-data"),
    };
    words.text(text)
}

/// The remarks on a row, one after the other; none without any.
pub fn remarks(words: &Words, remarks: &[Remark]) -> Option<String> {
    let said = joined::sentences(remarks.iter().map(remark));
    (!remarks.is_empty()).then(|| words.show(&said))
}

/// What records say of a row, in the words of its editors; none where they say nothing.
pub fn said_by_records(words: &Words, all: &[Remark]) -> Option<String> {
    let own = all.iter().filter(|remark| remark.is_of_record()).cloned();
    remarks(words, &own.collect::<Vec<_>>())
}

/// What was done to a row so that it could be put together with others; none where nothing was.
pub fn done(words: &Words, all: &[Remark]) -> Option<String> {
    let done = all.iter().filter(|remark| !remark.is_of_record()).cloned();
    remarks(words, &done.collect::<Vec<_>>())
}

fn remark(remark: &Remark) -> Value<'_> {
    match remark {
        Remark::OfRecord(text) => text.into(),
        Remark::DesignEffect(effect) => {
            phrase!("remark.design-effect", effect = decimal(*effect, 2)).into()
        }
        Remark::FromMedians(used) => from_medians(*used).into(),
        Remark::CutAtEnds => text_id!("remark.cut-at-ends").into(),
        Remark::Turned(Some(stated)) => phrase!("remark.turned", effect = stated_as(stated)).into(),
        Remark::Turned(None) => text_id!("remark.turned-from-arms").into(),
        Remark::ArmsJoined(count) => counted!("remark.arms-joined", *count).into(),
        Remark::MeanOfResults { count, correlation } => {
            let correlation = as_given(*correlation);
            counted!("remark.mean-of-results", *count, correlation = correlation).into()
        }
    }
}

fn from_medians(used: MediansUsed) -> TextId {
    match used {
        MediansUsed::LuoWan => text_id!("remark.from-medians-luo-wan"),
        MediansUsed::LuoShi => text_id!("remark.from-medians-luo-shi"),
        MediansUsed::QuantileEstimation => text_id!("remark.from-medians-quantiles"),
        MediansUsed::BoxCox => text_id!("remark.from-medians-box-cox"),
    }
}

/// A value with its interval, as it stands in a source: "−0.34 (−0.60 to −0.07)".
fn stated_as(stated: &AsStated) -> Value<'static> {
    let value = point(stated.value, stated.low.zip(stated.high), 2);
    match stated.low.zip(stated.high) {
        Some((low, high)) => phrase!(
            "remark.as-stated",
            value = value,
            interval = interval(low, high, 2)
        )
        .into(),
        None => value,
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

    #[test]
    fn a_turned_sign_is_told_with_what_the_source_states() {
        let stated = AsStated {
            value: -0.34,
            low: Some(-0.6),
            high: Some(-0.07),
        };
        let said = remarks(&Words::english(), &[Remark::Turned(Some(stated))]);
        let expected = "The source gives −0.34 (−0.60 to −0.07), and lower is better; the sign is turned here, so that above 0 is better.";
        assert_eq!(said.as_deref(), Some(expected));
    }
}
