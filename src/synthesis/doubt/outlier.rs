//! Effects so far from those of the other studies of an outcome that chance and the differences
//! between studies hardly explain them: slips in arm data that nothing else gives away.
//!
//! Each effect is compared with a pool of the others (the deleted residual of Viechtbauer and Cheung
//! 2010), whose variation is the smaller of DerSimonian and Laird's and of a robust one, so that a
//! second outlier does not hide the first.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::diag::codes;
use crate::evidence::Evidence;
use crate::record::id::Id;
use crate::record::result::{DataStatus, StudyResult};

use super::fact::{DoubtFact, OutlierFact};
use super::others::{Others, Usual};
use super::raised::Doubt;
use super::size::{Family, Size};
use super::slip::Slip;

/// A difference of so many SDs between arms does not occur in trials of people.
const BEYOND: f64 = 3.0;

/// How many standard deviations from the others count as far.
const FAR: f64 = 3.0;

/// The same where the effect would fit with the other sign.
const FAR_TURNED: f64 = 2.6;

/// What is nearer than so many standard deviations fits the others.
const FITS: f64 = 1.3;

/// An effect that differs from the others by less would be no news, however exact it is.
const LEAST: f64 = 0.4;

/// `graver` are the results about which something graver has been found already.
pub(super) fn doubts(evidence: &Evidence, graver: &BTreeSet<String>) -> Vec<Doubt> {
    let mut of_outcome: BTreeMap<(&Id, Family), Vec<Size<'_>>> = BTreeMap::new();
    let set_aside = set_aside(evidence);
    let counted = evidence.results.values();
    for entry in counted.filter(|entry| !set_aside.contains(entry.result.id.as_str())) {
        if let Some(size) = Size::of(entry, evidence) {
            let key = (entry.result.outcome.id(), size.family);
            of_outcome.entry(key).or_default().push(size);
        }
    }
    let is_told = |size: &Size<'_>| {
        let result = &size.entry.result;
        graver.contains(&result.id) || result.data_status == DataStatus::InDoubt
    };
    let doubts = of_outcome.values().flat_map(|sizes| {
        let others = Others::of(sizes.iter().filter(|size| !is_told(size)));
        let untold = sizes.iter().filter(|size| !is_told(size));
        untold
            .filter_map(|size| doubt(evidence, size, &others))
            .collect::<Vec<_>>()
    });
    doubts.collect()
}

/// The results that an analysis leaves out and none uses: nothing leans on them, and they say nothing
/// of what is usual.
fn set_aside(evidence: &Evidence) -> HashSet<&str> {
    let (mut left_out, mut used) = (HashSet::new(), HashSet::new());
    for synthesis in evidence.records.syntheses.values() {
        let comparisons = synthesis.value.comparisons.iter();
        for analysis in comparisons.flat_map(|comparison| &comparison.outcomes) {
            let own = analysis.ids_left_out();
            let results = evidence.results_for(&synthesis.value, analysis);
            let ids = results.map(|entry| entry.result.id.as_str());
            used.extend(ids.filter(|id| !own.contains(id)));
            left_out.extend(own);
        }
    }
    left_out.retain(|id| !used.contains(id));
    left_out
}

fn doubt(evidence: &Evidence, size: &Size<'_>, others: &Others<'_>) -> Option<Doubt> {
    let usual = others.without(size.entry);
    let is_far = usual.as_ref().is_some_and(|usual| {
        let apart = size.value - usual.value;
        let far = if fits_turned(size, usual) {
            FAR_TURNED
        } else {
            FAR
        };
        apart.abs() > LEAST && apart.abs() > far * usual.spread(size.variance)
    });
    if !is_far && size.value.abs() <= BEYOND {
        return None;
    }
    let fits = |result: &StudyResult| {
        let entry = crate::evidence::ResultEntry {
            result: result.clone(),
            ..size.entry.clone()
        };
        let changed = Size::of(&entry, evidence)?;
        let (value, spread) = match &usual {
            Some(usual) => (usual.value, usual.spread(changed.variance)),
            None => (0.0, 1.0),
        };
        let apart = (changed.value - value).abs() / spread;
        (apart < FITS).then_some(apart)
    };
    let slip = Slip::likeliest(&size.entry.result, fits);
    let value = slip.map_or("intervention.n".to_owned(), Slip::path);
    let value = if size.entry.result.intervention.is_some() {
        value
    } else {
        "effect.estimate".to_owned()
    };
    let is_turned = usual.as_ref().is_some_and(|usual| fits_turned(size, usual));
    let terms = size.terms;
    let fact = OutlierFact {
        terms: terms.told,
        size: terms.tell(size.value),
        others: usual
            .as_ref()
            .map(|usual| (usual.studies, terms.tell(usual.value))),
        is_turned: is_turned && slip.is_none(),
        slip: slip.map(|slip| (slip.given, slip.would_be)),
    };
    let fact = DoubtFact::Outlier(fact);
    Some(Doubt::of_result(size.entry, &codes::OUTLIER, &value, fact))
}

/// Whether the effect would fit the others with the other sign, as where arms are exchanged.
fn fits_turned(size: &Size<'_>, usual: &Usual) -> bool {
    (-size.value - usual.value).abs() < FITS * usual.spread(size.variance)
}
