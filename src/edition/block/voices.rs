//! What people say: findings with confidence, and worries.

use serde::Serialize;

use crate::record::question::Concern;
use crate::view::part::Link;
use crate::view::reading::{Reading, with_findings};
use crate::words::say;

use super::finding::{FindingCard, cards, spread_words};

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
        spread: spread_words(reading.desk.words, &findings),
        findings: cards(reading, findings),
        borrowed,
        all: all(reading),
    }
}

fn all(reading: &Reading<'_>) -> Link {
    reading.list(
        &say!(reading.desk, "guidance.all-findings"),
        "findings/index.html",
    )
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
