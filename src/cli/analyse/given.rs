//! Effects that a table gives as they were published: on the scale of analysis with a variance or a
//! standard error, or as a ratio with its limits.

use stats::distribution::normal_upper_quantile;
use stats::effect::EffectSize;

use crate::cli::analyse_args::{TableMeasure, TableYi};
use crate::diag::{Diagnostic, codes};
use crate::load::table::Cell;

use super::columns;
use super::rows::{Fault, Reader};

/// A variance and the square of a standard error that differ by more than this share of it were not
/// rounded from one number.
const ROUNDING: f64 = 0.05;

impl Reader<'_> {
    /// Whether the table has effects of its own.
    pub(super) fn has_effects(&self) -> bool {
        let has_error = self.columns.has(&["vi"]) || self.columns.has(&["sei"]);
        (self.columns.has(&["yi"]) && has_error) || self.ratio_column().is_some()
    }

    /// Whether `yi` holds ratios, and not their logarithms.
    pub(super) fn has_ratios(&self) -> bool {
        self.args.yi == Some(TableYi::Ratio)
    }

    /// The column of ratios with their limits, when the measure is a ratio and the table has all three.
    pub(super) fn ratio_column(&self) -> Option<&'static str> {
        let name = columns::ratio(self.measure)?;
        self.columns
            .has(&[name, "ci_low", "ci_high"])
            .then_some(name)
    }

    /// The effect of a row; nothing when a cell is empty. A ratio with its limits comes before `yi` with its
    /// error; where a row has both, they have to be of one effect.
    pub(super) fn given(&self, line: &[Cell]) -> Result<Option<EffectSize>, Fault> {
        let own = self.on_scale(line)?;
        let Some(name) = self.ratio_column() else {
            return Ok(own);
        };
        let ratio = self.ratio(line, name)?;
        self.check_agreement(line, name)?;
        Ok(ratio.or(own))
    }

    /// Whether a row names an effect, with its error or without.
    pub(super) fn names_effect(&self, line: &[Cell]) -> bool {
        let ratio = self.ratio_column();
        self.cell(line, "yi").is_some() || ratio.is_some_and(|name| self.cell(line, name).is_some())
    }

    /// A ratio with its 95% limits.
    fn ratio(&self, line: &[Cell], name: &str) -> Result<Option<EffectSize>, Fault> {
        let mut logs = [0.0; 3];
        for (log, name) in logs.iter_mut().zip([name, "ci_low", "ci_high"]) {
            let Some(value) = self.number(line, name)? else {
                return Ok(None);
            };
            if let Some(fault) = self.beyond_measure(line, name, value) {
                return Err(fault);
            }
            *log = value.ln();
        }
        let [estimate, low, high] = logs;
        if !(low < estimate && estimate < high) {
            let mut fault = self.fault(line, name, "it does not lie between its limits");
            fault.set_code(&codes::INTERVAL);
            return Err(fault);
        }
        let se = (high - low) / (2.0 * normal_upper_quantile(0.025));
        Ok(EffectSize::from_standard_error(estimate, se))
    }

    fn on_scale(&self, line: &[Cell]) -> Result<Option<EffectSize>, Fault> {
        let yi = self.number(line, "yi")?;
        let vi = self.number(line, "vi")?;
        let sei = self.number(line, "sei")?;
        for (name, value) in [("vi", vi), ("sei", sei)] {
            if value.is_some_and(|value| value <= 0.0) {
                let mut fault =
                    self.fault(line, name, "a variance or standard error is above zero");
                fault.set_code(&codes::NEGATIVE);
                return Err(fault);
            }
        }
        if let (Some(vi), Some(sei)) = (vi, sei)
            && (vi - sei * sei).abs() > ROUNDING * vi.max(sei * sei)
        {
            let square = sei * sei;
            let why = format!(
                "it is not the square of the standard error in `sei` ({sei}), which would be {square:.4}"
            );
            return Err(self.fault(line, "vi", &why));
        }
        let Some(yi) = yi else { return Ok(None) };
        let beyond = match self.has_ratios() {
            true => self.beyond_measure(line, "yi", yi),
            false => self.beyond_scale(line, yi),
        };
        if let Some(fault) = beyond {
            return Err(fault);
        }
        let yi = if self.has_ratios() { yi.ln() } else { yi };
        let from_sei = || EffectSize::from_standard_error(yi, sei?);
        Ok(vi.and_then(|vi| EffectSize::new(yi, vi)).or_else(from_sei))
    }

    /// Whether nobody can tell if `yi` holds ratios or their logarithms: all are above 0, which
    /// both may be, and the reader did not say. A row with `yi` beside its ratio tells.
    pub(super) fn unknown_scale(&self, lines: &[Vec<Cell>]) -> Option<Diagnostic> {
        let ratio = self.ratio_column();
        let has_both = |line: &Vec<Cell>| {
            let ratio = ratio.and_then(|name| self.cell(line, name));
            ratio.is_some() && self.cell(line, "yi").is_some()
        };
        let is_asked = columns::is_ratio(self.measure)
            && self.args.yi.is_none()
            && !lines.iter().any(has_both)
            && !self.has_arms();
        if !is_asked {
            return None;
        }
        let cells = || lines.iter().filter_map(|line| self.cell(line, "yi"));
        let is_above = |cell: &Cell| cell.text.parse::<f64>().is_ok_and(|value| value > 0.0);
        let first = cells().next().filter(|_| cells().all(is_above))?;
        let message = "Every `yi` is above 0, so they could be ratios or the logarithms of ratios.";
        Some(
            Diagnostic::new(&codes::BAD_TABLE, message)
                .at(self.source.place_of_bytes(first.start, first.end))
                .hint("Say which: `--yi log` (as most software writes them) or `--yi ratio`.")
                .hint(ratio_hint(self.measure)),
        )
    }
}

fn ratio_hint(measure: TableMeasure) -> String {
    let name = columns::ratio(measure).unwrap_or("rr");
    format!("Ratios with their limits can also stand in columns `{name}`, `ci_low` and `ci_high`.")
}
