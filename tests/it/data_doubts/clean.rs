//! Clean data raise few false alarms, and planted faults are found among them.

use std::f64::consts::{FRAC_PI_2, TAU};
use std::fmt::Write as _;

use testbed::{Project, listed};

/// Numbers that look random and are the same on every run (Steele, Lea and Flood 2014).
struct Draw(u64);

impl Draw {
    fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let unit = ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
        low + (high - low) * unit
    }

    fn people(&mut self) -> u32 {
        self.between(15.0, 200.0) as u32
    }

    /// Standard normal (Box and Muller 1958).
    fn normal(&mut self) -> f64 {
        let (u, v) = (self.between(1e-9, 1.0), self.between(0.0, 1.0));
        (-2.0 * u.ln()).sqrt() * (TAU * v + FRAC_PI_2).sin()
    }
}

/// A study without results of its own.
const STUDY: &str = "label: LABEL\nheadline: An invented trial\ndesign: randomised-trial\nbibliography:\n  reference: An invented trial, LABEL\n  year: 2020\n";

const HEADER: &str = "id,study,outcome,instrument,better,months,against,n,intervention.n,intervention.events,intervention.mean,intervention.sd,comparator.n,comparator.events,comparator.mean,comparator.sd,event,effect.measure,effect.estimate,effect.se,effect.ci_low,effect.ci_high,effect.p,effect.positive,source.url\n";

/// Instruments with their usual SD, and how many decimals papers print.
const INSTRUMENTS: [(&str, f64, usize); 5] = [
    ("Scale of Calm", 12.0, 1),
    ("Inventory of Unrest", 6.5, 2),
    ("Library Wellbeing Questionnaire (LWQ)", 0.8, 2),
    ("Tea Attitude Test", 21.0, 0),
    ("Desk Fatigue Index", 3.1, 1),
];

/// A trial with a result on a scale, as a paper would print it.
struct Trial {
    n: (u32, u32),
    means: (f64, f64),
    sds: (f64, f64),
    instrument: usize,
}

impl Trial {
    fn draw(draw: &mut Draw, instrument: usize) -> Self {
        let (n1, n2) = (draw.people(), draw.people());
        let usual = INSTRUMENTS[instrument].1;
        // SDs of one instrument differ by a factor of two or so between groups of people.
        let sd = usual * draw.between(0.7, 1.45);
        let centre = usual * draw.between(2.5, 4.0);
        let difference = sd * (0.2 + 0.2 * draw.normal());
        let error = |n: u32, draw: &mut Draw| draw.normal() * sd / f64::from(n).sqrt();
        let spread = |n: u32, draw: &mut Draw| sd * (1.0 + draw.normal() / f64::from(2 * n).sqrt());
        Self {
            n: (n1, n2),
            means: (
                centre + difference + error(n1, draw),
                centre + error(n2, draw),
            ),
            sds: (spread(n1, draw), spread(n2, draw)),
            instrument,
        }
    }

    fn g(&self) -> (f64, f64) {
        let (n1, n2) = (f64::from(self.n.0), f64::from(self.n.1));
        let df = n1 + n2 - 2.0;
        let squares = (n1 - 1.0) * self.sds.0.powi(2) + (n2 - 1.0) * self.sds.1.powi(2);
        let d = (self.means.0 - self.means.1) / (squares / df).sqrt();
        let g = (1.0 - 3.0 / (4.0 * df - 1.0)) * d;
        (
            g,
            ((n1 + n2) / (n1 * n2) + g * g / (2.0 * (n1 + n2))).sqrt(),
        )
    }

    fn difference(&self) -> (f64, f64) {
        let (n1, n2) = (f64::from(self.n.0), f64::from(self.n.1));
        let variance = self.sds.0.powi(2) / n1 + self.sds.1.powi(2) / n2;
        (self.means.0 - self.means.1, variance.sqrt())
    }

