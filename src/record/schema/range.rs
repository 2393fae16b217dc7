//! Numbers that nothing can have: outside the ends that a schema names, and p values that are none.

use serde_json::Value;

use crate::diag::{Diagnostic, codes};
use crate::load::marked::Node;

/// The problem of a number that its schema does not allow.
pub(super) fn fault(node: &Node, schema: &Value, key: &str) -> Option<Diagnostic> {
    if schema
        .get("x-format")
        .is_some_and(|format| format == P_VALUE)
    {
        return no_p_value(node, key);
    }
    Range::of(schema).fault(node, key)
}

/// The format of p values as sources print them: `0.03`, `<0.001`, `not significant`.
const P_VALUE: &str = "p-value";

fn no_p_value(node: &Node, key: &str) -> Option<Diagnostic> {
    let is_sign =
        |c: char| matches!(c, 'p' | 'P' | '<' | '>' | '=' | '≤' | '≥') || c.is_whitespace();
    let text = node.text()?;
    let number: f64 = text.trim_start_matches(is_sign).trim_end().parse().ok()?;
    if (0.0..=1.0).contains(&number) {
        return None;
    }
    let message = format!("`{key}` cannot be {text}.");
    Some(Diagnostic::new(&codes::RANGE, message).hint("A p value goes from 0 to 1."))
}

/// The ends between which a number has to lie.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Range {
    low: Option<f64>,
    high: Option<f64>,
    /// The number has to be above this.
    above: Option<f64>,
}

impl Range {
    /// The ends that a schema names itself, also beside a reference to another schema.
    fn of(schema: &Value) -> Self {
        let end = |name: &str| schema.get(name).and_then(Value::as_f64);
        Self {
            low: end("minimum"),
            high: end("maximum"),
            above: end("exclusiveMinimum"),
        }
    }

    /// The problem of a number that lies outside; nothing for what is no number.
    fn fault(self, node: &Node, key: &str) -> Option<Diagnostic> {
        let number: f64 = node.text()?.parse().ok()?;
        if self.above.is_some_and(|end| number <= end) {
            let text = node.text().unwrap_or_default();
            let message = format!("`{key}` is {text}; it is above zero.");
            return Some(Diagnostic::new(&codes::NEGATIVE, message));
        }
        let is_below = self.low.is_some_and(|low| number < low);
        let is_above = self.high.is_some_and(|high| number > high);
        if !is_below && !is_above {
            return None;
        }
        let text = node.text().unwrap_or_default();
        let message = format!("`{key}` cannot be {text}.");
        Some(Diagnostic::new(&codes::RANGE, message).hint(self.words()))
    }

    fn words(self) -> String {
        match (self.low, self.high) {
            (Some(low), Some(high)) => format!("It goes from {low} to {high}."),
            (Some(low), None) => format!("It is {low} or more."),
            (None, Some(high)) => format!("It is {high} at most."),
            (None, None) => String::new(),
        }
    }
}
