//! What is typed for a choice of a record.

use serde_json::{Value, json};

/// How a choice is made on the command line, and on which invented data it shows.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// The outcome, and the table of the same data.
    pub(super) outcome: &'static str,
    /// The measure as a record has it.
    pub(super) of_record: &'static str,
    /// The measure as it is typed.
    pub(super) measure: String,
    /// What else is typed.
    pub(super) typed: Vec<String>,
    /// What else the record says, so that the choice has something to act on.
    pub(super) besides: Value,
}

fn way(outcome: &'static str, measure: &'static str, typed: &[&str]) -> Way {
    Way {
        outcome,
        of_record: measure,
        measure: measure.to_owned(),
        typed: typed.iter().map(|text| (*text).to_owned()).collect(),
        besides: json!({}),
    }
}

/// The data without any choice.
pub(super) fn plain(outcome: &'static str) -> Way {
    let measure = match outcome {
        "counts" => "RR",
        "rates" => "IRR",
        "group" => "PROP",
        "rate" => "RATE",
        "mean" => "MEAN",
        "change" => "MC",
        "links" => "COR",
        "ratios" => "HR",
        "effects" => "GENERIC",
        _ => "MD",
    };
    let mut way = way(outcome, measure, &[]);
    way.measure = typed_measure(measure).to_owned();
    if outcome == "repeated" {
        way.typed = vec![
            "--several-results".to_owned(),
            "keep-as-published".to_owned(),
        ];
    }
    way
}

/// The measure of a record as it is typed, where the scale is the usual one.
fn typed_measure(of_record: &str) -> &str {
    match of_record {
        "COR" => "ZCOR",
        "PROP" => "PLO",
        "RATE" => "IRLN",
        "MEAN" => "MN",
        "GENERIC" => "GEN",
        same => same,
    }
}

/// Choices that are none of a table: what is done with an outcome at all, and why; and one that no
/// analysis can make, because records refuse it (E0551). Regression on several properties and Bayesian
/// analyses stand beside the main result: on the command line each is an analysis of its own
/// (`--meta-regression`, `--bayes`), which `analyse_deeper` tests. A sequential boundary is a rule that was
/// named beforehand, with its reason, in a record; a table alone has none.
pub(super) fn without_a_way(path: &str) -> bool {
    let is_beside = ["regression.", "bayes.", "sequential."];
    is_beside.iter().any(|part| path.starts_with(part))
        || [
            "method",
            "reason",
            "conventions.zero_cells_of_tables.arm_share",
        ]
        .contains(&path)
}

/// Values of choices that have no list of values.
pub(super) fn samples(path: &str) -> Vec<Value> {
    match path {
        "correlation" => vec![json!(0.1), json!(0.9)],
        "subgroups" | "category_moderators" => vec![json!(["kind"])],
        "moderators" => vec![json!(["dose"])],
        "conventions.level" => vec![json!(90), json!(99)],
        path if path.ends_with(".add") => vec![json!(0.25), json!(0.1)],
        _ => Vec::new(),
    }
}

/// How a value of a choice is typed; nothing where there is no way.
pub(super) fn of(path: &str, value: &Value) -> Option<Way> {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    let text = text.as_str();
    Some(match path {
        "measure" => of_measure(text)?,
        "scale" => of_scale(text)?,
        "preset" => way("counts", "RR", &["--preset", text]),
        "model" if text == "common" => way("counts", "RR", &["--method", "common"]),
        "model" => way("counts", "RR", &["--method", "REML"]),
        "tau2" => way("counts", "RR", &["--method", &text.to_uppercase()]),
        "test" => way("counts", "RR", &["--test", text]),
        "pooling" => way("counts", "OR", &["--pooling", text]),
        "prediction" => way("counts", "RR", &["--prediction", text]),
        "several_results" => way("repeated", "MD", &["--several-results", text]),
        "correlation" => Way {
            besides: json!({"several_results": "combine"}),
            ..way(
                "repeated",
                "MD",
                &["--several-results", "combine", "--correlation", text],
            )
        },
        "subgroups" => way("counts", "RR", &["--subgroup", "kind"]),
        "moderators" => way("counts", "RR", &["--moderator", "dose"]),
        "category_moderators" => way("counts", "RR", &["--category-moderator", "kind"]),
        _ => return of_convention(path.strip_prefix("conventions.")?, text),
    })
}

