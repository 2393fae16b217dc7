//! Outcomes with effect and certainty, and the numbers behind them.

use serde::Serialize;

use crate::record::kind::Kind;
use crate::record::result::ArmData;
use crate::sentence;
use crate::sentence::prospect::in_another_place;
use crate::synthesis::{EffectRow, OutcomeFindings};
use crate::view::part::Link;
use crate::view::reading::Reading;
use crate::view::shared::doubt_line;
use crate::view::shared::outcome_rows::{self, OutcomeRow, OutcomeRows, evidence_address};
use crate::words::{count, say};

use super::finding::{FindingCard, cards};
use super::pictures::{Pictures, pictures};

/// The theme of qualitative findings on benefit.
const BENEFIT: &str = "effectiveness";

/// Up to how many results of an outcome stand in an edition; where there are more, its page has them, each
/// drawn beside its data.
const FEW_RESULTS: usize = 3;

/// How many results on one outcome a reader sees before opening the rest.
const FIRST_ROWS: usize = 2;

/// Outcomes with effect and certainty.
#[derive(Debug, Serialize)]
pub struct Effects {
    /// The rows; `main` are those that this reader sees first.
    pub rows: OutcomeRows,
    /// One row for each outcome of `rows.main`, for readers who want it in plain words and see
    /// numbers only when they open them; nothing for other readers.
    pub in_plain_words: Vec<OutcomeRow>,
    /// What people said helps, kept apart from effects.
    pub benefits: Vec<FindingCard>,
    /// Harms and unwanted consequences.
    pub harms_html: String,
    /// Risks as a hundred people, where the reader's editions ask for pictures.
    pub pictures: Pictures,
    /// The list of all outcomes.
    pub all: Link,
}

/// The numbers, with links to the evidence page.
#[derive(Debug, Serialize)]
pub struct Numbers {
    /// One table per outcome.
    pub tables: Vec<NumberTable>,
    /// The evidence pages.
    pub evidence: Vec<Link>,
}

/// The results on one outcome.
#[derive(Debug, Serialize)]
pub struct NumberTable {
    /// Its name on the page.
    pub id: String,
    /// The outcome.
    pub outcome: String,
    /// What was compared.
    pub comparison: String,
    /// The pooled result in words; nothing when results are not pooled.
    pub pooled: Option<String>,
    /// The prediction interval in words; nothing when it cannot be worked out.
    pub prediction: Option<String>,
    /// How doubtful results change the number; nothing when none is in doubt.
    pub doubt: Option<String>,
    /// The results, where they are few.
    pub rows: Vec<NumberRow>,
    /// How many results there are, where they are too many to stand here; empty else.
    pub results: String,
    /// The evidence page at this outcome.
    pub evidence: Link,
}

/// One result.
#[derive(Debug, Serialize)]
pub struct NumberRow {
    /// The study, leading to the result.
    pub study: Link,
    /// Data of the intervention arm.
    pub intervention: String,
    /// Data of the comparator arm.
    pub comparator: String,
    /// Effect with interval; nothing when there is none.
    pub effect: Option<String>,
    /// People in the result; nothing when not reported.
    pub people: Option<String>,
    /// Whether its data are in doubt.
    pub in_doubt: bool,
    /// The remark that goes with the number; nothing when there is none.
    pub note: Option<String>,
    /// Why it is not put together with the others; nothing when it is.
    pub left_out: Option<String>,
}

/// Makes the block on effects.
pub fn effects(reading: &Reading<'_>) -> Effects {
    let benefits = reading
        .review_findings()
        .into_iter()
        .filter(|(_, finding)| finding.themes.iter().any(|theme| theme == BENEFIT));
    let rows = first_rows(reading, outcome_rows::rows(reading));
    let mut in_plain_words = Vec::new();
    if reading.is_plain() {
        in_plain_words.clone_from(&rows.main);
        in_plain_words.dedup_by(|later, first| later.outcome == first.outcome);
    }
    Effects {
        rows,
        in_plain_words,
        benefits: cards(reading, benefits.collect()),
        harms_html: reading.html(&reading.question.value.harms),
        pictures: pictures(reading),
        all: reading.list(
            &say!(reading.desk, "block-effects.all-outcomes"),
            "outcomes/index.html",
        ),
    }
}

