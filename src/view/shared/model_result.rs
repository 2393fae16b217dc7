//! What a cost model gives, in words and numbers.

use serde::Serialize;

use crate::chart::Heading;
use crate::chart::tornado::{Tornado, TornadoBar, draw};
use crate::record::economic::{CostModel, Economic};
use crate::synthesis::economics::{
    BreakEvenResult, BreakEvenSpread, Line, ModelOutcome, ModelResult, Net, Simulation, Swing,
    evaluate,
};
use crate::text::number;
use crate::view::part::Row;
use crate::words::Worded;

/// What a cost model gives.
#[derive(Debug, Clone, Serialize)]
pub struct ModelResultView {
    /// What has to be reached, in sentences; empty when it cannot be told.
    pub break_even: Vec<String>,
    /// Labels of the values that a reader has to supply; empty when there is a result.
    pub missing: Vec<String>,
    /// How many those are: "3 values are".
    pub missing_count: String,
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
pub(in crate::view) fn model_result(
    id: &str,
    economic: &Economic,
    model: &CostModel,
) -> ModelResultView {
    let currency = economic.currency.value().map_or("", String::as_str);
    match evaluate(model) {
        ModelOutcome::Incomplete {
            missing,
            break_even,
        } => ModelResultView {
            break_even: break_even.iter().flat_map(break_even_words).collect(),
            missing_count: number::count(missing.len(), "value is", "values are"),
            missing,
            lines: Vec::new(),
            totals: Vec::new(),
            simulation: String::new(),
            tornado_html: String::new(),
            swings: Vec::new(),
        },
        ModelOutcome::Complete(result) => complete(id, currency, model, &result),
    }
}

fn complete(id: &str, currency: &str, model: &CostModel, result: &ModelResult) -> ModelResultView {
    let line = |line: &Line| {
        let releases = line.releases.map(|r| format!(", releases {}", r.english()));
        let side = format!("{}{}", line.side.english(), releases.unwrap_or_default());
        Row::new(
            format!("{} ({side})", line.label),
            money(currency, line.amount),
        )
    };
    let mut totals = totals(currency, "", &result.net);
    if let (Some(over), Some(years)) = (&result.over_years, model.years) {
        let when = format!(" over {years} years, discounted by the Green Book");
        totals.extend(self::totals(currency, &when, over).into_iter().skip(3));
    }
    ModelResultView {
        break_even: break_even(result),
        missing: Vec::new(),
        missing_count: String::new(),
        lines: result.lines.iter().map(line).collect(),
        totals,
        simulation: result
            .simulation
            .as_ref()
            .map(|simulation| simulation_words(currency, simulation))
            .unwrap_or_default(),
        tornado_html: tornado(id, currency, result),
        swings: result
            .swings
            .iter()
            .map(|swing| swing_row(currency, swing))
            .collect(),
    }
}

/// "Hours …: 37.5 hours a year if only cash counts, 9.4 if freed capacity counts as well."
fn break_even_words(result: &BreakEvenResult) -> Vec<String> {
    let amount = |value: Option<f64>| match value {
        Some(value) => format!("{} {}", rounded(value), result.unit),
        None => "no amount would do".to_owned(),
    };
    vec![
        format!(
            "{}, if only cash counts: {}.",
            result.label,
            amount(result.in_cash)
        ),
        format!(
            "If freed capacity counts as well: {}.",
            amount(result.in_all)
        ),
    ]
}

/// The quantity at the central values, and between what it lies.
fn break_even(result: &ModelResult) -> Vec<String> {
    let mut words: Vec<String> = result
        .break_even
        .iter()
        .flat_map(break_even_words)
        .collect();
    let spread = result.simulation.as_ref().and_then(|s| s.break_even);
    if let (Some(spread), Some(wanted)) = (spread, &result.break_even) {
        words.push(spread_words(&wanted.unit, &spread));
    }
    words
}

/// "When all ranges vary together, 95% of draws need between 4.8 and 20.1 hours if …"
fn spread_words(unit: &str, spread: &BreakEvenSpread) -> String {
    let between = |(low, high): (Option<f64>, Option<f64>)| match (low, high) {
        (Some(low), Some(high)) => {
            format!("between {} and {} {unit}", rounded(low), rounded(high))
        }
        (Some(low), None) => {
            format!("from {} {unit} to more than any amount", rounded(low))
        }
        (None, _) => "more than any amount".to_owned(),
    };
    format!(
        "When all ranges vary together, 95% of draws need {} if only cash counts, and {} if freed capacity counts as well.",
        between(spread.in_cash),
        between(spread.in_all)
    )
}

fn rounded(value: f64) -> String {
    if value >= 100.0 {
        number::grouped(value.round() as u64)
    } else {
        number::fixed(value, 1)
    }
}

fn money(currency: &str, value: f64) -> String {
    let amount = number::amount(value.abs().round());
    let sign = if value < -0.5 { "\u{2212}" } else { "" };
    format!("{sign}{amount} {currency}").trim_end().to_owned()
}

fn totals(currency: &str, when: &str, net: &Net) -> Vec<Row> {
    let row = |label: &str, value: f64| Row::new(format!("{label}{when}"), money(currency, value));
    let mut rows = vec![
        row("Costs", net.costs),
        row("Benefits that release cash", net.cash),
        row("Benefits that release capacity", net.capacity),
        row("Cash released less costs", net.in_cash()),
        row("All benefits less costs", net.in_all()),
    ];
    if let Some(ratio) = net.ratio() {
        let label = format!("All benefits for each unit of cost{when}");
        rows.push(Row::new(label, number::fixed(ratio, 2)));
    }
    rows
}

fn simulation_words(currency: &str, simulation: &Simulation) -> String {
    let percent = |share: f64| format!("{}%", number::fixed(100.0 * share, 0));
    let (low, middle, high) = simulation.percentiles;
    format!(
        "When all ranges vary together ({} draws, each from a triangle between its low and high value), cash released is more than the costs in {} of draws, and all benefits are in {}. Half of the results lie below {}; 95% lie between {} and {}.",
        number::grouped(u64::from(simulation.draws)),
        percent(simulation.gain_in_cash),
        percent(simulation.gain_in_all),
        money(currency, middle),
        money(currency, low),
        money(currency, high)
    )
}

fn tornado(id: &str, currency: &str, result: &ModelResult) -> String {
    if result.swings.is_empty() {
        return String::new();
    }
    let bar = |swing: &Swing| TornadoBar {
        label: swing.label.clone(),
        low_input: number::as_given(swing.low_input),
        high_input: number::as_given(swing.high_input),
        low: swing.at_low,
        high: swing.at_high,
    };
    let tornado = Tornado {
        heading: Heading::new(format!("tornado-{id}"), "Which value matters most"),
        result: "All benefits less costs".to_owned(),
        currency: if currency == "GBP" {
            "£".to_owned()
        } else {
            String::new()
        },
        decimals: 0,
        base: result.net.in_all(),
        bars: result.swings.iter().map(bar).collect(),
    };
    draw(&tornado).svg
}

fn swing_row(currency: &str, swing: &Swing) -> Row {
    Row::new(
        format!(
            "{}, from {} to {}",
            swing.label,
            number::as_given(swing.low_input),
            number::as_given(swing.high_input)
        ),
        format!(
            "{} to {}",
            money(currency, swing.at_low),
            money(currency, swing.at_high)
        ),
    )
}
