//! Accounts of costs, and models of costs.

use super::layout::{Layout, Sort};
use super::random::Random;

/// The id of the account of a study.
pub(super) fn account_id(study: usize) -> String {
    format!("account-{study}")
}

/// The id of a model.
pub(super) fn model_id(model: usize) -> String {
    format!("model-{model}")
}

/// How many models there are.
pub(super) fn models(layout: &Layout) -> usize {
    layout.one_in(20, 1)
}

/// Whether a study has an account of costs.
pub(super) fn has_account(layout: &Layout, study: usize) -> bool {
    layout.sort_of(layout.home_of(study)) == Sort::Costs
}

/// The record of what one study says about costs.
pub(super) fn account(layout: &Layout, study: usize) -> String {
    let mut random = Random::of(layout.seed, "account", study);
    let (cost, other) = (random.between(80, 400), random.between(80, 400));
    let difference = cost as i64 - other as i64;
    let half = random.between(20, 90) as i64;
    format!(
        "title: \"What it cost in {label}\"\norder: {order}\nstudy: {id}\ndesign: Costs of one year beside an invented study.\n\
         perspective: those who pay for it\ncurrency: GBP\nprice_year: {year}\noption: beside what was there\nfigures:\n\
         \x20 - {{label: Cost a person, value: {cost}, unit: GBP a person, option: with it, side: intervention}}\n\
         \x20 - {{label: Cost a person, value: {other}, unit: GBP a person, option: without it, side: comparison}}\n\
         \x20 - {{label: Cost a person, value: {difference}, low: {low}, high: {high}, unit: GBP a person, derived: {cost} less {other}, option: difference, side: difference}}\n\
         finding: Costs differed a little between the two.\nuncertainty: The interval of the difference is wide.\n\
         caution: It is an invented account.\nmissing: [The cost of the room.]\nsource: {{record: {id}, where: Table 4 (invented)}}\n",
        label = layout.study_label(study),
        order = study + 1,
        id = layout.study_id(study),
        year = layout.name_and_year(study).1 - 1,
        low = difference - half,
        high = difference + half,
    )
}

/// The record of a model.
pub(super) fn model(layout: &Layout, model: usize) -> String {
    let mut random = Random::of(layout.seed, "model", model);
    let source = layout.study_id(layout.some_study(model));
    let mut text = format!(
        "title: \"Break-even: what would it have to save? No. {model}\"\norder: {model}\ndesign: A model of one year with invented values.\n\
         perspective: those who pay for it\ncurrency: GBP\nprice_year: 2025\nfinding: With these invented values it may pay for itself.\n\
         uncertainty: Each range was invented.\ncaution: None of these numbers is real.\nmodel:\n  purpose: To show how a model is written.\n  parameters:\n"
    );
    let parameters = [
        (
            "sessions",
            "Sessions",
            "sessions a year",
            random.between(100, 300),
        ),
        (
            "session-cost",
            "Cost of a session",
            "GBP a session",
            random.between(5, 20),
        ),
        (
            "hours-saved",
            "Hours saved",
            "hours a year",
            random.between(50, 200),
        ),
        (
            "hour-cost",
            "Cost of an hour",
            "GBP an hour",
            random.between(20, 40),
        ),
    ];
    for (id, label, unit, base) in parameters {
        text += &format!(
            "    - id: {id}\n      label: {label}\n      unit: {unit}\n      base: {base}\n      low: {}\n      high: {}\n\
             \x20     source: {{record: {source}, where: invented}}\n",
            base / 2,
            base * 2
        );
    }
    text + &format!(
        "  lines:\n    - label: Sessions\n      side: cost\n      product: [sessions, session-cost]\n\
         \x20   - label: Hours that are free for something else\n      side: benefit\n      product: [hours-saved, hour-cost]\n      releases: capacity\n\
         \x20 break_even:\n    label: Hours that it would have to save in a year\n    unit: hours a year\n    product: [hours-saved]\n  years: 3\n\
         source: {{record: {source}, where: invented}}\n"
    )
}