/// What a reader sees first: outcomes that the audience puts first, two rows of each; the rest goes
/// to the other outcomes. Where the audience puts none of the question's outcomes first, all stay.
fn first_rows(reading: &Reading<'_>, mut rows: OutcomeRows) -> OutcomeRows {
    let first = &reading.audience.value.first_outcomes;
    let wanted: Vec<Link> = first
        .iter()
        .map(|outcome| {
            let name = reading.outcome_name(outcome.id());
            reading.link_as(name, Kind::Outcome, outcome.id())
        })
        .collect();
    let is_any_wanted = rows.main.iter().any(|row| wanted.contains(&row.outcome));
    let mut shown: Vec<OutcomeRow> = Vec::new();
    let mut folded: Vec<OutcomeRow> = Vec::new();
    for row in rows.main {
        let same = shown.iter().filter(|s| s.outcome == row.outcome).count();
        let is_first = !is_any_wanted || wanted.contains(&row.outcome);
        if is_first && same < FIRST_ROWS {
            shown.push(row);
        } else {
            folded.push(row);
        }
    }
    folded.append(&mut rows.others);
    OutcomeRows {
        main: shown,
        others: folded,
        unmeasured: rows.unmeasured,
    }
}

/// Makes the block with the numbers.
pub fn numbers(reading: &Reading<'_>) -> Numbers {
    let findings = outcome_rows::in_order(reading);
    let syntheses = reading.syntheses();
    let link = |id| reading.desk.link(reading.here, Kind::Synthesis, id);
    Numbers {
        tables: findings.iter().map(|f| table(reading, f)).collect(),
        evidence: syntheses.iter().map(|s| link(&s.id)).collect(),
    }
}

fn table(reading: &Reading<'_>, findings: &OutcomeFindings) -> NumberTable {
    let outcome = reading.outcome_name(&findings.outcome);
    let comparison = outcome_rows::analysis(reading, findings);
    let few = match findings.rows.len() {
        0..=FEW_RESULTS => findings.rows.as_slice(),
        _ => &[],
    };
    NumberTable {
        id: findings.file_stem(),
        comparison: comparison.map(|(c, _)| c.title.clone()).unwrap_or_default(),
        pooled: findings
            .pooled
            .as_ref()
            .map(|_| outcome_rows::numbers(reading, findings)),
        prediction: in_another_place(reading.desk.words, findings),
        doubt: outcome_rows::doubt(reading, findings),
        rows: few
            .iter()
            .map(|row| number_row(reading, findings, row))
            .collect(),
        results: match few.is_empty() && !findings.rows.is_empty() {
            true => count!(reading.desk, "count.results", findings.rows.len()),
            false => String::new(),
        },
        evidence: reading.here.link(
            say!(
                reading.desk,
                "block-effects.chart-and-reasons",
                outcome = &outcome
            ),
            &evidence_address(reading, findings),
        ),
        outcome,
    }
}

fn number_row(reading: &Reading<'_>, found: &OutcomeFindings, row: &EffectRow) -> NumberRow {
    let result = row.first_result();
    let words = reading.desk.words;
    let arm = |data: &Option<ArmData>| {
        let data = data.as_ref();
        let said = data.and_then(|data| sentence::row::arm(words, data));
        said.unwrap_or_default()
    };
    NumberRow {
        study: reading.desk.result_of(
            reading.here,
            &row.study,
            result,
            &sentence::row::label(words, &row.label),
        ),
        intervention: arm(&row.intervention),
        comparator: arm(&row.comparator),
        effect: outcome_rows::effect_words(reading.desk, row),
        people: row.people.map(|n| words.whole(n)),
        in_doubt: row.in_doubt,
        note: doubt_line::remark(reading.desk, found, row),
        left_out: row
            .left_out
            .as_ref()
            .map(|why| sentence::left_out::left_out(words, why)),
    }
}
