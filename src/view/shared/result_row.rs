//! A result of a study as a row: what was measured, in whom, what came out, where it stands.

use serde::Serialize;

use crate::evidence::ResultEntry;
use crate::record::result::{ArmData, DataStatus, Effect, EffectSign, StudyResult};
use crate::text::number;
use crate::text::slug::slug;
use crate::view::desk::{Desk, Here};
use crate::view::part::{Link, SourceLine};

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
        time: result.months.map(months).unwrap_or_default(),
        against: result
            .against
            .as_ref()
            .map(|against| desk.link_ref(here, against)),
        intervention: arm(result.intervention.as_ref()),
        comparator: arm(result.comparator.as_ref()),
        effect: result
            .effect
            .as_ref()
            .map(effect)
            .unwrap_or_else(|| without_effect(desk, result)),
        in_doubt,
        status: if is_plain {
            String::new()
        } else {
            desk.value(result.data_status)
        },
        note: result.note.clone().unwrap_or_default(),
        doubts: match &result.note {
            Some(_) if in_doubt => doubt_line::beside_remark(found),
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
pub fn months(months: f64) -> String {
    let text = number::as_given(months);
    if text == "1" {
        "1 month".to_owned()
    } else {
        format!("{text} months")
    }
}

fn arm(arm: Option<&ArmData>) -> String {
    let Some(arm) = arm else { return String::new() };
    if let (Some(events), Some(n)) = (arm.events, arm.n) {
        return format!("{events} of {n}");
    }
    let spread = arm
        .sd
        .map(|sd| format!("SD {}", number::as_given(sd)))
        .or_else(|| arm.se.map(|se| format!("SE {}", number::as_given(se))));
    let mean = arm.mean.map(|mean| match spread {
        Some(spread) => format!("mean {} ({spread})", number::as_given(mean)),
        None => format!("mean {}", number::as_given(mean)),
    });
    let n = arm.n.map(|n| format!("n {n}"));
    mean.into_iter().chain(n).collect::<Vec<_>>().join(", ")
}

/// "SMD 0.11 (95% CI −0.22 to 0.45); above 0 favours the intervention".
fn effect(effect: &Effect) -> String {
    let value = number::fixed(effect.estimate, 2);
    let interval = match (effect.ci_low, effect.ci_high) {
        (Some(low), Some(high)) => {
            let derived = if effect.ci_derived {
                ", derived by us from the standard error"
            } else {
                ""
            };
            format!(" (95% CI {}{derived})", number::interval(low, high, 2))
        }
        _ => String::new(),
    };
    let null = if effect.measure.is_ratio() { "1" } else { "0" };
    let sign = match effect.positive {
        EffectSign::FavoursIntervention => "favours the intervention",
        EffectSign::HigherWithIntervention => "means higher with the intervention",
    };
    let p = effect
        .p
        .as_ref()
        .map(|p| format!("; p {p}"))
        .unwrap_or_default();
    format!(
        "{} {value}{interval}{p}; above {null} {sign}",
        effect.measure.short()
    )
}

fn without_effect(desk: &Desk<'_>, result: &StudyResult) -> String {
    match (&result.narrative, result.direction) {
        (Some(narrative), _) => narrative.clone(),
        (None, Some(direction)) => desk.value(direction),
        (None, None) => String::new(),
    }
}
