//! Actions: the checklist, indicators, the assurance sheet.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::implementation::{Implementation, Priority};
use crate::record::kind::Kind;
use crate::record::vocabulary::{Choice, Stage, When};
use crate::view::part::Link;
use crate::view::reading::Reading;
use crate::words::{Words, count, say};

/// An action.
#[derive(Debug, Serialize)]
pub struct ActionItem {
    /// The code.
    pub code: String,
    /// What is in place when it is done.
    pub action: String,
    /// The action in the checklist of the site.
    pub link: Link,
    /// "Must", "Should", "Consider".
    pub priority: String,
    /// When it has to be done, inside a sentence.
    pub when: String,
    /// Who owns it.
    pub owner: String,
    /// How one can tell that it is done.
    pub indicator: String,
    /// Findings that motivate it.
    pub findings: Vec<Link>,
    /// Resources that help.
    pub resources: Vec<Link>,
}

/// The readiness checklist.
#[derive(Debug, Serialize)]
pub struct Checklist {
    /// "46 actions, 20 of them essential."
    pub counts: String,
    /// When the first actions have to be in place, inside a sentence.
    pub first_when: String,
    /// Actions that must be in place first.
    pub first: Vec<FirstAction>,
    /// All actions by stage.
    pub stages: Vec<StageView>,
    /// The checklist of the site.
    pub all: Link,
}

/// The actions of a stage.
#[derive(Debug, Serialize)]
pub struct StageView {
    /// The stage in words.
    pub name: String,
    /// "8 actions, 3 of them essential".
    pub counts: String,
    /// The actions.
    pub actions: Vec<ActionItem>,
}

/// How to know that it works and is safe.
#[derive(Debug, Serialize)]
pub struct Indicators {
    /// Indicators of risks.
    pub of_risks: Vec<IndicatorRow>,
    /// Indicators of actions.
    pub of_actions: Vec<IndicatorRow>,
}

/// An indicator.
#[derive(Debug, Serialize)]
pub struct IndicatorRow {
    /// What to watch.
    pub about: Link,
    /// How one can tell.
    pub indicator: String,
    /// Who owns it.
    pub owner: String,
}

/// An action that must be in place first, told in short.
#[derive(Debug, Serialize)]
pub struct FirstAction {
    /// What has to be in place.
    pub action: String,
    /// The action in the checklist, under its code.
    pub link: Link,
}

/// A sheet to print for assurance.
#[derive(Debug, Serialize)]
pub struct AssuranceSheet {
    /// The actions that must be in place.
    pub actions: Vec<ActionItem>,
    /// The question.
    pub question: String,
    /// The version of the evidence.
    pub version: String,
}

/// Makes the checklist: what must come first stands open, the rest by stage.
pub fn checklist(reading: &Reading<'_>) -> Checklist {
    let actions = reading.actions();
    let earliest = reading.desk.choices::<When>(|_| true).into_iter().next();
    let first = |a: &&&Entry<Implementation>| {
        a.value.priority == Priority::Must && Some(&a.value.when) == earliest.as_ref()
    };
    Checklist {
        first_when: earliest
            .as_ref()
            .map_or_else(String::new, |when| reading.desk.clause(when)),
        counts: say!(
            reading.desk,
            "block-action.sentence",
            counts = counts(reading.desk.words, &actions)
        ),
        first: actions
            .iter()
            .filter(first)
            .map(|a| first_action(reading, a))
            .collect(),
        stages: reading
            .desk
            .choices(|_| true)
            .iter()
            .filter_map(|stage| stage_view(reading, &actions, stage))
            .collect(),
        all: reading.list(
            &say!(reading.desk, "guidance.all-actions"),
            "checklist/index.html",
        ),
    }
}

fn stage_view(
    reading: &Reading<'_>,
    actions: &[&Entry<Implementation>],
    stage: &Choice<Stage>,
) -> Option<StageView> {
    let of_stage: Vec<&Entry<Implementation>> = actions
        .iter()
        .copied()
        .filter(|action| action.value.stage == *stage)
        .collect();
    (!of_stage.is_empty()).then(|| StageView {
        name: reading.desk.long_word(stage),
        counts: counts(reading.desk.words, &of_stage),
        actions: of_stage.iter().map(|a| item(reading, a)).collect(),
    })
}

/// "8 actions, 3 of them essential".
fn counts(words: &Words, actions: &[&Entry<Implementation>]) -> String {
    let must = actions
        .iter()
        .filter(|a| a.value.priority == Priority::Must)
        .count();
    let all = count!(words, "block-action.actions", actions.len());
    match must {
        0 => all,
        must => count!(words, "block-action.musts", must, actions = all),
    }
}

fn first_action(reading: &Reading<'_>, entry: &Entry<Implementation>) -> FirstAction {
    let code = entry.value.code.clone();
    FirstAction {
        action: entry.value.action.clone(),
        link: reading.link_as(code, Kind::Implementation, &entry.id),
    }
}

/// An action for a list.
pub fn item(reading: &Reading<'_>, entry: &Entry<Implementation>) -> ActionItem {
    let action = &entry.value;
    ActionItem {
        code: action.code.clone(),
        action: action.action.clone(),
        link: reading.link_as(action.code.clone(), Kind::Implementation, &entry.id),
        priority: reading.desk.value(action.priority),
        when: reading.desk.clause(&action.when),
        owner: action.owner.clone().unwrap_or_default(),
        indicator: action.indicator.clone().unwrap_or_default(),
        findings: reading
            .desk
            .finding_links(reading.here, &action.motivated_by),
        resources: reading.desk.links(reading.here, &action.resources),
    }
}

/// Makes the block on indicators.
pub fn indicators(reading: &Reading<'_>) -> Indicators {
    let risks = reading.risks();
    let of_risk = |risk: &&Entry<crate::record::risk::Risk>| IndicatorRow {
        about: reading.desk.link(reading.here, Kind::Risk, &risk.id),
        indicator: risk.value.indicator.clone(),
        owner: risk.value.owner.clone(),
    };
    let of_action = |action: &&Entry<Implementation>| {
        let label = action.value.action.clone();
        Some(IndicatorRow {
            about: reading.link_as(label, Kind::Implementation, &action.id),
            indicator: action.value.indicator.clone()?,
            owner: action.value.owner.clone().unwrap_or_default(),
        })
    };
    Indicators {
        of_risks: risks.iter().map(of_risk).collect(),
        of_actions: reading.actions().iter().filter_map(of_action).collect(),
    }
}

/// Makes the assurance sheet.
pub fn assurance_sheet(reading: &Reading<'_>) -> AssuranceSheet {
    let actions = reading.actions();
    let must = actions
        .iter()
        .filter(|a| a.value.priority == Priority::Must);
    AssuranceSheet {
        actions: must.map(|a| item(reading, a)).collect(),
        question: reading.question.value.title.clone(),
        version: reading.desk.evidence.site.value.version.clone(),
    }
}
