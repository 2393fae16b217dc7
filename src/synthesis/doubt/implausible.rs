//! Effects so much larger than the others on an outcome that their SDs may be standard errors. It
//! serves where no other study used the instrument, so that SDs cannot be compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::diag::codes;
use crate::evidence::{Evidence, ResultEntry};
use crate::record::id::Id;

use super::fact::{DoubtFact, SpreadFact};
use super::instrument::{self, Name};
use super::measured::Measured;
use super::raised::Doubt;
use super::two_arms::TwoArms;

/// How many other studies must say what is usual.
const LEAST_OTHERS: usize = 4;

/// A difference of one SD between arms is large in any trial.
const LARGE: f64 = 1.0;

/// How many standard errors away from the others counts as apart.
const APART: f64 = 3.0;

/// A standardised difference from arm data, without its sign.
struct Size<'a> {
    measured: Measured<'a>,
    g: f64,
    error: f64,
}

pub(super) fn doubts(evidence: &Evidence) -> Vec<Doubt> {
    let mut of_outcome: BTreeMap<&str, Vec<Size<'_>>> = BTreeMap::new();
    for entry in evidence.results.values() {
        if let Some(size) = size(entry) {
            let outcome = entry.result.outcome.as_str();
            of_outcome.entry(outcome).or_default().push(size);
        }
    }
    let doubts = of_outcome.values().flat_map(|sizes| {
        let large = (0..sizes.len()).filter(|place| sizes[*place].g > LARGE);
        let large: Vec<usize> = large.collect();
        let outcome = (!large.is_empty()).then(|| OnOutcome::of(sizes));
        let doubts = large
            .iter()
            .filter_map(|place| outcome.as_ref()?.doubt(*place));
        doubts.collect::<Vec<_>>()
    });
    doubts.collect()
}

fn size(entry: &ResultEntry) -> Option<Size<'_>> {
    let measured = Measured::of(entry)?;
    let arms = TwoArms::of(&entry.result)?;
    let g = arms.standardised()?.0.first()?.abs();
    let error = *arms.errors_of_standardised(g)?.first()?;
    Some(Size { measured, g, error })
}

/// The differences on one outcome, with what is asked about all others of each.
struct OnOutcome<'a> {
    sizes: &'a [Size<'a>],
    /// The name of the instrument of each, as a place among different names.
    names: Vec<Option<usize>>,
    /// For each name the names of the same instrument.
    alike: Vec<Vec<usize>>,
    /// How many results have a name, in all and by study.
    named: Vec<usize>,
    named_in: HashMap<(usize, &'a Id), usize>,
    of_study: HashMap<&'a Id, usize>,
    /// Places in the order of the differences, the smallest first.
    in_order: Vec<usize>,
}

impl<'a> OnOutcome<'a> {
    fn of(sizes: &'a [Size<'a>]) -> Self {
        let name = |size: &Size<'_>| Name::of(size.measured.entry.result.instrument.as_deref()?);
        let own: Vec<Option<Name>> = sizes.iter().map(name).collect();
        let different: BTreeSet<&Name> = own.iter().flatten().collect();
        let different: Vec<&Name> = different.into_iter().collect();
        let place = |name: &Option<Name>| different.binary_search(&name.as_ref()?).ok();
        let mut all = Self {
            sizes,
            names: own.iter().map(place).collect(),
            alike: instrument::alike(&different),
            named: vec![0; different.len()],
            named_in: HashMap::new(),
            of_study: HashMap::new(),
            in_order: (0..sizes.len()).collect(),
        };
        all.in_order
            .sort_by(|a, b| sizes[*a].g.total_cmp(&sizes[*b].g));
        for (size, name) in sizes.iter().zip(&all.names) {
            let study = &size.measured.entry.study;
            *all.of_study.entry(study).or_default() += 1;
            if let Some(name) = name {
                all.named[*name] += 1;
                *all.named_in.entry((*name, study)).or_default() += 1;
            }
        }
        all
    }

    /// Whether another study used the instrument of a result.
    fn is_shared(&self, place: usize) -> bool {
        let study = &self.sizes[place].measured.entry.study;
        let in_study = |name: usize| self.named_in.get(&(name, study)).copied().unwrap_or(0);
        let same = self.names[place].map_or(&[][..], |name| &self.alike[name]);
        same.iter().any(|name| self.named[*name] > in_study(*name))
    }

    fn doubt(&self, place: usize) -> Option<Doubt> {
        let one = &self.sizes[place];
        let entry = one.measured.entry;
        let others = self.sizes.len() - self.of_study.get(&entry.study)?;
        if others < LEAST_OTHERS || self.is_shared(place) {
            return None;
        }
        // The error of a g that is too large is too large as well; that of a usual g counts.
        let least = one.error.min(2.0 / (2.0 * one.measured.n).sqrt());
        // What is usual among the others is no less than what stands there in the order of all.
        let is_near = |usual: f64| one.g - usual <= APART * least;
        if is_near(self.sizes[*self.in_order.get(others / 2)?].g) {
            return None;
        }
        let other_sizes = || {
            let sizes = self.in_order.iter().map(|place| &self.sizes[*place]);
            sizes.filter(|other| other.measured.entry.study != entry.study)
        };
        let usual = other_sizes().nth(others / 2)?.g;
        if is_near(usual) {
            return None;
        }
        // The median distance from the median, as a standard deviation (1.4826 for a normal one).
        let spread = 1.4826 * middle(other_sizes().map(|other| (other.g - usual).abs()).collect())?;
        let error = least.hypot(spread);
        let would_be = one.g / one.measured.n.sqrt();
        let is_apart = one.g - usual > APART * error;
        let would_fit = (would_be - usual).abs() <= APART * error;
        (is_apart && would_fit).then(|| {
            let fact = DoubtFact::Spread(SpreadFact::FarTooLarge {
                sd: one.measured.sd,
                difference: one.g,
                others,
                usual,
                would_be,
            });
            Doubt::of_result(entry, &codes::SE_AS_SD, "intervention.sd", fact).grave()
        })
    }
}

fn middle(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}
