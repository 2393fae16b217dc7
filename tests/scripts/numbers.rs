//! The numbers of an analysis by their names, and those that a script says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A number; nothing where the file has `null` and the script `NA`.
type Number = Option<f64>;

/// What the file of analyses holds and no script says, with the reason. All else has to be said.
const NOT_SAID: &[(&str, &str)] = &[
    ("bayes.prior", "a choice of the record"),
    (
        "comparators",
        "counted by the program, and no work of metafor",
    ),
    (
        "directions",
        "counted by the program, and no work of metafor",
    ),
    ("people", "counted by the program, and no work of metafor"),
    (
        "result",
        "the pooled result or the one result, which the script says under these names",
    ),
    ("trials", "counted by the program, and no work of metafor"),
    (
        "trials_without_people",
        "counted by the program, and no work of metafor",
    ),
    ("took_part", "of the records, and no work of metafor"),
    (
        "trials_without_took_part",
        "counted by the program, and no work of metafor",
    ),
    (
        "tested",
        "people in 1,000 at a prevalence of the records, and no work of metafor",
    ),
    ("settings", "choices and no results"),
    ("no_difference", "a property of the measure"),
    ("importance.above_threshold", "a choice of the record"),
    ("importance.below_threshold", "a choice of the record"),
    ("year", "data: a column of the script's table"),
    (
        "pooled_results",
        "counted by the program, and no work of metafor",
    ),
    (
        "trials_in_pooled_results",
        "counted by the program, and no work of metafor",
    ),
    (
        "absolute",
        "people in 1,000 at a risk of the records, and no work of metafor",
    ),
];

/// The same of a row that is pooled. A row that is left out is not in the script.
const NOT_SAID_OF_ROWS: [(&str, &str); 4] = [
    ("estimate", "of a stated effect: as its source prints it"),
    ("ci_low", "of a stated effect: as its source prints it"),
    ("ci_high", "of a stated effect: as its source prints it"),
    ("moderators", "data: columns of the script's table"),
];

/// The numbers of an analysis under the names that scripts give them: keys joined by points, rows of a
/// list by their result, their estimator or their name, else by their place.
fn of_analysis(analysis: &Value) -> BTreeMap<String, Number> {
    let mut found = BTreeMap::new();
    gather(analysis, String::new(), &mut found);
    found
}

fn gather(value: &Value, name: String, found: &mut BTreeMap<String, Number>) {
    let within = |key: &str| match name.as_str() {
        "" => key.to_owned(),
        name => format!("{name}.{key}"),
    };
    match value {
        Value::Object(object) => {
            for (key, part) in object {
                gather(part, within(key), found);
            }
        }
        Value::Array(list) => {
            for (place, part) in list.iter().enumerate() {
                gather(part, within(&key_of(part, place)), found);
            }
        }
        Value::Number(number) => {
            found.insert(name, number.as_f64());
        }
        Value::Null => {
            found.insert(name, None);
        }
        Value::Bool(_) | Value::String(_) => {}
    }
}

fn key_of(part: &Value, place: usize) -> String {
    let keys = ["result", "tau2_method", "choice", "name"];
    let mut named = keys.iter().filter_map(|key| part.get(key)?.as_str());
    named
        .next()
        .map_or_else(|| (place + 1).to_string(), str::to_owned)
}

/// The numbers of lines like `pooled: k 13, estimate 0.49`.
fn of_script(said: &str) -> BTreeMap<String, Number> {
    let mut found = BTreeMap::new();
    let lines = said.lines().filter_map(|line| line.rsplit_once(": "));
    for (name, values) in lines {
        for (key, value) in values.split(", ").filter_map(|pair| pair.rsplit_once(' ')) {
            let number = match value {
                "NA" | "NaN" => Some(None),
                value => value.parse().ok().map(Some),
            };
            found.extend(number.map(|number| (format!("{name}.{key}"), number)));
        }
    }
    found
}

