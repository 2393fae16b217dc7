//! The summary of findings: a row per outcome, with footnotes for every reason.

use serde::Serialize;

use crate::record::kind::Kind;
use crate::record::synthesis::{Comparison, Grade, GradeDomain};
use crate::sentence::numbers;
use crate::sentence::statement::statement;
use crate::sentence::unit;
use crate::sentence::voice::Voice;
use crate::sentence::without_doubt::numbers_without;
use crate::synthesis::{AbsoluteRow, ComparatorRisk, OutcomeFindings};
use crate::text::apart::letter;
use crate::view::part::{Badge, Link};
use crate::view::shared::comparators;
use crate::view::shared::effect::{anchor, estimate_words, measure_name, measure_word};
use crate::words::{TextId, Words, count, say, text_id};

use super::super::desk::{Desk, Here};
use super::certainty::{GradeView, grade_view};
use super::menu;

/// The summary of findings of a comparison.
#[derive(Debug, Clone, Serialize)]
pub struct SummaryTable {
    /// The anchor on the page.
    pub anchor: String,
    /// The comparison in words.
    pub title: String,
    /// One row per outcome.
    pub rows: Vec<SummaryRow>,
    /// Reasons, each with its letter.
    pub footnotes: Vec<Footnote>,
}

/// A reason with its letter.
#[derive(Debug, Clone, Serialize)]
pub struct Footnote {
    /// The letter.
    pub letter: String,
    /// The anchor on the page.
    pub anchor: String,
    /// What it is about: the domain of GRADE, or where a risk comes from.
    pub about: String,
    /// The reason.
    pub text: String,
}

/// A row of the summary of findings.
#[derive(Debug, Clone, Serialize)]
pub struct SummaryRow {
    /// The anchor of its analysis.
    pub anchor: String,
    /// The outcome, linked to its analysis.
    pub outcome: Link,
    /// What it is compared with; nothing where nothing is compared.
    pub comparator: Option<Link>,
    /// "critical", "important" or "of limited importance".
    pub importance: String,
    /// What happens, in words.
    pub statement: String,
    /// Events with the comparator: "155 per 1,000"; empty for other measures.
    pub comparator_risk: String,
    /// Events with the intervention: "84 (59 to 119) per 1,000"; empty for other measures.
    pub intervention_risk: String,
    /// The difference: "71 fewer per 1,000, …"; empty for other measures.
    pub difference: String,
    /// Where the risk with the comparator comes from; empty for other measures.
    pub risk: String,
    /// The effect in numbers.
    pub effect: String,
    /// Trials and people.
    pub size: String,
    /// The certainty; nothing when it was not judged.
    pub badge: Option<Badge>,
    /// The judgement in full; nothing when there is none.
    pub grade: Option<GradeView>,
    /// Letters of the reasons.
    pub notes: Vec<Link>,
    /// Whether results are in doubt.
    pub has_doubt: bool,
    /// The numbers without the results in doubt; nothing when none is, or nothing leans on them.
    pub without_doubt: Option<String>,
    /// What the evidence profile says per domain, in the order of its columns.
    pub profile: Vec<ProfileCell>,
    /// The way to the further analyses; nothing when results are not pooled.
    pub further: Option<Link>,
}

/// A domain in the evidence profile.
#[derive(Debug, Clone, Serialize)]
pub struct ProfileCell {
    /// The domain.
    pub domain: String,
    /// "not serious", "serious", "very serious", "not judged".
    pub words: String,
    /// Letters of the reasons.
    pub notes: Vec<Link>,
}

/// The tables of a synthesis, one per comparison that has outcomes.
pub(super) fn tables(
    desk: &Desk<'_>,
    here: &Here,
    synthesis: &crate::record::id::Id,
    comparisons: &[Comparison],
) -> Vec<SummaryTable> {
    let found = desk.findings.of_synthesis(synthesis);
    let mut notes = Footnotes::default();
    comparisons
        .iter()
        .filter_map(|comparison| {
            notes.start(comparison.id.as_str());
            let of_comparison = found.iter().filter(|f| f.comparison == comparison.id);
            let rows: Vec<SummaryRow> = of_comparison
                .map(|found| row(desk, here, found, &mut notes))
                .collect();
            (!rows.is_empty()).then(|| SummaryTable {
                anchor: format!("summary-{}", comparison.id),
                title: comparison.title.clone(),
                rows,
                footnotes: notes.take(),
            })
        })
        .collect()
}

