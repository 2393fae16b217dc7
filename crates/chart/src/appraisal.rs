//! Judgements of several studies in several domains: the input of the traffic-light and the summary plot.

use crate::fact::Label;
use crate::key::{Entry, Sample};
use crate::mark::{LEVELS, Level, Mark};
use crate::voice::Voice;

/// A domain of an appraisal tool.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Domain {
    /// "D1": heads a narrow column.
    pub short: String,
    /// "Randomisation process": stands in the key.
    pub label: String,
}

impl Domain {
    /// A domain.
    pub fn new(short: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            short: short.into(),
            label: label.into(),
        }
    }
}

/// Judgements, one row per study (or result) in the order to be drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// The tool's domains.
    pub domains: Vec<Domain>,
    /// The judgements.
    pub rows: Vec<Appraised>,
}

/// The judgements on one study.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Appraised {
    /// Its name.
    pub label: String,
    /// One judgement per domain; `None` where none was made.
    pub marks: Vec<Option<Mark>>,
    /// The overall judgement, in tools that have one.
    pub overall: Option<Mark>,
    /// Its weight in the meta-analysis, for the weighted summary.
    pub weight: Option<f64>,
}

impl Grid {
    /// Whether any study has an overall judgement.
    pub(crate) fn overall(&self) -> bool {
        self.rows.iter().any(|row| row.overall.is_some())
    }

    /// The domains, and the overall judgement if there is one.
    pub(crate) fn columns(&self, voice: Voice<'_>) -> Vec<Domain> {
        let name = voice.label(Label::Overall);
        let overall = self.overall().then(|| Domain::new(&name, &name));
        self.domains.iter().cloned().chain(overall).collect()
    }

    /// The word a tool uses for a level, if the level occurs.
    pub(crate) fn word(&self, level: Level) -> Option<&str> {
        let marks = self
            .rows
            .iter()
            .flat_map(|row| row.marks.iter().flatten().chain(&row.overall));
        marks
            .into_iter()
            .find(|mark| mark.level == level)
            .map(|mark| mark.word.as_str())
    }

    /// Key entries of the levels that occur.
    pub(crate) fn levels(&self) -> Vec<Entry> {
        let entry = |level| Some(Entry::new(Sample::Mark(level), self.word(level)?));
        LEVELS.into_iter().filter_map(entry).collect()
    }

    /// Key entries of the domains whose short form needs one, then of the levels.
    pub(crate) fn key(&self) -> Vec<Entry> {
        spelled(&self.domains).chain(self.levels()).collect()
    }
}

/// Key entries of the domains that are not headed by their full name.
pub(crate) fn spelled(domains: &[Domain]) -> impl Iterator<Item = Entry> {
    let short = domains.iter().filter(|domain| domain.short != domain.label);
    short.map(|domain| Entry::words(format!("{}: {}", domain.short, domain.label)))
}

impl Appraised {
    /// The judgement in a column as [`Grid::columns`] counts them.
    pub(crate) fn mark(&self, index: usize, domains: usize) -> Option<&Mark> {
        if index == domains {
            self.overall.as_ref()
        } else {
            self.marks.get(index)?.as_ref()
        }
    }
}
