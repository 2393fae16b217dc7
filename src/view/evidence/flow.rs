//! The flow of studies, and the searches behind it.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::synthesis::{Flow, Search};
use crate::view::part::{Row, SourceLine};
use crate::words::{TextId, say, text_id};
use chart::{Heading, prisma};

use super::super::desk::{Desk, Here};

/// The flow of studies.
#[derive(Debug, Clone, Serialize)]
pub struct FlowView {
    /// The stages in order.
    pub stages: Vec<StageView>,
    /// A drawing of the flow.
    pub figure_html: String,
    /// Remarks.
    pub note: String,
    /// Where the counts were read.
    pub source: SourceLine,
}

/// A stage of the flow.
#[derive(Debug, Clone, Serialize)]
pub struct StageView {
    /// What is counted.
    pub label: String,
    /// The count, or "not reported".
    pub n: String,
    /// What leaves the flow here.
    pub leaves: Vec<Row>,
}

/// A search.
#[derive(Debug, Clone, Serialize)]
pub struct SearchRow {
    /// The source searched, with its platform.
    pub source: String,
    /// When.
    pub date: String,
    /// Records found.
    pub records: String,
    /// Limits and remarks.
    pub remarks: String,
    /// The strategy as highlighted code; empty when it is missing.
    pub strategy_html: String,
    /// Why the strategy is missing; empty when it is there.
    pub strategy_missing: String,
}

/// Makes the view of a flow.
pub(super) fn view(desk: &Desk<'_>, here: &Here, id: &Id, flow: &Flow) -> FlowView {
    FlowView {
        stages: stages(desk, flow),
        figure_html: prisma::draw(&drawing(desk, id, flow), desk.words).svg,
        note: flow.note.clone().unwrap_or_default(),
        source: desk.source(here, &flow.source),
    }
}

fn stages(desk: &Desk<'_>, flow: &Flow) -> Vec<StageView> {
    let stages = Stages { desk };
    let found = stages.found(flow);
    found
        .into_iter()
        .chain(stages.looked_through(flow))
        .chain(stages.included(flow))
        .collect()
}

/// Makes stages of counts.
struct Stages<'a> {
    desk: &'a Desk<'a>,
}

impl Stages<'_> {
    fn one(&self, label: TextId, n: Option<u32>, leaves: Vec<Row>) -> StageView {
        StageView {
            label: self.desk.text(label),
            n: count(self.desk, n),
            leaves,
        }
    }

    /// A stage of what is counted; nothing where it is not.
    fn counted(&self, label: TextId, n: Option<u32>) -> Option<StageView> {
        n.map(|_| self.one(label, n, Vec::new()))
    }

    fn leaves(&self, parts: &[(TextId, Option<u32>)]) -> Vec<Row> {
        let counted = parts.iter().filter(|(_, n)| n.is_some());
        counted
            .map(|(label, n)| Row::new(self.desk.text(*label), count(self.desk, *n)))
            .collect()
    }

    fn found(&self, flow: &Flow) -> Vec<StageView> {
        let databases = text_id!("flow.records-from-databases");
        let registers = text_id!("flow.records-from-registers");
        let others = text_id!("flow.records-from-other-sources");
        let mut stages = vec![self.one(databases, flow.databases, Vec::new())];
        stages.extend(self.counted(registers, flow.registers));
        stages.extend(self.counted(others, flow.other_sources));
        stages
    }

    fn looked_through(&self, flow: &Flow) -> Vec<StageView> {
        let removed = self.leaves(&[
            (text_id!("flow.duplicates-removed"), flow.duplicates),
            (text_id!("flow.removed-by-tools"), flow.removed_by_tools),
            (
                text_id!("flow.removed-for-other-reasons"),
                flow.removed_other,
            ),
            (
                text_id!("flow.excluded-on-title-and-abstract"),
                flow.screened_out,
            ),
        ]);
        let lost = self.leaves(&[(text_id!("flow.not-retrieved"), flow.not_retrieved)]);
        let reasons = flow.excluded.iter();
        let reasons = reasons.map(|part| Row::new(part.reason.clone(), part.n.to_string()));
        let sought = text_id!("flow.reports-sought");
        let assessed = text_id!("flow.reports-assessed-in-full");
        let mut stages = vec![self.one(text_id!("flow.records-screened"), flow.screened, removed)];
        stages.extend(flow.sought.map(|_| self.one(sought, flow.sought, lost)));
        stages.push(self.one(assessed, flow.assessed, reasons.collect()));
        stages
    }

    fn included(&self, flow: &Flow) -> Vec<StageView> {
        let previous = text_id!("flow.studies-in-previous-version");
        let included = text_id!("flow.studies-included");
        let reports = text_id!("flow.reports-of-included-studies");
        let pooled = text_id!("flow.studies-in-the-meta-analysis");
        let mut stages: Vec<StageView> = Vec::new();
        stages.extend(self.counted(previous, flow.previous_studies));
        stages.push(self.one(included, flow.included_studies, Vec::new()));
        stages.extend(self.counted(reports, flow.included_reports));
        stages.extend(self.counted(text_id!("flow.studies-in-all"), in_all(flow)));
        stages.extend(self.counted(pooled, flow.pooled_studies));
        stages
    }
}

