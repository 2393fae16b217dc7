//! Guidance blocks: the records that an audience asks for, under its own words.

use serde::Serialize;

use crate::evidence::FindingEntry;
use crate::record::audience::Block;
use crate::record::entry::Entry;
use crate::record::guidance::{GuidanceKind, GuidanceLayout, GuidancePart};
use crate::record::id::{Id, Ref};
use crate::record::implementation::Implementation;
use crate::record::kind;
use crate::record::open_issue::OpenIssue;
use crate::record::resource::Resource;
use crate::record::risk::Risk;
use crate::record::study::Basis;
use crate::view::part::Link;
use crate::view::reading::Reading;
use crate::words::say;

use super::action::{self, ActionItem};
use super::answer::concerns;
use super::finding::{self, FindingCard, SingleFinding, has_theme};
use super::resource::{self, ResourceView};
use super::risk::{self, RiskView};

/// A guidance block.
#[derive(Debug, Serialize)]
pub struct Guidance {
    /// Its parts, those in columns together.
    pub rows: Vec<GuidanceRow>,
    /// Where the whole list of such records stands.
    pub all: Option<Link>,
}

/// Parts that stand beside each other, or one that stands alone.
#[derive(Debug, Serialize)]
pub struct GuidanceRow {
    /// Whether they are columns.
    pub are_columns: bool,
    /// The parts.
    pub parts: Vec<PartView>,
}

/// A part of a guidance block.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// Its heading; empty when it has none.
    pub heading: String,
    /// Whether it is folded behind its heading.
    pub is_folded: bool,
    /// What stands there in place of records; nothing when there are some, or for general words.
    pub empty: Option<String>,
    /// The records.
    pub body: PartBody,
}

/// The records of a part.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum PartBody {
    /// Actions.
    Actions {
        /// The actions.
        records: Vec<ActionItem>,
    },
    /// Findings with confidence.
    Findings {
        /// The findings.
        records: Vec<FindingCard>,
    },
    /// Single findings.
    SingleFindings {
        /// The findings.
        records: Vec<SingleFinding>,
    },
    /// Risks.
    Risks {
        /// The risks.
        records: Vec<RiskView>,
    },
    /// Resources.
    Resources {
        /// The resources.
        records: Vec<ResourceView>,
    },
    /// Questions left to local decision.
    OpenIssues {
        /// The questions.
        records: Vec<Link>,
    },
}

impl PartBody {
    fn len(&self) -> usize {
        match self {
            PartBody::Actions { records } => records.len(),
            PartBody::Findings { records } => records.len(),
            PartBody::SingleFindings { records } => records.len(),
            PartBody::Risks { records } => records.len(),
            PartBody::Resources { records } => records.len(),
            PartBody::OpenIssues { records } => records.len(),
        }
    }
}

/// Makes the block.
pub fn guidance(reading: &Reading<'_>, block: &Block) -> Guidance {
    let mut rows: Vec<GuidanceRow> = Vec::new();
    for part in &block.parts {
        let Some(view) = part_view(reading, part) else {
            continue;
        };
        let is_column = part.layout == GuidanceLayout::Column;
        match rows.last_mut() {
            Some(row) if row.are_columns && is_column => row.parts.push(view),
            _ => rows.push(GuidanceRow {
                are_columns: is_column,
                parts: vec![view],
            }),
        }
    }
    Guidance {
        rows,
        all: block.all.map(|kind| whole_list(reading, kind)),
    }
}

fn part_view(reading: &Reading<'_>, part: &GuidancePart) -> Option<PartView> {
    let body = body(reading, part);
    let n = body.len();
    if n == 0 && part.optional {
        return None;
    }
    let heading = part.heading.as_deref().unwrap_or_default();
    Some(PartView {
        heading: heading.replace("{count}", &reading.desk.words.whole(n)),
        is_folded: part.layout == GuidanceLayout::Folded,
        empty: part.empty.clone().filter(|_| n == 0),
        body,
    })
}

fn body(reading: &Reading<'_>, part: &GuidancePart) -> PartBody {
    match part.show {
        GuidanceKind::Actions => PartBody::Actions {
            records: cut(part, actions(reading, part)),
        },
        GuidanceKind::Findings => PartBody::Findings {
            records: cut(part, findings(reading, part)),
        },
        GuidanceKind::SingleFindings => PartBody::SingleFindings {
            records: single_findings(reading, part),
        },
        GuidanceKind::Risks => PartBody::Risks {
            records: cut(part, risks(reading, part)),
        },
        GuidanceKind::Resources => PartBody::Resources {
            records: cut(part, resources(reading, part)),
        },
        GuidanceKind::OpenIssues => PartBody::OpenIssues {
            records: cut(part, open_issues(reading, part)),
        },
    }
}

fn cut<T>(part: &GuidancePart, mut records: Vec<T>) -> Vec<T> {
    if let Some(most) = part.at_most {
        records.truncate(most.into());
    }
    records
}

fn is_named(part: &GuidancePart, id: &str) -> bool {
    part.ids.is_empty() || part.ids.iter().any(|named| named == id)
}

