//! Kinds of errors in results, as they happen when numbers are copied from papers.

use crate::mutation::rng::Rng;

use super::row::{ARMS, Row};

/// Puts an error into a row; false where the row has no place for it.
pub type Plant = fn(&mut Row, &mut Rng) -> bool;

/// When an error can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CanBeFound {
    /// Whenever it is planted: the numbers cannot be, or contradict each other.
    Always,
    /// When what it changes is more than chance, as [`super::oracle`] says.
    WhenItShows,
}

use CanBeFound::{Always, WhenItShows};

/// Errors in the data of the arms, with nothing else beside them.
pub const OF_ARMS: [(&str, CanBeFound, Plant); 28] = [
    ("far from the pool", WhenItShows, far),
    ("beyond 3 SDs", Always, beyond),
    ("SE of one arm as SD", WhenItShows, one_error),
    ("SE of both arms as SD", WhenItShows, both_errors),
    ("mean, ten times", WhenItShows, |row, rng| {
        ten(row, rng, "mean", 10.0)
    }),
    ("mean, a tenth", WhenItShows, |row, rng| {
        ten(row, rng, "mean", 0.1)
    }),
    ("SD, ten times", WhenItShows, |row, rng| {
        ten(row, rng, "sd", 10.0)
    }),
    ("SD, a tenth", WhenItShows, |row, rng| {
        ten(row, rng, "sd", 0.1)
    }),
    ("people, ten times", WhenItShows, |row, rng| {
        ten(row, rng, "n", 10.0)
    }),
    ("people, a tenth", WhenItShows, |row, rng| {
        ten(row, rng, "n", 0.1)
    }),
    ("events, ten times", WhenItShows, |row, rng| {
        ten(row, rng, "events", 10.0)
    }),
    ("events, a tenth", WhenItShows, |row, rng| {
        ten(row, rng, "events", 0.1)
    }),
    ("digits of a mean exchanged", WhenItShows, |row, rng| {
        digits(row, rng, "mean")
    }),
    ("digits of an SD exchanged", WhenItShows, |row, rng| {
        digits(row, rng, "sd")
    }),
    ("digits of people exchanged", WhenItShows, |row, rng| {
        digits(row, rng, "n")
    }),
    ("digits of events exchanged", WhenItShows, |row, rng| {
        digits(row, rng, "events")
    }),
    ("arms exchanged", WhenItShows, exchanged),
    ("months, ten times", Always, months),
    ("months beyond the study", Always, beyond_study),
    ("instrument of another outcome", Always, other_instrument),
    ("mean outside its instrument", Always, outside),
    ("more events than people", Always, too_many_events),
    ("percentages as counts", WhenItShows, percentages),
    ("a percentage as a count", WhenItShows, percentage),
    ("people at odds with the total", Always, total),
    ("an arm copied into the other", Always, copied_arm),
    ("means beside events", Always, mixed),
    ("SD of nothing", Always, no_spread),
];

/// Errors beside an effect that the source states.
pub const WITH_EFFECT: [(&str, CanBeFound, Plant); 13] = [
    ("sign of the effect", Always, sign),
    ("effect at odds with its arms", Always, other_effect),
    ("digits of the effect exchanged", Always, effect_digits),
    ("standard error, ten times", Always, |row, _| {
        scaled(row, "effect.se", 10.0)
    }),
    ("standard error, a tenth", Always, |row, _| {
        scaled(row, "effect.se", 0.1)
    }),
    ("upper limit", Always, upper_limit),
    ("lopsided interval", Always, lopsided),
    ("people, with an effect", WhenItShows, |row, rng| {
        digits(row, rng, "n")
    }),
    ("mean, with an effect", WhenItShows, |row, rng| {
        digits(row, rng, "mean")
    }),
    ("SD, with an effect", WhenItShows, |row, rng| {
        digits(row, rng, "sd")
    }),
    ("SE as SD, with an effect", WhenItShows, one_error),
    ("arms exchanged, with an effect", WhenItShows, exchanged),
    (
        "people, a tenth, with an effect",
        WhenItShows,
        |row, rng| ten(row, rng, "n", 0.1),
    ),
];