/// The row of an outcome, for a page without footnotes.
pub(in crate::view) fn summary(
    desk: &Desk<'_>,
    here: &Here,
    found: &OutcomeFindings,
) -> SummaryRow {
    row(desk, here, found, &mut Footnotes::default())
}

/// Reasons with their letters; a reason that comes again keeps its letter.
#[derive(Debug, Default)]
struct Footnotes {
    prefix: String,
    notes: Vec<Footnote>,
}

impl Footnotes {
    fn start(&mut self, prefix: &str) {
        prefix.clone_into(&mut self.prefix);
    }

    fn take(&mut self) -> Vec<Footnote> {
        std::mem::take(&mut self.notes)
    }

    fn link(&mut self, about: &str, text: &str) -> Link {
        let known = self
            .notes
            .iter()
            .position(|note| note.text == text && note.about == about);
        let index = known.unwrap_or(self.notes.len());
        let letter = letter(index);
        let anchor = format!("note-{}-{letter}", self.prefix);
        let link = Link::new(letter.clone(), format!("#{anchor}"));
        if known.is_none() {
            self.notes.push(Footnote {
                letter,
                anchor,
                about: about.to_owned(),
                text: text.to_owned(),
            });
        }
        link
    }
}

fn row(desk: &Desk<'_>, here: &Here, found: &OutcomeFindings, notes: &mut Footnotes) -> SummaryRow {
    let address = desk
        .addresses
        .analysis(&found.synthesis, &found.comparison, &found.outcome);
    let title = desk
        .evidence
        .title_of(Kind::Outcome, found.outcome.as_str());
    let absolute = found.absolute.first();
    let mut letters: Vec<Link> = absolute
        .map(|row| risk_note(desk, row, notes))
        .into_iter()
        .collect();
    let others = found.absolute.iter().skip(1);
    letters.extend(others.map(|row| other_risk_note(desk, row, notes)));
    let profile = profile(desk, found.grade.as_ref(), notes);
    letters.extend(profile.iter().flat_map(|cell| cell.notes.clone()));
    let badge = |grade: &Grade| desk.certainty_badge(grade.level, here.href(&address));
    SummaryRow {
        anchor: anchor(found),
        outcome: here.link(title.unwrap_or_default(), &address),
        comparator: found.null.map(|_| comparators::link(desk, here, found)),
        importance: importance(desk, found),
        statement: statement(desk.words, desk.evidence, found, Voice::Standard),
        comparator_risk: absolute
            .map(|row| comparator_risk(desk, row))
            .unwrap_or_default(),
        intervention_risk: absolute
            .map(|row| intervention_risk(desk, row))
            .unwrap_or_default(),
        difference: absolute
            .map(|row| numbers::difference(desk.words, row))
            .unwrap_or_default(),
        risk: absolute
            .map(|row| risk_words(desk, row))
            .unwrap_or_default(),
        effect: effect(desk.words, found),
        size: numbers::size(desk.words, found.counted),
        badge: found.grade.as_ref().map(badge),
        grade: found
            .grade
            .as_ref()
            .map(|grade| grade_view(desk, grade, found.statement.imprecision)),
        notes: letters,
        has_doubt: found.has_doubt(),
        without_doubt: numbers_without(desk.words, found),
        profile,
        further: found
            .further
            .as_ref()
            .map(|_| menu::further_of_outcome(desk, here, found)),
    }
}

/// GRADE: 7 to 9 critical, 4 to 6 important, 1 to 3 of limited importance.
fn importance(desk: &Desk<'_>, found: &OutcomeFindings) -> String {
    let outcome = desk.evidence.records.outcomes.get(&found.outcome);
    match outcome.map(|outcome| outcome.value.importance) {
        Some(7..) => say!(desk, "summary.critical"),
        Some(4..=6) => say!(desk, "summary.important"),
        _ => say!(desk, "summary.of-limited-importance"),
    }
}

fn comparator_risk(desk: &Desk<'_>, row: &AbsoluteRow) -> String {
    let people = numbers::whole_people(desk.words, row.effect.comparator);
    say!(
        desk,
        "summary.per",
        people = people,
        per = row.effect.per as u64
    )
}

fn intervention_risk(desk: &Desk<'_>, row: &AbsoluteRow) -> String {
    let people = numbers::risk(desk.words, row.effect.intervention_capped);
    say!(
        desk,
        "summary.per",
        people = people,
        per = row.effect.per as u64
    )
}

