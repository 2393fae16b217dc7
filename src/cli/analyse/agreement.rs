//! A row that gives its effect twice: as a ratio with its limits and as `yi` with its error, or ready made
//! beside the data of its arms. Both have to be of one effect.

use stats::distribution::normal_upper_quantile;

use crate::diag::{Diagnostics, codes};
use crate::load::table::Cell;
use crate::record::result::Measure;
use crate::synthesis::{ArmSummary, EffectRow};
use crate::text::number;

use super::columns;
use super::rows::{Fault, Reader};

/// Logarithms that differ by less were rounded on the way.
const ROUNDING_ON_THE_WAY: f64 = 0.01;

/// An effect ready made that differs by less than this share of the standard error is that of the arms, by
/// another convention.
const ANOTHER_CONVENTION: f64 = 0.1;

/// Limits by Student's t are wider than those of the normal distribution; a standard error that
/// differs by more than this factor is not that of the limits.
const ANOTHER_DISTRIBUTION: f64 = 1.25;

impl Reader<'_> {
    /// The fault of a row whose `yi` or error contradicts its ratio in this column.
    pub(super) fn check_agreement(&self, line: &[Cell], ratio: &str) -> Result<(), Fault> {
        self.check_effects(line, ratio)?;
        self.check_errors(line)
    }

    /// Where a row has an effect ready made that is not that of its arms. The effect of two arms is compared
    /// by the checks that records have.
    pub(super) fn beside_arms(&self, line: &[Cell], row: &EffectRow) -> Diagnostics {
        let mut found = Diagnostics::new();
        let (Some(arms), Some(size)) = (&row.arms, row.size) else {
            return found;
        };
        if is_corrected(arms) {
            return found;
        }
        let number = |name: &str| self.number(line, name).ok().flatten();
        let given = number("yi").filter(|_| !columns::has_two_arms(self.measure));
        let tolerance = self.rounding(line, "yi") + ANOTHER_CONVENTION * size.sei();
        if given.is_some_and(|yi| (yi - size.yi()).abs() > tolerance) {
            let own = number::fixed(size.yi(), 4);
            let why =
                format!("the data of the row give an effect of {own} on the scale of analysis");
            let mut fault = self.fault(line, "yi", &why);
            fault.set_code(&codes::EFFECT_DISAGREES);
            found.push(*fault);
        }
        let is_compared_elsewhere = columns::measure(self.measure) == Measure::SMD;
        let errors = [("sei", size.sei(), 1), ("vi", size.vi(), 2)];
        for (name, own, power) in errors.into_iter().filter(|_| !is_compared_elsewhere) {
            let most = ANOTHER_DISTRIBUTION.powi(power);
            let half = self.rounding(line, name);
            let fits = |stated: f64| (own / most - half..=own * most + half).contains(&stated);
            if number(name).is_some_and(|stated| !fits(stated)) {
                let why = format!("the data of the row give {}", number::fixed(own, 4));
                let mut fault = self.fault(line, name, &why);
                fault.set_code(&codes::SE_DISAGREES);
                found.push(*fault);
            }
        }
        found
    }

    fn check_effects(&self, line: &[Cell], ratio: &str) -> Result<(), Fault> {
        let (Some(value), Some(yi)) = (self.number(line, ratio)?, self.number(line, "yi")?) else {
            return Ok(());
        };
        let (low, high) = self.logarithms(line, ratio, value);
        let (own_low, own_high) = match self.has_ratios() {
            true => self.logarithms(line, "yi", yi),
            false => {
                let half = self.rounding(line, "yi");
                (yi - half, yi + half)
            }
        };
        if own_low <= high + ROUNDING_ON_THE_WAY && own_high >= low - ROUNDING_ON_THE_WAY {
            return Ok(());
        }
        let shown = number::as_given(value);
        let ratio = self.columns.own_name(ratio);
        let why = match self.has_ratios() {
            true => format!("the same row has {shown} in `{ratio}`"),
            false => format!(
                "it is not the logarithm of the {shown} in `{ratio}`, which would be {}",
                number::fixed(value.ln(), 3)
            ),
        };
        let fault = self.fault(line, "yi", &why);
        let is_ratio = !self.has_ratios() && (yi - value).abs() <= self.rounding(line, "yi");
        Err(match is_ratio {
            true => {
                Box::new(fault.hint("If `yi` holds ratios and not their logarithms: `--yi ratio`."))
            }
            false => fault,
        })
    }

    fn check_errors(&self, line: &[Cell]) -> Result<(), Fault> {
        let (Some(low), Some(high)) = (self.number(line, "ci_low")?, self.number(line, "ci_high")?)
        else {
            return Ok(());
        };
        let width = 2.0 * normal_upper_quantile(0.025);
        let (low_least, low_most) = self.logarithms(line, "ci_low", low);
        let (high_least, high_most) = self.logarithms(line, "ci_high", high);
        let least = (high_least - low_most) / width / ANOTHER_DISTRIBUTION;
        let most = (high_most - low_least) / width * ANOTHER_DISTRIBUTION;
        let from_limits = (high.ln() - low.ln()) / width;
        for (name, power, what) in [("sei", 1, "standard error"), ("vi", 2, "variance")] {
            let half = self.rounding(line, name);
            let fits = |stated: &f64| {
                (least.max(0.0).powi(power) - half..=most.powi(power) + half).contains(stated)
            };
            if self.number(line, name)?.is_none_or(|stated| fits(&stated)) {
                continue;
            }
            let (low, high) = (number::as_given(low), number::as_given(high));
            let own = number::fixed(from_limits.powi(power), 4);
            let why = format!("the limits of the row, {low} and {high}, give a {what} of {own}");
            return Err(self.fault(line, name, &why));
        }
        Ok(())
    }

    /// The logarithms between which a ratio lies that was rounded to the decimals of its cell.
    fn logarithms(&self, line: &[Cell], name: &str, value: f64) -> (f64, f64) {
        let half = self.rounding(line, name);
        let low = value - half;
        let low = if low > 0.0 {
            low.ln()
        } else {
            f64::NEG_INFINITY
        };
        (low, (value + half).ln())
    }

    /// Half of the last decimal that a cell is written with.
    pub(super) fn rounding(&self, line: &[Cell], name: &str) -> f64 {
        let text = self.cell(line, name).map_or("", |cell| cell.text.as_str());
        let decimals = text.split_once('.').map_or(0, |(_, after)| {
            after.bytes().take_while(u8::is_ascii_digit).count()
        });
        0.5 * 10f64.powi(-(decimals as i32))
    }
}

/// Whether conventions differ in what they add to the data before an effect follows from them.
fn is_corrected(arms: &ArmSummary) -> bool {
    match arms {
        ArmSummary::Counts(table) => table.has_zero(),
        ArmSummary::Rates(rates) => rates.events1() == 0.0 || rates.events2() == 0.0,
        ArmSummary::Rate(rate) => rate.events() == 0.0,
        ArmSummary::Proportion { events, n } => *events == 0.0 || events == n,
        _ => false,
    }
}
