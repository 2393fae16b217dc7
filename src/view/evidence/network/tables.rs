//! The tables of a network: every pair, the order, direct and indirect evidence, shares, trials.

use crate::record::kind::Kind;
use crate::sentence::network as said;
use crate::sentence::numbers::p_value;
use crate::synthesis::{ArmNumbers, Estimate, NetworkArm, NetworkFit, NetworkTrial, PairFacts};
use crate::view::analyses::MethodTable;
use crate::view::shared::effect::measure_name;
use crate::words::{Words, as_given, counted, decimal, interval, point, say};

use super::shown::Shown;

/// What stands in a cell where there is nothing.
const NOTHING: &str = "–";

/// Every pair: below the diagonal by the whole network, above it by direct evidence alone.
pub(super) fn league(shown: &Shown<'_>) -> MethodTable {
    let (desk, found) = (shown.desk, shown.found);
    let size = found.treatments.len();
    let cell = |row: usize, column: usize| -> String {
        if row == column {
            return NOTHING.to_owned();
        }
        let Some(pair) = found.pair(row, column) else {
            return NOTHING.to_owned();
        };
        let part = match row > column {
            true => Some(pair.main),
            false => pair.split.as_ref().map(|split| split.direct),
        };
        let turned = part.and_then(|part| match pair.first == row {
            true => Some(part.estimate),
            false => part.turned(found.scale),
        });
        match turned {
            Some(estimate) => figures(desk.words, &estimate),
            None => say!(desk, "network.no-trial"),
        }
    };
    let label = |place: usize| found.treatments[place].label.clone();
    let columns = std::iter::once(say!(desk, "network.treatment"));
    let rows = (0..size).map(|row| {
        let cells = (0..size).map(|column| cell(row, column));
        std::iter::once(label(row)).chain(cells).collect()
    });
    MethodTable {
        caption: say!(
            desk,
            "network.pairs-caption",
            outcome = desk.title(Kind::Outcome, &found.outcome),
            measure = measure_name(desk.words, found.measure)
        ),
        columns: columns.chain((0..size).map(label)).collect(),
        rows: rows.collect(),
    }
}

/// "0.49 (0.20 to 1.18)".
fn figures(words: &Words, estimate: &Estimate) -> String {
    let limits = estimate.low.zip(estimate.high);
    let value = point(estimate.value, limits, 2);
    match limits {
        Some((low, high)) => say!(
            words,
            "network.figures",
            value = value,
            interval = interval(low, high, 2)
        ),
        None => words.show(&value),
    }
}

/// P-scores, the highest first.
pub(super) fn order(shown: &Shown<'_>, fit: &NetworkFit) -> MethodTable {
    let (desk, found) = (shown.desk, shown.found);
    let mut scored: Vec<(usize, f64)> = fit.scores.iter().copied().enumerate().collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1));
    let row = |(place, score): (usize, f64)| {
        let node = &found.treatments[place];
        vec![
            node.label.clone(),
            desk.words.decimal(score, 2),
            desk.words.whole(node.trials),
        ]
    };
    MethodTable {
        caption: say!(desk, "network.order-caption"),
        columns: vec![
            say!(desk, "network.treatment"),
            say!(desk, "network.score"),
            say!(desk, "network.trials"),
        ],
        rows: scored.into_iter().map(row).collect(),
    }
}

/// Direct and indirect evidence side by side with that of the network.
pub(super) fn splits(shown: &Shown<'_>, fit: &NetworkFit) -> MethodTable {
    let desk = shown.desk;
    MethodTable {
        caption: say!(
            desk,
            "network.split-caption",
            measure = measure_name(desk.words, shown.found.measure)
        ),
        columns: vec![
            say!(desk, "network.comparison"),
            say!(desk, "network.direct-trials"),
            say!(desk, "network.direct-share"),
            say!(desk, "network.direct"),
            say!(desk, "network.indirect"),
            say!(desk, "network.whole"),
            say!(desk, "network.disagreement"),
        ],
        rows: fit.pairs.iter().map(|pair| split(shown, pair)).collect(),
    }
}

fn split(shown: &Shown<'_>, pair: &PairFacts) -> Vec<String> {
    let (words, found) = (shown.desk.words, shown.found);
    let network = figures(words, &pair.main.estimate);
    let nothing = || NOTHING.to_owned();
    let name = said::pair(words, found, pair.first, pair.second);
    let Some(split) = &pair.split else {
        let zero = words.whole(0_u64);
        let all = network.clone();
        return vec![name, zero, nothing(), nothing(), all, network, nothing()];
    };
    let indirect = split.indirect.map(|it| figures(words, &it.estimate));
    let p = split.difference.map(|it| words.show(&p_value(it.p)));
    vec![
        name,
        words.whole(split.trials),
        percent(words, split.direct_percent),
        figures(words, &split.direct.estimate),
        indirect.unwrap_or_else(nothing),
        network,
        p.unwrap_or_else(nothing),
    ]
}

fn percent(words: &Words, value: f64) -> String {
    say!(words, "network.percent", value = decimal(value, 0))
}

/// What each result rests on.
pub(super) fn shares(shown: &Shown<'_>, fit: &NetworkFit) -> MethodTable {
    let (desk, found) = (shown.desk, shown.found);
    let row = |pair: &PairFacts| {
        let mut shares: Vec<_> = pair.contributions.iter().collect();
        shares.sort_by(|a, b| b.2.total_cmp(&a.2));
        let share = |(first, second, value): &(usize, usize, f64)| {
            let label = |place: usize| &found.treatments[place].label;
            say!(
                desk,
                "network.share",
                first = label(*first),
                second = label(*second),
                value = percent(desk.words, *value)
            )
        };
        let told = shares.into_iter().filter(|share| share.2 >= 1.0);
        let told: Vec<String> = told.map(share).collect();
        vec![
            said::pair(desk.words, found, pair.first, pair.second),
            told.join("; "),
        ]
    };
    MethodTable {
        caption: say!(desk, "network.shares-caption"),
        columns: vec![
            say!(desk, "network.comparison"),
            say!(desk, "network.rests-on"),
        ],
        rows: fit.pairs.iter().map(row).collect(),
    }
}

/// The trials with their arms.
pub(super) fn trials(shown: &Shown<'_>) -> MethodTable {
    let (desk, found) = (shown.desk, shown.found);
    let row = |trial: &NetworkTrial| {
        let arms = trial.arms.iter().map(|arm| {
            let label = &found.treatments[arm.treatment].label;
            self::arm(desk.words, label, arm)
        });
        let arms: Vec<String> = arms.collect();
        vec![trial.label.clone(), arms.join("; ")]
    };
    MethodTable {
        caption: say!(desk, "network.trials-caption"),
        columns: vec![say!(desk, "network.trial"), say!(desk, "network.arms")],
        rows: found.trials.iter().map(row).collect(),
    }
}

fn arm(words: &Words, treatment: &str, arm: &NetworkArm) -> String {
    match (arm.numbers, arm.people) {
        (Some(ArmNumbers::Events { events, n }), _) => say!(
            words,
            "network.arm-events",
            treatment = treatment,
            events = as_given(events),
            n = as_given(n)
        ),
        (Some(ArmNumbers::Mean { mean, sd, n }), _) => say!(
            words,
            "network.arm-mean",
            treatment = treatment,
            mean = as_given(mean),
            sd = as_given(sd),
            n = as_given(n)
        ),
        (None, Some(people)) => say!(
            words,
            "network.arm-people",
            treatment = treatment,
            people = counted!("count.people", people)
        ),
        (None, None) => treatment.to_owned(),
    }
}
