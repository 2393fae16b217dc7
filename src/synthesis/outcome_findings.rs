//! The findings on one outcome: rows, a pooled result, certainty, and what they say together.

use serde::{Deserialize, Serialize};

use crate::record::id::Id;
use crate::record::result::Measure;
use crate::record::synthesis::{AnalysisMethod, Grade, OutcomeAnalysis};

use super::absolute::AbsoluteRow;
use super::choices::Choices;
use super::comparators::{self, Comparator, Tally};
use super::counted::{self, Counted};
use super::direction::{DirectionCount, GoodSide};
use super::effect::{EffectRow, Estimate};
use super::further::Further;
use super::ladder::Ladder;
use super::meta_analysis::Numbers;
use super::raw::PooledEffect;
use super::scale::Scale;
use super::statement::Statement;
use super::undoubted::Undoubted;
use super::unpooled::Unpooled;

/// The findings on one outcome of one comparison of a synthesis.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OutcomeFindings {
    /// The synthesis.
    pub synthesis: Id,
    /// The comparison within it.
    pub comparison: Id,
    /// The intervention compared.
    pub intervention: Id,
    /// What the comparison names as its comparator; its rows may have others.
    pub comparator: Id,
    /// The outcome.
    pub outcome: Id,
    /// How results are put together.
    pub method: AnalysisMethod,
    /// The measure of the rows, when they share one.
    pub measure: Option<Measure>,
    /// Their scale of analysis, when they share a measure.
    pub scale: Option<Scale>,
    /// The value that means no difference: 1 for ratios, 0 for differences; nothing for measures that
    /// compare nothing.
    pub null: Option<f64>,
    /// Which side of it is good for people.
    pub good_side: GoodSide,
    /// One row per result, in the order of studies.
    pub rows: Vec<EffectRow>,
    /// The pooled result, when results are pooled.
    pub pooled: Option<PooledEffect>,
    /// The same without the rows in doubt, when there are any.
    pub without_doubt: Option<PooledEffect>,
    /// Events in 1,000 people, for measures of events; one row per risk with the comparator.
    pub absolute: Vec<AbsoluteRow>,
    /// What was really done when results are pooled.
    #[serde(skip, default = "Choices::usual")]
    pub choices: Choices,
    /// Further analyses, when results are pooled.
    pub further: Option<Further>,
    /// Why results that should be pooled are not.
    pub unpooled: Option<Unpooled>,
    /// How results are put together, and the directions of trials.
    pub ladder: Ladder,
    /// The name of the intervention as it stands inside a sentence.
    pub intervention_name: String,
    /// What its rows are compared with, those of most trials first; never empty.
    pub comparators: Vec<Comparator>,
    /// How many trials and people the analysis is of.
    pub counted: Counted,
    /// The certainty with its reasons.
    #[serde(skip)]
    pub grade: Option<Grade>,
    /// What is found, for the sentence that every edition shows.
    pub statement: Statement,
    /// The one estimate and what follows from it without the rows in doubt; nothing when none is, and
    /// when no other row is left.
    pub undoubted: Option<Undoubted>,
}

impl OutcomeFindings {
    /// Adds what is not kept with findings, because it stands in the record.
    pub(super) fn complete(&mut self, analysis: &OutcomeAnalysis) {
        self.choices = Choices::of(&analysis.analysis);
        self.grade = analysis.grade.clone();
    }

    /// The one estimate of the outcome with its interval: the pooled one, or that of a lone result.
    pub fn estimate(&self) -> Option<Estimate> {
        let lone = || match self.counted_rows().as_slice() {
            [row] => row.estimate,
            _ => None,
        };
        let pooled = self.pooled.as_ref().map(|pooled| pooled.estimate);
        pooled.or_else(lone)
    }

    /// The rows that the analysis is of, each one result: what is left out stays visible among
    /// [`Self::rows`] and counts nowhere.
    pub fn counted_rows(&self) -> Vec<&EffectRow> {
        counted::rows(&self.rows, self.pooled.is_some())
    }

    /// What the rows of several outcomes are compared with; each trial counts once for a comparator.
    pub fn comparators_of(all: &[&Self]) -> Vec<Comparator> {
        let rows: Vec<_> = all.iter().map(|one| one.counted_rows()).collect();
        let mut tally = Tally::default();
        for (found, rows) in all.iter().zip(&rows) {
            for row in rows {
                tally.add(comparators::of_row(row, &found.comparator), row);
            }
        }
        tally.named(|id| {
            let known = all.iter().flat_map(|found| &found.comparators);
            let name = known
                .filter(|known| known.intervention == *id)
                .map(|known| known.name.clone())
                .next();
            name.unwrap_or_else(|| id.to_string())
        })
    }

    /// How many trials point which way.
    pub fn directions(&self) -> DirectionCount {
        self.ladder.trials
    }

    /// The numbers of the analysis, when its rows share a measure.
    pub fn numbers(&self) -> Option<Numbers<'_>> {
        Some(Numbers {
            scale: self.scale?,
            choices: &self.choices,
            rows: &self.rows,
            pooled: self.pooled.as_ref(),
            without_doubt: self.without_doubt.as_ref(),
            further: self.further.as_ref(),
        })
    }

    /// The name of the files of the analysis, without their endings.
    pub fn file_stem(&self) -> String {
        format!("{}-{}-{}", self.synthesis, self.comparison, self.outcome)
    }

    /// How many of the rows that count are in doubt.
    pub fn doubted(&self) -> usize {
        let rows = self.counted_rows();
        rows.iter().filter(|row| row.in_doubt).count()
    }

    /// True when at least one row is in doubt.
    pub fn has_doubt(&self) -> bool {
        self.rows.iter().any(|row| row.in_doubt)
    }
}
