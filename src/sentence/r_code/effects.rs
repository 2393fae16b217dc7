//! The part of a script that works effects out of arm data.

use crate::record::result::Measure;
use stats::effect::continuous::MeanVariance;
use stats::effect::small_sample::SmallSample;
use stats::effect::standardized::{SmdOptions, SmdVariance};
use stats::effect::transform::BackTransform;
use stats::effect::zero_cells::{AddTo, Amount, ZeroCells};

use crate::synthesis::{EffectRow, Numbers};
use crate::words::{Words, text_id};

use super::comment::comment;
use super::data::exact;

/// Standardised mean differences by hand: programs and versions differ in correction and variance.
const STANDARDISED: &str = "es <- with(dat, {
  N <- n1i + n2i
  d <- (m1i - m2i) / sqrt(((n1i - 1) * sd1i^2 + (n2i - 1) * sd2i^2) / (N - 2))
  J <- j(N - 2)
  g <- J * d
  data.frame(yi = g, vi = VARIANCE)
})
";

/// By the average of both variances, as metafor has it from version 4.6 on (Bonett 2009).
const UNLIKE_SPREADS: &str = "es <- with(dat, {
  s2 <- (sd1i^2 + sd2i^2) / 2
  g <- j(n1i + n2i - 2) * (m1i - m2i) / sqrt(s2)
  data.frame(yi = g, vi = g^2 * (sd1i^4 / (n1i - 1) + sd2i^4 / (n2i - 1)) / (8 * s2^2) +
    (sd1i^2 / (n1i - 1) + sd2i^2 / (n2i - 1)) / s2)
})
";

/// By the SD of the second group (Glass).
const GLASS: &str = "es <- with(dat, {
  N <- n2i
  d <- (m1i - m2i) / sd2i
  J <- j(n2i - 1)
  g <- J * d
  data.frame(yi = g, vi = VARIANCE)
})
";

/// A change by the SD of the change, or of the first measurement.
const CHANGE: &str = "es <- with(dat, {
  g <- j(ni - 1) * (m1i - m2i) / BY
  data.frame(yi = g, vi = BASE + g^2 / (2 * ni))
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
    code.push_str(&match measure {
        Measure::SMD if is_of_metafor(smd) => escalc(numbers, measure, smd),
        Measure::SMD => by_hand(words, STANDARDISED, smd, "N - 2"),
        Measure::SMD1 => by_hand(words, GLASS, smd, "n2i - 1"),
        Measure::SMDH => correction(smd.correction) + UNLIKE_SPREADS,
        Measure::SMCC => {
            correction(smd.correction)
                + &CHANGE
                    .replace("BY", "sqrt(sd1i^2 + sd2i^2 - 2 * ri * sd1i * sd2i)")
                    .replace("BASE", "1 / ni")
        }
        Measure::SMCR => {
            correction(smd.correction)
                + &CHANGE
                    .replace("BY", "sd1i")
                    .replace("BASE", "2 * (1 - ri) / ni")
        }
        _ => match cells_by_hand(numbers, measure) {
            Some(code) => code,
            None => escalc(numbers, measure, smd),
        },
    });
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

/// Whether `escalc` has this form in every version.
fn is_of_metafor(smd: SmdOptions) -> bool {
    smd.correction == SmallSample::Exact && smd.variance != SmdVariance::RevMan
}

/// The small-sample correction as a function of degrees of freedom.
fn correction(of: SmallSample) -> String {
    let factor = match of {
        SmallSample::Exact => "exp(lgamma(m / 2) - log(sqrt(m / 2)) - lgamma((m - 1) / 2))",
        SmallSample::Approximate => "1 - 3 / (4 * m - 1)",
        SmallSample::None => "1 + 0 * m",
    };
    format!("j <- function(m) {factor}\n")
}

fn by_hand(words: &Words, code: &str, smd: SmdOptions, df: &str) -> String {
    let variance = match smd.variance {
        SmdVariance::LargeSample => "1 / n1i + 1 / n2i + g^2 / (2 * N)".to_owned(),
        SmdVariance::LargeSampleCorrected => "J^2 * (1 / n1i + 1 / n2i + d^2 / (2 * N))".to_owned(),
        SmdVariance::Unbiased => {
            format!("1 / n1i + 1 / n2i + (1 - ({df} - 2) / (({df}) * J^2)) * g^2")
        }
        SmdVariance::Average => {
            "1 / n1i + 1 / n2i + weighted.mean(g, n1i + n2i)^2 / (2 * N)".to_owned()
        }
        SmdVariance::RevMan => "1 / n1i + 1 / n2i + g^2 / (2 * (N - 3.94))".to_owned(),
    };
    let title = match smd.variance {
        SmdVariance::RevMan => comment(words, text_id!("r.revman-smd")),
        _ => String::new(),
    };
    title + &correction(smd.correction) + &code.replace("VARIANCE", &variance)
}

