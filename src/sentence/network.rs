//! What a network finds, in sentences.

use crate::evidence::Evidence;
use crate::synthesis::{
    AbsoluteRow, ComparatorRisk, GoodSide, NetworkFindings, NetworkFit, NetworkTest, PairFacts,
    PairSplit,
};
use crate::words::{Words, all_of, any_of, count, counted, decimal, say};

use super::numbers::p_value;
use super::statement::of_two;
use super::voice::Voice;

/// A difference between direct and indirect evidence, or between designs, that is told as one.
const BEYOND_CHANCE: f64 = 0.05;

/// How many treatments, trials and people there are.
pub fn size(words: &Words, found: &NetworkFindings) -> String {
    let treatments = counted!("network.treatments", found.treatments.len());
    let people = counted!("count.people", found.people());
    let trials = found.trials.len();
    match found.trials_without_people() {
        0 => count!(
            words,
            "network.size",
            trials,
            treatments = treatments,
            people = people
        ),
        _ => count!(
            words,
            "network.size-at-least",
            trials,
            treatments = treatments,
            people = people
        ),
    }
}

/// How many pairs trials compare directly.
pub fn directness(words: &Words, found: &NetworkFindings) -> String {
    let n = found.treatments.len();
    let (direct, all) = (found.edges.len(), n * n.saturating_sub(1) / 2);
    match found.is_connected() {
        true if direct == all => say!(words, "network.all-direct"),
        false => count!(words, "network.directness-apart", direct, all = all),
        true => count!(words, "network.directness", direct, all = all),
    }
}

/// Into how many pieces the network falls.
pub fn apart(words: &Words, found: &NetworkFindings) -> String {
    if found.unlike.is_empty() {
        return count!(words, "network.apart", found.pieces.len());
    }
    let name = |place: &usize| found.treatments[*place].name.clone();
    let through: Vec<String> = found.unlike.iter().map(name).collect();
    say!(words, "network.apart-unlike", through = any_of(&through))
}

/// The treatments of a piece.
pub fn piece(words: &Words, found: &NetworkFindings, piece: &[usize]) -> String {
    let labels = labels(found, piece);
    match piece.len() {
        1 => say!(words, "network.piece-alone", treatment = all_of(&labels)),
        _ => words.all_of(&labels),
    }
}

fn labels(found: &NetworkFindings, places: &[usize]) -> Vec<String> {
    let label = |place: &usize| found.treatments[*place].label.clone();
    places.iter().map(label).collect()
}

/// "Group compared with no contact".
pub fn pair(words: &Words, found: &NetworkFindings, first: usize, second: usize) -> String {
    let label = |place: usize| &found.treatments[place].label;
    say!(
        words,
        "network.pair",
        first = label(first),
        second = label(second)
    )
}

/// What is found on two treatments, in a sentence of the wording.
pub fn statement(
    words: &Words,
    evidence: &Evidence,
    found: &NetworkFindings,
    pair: &PairFacts,
) -> String {
    let name = |place: usize| found.treatments[place].name.as_str();
    let names = (name(pair.first), name(pair.second));
    of_two(
        words,
        evidence,
        names,
        &found.outcome,
        &pair.statement,
        Voice::Standard,
    )
}

/// Which side of no difference is good.
pub fn reading(words: &Words, found: &NetworkFindings) -> String {
    let null = match found.scale.null {
        Some(1.0) => "1",
        _ => "0",
    };
    match found.good_side {
        GoodSide::Above => say!(words, "network.above-is-better", null = null),
        GoodSide::Below => say!(words, "network.below-is-better", null = null),
    }
}

/// How sure the order is at its top: a treatment is named first only where its whole interval against
/// each of the others lies on one side.
pub fn order(words: &Words, found: &NetworkFindings, fit: &NetworkFit) -> Option<String> {
    let null = found.scale.null?;
    let scores = fit.scores.iter().enumerate();
    let (first, _) = scores.max_by(|a, b| a.1.total_cmp(b.1))?;
    let label = &found.treatments[first].label;
    let others = (0..found.treatments.len()).filter(|other| *other != first);
    let is_open = |other: &usize| {
        let pair = found.pair(first, *other);
        pair.is_none_or(|pair| !pair.is_clear(null))
    };
    let open: Vec<usize> = others.filter(is_open).collect();
    Some(match open.is_empty() {
        true => say!(words, "network.order-clear", treatment = label),
        false => say!(
            words,
            "network.order-open",
            treatment = label,
            others = any_of(labels(found, &open))
        ),
    })
}

