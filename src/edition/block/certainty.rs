//! How sure we are and why not more, and how good the evidence behind the page is.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::question::{Directness, Gap};
use crate::record::study::Study;
use crate::record::synthesis::{CertaintyLevel, Grade, GradeDomain, Synthesis, SynthesisType};
use crate::record::vocabulary::{Choice, Place};
use crate::sentence::prospect::in_another_place;
use crate::synthesis::OutcomeFindings;
use crate::text::case;
use crate::view::part::{Badge, Link, SourceLine};
use crate::view::reading::Reading;
use crate::view::shared::outcome_rows::{self, evidence_address};
use crate::view::shared::tally;
use crate::words::{TextId, Words, count, say, text_id};

use super::finding::{FindingCard, cards, spread, spread_words};
use super::told_apart;

/// How sure we are.
#[derive(Debug, Serialize)]
pub struct Certainty {
    /// Levels with the outcomes that have them, the highest first.
    pub levels: Vec<LevelRow>,
    /// Outcomes with their reasons.
    pub outcomes: Vec<CertaintyRow>,
    /// How many qualitative findings have which confidence; nothing when there are no such findings.
    pub confidence: Option<String>,
    /// The qualitative findings.
    pub findings: Vec<FindingCard>,
    /// What is not known; the first is the most important.
    pub gaps: Vec<GapView>,
    /// How levels are to be read; nothing when the site has no such page.
    pub how_to_read: Option<Link>,
}

/// A level with the outcomes that have it.
#[derive(Debug, Serialize)]
pub struct LevelRow {
    /// The level.
    pub badge: Badge,
    /// The outcomes, as a phrase.
    pub outcomes: String,
    /// Whether one of the judgements waits for agreement.
    pub proposed: bool,
    /// What lowered them, in a few words.
    pub why: String,
}

/// The certainty of one outcome.
#[derive(Debug, Serialize)]
pub struct CertaintyRow {
    /// The outcome.
    pub outcome: String,
    /// The level.
    pub badge: Badge,
    /// Whether the judgement waits for agreement, and whose.
    pub by: String,
    /// Whether it waits for agreement.
    pub proposed: bool,
    /// The reasons in full.
    pub reasons: Vec<Reason>,
    /// The prediction interval in words; nothing when it cannot be worked out.
    pub prediction: Option<String>,
    /// How doubtful results change the number; nothing when none is in doubt.
    pub doubt: Option<String>,
}

/// A reason for a level.
#[derive(Debug, Serialize)]
pub struct Reason {
    /// The domain of GRADE.
    pub domain: String,
    /// "one level down", "not changed".
    pub change: String,
    /// The reason.
    pub reason: String,
}

/// Something that is not known.
#[derive(Debug, Serialize)]
pub struct GapView {
    /// What is not known.
    pub gap_html: String,
    /// What would answer it.
    pub would_answer: String,
    /// Where the gap shows.
    pub source: Option<SourceLine>,
}

/// How good the evidence behind the page is.
#[derive(Debug, Serialize)]
pub struct EvidenceQuality {
    /// How directly it bears on the question.
    pub directness: String,
    /// One row per synthesis.
    pub rows: Vec<QualityRow>,
    /// Where studies come from.
    pub places: String,
}

/// The evidence of one synthesis.
#[derive(Debug, Serialize)]
pub struct QualityRow {
    /// The synthesis.
    pub synthesis: Link,
    /// What kind it is.
    pub kind: String,
    /// Studies by design.
    pub designs: String,
    /// When sources were searched last.
    pub searched: String,
    /// Levels of certainty over outcomes.
    pub certainty: String,
    /// Levels of confidence over findings.
    pub confidence: String,
}

/// What is not known.
#[derive(Debug, Serialize)]
pub struct Gaps {
    /// Gaps of the question.
    pub gaps: Vec<GapView>,
    /// Gaps of its syntheses.
    pub of_syntheses: Vec<SynthesisGaps>,
}

