//! The strategic case: need, proposal, policy, and whether the evidence fits here.

use std::collections::BTreeSet;

use crate::edition::block::setting;
use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::policy::Policy;
use crate::view::reading::Reading;
use crate::words::{say, text_id};

use super::case::{Case, Part, Row, case, columns, first, local, of_question, of_record, part};

pub(super) fn strategic(reading: &Reading<'_>) -> Case {
    let question = &reading.question.value;
    let mut need = vec![of_question(reading, plain_text(&question.decision.0))];
    let whom = question.for_whom.iter();
    need.extend(whom.map(|text| of_question(reading, plain_text(&text.0))));
    need.push(local(
        reading,
        text_id!("business-case.local-who-needs-it-here-with-numbers"),
    ));
    need.push(local(
        reading,
        text_id!("business-case.local-what-people-concerned-say"),
    ));
    case(
        reading,
        text_id!("business-case.strategic-case-why"),
        vec![
            part(reading, text_id!("business-case.need"), need),
            proposed(reading),
            policy(reading),
            fit(reading),
        ],
    )
}

/// What is proposed: the definition of the intervention.
pub(super) fn proposed(reading: &Reading<'_>) -> Part {
    let chain = reading.interventions();
    let what = chain.first().map(|entry| {
        let text = plain_text(&entry.value.definition.0);
        of_record(reading, Kind::Intervention, &entry.id, text)
    });
    let heading = text_id!("business-case.what-is-proposed");
    part(reading, heading, what.into_iter().collect())
}

/// Whether the evidence fits here: what comes from each place that is here.
pub(super) fn fit(reading: &Reading<'_>) -> Part {
    let fit = reading.notes_from_here().into_iter();
    let fit = fit.map(|(_, text)| of_question(reading, plain_text(&text.0)));
    let heading = text_id!("business-case.whether-the-evidence-fits-here");
    part(reading, heading, fit.collect())
}

/// The policies of the question, each once and the newest first: what is in force now comes before what it
/// followed.
fn newest_first<'a>(reading: &Reading<'a>) -> Vec<&'a Entry<Policy>> {
    let mut policies = setting::policies_for(reading);
    let mut known = BTreeSet::new();
    policies.retain(|entry| known.insert(&entry.id));
    policies.sort_by(|a, b| b.value.sort_year.total_cmp(&a.value.sort_year));
    policies
}

/// Policy: a row for each entry, with where it applies.
pub(super) fn policy(reading: &Reading<'_>) -> Part {
    let (policies, more) = first(reading, newest_first(reading));
    let rows = policies.into_iter().map(|entry| {
        let policy = &entry.value;
        let commitment = plain_text(&policy.commitment.0);
        let text = say!(
            reading.desk,
            "business-case.policy-line",
            date = policy.date.to_string(),
            body = &policy.body,
            commitment = &commitment
        );
        let (date, place, body) = (&policy.date, &policy.jurisdiction, &policy.body);
        Row {
            cells: vec![date.clone(), place.clone(), body.clone(), commitment],
            item: of_record(reading, Kind::Policy, &entry.id, text),
        }
    });
    let here = [
        text_id!("business-case.local-policy-in-force-now-title-date"),
        text_id!("business-case.local-our-own-strategy-and-who-answers"),
    ]
    .map(|what| local(reading, what));
    let names = [
        text_id!("business-case.column-date"),
        text_id!("business-case.column-where"),
        text_id!("business-case.column-body"),
        text_id!("business-case.column-commitment"),
        text_id!("business-case.column-source"),
    ];
    let heading = text_id!("business-case.policy-and-strategy");
    let rows = rows.collect();
    let items = more.into_iter().chain(here).collect();
    part(reading, heading, items).with_table(columns(reading, names), rows)
}
