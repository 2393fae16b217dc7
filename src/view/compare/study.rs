//! Studies as columns.

use crate::evidence::ResultEntry;
use crate::record::entry::Entry;
use crate::record::intervention::ArmRole;
use crate::record::kind::Kind;
use crate::record::reads;
use crate::record::study::Study;
use crate::record::value::Attribution;
use crate::view::shared::doubt_line;
use crate::view::shared::effect::pooled_effect;
use crate::view::shared::result_row::result_row;

use super::super::desk::{Desk, Here};
use super::super::evidence::study_row;
use super::subject::{Line, Subject, at_most};
use crate::words::{TextId, Value, phrase, say, text_id};

/// The rows of a comparison of studies.
pub(super) const ROWS: [TextId; 11] = [
    text_id!("compare.design"),
    text_id!("compare.country-and-dates"),
    text_id!("compare.setting"),
    text_id!("compare.people"),
    text_id!("compare.what-was-done"),
    text_id!("compare.compared-with"),
    text_id!("compare.role"),
    text_id!("compare.results"),
    text_id!("compare.risk-of-bias"),
    text_id!("compare.funding"),
    text_id!("compare.doubts"),
];

/// A study as a column.
pub(super) fn study(desk: &Desk<'_>, here: &Here, entry: &Entry<Study>) -> Subject {
    // Who paid for it, and its limitations.
    reads::note_prose(Kind::Study, &entry.id);
    let own: Vec<&ResultEntry> = desk.evidence.results_of(&entry.id).collect();
    subject(desk, here, entry, &own)
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
    let unknown = [
        say!(desk, "missing.not-reported"),
        say!(desk, "common.none"),
    ];
    let known = |text: String| match unknown.contains(&text) {
        true => Vec::new(),
        false => vec![Line::plain(text)],
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
        at_most(desk, found(desk, here, study, results), &link.href),
        judged(desk, here, study),
        funding(desk, study),
        at_most(desk, doubts(desk, entry, results), &link.href),
    ];
    Subject {
        id: entry.id.to_string(),
        title: link.label,
        href: link.href,
        credits: study.attribution.iter().map(Attribution::line).collect(),
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
            let people = arm.n.as_ref().map(|n| {
                let n = desk.known(n, |n| desk.words.whole(*n));
                say!(desk, "compare.people-in-arm", n = n)
            });
            Line::linked(link.label, link.href, people.unwrap_or_default())
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
        let has_arms = !(row.intervention.is_empty() && row.comparator.is_empty());
        let numbers: Value<'_> = match (row.effect.is_empty(), has_arms) {
            (false, _) => row.effect.into(),
            (true, true) => phrase!(
                "compare.both-arms",
                intervention = row.intervention,
                comparator = row.comparator
            )
            .into(),
            (true, false) => phrase!("compare.no-number").into(),
        };
        let numbers = if row.in_doubt {
            say!(desk, "compare.in-doubt", numbers = numbers)
        } else {
            desk.words.show(&numbers)
        };
        let outcome = row.outcome.label;
        let lead = if row.time.is_empty() {
            outcome
        } else {
            say!(
                desk,
                "compare.outcome-at",
                outcome = outcome,
                time = row.time
            )
        };
        Line::linked(lead, row.href, numbers)
    };
    let pooled = study.pooled_results.iter().map(|pooled| {
        let effect = pooled_effect(desk.words, pooled);
        Line::plain(say!(
            desk,
            "compare.as-published",
            outcome = &pooled.outcome,
            effect = effect
        ))
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
        let level = match level {
            Some(level) => level.label.clone(),
            None => say!(desk, "compare.no-overall"),
        };
        let level = if appraisal.proposed {
            say!(desk, "compare.proposed", judgement = level)
        } else {
            level
        };
        let link = desk.link_ref(here, &appraisal.tool);
        Some(Line::linked(tool.value.name.clone(), link.href, level))
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