/// Studies included now and in an earlier version, where there was one.
fn in_all(flow: &Flow) -> Option<u32> {
    Some(flow.previous_studies? + flow.included_studies?)
}

fn count(desk: &Desk<'_>, n: Option<u32>) -> String {
    n.map_or_else(
        || say!(desk, "missing.not-reported"),
        |n| desk.words.whole(n),
    )
}

fn drawing(desk: &Desk<'_>, id: &Id, flow: &Flow) -> prisma::Flow {
    let n = |n: Option<u32>| n.map(u64::from);
    let reasons = flow.excluded.iter();
    prisma::Flow {
        heading: Heading::new(format!("flow-{id}"), say!(desk, "flow.title")),
        records: prisma::Records {
            databases: n(flow.databases),
            registers: n(flow.registers),
            other_sources: n(flow.other_sources),
            duplicates: n(flow.duplicates),
            automation: n(flow.removed_by_tools),
            other_removed: n(flow.removed_other),
            screened: n(flow.screened),
            screened_out: n(flow.screened_out),
            sought: n(flow.sought),
            not_retrieved: n(flow.not_retrieved),
            assessed: n(flow.assessed),
            excluded: (!flow.excluded.is_empty())
                .then(|| flow.excluded.iter().map(|part| u64::from(part.n)).sum()),
            excluded_reasons: reasons
                .map(|part| prisma::Item {
                    label: part.reason.clone(),
                    n: Some(u64::from(part.n)),
                })
                .collect(),
        },
        included: prisma::Included {
            previous: n(flow.previous_studies),
            in_all: n(in_all(flow)),
            studies: n(flow.included_studies),
            reports: n(flow.included_reports),
            pooled_studies: n(flow.pooled_studies),
        },
        // What is sought and assessed is a report, in the list as in the record.
        hide_reports: false,
    }
}

/// The row of a search.
pub(super) fn search_row(desk: &Desk<'_>, search: &Search) -> SearchRow {
    let strategy = search.strategy.as_ref();
    let code = strategy.and_then(|known| known.value()).map(|text| {
        let syntax = search.syntax.as_deref().unwrap_or("ovid");
        desk.code(text, syntax)
    });
    let missing = match strategy {
        None => say!(desk, "line.the-strategy-is-not-on-record"),
        Some(known) if known.value().is_none() => {
            say!(
                desk,
                "flow.strategy-missing",
                why = desk.known(known, String::clone)
            )
        }
        Some(_) => String::new(),
    };
    let source: Vec<String> = std::iter::once(search.name.clone())
        .chain(search.platform.clone())
        .collect();
    let remarks: Vec<String> = search.limits.iter().chain(&search.note).cloned().collect();
    SearchRow {
        source: source.join(", "),
        date: search
            .date
            .map_or_else(|| say!(desk, "missing.not-reported"), |day| desk.date(day)),
        records: search.records.as_ref().map_or_else(
            || say!(desk, "missing.not-reported"),
            |n| desk.known(n, |n| desk.words.whole(*n)),
        ),
        remarks: remarks.join(" "),
        strategy_html: code.unwrap_or_default(),
        strategy_missing: missing,
    }
}
