//! What stands beside the results in a forest plot: the data of both arms, and marks of risk of bias.

use std::collections::BTreeMap;

use chart::appraisal::Domain;
use chart::forest::{Forest, Row};

use crate::record::id::Id;
use crate::record::result::ArmData;
use crate::record::tool::Tool;
use crate::sentence::row::arm;
use crate::synthesis::{EffectRow, OutcomeFindings};
use crate::text::case;
use crate::words::say;

use super::super::desk::Desk;
use super::bias_charts::{domains, marks};

/// With more domains than these, as checklists have, the plot would have no room on any screen.
const MOST_DOMAINS: usize = 8;

/// Adds the columns to a plot with these rows.
pub(super) fn add(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    rows: &mut [(&EffectRow, Row)],
) -> Forest {
    Forest {
        columns: arms(desk, found, rows),
        bias: bias(desk, rows),
        ..Forest::default()
    }
}

/// A column for each arm, where any result has data of its arms.
fn arms(desk: &Desk<'_>, found: &OutcomeFindings, rows: &mut [(&EffectRow, Row)]) -> Vec<String> {
    let said = |data: &Option<ArmData>| {
        let data = data.as_ref();
        data.and_then(|data| arm(desk.words, data))
            .unwrap_or_default()
    };
    let cells = |row: &EffectRow| vec![said(&row.intervention), said(&row.comparator)];
    let mut any = false;
    for (row, drawn) in rows.iter_mut() {
        drawn.cells = cells(row);
        any |= drawn.cells.iter().any(|cell| !cell.is_empty());
    }
    let theirs = match found.comparators.as_slice() {
        [one] => case::capital(&one.name),
        _ => say!(desk, "common.comparator"),
    };
    let heads = vec![case::capital(&found.intervention_name), theirs];
    if any { heads } else { Vec::new() }
}

/// A column for each domain of the tool with which most of the studies were judged.
fn bias(desk: &Desk<'_>, rows: &mut [(&EffectRow, Row)]) -> Vec<Domain> {
    let Some((id, tool)) = tool(desk, rows) else {
        return Vec::new();
    };
    for (row, drawn) in rows.iter_mut() {
        let study = desk.evidence.records.studies.get(&row.study);
        let mut appraisals = study.into_iter().flat_map(|study| &study.value.appraisals);
        let own = appraisals.find(|appraisal| *appraisal.tool.id() == id);
        drawn.bias = own.map(|own| marks(desk, tool, own)).unwrap_or_default();
    }
    domains(tool)
}

fn tool<'a>(desk: &Desk<'a>, rows: &[(&EffectRow, Row)]) -> Option<(Id, &'a Tool)> {
    let mut counts: BTreeMap<&Id, usize> = BTreeMap::new();
    for (row, _) in rows {
        let study = desk.evidence.records.studies.get(&row.study);
        for appraisal in study.into_iter().flat_map(|study| &study.value.appraisals) {
            *counts.entry(appraisal.tool.id()).or_default() += 1;
        }
    }
    let tools = counts.into_iter().filter_map(|(id, count)| {
        let tool = &desk.evidence.records.tools.get(id)?.value;
        let has_room = (1..=MOST_DOMAINS).contains(&tool.domains.len());
        has_room.then_some((count, id, tool))
    });
    let (_, id, tool) = tools.rev().max_by_key(|(count, ..)| *count)?;
    Some((id.clone(), tool))
}
