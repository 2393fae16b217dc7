//! The economic case: options, effects and costs in studies.

use crate::edition::block::role;
use crate::prose::plain_text;
use crate::record::kind::Kind;
use crate::view::evidence::economic_basis;
use crate::view::reading::Reading;
use crate::words::{say, text_id};

use super::case::{Case, Part, Row, case, columns, first, local, of_question, of_record, part};
use super::outcomes::effects;

pub(super) fn economic(reading: &Reading<'_>) -> Case {
    let gaps = reading.question.value.gaps.iter();
    case(
        reading,
        text_id!("business-case.economic-case-options-effects-and"),
        vec![
            options(reading),
            effects(reading),
            harms(reading),
            studies_of_cost(reading),
            part(
                reading,
                text_id!("business-case.what-is-not-known"),
                gaps.map(|gap| of_question(reading, plain_text(&gap.gap.0)))
                    .collect(),
            ),
        ],
    )
}

/// What else happens to people that nobody wants.
pub(super) fn harms(reading: &Reading<'_>) -> Part {
    let harms = plain_text(&reading.question.value.harms.0);
    let heading = text_id!("business-case.unwanted-consequences");
    part(reading, heading, vec![of_question(reading, harms)])
}

/// What studies say about cost: a row for each record, with what it needs to be used.
pub(super) fn studies_of_cost(reading: &Reading<'_>) -> Part {
    let records = reading.economics().into_iter();
    let studies = records.filter(|entry| entry.value.model.is_none());
    let (studies, more) = first(reading, studies.collect());
    let rows: Vec<Row> = studies
        .into_iter()
        .map(|entry| {
            let economic = &entry.value;
            let finding = plain_text(&economic.finding.0);
            let basis = economic_basis(reading.desk, economic);
            let caution = plain_text(&economic.caution.0);
            let text = say!(
                reading.desk,
                "business-case.cost-finding",
                finding = &finding,
                basis = &basis,
                caution = &caution
            );
            Row {
                cells: vec![economic.title.clone(), finding, basis, caution],
                item: of_record(reading, Kind::Economic, &entry.id, text),
            }
        })
        .collect();
    let no_cost = || of_question(reading, say!(reading.desk, "business-case.no-cost"));
    let none = rows.is_empty().then(no_cost);
    let items = none.into_iter().chain(more).collect();
    let names = [
        text_id!("business-case.column-study"),
        text_id!("business-case.column-what-it-found"),
        text_id!("business-case.column-basis"),
        text_id!("business-case.column-caution"),
        text_id!("business-case.column-source"),
    ];
    let heading = text_id!("business-case.what-studies-say-about-cost");
    part(reading, heading, items).with_table(columns(reading, names), rows)
}

/// What could be done: what records say of it, and the options with a place for what each would be here.
fn options(reading: &Reading<'_>) -> Part {
    let roles = role::roles(reading).into_iter();
    let studied = roles.map(|words| of_question(reading, words)).collect();
    let rows = [
        (
            text_id!("business-case.option-as-now"),
            text_id!("business-case.local-as-now-what-people-get-today"),
        ),
        (
            text_id!("business-case.option-added"),
            text_id!("business-case.local-added-to-what-is-there"),
        ),
        (
            text_id!("business-case.option-in-place"),
            text_id!("business-case.local-in-place-of-what"),
        ),
        (
            text_id!("business-case.option-other-use"),
            text_id!("business-case.local-the-best-other-use-of-the"),
        ),
    ]
    .map(|(option, what)| Row {
        cells: vec![reading.desk.text(option)],
        item: local(reading, what),
    });
    let names = [
        text_id!("business-case.column-option"),
        text_id!("business-case.column-what-it-would-be-here"),
    ];
    let heading = text_id!("business-case.options-added-or-in-place-of");
    part(reading, heading, studied).with_table(columns(reading, names), rows.into())
}
