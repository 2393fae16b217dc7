//! Outcomes and practices.

use super::layout::{Layout, practice_id};
use super::lines::{Lines, row};
use super::random::Random;
use super::words;

/// How an outcome is measured. Outcomes take turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    /// One instrument from 0 to 100.
    Points,
    /// Something happens or does not.
    Event,
    /// Two instruments.
    Instruments,
    /// A hazard ratio, as stated.
    Hazard,
    /// Only which side was better.
    Direction,
}

/// The scales in their turn.
const SCALES: [Scale; 5] = [
    Scale::Points,
    Scale::Event,
    Scale::Instruments,
    Scale::Hazard,
    Scale::Direction,
];

impl Scale {
    fn names(self) -> &'static [&'static str] {
        match self {
            Scale::Points => &[
                "confidence",
                "comfort",
                "balance",
                "attention",
                "trust",
                "strength",
            ],
            Scale::Event => &[
                "leaving early",
                "missing a day",
                "a second visit",
                "an error",
                "a fall",
            ],
            Scale::Instruments => &["tiredness", "worry", "pain", "restlessness", "loneliness"],
            Scale::Hazard => &[
                "giving up",
                "coming back",
                "time to the end",
                "time to the goal",
            ],
            Scale::Direction => &["cooperation", "contentment", "readiness", "good company"],
        }
    }

    /// Whether more of it is good.
    pub fn is_more_better(self) -> bool {
        matches!(self, Scale::Points | Scale::Direction)
    }

    /// The word for the direction that is good.
    pub fn better(self) -> &'static str {
        if self.is_more_better() {
            "higher"
        } else {
            "lower"
        }
    }

    /// The instruments, with a typical standard deviation.
    pub fn instruments(self) -> &'static [(&'static str, f64)] {
        match self {
            Scale::Points => &[("Hundred Point Form", 15.0)],
            Scale::Instruments => &[("Inventory of Unrest", 6.5), ("Index of Evenings", 3.1)],
            Scale::Event | Scale::Hazard | Scale::Direction => &[],
        }
    }

    fn thresholds(self) -> &'static str {
        match self {
            Scale::Points => "  scale: MD\n  small: 2\n  moderate: 5\n  large: 10\n",
            Scale::Event => "  scale: per-1000\n  small: 20\n",
            Scale::Instruments => "  scale: SMD\n  small: 0.2\n  moderate: 0.5\n  large: 0.8\n",
            Scale::Hazard | Scale::Direction => "",
        }
    }
}

/// An outcome by its place among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outcome(pub usize);

impl Outcome {
    /// The outcome of a scale that a synthesis looks at.
    pub fn of(layout: &Layout, scale: Scale, synthesis: usize) -> Self {
        let turns = (layout.outcomes() / SCALES.len()).max(1);
        let turn = synthesis % turns;
        let place = SCALES.iter().position(|other| *other == scale);
        Self(turn * SCALES.len() + place.unwrap_or_default())
    }

    /// How it is measured.
    pub fn scale(self) -> Scale {
        SCALES[self.0 % SCALES.len()]
    }

    /// Its id.
    pub fn id(self) -> String {
        format!("outcome-{}", self.0)
    }

    /// Its name, without a capital.
    pub fn name(self) -> String {
        let names = self.scale().names();
        let turn = self.0 / SCALES.len();
        let name = names[turn % names.len()];
        match turn / names.len() {
            0 => name.to_owned(),
            again => format!("{name}, way {again}"),
        }
    }
}

/// The record of an outcome.
pub(super) fn outcome(layout: &Layout, place: usize) -> String {
    let outcome = Outcome(place);
    let (scale, name) = (outcome.scale(), outcome.name());
    let mut random = Random::of(layout.seed, "outcome", place);
    let domains = [
        "wellbeing",
        "functional",
        "health",
        "behaviour",
        "service-use",
    ];
    let mut lines = Lines::new(format!(
        "name: {}\nplain_name: {}\ndefinition: What people say or what is counted about {}. (Invented.)\n\
         domain: {}\nbetter: {}\nimportance: {}",
        quoted(&words::capital(&name)),
        quoted(&name),
        name.replace(',', ""),
        domains[place % domains.len()],
        scale.better(),
        random.between(4, 9),
    ));
    if !scale.thresholds().is_empty() {
        lines.add("thresholds:");
        lines.add(scale.thresholds());
        lines.add("  source: {url: https://example.org/thresholds, where: invented}");
    }
    if !scale.instruments().is_empty() {
        lines.add("instruments:");
    }
    for (instrument, sd) in scale.instruments() {
        let range = if scale == Scale::Points {
            ", low: 0, high: 100"
        } else {
            ", low: 0"
        };
        lines.add(format!(
            "  - {{name: {instrument}, better: {}{range}, typical_sd: {sd}}}",
            scale.better()
        ));
    }
    lines.add("gap: Nobody asked again after five years.\nreviewed: 2026-01-15");
    lines.done()
}

/// The record of a practice. Its place is that of all but the comparators.
pub(super) fn practice(layout: &Layout, place: usize) -> String {
    let name = words::practice(place);
    let findings = [layout.some_finding(place), layout.some_finding(place + 1)];
    let mut lines = Lines::new(format!(
        "name: {}\nplain_name: {}",
        quoted(&words::capital(&name)),
        quoted(&name)
    ));
    lines.text(0, "definition", &format!(
        "People take part in {name} for half an hour, once or more often in a week, and somebody who has \
         been shown how is there. (Invented.)"
    ));
    lines.add("role: intervention");
    if place > 3 && place % 5 == 4 {
        lines.add(format!("parent: {}", practice_id(place - 4)));
    }
    lines.add(format!(
        "profile:\n  - {{item: who, text: Somebody who has been shown how, findings: {}}}\n\
         \x20 - {{item: training, text: Two days before the beginning}}\n\
         \x20 - {{item: dose, text: Half an hour once a week}}\n\
         \x20 - {{item: setting, text: A room or a garden}}",
        row(findings)
    ));
    lines.add("reviewed: 2026-01-15");
    lines.done()
}

/// What practices are compared with, by id and name.
pub(super) const COMPARATORS: [(&str, &str); 2] = [
    ("as-usual", "what is usual"),
    ("waiting", "a place on a waiting list"),
];

/// The record of what practices are compared with.
pub(super) fn comparator(place: usize) -> String {
    let (_, name) = COMPARATORS[place];
    format!(
        "name: {}\nplain_name: {name}\ndefinition: People have {name} and nothing more. (Invented.)\n\
         role: comparator\nreviewed: 2026-01-15\n",
        words::capital(name)
    )
}

/// A text in quotation marks, where a comma could be taken for the end of an item.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}
