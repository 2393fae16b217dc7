//! Sizes of arms that do not fit.

use crate::synthesis::{ArmsFact, Side};
use crate::words::{Phrase, all_of, counted, phrase};

pub(super) fn phrase(fact: &ArmsFact) -> Phrase<'_> {
    match fact {
        ArmsFact::UnlikeOthers { here, elsewhere } => phrase!(
            "doubt.arms-unlike-others",
            here = here.0,
            here_other = here.1,
            there = elsewhere.0,
            there_other = elsewhere.1,
        ),
        ArmsFact::NotTheSum { arms, all } => phrase!(
            "doubt.arms-not-the-sum",
            one = arms.0,
            other = counted!("count.people", arms.1),
            sum = arms.0 + arms.1,
            all = *all,
        ),
        ArmsFact::FarApart { arms } => {
            phrase!("doubt.arms-far-apart", one = arms.0, other = arms.1)
        }
        ArmsFact::Exchanged { here, elsewhere } => phrase!(
            "doubt.arms-exchanged",
            here = here.0,
            here_other = here.1,
            there = elsewhere.0,
            there_other = elsewhere.1,
        ),
        ArmsFact::BeyondStudy { arms, study } => phrase!(
            "doubt.arms-beyond-study",
            one = arms.0,
            other = counted!("count.people", arms.1),
            all = *study,
        ),
        ArmsFact::PeopleBeyondStudy { people, study } => {
            counted!("doubt.people-beyond-study", *people, all = *study,)
        }
        ArmsFact::BeyondAllocated { arm, n, allocated } => match arm {
            Side::Intervention => counted!(
                "doubt.intervention-beyond-allocated",
                *n,
                allocated = *allocated,
            ),
            Side::Comparator => counted!(
                "doubt.comparator-beyond-allocated",
                *n,
                allocated = *allocated,
            ),
        },
        ArmsFact::OfStudy { arms, study } => phrase!(
            "doubt.arms-of-study",
            arms = all_of(arms.iter().copied()),
            sum = arms.iter().sum::<u32>(),
            all = *study,
        ),
    }
}