/// The faults of a script: numbers that differ from those of the analysis by more than a millionth, that
/// the analysis does not have, or that the script leaves out without being listed.
pub fn faults(analysis: &Value, said: &str) -> Vec<String> {
    let mut faults: Vec<String> = said
        .lines()
        .filter(|line| line.starts_with("## fault"))
        .map(str::to_owned)
        .collect();
    let (shown, said) = (of_analysis(analysis), of_script(said));
    for (name, number) in &said {
        match shown.get(name) {
            None => faults.push(format!("{name}: no such number in the analysis")),
            Some(one) if !is_same(*one, *number, size_around(name, &shown)) => {
                faults.push(format!("{name}: R {number:?}, the site {one:?}"));
            }
            Some(_) => {}
        }
    }
    let left_out: BTreeSet<&String> = shown
        .iter()
        .filter(|(name, number)| number.is_some() && !said.contains_key(*name))
        .map(|(name, _)| name)
        .filter(|name| !may_be_left_out(name, &said))
        .collect();
    faults.extend(left_out.into_iter().map(|name| format!("{name}: not said")));
    faults
}

fn may_be_left_out(name: &str, said: &BTreeMap<String, Number>) -> bool {
    let has = |part: &str| format!(".{name}.").contains(&format!(".{part}."));
    if NOT_SAID.iter().any(|(part, _)| has(part)) {
        return true;
    }
    let Some(of_row) = name.strip_prefix("inputs.") else {
        return false;
    };
    let mut rows = said.keys().filter_map(|name| name.strip_suffix(".yi"));
    let is_pooled = rows.any(|row| {
        row.strip_prefix("inputs.")
            .is_some_and(|row| of_row.starts_with(row))
    });
    !is_pooled || NOT_SAID_OF_ROWS.iter().any(|(part, _)| has(part))
}

/// The size of the larger limit of the interval that a number stands in: a limit near zero is the difference
/// of larger numbers, and is known to the millionth of those only.
fn size_around(name: &str, shown: &BTreeMap<String, Number>) -> f64 {
    const ENDS: [&str; 2] = ["ci_low", "ci_high"];
    let Some((of, _)) = name.rsplit_once('.').filter(|(_, end)| ENDS.contains(end)) else {
        return 0.0;
    };
    let limits = ENDS.map(|end| shown.get(&format!("{of}.{end}")));
    let sizes = limits.into_iter().flatten().flatten();
    sizes.fold(0.0, |size: f64, limit| size.max(limit.abs()))
}

fn is_same(shown: Number, said: Number, size: f64) -> bool {
    match (shown, said) {
        (Some(shown), Some(said)) => {
            (shown - said).abs() <= (1e-6 * shown.abs().max(size)).max(1e-9)
        }
        (shown, said) => shown == said,
    }
}

/// How many numbers a script says.
pub fn count(said: &str) -> usize {
    of_script(said).len()
}

#[test]
fn a_number_that_differs_is_missing_or_is_new_is_a_fault() {
    let analysis = serde_json::json!({"pooled": {"k": 3, "estimate": 0.5, "q": null}});
    assert_eq!(
        faults(&analysis, "pooled: k 3, estimate 0.5000001, q NA\n"),
        [""; 0]
    );
    let found = faults(&analysis, "pooled: k 3, estimate 0.501\n");
    assert!(found.len() == 1 && found[0].starts_with("pooled.estimate: R"));
    assert_eq!(
        faults(&analysis, "pooled: estimate 0.5\n"),
        ["pooled.k: not said"]
    );
    assert_eq!(
        faults(&analysis, "pooled: k 3, estimate 0.5, x 1\n").len(),
        1
    );
    assert_eq!(
        faults(&analysis, "pooled: k 3, estimate 0.5\n## fault no\n"),
        ["## fault no"]
    );
    let limits = serde_json::json!({"pooled": {"k": 1000, "ci_low": -2.0, "ci_high": 0.001}});
    let said = |high| format!("pooled: k 1000, ci_low -2, ci_high {high}\n");
    assert_eq!(faults(&limits, &said("0.0010019")), [""; 0]);
    assert_eq!(faults(&limits, &said("0.0010021")).len(), 1);
}