    /// The row of a table; the effect as g with its error, or as a difference with an interval and
    /// a p value.
    fn row(&self, index: usize, stated: Option<f64>) -> String {
        let (name, _, decimals) = INSTRUMENTS[self.instrument];
        let effect = if index.is_multiple_of(2) {
            let (g, se) = self.g();
            format!("SMD,{:.2},{se:.3},,,", stated.unwrap_or(g))
        } else {
            let (difference, se) = self.difference();
            let (low, high) = (difference - 1.98 * se, difference + 1.98 * se);
            let p = p_of(difference / se);
            let shown = stated.unwrap_or(difference);
            format!("MD,{shown:.decimals$},,{low:.decimals$},{high:.decimals$},{p}")
        };
        format!(
            "C{index},clean-{index},calm,{name},higher,3,breaks-alone,,{},,{:.decimals$},{:.decimals$},{},,{:.decimals$},{:.decimals$},,{effect},higher-with-intervention,https://example.org/\n",
            self.n.0, self.means.0, self.sds.0, self.n.1, self.means.1, self.sds.1
        )
    }
}

/// A p value as papers print it, from a statistic that is nearly normal.
fn p_of(z: f64) -> String {
    let p = stats::distribution::normal_upper(z.abs()) * 2.0;
    if p < 0.001 {
        "<0.001".to_owned()
    } else {
        format!("{p:.3}")
    }
}

/// A trial that counts people with an event; a risk ratio or an odds ratio with its interval.
fn events_row(draw: &mut Draw, index: usize) -> String {
    let (n1, n2) = (draw.people() + 20, draw.people() + 20);
    let share = draw.between(0.1, 0.6);
    let count = |n: u32, share: f64| ((f64::from(n) * share) as u32).clamp(2, n - 2);
    let (a, c) = (count(n1, share * draw.between(0.5, 1.2)), count(n2, share));
    let [fa, fb, fc, fd] = [a, n1 - a, c, n2 - c].map(f64::from);
    let (name, log, variance) = if index.is_multiple_of(2) {
        let log = (fa / f64::from(n1) / (fc / f64::from(n2))).ln();
        let variance = 1.0 / fa - 1.0 / f64::from(n1) + 1.0 / fc - 1.0 / f64::from(n2);
        ("RR", log, variance)
    } else {
        let log = (fa * fd / (fb * fc)).ln();
        ("OR", log, 1.0 / fa + 1.0 / fb + 1.0 / fc + 1.0 / fd)
    };
    let reach = 1.96 * variance.sqrt();
    let p = p_of(log / variance.sqrt());
    format!(
        "C{index},clean-{index},calm,service records,,3,breaks-alone,{},{n1},{a},,,{n2},{c},,,left early,{name},{:.2},,{:.2},{:.2},{p},higher-with-intervention,https://example.org/\n",
        n1 + n2,
        log.exp(),
        (log - reach).exp(),
        (log + reach).exp()
    )
}

/// A published pooled result whose numbers fit each other.
fn pooled(draw: &mut Draw) -> String {
    let df = draw.between(1.0, 20.0) as u32;
    let q = f64::from(df) * draw.between(0.3, 3.0);
    let i2 = (100.0 * (q - f64::from(df)) / q).max(0.0);
    let p = stats::distribution::chi_squared_upper(q, f64::from(df));
    let (estimate, se) = (draw.between(-0.4, 0.6), draw.between(0.05, 0.2));
    format!(
        "pooled_results:\n  - {{outcome: calm, measure: SMD, estimate: {estimate:.2}, ci_low: {:.2}, ci_high: {:.2}, p: \"{}\", i_squared: {i2:.0}, chi_squared: {q:.2}, df: {df}, p_heterogeneity: \"{p:.2}\", benefit: above 0, source: {{url: https://example.org/}}}}\n",
        estimate - 1.96 * se,
        estimate + 1.96 * se,
        p_of(estimate / se)
    )
}