/// The gaps of a synthesis.
#[derive(Debug, Serialize)]
pub struct SynthesisGaps {
    /// The synthesis.
    pub synthesis: Link,
    /// What is missing.
    pub gaps: Vec<String>,
}

/// Makes the block on certainty.
pub fn certainty(reading: &Reading<'_>) -> Certainty {
    let named = |findings: &&&OutcomeFindings| {
        let outcomes = &reading.question.value.outcomes;
        outcomes.iter().any(|o| *o.id() == findings.outcome)
    };
    let findings = outcome_rows::in_order(reading);
    let of_interest: Vec<&OutcomeFindings> = findings.iter().filter(named).copied().collect();
    let qualitative = reading.review_findings();
    Certainty {
        levels: levels(reading, &of_interest),
        outcomes: of_interest
            .iter()
            .filter_map(|f| certainty_row(reading, f, &of_interest))
            .collect(),
        confidence: (!qualitative.is_empty())
            .then(|| spread_words(reading.desk.words, &qualitative)),
        findings: cards(reading, qualitative),
        gaps: gap_views(reading),
        how_to_read: how_to_read(reading),
    }
}

fn how_to_read(reading: &Reading<'_>) -> Option<Link> {
    let page = crate::record::id::Id::new("how-to-read");
    let entry = reading.records().pages.get(&page)?;
    Some(reading.link_as(entry.value.title.clone(), Kind::Page, &page))
}

fn certainty_row(
    reading: &Reading<'_>,
    findings: &OutcomeFindings,
    all: &[&OutcomeFindings],
) -> Option<CertaintyRow> {
    let grade = findings.grade.as_ref()?;
    let address = evidence_address(reading, findings);
    let reasons = grade.domains.iter().map(|(domain, change)| Reason {
        domain: reading.desk.value(*domain),
        change: change_words(reading.desk.words, change.change),
        reason: change.reason.clone().unwrap_or_default(),
    });
    Some(CertaintyRow {
        outcome: told_apart::whole(reading, findings, all),
        badge: reading
            .desk
            .certainty_badge(grade.level, reading.here.href(&address)),
        by: grade.by.clone(),
        proposed: grade.proposed,
        reasons: reasons.collect(),
        prediction: in_another_place(reading.desk.words, findings),
        doubt: outcome_rows::doubt(reading, findings),
    })
}

/// Outcomes brought together by level, the highest first.
fn levels(reading: &Reading<'_>, findings: &[&OutcomeFindings]) -> Vec<LevelRow> {
    const ORDER: [CertaintyLevel; 4] = [
        CertaintyLevel::High,
        CertaintyLevel::Moderate,
        CertaintyLevel::Low,
        CertaintyLevel::VeryLow,
    ];
    let row = |level| level_row(reading, findings, level);
    ORDER.into_iter().filter_map(row).collect()
}

fn level_row(
    reading: &Reading<'_>,
    findings: &[&OutcomeFindings],
    level: CertaintyLevel,
) -> Option<LevelRow> {
    let of_level: Vec<(&OutcomeFindings, &Grade)> = findings
        .iter()
        .filter_map(|f| Some((*f, f.grade.as_ref()?)))
        .filter(|(_, grade)| grade.level == level)
        .collect();
    let here: Vec<&OutcomeFindings> = of_level.iter().map(|(f, _)| *f).collect();
    let names = told_apart::each_once(reading, &here, findings);
    let names: Vec<String> = names.iter().map(|name| case::small(name)).collect();
    let grades = of_level.iter().map(|(_, grade)| *grade);
    (!of_level.is_empty()).then(|| LevelRow {
        badge: reading.desk.certainty_badge(level, String::new()),
        outcomes: case::capital(&names.join(", ")),
        proposed: grades.clone().any(|grade| grade.proposed),
        why: why(reading.desk.words, &lowered_for(grades)),
    })
}