fn an_arm(rng: &mut Rng) -> &'static str {
    ARMS[rng.of(0..2)]
}

fn change(row: &mut Row, column: &str, to: impl Fn(f64) -> f64) -> bool {
    let Some(value) = row.number(column) else {
        return false;
    };
    let is_count = column.ends_with(".n") || column.ends_with(".events");
    let new = to(value);
    let new = if is_count { new.floor() } else { new };
    if new == value || (is_count && new < 1.0) {
        return false;
    }
    row.set_number(column, new);
    true
}

fn scaled(row: &mut Row, column: &str, times: f64) -> bool {
    change(row, column, |value| value * times)
}

fn ten(row: &mut Row, rng: &mut Rng, key: &str, times: f64) -> bool {
    scaled(row, &format!("{}.{key}", an_arm(rng)), times)
}

/// Two neighbouring digits exchanged.
fn digits(row: &mut Row, rng: &mut Rng, key: &str) -> bool {
    let column = format!("{}.{key}", an_arm(rng));
    exchange_digits(row, rng, &column)
}

fn exchange_digits(row: &mut Row, rng: &mut Rng, column: &str) -> bool {
    let mut text: Vec<u8> = row.text(column).bytes().collect();
    let is_digit = |at: usize| text[at].is_ascii_digit();
    let places =
        (1..text.len()).filter(|at| is_digit(*at) && is_digit(at - 1) && text[*at] != text[at - 1]);
    let places: Vec<usize> = places.collect();
    let Some(at) = rng.pick(&places).copied() else {
        return false;
    };
    text.swap(at - 1, at);
    let text = String::from_utf8(text).expect("digits");
    let value: f64 = text.parse().expect("a number");
    row.set(column, value);
    value > 0.0
}

fn far(row: &mut Row, _: &mut Rng) -> bool {
    let sd = row.number("intervention.sd").unwrap_or_default();
    if row.has_means() {
        return change(row, "intervention.mean", |mean| mean + 2.5 * sd);
    }
    let n = row.number("intervention.n").unwrap_or_default();
    change(row, "intervention.events", |events| n - events)
}

fn beyond(row: &mut Row, _: &mut Rng) -> bool {
    let sd = |arm: &str| row.number(&format!("{arm}.sd"));
    let Some((one, other)) = sd("intervention").zip(sd("comparator")) else {
        return false;
    };
    let sd = one.max(other);
    change(row, "intervention.mean", |mean| mean + 6.0 * sd)
}

fn as_error(row: &mut Row, arm: &str) -> bool {
    let n = row.number(&format!("{arm}.n")).unwrap_or(1.0);
    change(row, &format!("{arm}.sd"), |sd| sd / n.sqrt())
}

fn one_error(row: &mut Row, rng: &mut Rng) -> bool {
    as_error(row, an_arm(rng))
}

fn both_errors(row: &mut Row, _: &mut Rng) -> bool {
    ARMS.iter().all(|arm| as_error(row, arm))
}

fn exchanged(row: &mut Row, _: &mut Rng) -> bool {
    let before = row.clone();
    for key in ["n", "events", "mean", "sd"] {
        for (arm, other) in [(ARMS[0], ARMS[1]), (ARMS[1], ARMS[0])] {
            if let Some(value) = before.cells.get(&format!("{other}.{key}")) {
                row.set(&format!("{arm}.{key}"), value);
            }
        }
    }
    *row != before
}

fn months(row: &mut Row, _: &mut Rng) -> bool {
    row.number("months").is_some_and(|months| months >= 6.0) && scaled(row, "months", 10.0)
}

/// The studies of these tests began in 2016 and were published in 2020.
fn beyond_study(row: &mut Row, _: &mut Rng) -> bool {
    row.set("months", 84);
    true
}

fn other_instrument(row: &mut Row, _: &mut Rng) -> bool {
    let other = match row.text("outcome") {
        "clinical-recovery" => "Dutch Empowerment Scale",
        "functional-recovery" => "CES-D",
        "personal-recovery" => "UCLA Loneliness Scale (LS)",
        _ => return false,
    };
    row.set("instrument", other);
    true
}

