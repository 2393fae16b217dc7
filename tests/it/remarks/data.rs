//! A synthesis of random results: many analyses, each with data of its own kind.

use std::fmt::Write as _;

use testbed::Project;

/// What was written of an analysis, for conditions that the data file does not hold.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The measure.
    pub measure: &'static str,
    /// The certainty; nothing where it is not judged.
    pub level: Option<&'static str>,
    /// The scale on which the outcome has thresholds.
    pub thresholds: Option<&'static str>,
    /// What is done with several results of one trial.
    pub several: &'static str,
    /// Its results.
    pub rows: Vec<WantedRow>,
}

/// A result as it was written.
#[derive(Debug, Clone, Default)]
pub struct WantedRow {
    pub id: String,
    pub trial: usize,
    pub has_error: bool,
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

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }
}

const TRIALS: usize = 14;
const FORMATS: [Option<&str>; 3] = [Some("in a group"), Some("one to one"), None];

/// Writes the synthesis with its trials and outcomes.
pub fn write(project: &Project, analyses: usize) -> Vec<Wanted> {
    let mut random = Random(20_261_130);
    let format = |trial: usize| FORMATS[trial % 5 % 3];
    let mut results: Vec<String> = vec![String::new(); TRIALS];
    let mut wanted = Vec::new();
    let mut comparisons = String::new();
    for at in 0..analyses {
        let kind = at % 6;
        let (outcome, thresholds, measure) = match kind {
            0 => ("points", Some("MD"), "MD"),
            1 => ("strain", Some("SMD"), "SMD"),
            2 => ("leaving", None, "RR"),
            3 => ("leaving", None, "OR"),
            4 => ("plain", None, "MD"),
            _ => ("strain", Some("SMD"), "SMD"),
        };
        let several = if kind == 5 { "robust" } else { "combine" };
        let level = random.one(&[
            None,
            Some("low"),
            Some("very-low"),
            Some("moderate"),
            Some("high"),
        ]);
        let k = random.one(&[1, 2, 3, 5, 9, 10, 12, 14]);
        let mut rows = Vec::new();
        let (spread, is_alike) = (random.one(&[0, 2, 9]), random.below(4) == 0);
        for (trial, own) in results.iter_mut().enumerate().take(k) {
            let twice = kind == 5 && trial < 2;
            for copy in 0..=usize::from(twice) {
                let id = format!("X{at}-{trial}-{copy}");
                let has_error = kind != 4 || random.below(5) > 0;
                let data = match kind {
                    2 | 3 => counts(&mut random, at % 4 == 2),
                    4 => stated(&mut random, spread, is_alike, has_error),
                    _ => means(&mut random, spread, is_alike),
                };
                let instrument = if kind == 5 && copy == 1 {
                    "Other scale"
                } else {
                    "A scale"
                };
                let _ = writeln!(
                    own,
                    "  - {{id: {id}, outcome: {outcome}, instrument: {instrument}, better: {}, against: breaks-alone, {data}, source: {{record: rand-{trial}, where: invented}}}}",
                    if outcome == "leaving" {
                        "lower"
                    } else {
                        "higher"
                    }
                );
                rows.push(WantedRow {
                    id,
                    trial,
                    has_error,
                });
            }
        }
        let has_subgroups = random.below(3) == 0;
        comparisons += &comparison(
            at,
            outcome,
            measure,
            several,
            level,
            has_subgroups,
            &rows,
            random.below(2) == 0,
        );
        wanted.push(Wanted {
            measure,
            level,
            thresholds,
            several,
            rows,
        });
    }
    outcomes(project);
    trials(project, &results, format);
    synthesis(project, &comparisons);
    wanted
}

/// Means in both arms.
fn means(random: &mut Random, spread: u64, is_alike: bool) -> String {
    let n = if is_alike { 40 } else { 20 + random.below(60) };
    let other = if is_alike { 40 } else { n + random.below(5) };
    let effect = 2 + random.below(spread + 1);
    let sd = if is_alike { 20 } else { 18 + random.below(5) };
    format!(
        "intervention: {{n: {n}, mean: {:.1}, sd: {:.1}}}, comparator: {{n: {other}, mean: 5.0, sd: {:.1}}}",
        5.0 + effect as f64 / 10.0,
        sd as f64 / 10.0,
        sd as f64 / 10.0
    )
}

