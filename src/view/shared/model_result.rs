//! What a cost model gives, in words and numbers. `cost-words.js` of the default theme says the same,
//! from the same texts, for a reader's own values.

use serde::Serialize;

use super::parameter_value::value_words;
use crate::record::cost_model::{CostModel, ModelSide, Releases};
use crate::record::economic::Economic;
use crate::synthesis::economics::{
    BreakEvenResult, BreakEvenSpread, EstimateResult, ModelOutcome, ModelResult, Net, Simulation,
    Swing, evaluate,
};
use crate::view::desk::Desk;
use crate::view::part::Row;
use crate::words::{self, Value, amount_in, count, decimal, phrase, say, text_id};
use chart::Heading;
use chart::tornado::{Tornado, TornadoBar, draw};

/// What a cost model gives.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ModelResultView {
    /// What has to be reached, in sentences; empty when it cannot be told.
    pub break_even: Vec<String>,
    /// The best estimate of that, and how the two stand to each other; empty when there is none.
    pub estimate: Vec<String>,
    /// Labels of the values that a reader has to supply; empty when there is a result.
    pub missing: Vec<String>,
    /// That there is no result, and how many values it lacks; empty when there is one.
    pub no_result: String,
    /// Lines with their amounts.
    pub lines: Vec<Row>,
    /// Costs, benefits, net, ratio.
    pub totals: Vec<Row>,
    /// The share of draws with a gain, in a sentence; empty when nothing has a range.
    pub simulation: String,
    /// Which value matters most, drawn; empty when nothing has a range.
    pub tornado_html: String,
    /// The same as rows.
    pub swings: Vec<Row>,
}

/// Works out the model of a record.
pub fn model_result(
    desk: &Desk<'_>,
    id: &str,
    economic: &Economic,
    model: &CostModel,
) -> ModelResultView {
    let currency = economic.currency.value().map_or("", String::as_str);
    match evaluate(model) {
        ModelOutcome::Incomplete {
            missing,
            break_even,
            estimate,
        } => ModelResultView {
            estimate: estimate_words(desk, break_even.as_ref(), estimate.as_ref()),
            break_even: break_even.map_or_else(Vec::new, |found| break_even_words(desk, &found)),
            no_result: count!(desk, "cost-model.no-result", missing.len()),
            missing,
            ..ModelResultView::default()
        },
        ModelOutcome::Complete(result) => complete(desk, id, currency, model, &result),
    }
}

fn complete(
    desk: &Desk<'_>,
    id: &str,
    currency: &str,
    model: &CostModel,
    result: &ModelResult,
) -> ModelResultView {
    let lines = result.lines.iter().map(|line| {
        let label = line_label(desk, &line.label, line.side, line.releases);
        Row::new(label, shown(desk, currency, line.amount))
    });
    let later = result.over_years.as_ref().zip(model.years);
    let later = later.map(|(net, years)| totals_over_years(desk, currency, net, years));
    let simulation = result.simulation.as_ref();
    let swings = result.swings.iter();
    ModelResultView {
        break_even: break_even(desk, result),
        estimate: estimate_words(desk, result.break_even.as_ref(), result.estimate.as_ref()),
        lines: lines.collect(),
        totals: [
            totals(desk, currency, &result.net),
            later.unwrap_or_default(),
        ]
        .concat(),
        simulation: simulation
            .map_or_else(String::new, |found| simulation_words(desk, currency, found)),
        tornado_html: tornado(desk, id, currency, result),
        swings: swings
            .map(|swing| swing_row(desk, currency, swing))
            .collect(),
        ..ModelResultView::default()
    }
}

/// A line of a model with its side: "Hours that are freed (Benefit, releases cash)".
pub(in crate::view) fn line_label(
    desk: &Desk<'_>,
    label: &str,
    side: ModelSide,
    releases: Option<Releases>,
) -> String {
    match (side, releases) {
        (ModelSide::Cost, _) => say!(desk, "cost-model.line-cost", label = label),
        (ModelSide::Benefit, None) => say!(desk, "cost-model.line-benefit", label = label),
        (ModelSide::Benefit, Some(Releases::Cash)) => {
            say!(desk, "cost-model.line-cash", label = label)
        }
        (ModelSide::Benefit, Some(Releases::Capacity)) => {
            say!(desk, "cost-model.line-capacity", label = label)
        }
    }
}

