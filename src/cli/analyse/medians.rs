//! Arms of a table that have a median in the place of a mean.

use crate::diag::codes;
use crate::load::table::Cell;
use crate::record::conventions::MediansChoice;
use crate::record::result::ArmData;
use crate::synthesis::{ArmSummary, EffectRow, Remark, mean_and_sd, medians_used};

use super::rows::{Fault, Reader, all};

impl Reader<'_> {
    /// Mean, SD and people of an arm: given, or from its median with quartiles or range.
    pub(super) fn mean(
        &self,
        line: &[Cell],
        arm: &str,
        medians: MediansChoice,
    ) -> Result<Option<[f64; 3]>, Fault> {
        let number = |name: &str| self.number(line, &format!("{name}{arm}"));
        let n = number("n")?;
        let given = all([number("m")?, number("sd")?, n]);
        let Some(data) = self.with_median(line, arm)?.filter(|_| given.is_none()) else {
            return Ok(given);
        };
        if let Some(key) = data.out_of_order() {
            let why = "smallest value, lower quartile, median, upper quartile and largest value rise in this order";
            let mut fault = self.fault(line, &format!("{key}{arm}"), why);
            fault.set_code(&codes::RANGE);
            return Err(fault);
        }
        let found = mean_and_sd(&data, medians);
        Ok(found.zip(n).map(|((mean, sd), n)| [mean, sd, n]))
    }

    /// An arm with a median; nothing where it has none.
    fn with_median(&self, line: &[Cell], arm: &str) -> Result<Option<ArmData>, Fault> {
        let number = |name: &str| self.number(line, &format!("{name}{arm}"));
        let Some(median) = number("median")? else {
            return Ok(None);
        };
        Ok(Some(ArmData {
            n: number("n")?.map(|n| n as u32),
            mean: number("m")?,
            sd: number("sd")?,
            median: Some(median),
            q1: number("q1")?,
            q3: number("q3")?,
            min: number("min")?,
            max: number("max")?,
            ..ArmData::default()
        }))
    }

    /// Notes of which arms mean or SD follow from a median, and how.
    pub(super) fn note_medians(
        &self,
        row: &mut EffectRow,
        line: &[Cell],
        medians: MediansChoice,
    ) -> Result<(), Fault> {
        if !matches!(row.arms, Some(ArmSummary::Means(_))) {
            return Ok(());
        }
        let arms = [self.with_median(line, "1i")?, self.with_median(line, "2i")?];
        if let Some(used) = medians_used([&arms[0], &arms[1]], medians) {
            row.remarks.push(Remark::FromMedians(used));
            [row.intervention, row.comparator] = arms;
        }
        Ok(())
    }
}
