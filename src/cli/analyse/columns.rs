//! The columns of a table of study data, and the measures that they allow.

use crate::diag::{Diagnostic, codes};
use crate::load::source::Source;
use crate::load::table::Cell;
use crate::record::result::Measure;
use crate::synthesis::Scale;
use crate::text::suggest;
use stats::effect::transform::BackTransform;

use crate::cli::analyse_args::TableMeasure;

/// The first row of a table.
pub(super) struct Columns<'a> {
    header: &'a [Cell],
}

impl<'a> Columns<'a> {
    pub(super) fn new(header: &'a [Cell]) -> Self {
        Self { header }
    }

    /// The position of a column, whatever its case; of several names for it, metafor's comes first.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        let others = ALSO.iter().find(|(known, _)| *known == name);
        let others = others.map_or(&[][..], |(_, others)| others);
        let mut names = std::iter::once(&name).chain(others);
        names.find_map(|name| {
            let same = |cell: &Cell| cell.text.eq_ignore_ascii_case(name);
            self.header.iter().position(same)
        })
    }

    /// The name that a column has in the table.
    pub(super) fn own_name<'n>(&'n self, name: &'n str) -> &'n str {
        let cell = self.find(name).and_then(|at| self.header.get(at));
        cell.map_or(name, |cell| cell.text.as_str())
    }

    pub(super) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(name).is_some())
    }

    /// The problem of a column that is needed and not there.
    pub(super) fn missing(&self, source: &Source, message: String, name: &str) -> Diagnostic {
        let end = self.header.last().map_or(0, |cell| cell.end);
        let start = self.header.first().map_or(0, |cell| cell.start);
        let problem = Diagnostic::new(&codes::BAD_TABLE, message)
            .at(source.place_of_bytes(start, end))
            .why("Without it the effects cannot be worked out.");
        // A column that has a meaning of its own is not a slip of the pen.
        let free = self.header.iter().map(|cell| cell.text.as_str());
        let is_known =
            |name: &str| NAMES.contains(&name) || ALSO.iter().any(|(_, also)| also.contains(&name));
        let free = free.filter(|name| !is_known(name));
        match suggest::nearest(name, free) {
            Some(near) => problem.hint(format!("Is `{near}` meant? The two have to be the same.")),
            None => {
                problem.hint("`distil analyse --help` lists the columns that each measure needs.")
            }
        }
    }
}

/// The names of columns that have a meaning.
const NAMES: [&str; 43] = [
    "study", "slab", "year", "yi", "vi", "sei", "ai", "bi", "n1i", "ci", "di", "n2i", "m1i",
    "sd1i", "m2i", "sd2i", "x1i", "t1i", "x2i", "t2i", "ri", "xi", "ni", "ti", "mi", "sdi", "rr",
    "or", "hr", "irr", "rom", "ci_low", "ci_high", "min1i", "q11i", "median1i", "q31i", "max1i",
    "min2i", "q12i", "median2i", "q32i", "max2i",
];

/// Other names of columns: in data sets of metadat, and in R's meta.
const ALSO: [(&str, &[&str]); 13] = [
    ("ai", &["tpos", "event.e"]),
    ("bi", &["tneg"]),
    ("n1i", &["n.e"]),
    ("ci", &["cpos", "event.c"]),
    ("di", &["cneg"]),
    ("n2i", &["n.c"]),
    ("m1i", &["mean.e"]),
    ("sd1i", &["sd.e"]),
    ("m2i", &["mean.c"]),
    ("sd2i", &["sd.c"]),
    ("yi", &["TE"]),
    ("sei", &["seTE"]),
    ("slab", &["studlab"]),
];

/// The columns of arm data that a measure needs, each with another that may stand in its place.
pub(super) fn needed(measure: TableMeasure) -> &'static [(&'static str, Option<&'static str>)] {
    match measure {
        TableMeasure::Rr
        | TableMeasure::Or
        | TableMeasure::Rd
        | TableMeasure::Peto
        | TableMeasure::As
        | TableMeasure::Or2d => &[
            ("ai", None),
            ("n1i", Some("bi")),
            ("ci", None),
            ("n2i", Some("di")),
        ],
        TableMeasure::Md
        | TableMeasure::Smd
        | TableMeasure::Rom
        | TableMeasure::Smdh
        | TableMeasure::Smd1
        | TableMeasure::D2or => &[
            ("m1i", Some("median1i")),
            ("sd1i", Some("median1i")),
            ("n1i", None),
            ("m2i", Some("median2i")),
            ("sd2i", Some("median2i")),
            ("n2i", None),
        ],
        TableMeasure::Ir | TableMeasure::Irln | TableMeasure::Irs => &[("xi", None), ("ti", None)],
        TableMeasure::Mn | TableMeasure::Mnln => &[("mi", None), ("sdi", None), ("ni", None)],
        TableMeasure::Mc | TableMeasure::Smcc | TableMeasure::Smcr => &[
            ("m1i", None),
            ("sd1i", None),
            ("m2i", None),
            ("sd2i", None),
            ("ni", None),
            ("ri", None),
        ],
        TableMeasure::Irr | TableMeasure::Ird => {
            &[("x1i", None), ("t1i", None), ("x2i", None), ("t2i", None)]
        }
        TableMeasure::Cor | TableMeasure::Zcor => &[("ri", None), ("ni", None)],
        TableMeasure::Pr
        | TableMeasure::Pln
        | TableMeasure::Plo
        | TableMeasure::Pas
        | TableMeasure::Pft => &[("xi", None), ("ni", None)],
        TableMeasure::Hr | TableMeasure::Gen => &[],
    }
}