/// "Hours …, if only cash counts: 37.5 hours a year. If freed capacity counts as well: 9.4 …"
fn break_even_words(desk: &Desk<'_>, found: &BreakEvenResult) -> Vec<String> {
    let needed = |value: Option<f64>| match value {
        Some(value) => phrase!(
            "cost-model.amount",
            amount = quantity(value),
            unit = &found.unit
        ),
        None => phrase!("cost-model.no-amount"),
    };
    let (cash, all) = (needed(found.in_cash), needed(found.in_all));
    vec![
        say!(
            desk,
            "cost-model.break-even-cash",
            label = &found.label,
            amount = cash
        ),
        say!(desk, "cost-model.break-even-all", amount = all),
    ]
}

/// The quantity at the central values, and between what it lies.
fn break_even(desk: &Desk<'_>, result: &ModelResult) -> Vec<String> {
    let Some(wanted) = &result.break_even else {
        return Vec::new();
    };
    let mut words = break_even_words(desk, wanted);
    let spread = result.simulation.as_ref().and_then(|s| s.break_even);
    words.extend(spread.map(|spread| spread_words(desk, &wanted.unit, &spread)));
    words
}

/// "When all ranges vary together, 95% of draws need between 4.8 and 20.1 hours if …"
fn spread_words(desk: &Desk<'_>, unit: &str, spread: &BreakEvenSpread) -> String {
    let between = |(low, high): (Option<f64>, Option<f64>)| match (low, high) {
        (Some(low), Some(high)) if same(desk, quantity(low), quantity(high)) => {
            phrase!("cost-model.about", amount = quantity(low), unit = unit)
        }
        (Some(low), Some(high)) => phrase!(
            "cost-model.between",
            low = quantity(low),
            high = quantity(high),
            unit = unit
        ),
        (Some(low), None) => phrase!("cost-model.from", low = quantity(low), unit = unit),
        (None, _) => phrase!("cost-model.more-than-any"),
    };
    let (cash, all) = (between(spread.in_cash), between(spread.in_all));
    // That no amount of cash would do is said before.
    if spread.in_cash.0.is_none() && spread.in_all.0.is_some() {
        return say!(desk, "cost-model.spread-all", all = all);
    }
    say!(desk, "cost-model.spread", cash = cash, all = all)
}

/// The best estimate, and whether what has to be reached lies below, within or above it.
fn estimate_words(
    desk: &Desk<'_>,
    wanted: Option<&BreakEvenResult>,
    found: Option<&EstimateResult>,
) -> Vec<String> {
    let Some((wanted, found)) = wanted.zip(found) else {
        return Vec::new();
    };
    let (central, unit) = (quantity(found.central), &wanted.unit);
    let Some((low, high)) = found.interval else {
        let amount = phrase!("cost-model.amount", amount = central, unit = unit);
        return vec![say!(desk, "cost-model.estimate-alone", amount = amount)];
    };
    let ends = (low.min(high), low.max(high));
    let best = say!(
        desk,
        "cost-model.estimate",
        central = central,
        unit = unit,
        low = quantity(ends.0),
        high = quantity(ends.1),
    );
    let standing = match wanted.in_all {
        None => return vec![best],
        Some(needed) if needed < ends.0 => text_id!("cost-model.estimate-reaches"),
        Some(needed) if needed > ends.1 => text_id!("cost-model.estimate-falls-short"),
        Some(_) => text_id!("cost-model.estimate-holds-both"),
    };
    vec![best, desk.text(standing)]
}

/// Whether two values are shown as the same.
fn same(desk: &Desk<'_>, one: Value<'_>, other: Value<'_>) -> bool {
    desk.words.show(&one) == desk.words.show(&other)
}

/// From here on a number is too large to be a sum of anything.
const HUGE: f64 = 1e15;

/// Whole numbers, and a hundred and more, without decimals; less with one.
fn quantity(value: f64) -> Value<'static> {
    if value.abs() >= HUGE {
        phrase!("cost-model.huge").into()
    } else if value.abs() >= 100.0 || value.fract() == 0.0 {
        amount_in(value.round(), "")
    } else {
        decimal(value, 1)
    }
}

