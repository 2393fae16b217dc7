//! What has to be said beside a pooled result.

use crate::synthesis::Caution;
use crate::words::{Words, say, text_id};

use super::estimator::estimator;

/// A caution as a sentence.
pub fn caution(words: &Words, caution: Caution) -> String {
    let text = match caution {
        Caution::OneResult => text_id!("caution.one-result"),
        Caution::TwoResults => text_id!("caution.two-results"),
        Caution::HartungKnappNarrower => text_id!("caution.hartung-knapp-narrower"),
        Caution::NoWidth => text_id!("caution.no-width"),
        Caution::SeveralMaxima => text_id!("caution.several-maxima"),
        Caution::CutAtEnds => text_id!("caution.cut-at-ends"),
        Caution::LessThanChance => text_id!("caution.less-than-chance"),
        Caution::FewForRobust => text_id!("caution.few-for-robust"),
        Caution::EstimatorReplaced { asked, used } => {
            let (asked, used) = (estimator(asked), estimator(used));
            return say!(
                words,
                "caution.estimator-replaced",
                asked = asked,
                used = used
            );
        }
    };
    words.text(text)
}

/// Cautions as sentences, in their order.
pub fn all(words: &Words, cautions: &[Caution]) -> Vec<String> {
    let cautions = cautions.iter();
    cautions.map(|one| caution(words, *one)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use stats::tau2::Tau2Method;

    #[test]
    fn an_estimator_that_was_replaced_is_named_with_the_one_in_its_place() {
        let replaced = Caution::EstimatorReplaced {
            asked: Tau2Method::SidikJonkman,
            used: Tau2Method::DerSimonianLaird,
        };
        assert_eq!(
            caution(&Words::english(), replaced),
            "The variance between studies by Sidik and Jonkman's estimator could not be found, and DerSimonian and Laird's estimator took its place."
        );
    }
}
