//! What follows from a network whose trials connect all treatments: every pair, by the whole network and
//! apart by direct and indirect evidence; how sure the order is; how far trials and designs disagree.

use crate::record::analysis_settings::PoolingModel;
use crate::record::network::{NetworkAnalysis, NetworkTau2};
use crate::record::outcome::Outcome;
use crate::record::result::Measure;
use crate::synthesis::absolute::{self, AbsoluteRow};
use crate::synthesis::direction::GoodSide;
use crate::synthesis::effect::Estimate;
use crate::synthesis::scale::Scale;
use crate::synthesis::statement::{Ground, Statement};
use stats::heterogeneity::QTest;
use stats::level::Level;
use stats::model::inference::Inference;
use stats::network::contribution::contributions;
use stats::network::designs::design_tests;
use stats::network::ranking::{SmallValues, p_scores};
use stats::network::split::split;
use stats::network::study::NetworkStudy;
use stats::network::{Network, NetworkEstimates, NetworkMethod, NetworkOptions, network};

use super::facts::{
    NetworkFindings, NetworkFit, NetworkTest, PairEstimate, PairFacts, PairSplit, SplitTest,
};
use super::trials::ArmNumbers;

/// The fit of a connected network; nothing where its numbers have none.
pub(super) fn of(
    findings: &NetworkFindings,
    studies: &[NetworkStudy],
    settings: &NetworkAnalysis,
    outcome: &Outcome,
) -> Option<NetworkFit> {
    let method = settings.tau2.unwrap_or_default();
    let options = NetworkOptions {
        method: match method {
            NetworkTau2::Reml => NetworkMethod::RestrictedMaximumLikelihood,
            NetworkTau2::Ml => NetworkMethod::MaximumLikelihood,
            NetworkTau2::Dl => NetworkMethod::DerSimonianLaird,
        },
        level: Level::P95,
    };
    let size = findings.treatments.len();
    let fitted = network(studies, size, &options).ok()?;
    let tests = design_tests(studies, size).ok()?;
    let work = Work {
        findings,
        studies,
        settings,
        outcome,
        fitted: &fitted,
        is_random: settings.model != Some(PoolingModel::Common),
    };
    let small = match findings.good_side {
        GoodSide::Above => SmallValues::Undesirable,
        GoodSide::Below => SmallValues::Desirable,
    };
    Some(NetworkFit {
        is_random: work.is_random,
        method,
        tau2: fitted.tau2,
        q: tested(&fitted.q),
        i2_percent: fitted.i2_percent(),
        designs: tests.designs.len(),
        within: told(&tests.within),
        between: told(&tests.between),
        between_random: told(&tests.between_random),
        pairs: work.pairs()?,
        scores: p_scores(work.main(), small),
    })
}

/// A test that has something to test.
fn told(test: &QTest) -> Option<NetworkTest> {
    (test.df > 0).then(|| tested(test))
}

fn tested(test: &QTest) -> NetworkTest {
    NetworkTest {
        statistic: test.statistic,
        df: test.df,
        p: test.p,
    }
}

/// From what the pairs are worked out.
struct Work<'a> {
    findings: &'a NetworkFindings,
    studies: &'a [NetworkStudy],
    settings: &'a NetworkAnalysis,
    outcome: &'a Outcome,
    fitted: &'a Network,
    is_random: bool,
}

impl Work<'_> {
    fn main(&self) -> &NetworkEstimates {
        match self.is_random {
            true => &self.fitted.random,
            false => &self.fitted.common,
        }
    }

    fn other(&self) -> &NetworkEstimates {
        match self.is_random {
            true => &self.fitted.common,
            false => &self.fitted.random,
        }
    }

    /// Every pair, in the order of treatments; the reference stands second.
    fn pairs(&self) -> Option<Vec<PairFacts>> {
        let size = self.findings.treatments.len();
        let pairs = (0..size).flat_map(|i| (i + 1..size).map(move |j| (i, j)));
        let pairs = pairs.map(|(i, j)| self.findings.in_order(i, j));
        pairs.map(|pair| self.pair(pair)).collect()
    }

    fn pair(&self, (first, second): (usize, usize)) -> Option<PairFacts> {
        let scale = self.findings.scale;
        let main = self.main().comparison(first, second);
        let other = self.other().comparison(first, second);
        let estimate = pair_estimate(&main.difference, scale);
        let prediction = main.prediction.filter(|_| self.is_random);
        let size = self.findings.treatments.len();
        let tau2 = self.main().tau2();
        let shares = contributions(self.studies, size, tau2, (first, second)).ok()?;
        let absolute = self.absolute(second, estimate.estimate);
        Some(PairFacts {
            first,
            second,
            main: estimate,
            other: pair_estimate(&other.difference, scale),
            prediction: prediction.map(|interval| scale.natural_interval(interval)),
            split: self.split(first, second),
            contributions: shares
                .iter()
                .map(|share| (share.first, share.second, share.percent))
                .collect(),
            statement: self.statement((first, second), estimate.estimate, absolute.as_ref()),
            absolute,
        })
    }

    fn split(&self, first: usize, second: usize) -> Option<PairSplit> {
        let found = split(self.studies, self.main(), first, second)?;
        let scale = self.findings.scale;
        Some(PairSplit {
            trials: found.studies,
            direct_percent: 100.0 * found.proportion_direct.min(1.0),
            direct: pair_estimate(&found.direct, scale),
            indirect: found.indirect.map(|it| pair_estimate(&it, scale)),
            difference: found.difference.map(|it| SplitTest {
                difference: it.estimate,
                se: it.se,
                p: it.p,
            }),
        })
    }

    fn statement(
        &self,
        (first, second): (usize, usize),
        estimate: Estimate,
        absolute: Option<&AbsoluteRow>,
    ) -> Statement {
        let id = |place: usize| &self.findings.treatments[place].intervention;
        let judged = self.settings.judgement(id(first), id(second));
        let ground = Ground {
            outcome: self.outcome,
            has_rows: true,
            has_counted: true,
            estimate: Some(estimate),
            measure: Some(self.findings.measure),
            absolute,
            null: self.findings.scale.null,
            good_side: self.findings.good_side,
            level: judged.map(|judged| judged.level),
        };
        ground.statement()
    }

    /// Events in so many people at the median risk of the arms with the reference.
    fn absolute(&self, second: usize, estimate: Estimate) -> Option<AbsoluteRow> {
        let measures = [Measure::OR, Measure::RR, Measure::RD];
        if second != self.findings.reference || !measures.contains(&self.findings.measure) {
            return None;
        }
        let arms = self.findings.trials.iter().flat_map(|trial| &trial.arms);
        let arms = arms.filter(|arm| arm.treatment == second);
        let risk = |numbers: ArmNumbers| match numbers {
            ArmNumbers::Events { events, n } if n > 0.0 => Some(events / n),
            _ => None,
        };
        let risks = arms.filter_map(|arm| arm.numbers.and_then(risk)).collect();
        absolute::at_median(risks, self.findings.measure, estimate)
    }
}

fn pair_estimate(found: &Inference, scale: Scale) -> PairEstimate {
    PairEstimate {
        estimate: Estimate::natural(found.estimate, found.interval, scale),
        on_scale: found.estimate,
        se: found.se,
        p: found.p,
    }
}
