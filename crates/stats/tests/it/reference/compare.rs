//! Comparing expected with computed values within the stated tolerance.

use serde_json::Value;

/// How close values have to be.
#[derive(Clone, Copy)]
pub struct Tolerance {
    pub relative: f64,
    pub absolute: f64,
    /// The unit of the effect, by which the absolute floor of dimensioned values is scaled.
    pub unit: f64,
}

impl Tolerance {
    pub const DEFAULT: Self = Self {
        relative: 1e-6,
        absolute: 1e-9,
        unit: 1.0,
    };
    pub const CLOSED_FORM: Self = Self {
        relative: 1e-8,
        ..Self::DEFAULT
    };
}

/// How close the value at a path has to be.
pub type Rule<'a> = &'a dyn Fn(&str) -> Tolerance;

/// The running tally.
#[derive(Default)]
pub struct Comparison {
    pub cases: usize,
    pub values: usize,
    mismatches: Vec<String>,
    loosest: Vec<(f64, String)>,
}

impl Comparison {
    /// Looser comparisons, with values R stopped iterating early on, are not worth a report.
    const REPORTED: f64 = 1e-6;

    pub fn fail(&mut self, message: String) {
        self.mismatches.push(message);
    }

    /// Compares everything expected with what was computed, under the name of a case.
    pub fn case(&mut self, id: &str, expected: &Value, got: &Value, tolerance: Tolerance) {
        self.case_by(id, expected, got, &|_| tolerance);
    }

    /// The same where some values are held to another tolerance than others.
    pub fn case_by(&mut self, id: &str, expected: &Value, got: &Value, rule: Rule<'_>) {
        self.cases += 1;
        self.value(id, "", expected, got, rule);
    }

    fn value(&mut self, path: &str, key: &str, expected: &Value, got: &Value, t: Rule<'_>) {
        match (expected, got) {
            (Value::Object(expected), Value::Object(got)) => {
                for (key, value) in expected {
                    let below = format!("{path}/{key}");
                    match got.get(key) {
                        Some(found) => self.value(&below, key, value, found, t),
                        None => self.fail(format!("{below}: nothing computed")),
                    }
                }
            }
            (Value::Array(expected), Value::Array(got)) => {
                if expected.len() != got.len() {
                    let (e, g) = (expected.len(), got.len());
                    return self.fail(format!("{path}: {g} entries instead of {e}"));
                }
                for (i, (e, g)) in expected.iter().zip(got).enumerate() {
                    self.value(&format!("{path}[{i}]"), key, e, g, t);
                }
            }
            _ => self.leaf(path, key, expected, got, t(path)),
        }
    }

    fn leaf(&mut self, path: &str, key: &str, expected: &Value, got: &Value, t: Tolerance) {
        self.values += 1;
        let agrees = match (expected.as_f64(), got.as_f64()) {
            (Some(e), Some(g)) => self.number(path, key, e, g, t),
            _ => expected == got,
        };
        if !agrees {
            self.fail(format!("{path}: {got} instead of {expected}"));
        }
    }

    fn number(&mut self, path: &str, key: &str, expected: f64, got: f64, t: Tolerance) -> bool {
        let is_p = matches!(key, "p" | "pval") || key.ends_with("_p");
        if is_p && expected < 1e-9 && expected > 0.0 {
            let close = (got - expected).abs() <= t.relative * expected;
            return close || (got.ln() - expected.ln()).abs() <= 1e-5 * expected.ln().abs();
        }
        let floor = t.absolute * t.unit.powi(dimension(key));
        let difference = (got - expected).abs();
        if difference > floor && t.relative <= Self::REPORTED {
            self.loosest
                .push((difference / expected.abs(), path.to_owned()));
        }
        difference <= floor.max(t.relative * expected.abs())
    }

    /// Shows how far the worst agreeing values are from perfect.
    pub fn print_loosest(&mut self) {
        self.loosest.sort_by(|a, b| b.0.total_cmp(&a.0));
        for (relative, path) in self.loosest.iter().take(8) {
            println!("  relative difference {relative:.1e} at {path}");
        }
    }

    pub fn finish(&self) {
        let count = self.mismatches.len();
        let shown: Vec<&str> = self
            .mismatches
            .iter()
            .take(60)
            .map(String::as_str)
            .collect();
        assert!(count == 0, "{count} mismatches:\n{}", shown.join("\n"));
    }
}

/// The power of the effect's unit a key is measured in.
fn dimension(key: &str) -> i32 {
    match key {
        "tau2" | "se_tau2" | "vi" | "tau2_ci_lb" | "tau2_ci_ub" => 2,
        "yi" | "beta" | "se" | "sei" | "ci_lb" | "ci_ub" | "tau" => 1,
        _ if key.starts_with("pi_") || key.starts_with("tau_ci") => 1,
        _ => 0,
    }
}