fn risk_note(desk: &Desk<'_>, row: &AbsoluteRow, notes: &mut Footnotes) -> Link {
    let about = say!(desk, "summary.risk-with-comparator");
    notes.link(&about, &risk_words(desk, row))
}

/// Whom the risk with the comparator is assumed for, or from how many trials it comes.
fn risk_words(desk: &Desk<'_>, row: &AbsoluteRow) -> String {
    let text = match &row.risk {
        ComparatorRisk::Assumed { label, source } => {
            let place = source.place.as_deref().unwrap_or_default();
            say!(desk, "summary.assumed-for", people = label, place = place)
        }
        ComparatorRisk::ComparatorArms { arms } => count!(desk, "summary.median-risk", *arms),
    };
    text.trim().to_owned()
}

/// What the effect means at another risk than that of the row.
fn other_risk_note(desk: &Desk<'_>, row: &AbsoluteRow, notes: &mut Footnotes) -> Link {
    let ComparatorRisk::Assumed { label, source } = &row.risk else {
        return risk_note(desk, row, notes);
    };
    let place = source.place.as_deref().unwrap_or_default();
    let text = say!(
        desk,
        "summary.other-risk",
        people = label,
        without = comparator_risk(desk, row),
        with = intervention_risk(desk, row),
        difference = numbers::difference(desk.words, row),
        place = place
    );
    notes.link(&say!(desk, "summary.another-risk"), text.trim())
}

/// The domains that lower certainty, in the order of an evidence profile, and then the others.
const PROFILE: [GradeDomain; 5] = [
    GradeDomain::RiskOfBias,
    GradeDomain::Inconsistency,
    GradeDomain::Indirectness,
    GradeDomain::Imprecision,
    GradeDomain::PublicationBias,
];

fn profile(desk: &Desk<'_>, grade: Option<&Grade>, notes: &mut Footnotes) -> Vec<ProfileCell> {
    let Some(grade) = grade else {
        return Vec::new();
    };
    let mut cell = |domain: &GradeDomain| {
        let name = desk.value(*domain);
        let judged = grade.domains.get(domain);
        let change = judged.map(|judged| judged.change);
        let reason = judged.and_then(|judged| judged.reason.as_deref());
        let note = reason
            .filter(|_| change.is_some_and(|change| change != 0))
            .map(|reason| notes.link(&name, reason));
        ProfileCell {
            domain: name,
            words: desk.text(seriousness(*domain, change)),
            notes: note.into_iter().collect(),
        }
    };
    PROFILE.iter().map(&mut cell).collect()
}

fn seriousness(domain: GradeDomain, change: Option<i8>) -> TextId {
    match (change, domain) {
        (None, _) => text_id!("seriousness.not-judged"),
        (Some(0), GradeDomain::PublicationBias) => text_id!("seriousness.undetected"),
        (Some(_), GradeDomain::PublicationBias) => text_id!("seriousness.suspected"),
        (Some(0), _) => text_id!("seriousness.not-serious"),
        (Some(-1), _) => text_id!("seriousness.serious"),
        (Some(-2), _) => text_id!("seriousness.very-serious"),
        (Some(_), _) => text_id!("seriousness.extremely-serious"),
    }
}

fn effect(words: &Words, found: &OutcomeFindings) -> String {
    if let Some(estimate) = found.estimate() {
        let effect = estimate_words(words, &measure_word(words, found), &estimate);
        return unit::of_outcome(words, found, effect);
    }
    let with_numbers: Vec<String> = found
        .counted_rows()
        .iter()
        .filter_map(|row| {
            let measure = measure_name(words, row.measure);
            let effect = estimate_words(words, &measure, &row.estimate?);
            Some(unit::of_row(words, row, effect))
        })
        .collect();
    match with_numbers.as_slice() {
        [] => String::new(),
        rows if rows.len() <= 3 => rows.join("; "),
        rows => count!(words, "summary.see-analysis", rows.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_that_comes_again_keeps_its_letter() {
        let mut notes = Footnotes::default();
        notes.start("c");
        assert_eq!(notes.link("Imprecision", "Few people.").label, "a");
        assert_eq!(notes.link("Risk of bias", "Many left.").label, "b");
        assert_eq!(notes.link("Imprecision", "Few people.").label, "a");
        assert_eq!(notes.take().len(), 2);
    }
}
