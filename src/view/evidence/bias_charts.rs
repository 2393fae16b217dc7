//! Drawings of judgements on risk of bias: study by study, their shares, and the marks beside results.

use chart::appraisal::{Appraised, Domain, Grid};
use chart::mark::{Level, Mark};
use chart::summary::{self, Summary, Weighting};
use chart::traffic::{self, Traffic};
use chart::{Figure, Heading};

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::study::{Appraisal, Study};
use crate::record::tool::Tool;
use crate::synthesis::OutcomeFindings;
use crate::view::shared::appraisal::{JudgementRow, judgement_row};
use crate::words::say;

use super::super::desk::Desk;

/// Studies that were judged with one tool.
pub(super) struct Judged<'a> {
    /// The tool.
    pub(super) id: &'a Id,
    /// Its domains and levels.
    pub(super) tool: &'a Tool,
    /// The studies with their judgements, in the order to be drawn.
    pub(super) studies: Vec<(&'a Id, &'a Appraisal)>,
}

/// Every judgement on every study. The table of the page says the same.
pub(super) fn traffic_lights(desk: &Desk<'_>, judged: &Judged<'_>) -> String {
    let title = say!(desk, "chart.judgements-by", tool = &judged.tool.name);
    let input = Traffic {
        heading: Heading::new(format!("judgements-{}", judged.id), title),
        grid: grid(desk, judged, |_| None),
    };
    traffic::draw(&input, desk.words).svg
}

/// The share of studies at each level.
pub(super) fn shares(desk: &Desk<'_>, judged: &Judged<'_>) -> String {
    let title = say!(
        desk,
        "risk-of-bias.share-of-studies",
        tool = &judged.tool.name
    );
    let input = Summary {
        heading: Heading::new(format!("summary-{}", judged.id), title),
        grid: grid(desk, judged, |_| None),
        weighting: Weighting::Equal,
    };
    summary::draw(&input, desk.words).svg
}

/// The share of weight at each level in the pooled result to which most of the studies contribute;
/// none when fewer than two of them have a weight in one.
pub(super) fn shares_of_weight(
    desk: &Desk<'_>,
    synthesis: &Id,
    judged: &Judged<'_>,
) -> Option<Figure> {
    let weighed = |found: &OutcomeFindings| {
        let studies = judged.studies.iter();
        let weights = studies.filter(|(study, _)| weight(found, study).is_some());
        weights.count()
    };
    let pooled = desk.findings.of_synthesis(synthesis).iter();
    let pooled = pooled.filter(|found| found.pooled.is_some());
    // Of equals the last one is taken, so the order is turned.
    let found = pooled.rev().max_by_key(|found| weighed(found))?;
    if weighed(found) < 2 {
        return None;
    }
    let outcome = desk.title(Kind::Outcome, &found.outcome);
    let tool = &judged.tool.name;
    let title = say!(desk, "chart.weights-by", tool = tool, outcome = outcome);
    let input = Summary {
        heading: Heading::new(format!("weights-{}", judged.id), title),
        grid: grid(desk, judged, |study| weight(found, study)),
        weighting: Weighting::ByWeight,
    };
    Some(summary::draw(&input, desk.words))
}

/// The weight of all results of a study together.
fn weight(found: &OutcomeFindings, study: &Id) -> Option<f64> {
    let rows = found.rows.iter().filter(|row| row.study == *study);
    rows.filter_map(|row| row.weight)
        .reduce(|all, one| all + one)
}

fn grid(desk: &Desk<'_>, judged: &Judged<'_>, weight: impl Fn(&Id) -> Option<f64>) -> Grid {
    let row = |(study, appraisal): &(&Id, &Appraisal)| Appraised {
        label: desk.title(Kind::Study, study).to_owned(),
        marks: marks(desk, judged.tool, appraisal)
            .into_iter()
            .map(Some)
            .collect(),
        overall: Some(overall(desk, judged.tool, appraisal)),
        weight: weight(study),
    };
    Grid {
        domains: domains(judged.tool),
        rows: judged.studies.iter().map(row).collect(),
    }
}

/// The domains of a tool, numbered as the columns of drawings are.
pub(super) fn domains(tool: &Tool) -> Vec<Domain> {
    let domains = tool.domains.iter().enumerate();
    domains
        .map(|(index, domain)| Domain::new(format!("D{}", index + 1), &domain.label))
        .collect()
}

/// One mark per domain.
pub(super) fn marks(desk: &Desk<'_>, tool: &Tool, appraisal: &Appraisal) -> Vec<Mark> {
    let domains = tool.domains.iter();
    let judged = domains.map(|domain| {
        let own = appraisal.domains.get(&domain.id);
        judgement_row(desk, tool, &domain.label, own)
    });
    judged.map(|judged| chart_mark(&judged)).collect()
}

fn overall(desk: &Desk<'_>, tool: &Tool, appraisal: &Appraisal) -> Mark {
    let label = say!(desk, "appraisal.overall");
    let judged = judgement_row(desk, tool, &label, appraisal.overall.as_ref());
    chart_mark(&judged)
}

/// The overall judgement on a study by its first appraisal.
pub(super) fn overall_mark(desk: &Desk<'_>, study: &Study) -> Option<Mark> {
    let appraisal = study.appraisals.first()?;
    appraisal.overall.as_ref()?;
    let tool = &desk.evidence.records.tools.get(appraisal.tool.id())?.value;
    Some(overall(desk, tool, appraisal))
}

fn chart_mark(judged: &JudgementRow) -> Mark {
    let level = match judged.mark.as_str() {
        "low" => Level::Low,
        "some" => Level::Some,
        "high" => Level::High,
        "critical" => Level::Critical,
        "no-information" => Level::NoInformation,
        _ => Level::NotApplicable,
    };
    Mark::new(level, &judged.level)
}
