//! Findings of interviews and evaluations: review findings with confidence, and single findings.

use serde::Serialize;

use crate::evidence::FindingEntry;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::synthesis::{CertaintyLevel, ReviewFinding, Synthesis};

use crate::view::desk::confidence_text;
use crate::view::part::{Badge, Link};
use crate::view::reading::{Reading, with_findings};
use crate::words::{Words, count, say};

/// A review finding.
#[derive(Debug, Serialize)]
pub struct FindingCard {
    /// Its id.
    pub id: String,
    /// The finding.
    pub statement_html: String,
    /// The confidence.
    pub badge: Badge,
    /// Whether the judgement waits for agreement.
    pub proposed: bool,
    /// Why this confidence; empty where the finding is said in plain words, and stands in full elsewhere.
    pub explanation: String,
    /// Contributing studies.
    pub studies: Vec<Link>,
    /// Where the finding stands in full.
    pub full: Link,
}

/// A single finding of one study.
#[derive(Debug, Serialize)]
pub struct SingleFinding {
    /// The finding.
    pub text_html: String,
    /// The finding on the page of its study.
    pub finding: Link,
    /// The study.
    pub study: Link,
}

/// Review findings as cards, the best supported first.
pub fn cards(
    reading: &Reading<'_>,
    findings: Vec<(&Entry<Synthesis>, &ReviewFinding)>,
) -> Vec<FindingCard> {
    let findings = best_first(findings).into_iter();
    findings
        .map(|(_, finding)| card(reading, finding))
        .collect()
}

/// Review findings, the best supported first.
pub fn best_first<'a>(
    mut findings: Vec<(&'a Entry<Synthesis>, &'a ReviewFinding)>,
) -> Vec<(&'a Entry<Synthesis>, &'a ReviewFinding)> {
    findings.sort_by(|(_, a), (_, b)| (b.confidence, &a.id).cmp(&(a.confidence, &b.id)));
    findings
}

/// The confidence in a review finding in words, with whether it waits for agreement.
pub fn confidence_words(words: &Words, finding: &ReviewFinding) -> String {
    let level = words.text(confidence_text(finding.confidence));
    match finding.proposed {
        true => say!(words, "outcome-line.proposed", certainty = level),
        false => say!(words, "outcome-line.judged", certainty = level),
    }
}

fn card(reading: &Reading<'_>, finding: &ReviewFinding) -> FindingCard {
    let address = reading.desk.addresses.review_finding(&finding.id);
    let plain = finding.plain.as_ref().filter(|_| reading.is_plain());
    let explanation = finding.explanation.as_ref().filter(|_| plain.is_none());
    FindingCard {
        id: finding.id.clone(),
        statement_html: reading.inline(plain.unwrap_or(&finding.statement)),
        badge: reading
            .desk
            .confidence_badge(finding.confidence, reading.here.href(&address)),
        proposed: finding.proposed,
        explanation: explanation.cloned().unwrap_or_default(),
        studies: reading.desk.links(reading.here, &finding.studies),
        full: reading
            .here
            .link(say!(reading.desk, "finding.in-full"), &address),
    }
}

/// Review findings that `fits` takes, as cards: those of the question when it has any, else those of
/// the whole site.
pub fn fitting(reading: &Reading<'_>, fits: impl Fn(&ReviewFinding) -> bool) -> Vec<FindingCard> {
    let matching = |findings: Vec<(&'_ Entry<Synthesis>, &'_ ReviewFinding)>| -> Vec<FindingCard> {
        let fitting = findings.into_iter().filter(|(_, finding)| fits(finding));
        cards(reading, fitting.collect())
    };
    let own = matching(reading.review_findings());
    if own.is_empty() {
        return matching(with_findings(reading.records().syntheses.values()));
    }
    own
}

/// Whether a theme contains one of `words`.
pub fn has_theme(themes: &[String], words: &[String]) -> bool {
    themes
        .iter()
        .any(|theme| words.iter().any(|word| theme.contains(word.as_str())))
}

/// A finding of a study, with the study.
pub fn single(reading: &Reading<'_>, id: &str, entry: &FindingEntry) -> SingleFinding {
    SingleFinding {
        text_html: reading.inline(&entry.finding.text),
        finding: reading.desk.finding_link(reading.here, id),
        study: reading.desk.link(reading.here, Kind::Study, &entry.study),
    }
}

/// How many findings have which confidence: "1 high, 9 moderate".
pub fn spread(words: &Words, levels: impl Iterator<Item = CertaintyLevel>) -> String {
    let levels: Vec<CertaintyLevel> = levels.collect();
    let count = |level| levels.iter().filter(|l| **l == level).count();
    let parts = [
        (
            CertaintyLevel::High,
            say!(words, "spread.high", n = count(CertaintyLevel::High)),
        ),
        (
            CertaintyLevel::Moderate,
            say!(
                words,
                "spread.moderate",
                n = count(CertaintyLevel::Moderate)
            ),
        ),
        (
            CertaintyLevel::Low,
            say!(words, "spread.low", n = count(CertaintyLevel::Low)),
        ),
        (
            CertaintyLevel::VeryLow,
            say!(words, "spread.very-low", n = count(CertaintyLevel::VeryLow)),
        ),
    ];
    let said = parts.into_iter().filter(|(level, _)| count(*level) > 0);
    said.map(|(_, words)| words).collect::<Vec<_>>().join(", ")
}

/// The words of a spread with the number of findings: "10 findings: 1 high, 9 moderate".
pub fn spread_words(words: &Words, findings: &[(&Entry<Synthesis>, &ReviewFinding)]) -> String {
    let spread = spread(words, findings.iter().map(|(_, f)| f.confidence));
    count!(words, "spread.findings", findings.len(), spread = spread)
}

#[cfg(test)]
mod tests {
    use super::CertaintyLevel::{High, Moderate};
    use super::*;

    #[test]
    fn a_spread_leaves_out_levels_that_nothing_has() {
        assert_eq!(
            spread(&Words::english(), [Moderate, High, Moderate].into_iter()),
            "1 high, 2 moderate"
        );
    }

    #[test]
    fn a_theme_is_found_by_a_part_of_its_name() {
        let themes = ["noise and light".to_owned()];
        assert!(has_theme(&themes, &["noise".to_owned()]));
        assert!(!has_theme(&themes, &["cost".to_owned()]));
    }
}