/// Whether a list is left open, or one of `values` is in it.
fn fits<'a, T: PartialEq + 'a>(wanted: &[T], values: impl IntoIterator<Item = &'a T>) -> bool {
    wanted.is_empty() || values.into_iter().any(|value| wanted.contains(value))
}

/// The question's actions that fit; those of the whole site when the question has none.
fn actions(reading: &Reading<'_>, part: &GuidancePart) -> Vec<ActionItem> {
    let fit = |entry: &&Entry<Implementation>| {
        is_named(part, entry.id.as_str())
            && fits(&part.stages, [&entry.value.stage])
            && part
                .priority
                .is_none_or(|least| entry.value.priority <= least)
    };
    let mut actions: Vec<_> = reading.actions().into_iter().filter(fit).collect();
    if actions.is_empty() {
        let all = reading.records().implementation.values();
        actions = all.filter(fit).collect();
    }
    actions.sort_by_key(|entry| (entry.value.priority, &entry.value.code));
    actions.iter().map(|a| action::item(reading, a)).collect()
}

fn findings(reading: &Reading<'_>, part: &GuidancePart) -> Vec<FindingCard> {
    finding::fitting(reading, |finding| {
        is_named(part, &finding.id)
            && (part.themes.is_empty() || has_theme(&finding.themes, &part.themes))
    })
}

/// Findings of the roles asked for that rest on a study's own data.
fn single_findings(reading: &Reading<'_>, part: &GuidancePart) -> Vec<SingleFinding> {
    let fit = |(id, entry): &(&String, &FindingEntry)| {
        let finding = &entry.finding;
        finding.basis == Basis::Primary
            && is_named(part, id)
            && fits(&part.roles, [&finding.kind])
            && (part.themes.is_empty() || has_theme(&finding.themes, &part.themes))
    };
    let findings = reading.desk.evidence.findings().filter(fit);
    let most = part.at_most.map_or(usize::MAX, usize::from);
    findings
        .take(most)
        .map(|(id, entry)| finding::single(reading, id, entry))
        .collect()
}

fn risks(reading: &Reading<'_>, part: &GuidancePart) -> Vec<RiskView> {
    let fit = |entry: &&Entry<Risk>| {
        // A risk is about a theme when at least a third of the findings behind it are.
        let evidence = &entry.value.evidence;
        let on_theme = evidence.iter().filter(|id| is_about(reading, part, id));
        let on_theme = on_theme.count();
        is_named(part, entry.id.as_str())
            && (part.themes.is_empty() || (on_theme > 0 && on_theme * 3 >= evidence.len()))
    };
    let mut risks: Vec<_> = reading.records().risks.values().filter(fit).collect();
    risks.sort_by_key(|entry| entry.value.order);
    risks.iter().map(|r| risk::view(reading, r)).collect()
}

fn resources(reading: &Reading<'_>, part: &GuidancePart) -> Vec<ResourceView> {
    resource::matching(reading, |id: &Id, resource: &Resource| {
        let mut behind = resource.motivated_by.iter();
        is_named(part, id.as_str())
            && fits(&part.kinds, [&resource.kind])
            && fits(&part.stages, &resource.stages)
            && (part.themes.is_empty() || behind.any(|id| is_about(reading, part, id)))
            && (!part.for_reader || concerns(&resource.audiences, &reading.audience.id))
    })
}

fn open_issues(reading: &Reading<'_>, part: &GuidancePart) -> Vec<Link> {
    let fit = |entry: &&Entry<OpenIssue>| {
        let issue = &entry.value;
        let positions = issue.positions.iter();
        let mut behind = positions.flat_map(|position| &position.findings);
        is_named(part, entry.id.as_str())
            && (part.themes.is_empty() || behind.any(|id| is_about(reading, part, id)))
            && (!part.for_reader || concerns(&issue.audiences, &reading.audience.id))
    };
    let mut issues: Vec<_> = reading.records().open_issues.values().filter(fit).collect();
    issues.sort_by_key(|entry| entry.value.order);
    let link = |entry: &&Entry<OpenIssue>| {
        let kind = crate::record::kind::Kind::OpenIssue;
        reading.desk.link(reading.here, kind, &entry.id)
    };
    issues.iter().map(link).collect()
}

/// Whether a finding has one of the part's themes.
fn is_about(reading: &Reading<'_>, part: &GuidancePart, id: &Ref<kind::Finding>) -> bool {
    let finding = reading.desk.evidence.finding(id.as_str());
    finding.is_some_and(|entry| has_theme(&entry.finding.themes, &part.themes))
}

fn whole_list(reading: &Reading<'_>, kind: GuidanceKind) -> Link {
    let (label, address) = match kind {
        GuidanceKind::Actions => (say!(reading.desk, "guidance.all-actions"), "checklist"),
        GuidanceKind::Findings | GuidanceKind::SingleFindings => {
            (say!(reading.desk, "guidance.all-findings"), "findings")
        }
        GuidanceKind::Risks => (say!(reading.desk, "guidance.all-risks"), "risks"),
        GuidanceKind::Resources => (say!(reading.desk, "guidance.all-resources"), "resources"),
        GuidanceKind::OpenIssues => (
            say!(reading.desk, "guidance.all-open-issues"),
            "open-issues",
        ),
    };
    reading.list(&label, &format!("{address}/index.html"))
}