/// The domains for which any of the judgements was lowered, each once.
fn lowered_for<'a>(grades: impl Iterator<Item = &'a Grade>) -> BTreeSet<GradeDomain> {
    grades
        .flat_map(|grade| &grade.domains)
        .filter(|(_, change)| change.change < 0)
        .map(|(domain, _)| *domain)
        .collect()
}

fn why(words: &Words, domains: &BTreeSet<GradeDomain>) -> String {
    if domains.is_empty() {
        return say!(words, "block-certainty.not-lowered");
    }
    let names = domains.iter().map(|domain| words.text(small_name(*domain)));
    let names: Vec<String> = names.collect();
    say!(
        words,
        "block-certainty.lowered-for",
        reasons = names.join(", ")
    )
}

/// "one level down", "two levels up", "not changed".
fn change_words(words: &Words, change: i8) -> String {
    match change {
        0 => say!(words, "block-certainty.not-changed"),
        -1 => say!(words, "block-certainty.one-level-down"),
        1 => say!(words, "block-certainty.one-level-up"),
        -2 => say!(words, "block-certainty.two-levels-down"),
        2 => say!(words, "block-certainty.two-levels-up"),
        ..0 => count!(
            words,
            "block-certainty.levels-down",
            u32::from(change.unsigned_abs())
        ),
        _ => count!(
            words,
            "block-certainty.levels-up",
            u32::from(change.unsigned_abs())
        ),
    }
}

/// The name of a domain inside a sentence.
fn small_name(domain: GradeDomain) -> TextId {
    match domain {
        GradeDomain::RiskOfBias => text_id!("lowered-for.risk-of-bias"),
        GradeDomain::Inconsistency => text_id!("lowered-for.inconsistency"),
        GradeDomain::Indirectness => text_id!("lowered-for.indirectness"),
        GradeDomain::Imprecision => text_id!("lowered-for.imprecision"),
        GradeDomain::PublicationBias => text_id!("lowered-for.publication-bias"),
        GradeDomain::LargeEffect => text_id!("lowered-for.large-effect"),
        GradeDomain::DoseResponse => text_id!("lowered-for.dose-and-response"),
        GradeDomain::OpposingConfounding => text_id!("lowered-for.opposing-confounding"),
    }
}

/// The gaps of the question.
pub fn gap_views(reading: &Reading<'_>) -> Vec<GapView> {
    let view = |gap: &Gap| GapView {
        gap_html: reading.inline(&gap.gap),
        would_answer: gap.would_answer.clone().unwrap_or_default(),
        source: gap
            .source
            .as_ref()
            .map(|s| reading.desk.source(reading.here, s)),
    };
    reading.question.value.gaps.iter().map(view).collect()
}

/// Makes the block on gaps.
pub fn gaps(reading: &Reading<'_>) -> Gaps {
    let of_synthesis = |synthesis: &Entry<Synthesis>| SynthesisGaps {
        synthesis: reading
            .desk
            .link(reading.here, Kind::Synthesis, &synthesis.id),
        gaps: synthesis
            .value
            .gaps
            .iter()
            .map(|gap| reading.inline(gap))
            .collect(),
    };
    let syntheses = reading.syntheses();
    let with_gaps = syntheses.iter().filter(|s| !s.value.gaps.is_empty());
    Gaps {
        gaps: gap_views(reading),
        of_syntheses: with_gaps.map(|s| of_synthesis(s)).collect(),
    }
}

/// Makes the block on the quality of the evidence.
pub fn evidence_quality(reading: &Reading<'_>) -> EvidenceQuality {
    let studies = reading.studies();
    EvidenceQuality {
        directness: reading
            .desk
            .text(directness_text(reading.question.value.relevance.directness)),
        rows: reading
            .syntheses()
            .iter()
            .map(|s| quality_row(reading, s))
            .collect(),
        places: places_sentence(reading, &studies),
    }
}

