//! The economic case: options, effects and costs in studies.

use crate::edition::block::role;
use crate::prose::plain_text;
use crate::record::kind::Kind;
use crate::view::evidence::economic_basis;
use crate::view::reading::Reading;
use crate::view::shared::outcome_rows::{self, outcome_line};
use crate::words::{say, text_id};

use super::case::{Case, Item, MOST, case, local, of_question, of_record, part};

pub(super) fn economic(reading: &Reading<'_>) -> Case {
    let harms = plain_text(&reading.question.value.harms.0);
    let gaps = reading.question.value.gaps.iter();
    case(
        reading,
        text_id!("business-case.economic-case-options-effects-and"),
        vec![
            part(
                reading,
                text_id!("business-case.options-added-or-in-place-of"),
                options(reading),
            ),
            part(
                reading,
                text_id!("business-case.what-happens-to-people"),
                effects(reading),
            ),
            part(
                reading,
                text_id!("business-case.unwanted-consequences"),
                vec![of_question(reading, harms)],
            ),
            part(
                reading,
                text_id!("business-case.what-studies-say-about-cost"),
                studies_of_cost(reading),
            ),
            part(
                reading,
                text_id!("business-case.what-is-not-known"),
                gaps.map(|gap| of_question(reading, plain_text(&gap.gap.0)))
                    .collect(),
            ),
        ],
    )
}

fn studies_of_cost(reading: &Reading<'_>) -> Vec<Item> {
    let records = reading.economics().into_iter();
    let studies = records.filter(|entry| entry.value.model.is_none());
    let mut items: Vec<Item> = studies
        .take(MOST)
        .map(|entry| {
            let economic = &entry.value;
            let text = say!(
                reading.desk,
                "business-case.cost-finding",
                finding = plain_text(&economic.finding.0),
                basis = economic_basis(reading.desk, economic),
                caution = plain_text(&economic.caution.0)
            );
            of_record(reading, Kind::Economic, &entry.id, text)
        })
        .collect();
    if items.is_empty() {
        items.push(of_question(
            reading,
            say!(reading.desk, "business-case.no-cost"),
        ));
    }
    items
}

/// What could be done, as far as records say, and what is decided here.
fn options(reading: &Reading<'_>) -> Vec<Item> {
    let roles = role::roles(reading);
    let mut options: Vec<Item> = roles
        .into_iter()
        .map(|words| of_question(reading, words))
        .collect();
    options.extend([
        local(
            reading,
            text_id!("business-case.local-as-now-what-people-get-today"),
        ),
        local(
            reading,
            text_id!("business-case.local-added-to-what-is-there"),
        ),
        local(reading, text_id!("business-case.local-in-place-of-what")),
        local(
            reading,
            text_id!("business-case.local-the-best-other-use-of-the"),
        ),
    ]);
    options
}

/// What happens to people: each outcome with its numbers, and those that nobody measured.
fn effects(reading: &Reading<'_>) -> Vec<Item> {
    let findings = outcome_rows::in_order(reading);
    let mut effects: Vec<Item> = findings
        .iter()
        .take(MOST)
        .map(|found| Item::Statement {
            text: outcome_line(reading.desk.words, &outcome_rows::row(reading, found)),
            source: reading
                .desk
                .evidence
                .title_of(Kind::Synthesis, found.synthesis.as_str())
                .unwrap_or(found.synthesis.as_str())
                .to_owned(),
            address: outcome_rows::evidence_address(reading, found),
        })
        .collect();
    let unmeasured = outcome_rows::rows(reading).unmeasured.into_iter();
    effects.extend(unmeasured.map(|gap| {
        let outcome = &gap.outcome.label;
        let text = say!(
            reading.desk,
            "business-case.not-measured",
            outcome = outcome
        );
        of_question(reading, text)
    }));
    effects.push(local(
        reading,
        text_id!("business-case.local-what-we-would-measure-here-how"),
    ));
    effects
}
