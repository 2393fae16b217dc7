//! The effect of one result on the scale on which it is shown and put together.

use serde::{Deserialize, Serialize};

use crate::evidence::ResultEntry;
use crate::record::conventions::MediansChoice;
use crate::record::id::Id;
use crate::record::result::{ArmData, DataStatus, Effect, EffectSign, Measure, StudyResult};
use crate::record::value::Better;
use stats::effect::EffectSize;
use stats::effect::binary::TwoByTwo;
use stats::effect::continuous::{Group, TwoGroups};
use stats::effect::counts::TwoRates;
use stats::effect::paired::Paired;
use stats::effect::single_group::Rate;
use stats::level::{Interval, Level};

use super::arm_data::ArmSummary;
use super::arm_means::{mean_and_sd, medians_used, spread};
use super::choices::Choices;
use super::clustering;
use super::left_out::{AsStated, LeftOut, Remark};
use super::row_label::RowLabel;
use super::scale::Scale;
use super::study_facts::StudyFacts;

/// An estimate with its 95% interval, on the natural scale (a risk ratio of 1 is no difference).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// Lower limit.
    pub low: Option<f64>,
    /// Upper limit.
    pub high: Option<f64>,
}

impl Estimate {
    /// An estimate and its interval, brought from the scale of analysis to the natural one.
    pub(super) fn natural(estimate: f64, interval: Interval, scale: Scale) -> Self {
        let (low, high) = scale.natural_interval(interval);
        Self {
            value: scale.natural(estimate),
            low: Some(low),
            high: Some(high),
        }
    }
}

/// A result as a row of a forest plot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EffectRow {
    /// The result.
    pub result: String,
    /// Its study.
    pub study: Id,
    /// What it is called.
    pub label: RowLabel,
    /// The measure on which the row is shown.
    pub measure: Measure,
    /// Estimate and interval, when there are numbers.
    pub estimate: Option<Estimate>,
    /// The effect on the scale of analysis, when it has a standard error.
    pub size: Option<EffectSize>,
    /// The data of its arms, when both have them.
    pub arms: Option<ArmSummary>,
    /// Whether the effect is as the source states it, and not worked out from the arms.
    pub stated: bool,
    /// Whether the sign was turned so that above no difference is good for people.
    pub turned: bool,
    /// What is known of its study that bears on further analyses.
    pub facts: StudyFacts,
    /// The results that the row combines; empty for a row that is one result.
    pub parts: Vec<String>,
    /// Data of the intervention arm as the source gives them.
    pub intervention: Option<ArmData>,
    /// Data of the comparator arm.
    pub comparator: Option<ArmData>,
    /// People in the result, when known.
    pub people: Option<u32>,
    /// Share of the weight in percent, when it is pooled.
    pub weight: Option<f64>,
    /// Time point in months.
    pub months: Option<f64>,
    /// Why the row is not put together with the others.
    pub left_out: Option<LeftOut>,
    /// Whether its data are in doubt.
    pub in_doubt: bool,
    /// The remarks that go with the number.
    pub remarks: Vec<Remark>,
}

impl EffectRow {
    /// Whether its two groups have their data and no effect follows from them, as when nobody in
    /// either has had the event.
    pub(super) fn is_undefined(&self) -> bool {
        self.estimate.is_none() && is_whole(&self.intervention) && is_whole(&self.comparator)
    }

    /// Whether it has an estimate with its interval, or the data of its one group, and still no value on
    /// the scale of analysis, as a share of 0 on the logit.
    pub(super) fn is_off_scale(&self) -> bool {
        let is_stated = |estimate: Estimate| estimate.low.is_some() && estimate.high.is_some();
        let is_of_group = !self.measure.compares() && is_whole(&self.intervention);
        self.size.is_none() && (self.estimate.is_some_and(is_stated) || is_of_group)
    }

    /// A row of a plain table: an effect with what it was worked out from.
    pub fn plain(
        label: &str,
        measure: Measure,
        scale: Scale,
        size: Option<EffectSize>,
        arms: Option<ArmSummary>,
    ) -> Self {
        let own = scale.of_group(arms.and_then(|arms| arms.people()).map(f64::from));
        let is_cut = size.is_some_and(|size| own.is_cut(size.interval(Level::P95)));
        Self {
            result: label.to_owned(),
            study: Id::new(crate::text::slug::slug(label)),
            label: RowLabel::Study(label.to_owned()),
            measure,
            estimate: size.map(|size| natural(size, own)),
            size,
            arms,
            stated: arms.is_none(),
            turned: false,
            facts: StudyFacts::default(),
            parts: Vec::new(),
            intervention: None,
            comparator: None,
            people: arms.and_then(|arms| arms.people()),
            weight: None,
            months: None,
            left_out: None,
            in_doubt: false,
            remarks: is_cut.then_some(Remark::CutAtEnds).into_iter().collect(),
        }
    }

    /// The result by which the row can be found: its own, or the first that it combines.
    pub fn first_result(&self) -> &str {
        self.parts.first().unwrap_or(&self.result)
    }

