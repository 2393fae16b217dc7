//! Results: what a study found for an outcome.

use super::design;
use super::layout::{Layout, Sort, result_id};
use super::outcome::{COMPARATORS, Outcome, Scale};
use super::random::Random;

/// The people of a study, and what they were compared with.
#[derive(Debug, Clone, Copy)]
pub(super) struct People {
    /// In the arm of the practice.
    pub treated: usize,
    /// In the other arm.
    pub compared: usize,
    /// The comparator.
    pub against: &'static str,
}

/// The people of a study. All studies of a synthesis have one comparator.
pub(super) fn people(layout: &Layout, study: usize) -> People {
    let mut random = Random::of(layout.seed, "people", study);
    let treated = random.between(25, 180);
    let compared = (treated + random.between(0, 8)).saturating_sub(4);
    let against = COMPARATORS[layout.home_of(study) % COMPARATORS.len()].0;
    People {
        treated,
        compared,
        against,
    }
}

/// The outcomes of a synthesis, the most important one first.
pub(super) fn outcomes(layout: &Layout, synthesis: usize) -> Vec<Outcome> {
    let of = |scale| Outcome::of(layout, scale, synthesis);
    match layout.sort_of(synthesis) {
        Sort::Trials => {
            let third = [Scale::Instruments, Scale::Hazard, Scale::Direction][synthesis % 3];
            vec![of(Scale::Points), of(Scale::Event), of(third)]
        }
        Sort::Directions => vec![of(Scale::Direction)],
        Sort::Costs => vec![of(Scale::Event)],
        Sort::Voices | Sort::Reviews => Vec::new(),
    }
}

/// Whether a study measured its first outcome twice.
pub(super) fn is_measured_twice(layout: &Layout, study: usize) -> bool {
    has_double_results(layout, layout.home_of(study)) && study % 4 == 1
}

/// Whether studies of a synthesis may give two results for its first outcome.
pub(super) fn has_double_results(layout: &Layout, synthesis: usize) -> bool {
    synthesis > 0 && synthesis.is_multiple_of(4) && layout.sort_of(synthesis) == Sort::Trials
}

/// The results of a study that stand in its own file.
pub(super) fn results(layout: &Layout, study: usize) -> String {
    let home = layout.home_of(study);
    if matches!(layout.sort_of(home), Sort::Costs) {
        return String::new();
    }
    let mut text = String::new();
    for (place, outcome) in outcomes(layout, home).into_iter().enumerate() {
        // In the largest synthesis, most studies measured the first outcome only.
        let is_elsewhere = home == 0 && (place == 0 || !(study / 10).is_multiple_of(5));
        if !is_elsewhere {
            text += &result(layout, study, place, outcome, 3);
        }
    }
    if is_measured_twice(layout, study) {
        let first = outcomes(layout, home)[0];
        text += &result(layout, study, 9, first, 12);
    }
    if text.is_empty() {
        text
    } else {
        format!("results:\n{text}")
    }
}

fn result(layout: &Layout, study: usize, place: usize, outcome: Outcome, months: usize) -> String {
    let people = people(layout, study);
    let data = match outcome.scale() {
        Scale::Points | Scale::Instruments => {
            let means = Means::of(layout, study, place, outcome);
            format!(
                "    instrument: {}\n    better: {}\n\
                 \x20   intervention: {{n: {}, mean: {:.2}, sd: {:.2}}}\n\
                 \x20   comparator: {{n: {}, mean: {:.2}, sd: {:.2}}}\n",
                means.instrument,
                outcome.scale().better(),
                people.treated,
                means.treated.0,
                means.treated.1,
                people.compared,
                means.compared.0,
                means.compared.1
            )
        }
        Scale::Event => events(layout, study, place, people),
        Scale::Hazard => hazard(layout, study, place),
        Scale::Direction => direction(layout, study, place),
    };
    let cluster = if design::is_of_groups(layout, study) && outcome.scale() != Scale::Hazard {
        "    cluster: {icc: 0.02, mean_size: 12, note: The coefficient is invented.}\n"
    } else {
        ""
    };
    format!(
        "  - id: {id}\n    outcome: {outcome}\n    measured: {measured}\n    months: {months}\n    against: {against}\n{data}{cluster}\
         \x20   source: {{record: {study}, where: Table {table} (invented)}}\n",
        id = result_id(study, place),
        outcome = outcome.id(),
        measured = super::outcome::quoted(&outcome.name()),
        against = people.against,
        study = layout.study_id(study),
        table = place + 2,
    )
}

