//! Every caution beside a pooled result stands exactly where its words are true, over random data. The
//! list of cautions is that of the language file, so that a new one without a condition here fails.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;
use testbed::{Project, root};

/// A caution with its words.
fn cautions() -> BTreeMap<String, String> {
    let file = root().join("themes/default/strings/en.yaml");
    let text = fs::read_to_string(file).expect("the language file");
    let group = text.split("\ncaution:\n").nth(1).expect("the cautions");
    let lines = group.lines().take_while(|line| line.starts_with("  "));
    let named = lines.filter_map(|line| line.trim().split_once(": "));
    named
        .map(|(name, words)| (name.to_owned(), words.trim_matches('"').to_owned()))
        .collect()
}

/// A pooled result with the estimator that was asked for.
struct Pooled<'a> {
    found: &'a Value,
    asked: &'a str,
}

impl Pooled<'_> {
    fn number(&self, path: &str) -> f64 {
        self.found
            .pointer(path)
            .and_then(Value::as_f64)
            .unwrap_or(f64::NAN)
    }

    fn width(limits: &Value) -> f64 {
        let limit = |key: &str| limits[key].as_f64().unwrap_or(f64::NAN);
        limit("ci_high") - limit("ci_low")
    }

    fn own_width(&self) -> f64 {
        Self::width(&self.found["pooled"]["on_scale"])
    }

    /// The width of the ordinary interval with the same estimator.
    fn ordinary_width(&self) -> f64 {
        let lines = self.found["further"]["estimators"].as_array();
        let mut lines = lines.into_iter().flatten();
        let main = lines.find(|line| line["main"] == true);
        main.map_or(f64::NAN, |line| Self::width(&line["wald"]["on_scale"]))
    }

    /// Whether the interval by Hartung and Knapp is narrower than the ordinary one.
    fn is_narrower(&self) -> bool {
        let is_used = self.found["pooled"]["hartung_knapp"] == true;
        let (own, ordinary) = (self.own_width(), self.ordinary_width());
        is_used && own > 0.0 && own < ordinary * (1.0 - 1e-9)
    }

    fn is_outside(&self, low: f64, high: f64) -> bool {
        ["ci_low", "ci_high", "prediction_low", "prediction_high"]
            .iter()
            .map(|key| self.number(&format!("/pooled/on_scale/{key}")))
            .any(|limit| limit < low || limit > high)
    }
}

/// Whether the words of a caution are true; nothing where the numbers do not tell that they are, only
/// that they are not.
fn holds(caution: &str, of: &Pooled<'_>) -> Option<bool> {
    let k = of.number("/pooled/k");
    let method = of.found["pooled"]["tau2_method"].as_str();
    match caution {
        "one-result" => Some(k == 1.0),
        "two-results" => {
            let is_wide = of.own_width() > 0.0 && !of.is_narrower();
            Some(k == 2.0 && of.number("/pooled/on_scale/df") == 1.0 && is_wide)
        }
        "hartung-knapp-narrower" => Some(of.is_narrower()),
        "no-width" => Some(of.own_width() == 0.0),
        "cut-at-ends" => Some(match of.found["measure"].as_str() {
            Some("proportion") => of.is_outside(0.0, 1.0),
            _ => false,
        }),
        "several-maxima" if matches!(method, Some("REML" | "ML")) => None,
        "several-maxima" => Some(false),
        "estimator-replaced" => Some(method.is_some_and(|used| used != of.asked)),
        "less-than-chance" => {
            let (q, df) = (of.number("/pooled/q"), of.number("/pooled/q_df"));
            Some(chi_squared(q, df) < 0.025)
        }
        // These data ask for no cluster-robust inference.
        "few-for-robust" => Some(false),
        other => panic!("the caution `{other}` has no condition here"),
    }
}

/// The chance of less than `x` in a chi-squared distribution, by its series.
fn chi_squared(x: f64, df: f64) -> f64 {
    let (a, half) = (df / 2.0, x / 2.0);
    if half <= 0.0 {
        return 0.0;
    }
    let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
    while term > sum * 1e-15 {
        n += 1.0;
        term *= half / n;
        sum += term;
    }
    sum * (a * half.ln() - half - log_gamma(a)).exp()
}

/// The logarithm of the gamma function of a half or a whole number.
fn log_gamma(a: f64) -> f64 {
    let (mut at, mut sum) = match a.fract() == 0.0 {
        true => (1.0, 0.0),
        false => (0.5, std::f64::consts::PI.sqrt().ln()),
    };
    while at < a {
        sum += f64::ln(at);
        at += 1.0;
    }
    sum
}

/// Numbers without any order that are the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

/// A table of effects, near each other or far apart, of few studies or many.
fn effects(random: &mut Random) -> String {
    let (rows, apart) = (
        2 + random.below(6),
        [0, 1, 4, 20, 120][random.below(5) as usize],
    );
    let same = random.below(4) == 0;
    let mut table = "study,yi,vi\n".to_owned();
    for row in 0..rows {
        let effect = 20 + random.below(apart + 1);
        let variance = if same { 4 } else { 1 + random.below(30) };
        table += &format!(
            "S{row},{},{}\n",
            effect as f64 / 100.0,
            variance as f64 / 100.0
        );
    }
    table
}

/// A table of proportions, many of them near 0 or 1.
fn proportions(random: &mut Random) -> String {
    let mut table = "study,xi,ni\n".to_owned();
    for row in 0..2 + random.below(5) {
        let people = 8 + random.below(30);
        let events = match random.below(3) {
            0 => random.below(3),
            1 => people - random.below(3),
            _ => random.below(people),
        };
        table += &format!("S{row},{events},{people}\n");
    }
    table
}

#[test]
fn cautions_stand_exactly_where_their_words_are_true() {
    let cautions = cautions();
    assert!(cautions.len() >= 8, "{cautions:?}");
    let project = Project::empty();
    let table = project.path().join("table.csv");
    let mut random = Random(20_261_130);
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let methods = ["REML", "DL", "PM", "SJ", "ML"];
    for turn in 0..150 {
        let is_proportion = turn % 5 == 0;
        let text = match is_proportion {
            true => proportions(&mut random),
            false => effects(&mut random),
        };
        fs::write(&table, &text).expect("a written table");
        let asked = methods[random.below(5) as usize];
        let test = ["z", "knha", "adhoc"][random.below(3) as usize];
        let measure = if is_proportion { "PR" } else { "GEN" };
        let run = project.run(&[
            "analyse",
            "table.csv",
            "--measure",
            measure,
            "--method",
            asked,
            "--test",
            test,
            "--json",
        ]);
        assert_eq!(run.code, 0, "{text}{run:?}");
        let found = run.json();
        if found["pooled"].is_null() {
            continue;
        }
        let pooled = Pooled {
            found: &found,
            asked,
        };
        let said = found["pooled"]["cautions"].as_array().expect("cautions");
        for (name, words) in &cautions {
            let start = words.split('{').next().unwrap_or(words);
            let is_said = said
                .iter()
                .any(|one| one.as_str().is_some_and(|one| one.starts_with(start)));
            if is_said {
                seen.insert(name);
            }
            if let Some(holds) = holds(name, &pooled) {
                assert_eq!(is_said, holds, "{name}, {asked}, {test}:\n{text}{found:#}");
            }
        }
    }
    for often in [
        "two-results",
        "hartung-knapp-narrower",
        "no-width",
        "cut-at-ends",
        "less-than-chance",
    ] {
        assert!(seen.contains(often), "no data led to `{often}`: {seen:?}");
    }
}