/// Whether a table gives people of two arms for the measure.
pub(super) fn has_two_arms(measure: TableMeasure) -> bool {
    needed(measure).iter().any(|(name, _)| *name == "n2i")
}

/// Whether the measure is a ratio, analysed on its logarithm.
pub(super) fn is_ratio(of: TableMeasure) -> bool {
    measure(of).is_ratio()
}

/// The column in which papers' own ratios stand, beside `ci_low` and `ci_high`.
pub(super) fn ratio(measure: TableMeasure) -> Option<&'static str> {
    match measure {
        TableMeasure::Rr => Some("rr"),
        TableMeasure::Or => Some("or"),
        TableMeasure::Hr => Some("hr"),
        TableMeasure::Irr => Some("irr"),
        TableMeasure::Rom => Some("rom"),
        _ => None,
    }
}

/// The measure of records to which it belongs.
pub(super) fn measure(of: TableMeasure) -> Measure {
    match of {
        TableMeasure::Rr => Measure::RR,
        TableMeasure::Or => Measure::OR,
        TableMeasure::Rd => Measure::RD,
        TableMeasure::Irr => Measure::IRR,
        TableMeasure::Hr => Measure::HR,
        TableMeasure::Md => Measure::MD,
        TableMeasure::Smd => Measure::SMD,
        TableMeasure::Rom => Measure::ROM,
        TableMeasure::Cor | TableMeasure::Zcor => Measure::COR,
        TableMeasure::Pr
        | TableMeasure::Pln
        | TableMeasure::Plo
        | TableMeasure::Pas
        | TableMeasure::Pft => Measure::PROP,
        TableMeasure::Peto => Measure::PETO,
        TableMeasure::As => Measure::AS,
        TableMeasure::Or2d => Measure::OR2D,
        TableMeasure::Smdh => Measure::SMDH,
        TableMeasure::Smd1 => Measure::SMD1,
        TableMeasure::D2or => Measure::D2OR,
        TableMeasure::Ird => Measure::IRD,
        TableMeasure::Ir | TableMeasure::Irln | TableMeasure::Irs => Measure::RATE,
        TableMeasure::Mn | TableMeasure::Mnln => Measure::MEAN,
        TableMeasure::Mc => Measure::MC,
        TableMeasure::Smcc => Measure::SMCC,
        TableMeasure::Smcr => Measure::SMCR,
        TableMeasure::Gen => Measure::GENERIC,
    }
}

/// The scale of analysis. `harmonic_n` is the harmonic mean of group sizes, for the double arcsine.
pub(super) fn scale(of: TableMeasure, harmonic_n: f64) -> Scale {
    let scale = Scale::of(measure(of));
    let back = match of {
        TableMeasure::Cor | TableMeasure::Pr | TableMeasure::Ir => BackTransform::Identity,
        TableMeasure::Zcor => BackTransform::FisherZ,
        TableMeasure::Pln | TableMeasure::Irln | TableMeasure::Mnln => BackTransform::Exponential,
        TableMeasure::Irs => BackTransform::Square,
        TableMeasure::Plo => BackTransform::Logit,
        TableMeasure::Pas => BackTransform::Arcsine,
        TableMeasure::Pft => BackTransform::FreemanTukey { harmonic_n },
        _ => return scale,
    };
    Scale { back, ..scale }
}

#[cfg(test)]
mod tests {
    use clap::Args;

    use super::*;
    use crate::cli::analyse_args::AnalyseArgs;

    #[test]
    fn the_help_names_every_column_that_has_a_meaning() {
        let mut command = AnalyseArgs::augment_args(clap::Command::new("analyse"));
        let help = command.render_long_help().to_string();
        let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
        let words: Vec<&str> = help.split(|c| !is_of_word(c)).collect();
        // Those of the second arm are told by the letter in which they differ.
        let others = ALSO.iter().flat_map(|(_, others)| others.iter());
        let others = others.filter(|name| !name.ends_with(".c"));
        for name in NAMES.iter().chain(others) {
            assert!(words.contains(name), "`{name}` is not in the help");
        }
    }
}