/// Means and standard deviations of both arms.
#[derive(Debug)]
pub(super) struct Means {
    /// The instrument.
    pub instrument: &'static str,
    /// With the practice.
    pub treated: (f64, f64),
    /// Without.
    pub compared: (f64, f64),
}

impl Means {
    /// The effect of a synthesis, with what differs between studies, and with an error that follows
    /// from the number of people.
    pub fn of(layout: &Layout, study: usize, place: usize, outcome: Outcome) -> Self {
        let mut random = Random::of(layout.seed, "means", study * 10 + place);
        let (instrument, sd) = *random.one_of(outcome.scale().instruments());
        let size = people(layout, study).treated as f64;
        let effect = 0.25 * true_effect(layout, study, outcome);
        let shift =
            effect + 0.12 * random.usual_error() + random.usual_error() * (2.0 / size).sqrt();
        let sign = if outcome.scale().is_more_better() {
            1.0
        } else {
            -1.0
        };
        let compared = sd * (3.2 + 0.2 * random.part());
        let spread = |random: &mut Random| sd * (0.9 + 0.2 * random.part());
        Self {
            instrument,
            treated: (compared + sign * shift * sd, spread(&mut random)),
            compared: (compared, spread(&mut random)),
        }
    }
}

/// How much an outcome changes in a synthesis: from hardly better to clearly better.
fn true_effect(layout: &Layout, study: usize, outcome: Outcome) -> f64 {
    let place = layout.home_of(study) * 10 + outcome.0 % 10;
    1.0 + 0.5 * Random::of(layout.seed, "effect", place).usual_error()
}

fn events(layout: &Layout, study: usize, place: usize, people: People) -> String {
    let mut random = Random::of(layout.seed, "events", study * 10 + place);
    let risk = 0.15 + 0.2 * random.part();
    let ratio = 0.85 + 0.15 * random.usual_error();
    let mut count = |n: usize, risk: f64| {
        let mean = n as f64 * risk;
        let drawn = mean + random.usual_error() * (mean * (1.0 - risk).max(0.1)).sqrt();
        (drawn.round().max(0.0) as usize).min(n)
    };
    let treated = count(people.treated, (risk * ratio).clamp(0.02, 0.9));
    let compared = count(people.compared, risk);
    format!(
        "    event: it happened at least once\n    intervention: {{n: {}, events: {treated}}}\n    \
         comparator: {{n: {}, events: {compared}}}\n",
        people.treated, people.compared
    )
}

fn hazard(layout: &Layout, study: usize, place: usize) -> String {
    let mut random = Random::of(layout.seed, "hazard", study * 10 + place);
    let log = -0.12 + 0.2 * random.usual_error();
    let error = 0.1 + 0.15 * random.part();
    let at = |z: f64| (log + z * error).exp();
    format!(
        "    effect: {{measure: HR, estimate: {:.3}, ci_low: {:.3}, ci_high: {:.3}, adjusted: true, \
         positive: higher-with-intervention}}\n",
        at(0.0),
        at(-1.96),
        at(1.96)
    )
}

fn direction(layout: &Layout, study: usize, place: usize) -> String {
    let mut random = Random::of(layout.seed, "direction", study * 10 + place);
    let direction = match random.below(10) {
        0..6 => "favours-intervention",
        6..8 => "no-difference",
        _ => "favours-comparator",
    };
    format!("    direction: {direction}\n")
}

/// The table of the results of the first synthesis.
pub(super) fn table(layout: &Layout) -> String {
    let mut text = String::from(
        "id,study,outcome,measured,instrument,better,months,against,intervention.n,intervention.mean,\
         intervention.sd,comparator.n,comparator.mean,comparator.sd,cluster.icc,cluster.mean_size,\
         source.record,source.where\n",
    );
    let outcome = outcomes(layout, 0)[0];
    for &study in &layout.members[0] {
        let (id, people) = (layout.study_id(study), people(layout, study));
        let means = Means::of(layout, study, 0, outcome);
        let of_groups = design::is_of_groups(layout, study);
        let cluster = if of_groups { "0.02,12" } else { "," };
        text += &format!(
            "{},{id},{},{},{},{},3,{},{},{:.2},{:.2},{},{:.2},{:.2},{cluster},{id},Table 2 (invented)\n",
            result_id(study, 0),
            outcome.id(),
            outcome.name(),
            means.instrument,
            outcome.scale().better(),
            people.against,
            people.treated,
            means.treated.0,
            means.treated.1,
            people.compared,
            means.compared.0,
            means.compared.1
        );
    }
    text
}
