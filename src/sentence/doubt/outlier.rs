//! Effects far from the others, and time points that do not fit their study.

use crate::sentence::measure;
use crate::synthesis::{MonthsFact, OutlierFact, OutlierTerms};
use crate::words::{Phrase, as_given, counted, decimal, phrase};

pub(super) fn phrase(fact: &OutlierFact) -> Phrase<'static> {
    let found = match fact.others {
        Some((others, usual)) => far(fact, others, usual),
        None => alone(fact),
    };
    match fact.slip {
        Some((given, would_be)) => phrase!(
            "doubt.outlier-slip",
            found = found,
            would_be = as_given(would_be),
            given = as_given(given),
        ),
        None if fact.is_turned => phrase!("doubt.outlier-turned", found = found),
        None => found,
    }
}

fn far(fact: &OutlierFact, others: usize, usual: f64) -> Phrase<'static> {
    let (size, usual) = (decimal(fact.size, 2), decimal(usual, 2));
    match fact.terms {
        OutlierTerms::Sds => counted!("doubt.outlier", others, size = size, usual = usual),
        OutlierTerms::Ratio(ratio) => counted!(
            "doubt.outlier-ratio",
            others,
            measure = measure(ratio),
            size = size,
            usual = usual
        ),
        OutlierTerms::Correlation => {
            counted!(
                "doubt.outlier-correlation",
                others,
                size = size,
                usual = usual
            )
        }
    }
}

fn alone(fact: &OutlierFact) -> Phrase<'static> {
    let size = decimal(fact.size, 2);
    match fact.terms {
        OutlierTerms::Sds => phrase!("doubt.outlier-alone", size = size),
        OutlierTerms::Ratio(ratio) => phrase!(
            "doubt.outlier-alone-ratio",
            measure = measure(ratio),
            size = size
        ),
        OutlierTerms::Correlation => phrase!("doubt.outlier-alone-correlation", size = size),
    }
}

pub(super) fn months(fact: &MonthsFact) -> Phrase<'static> {
    match *fact {
        MonthsFact::BeyondStudy {
            months,
            began,
            published,
        } => phrase!(
            "doubt.months-beyond-study",
            months = as_given(months),
            began = began.to_string(),
            published = published.to_string(),
        ),
        MonthsFact::BeyondOthers {
            months,
            others,
            latest,
        } => counted!(
            "doubt.months-beyond-others",
            others,
            months = as_given(months),
            latest = as_given(latest),
        ),
        MonthsFact::TenTimes { months, usual } => phrase!(
            "doubt.months-ten-times",
            months = as_given(months),
            usual = as_given(usual),
        ),
    }
}