/// An effect as stated, some without an error.
fn stated(random: &mut Random, spread: u64, is_alike: bool, has_error: bool) -> String {
    let effect = 3 + random.below(4 * spread + 1);
    let error = if is_alike { 20 } else { 10 + random.below(20) };
    let error = match has_error {
        true => format!(", se: {:.2}", error as f64 / 100.0),
        false => String::new(),
    };
    format!(
        "effect: {{measure: MD, estimate: {:.2}{error}, positive: favours-intervention}}",
        effect as f64 / 10.0
    )
}

/// Events in both arms; where they are rare, some arms have none.
fn counts(random: &mut Random, is_rare: bool) -> String {
    let n = 40 + random.below(60);
    let (one, other) = match is_rare {
        true => (random.below(3), random.below(4)),
        false => (4 + random.below(12), 6 + random.below(14)),
    };
    format!(
        "event: leaving, intervention: {{n: {n}, events: {one}}}, comparator: {{n: {}, events: {other}}}",
        n + random.below(4)
    )
}

#[allow(clippy::too_many_arguments, reason = "the parts of one record")]
fn comparison(
    at: usize,
    outcome: &str,
    measure: &str,
    several: &str,
    level: Option<&str>,
    has_subgroups: bool,
    rows: &[WantedRow],
    is_metafor: bool,
) -> String {
    let preset = if is_metafor {
        "metafor"
    } else {
        "cochrane-2025"
    };
    let subgroups = if has_subgroups {
        ", subgroups: [format]"
    } else {
        ""
    };
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let mut text = format!(
        "  - id: c{at}\n    title: Comparison {at}\n    intervention: shared-tea-break\n    comparator: breaks-alone\n    population: P\n    setting: S\n    outcomes:\n      - outcome: {outcome}\n        results: [{}]\n        analysis: {{method: pool, measure: {measure}, preset: {preset}, several_results: {several}{subgroups}}}\n",
        ids.join(", ")
    );
    if let Some(level) = level {
        let down = match level {
            "high" => [0, 0],
            "moderate" => [-1, 0],
            "low" => [-1, -1],
            _ => [-2, -1],
        };
        let _ = write!(
            text,
            "        grade:\n          start: high\n          level: {level}\n          domains:\n            risk-of-bias: {{change: {}, reason: Invented.}}\n            imprecision: {{change: {}, reason: Invented.}}\n          proposed: true\n          by: nobody\n",
            down[0], down[1]
        );
    }
    text
}

fn outcomes(project: &Project) {
    for (id, thresholds) in [
        ("points", Some("MD")),
        ("strain", Some("SMD")),
        ("leaving", None),
        ("plain", None),
    ] {
        let thresholds = thresholds.map_or(String::new(), |scale| {
            format!("thresholds: {{scale: {scale}, small: 0.3, source: {{url: https://example.org/t, where: invented}}}}\n")
        });
        let better = if id == "leaving" { "lower" } else { "higher" };
        let domain = project.read("outcomes/calm.yaml");
        let domain = domain
            .lines()
            .find(|line| line.starts_with("domain:"))
            .expect("a domain");
        project.write(
            &format!("outcomes/{id}.yaml"),
            format!("name: {id}\nplain_name: {id}\ndefinition: Invented.\n{domain}\nbetter: {better}\nimportance: 7\n{thresholds}"),
        );
    }
}

fn trials(project: &Project, results: &[String], format: impl Fn(usize) -> Option<&'static str>) {
    for (trial, results) in results.iter().enumerate() {
        let delivery = format(trial).map_or(String::new(), |format| {
            format!("delivery: {{format: {format}}}\n")
        });
        let year = 2000 + trial;
        project.write(
            &format!("studies/rand-{trial}.yaml"),
            format!(
                "label: Rand {trial}\ndesign: randomised-trial\nbibliography:\n  authors: [Rand {trial} A]\n  year: {year}\n  title: Trial number {trial} of the invented ones\npopulation:\n  description: Invented people\n{delivery}results:\n{results}"
            ),
        );
    }
}

fn synthesis(project: &Project, comparisons: &str) {
    let studies: Vec<String> = (0..TRIALS).map(|trial| format!("rand-{trial}")).collect();
    project.write(
        "syntheses/random.yaml",
        format!(
            "title: Random results\nshort: Random\norder: 9\ntype: meta-analysis\nquestion: Q?\nsummary: S.\nmethods: M.\nstudies: [{}]\ncomparisons:\n{comparisons}limitations: [x]\ngaps: [y]\nversions: [{{version: '1.0', date: 2026-01-15, changed: first, conclusions_changed: false}}]\n",
            studies.join(", ")
        ),
    );
}
