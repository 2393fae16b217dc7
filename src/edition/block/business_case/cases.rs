//! What stands in the summary and in each of the five cases.

use crate::edition::block::{role, setting};
use crate::prose::plain_text;
use crate::record::economic::{CostModel, Economic, Parameter};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::implementation::Priority;
use crate::record::kind::Kind;
use crate::record::vocabulary::CasePart;
use crate::view::evidence::economic_basis;
use crate::view::reading::Reading;
use crate::view::shared::model_result::model_result;
use crate::view::shared::outcome_rows::{self, outcome_line};
use crate::words::{TextId, count, counted, say, text_id};

use super::case::{Case, Item, Part, edition_address};

/// How many statements of one kind an outline holds; the rest stands on the site.
const MOST: usize = 12;

/// A place for what is known here only.
fn local(reading: &Reading<'_>, what: TextId) -> Item {
    Item::Local(reading.desk.text(what))
}

/// A statement of the question itself.
fn of_question(reading: &Reading<'_>, text: impl Into<String>) -> Item {
    Item::Statement {
        text: text.into(),
        source: reading.question.value.title.clone(),
        address: edition_address(reading),
    }
}

fn of_record(reading: &Reading<'_>, kind: Kind, id: &Id, text: String) -> Item {
    let title = reading.desk.evidence.title_of(kind, id.as_str());
    Item::Statement {
        text,
        source: title.unwrap_or(id.as_str()).to_owned(),
        address: reading.desk.addresses.of(kind, id.as_str()),
    }
}

pub(super) fn summary(reading: &Reading<'_>) -> Case {
    let edition = reading.edition;
    let messages = edition.key_messages.iter();
    let mut answer = vec![of_question(reading, plain_text(&edition.bottom_line.0))];
    answer.extend(messages.map(|message| of_question(reading, plain_text(&message.0))));
    let decide = edition.decide_now.iter();
    Case {
        heading: reading.desk.text(text_id!("business-case.summary")),
        parts: vec![
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.what-the-evidence-says")),
                items: answer,
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.what-can-be-decided-now")),
                items: decide
                    .map(|text| of_question(reading, plain_text(&text.0)))
                    .collect(),
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.what-is-asked-for")),
                items: vec![
                    local(
                        reading,
                        text_id!("business-case.local-what-is-asked-for-posts-place"),
                    ),
                    local(
                        reading,
                        text_id!("business-case.local-what-would-be-given-up-or"),
                    ),
                    local(
                        reading,
                        text_id!("business-case.local-when-it-is-decided-whether-to"),
                    ),
                ],
            },
        ],
    }
}

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
        text_id!("business-case.local-what-people-who-use-services-and"),
    ));
    let chain = reading.interventions();
    let what = chain.first().map(|entry| {
        let text = plain_text(&entry.value.definition.0);
        of_record(reading, Kind::Intervention, &entry.id, text)
    });
    let policies = setting::policies_for(reading).into_iter().take(MOST);
    let mut policy: Vec<Item> = policies
        .map(|entry| {
            let policy = &entry.value;
            let commitment = plain_text(&policy.commitment.0);
            let text = say!(
                reading.desk,
                "business-case.policy-line",
                date = policy.date.to_string(),
                body = &policy.body,
                commitment = commitment
            );
            of_record(reading, Kind::Policy, &entry.id, text)
        })
        .collect();
    policy.push(local(
        reading,
        text_id!("business-case.local-policy-in-force-now-title-date"),
    ));
    policy.push(local(
        reading,
        text_id!("business-case.local-our-own-strategy-and-who-answers"),
    ));
    let fit = reading.notes_from_here().into_iter();
    let fit = fit.map(|(_, text)| of_question(reading, plain_text(&text.0)));
    Case {
        heading: reading
            .desk
            .text(text_id!("business-case.strategic-case-why")),
        parts: vec![
            Part {
                heading: reading.desk.text(text_id!("business-case.need")),
                items: need,
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.what-is-proposed")),
                items: what.into_iter().collect(),
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.policy-and-strategy")),
                items: policy,
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.whether-the-evidence-fits-here")),
                items: fit.collect(),
            },
        ],
    }
}

