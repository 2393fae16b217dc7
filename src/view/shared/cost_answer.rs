//! What a cost model answers to somebody who has to find the money: what is paid, what it might free
//! and in which form, what breaks even and how that stands to the best estimate, what a swap would
//! do, what would change the answer. Where values are unknown, its worked examples answer, with what
//! they assume.

use serde::Serialize;

use crate::record::cost_model::{Assumption, CostModel, ModelSide};
use crate::record::economic::Economic;
use crate::record::value::Markdown;
use crate::synthesis::economics::{Line, ModelOutcome, ModelResult, Swing, evaluate, with_example};
use crate::view::desk::{Desk, Here};
use crate::words::{Value, all_of, phrase, say};

use super::model_result::{ModelResultView, model_result, money, shown};
use super::parameter_value::{end_words, value_in_unit, value_words};

/// The answers of a model.
#[derive(Debug, Clone, Serialize)]
pub struct CostAnswer {
    /// The name of the worked example; empty where no value is assumed.
    pub example: String,
    /// What the example is meant to show.
    pub note_html: String,
    /// What the example assumes.
    pub assumptions: Vec<AssumptionRow>,
    /// The answers, in the order in which they are asked for.
    pub rows: Vec<AnswerRow>,
    /// The same in sentences for a paper.
    pub paper: Vec<String>,
    /// All that the model gives at these values.
    pub result: ModelResultView,
}

/// An answer.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerRow {
    /// Which: `pay`, `frees`, `even`, `estimate`, `swap`, `changes`.
    pub key: &'static str,
    /// The question.
    pub heading: String,
    /// What the model gives, in sentences.
    pub lines: Vec<String>,
    /// What belongs beside it, from the record; empty when nothing.
    pub beside_html: String,
}

/// A value that an example assumes.
#[derive(Debug, Clone, Serialize)]
pub struct AssumptionRow {
    /// What it is.
    pub label: String,
    /// The value with its unit.
    pub value: String,
    /// Why this value.
    pub why: String,
}

/// How many of the values that move the result most are named.
const NAMED: usize = 3;

/// The answers of a model; nothing where values are unknown and no example assumes them.
pub fn cost_answer(
    desk: &Desk<'_>,
    here: &Here,
    id: &str,
    economic: &Economic,
    model: &CostModel,
) -> Option<CostAnswer> {
    let currency = economic.currency.value().map_or("", String::as_str);
    let with = Answering {
        desk,
        here,
        currency,
    };
    if let ModelOutcome::Complete(result) = evaluate(model) {
        let view = model_result(desk, id, economic, model);
        return Some(with.answer(model, &result, view, Vec::new()));
    }
    let example = model.examples.first()?;
    let assumed = with_example(model, 0);
    let ModelOutcome::Complete(result) = evaluate(&assumed) else {
        return None;
    };
    let view = model_result(desk, id, economic, &assumed);
    let mut answer = with.answer(&assumed, &result, view, with.swapped(model));
    answer.example = example.title.clone();
    answer.note_html = desk.html(here, &example.note);
    answer.assumptions = assumptions(desk, model, &example.values);
    Some(answer)
}

/// What an example assumes, in rows.
fn assumptions(desk: &Desk<'_>, model: &CostModel, values: &[Assumption]) -> Vec<AssumptionRow> {
    let row = |assumption: &Assumption| {
        let mut parameters = model.parameters.iter();
        let parameter = parameters.find(|it| it.id == assumption.parameter)?;
        let unit = &parameter.unit;
        let value = value_in_unit(desk, parameter.takes, assumption.value, unit);
        let value = match assumption.low.zip(assumption.high) {
            Some((low, high)) => say!(
                desk,
                "block-cost.value-with-range",
                value = value,
                low = end_words(desk, parameter.takes, low, unit),
                high = end_words(desk, parameter.takes, high, unit)
            ),
            None => value,
        };
        Some(AssumptionRow {
            label: parameter.label.clone(),
            value,
            why: assumption.why.clone(),
        })
    };
    values.iter().filter_map(row).collect()
}

/// What the answers are said with.
struct Answering<'a, 'b> {
    desk: &'a Desk<'b>,
    here: &'a Here,
    currency: &'a str,
}

