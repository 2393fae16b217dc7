//! Counting studies: by country, by design, and the people in them.

use std::collections::BTreeMap;

use crate::evidence::{Evidence, ResultEntry};
use crate::record::entry::Entry;
use crate::record::study::{Design, Study};
use crate::record::vocabulary::{Choice, Place};
use crate::sentence::design::so_many;
use crate::synthesis::people_of_study;
use crate::view::desk::Desk;
use crate::words::{Words, count, say};

/// How many studies come from where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// All studies.
    pub studies: usize,
    /// Studies done at least in part in each of the places that are here.
    pub here: Vec<usize>,
    /// Studies whose country is not recorded.
    pub not_recorded: usize,
}

/// Counts studies by the countries that their records name.
pub fn places(evidence: &Evidence, here: &[Choice<Place>], studies: &[&Entry<Study>]) -> Places {
    let from = |place: &Choice<Place>| {
        let studies = studies.iter();
        let from = studies.filter(|study| evidence.is_from(&study.value.countries, place));
        from.count()
    };
    let not_recorded = studies
        .iter()
        .filter(|study| study.value.countries.is_empty());
    Places {
        studies: studies.len(),
        here: here.iter().map(from).collect(),
        not_recorded: not_recorded.count(),
    }
}

/// People in studies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct People {
    /// People in the studies that say how many took part.
    pub known: u64,
    /// Studies that do not say.
    pub studies_without: usize,
    /// Studies that say it themselves, and not only through the data of their results.
    pub stated: usize,
}

/// Adds up the people in studies: as the study says, else as its results say that count here.
pub fn people(
    evidence: &Evidence,
    studies: &[&Entry<Study>],
    counts: impl Fn(&ResultEntry) -> bool,
) -> People {
    let mut people = People::default();
    for study in studies {
        let population = study.value.population.as_ref();
        let stated = population.and_then(|p| p.n.as_ref()?.value().copied());
        people.stated += usize::from(stated.is_some());
        match stated.or_else(|| in_results(evidence, study, &counts)) {
            Some(n) => people.known += u64::from(n),
            None => people.studies_without += 1,
        }
    }
    people
}

/// The people in the results of a study that count here; in all of them where none does.
fn in_results(
    evidence: &Evidence,
    study: &Entry<Study>,
    counts: impl Fn(&ResultEntry) -> bool,
) -> Option<u32> {
    let results = || evidence.results_of(&study.id);
    if results().any(&counts) {
        return people_of_study(results().filter(|entry| counts(entry)));
    }
    people_of_study(results())
}

/// How many people, and how many studies do not say.
pub fn people_words(desk: &Desk<'_>, people: People) -> String {
    match (people.studies_without, people.known) {
        (0, known) => desk.words.whole(known),
        (_, 0) => say!(desk, "missing.not-reported"),
        (n, known) => count!(
            desk,
            "count.people-where-some-do-not-say",
            n,
            people = known
        ),
    }
}

/// How many studies have which design, in the order of the vocabulary.
pub fn designs(studies: &[&Entry<Study>]) -> BTreeMap<Design, usize> {
    let mut designs = BTreeMap::new();
    for study in studies {
        *designs.entry(study.value.design).or_default() += 1;
    }
    designs
}

/// Designs with their numbers as a phrase: "28 randomised trials, 1 evaluation of a service".
pub fn designs_phrase(words: &Words, studies: &[&Entry<Study>]) -> String {
    let parts: Vec<String> = designs(studies)
        .into_iter()
        .map(|(design, n)| words.say(&so_many(design, n)))
        .collect();
    parts.join(", ")
}