/// Code that adds each arm's share of the people, which metafor does not have.
fn cells_by_hand(numbers: &Numbers<'_>, measure: Measure) -> Option<String> {
    let rule = numbers.choices.zero_cells(measure);
    let is_table = matches!(
        measure,
        Measure::RR | Measure::OR | Measure::RD | Measure::AS | Measure::OR2D | Measure::PETO
    );
    if rule.amount != Amount::ArmShare || !is_table || !rule.in_estimate {
        return None;
    }
    let empty = "ai == 0 | ci == 0 | ai == n1i | ci == n2i";
    let which = match rule.to {
        AddTo::OnlyZero => empty.to_owned(),
        AddTo::All => "rep(TRUE, length(ai))".to_owned(),
        AddTo::AllIfAnyZero => format!("rep(any({empty}), length(ai))"),
        AddTo::Never => return None,
    };
    Some(format!(
        "share <- with(dat, ifelse({which}, 1, 0) / (n1i + n2i))\nes <- with(dat, escalc(measure = \"{}\", ai = ai + share * n1i, bi = n1i - ai + share * n1i,\n  ci = ci + share * n2i, di = n2i - ci + share * n2i, add = 0, to = \"none\", drop00 = FALSE))\n",
        name(measure, numbers.scale.back)
    ))
}

fn escalc(numbers: &Numbers<'_>, measure: Measure, smd: SmdOptions) -> String {
    let name = name(measure, numbers.scale.back);
    let columns = match measure {
        Measure::RR | Measure::OR | Measure::RD | Measure::PETO | Measure::AS | Measure::OR2D => {
            "ai = ai, n1i = n1i, ci = ci, n2i = n2i"
        }
        Measure::RATE => "xi = xi, ti = ti",
        Measure::MEAN => "mi = mi, sdi = sdi, ni = ni",
        Measure::MC => "m1i = m1i, sd1i = sd1i, m2i = m2i, sd2i = sd2i, ri = ri, ni = ni",
        Measure::IRR | Measure::IRD => "x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i",
        Measure::COR => "ri = ri, ni = ni",
        Measure::PROP => "xi = xi, ni = ni",
        _ => "m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i",
    };
    let rule = match measure {
        Measure::RATE if numbers.scale.back == BackTransform::Square => zero_cells(ZeroCells::NONE),
        Measure::RR
        | Measure::OR
        | Measure::RD
        | Measure::PETO
        | Measure::AS
        | Measure::OR2D
        | Measure::IRR
        | Measure::IRD
        | Measure::RATE => zero_cells(numbers.choices.zero_cells(measure)),
        // The arcsine scales have a place for groups without events.
        Measure::PROP => match numbers.scale.back {
            BackTransform::Arcsine | BackTransform::FreemanTukey { .. } => {
                zero_cells(ZeroCells::NONE)
            }
            _ => zero_cells(numbers.choices.zero_cells(measure)),
        },
        Measure::SMD => format!(", vtype = \"{}\"", vtype(smd.variance)),
        Measure::MD => format!(", vtype = \"{}\"", vtype_of_means(numbers)),
        // metafor corrects from version 5 on, and an older one overlooks `correct`.
        Measure::ROM => format!(", vtype = \"{}\", correct = FALSE", vtype_of_means(numbers)),
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
        (Measure::RATE, BackTransform::Exponential) => "IRLN",
        (Measure::RATE, BackTransform::Square) => "IRS",
        (Measure::RATE, _) => "IR",
        (Measure::MEAN, BackTransform::Exponential) => "MNLN",
        (Measure::MEAN, _) => "MN",
        (Measure::PETO, _) => "PETO",
        (Measure::AS, _) => "AS",
        (Measure::OR2D, _) => "OR2DL",
        (Measure::D2OR, _) => "D2ORL",
        (Measure::MC, _) => "MC",
        (other, _) => other.short(),
    }
}

fn vtype_of_means(numbers: &Numbers<'_>) -> &'static str {
    match numbers.choices.preset.mean_difference {
        MeanVariance::Separate => "LS",
        MeanVariance::Pooled => "HO",
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

fn amount(rule: ZeroCells) -> String {
    match (rule.to, rule.amount) {
        (AddTo::Never, _) => "0".to_owned(),
        (_, Amount::Constant(amount)) => exact(amount),
        (_, Amount::ArmShare) => "1/2".to_owned(),
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