/// Measures by the data that they need.
fn of_measure(measure: &str) -> Option<Way> {
    let (outcome, of_record) = match measure {
        "RR" => ("counts", "RR"),
        "OR" => ("counts", "OR"),
        "RD" => ("counts", "RD"),
        "PETO" => ("counts", "PETO"),
        "AS" => ("counts", "AS"),
        "OR2D" => ("counts", "OR2D"),
        "MD" => ("means", "MD"),
        "SMD" => ("means", "SMD"),
        "ROM" => ("means", "ROM"),
        "SMDH" => ("means", "SMDH"),
        "SMD1" => ("means", "SMD1"),
        "D2OR" => ("means", "D2OR"),
        "IRR" => ("rates", "IRR"),
        "IRD" => ("rates", "IRD"),
        "RATE" => ("rate", "RATE"),
        "MEAN" => ("mean", "MEAN"),
        "MC" => ("change", "MC"),
        "SMCC" => ("change", "SMCC"),
        "SMCR" => ("change", "SMCR"),
        "PROP" => ("group", "PROP"),
        "COR" => ("links", "COR"),
        "HR" => ("ratios", "HR"),
        "GENERIC" => ("effects", "GENERIC"),
        _ => return None,
    };
    let mut way = way(outcome, of_record, &[]);
    way.measure = typed_measure(of_record).to_owned();
    Some(way)
}

/// Scales are measures of their own on the command line, as in metafor.
fn of_scale(scale: &str) -> Option<Way> {
    let (outcome, of_record, typed) = match scale {
        "raw" => ("links", "COR", "COR"),
        "log" => ("group", "PROP", "PLN"),
        "square-root" => ("rate", "RATE", "IRS"),
        "logit" => ("group", "PROP", "PLO"),
        "arcsine" => ("group", "PROP", "PAS"),
        "freeman-tukey" => ("group", "PROP", "PFT"),
        "fisher-z" => ("links", "COR", "ZCOR"),
        _ => return None,
    };
    Some(Way {
        measure: typed.to_owned(),
        ..way(outcome, of_record, &[])
    })
}

fn of_convention(key: &str, text: &str) -> Option<Way> {
    let tables = || Way {
        besides: json!({"pooling": "mantel-haenszel"}),
        ..way("counts", "OR", &["--pooling", "mantel-haenszel"])
    };
    let base = match key {
        "smd_correction" | "smd_variance" => way("means", "SMD", &[]),
        "mean_variance" => way("means", "MD", &[]),
        "medians" => way("medians", "MD", &[]),
        "ratio_of_means_corrected" => way("means", "ROM", &[]),
        "risk_difference_variance" => Way {
            of_record: "RD",
            measure: "RD".to_owned(),
            ..tables()
        },
        "subgroup_variance" => Way {
            besides: json!({"subgroups": ["kind"]}),
            ..way("counts", "RR", &["--subgroup", "kind"])
        },
        _ if key.starts_with("zero_cells_of_tables.") => tables(),
        _ => way("counts", "RR", &[]),
    };
    let flag = match key {
        "zero_cells.drop_double_zero" => "drop00".to_owned(),
        "zero_cells_of_tables.drop_double_zero" => "tables-drop00".to_owned(),
        _ => {
            let key = key.strip_prefix("zero_cells.").unwrap_or(key);
            key.replace("zero_cells_of_tables.", "tables-")
                .replace('_', "-")
        }
    };
    let known = [
        "level",
        "prediction-error",
        "i2",
        "smd-correction",
        "smd-variance",
        "mean-variance",
        "medians",
        "ratio-of-means-corrected",
        "risk-difference-variance",
        "subgroup-variance",
        "add",
        "arm-share",
        "to",
        "drop00",
        "variance-only",
        "tables-add",
        "tables-arm-share",
        "tables-to",
        "tables-drop00",
        "trim-and-fill",
        "trim-and-fill-side",
        "small-studies",
    ];
    known.contains(&flag.as_str()).then(|| {
        let mut way = base;
        way.typed.extend([format!("--{flag}"), text.to_owned()]);
        way
    })
}
