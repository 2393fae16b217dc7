//! Studies as columns.

use std::collections::BTreeMap;

use crate::evidence::ResultEntry;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::intervention::ArmRole;
use crate::record::kind::Kind;
use crate::record::study::Study;
use crate::text::number;
use crate::view::shared::doubt_line;
use crate::view::shared::effect::pooled_effect;
use crate::view::shared::result_row::result_row;

use super::super::desk::{Desk, Here};
use super::super::evidence::study_row;
use super::subject::{Line, Subject, at_most};

/// The rows of a comparison of studies.
pub(super) const ROWS: [&str; 11] = [
    "Design",
    "Country and dates",
    "Setting",
    "People",
    "What was done",
    "Compared with",
    "Added or in place of others",
    "Results",
    "Risk of bias and appraisal",
    "Funding and interests",
    "Doubts and limits",
];

/// All studies.
pub fn studies(desk: &Desk<'_>, here: &Here) -> Vec<Subject> {
    let mut results: BTreeMap<&Id, Vec<&ResultEntry>> = BTreeMap::new();
    for entry in desk.evidence.results.values() {
        results.entry(&entry.study).or_default().push(entry);
    }
    let records = desk.evidence.records.studies.values();
    records
        .map(|entry| {
            let own = results.get(&entry.id).map_or(&[][..], Vec::as_slice);
            subject(desk, here, entry, own)
        })
        .collect()
}

fn subject(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Study>,
    results: &[&ResultEntry],
) -> Subject {
    let study = &entry.value;
    let link = desk.link(here, Kind::Study, &entry.id);
    let row = study_row(desk, here, entry);
    let known = |text: String| match text.as_str() {
        "not reported" | "none" => Vec::new(),
        _ => vec![Line::plain(text)],
    };
    let place = known(row.countries).into_iter();
    let cells = vec![
        design(desk, study),
        place.chain(study.dates.clone().map(Line::plain)).collect(),
        study.setting.clone().map(Line::plain).into_iter().collect(),
        known(row.people),
        given(desk, here, study, known(row.delivery)),
        arms(desk, here, study, ArmRole::Comparator),
        role(desk, study),
        at_most(found(desk, here, study, results), &link.href),
        judged(desk, here, study),
        funding(desk, study),
        at_most(doubts(desk, entry, results), &link.href),
    ];
    Subject {
        id: entry.id.to_string(),
        title: link.label,
        href: link.href,
        cells,
    }
}

fn design(desk: &Desk<'_>, study: &Study) -> Vec<Line> {
    let words = Line::plain(desk.value(study.design));
    let note = study.design_note.clone().map(Line::plain);
    std::iter::once(words).chain(note).collect()
}

fn arms(desk: &Desk<'_>, here: &Here, study: &Study, role: ArmRole) -> Vec<Line> {
    let shelf = &desk.evidence.records.interventions;
    let of_role = study.arms.iter().filter(|arm| {
        let record = shelf.get(arm.intervention.id());
        record.is_some_and(|record| record.value.role == role)
    });
    of_role
        .map(|arm| {
            let link = desk.link_ref(here, &arm.intervention);
            let n = arm
                .n
                .as_ref()
                .map(|n| desk.known(n, |n| number::grouped(u64::from(*n))));
            let n = n.map(|n| format!("n {n}")).unwrap_or_default();
            Line::linked(link.label, link.href, n)
        })
        .collect()
}

fn given(desk: &Desk<'_>, here: &Here, study: &Study, delivery: Vec<Line>) -> Vec<Line> {
    let mut lines = arms(desk, here, study, ArmRole::Intervention);
    lines.extend(delivery);
    if lines.is_empty() {
        lines.extend(study.headline.clone().map(Line::plain));
    }
    lines
}

fn role(desk: &Desk<'_>, study: &Study) -> Vec<Line> {
    let role = study.role_type.iter();
    role.map(|role| Line::plain(desk.word(role))).collect()
}

fn found(desk: &Desk<'_>, here: &Here, study: &Study, results: &[&ResultEntry]) -> Vec<Line> {
    let result = |entry: &&ResultEntry| {
        let row = result_row(desk, here, entry);
        let arms = [row.intervention, row.comparator].join(" and ");
        let numbers = match (row.effect.is_empty(), arms == " and ") {
            (false, _) => row.effect,
            (true, false) => format!("{arms}, in the two groups"),
            (true, true) => "no number".to_owned(),
        };
        let time = if row.time.is_empty() {
            String::new()
        } else {
            format!(" at {}", row.time)
        };
        let doubt = if row.in_doubt { " (in doubt)" } else { "" };
        Line::linked(
            format!("{}{time}", row.outcome.label),
            row.href,
            format!("{numbers}{doubt}"),
        )
    };
    let pooled = study.pooled_results.iter().map(|pooled| {
        let effect = pooled_effect(pooled);
        Line::plain(format!("{}: {effect}, as published", pooled.outcome))
    });
    results.iter().map(result).chain(pooled).collect()
}

fn judged(desk: &Desk<'_>, here: &Here, study: &Study) -> Vec<Line> {
    let line = |appraisal: &crate::record::study::Appraisal| {
        let tool = desk.evidence.records.tools.get(appraisal.tool.id())?;
        let level = appraisal.overall.as_ref().and_then(|overall| {
            let mut levels = tool.value.levels.iter();
            levels.find(|level| level.id == overall.level)
        });
        let words = level.map_or("no overall judgement", |level| level.label.as_str());
        let proposed = if appraisal.proposed {
            " (proposed)"
        } else {
            ""
        };
        let link = desk.link_ref(here, &appraisal.tool);
        Some(Line::linked(
            tool.value.name.clone(),
            link.href,
            format!("{words}{proposed}"),
        ))
    };
    study.appraisals.iter().filter_map(line).collect()
}

fn funding(desk: &Desk<'_>, study: &Study) -> Vec<Line> {
    let funding = study.funding.as_ref();
    let line = funding.map(|known| Line::plain(desk.known(known, String::clone)));
    line.into_iter().collect()
}

fn doubts(desk: &Desk<'_>, entry: &Entry<Study>, results: &[&ResultEntry]) -> Vec<Line> {
    let of_results = results.iter().flat_map(|result| {
        let id = &result.result.id;
        let lines = doubt_line::of_result(desk, id).into_iter();
        lines.map(move |line| format!("{id}: {}", line.text))
    });
    let of_study = doubt_line::of_study(desk, &entry.id).into_iter();
    let limits = &entry.value;
    let limits = limits
        .limitations_stated
        .iter()
        .chain(&limits.limitations_seen);
    of_study
        .map(|line| line.text)
        .chain(of_results)
        .chain(limits.cloned())
        .map(Line::plain)
        .collect()
}
