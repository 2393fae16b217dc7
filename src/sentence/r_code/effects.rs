//! The part of a script that works effects out of arm data.

use crate::record::result::Measure;
use stats::effect::small_sample::SmallSample;
use stats::effect::standardized::{SmdOptions, SmdVariance};
use stats::effect::transform::BackTransform;
use stats::effect::zero_cells::{AddTo, Amount, ZeroCells};

use crate::synthesis::{EffectRow, Numbers};
use crate::words::{Words, text_id};

use super::comment::comment;

/// Review Manager's standardised mean difference, which `escalc` does not have.
const REVMAN_SMD: &str = "es <- with(dat, {
  N <- n1i + n2i
  sp <- sqrt(((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (N - 2))
  g <- (1 - 3 / (4 * N - 9)) * (m1i - m2i) / sp
  data.frame(yi = g, vi = 1 / n1i + 1 / n2i + g^2 / (2 * (N - 3.94)))
})
";

/// The bias correction of ratios of means (Lajeunesse 2015).
const ROM_CORRECTED: &str =
    "es$yi <- es$yi + with(dat, sd1i^2 / (n1i * m1i^2) - sd2i^2 / (n2i * m2i^2)) / 2
";

/// Code that gives every row `yi` and `sei`, and says which of them are worked out here.
pub(super) fn code(words: &Words, numbers: &Numbers<'_>, rows: &[&EffectRow]) -> String {
    let computed = rows.iter().filter(|row| !row.stated).count();
    if computed == 0 {
        return "ours <- rep(FALSE, nrow(dat))\n".to_owned();
    }
    let measure = rows.first().map_or(Measure::GENERIC, |row| row.measure);
    let mut code = format!("\n{}", comment(words, text_id!("r.effects-from-arms")));
    let smd = numbers.choices.preset.smd;
    if measure == Measure::SMD && smd.variance == SmdVariance::RevMan {
        code.push_str(&comment(words, text_id!("r.revman-smd")));
        code.push_str(REVMAN_SMD);
    } else {
        code.push_str(&escalc(numbers, measure, smd));
    }
    let turned = rows.iter().any(|row| row.turned && !row.stated);
    let sign = if turned { "dat$turn * " } else { "" };
    if computed == rows.len() {
        code.push_str(&format!(
            "ours <- rep(TRUE, nrow(dat))\ndat$yi <- {sign}es$yi\ndat$sei <- sqrt(es$vi)\n"
        ));
    } else {
        code.push_str(&format!(
            "ours <- is.na(dat$yi)\ndat$yi <- ifelse(is.na(dat$yi), {sign}es$yi, dat$yi)\ndat$sei <- ifelse(is.na(dat$sei), sqrt(es$vi), dat$sei)\n"
        ));
    }
    code
}

fn escalc(numbers: &Numbers<'_>, measure: Measure, smd: SmdOptions) -> String {
    let name = name(measure, numbers.scale.back);
    let columns = match measure {
        Measure::RR | Measure::OR | Measure::RD => "ai = ai, n1i = n1i, ci = ci, n2i = n2i",
        Measure::IRR => "x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i",
        Measure::COR => "ri = ri, ni = ni",
        Measure::PROP => "xi = xi, ni = ni",
        _ => "m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i",
    };
    let rule = match measure {
        Measure::RR | Measure::OR | Measure::RD | Measure::IRR => {
            zero_cells(numbers.choices.zero_cells(measure))
        }
        // The arcsine scales have a place for groups without events.
        Measure::PROP => match numbers.scale.back {
            BackTransform::Arcsine | BackTransform::FreemanTukey { .. } => {
                zero_cells(ZeroCells::NONE)
            }
            _ => zero_cells(numbers.choices.zero_cells(measure)),
        },
        Measure::SMD => format!(
            ", vtype = \"{}\", correct = {}",
            vtype(smd.variance),
            truth(smd.correction != SmallSample::None)
        ),
        Measure::MD => ", vtype = \"LS\"".to_owned(),
        // metafor corrects from version 5 on, and an older one overlooks `correct`.
        Measure::ROM => ", vtype = \"LS\", correct = FALSE".to_owned(),
        _ => String::new(),
    };
    let mut code = format!("es <- escalc(measure = \"{name}\", {columns}, data = dat{rule})\n");
    if measure == Measure::ROM && numbers.choices.preset.ratio_of_means_corrected {
        code.push_str(ROM_CORRECTED);
    }
    code
}

fn name(measure: Measure, back: BackTransform) -> &'static str {
    match (measure, back) {
        (Measure::COR, BackTransform::FisherZ) => "ZCOR",
        (Measure::COR, _) => "COR",
        (Measure::PROP, BackTransform::Exponential) => "PLN",
        (Measure::PROP, BackTransform::Logit) => "PLO",
        (Measure::PROP, BackTransform::Arcsine) => "PAS",
        (Measure::PROP, BackTransform::FreemanTukey { .. }) => "PFT",
        (Measure::PROP, _) => "PR",
        (other, _) => other.short(),
    }
}

fn vtype(variance: SmdVariance) -> &'static str {
    match variance {
        SmdVariance::LargeSample | SmdVariance::RevMan => "LS",
        SmdVariance::LargeSampleCorrected => "LS2",
        SmdVariance::Unbiased => "UB",
        SmdVariance::Average => "AV",
    }
}

pub(super) fn zero_cells(rule: ZeroCells) -> String {
    let estimate = if rule.in_estimate {
        ""
    } else {
        ", addyi = FALSE"
    };
    format!(
        ", add = {}, to = \"{}\", drop00 = {}{estimate}",
        amount(rule),
        to(rule),
        truth(rule.drop_double_zero)
    )
}

/// The arguments of `rma.mh` and `rma.peto`: single estimates first, pooling second.
pub(super) fn zero_cells_of_both(single: ZeroCells, pooled: ZeroCells) -> String {
    format!(
        "add = c({}, {}), to = c(\"{}\", \"{}\"), drop00 = c({}, {})",
        amount(single),
        amount(pooled),
        to(single),
        to(pooled),
        truth(single.drop_double_zero),
        truth(pooled.drop_double_zero)
    )
}

fn amount(rule: ZeroCells) -> &'static str {
    match (rule.to, rule.amount) {
        (AddTo::Never, _) => "0",
        (_, Amount::Constant(_) | Amount::ArmShare) => "1/2",
    }
}

fn to(rule: ZeroCells) -> &'static str {
    match rule.to {
        AddTo::OnlyZero => "only0",
        AddTo::All => "all",
        AddTo::AllIfAnyZero => "if0all",
        AddTo::Never => "none",
    }
}

fn truth(value: bool) -> &'static str {
    if value { "TRUE" } else { "FALSE" }
}