pub(super) fn economic(reading: &Reading<'_>) -> Case {
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
            text_id!("business-case.local-added-to-what-is-there-posts"),
        ),
        local(
            reading,
            text_id!("business-case.local-in-place-of-other-posts-which"),
        ),
        local(
            reading,
            text_id!("business-case.local-the-best-other-use-of-the"),
        ),
    ]);
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
    let harms = plain_text(&reading.question.value.harms.0);
    let gaps = reading.question.value.gaps.iter();
    Case {
        heading: reading
            .desk
            .text(text_id!("business-case.economic-case-options-effects-and")),
        parts: vec![
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.options-added-or-in-place-of")),
                items: options,
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.what-happens-to-people")),
                items: effects,
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.unwanted-consequences")),
                items: vec![of_question(reading, harms)],
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.what-studies-say-about-cost")),
                items: studies_of_cost(reading),
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.what-is-not-known")),
                items: gaps
                    .map(|gap| of_question(reading, plain_text(&gap.gap.0)))
                    .collect(),
            },
        ],
    }
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

pub(super) fn commercial(reading: &Reading<'_>) -> Case {
    let mut employ = actions(reading, CasePart::Commercial, Priority::Should);
    employ.extend([
        local(
            reading,
            text_id!("business-case.local-who-would-employ-the-workers-and"),
        ),
        local(
            reading,
            text_id!("business-case.local-contract-or-partnership-parties-length-notice"),
        ),
        local(
            reading,
            text_id!("business-case.local-pay-band-and-terms-the-same"),
        ),
    ]);
    Case {
        heading: reading
            .desk
            .text(text_id!("business-case.commercial-case-who-provides-it")),
        parts: vec![Part {
            heading: reading
                .desk
                .text(text_id!("business-case.employer-contract-and-terms")),
            items: employ,
        }],
    }
}

/// Actions of the stages of a part of the case, down to the lowest priority asked for.
fn actions(reading: &Reading<'_>, part: CasePart, down_to: Priority) -> Vec<Item> {
    let stages = reading.desk.choices(|value| value.case == Some(part));
    let actions = reading.actions().into_iter();
    actions
        .filter(|entry| stages.contains(&entry.value.stage) && entry.value.priority <= down_to)
        .take(MOST)
        .map(|entry| {
            let text = format!("{}: {}", entry.value.code, entry.value.action);
            let link = reading
                .desk
                .addresses
                .of(Kind::Implementation, entry.id.as_str());
            Item::Statement {
                text,
                source: say!(reading.desk, "business-case.readiness-checklist"),
                address: link,
            }
        })
        .collect()
}

pub(super) fn financial(reading: &Reading<'_>) -> Case {
    let records = reading.economics();
    let mut models = records
        .iter()
        .filter_map(|entry| Some((*entry, entry.value.model.as_ref()?)));
    let mut parts = Vec::new();
    match models.next() {
        Some((entry, model)) => parts.extend(model_parts(reading, entry, model)),
        None => parts.push(Part {
            heading: reading
                .desk
                .text(text_id!("business-case.costs-with-price-year-and-source")),
            items: [
                text_id!("business-case.local-pay-with-employers-on-costs-each"),
                text_id!("business-case.local-supervision-and-line-management-hours-and"),
                text_id!("business-case.local-recruitment-training-and-induction"),
                text_id!("business-case.local-cover-for-absence-travel-equipment-and"),
                text_id!("business-case.local-evaluation"),
            ]
            .map(|what| local(reading, what))
            .into(),
        }),
    }
    let displaced = reading.question.value.displacement.iter();
    let mut affordable: Vec<Item> = displaced
        .map(|text| of_question(reading, plain_text(&text.0)))
        .collect();
    affordable.extend([
        local(
            reading,
            text_id!("business-case.local-where-the-money-comes-from-for"),
        ),
        local(
            reading,
            text_id!("business-case.local-what-stops-or-moves-to-pay"),
        ),
        local(
            reading,
            text_id!("business-case.local-agreed-with-finance-name-date"),
        ),
    ]);
    parts.push(Part {
        heading: reading.desk.text(text_id!("business-case.affordability")),
        items: affordable,
    });
    Case {
        heading: reading
            .desk
            .text(text_id!("business-case.financial-case-what-it-costs")),
        parts,
    }
}

