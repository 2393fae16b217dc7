//! What stands in the summary and in each of the five cases.

use crate::edition::block::{role, setting};
use crate::prose::plain_text;
use crate::record::economic::{CostModel, Economic, Parameter};
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::implementation::Priority;
use crate::record::kind::Kind;
use crate::record::vocabulary::CasePart;
use crate::text::number;
use crate::view::evidence::economic_basis;
use crate::view::reading::Reading;
use crate::view::shared::model_result::model_result;
use crate::view::shared::outcome_rows::{self, outcome_line};
use crate::words::count;

use super::case::{Case, Item, Part, edition_address};

/// How many statements of one kind an outline holds; the rest stands on the site.
const MOST: usize = 12;

fn local(what: &str) -> Item {
    Item::Local(what.to_owned())
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
        heading: "Summary",
        parts: vec![
            Part {
                heading: "What the evidence says",
                items: answer,
            },
            Part {
                heading: "What can be decided now",
                items: decide
                    .map(|text| of_question(reading, plain_text(&text.0)))
                    .collect(),
            },
            Part {
                heading: "What is asked for",
                items: vec![
                    local("what is asked for: posts, place, period, sum"),
                    local("what would be given up or moved"),
                    local("when it is decided whether to go on, and by what measure"),
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
    need.push(local("who needs it here, with numbers and their source"));
    need.push(local("what people who use services and carers here say"));
    let chain = reading.interventions();
    let what = chain.first().map(|entry| {
        let text = plain_text(&entry.value.definition.0);
        of_record(reading, Kind::Intervention, &entry.id, text)
    });
    let policies = setting::policies_for(reading).into_iter().take(MOST);
    let mut policy: Vec<Item> = policies
        .map(|entry| {
            let policy = &entry.value;
            let text = format!(
                "{}, {}: {}",
                policy.date,
                policy.body,
                plain_text(&policy.commitment.0)
            );
            of_record(reading, Kind::Policy, &entry.id, text)
        })
        .collect();
    policy.push(local("policy in force now: title, date, what it asks for"));
    policy.push(local("our own strategy, and who answers for this aim"));
    let fit = reading.from_here().into_iter();
    let fit = fit.map(|(_, text)| of_question(reading, plain_text(&text.0)));
    Case {
        heading: "1. Strategic case: why",
        parts: vec![
            Part {
                heading: "Need",
                items: need,
            },
            Part {
                heading: "What is proposed",
                items: what.into_iter().collect(),
            },
            Part {
                heading: "Policy and strategy",
                items: policy,
            },
            Part {
                heading: "Whether the evidence fits here",
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
        local("as now: what people get today"),
        local("added to what is there: posts, hours, people reached"),
        local("in place of other posts: which, and what they did"),
        local("the best other use of the money"),
    ]);
    let findings = outcome_rows::in_order(reading);
    let mut effects: Vec<Item> = findings
        .iter()
        .take(MOST)
        .map(|found| Item::Statement {
            text: outcome_line(&outcome_rows::row(reading, found)),
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
        let text = format!(
            "{}: no study in this evidence measured it.",
            gap.outcome.label
        );
        of_question(reading, text)
    }));
    effects.push(local("what we would measure here, how and when"));
    let harms = plain_text(&reading.question.value.harms.0);
    let gaps = reading.question.value.gaps.iter();
    Case {
        heading: "2. Economic case: options, effects and costs in studies",
        parts: vec![
            Part {
                heading: "Options, added or in place of others",
                items: options,
            },
            Part {
                heading: "What happens to people",
                items: effects,
            },
            Part {
                heading: "Unwanted consequences",
                items: vec![of_question(reading, harms)],
            },
            Part {
                heading: "What studies say about cost",
                items: studies_of_cost(reading),
            },
            Part {
                heading: "What is not known",
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
            let text = format!(
                "{} {} Use with care: {}",
                plain_text(&economic.finding.0),
                economic_basis(reading.desk, economic),
                plain_text(&economic.caution.0)
            );
            of_record(reading, Kind::Economic, &entry.id, text)
        })
        .collect();
    if items.is_empty() {
        items.push(of_question(
            reading,
            "No record of this evidence gives a cost.",
        ));
    }
    items
}

pub(super) fn commercial(reading: &Reading<'_>) -> Case {
    let mut employ = actions(reading, CasePart::Commercial, Priority::Should);
    employ.extend([
        local("who would employ the workers, and why"),
        local("contract or partnership: parties, length, notice, data sharing"),
        local("pay band and terms, the same as for other staff or not"),
    ]);
    Case {
        heading: "3. Commercial case: who provides it, and on what terms",
        parts: vec![Part {
            heading: "Employer, contract and terms",
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
                source: "Readiness checklist".to_owned(),
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
            heading: "Costs, with price year and source",
            items: [
                "pay with employer's on-costs, each year",
                "supervision and line management: hours and rate",
                "recruitment, training and induction",
                "cover for absence, travel, equipment and overheads",
                "evaluation",
            ]
            .map(local)
            .into(),
        }),
    }
    let displaced = reading.question.value.displacement.iter();
    let mut affordable: Vec<Item> = displaced
        .map(|text| of_question(reading, plain_text(&text.0)))
        .collect();
    affordable.extend([
        local("where the money comes from, for how many years"),
        local("what stops or moves to pay for it, and who is affected"),
        local("agreed with finance: name, date"),
    ]);
    parts.push(Part {
        heading: "Affordability",
        items: affordable,
    });
    Case {
        heading: "4. Financial case: what it costs here",
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
            heading: "Values of the cost model",
            items: values
                .map(|value| parameter(reading, entry, value, currency))
                .collect(),
        },
        Part {
            heading: "What would have to be true",
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
        let text = format!("{}: {} {unit}", parameter.label, number::amount(*value));
        return of_record(reading, Kind::Economic, &entry.id, text);
    }
    let find = parameter.find.as_ref();
    let find = find.map(|find| format!("; {find}")).unwrap_or_default();
    let year = match currency {
        Some(currency) if unit.contains(currency.as_str()) => ", with its price year",
        _ => "",
    };
    Item::Local(format!("{}, in {unit}{year}{find}", parameter.label))
}

pub(super) fn management(reading: &Reading<'_>) -> Case {
    let mut plan = actions(reading, CasePart::Management, Priority::Must);
    plan.extend([
        local("who answers for it, and to which body it is reported"),
        local("timetable: preparation, recruitment, start, review"),
    ]);
    let risks = reading.risks().into_iter().take(MOST);
    let risks = risks.map(|entry| {
        let risk = &entry.value;
        let text = format!(
            "{}. Controls: {}. Owner: {}. Sign: {}",
            risk.title,
            controls(&risk.controls),
            known_owner(&risk.owner),
            risk.indicator
        );
        of_record(reading, Kind::Risk, &entry.id, text)
    });
    let mut watched: Vec<Item> = risks.collect();
    watched.push(local("risks of our own, with owner and date"));
    let studies = number::count(reading.studies().len(), "study", "studies");
    Case {
        heading: "5. Management case: how it is done, watched and stopped",
        parts: vec![
            Part {
                heading: "What has to be in place",
                items: plan,
            },
            Part {
                heading: "Risks and controls",
                items: watched,
            },
            Part {
                heading: "Evaluation",
                items: vec![
                    of_question(
                        reading,
                        format!("The evidence behind this outline: {studies}."),
                    ),
                    local("what is measured, by whom, compared with what"),
                    local("what result would end it, and how people would be supported then"),
                ],
            },
        ],
    }
}

fn controls(controls: &[String]) -> String {
    let controls = controls.iter().map(|control| control.trim_end_matches('.'));
    controls.collect::<Vec<_>>().join("; ")
}

fn known_owner(owner: &str) -> &str {
    if owner.is_empty() {
        "to agree locally"
    } else {
        owner
    }
}
