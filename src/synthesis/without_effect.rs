//! Why no effect follows from data that are there.

use stats::effect::binary::TwoByTwo;
use stats::effect::continuous::{Group, TwoGroups};
use stats::effect::transform::BackTransform;

use crate::record::conventions::MediansChoice;
use crate::record::result::{ArmData, Measure};

use super::arm_data::ArmSummary;
use super::arm_means::mean_and_sd;
use super::effect::EffectRow;
use super::left_out::LeftOut;
use super::scale::Scale;

/// Fisher's z has its standard error from more people than this, a correlation itself from more than one.
const PEOPLE_FOR_FISHER: f64 = 3.0;

impl LeftOut {
    /// Why no effect follows from these data of arms, on the scale from which `back` leads back.
    pub fn of_arms(arms: &ArmSummary, measure: Measure, back: BackTransform) -> Self {
        match arms {
            ArmSummary::Counts(_) | ArmSummary::Rates(_) => Self::Undefined,
            ArmSummary::Proportion { .. } | ArmSummary::Rate(_) => Self::OffScale,
            ArmSummary::Correlation { r, n } => of_correlation(*r, *n, back),
            ArmSummary::Mean(group)
                if group.mean() <= 0.0 && back == BackTransform::Exponential =>
            {
                Self::NoLogarithmOfMean
            }
            ArmSummary::Means(TwoGroups { first, second })
                if measure == Measure::ROM && first.mean() * second.mean() <= 0.0 =>
            {
                Self::NoRatioOfMeans
            }
            ArmSummary::Mean(_) | ArmSummary::Means(_) | ArmSummary::Paired(_) => {
                Self::GroupsTooSmall
            }
        }
    }
}

fn of_correlation(r: f64, n: f64, back: BackTransform) -> LeftOut {
    let is_fisher = back == BackTransform::FisherZ;
    let least = if is_fisher { PEOPLE_FOR_FISHER } else { 1.0 };
    let more_than = least as usize;
    match n > least {
        true if r.abs() >= 1.0 => LeftOut::PerfectCorrelation,
        true => LeftOut::NoStandardError,
        false => LeftOut::CorrelationOfFew { more_than },
    }
}

impl EffectRow {
    /// Why its data give no effect; nothing where they are not all there, or where there is more to say of
    /// the value that a source states.
    pub(super) fn why_without_effect(
        &self,
        scale: Scale,
        medians: MediansChoice,
    ) -> Option<LeftOut> {
        let arms = self.data(medians)?;
        Some(LeftOut::of_arms(&arms, self.measure, scale.back))
    }

    /// The data of its arms, whether an effect follows from them or not.
    fn data(&self, medians: MediansChoice) -> Option<ArmSummary> {
        if self.measure == Measure::COR {
            let r = self.estimate?.value;
            let n = f64::from(self.people?);
            let is_without = r.abs() >= 1.0 || n <= PEOPLE_FOR_FISHER;
            return is_without.then_some(ArmSummary::Correlation { r, n });
        }
        if self.estimate.is_some() {
            return None;
        }
        let first = self.intervention.as_ref()?;
        match &self.comparator {
            Some(second) => means(first, medians)
                .zip(means(second, medians))
                .map(|(first, second)| ArmSummary::Means(TwoGroups { first, second }))
                .or_else(|| counts(first, second)),
            None if self.measure == Measure::MEAN => means(first, medians).map(ArmSummary::Mean),
            None => None,
        }
    }
}

fn means(arm: &ArmData, medians: MediansChoice) -> Option<Group> {
    let (mean, sd) = mean_and_sd(arm, medians).filter(|_| arm.events.is_none())?;
    Group::new(mean, sd, f64::from(arm.n?)).ok()
}

fn counts(first: &ArmData, second: &ArmData) -> Option<ArmSummary> {
    let table = TwoByTwo::from_events(
        f64::from(first.events?),
        f64::from(first.n?),
        f64::from(second.events?),
        f64::from(second.n?),
    );
    table.ok().map(ArmSummary::Counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_is_true_of_its_data() {
        let why = |arms, measure, back| LeftOut::of_arms(&arms, measure, back);
        let group = |mean| Group::new(mean, 2.0, 20.0).unwrap();
        let means = |one, other| {
            ArmSummary::Means(TwoGroups {
                first: group(one),
                second: group(other),
            })
        };
        let log = BackTransform::Exponential;
        let cor = |r, n, back| why(ArmSummary::Correlation { r, n }, Measure::COR, back);
        let fisher = BackTransform::FisherZ;
        assert_eq!(
            why(means(0.0, 3.0), Measure::ROM, log),
            LeftOut::NoRatioOfMeans
        );
        assert_eq!(
            why(means(-1.0, 3.0), Measure::ROM, log),
            LeftOut::NoRatioOfMeans
        );
        let mean = ArmSummary::Mean(group(-1.0));
        assert_eq!(why(mean, Measure::MEAN, log), LeftOut::NoLogarithmOfMean);
        assert_eq!(cor(1.0, 40.0, fisher), LeftOut::PerfectCorrelation);
        let few = |more_than| LeftOut::CorrelationOfFew { more_than };
        assert_eq!(cor(0.3, 3.0, fisher), few(3));
        assert_eq!(cor(0.3, 1.0, BackTransform::Identity), few(1));
    }
}
