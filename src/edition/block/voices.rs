//! What people say: findings with confidence, worries, what is hard and what helps.

use serde::Serialize;

use crate::evidence::FindingEntry;
use crate::record::question::Concern;
use crate::record::study::Basis;
use crate::view::part::Link;
use crate::view::reading::{Reading, with_findings};

use super::finding::{self, FindingCard, SingleFinding, cards, has_theme, on_themes, spread_words};
use super::issue::{self, IssueView};
use super::resource::{ResourceView, matching};

/// Themes on what it is like to give and get support.
const EXPERIENCE: [&str; 4] = ["effectiveness", "identity", "attitudes", "wellbeing"];
/// Themes on the worker's own experience of the work.
const WORK: [&str; 5] = [
    "wellbeing",
    "identity",
    "supervision",
    "integration",
    "employment",
];
/// The theme of what is shared and with whom.
const CONFIDENTIALITY: [&str; 1] = ["confidentiality"];
/// How many single findings stand in each column of what is hard and what helped.
const COLUMN: usize = 8;

/// Qualitative findings with confidence.
#[derive(Debug, Serialize)]
pub struct Voices {
    /// How many findings have which confidence.
    pub spread: String,
    /// The findings, the best supported first.
    pub findings: Vec<FindingCard>,
    /// Whether they come from other questions because this one has none.
    pub borrowed: bool,
    /// All findings by theme.
    pub all: Link,
}

/// What it might be like.
#[derive(Debug, Serialize)]
pub struct WhatItIsLike {
    /// Findings on giving and getting support.
    pub findings: Vec<FindingCard>,
    /// All findings by theme.
    pub all: Link,
}

/// Worries of colleagues.
#[derive(Debug, Serialize)]
pub struct Concerns {
    /// The worries.
    pub concerns: Vec<ConcernView>,
}

/// A worry and what is known.
#[derive(Debug, Serialize)]
pub struct ConcernView {
    /// The worry.
    pub concern: String,
    /// What is known.
    pub known_html: String,
    /// Findings behind both.
    pub findings: Vec<Link>,
}

/// What can be hard, and what helped.
#[derive(Debug, Serialize)]
pub struct HardAndHelped {
    /// Findings on what hinders.
    pub hard: Vec<SingleFinding>,
    /// Findings on what helps.
    pub helped: Vec<SingleFinding>,
    /// All findings by theme.
    pub all: Link,
}

/// What is shared about me, and with whom.
#[derive(Debug, Serialize)]
pub struct SharedAboutMe {
    /// What people say.
    pub findings: Vec<FindingCard>,
    /// What services still have to decide.
    pub issues: Vec<IssueView>,
    /// Documents about it.
    pub resources: Vec<ResourceView>,
}

/// Makes the block on voices.
pub fn voices(reading: &Reading<'_>) -> Voices {
    let own = reading.review_findings();
    let borrowed = own.is_empty();
    let findings = if borrowed {
        with_findings(reading.records().syntheses.values())
    } else {
        own
    };
    Voices {
        spread: spread_words(&findings),
        findings: cards(reading, findings),
        borrowed,
        all: all(reading),
    }
}

fn all(reading: &Reading<'_>) -> Link {
    reading.list("All findings by theme", "findings/index.html")
}

/// Makes the block on what it is like.
pub fn what_it_is_like(reading: &Reading<'_>) -> WhatItIsLike {
    WhatItIsLike {
        findings: on_themes(reading, &EXPERIENCE),
        all: all(reading),
    }
}

/// Makes the block on worries.
pub fn concerns(reading: &Reading<'_>) -> Concerns {
    let view = |concern: &Concern| ConcernView {
        concern: concern.concern.clone(),
        known_html: reading.inline(&concern.known),
        findings: reading.desk.finding_links(reading.here, &concern.findings),
    };
    Concerns {
        concerns: reading.question.value.concerns.iter().map(view).collect(),
    }
}

/// Makes the block on what is hard and what helped.
pub fn hard_and_helped(reading: &Reading<'_>) -> HardAndHelped {
    HardAndHelped {
        hard: of_role(reading, "barrier"),
        helped: of_role(reading, "lever"),
        all: all(reading),
    }
}

/// Findings of a role about the work itself that rest on a study's own data.
fn of_role(reading: &Reading<'_>, role: &str) -> Vec<SingleFinding> {
    let wanted = |(_, entry): &(&String, &FindingEntry)| {
        let finding = &entry.finding;
        finding.kind.as_str() == role
            && finding.basis == Basis::Primary
            && has_theme(&finding.themes, &WORK)
    };
    let findings = reading.desk.evidence.findings.iter().filter(wanted);
    findings
        .take(COLUMN)
        .map(|(id, entry)| finding::single(reading, id, entry))
        .collect()
}

/// Makes the block on what is shared.
pub fn shared_about_me(reading: &Reading<'_>) -> SharedAboutMe {
    let evidence = &reading.desk.evidence.findings;
    let is_about = |id: &str| {
        evidence
            .get(id)
            .is_some_and(|entry| has_theme(&entry.finding.themes, &CONFIDENTIALITY))
    };
    let mut issues: Vec<_> = reading
        .records()
        .open_issues
        .values()
        .filter(|issue| {
            let positions = issue.value.positions.iter();
            let mut findings = positions.flat_map(|position| &position.findings);
            findings.any(|id| is_about(id.as_str()))
        })
        .collect();
    issues.sort_by_key(|issue| issue.value.order);
    SharedAboutMe {
        findings: on_themes(reading, &CONFIDENTIALITY),
        issues: issues.iter().map(|i| issue::view(reading, i)).collect(),
        resources: matching(reading, |resource| {
            resource.motivated_by.iter().any(|id| is_about(id.as_str()))
                && super::answer::concerns(&resource.audiences, &reading.audience.id)
        }),
    }
}