/// A sum of money, rounded to a whole one.
pub(super) fn money(currency: &str, value: f64) -> Value<'_> {
    if value.abs() >= HUGE {
        return phrase!("cost-model.huge").into();
    }
    let amount = words::money(currency, value.abs().round() as u64);
    match value < -0.5 {
        true => phrase!("money.minus", amount = amount).into(),
        false => amount,
    }
}

pub(super) fn shown(desk: &Desk<'_>, currency: &str, value: f64) -> String {
    desk.words.show(&money(currency, value))
}

fn totals(desk: &Desk<'_>, currency: &str, net: &Net) -> Vec<Row> {
    let row = |label: String, value: f64| Row::new(label, shown(desk, currency, value));
    let ratio = net
        .ratio()
        .map(|ratio| Row::new(say!(desk, "cost-model.ratio"), desk.words.decimal(ratio, 2)));
    let rows = [
        row(say!(desk, "cost-model.costs"), net.costs),
        row(say!(desk, "cost-model.cash"), net.cash),
        row(say!(desk, "cost-model.capacity"), net.capacity),
        row(say!(desk, "cost-model.in-cash"), net.in_cash()),
        row(say!(desk, "cost-model.in-all"), net.in_all()),
    ];
    rows.into_iter().chain(ratio).collect()
}

fn totals_over_years(desk: &Desk<'_>, currency: &str, net: &Net, years: u32) -> Vec<Row> {
    let row = |label: String, value: f64| Row::new(label, shown(desk, currency, value));
    let ratio = net.ratio().map(|ratio| {
        let label = say!(desk, "cost-model.ratio-years", years = years);
        Row::new(label, desk.words.decimal(ratio, 2))
    });
    let rows = [
        row(
            say!(desk, "cost-model.in-cash-years", years = years),
            net.in_cash(),
        ),
        row(
            say!(desk, "cost-model.in-all-years", years = years),
            net.in_all(),
        ),
    ];
    rows.into_iter().chain(ratio).collect()
}

fn simulation_words(desk: &Desk<'_>, currency: &str, simulation: &Simulation) -> String {
    let percent = |share: f64| phrase!("cost-model.percent", number = decimal(100.0 * share, 0));
    let (low, middle, high) = simulation.percentiles;
    if same(desk, money(currency, low), money(currency, high)) {
        return say!(
            desk,
            "cost-model.simulation-still",
            draws = simulation.draws,
            cash = percent(simulation.gain_in_cash),
            all = percent(simulation.gain_in_all),
            middle = money(currency, middle),
        );
    }
    say!(
        desk,
        "cost-model.simulation",
        draws = simulation.draws,
        cash = percent(simulation.gain_in_cash),
        all = percent(simulation.gain_in_all),
        middle = money(currency, middle),
        low = money(currency, low),
        high = money(currency, high),
    )
}

fn tornado(desk: &Desk<'_>, id: &str, currency: &str, result: &ModelResult) -> String {
    if result.swings.is_empty() {
        return String::new();
    }
    let bar = |swing: &Swing| TornadoBar {
        label: swing.label.clone(),
        low_input: value_words(desk, swing.takes, swing.low_input),
        high_input: value_words(desk, swing.takes, swing.high_input),
        low: swing.at_low,
        high: swing.at_high,
    };
    let tornado = Tornado {
        heading: Heading::new(format!("tornado-{id}"), say!(desk, "cost-model.which")),
        result: say!(desk, "cost-model.in-all"),
        currency: currency.to_owned(),
        decimals: 0,
        base: result.net.in_all(),
        bars: result.swings.iter().map(bar).collect(),
    };
    draw(&tornado, desk.words).svg
}

fn swing_row(desk: &Desk<'_>, currency: &str, swing: &Swing) -> Row {
    Row::new(
        say!(
            desk,
            "cost-model.swing",
            label = &swing.label,
            low = value_words(desk, swing.takes, swing.low_input),
            high = value_words(desk, swing.takes, swing.high_input),
        ),
        say!(
            desk,
            "cost-model.swing-result",
            low = money(currency, swing.at_low),
            high = money(currency, swing.at_high),
        ),
    )
}