fn outside(row: &mut Row, rng: &mut Rng) -> bool {
    let high = match row.text("instrument") {
        "EPDS" => 30.0,
        "CES-D" => 60.0,
        "HSCL-25" => 4.0,
        "CGI" => 7.0,
        "EQ-5D - health state today" => 100.0,
        _ => return false,
    };
    row.has_means() && change(row, &format!("{}.mean", an_arm(rng)), |_| high * 1.1)
}

fn too_many_events(row: &mut Row, rng: &mut Rng) -> bool {
    let arm = an_arm(rng);
    let n = row.number(&format!("{arm}.n")).unwrap_or_default();
    change(row, &format!("{arm}.events"), |_| n + 3.0)
}

fn as_percentage(row: &mut Row, arm: &str) -> bool {
    let n = row.number(&format!("{arm}.n")).unwrap_or(1.0);
    change(row, &format!("{arm}.events"), |events| {
        (100.0 * events / n).round()
    })
}

fn percentages(row: &mut Row, _: &mut Rng) -> bool {
    ARMS.iter().all(|arm| as_percentage(row, arm))
}

fn percentage(row: &mut Row, rng: &mut Rng) -> bool {
    as_percentage(row, an_arm(rng))
}

fn total(row: &mut Row, rng: &mut Rng) -> bool {
    let people = ARMS.map(|arm| row.number(&format!("{arm}.n")).unwrap_or_default());
    row.set_number("n", people[0] + people[1]);
    change(row, &format!("{}.n", an_arm(rng)), |n| n + 7.0)
}

fn copied_arm(row: &mut Row, _: &mut Rng) -> bool {
    if !row.has_means() {
        return false;
    }
    for key in ["n", "mean", "sd"] {
        let value = row.text(&format!("comparator.{key}")).to_owned();
        row.set(&format!("intervention.{key}"), value);
    }
    true
}

fn mixed(row: &mut Row, _: &mut Rng) -> bool {
    if !row.has_means() {
        return false;
    }
    row.cells.remove("comparator.mean");
    row.cells.remove("comparator.sd");
    row.set("comparator.events", 3);
    true
}

fn no_spread(row: &mut Row, rng: &mut Rng) -> bool {
    change(row, &format!("{}.sd", an_arm(rng)), |_| 0.0)
}

fn sign(row: &mut Row, _: &mut Rng) -> bool {
    let is_clear = row
        .number("effect.estimate")
        .is_some_and(|effect| effect.abs() > 0.1);
    if !is_clear || !(row.has_means() || row.has_events()) {
        return false;
    }
    let limits = ["effect.ci_low", "effect.ci_high"].map(|column| row.number(column));
    if let [Some(low), Some(high)] = limits {
        row.set_number("effect.ci_low", -high);
        row.set_number("effect.ci_high", -low);
    }
    scaled(row, "effect.estimate", -1.0)
}

/// The effect of another result, with its interval.
fn other_effect(row: &mut Row, _: &mut Rng) -> bool {
    row.has_means()
        && ["effect.estimate", "effect.ci_low", "effect.ci_high"]
            .iter()
            .all(|column| change(row, column, |value| value + 0.25))
}

fn effect_digits(row: &mut Row, rng: &mut Rng) -> bool {
    let before = row.number("effect.estimate").unwrap_or_default();
    let width = row.number("effect.se").unwrap_or_default();
    let is_done = exchange_digits(row, rng, "effect.estimate");
    let after = row.number("effect.estimate").unwrap_or_default();
    is_done && (after - before).abs() > 0.1 * width.max(0.5)
}

fn upper_limit(row: &mut Row, _: &mut Rng) -> bool {
    let half = 1.96 * row.number("effect.se").unwrap_or_default();
    change(row, "effect.ci_high", |high| high + 0.25 * half)
}

/// An interval as a source prints it, with a limit of another line.
fn lopsided(row: &mut Row, _: &mut Rng) -> bool {
    let half = 1.96 * row.number("effect.se").unwrap_or_default();
    row.cells.remove("effect.ci_derived");
    row.cells.remove("effect.se");
    change(row, "effect.ci_low", |low| low - 0.5 * half)
}