fn add_study(project: &Project, index: usize, more: &str) {
    let label = format!("clean-{index}");
    let record = STUDY.replace("LABEL", &label);
    project.write(&format!("studies/{label}.yaml"), format!("{record}{more}"));
}

/// 300 clean results and 60 published pooled results, printed as papers do.
#[test]
fn clean_trials_raise_at_most_one_false_alarm_in_fifty() {
    let mut draw = Draw(20_261_121);
    let mut table = String::from(HEADER);
    let project = Project::starter();
    for index in 0..300 {
        let row = if index < 200 {
            let trial = Trial::draw(&mut draw, index % INSTRUMENTS.len());
            trial.row(index, None)
        } else {
            events_row(&mut draw, index)
        };
        table.push_str(&row);
        let more = if index < 60 {
            pooled(&mut draw)
        } else {
            String::new()
        };
        add_study(&project, index, &more);
    }
    project.write("results/clean.csv", &table);
    let found = project.problems();
    assert!(
        found.iter().all(|p| p.code.id.starts_with("W05")),
        "{}",
        listed(&found)
    );
    assert!(found.len() <= 300 / 50, "{}", listed(&found));
    println!("{} false alarms in 360", found.len());
}

/// Faults planted in every fourth of 80 clean trials: what share is found.
fn found_share(plant: impl Fn(&mut Trial) -> Option<f64>, code: &str) -> f64 {
    let mut draw = Draw(7);
    let mut table = String::from(HEADER);
    let project = Project::starter();
    for index in 0..80 {
        let mut trial = Trial::draw(&mut draw, index / 4 % INSTRUMENTS.len());
        let stated = (index % 4 == 0).then(|| plant(&mut trial)).flatten();
        let _ = write!(table, "{}", trial.row(index, stated));
        add_study(&project, index, "");
    }
    project.write("results/clean.csv", &table);
    let found = project.problems();
    let told = (0..80).step_by(4).filter(|index| {
        let about = format!("clean-{index}, C{index}:");
        let mut found = found.iter();
        found.any(|p| p.code.id == code && p.message.starts_with(&about))
    });
    told.count() as f64 / 20.0
}

#[test]
fn standard_errors_entered_as_sds_are_found() {
    let share = found_share(
        |trial| {
            trial.sds.0 /= f64::from(trial.n.0).sqrt();
            trial.sds.1 /= f64::from(trial.n.1).sqrt();
            None
        },
        "W0527",
    );
    assert!(share >= 0.9, "{share}");
}

#[test]
fn turned_signs_are_found() {
    let share = found_share(
        |trial| {
            // Clear differences in even rows, which state g.
            trial.means.0 = trial.means.1 + 0.4 * trial.sds.1;
            Some(-trial.g().0)
        },
        "W0522",
    );
    assert!(share >= 0.95, "{share}");
}

/// An instrument that nobody else uses: the size of the effect gives it away.
#[test]
fn a_standard_error_is_found_where_no_other_study_has_the_instrument() {
    let mut draw = Draw(11);
    let mut table = String::from(HEADER);
    let project = Project::starter();
    for index in 0..12 {
        table.push_str(&Trial::draw(&mut draw, index % 4).row(index, None));
        add_study(&project, index, "");
    }
    let lone = Trial {
        n: (60, 62),
        means: (14.1, 12.9),
        sds: (3.0 / 60_f64.sqrt(), 3.1 / 62_f64.sqrt()),
        instrument: 4,
    };
    table.push_str(&lone.row(12, None));
    add_study(&project, 12, "");
    project.write("results/clean.csv", &table);
    let found = project.problems();
    let codes: Vec<&str> = found.iter().map(|p| p.code.id).collect();
    assert_eq!(codes, ["W0527"], "{}", listed(&found));
    assert!(
        found[0].message.contains("other studies of the outcome"),
        "{}",
        found[0].message
    );
}
