//! What the results of an analysis compare with, in words. No sentence names a comparator that the
//! analysis does not have, and none leaves one out.

use crate::synthesis::Comparator;
use crate::words::{Value, Words, any_of, counted, phrase};

use super::numbers::trials;

/// With more than these the others are counted.
const NAMED: usize = 4;

/// "care as usual, a waiting list or another inactive control".
pub fn named(words: &Words, comparators: &[Comparator]) -> String {
    let name = |one: &Comparator| Value::from(one.name.clone());
    words.show(&listed(comparators, name))
}

/// The same with how many trials have each: "care as usual (15 trials) or a waiting list (9 trials)";
/// one comparator stands without a count.
pub fn with_trials(words: &Words, comparators: &[Comparator]) -> String {
    if comparators.len() < 2 {
        return named(words, comparators);
    }
    let name = |one: &Comparator| {
        Value::from(phrase!(
            "comparators.with-trials",
            comparator = one.name.clone(),
            trials = trials(one.trials)
        ))
    };
    words.show(&listed(comparators, name))
}

fn listed<'a>(comparators: &[Comparator], name: impl Fn(&Comparator) -> Value<'a>) -> Value<'a> {
    let shown = match comparators.len() {
        all if all > NAMED => NAMED - 1,
        all => all,
    };
    let others = comparators.len() - shown;
    let names = comparators.iter().take(shown).map(name);
    let others = (others > 0).then(|| Value::from(counted!("comparators.others", others)));
    any_of(names.chain(others))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::id::Id;
    use crate::synthesis::Trials;

    fn comparators(names: &[(&str, usize)]) -> Vec<Comparator> {
        let one = |(name, trials): &(&str, usize)| Comparator {
            intervention: Id::new(*name),
            name: (*name).to_owned(),
            trials: Trials {
                single: *trials,
                ..Trials::default()
            },
        };
        names.iter().map(one).collect()
    }

    #[test]
    fn every_comparator_of_the_trials_is_named_with_its_trials() {
        let words = Words::english();
        let three = comparators(&[
            ("usual breaks", 15),
            ("a waiting list", 9),
            ("tea alone", 1),
        ]);
        assert_eq!(
            named(&words, &three),
            "usual breaks, a waiting list or tea alone"
        );
        assert_eq!(
            with_trials(&words, &three),
            "usual breaks (15 trials), a waiting list (9 trials) or tea alone (1 trial)"
        );
        assert_eq!(with_trials(&words, &three[..1]), "usual breaks");
    }

    #[test]
    fn very_many_are_counted() {
        let many = comparators(&[("a", 9), ("b", 8), ("c", 2), ("d", 1), ("e", 1)]);
        assert_eq!(
            named(&Words::english(), &many),
            "a, b, c or 2 other comparisons"
        );
    }
}