    /// True for a result that is put together with the others.
    pub fn is_pooled(&self) -> bool {
        self.left_out.is_none() && self.size.is_some()
    }
}

/// The row of a result on `measure`; without a measure, on the one the result states.
pub(super) fn row(
    entry: &ResultEntry,
    label: RowLabel,
    facts: StudyFacts,
    measure: Option<Measure>,
    better: Better,
    choices: &Choices,
) -> EffectRow {
    let result = &entry.result;
    let better = result.better.unwrap_or(better);
    let measure = measure.unwrap_or_else(|| own_measure(result));
    let Sized {
        size,
        arms,
        stated: is_stated,
        turned,
    } = sized(result, measure, better, choices);
    let stated = result
        .effect
        .as_ref()
        .filter(|effect| effect.measure == measure);
    let group_size = arms.and_then(|arms| arms.people()).map(f64::from);
    let own_scale = Scale::chosen(measure, choices.scale, 1.0).of_group(group_size);
    let estimate = stated
        .filter(|_| clustering::design_effect(result).is_none())
        .map(|effect| stated_estimate(effect, is_turned(effect, better)))
        .or_else(|| size.map(|size| natural(size, own_scale)));
    let reaches_too_far = |size: EffectSize| own_scale.is_cut(size.interval(Level::P95));
    let is_cut = !is_stated && size.is_some_and(reaches_too_far);
    let cut = is_cut.then_some(Remark::CutAtEnds);
    let turned_from = || Remark::Turned(stated.map(as_stated));
    let both = [&result.intervention, &result.comparator];
    let estimated = medians_used(both, choices.medians).filter(|_| !is_stated);
    let estimated = estimated.map(Remark::FromMedians);
    let remarks = clustering::remarks(result).into_iter().chain(cut);
    let remarks = remarks.chain(estimated);
    let is_told_turned = stated.map_or(turned, |effect| is_turned(effect, better));
    let remarks = remarks.chain(is_told_turned.then(turned_from)).collect();
    EffectRow {
        result: result.id.clone(),
        study: entry.study.clone(),
        label,
        measure,
        estimate,
        size,
        arms,
        stated: is_stated,
        turned,
        facts,
        parts: Vec::new(),
        intervention: result.intervention.clone(),
        comparator: result.comparator.clone(),
        people: people(result),
        weight: None,
        months: result.months,
        left_out: None,
        in_doubt: result.data_status == DataStatus::InDoubt,
        remarks,
    }
}

/// The measure that a result states, or the natural one of its arm data.
fn own_measure(result: &StudyResult) -> Measure {
    let has_events = result
        .intervention
        .as_ref()
        .is_some_and(|arm| arm.events.is_some());
    match &result.effect {
        Some(effect) => effect.measure,
        None if has_events => Measure::RR,
        None => Measure::MD,
    }
}

/// An effect with what it was worked out from.
#[derive(Default)]
struct Sized {
    size: Option<EffectSize>,
    arms: Option<ArmSummary>,
    stated: bool,
    turned: bool,
}

/// The effect with its variance: as stated where a standard error or interval is given, else from
/// arm data.
fn sized(result: &StudyResult, measure: Measure, better: Better, choices: &Choices) -> Sized {
    let stated = result
        .effect
        .as_ref()
        .filter(|effect| effect.measure == measure);
    let scale = Scale::chosen(measure, choices.scale, 1.0);
    match stated.and_then(|effect| Some((effect, stated_size(effect, scale, better)?))) {
        Some((effect, size)) => Sized {
            size: clustering::widened(result, size),
            arms: arm_summary(result, choices.medians),
            stated: true,
            turned: is_turned(effect, better),
        },
        None => from_arms(result, measure, better, choices).unwrap_or_default(),
    }
}

fn stated_size(effect: &Effect, scale: Scale, better: Better) -> Option<EffectSize> {
    let z = stats::distribution::normal_upper_quantile(0.025);
    let at = |value: f64| scale.of_analysis(value);
    let from_interval = || Some((at(effect.ci_high?)? - at(effect.ci_low?)?) / (2.0 * z));
    let given = effect
        .se
        .map(|se| scale.error_of_analysis(effect.estimate, se));
    let size =
        EffectSize::from_standard_error(at(effect.estimate)?, given.or_else(from_interval)?)?;
    Some(if is_turned(effect, better) {
        size.reversed()
    } else {
        size
    })
}

/// Standardised differences are turned so that above zero is good for people. The scale of the result
/// decides, where it says which way is good; the outcome of many may be higher where its scale is lower.
fn is_turned(effect: &Effect, better: Better) -> bool {
    effect.measure.is_standardised()
        && effect.positive == Some(EffectSign::HigherWithIntervention)
        && better == Better::Lower
}

fn as_stated(effect: &Effect) -> AsStated {
    AsStated {
        value: effect.estimate,
        low: effect.ci_low,
        high: effect.ci_high,
    }
}

fn stated_estimate(effect: &Effect, turned: bool) -> Estimate {
    let AsStated { value, low, high } = as_stated(effect);
    if !turned {
        return Estimate { value, low, high };
    }
    let turn = |limit: Option<f64>| limit.map(|limit| -limit);
    Estimate {
        value: -value,
        low: turn(high),
        high: turn(low),
    }
}

