//! The economic case: options, effects and costs in studies.

use crate::edition::block::role;
use crate::prose::plain_text;
use crate::record::kind::Kind;
use crate::view::evidence::economic_basis;
use crate::view::reading::Reading;
use crate::view::shared::outcome_rows::{self, outcome_line};
use crate::words::{say, text_id};

use super::case::{
    Case, Item, MOST, Part, Row, case, columns, local, of_question, of_record, part,
};

pub(super) fn economic(reading: &Reading<'_>) -> Case {
    let harms = plain_text(&reading.question.value.harms.0);
    let gaps = reading.question.value.gaps.iter();
    case(
        reading,
        text_id!("business-case.economic-case-options-effects-and"),
        vec![
            options(reading),
            effects(reading),
            part(
                reading,
                text_id!("business-case.unwanted-consequences"),
                vec![of_question(reading, harms)],
            ),
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

/// What studies say about cost: a row for each record, with what it needs to be used.
fn studies_of_cost(reading: &Reading<'_>) -> Part {
    let records = reading.economics().into_iter();
    let studies = records.filter(|entry| entry.value.model.is_none());
    let rows: Vec<Row> = studies
        .take(MOST)
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
    let items = rows.is_empty().then(no_cost).into_iter().collect();
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

/// What happens to people: a row for each outcome with numbers, and those that nobody measured.
fn effects(reading: &Reading<'_>) -> Part {
    let findings = outcome_rows::in_order(reading);
    let rows = findings.iter().take(MOST).map(|found| {
        let row = outcome_rows::row(reading, found);
        let title = reading
            .desk
            .evidence
            .title_of(Kind::Synthesis, found.synthesis.as_str());
        Row {
            item: Item::Statement {
                text: outcome_line(reading.desk.words, &row),
                source: title.unwrap_or(found.synthesis.as_str()).to_owned(),
                address: outcome_rows::evidence_address(reading, found),
            },
            cells: vec![
                row.outcome.label.clone(),
                row.comparator.as_ref().map_or_else(
                    || say!(reading.desk, "evidence.nothing-compared"),
                    |link| link.label.clone(),
                ),
                row.statement.clone(),
                row.numbers.clone(),
                outcome_rows::certainty_words(reading.desk.words, &row),
            ],
        }
    });
    let rows = rows.collect();
    let unmeasured = outcome_rows::rows(reading).unmeasured.into_iter();
    let mut others: Vec<Item> = unmeasured
        .map(|gap| {
            let outcome = &gap.outcome.label;
            let text = say!(
                reading.desk,
                "business-case.not-measured",
                outcome = outcome
            );
            of_question(reading, text)
        })
        .collect();
    others.push(local(
        reading,
        text_id!("business-case.local-what-we-would-measure-here-how"),
    ));
    let names = [
        text_id!("business-case.column-outcome"),
        text_id!("business-case.column-compared-with"),
        text_id!("business-case.column-what-was-found"),
        text_id!("business-case.column-numbers"),
        text_id!("business-case.column-certainty"),
        text_id!("business-case.column-source"),
    ];
    let heading = text_id!("business-case.what-happens-to-people");
    part(reading, heading, others).with_table(columns(reading, names), rows)
}
