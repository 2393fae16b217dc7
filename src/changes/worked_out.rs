//! What follows from the numbers of a body of evidence, beside what its questions tell: outcomes on which no
//! question rests, networks, and tests.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::sentence::statement::statement;
use crate::sentence::voice::Voice;
use crate::sentence::{accuracy, network, numbers};
use crate::synthesis::NetworkFindings;
use crate::text::marks;
use crate::view::desk::Desk;
use crate::words::say;

use super::difference::WasIs;
use super::told::{SynthesisTold, Told, WorkedOut};

/// The sentences of pages on all that follows from numbers.
pub(super) fn of(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> BTreeMap<WorkedOut, String> {
    let mut all = outcomes(desk, entry);
    for found in desk.findings.networks(&entry.id) {
        all.extend(of_network(desk, found));
    }
    for found in desk.findings.accuracy_of(&entry.id) {
        let mut asked = entry.value.accuracy.iter();
        if let Some(asked) = asked.find(|asked| asked.id == found.id) {
            let sentences = accuracy::statement(desk.words, asked, found);
            all.insert(WorkedOut::Test(found.id.to_string()), sentences.join(" "));
        }
    }
    let bare = |(key, text): (WorkedOut, String)| (key, marks::plain(&text).trim().to_owned());
    let all = all.into_iter().map(bare);
    all.filter(|(_, text)| !text.is_empty()).collect()
}

fn outcomes(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> BTreeMap<WorkedOut, String> {
    let all = desk.findings.of_synthesis(&entry.id).iter();
    let told = all.map(|found| {
        let key = WorkedOut::Outcome {
            comparison: found.comparison.to_string(),
            outcome: found.outcome.to_string(),
        };
        let said = statement(desk.words, desk.evidence, found, Voice::Standard);
        let numbers = numbers::numbers(desk.words, found);
        let whole = match numbers.is_empty() {
            true => said,
            false => say!(
                desk,
                "changes.with-numbers",
                text = &said,
                numbers = numbers
            ),
        };
        (key, whole)
    });
    told.collect()
}

/// Each pair of a network; a network that is not connected says so, and has none.
fn of_network(desk: &Desk<'_>, found: &NetworkFindings) -> Vec<(WorkedOut, String)> {
    let name = found.network.to_string();
    let Some(fit) = &found.fit else {
        let said = match found.is_connected() {
            true => String::new(),
            false => network::apart(desk.words, found),
        };
        return vec![(WorkedOut::Network(name), said)];
    };
    let id = |place: usize| found.treatments[place].intervention.to_string();
    let pairs = fit.pairs.iter().map(|pair| {
        let key = WorkedOut::Pair {
            network: name.clone(),
            first: id(pair.first),
            second: id(pair.second),
        };
        let said = network::statement(desk.words, desk.evidence, found, pair);
        let numbers = numbers::estimated(found.measure, pair.main.estimate);
        (
            key,
            say!(
                desk,
                "changes.with-numbers",
                text = &said,
                numbers = numbers
            ),
        )
    });
    pairs.collect()
}

/// What differs, without outcomes of which a question tells in one of both versions.
pub(super) fn differences(
    was: Option<&SynthesisTold>,
    is: Option<&SynthesisTold>,
    versions: &[&Told],
) -> Vec<WasIs> {
    let Some((was, is)) = was.zip(is) else {
        return Vec::new();
    };
    let told = |key: &WorkedOut| match key {
        WorkedOut::Outcome {
            comparison,
            outcome,
        } => {
            let editions = versions.iter().flat_map(|version| &version.questions);
            let outcomes = editions
                .flat_map(|it| &it.editions)
                .flat_map(|it| &it.outcomes);
            let own = [was.id.as_str(), is.id.as_str()];
            outcomes.into_iter().any(|it| {
                let is_of = own.contains(&it.synthesis.as_str());
                is_of && it.comparison == *comparison && it.outcome == *outcome
            })
        }
        _ => false,
    };
    let keys: BTreeSet<&WorkedOut> = was.worked_out.keys().chain(is.worked_out.keys()).collect();
    let untold = keys.into_iter().filter(|key| !told(key));
    let both = untold.filter_map(|key| {
        let said = |of: &SynthesisTold| of.worked_out.get(key).cloned();
        WasIs::of(said(was).as_deref(), said(is).as_deref())
    });
    both.collect()
}