fn from_arms(
    result: &StudyResult,
    measure: Measure,
    better: Better,
    choices: &Choices,
) -> Option<Sized> {
    let arms = match measure {
        Measure::IRR | Measure::IRD => rates(result)?,
        measure if measure.compares() => arm_summary(result, choices.medians)?,
        measure => of_one_group(result, measure, choices.medians)?,
    };
    let scale = Scale::chosen(measure, choices.scale, 1.0);
    let size = arms.effect(measure, scale.back, choices)?;
    let turned = measure.is_standardised() && better == Better::Lower;
    Some(Sized {
        size: Some(if turned { size.reversed() } else { size }),
        arms: Some(arms),
        stated: false,
        turned,
    })
}

/// Events and person-time in both arms.
fn rates(result: &StudyResult) -> Option<ArmSummary> {
    let (first, second) = (result.intervention.as_ref()?, result.comparator.as_ref()?);
    let rates = TwoRates::new(
        f64::from(first.events?),
        first.person_time?,
        f64::from(second.events?),
        second.person_time?,
    );
    rates.ok().map(ArmSummary::Rates)
}

/// What a proportion, a rate, a mean, a change or a correlation is worked out from.
fn of_one_group(
    result: &StudyResult,
    measure: Measure,
    medians: MediansChoice,
) -> Option<ArmSummary> {
    let group = || result.intervention.as_ref();
    match measure {
        Measure::PROP => {
            let (events, n) = (f64::from(group()?.events?), f64::from(group()?.n?));
            return Some(ArmSummary::Proportion { events, n });
        }
        Measure::RATE => {
            let rate = Rate::new(f64::from(group()?.events?), group()?.person_time?);
            return rate.ok().map(ArmSummary::Rate);
        }
        Measure::MEAN => {
            let (mean, sd) = mean_and_sd(group()?, medians)?;
            let group = Group::new(mean, sd, f64::from(group()?.n?));
            return group.ok().map(ArmSummary::Mean);
        }
        Measure::MC | Measure::SMCC | Measure::SMCR => {
            let (after, before) = (group()?, result.before.as_ref()?);
            let pair = Paired::new(
                (after.mean?, spread(after)?),
                (before.mean?, spread(before)?),
                f64::from(after.n?),
                result.correlation?,
            );
            return pair.ok().map(ArmSummary::Paired);
        }
        _ => {}
    }
    let stated = result
        .effect
        .as_ref()
        .filter(|effect| effect.measure == measure)?;
    let n = f64::from(people(result)?);
    Some(ArmSummary::Correlation {
        r: stated.estimate,
        n,
    })
}

/// The data of both arms as counts or as means.
fn arm_summary(result: &StudyResult, medians: MediansChoice) -> Option<ArmSummary> {
    let (intervention, comparator) = (result.intervention.as_ref()?, result.comparator.as_ref()?);
    let share = clustering::design_effect(result).unwrap_or(1.0);
    table(intervention, comparator, share)
        .map(ArmSummary::Counts)
        .or_else(|| groups(intervention, comparator, share, medians).map(ArmSummary::Means))
}

/// Counts, divided by the design effect where groups were randomised.
fn table(intervention: &ArmData, comparator: &ArmData, share: f64) -> Option<TwoByTwo> {
    TwoByTwo::from_events(
        f64::from(intervention.events?) / share,
        f64::from(intervention.n?) / share,
        f64::from(comparator.events?) / share,
        f64::from(comparator.n?) / share,
    )
    .ok()
}

/// Means, with numbers of people divided by the design effect where groups were randomised.
fn groups(
    intervention: &ArmData,
    comparator: &ArmData,
    share: f64,
    medians: MediansChoice,
) -> Option<TwoGroups> {
    let group = |arm: &ArmData| {
        let n = f64::from(arm.n?);
        let (mean, sd) = mean_and_sd(arm, medians)?;
        Group::new(mean, sd, n / share).ok()
    };
    Some(TwoGroups {
        first: group(intervention)?,
        second: group(comparator)?,
    })
}

/// An effect on its natural scale with its 95% interval.
pub(super) fn natural(size: EffectSize, scale: Scale) -> Estimate {
    Estimate::natural(size.yi(), size.interval(Level::P95), scale)
}

/// The people in a result.
pub(super) fn people(result: &StudyResult) -> Option<u32> {
    let arm = |arm: &Option<ArmData>| arm.as_ref().and_then(|arm| arm.n);
    match (arm(&result.intervention), arm(&result.comparator)) {
        (Some(a), Some(b)) => Some(a + b),
        (Some(a), None) if result.n.is_none() && result.comparator.is_none() => Some(a),
        _ => result.n,
    }
}

/// Whether an arm has the data from which an effect follows.
fn is_whole(arm: &Option<ArmData>) -> bool {
    let arm = arm.as_ref().filter(|arm| arm.n.is_some());
    arm.is_some_and(|arm| arm.events.is_some() || mean_and_sd(arm, MediansChoice::LuoWan).is_some())
}