fn model_parts(reading: &Reading<'_>, entry: &Entry<Economic>, model: &CostModel) -> Vec<Part> {
    let currency = entry.value.currency.value();
    let result = model_result(reading.desk, entry.id.as_str(), &entry.value, model);
    let mut worked: Vec<Item> = result
        .break_even
        .into_iter()
        .map(|line| of_record(reading, Kind::Economic, &entry.id, line))
        .collect();
    if !result.missing.is_empty() {
        let missing = result.missing.len();
        let text = count!(reading.desk, "cost-model.no-result-in-case", missing);
        worked.push(of_record(reading, Kind::Economic, &entry.id, text));
    }
    let values = model.parameters.iter();
    vec![
        Part {
            heading: reading
                .desk
                .text(text_id!("business-case.values-of-the-cost-model")),
            items: values
                .map(|value| parameter(reading, entry, value, currency))
                .collect(),
        },
        Part {
            heading: reading
                .desk
                .text(text_id!("business-case.what-would-have-to-be-true")),
            items: worked,
        },
    ]
}

fn parameter(
    reading: &Reading<'_>,
    entry: &Entry<Economic>,
    parameter: &Parameter,
    currency: Option<&String>,
) -> Item {
    let unit = &parameter.unit;
    if let Some(value) = parameter.base.value() {
        let text = format!(
            "{}: {} {unit}",
            parameter.label,
            reading.desk.words.as_given(*value)
        );
        return of_record(reading, Kind::Economic, &entry.id, text);
    }
    let find = parameter.find.as_ref();
    let is_price = currency.is_some_and(|currency| unit.contains(currency.as_str()));
    let (label, desk) = (&parameter.label, reading.desk);
    Item::Local(match (is_price, find) {
        (true, Some(find)) => {
            say!(
                desk,
                "business-case.price-to-find",
                label = label,
                unit = unit,
                find = find
            )
        }
        (true, None) => say!(desk, "business-case.price", label = label, unit = unit),
        (false, Some(find)) => {
            say!(
                desk,
                "business-case.value-to-find",
                label = label,
                unit = unit,
                find = find
            )
        }
        (false, None) => say!(desk, "business-case.value", label = label, unit = unit),
    })
}

pub(super) fn management(reading: &Reading<'_>) -> Case {
    let mut plan = actions(reading, CasePart::Management, Priority::Must);
    plan.extend([
        local(
            reading,
            text_id!("business-case.local-who-answers-for-it-and-to"),
        ),
        local(
            reading,
            text_id!("business-case.local-timetable-preparation-recruitment-start-review"),
        ),
    ]);
    let risks = reading.risks().into_iter().take(MOST);
    let risks = risks.map(|entry| {
        let risk = &entry.value;
        let owner = known_owner(reading, &risk.owner);
        let text = say!(
            reading.desk,
            "business-case.risk-line",
            risk = &risk.title,
            controls = controls(&risk.controls),
            owner = owner,
            sign = &risk.indicator
        );
        of_record(reading, Kind::Risk, &entry.id, text)
    });
    let mut watched: Vec<Item> = risks.collect();
    watched.push(local(
        reading,
        text_id!("business-case.local-risks-of-our-own-with-owner"),
    ));
    let studies = counted!("count.studies", reading.studies().len());
    Case {
        heading: reading
            .desk
            .text(text_id!("business-case.management-case-how-it-is")),
        parts: vec![
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.what-has-to-be-in-place")),
                items: plan,
            },
            Part {
                heading: reading
                    .desk
                    .text(text_id!("business-case.risks-and-controls")),
                items: watched,
            },
            Part {
                heading: reading.desk.text(text_id!("business-case.evaluation")),
                items: vec![
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
            },
        ],
    }
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
