//! The texts of drawings that have places.

use ::chart::fact::Line;

use crate::text::case;
use crate::words::{Words, count, money, say};

#[rustfmt::skip]
pub(super) fn line(words: &Words, line: Line<'_>) -> String {
    match line {
        Line::Estimate { value, low, high } => say!(words, "chart.estimate", value = value, low = low, high = high),
        Line::EstimateAlone { value } => say!(words, "chart.estimate-alone", value = value),
        Line::Interval { low, high } => say!(words, "chart.interval", low = low, high = high),
        Line::IntervalNotEstimable => say!(words, "chart.interval-not-estimable"),
        Line::Percent { number } => say!(words, "chart.percent", number = number),
        Line::Money { currency, amount } => words.show(&money(currency, amount)),
        Line::MeasureWithInterval { measure, interval } => say!(words, "chart.measure-with-interval", measure = measure, interval = interval),
        Line::PooledWithInterval { interval } => say!(words, "chart.pooled-with-interval", interval = interval),
        Line::Result { label, estimate } => say!(words, "chart.result", label = label, estimate = estimate),
        Line::With { study } => say!(words, "chart.with", study = study),
        Line::Without { study } => say!(words, "chart.without", study = study),
        Line::ImaginedStudy { study } => say!(words, "chart.imagined-study", study = study),
        Line::Judged { amount, judgement } => say!(
            words,
            "chart.judged",
            amount = amount,
            judgement = case::small(judgement)
        ),
        Line::JudgedDomain { domain, judgements } => say!(words, "chart.judged-domain", domain = domain, judgements = judgements),
        Line::DirectionNote { small, large } => say!(words, "chart.direction-note", small = small, large = large),
        Line::Several {
            direction,
            outcomes,
        } => count!(words, "chart.several", outcomes, direction = direction),
        Line::NumberedStudies { studies } => say!(words, "chart.numbered-studies", studies = studies),
        Line::OfHundred { count, category } => say!(
            words,
            "chart.of-hundred",
            count = count,
            category = case::small(category)
        ),
        Line::CategoryOfHundred { category } => say!(words, "chart.category-of-hundred", category = category),
        Line::Counted { step, count } => say!(words, "chart.counted", step = step, count = count),
        Line::NotCounted { step } => say!(words, "chart.not-counted", step = step),
        Line::OneIn { stride } => say!(words, "chart.one-in", stride = stride),
        Line::CentralOf { name } => say!(words, "chart.central-of", name = name),
        Line::CentralEstimate { effect, cost } => say!(words, "chart.central-estimate", effect = effect, cost = cost),
        Line::MoreCurves { curves } => count!(words, "chart.more-curves", curves),
        Line::ProbabilityAt { probability, worth } => say!(words, "chart.probability-at", probability = probability, worth = worth),
        Line::CurveFromTo { curve, first, last } => say!(words, "chart.curve-from-to", curve = curve, first = first, last = last),
        Line::AllCentral { result } => say!(words, "chart.all-central", result = result),
        Line::FromTo { low, high } => say!(words, "chart.from-to", low = low, high = high),
        Line::PairOf { first, second } => say!(words, "chart.pair-of", first = first, second = second),
        Line::DependsMost { input } => say!(words, "chart.depends-most", input = input),
    }
}