/// Whether direct and indirect evidence agree, over all pairs that have both.
pub fn agreement(words: &Words, found: &NetworkFindings, fit: &NetworkFit) -> String {
    let tested: Vec<(&PairFacts, f64)> = fit
        .pairs
        .iter()
        .filter_map(|pair| Some((pair, difference(pair.split.as_ref()?)?)))
        .collect();
    let apart = tested.iter().filter(|(_, p)| *p < BEYOND_CHANCE);
    let apart: Vec<String> = apart
        .map(|(own, _)| pair(words, found, own.first, own.second))
        .collect();
    match (tested.len(), apart.len()) {
        (0, _) => say!(words, "network.nothing-to-compare"),
        (all, 0) => count!(words, "network.agrees", all),
        (all, n) => count!(
            words,
            "network.differs",
            n,
            all = all,
            pairs = all_of(&apart)
        ),
    }
}

fn difference(split: &PairSplit) -> Option<f64> {
    split.difference.map(|difference| difference.p)
}

/// The design-by-treatment test.
pub fn designs(words: &Words, fit: &NetworkFit) -> String {
    let Some(test) = &fit.between_random else {
        return say!(words, "network.no-design-test");
    };
    let said = count!(
        words,
        "network.design-test",
        fit.designs,
        test = tested(words, test)
    );
    let verdict = match test.p < BEYOND_CHANCE {
        true => say!(words, "network.designs-differ"),
        false => say!(words, "network.designs-agree"),
    };
    format!("{said} {verdict}")
}

/// "χ² 5.1, 7 degrees of freedom, p 0.65".
fn tested(words: &Words, test: &NetworkTest) -> String {
    count!(
        words,
        "network.test",
        test.df,
        statistic = decimal(test.statistic, 2),
        p = p_value(test.p)
    )
}

/// How far effects vary between trials of one comparison.
pub fn variation(words: &Words, fit: &NetworkFit) -> Vec<String> {
    let i2 = decimal(fit.i2_percent, 0);
    let mut said = vec![match fit.is_random {
        true => say!(
            words,
            "network.variation",
            tau = decimal(fit.tau2.sqrt(), 2),
            i2 = i2
        ),
        false => say!(words, "network.variation-common", i2 = i2),
    }];
    if let Some(within) = &fit.within {
        said.push(say!(words, "network.within", test = tested(words, within)));
    }
    said
}

/// How the network was worked out.
pub fn method(words: &Words, found: &NetworkFindings, fit: &NetworkFit) -> String {
    let mut said = vec![match fit.is_random {
        true => say!(
            words,
            "network.method-random",
            estimator = fit.method.short()
        ),
        false => say!(words, "network.method-common"),
    }];
    let several = found
        .trials
        .iter()
        .filter(|trial| trial.arms.len() > 2)
        .count();
    if several > 0 {
        said.push(count!(words, "network.method-several-arms", several));
    }
    let added = found
        .trials
        .iter()
        .filter(|trial| trial.added > 0.0)
        .count();
    if added > 0 {
        said.push(count!(words, "network.method-added", added));
    }
    said.join(" ")
}

/// On what a result rests: trials that compare the two, other trials, or both.
pub fn rests_on(words: &Words, pair: &PairFacts) -> String {
    match &pair.split {
        None => say!(words, "network.all-indirect"),
        Some(split) if split.indirect.is_none() => {
            count!(words, "network.direct-only", split.trials)
        }
        Some(split) => count!(
            words,
            "network.direct-in-part",
            split.trials,
            share = decimal(split.direct_percent, 0)
        ),
    }
}

/// At which risk with the reference more or fewer events are counted; empty for other measures.
pub fn risk(words: &Words, found: &NetworkFindings) -> String {
    let fit = found.fit.iter();
    let mut rows = fit
        .flat_map(|fit| &fit.pairs)
        .filter_map(|pair| pair.absolute.as_ref());
    let said = |row: &AbsoluteRow| {
        let ComparatorRisk::ComparatorArms { arms } = row.risk else {
            return None;
        };
        Some(count!(
            words,
            "network.risk",
            arms,
            reference = &found.treatments[found.reference].name,
            risk = decimal(row.effect.comparator, 0),
            people = row.effect.per as u64
        ))
    };
    rows.next().and_then(said).unwrap_or_default()
}
