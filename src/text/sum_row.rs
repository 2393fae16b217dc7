//! The rows with which tables of papers end: totals of the rows above them, which are no studies.

/// Names of such rows, in small letters without signs.
const NAMES: [&str; 29] = [
    "total",
    "totals",
    "grand total",
    "sub total",
    "subtotal",
    "subtotals",
    "sum",
    "overall",
    "overall effect",
    "overall estimate",
    "overall total",
    "overall result",
    "all studies",
    "all trials",
    "pooled",
    "pooled effect",
    "pooled estimate",
    "pooled result",
    "combined",
    "combined effect",
    "summary",
    "summary effect",
    "summary estimate",
    "total events",
    "random effects",
    "fixed effect",
    "fixed effects",
    "common effect",
    "meta analysis",
];

/// Beginnings of lines below such rows.
const BEGINNINGS: [&str; 5] = [
    "heterogeneity",
    "test for overall effect",
    "test of overall effect",
    "test for subgroup differences",
    "test for heterogeneity",
];

/// Words that may stand behind a name: "Total (95% CI)", "Random effects model", "Subtotal (I² = 0%)".
const BEHIND: [&str; 4] = ["model", "95 ci", "ci", "i2"];

/// Whether a name is that of a row that sums up others. A person can be called Overall: beside a year it
/// is the name of a study.
pub fn is_sum(name: &str, has_year: bool) -> bool {
    let bare = bare(name);
    let base = |name: &str| {
        let ends = BEHIND.iter();
        let mut bases = ends.filter_map(|end| name.strip_suffix(end)?.strip_suffix(' '));
        bases.next().map(str::to_owned)
    };
    let before_bracket = name.split(['(', '[', ':']).next().map(self::bare);
    let is_known = |name: &str| NAMES.contains(&name);
    let mut forms = [Some(bare.clone()), base(&bare), before_bracket]
        .into_iter()
        .flatten();
    let begins = BEGINNINGS.iter().any(|start| bare.starts_with(start));
    !has_year && (begins || forms.any(|form| is_known(&form)))
}

/// Small letters and digits, with one space where there was anything else.
fn bare(name: &str) -> String {
    let small = name.to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_from_studies() {
        for name in [
            "Total",
            "TOTAL (95% CI)",
            "Sub-total",
            "Subtotal (I² = 0%)",
            "Overall",
            "Overall effect:",
            "Random effects model",
            "Pooled estimate",
            "Heterogeneity: Tau² = 0.02",
            "Test for overall effect: Z = 2.1",
        ] {
            assert!(is_sum(name, false), "{name}");
        }
        for name in [
            "Totalis 2019",
            "Overall 1962",
            "Overall JE",
            "Summer 2020",
            "Total Health Trial",
            "Poole 2001",
            "",
        ] {
            assert!(!is_sum(name, false), "{name}");
        }
        assert!(!is_sum("Overall", true));
    }
}