impl Answering<'_, '_> {
    fn answer(
        &self,
        model: &CostModel,
        result: &ModelResult,
        view: ModelResultView,
        swapped: Vec<String>,
    ) -> CostAnswer {
        let desk = self.desk;
        let wanted = model.break_even.as_ref();
        let evidence = wanted.and_then(|it| it.estimate.as_ref());
        let evidence = evidence.map(|it| &it.evidence);
        let row = |key, heading, lines, beside: Option<&Markdown>| AnswerRow {
            key,
            heading,
            lines,
            beside_html: beside.map_or_else(String::new, |text| desk.html(self.here, text)),
        };
        let rows = vec![
            row(
                "pay",
                say!(desk, "cost-answer.pay"),
                self.paid(result),
                None,
            ),
            row(
                "frees",
                say!(desk, "cost-answer.frees"),
                vec![self.freed(result)],
                model.beside_savings.as_ref(),
            ),
            row(
                "even",
                say!(desk, "cost-answer.even"),
                view.break_even.clone(),
                None,
            ),
            row(
                "estimate",
                say!(desk, "cost-answer.estimate"),
                view.estimate.clone(),
                evidence,
            ),
            row(
                "swap",
                say!(desk, "cost-answer.swap"),
                swapped,
                model.swap.as_ref(),
            ),
            row(
                "changes",
                say!(desk, "cost-answer.changes"),
                self.changes(result),
                None,
            ),
        ];
        let has_answer = |row: &AnswerRow| !row.lines.is_empty() || !row.beside_html.is_empty();
        CostAnswer {
            example: String::new(),
            note_html: String::new(),
            assumptions: Vec::new(),
            rows: rows.into_iter().filter(has_answer).collect(),
            paper: self.paper(result, &view, evidence),
            result: view,
        }
    }

    /// What is paid in a year, and for what.
    fn paid(&self, result: &ModelResult) -> Vec<String> {
        let costs = money(self.currency, result.net.costs);
        let sum = say!(self.desk, "cost-answer.costs", amount = costs);
        let costs = result
            .lines
            .iter()
            .filter(|line| line.side == ModelSide::Cost && line.amount > 0.0);
        let part = |line: &Line| {
            let amount = shown(self.desk, self.currency, line.amount);
            say!(
                self.desk,
                "cost-answer.part",
                label = &line.label,
                amount = amount
            )
        };
        let parts: Vec<String> = costs.map(part).collect();
        match parts.len() {
            0 | 1 => vec![sum],
            _ => vec![
                sum,
                say!(self.desk, "cost-answer.parts", parts = all_of(&parts)),
            ],
        }
    }

    fn freed(&self, result: &ModelResult) -> String {
        say!(
            self.desk,
            "cost-answer.freed",
            cash = money(self.currency, result.net.cash),
            capacity = money(self.currency, result.net.capacity),
        )
    }

    /// The values that move the result most.
    fn changes(&self, result: &ModelResult) -> Vec<String> {
        let swings = result.swings.iter().take(NAMED);
        let line = |swing: &Swing| {
            say!(
                self.desk,
                "cost-answer.change",
                label = &swing.label,
                from = value_words(self.desk, swing.takes, swing.low_input),
                to = value_words(self.desk, swing.takes, swing.high_input),
                low = money(self.currency, swing.at_low),
                high = money(self.currency, swing.at_high),
            )
        };
        swings.map(line).collect()
    }

    /// What the second example gives, where it is a swap, and what it assumes beyond the first.
    fn swapped(&self, model: &CostModel) -> Vec<String> {
        let Some(example) = model.examples.get(1) else {
            return Vec::new();
        };
        let ModelOutcome::Complete(result) = evaluate(&with_example(model, 1)) else {
            return Vec::new();
        };
        let net = result.net.in_cash();
        let over: Value<'_> = match net < 0.0 {
            true => phrase!("cost-answer.to-find", amount = money(self.currency, -net)).into(),
            false => phrase!("cost-answer.left-over", amount = money(self.currency, net)).into(),
        };
        let swapped = say!(
            self.desk,
            "cost-answer.swapped",
            example = &example.title,
            costs = money(self.currency, result.net.costs),
            cash = money(self.currency, result.net.cash),
            over = over,
        );
        let assumed = self.assumed_as_well(model, &example.values);
        [swapped].into_iter().chain(assumed).collect()
    }

    /// The values of an example for which the model has none, each with why it is assumed.
    fn assumed_as_well(&self, model: &CostModel, values: &[Assumption]) -> Vec<String> {
        let is_unknown = |assumption: &&Assumption| {
            let mut parameters = model.parameters.iter();
            parameters.any(|it| it.id == assumption.parameter && it.base.value().is_none())
        };
        let unknown: Vec<Assumption> = values.iter().filter(is_unknown).cloned().collect();
        let line = |row: AssumptionRow| {
            say!(
                self.desk,
                "cost-answer.assumed-as-well",
                label = &row.label,
                value = &row.value,
                why = &row.why
            )
        };
        let rows = assumptions(self.desk, model, &unknown).into_iter();
        rows.map(line).collect()
    }

    fn paper(
        &self,
        result: &ModelResult,
        view: &ModelResultView,
        evidence: Option<&Markdown>,
    ) -> Vec<String> {
        let costs = money(self.currency, result.net.costs);
        let mut sentences = vec![say!(self.desk, "cost-answer.costs-in-all", amount = costs)];
        sentences.extend(view.break_even.iter().take(2).cloned());
        sentences.extend(view.estimate.iter().cloned());
        sentences.extend(evidence.map(|text| crate::prose::plain_text(&text.0)));
        sentences.push(say!(self.desk, "cost-answer.no-bill"));
        sentences
    }
}