/// "28 studies in all; 5 from the Netherlands, 1 of them from Utrecht."; only how many studies
/// where no place is here.
fn places_sentence(reading: &Reading<'_>, studies: &[&Entry<Study>]) -> String {
    let (desk, here) = (reading.desk, reading.here_places());
    let places = tally::places(desk.evidence, here, studies);
    let mut wider: Option<&Choice<Place>> = None;
    let mut parts = Vec::new();
    for (place, n) in here.iter().zip(places.here) {
        let (n, name) = (n.to_string(), desk.place_name(place));
        parts.push(match wider {
            Some(wider) if desk.evidence.lies_in(place, wider) => {
                say!(desk, "places.of-them-from", n = &n, place = &name)
            }
            _ => say!(desk, "places.n-from", n = &n, place = &name),
        });
        wider = Some(place);
    }
    let all = count!(desk, "count.studies", places.studies);
    if parts.is_empty() {
        return say!(desk, "places.in-all", studies = &all);
    }
    let parts = parts.join(", ");
    say!(desk, "places.in-all-from", studies = &all, parts = &parts)
}

fn quality_row(reading: &Reading<'_>, synthesis: &Entry<Synthesis>) -> QualityRow {
    let studies = crate::view::reading::studies_of(reading.desk, &[synthesis]);
    let findings = reading.desk.findings.of_synthesis(&synthesis.id);
    let grades = findings
        .iter()
        .filter_map(|f| f.grade.as_ref().map(|g| g.level));
    let confidence = synthesis.value.findings.iter().map(|f| f.confidence);
    let searched = synthesis
        .value
        .searched_to
        .map(|day| reading.desk.date(day));
    QualityRow {
        synthesis: reading
            .desk
            .link(reading.here, Kind::Synthesis, &synthesis.id),
        kind: reading.desk.text(kind_text(synthesis.value.kind)),
        designs: tally::designs_phrase(reading.desk.words, &studies),
        searched: searched.unwrap_or_else(|| say!(reading.desk, "block-certainty.no-search")),
        certainty: or_none(
            reading,
            spread(reading.desk.words, grades),
            text_id!("block-certainty.no-outcomes"),
        ),
        confidence: or_none(
            reading,
            spread(reading.desk.words, confidence),
            text_id!("block-certainty.no-findings"),
        ),
    }
}

fn or_none(reading: &Reading<'_>, words: String, none: TextId) -> String {
    if words.is_empty() {
        reading.desk.text(none)
    } else {
        words
    }
}

/// What kind of synthesis it is, for readers.
pub fn kind_text(kind: SynthesisType) -> TextId {
    match kind {
        SynthesisType::MetaAnalysis => text_id!("synthesis-kind.meta-analysis"),
        SynthesisType::Swim => text_id!("synthesis-kind.swim"),
        SynthesisType::Qualitative => text_id!("synthesis-kind.qualitative"),
        SynthesisType::Economic => text_id!("synthesis-kind.economic"),
        SynthesisType::Overview => text_id!("synthesis-kind.overview"),
    }
}

/// How directly evidence bears on the question, in a sentence.
pub fn directness_text(directness: Directness) -> TextId {
    match directness {
        Directness::Direct => text_id!("directness.direct"),
        Directness::Partial => text_id!("directness.partial"),
        Directness::Indirect => text_id!("directness.indirect"),
        Directness::Unclear => text_id!("directness.unclear"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_said_in_words() {
        assert_eq!(change_words(&Words::english(), -1), "one level down");
        assert_eq!(change_words(&Words::english(), 0), "not changed");
        assert_eq!(change_words(&Words::english(), 2), "two levels up");
    }

    #[test]
    fn reasons_are_joined() {
        assert_eq!(
            why(
                &Words::english(),
                &BTreeSet::from([GradeDomain::RiskOfBias, GradeDomain::Imprecision])
            ),
            "Lowered for risk of bias, imprecision."
        );
        assert_eq!(
            why(&Words::english(), &BTreeSet::new()),
            "Not lowered for any reason."
        );
    }
}
