//! A result of a study as a row: what was measured, in whom, what came out, where it stands.

use serde::Serialize;

use crate::evidence::ResultEntry;
use crate::record::result::{ArmData, DataStatus, Effect, EffectSign, StudyResult};
use crate::sentence;
use crate::text::slug::slug;
use crate::view::desk::{Desk, Here};
use crate::view::part::{Link, SourceLine};
use crate::words::{as_given, interval, point, say};

use super::doubt_line::{self, DoubtLine};
use super::order::exact;

/// A result of a study.
#[derive(Debug, Clone, Serialize)]
pub struct ResultRow {
    /// The anchor on the page of its study.
    pub anchor: String,
    /// Where it stands: the anchor on the page of its study.
    pub href: String,
    /// Its id.
    pub id: String,
    /// The study.
    pub study: Link,
    /// The outcome to which it belongs.
    pub outcome: Link,
    /// What exactly was measured, with the instrument.
    pub measured: String,
    /// Which direction is good.
    pub better: String,
    /// When: "12 months"; empty when not given.
    pub time: String,
    /// What it is compared with; nothing when not given.
    pub against: Option<Link>,
    /// Data of the intervention arm; empty when not given.
    pub intervention: String,
    /// Data of the comparator arm; empty when not given.
    pub comparator: String,
    /// The effect in numbers and its sign in words; empty when there is none.
    pub effect: String,
    /// Whether the data are in doubt.
    pub in_doubt: bool,
    /// How far the data can be trusted, when not simply as in the source.
    pub status: String,
    /// Remarks.
    pub note: String,
    /// What checks of the data found, and why the value is kept.
    pub doubts: Vec<DoubtLine>,
    /// Where it was read.
    pub source: SourceLine,
    /// The estimate in full, for sorting; empty when there is none.
    pub sort_effect: String,
    /// The time point in months, for sorting; empty when it is not given.
    pub sort_months: String,
}

/// Makes the row of a result.
pub fn result_row(desk: &Desk<'_>, here: &Here, entry: &ResultEntry) -> ResultRow {
    let result = &entry.result;
    let is_plain = result.data_status == DataStatus::AsInSource;
    let in_doubt =
        result.data_status == DataStatus::InDoubt || desk.findings.doubts().is_grave(&result.id);
    let found = doubt_line::of_result(desk, &result.id);
    ResultRow {
        anchor: slug(&result.id),
        href: desk.result_link(here, entry).href,
        id: result.id.clone(),
        study: desk.link(here, crate::record::kind::Kind::Study, &entry.study),
        outcome: desk.link_ref(here, &result.outcome),
        measured: measured(result),
        better: result
            .better
            .map(|better| desk.value(better))
            .unwrap_or_default(),
        time: result.months.map(|n| months(desk, n)).unwrap_or_default(),
        against: result
            .against
            .as_ref()
            .map(|against| desk.link_ref(here, against)),
        intervention: arm(desk, result.intervention.as_ref()),
        comparator: arm(desk, result.comparator.as_ref()),
        effect: result
            .effect
            .as_ref()
            .map(|it| effect(desk, it))
            .unwrap_or_else(|| without_effect(desk, result)),
        in_doubt,
        status: if is_plain {
            String::new()
        } else {
            desk.value(result.data_status)
        },
        note: result.note.clone().unwrap_or_default(),
        doubts: match &result.note {
            Some(_) if in_doubt => doubt_line::beside_remark(desk, found),
            _ => found,
        },
        source: desk.source(here, &result.source),
        sort_effect: exact(result.effect.as_ref().map(|effect| effect.estimate)),
        sort_months: exact(result.months),
    }
}

fn measured(result: &StudyResult) -> String {
    let parts = [
        &result.trial,
        &result.measured,
        &result.instrument,
        &result.arm,
        &result.event,
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    parts.join("; ")
}

/// A time in months: "4 months", "0.75 months".
pub fn months(desk: &Desk<'_>, months: f64) -> String {
    if months == 1.0 {
        say!(desk, "result.one-month")
    } else {
        say!(desk, "result.months", months = as_given(months))
    }
}

fn arm(desk: &Desk<'_>, arm: Option<&ArmData>) -> String {
    let Some(arm) = arm else { return String::new() };
    if let (Some(events), Some(n)) = (arm.events, arm.n) {
        return say!(desk, "result.events-of", events = events, n = n);
    }
    let mean = arm.mean.map(|mean| mean_words(desk, arm, mean));
    let n = arm.n.map(|n| say!(desk, "result.n", n = n));
    mean.into_iter().chain(n).collect::<Vec<_>>().join(", ")
}

fn mean_words(desk: &Desk<'_>, arm: &ArmData, mean: f64) -> String {
    let mean = as_given(mean);
    match (arm.sd, arm.se) {
        (Some(sd), _) => say!(desk, "result.mean-and-sd", mean = mean, sd = as_given(sd)),
        (None, Some(se)) => say!(desk, "result.mean-and-se", mean = mean, se = as_given(se)),
        (None, None) => say!(desk, "result.mean", mean = mean),
    }
}

/// "SMD 0.11 (95% CI −0.22 to 0.45); above 0 favours the intervention".
fn effect(desk: &Desk<'_>, effect: &Effect) -> String {
    let p = effect.p.as_ref().map(|p| format!("p {p}"));
    let parts = [Some(with_interval(desk, effect)), p, sign(desk, effect)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn with_interval(desk: &Desk<'_>, effect: &Effect) -> String {
    let (measure, value) = (
        sentence::measure(effect.measure),
        point(effect.estimate, effect.ci_low.zip(effect.ci_high), 2),
    );
    let Some((low, high)) = effect.ci_low.zip(effect.ci_high) else {
        return say!(desk, "effect.alone", measure = measure, value = value);
    };
    let limits = interval(low, high, 2);
    if effect.ci_derived {
        say!(
            desk,
            "effect.with-derived-interval",
            measure = measure,
            value = value,
            interval = limits
        )
    } else {
        say!(
            desk,
            "effect.with-interval",
            measure = measure,
            value = value,
            interval = limits
        )
    }
}

/// What a value above no difference means; nothing for a measure without sides.
fn sign(desk: &Desk<'_>, effect: &Effect) -> Option<String> {
    let null = if effect.measure.is_ratio() { "1" } else { "0" };
    let sign = effect.positive.filter(|_| effect.measure.compares())?;
    Some(match sign {
        EffectSign::FavoursIntervention => {
            say!(desk, "effect.above-favours", null = null)
        }
        EffectSign::HigherWithIntervention => say!(desk, "effect.above-is-higher", null = null),
    })
}

/// What a result without an effect says in words: its narrative, or else its direction.
pub fn without_effect(desk: &Desk<'_>, result: &StudyResult) -> String {
    match (&result.narrative, result.direction) {
        (Some(narrative), _) => narrative.clone(),
        (None, Some(direction)) => desk.value(direction),
        (None, None) => String::new(),
    }
}
