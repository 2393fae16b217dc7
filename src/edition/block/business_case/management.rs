//! The management case: how it is done, watched and stopped.

use crate::prose::plain_text;
use crate::record::implementation::Priority;
use crate::record::kind::Kind;
use crate::record::vocabulary::CasePart;
use crate::view::reading::Reading;
use crate::words::{counted, say, text_id};

use super::case::{
    Case, Part, Row, actions, case, columns, first, local, of_question, of_record, part,
};

pub(super) fn management(reading: &Reading<'_>) -> Case {
    let mut plan = actions(reading, CasePart::Management, Priority::Must);
    plan.extend([
        local(
            reading,
            text_id!("business-case.local-who-answers-for-it-and-to"),
        ),
        local(reading, text_id!("business-case.local-timetable")),
    ]);
    let studies = counted!("count.studies", reading.studies().len());
    case(
        reading,
        text_id!("business-case.management-case-how-it-is"),
        vec![
            part(
                reading,
                text_id!("business-case.what-has-to-be-in-place"),
                plan,
            ),
            watched(reading),
            part(
                reading,
                text_id!("business-case.evaluation"),
                vec![
                    of_question(
                        reading,
                        say!(
                            reading.desk,
                            "business-case.evidence-behind",
                            studies = studies
                        ),
                    ),
                    local(
                        reading,
                        text_id!("business-case.local-what-is-measured-by-whom-compared"),
                    ),
                    local(
                        reading,
                        text_id!("business-case.local-what-result-would-end-it-and"),
                    ),
                ],
            ),
        ],
    )
}

fn controls(controls: &[String]) -> String {
    let controls = controls.iter().map(|control| control.trim_end_matches('.'));
    controls.collect::<Vec<_>>().join("; ")
}

fn known_owner(reading: &Reading<'_>, owner: &str) -> String {
    if owner.is_empty() {
        say!(reading.desk, "business-case.owner-to-agree")
    } else {
        owner.to_owned()
    }
}

/// The risks with their controls and what too much control does, and a place for those that are known
/// here only.
pub(super) fn watched(reading: &Reading<'_>) -> Part {
    let (risks, more) = first(reading, reading.risks());
    let rows = risks.into_iter().map(|entry| {
        let risk = &entry.value;
        let (controls, owner) = (controls(&risk.controls), known_owner(reading, &risk.owner));
        let text = say!(
            reading.desk,
            "business-case.risk-line",
            risk = &risk.title,
            controls = &controls,
            owner = &owner,
            sign = &risk.indicator
        );
        let (title, counter_risk) = (risk.title.clone(), plain_text(&risk.counter_risk.0));
        Row {
            cells: vec![title, controls, counter_risk, risk.indicator.clone(), owner],
            item: of_record(reading, Kind::Risk, &entry.id, text),
        }
    });
    let ours = local(
        reading,
        text_id!("business-case.local-risks-of-our-own-with-owner"),
    );
    let names = [
        text_id!("business-case.column-risk"),
        text_id!("business-case.column-controls"),
        text_id!("business-case.column-too-much-control"),
        text_id!("business-case.column-sign"),
        text_id!("business-case.column-owner"),
        text_id!("business-case.column-source"),
    ];
    let heading = text_id!("business-case.risks-and-controls");
    let rows = rows.collect();
    let items = more.into_iter().chain([ours]).collect();
    part(reading, heading, items).with_table(columns(reading, names), rows)
}
