//! How many records of each kind there are, and which belong together.

use super::random::Random;
use super::words;

/// Of ten studies one belongs to the first synthesis, until it holds this many.
const LARGEST: usize = 1_000;
/// The place among ten of a study of the first synthesis.
const OF_LARGEST: usize = 3;

/// How large the invented evidence is, and which studies belong to which synthesis.
#[derive(Debug)]
pub(super) struct Layout {
    /// What everything is drawn from.
    pub seed: u64,
    /// The studies of each synthesis.
    pub members: Vec<Vec<usize>>,
    /// How many studies there are.
    pub studies: usize,
}

/// What a synthesis puts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Trials, pooled.
    Trials,
    /// Directions, counted.
    Directions,
    /// What people said.
    Voices,
    /// Costs.
    Costs,
    /// Reviews.
    Reviews,
}

impl Layout {
    /// So many studies in so many syntheses; at least one of each.
    pub fn new(studies: usize, syntheses: usize, seed: u64) -> Self {
        let (studies, syntheses) = (studies.max(1), syntheses.max(1));
        let mut members = vec![Vec::new(); syntheses];
        for study in 0..studies {
            members[home_of(study, syntheses)].push(study);
        }
        Self {
            seed,
            members,
            studies,
        }
    }

    /// How many syntheses there are.
    pub fn syntheses(&self) -> usize {
        self.members.len()
    }

    /// The synthesis to which a study contributes.
    pub fn home_of(&self, study: usize) -> usize {
        home_of(study, self.syntheses())
    }

    /// What a synthesis puts together: the first five are one of each, of the others seven in ten
    /// are of trials.
    pub fn sort_of(&self, synthesis: usize) -> Sort {
        const FIRST: [Sort; 5] = [
            Sort::Trials,
            Sort::Directions,
            Sort::Voices,
            Sort::Costs,
            Sort::Reviews,
        ];
        if let Some(sort) = FIRST.get(synthesis) {
            return *sort;
        }
        match Random::of(self.seed, "sort", synthesis).below(20) {
            0..14 => Sort::Trials,
            14..16 => Sort::Directions,
            16..18 => Sort::Voices,
            18 => Sort::Costs,
            _ => Sort::Reviews,
        }
    }

    /// One record to every so many syntheses, and at least `least`.
    pub fn one_in(&self, syntheses: usize, least: usize) -> usize {
        (self.syntheses() / syntheses).max(least)
    }

    /// How many practices are studied.
    pub fn practices(&self) -> usize {
        self.one_in(3, 4)
    }

    /// How many outcomes there are.
    pub fn outcomes(&self) -> usize {
        self.one_in(5, 10)
    }

    /// How many questions there are.
    pub fn questions(&self) -> usize {
        self.one_in(5, 1)
    }

    /// The practice that a synthesis is about.
    pub fn practice_of(&self, synthesis: usize) -> usize {
        synthesis % self.practices()
    }

    /// Some study, another one for each place.
    pub fn some_study(&self, place: usize) -> usize {
        // A prime number far from any round one, so that neighbours are not drawn one after another.
        (place * 7_919 + 3) % self.studies
    }

    /// A finding of some study that has findings; every study has two at least.
    pub fn some_finding(&self, place: usize) -> String {
        finding_id(self.some_study(place), place % 2)
    }

    /// The id of a study.
    pub fn study_id(&self, study: usize) -> String {
        let (name, year) = self.name_and_year(study);
        format!("{}-{year}-{study}", name.to_lowercase())
    }

    /// The short citation of a study.
    pub fn study_label(&self, study: usize) -> String {
        let (name, year) = self.name_and_year(study);
        format!("{name} {year}, no. {study}")
    }

    /// The first author of a study and its year.
    pub fn name_and_year(&self, study: usize) -> (&'static str, usize) {
        let mut random = Random::of(self.seed, "name", study);
        (*random.one_of(words::NAMES), random.between(1998, 2024))
    }
}

fn home_of(study: usize, syntheses: usize) -> usize {
    if syntheses == 1 {
        return 0;
    }
    let (ten, place) = (study / 10, study % 10);
    if place == OF_LARGEST && ten < LARGEST {
        return 0;
    }
    // Counted without those of the first synthesis, so that the others are of one size.
    let before = (ten + usize::from(place > OF_LARGEST)).min(LARGEST);
    1 + (study - before) % (syntheses - 1)
}

/// The id of a synthesis.
pub(super) fn synthesis_id(synthesis: usize) -> String {
    format!("synthesis-{synthesis}")
}

/// The id of a question.
pub(super) fn question_id(question: usize) -> String {
    format!("question-{question}")
}

/// The id of a practice.
pub(super) fn practice_id(practice: usize) -> String {
    format!("practice-{practice}")
}

/// The id of a result.
pub(super) fn result_id(study: usize, place: usize) -> String {
    format!("R{study}-{place}")
}

/// The id of a finding of a study.
pub(super) fn finding_id(study: usize, place: usize) -> String {
    format!("F{study}-{place}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_study_has_one_home_and_homes_are_of_one_size() {
        let layout = Layout::new(20_000, 1_000, 1);
        assert_eq!(layout.members[0].len(), LARGEST);
        let sizes = layout.members[1..].iter().map(Vec::len);
        assert!(sizes.clone().min() >= Some(18) && sizes.max() <= Some(20));
        for (synthesis, members) in layout.members.iter().enumerate() {
            for study in members {
                assert_eq!(layout.home_of(*study), synthesis);
            }
        }
    }
}
