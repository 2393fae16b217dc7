//! What checks of the data found, as sentences.

use jiff::civil::Date;

use crate::synthesis::{Doubt, DoubtFact, Estimate, Side, Standing};
use crate::words::{
    Phrase, Value, Words, all_of, as_given, counted, date, decimal, interval, phrase, point, say,
};

use super::{arms, effect, medians, outlier, printed, spread};

/// What readers are told: what was found, and what the editors say about it.
pub fn for_readers(words: &Words, doubt: &Doubt) -> String {
    let found = phrase(&doubt.fact);
    match &doubt.standing {
        Standing::Accepted(reason) => {
            say!(
                words,
                "doubt.for-readers-accepted",
                found = found,
                reason = reason.trim()
            )
        }
        Standing::Open => say!(words, "doubt.for-readers-open", found = found),
        Standing::Decided => words.say(&found),
    }
}

/// What was found.
pub fn message(words: &Words, fact: &DoubtFact) -> String {
    words.say(&phrase(fact))
}

fn phrase(fact: &DoubtFact) -> Phrase<'_> {
    match fact {
        DoubtFact::Arms(fact) => arms::phrase(fact),
        DoubtFact::Effect(fact) => effect::phrase(fact),
        DoubtFact::Printed(fact) => printed::phrase(fact),
        DoubtFact::Spread(fact) => spread::phrase(fact),
        DoubtFact::Medians(fact) => medians::phrase(fact),
        DoubtFact::DirectionAgainst {
            favours_intervention: true,
        } => phrase!("doubt.direction-against-comparator-better"),
        DoubtFact::DirectionAgainst {
            favours_intervention: false,
        } => phrase!("doubt.direction-against-intervention-better"),
        DoubtFact::GroupsIgnored => phrase!("doubt.groups-ignored"),
        DoubtFact::KeptApart { results } => kept_apart(results),
        DoubtFact::SameData { other } => phrase!("doubt.same-data", other = other),
        DoubtFact::SameArm { side, other } => match side {
            Side::Intervention => phrase!("doubt.same-intervention-arm", other = other),
            Side::Comparator => phrase!("doubt.same-comparator-arm", other = other),
        },
        DoubtFact::SameRow { other } => phrase!("doubt.same-row", other = other),
        DoubtFact::SameArms => phrase!("doubt.same-arms"),
        DoubtFact::Outlier(fact) => outlier::phrase(fact),
        DoubtFact::Months(fact) => outlier::months(fact),
        DoubtFact::OtherOutcome {
            instrument,
            outcome,
        } => phrase!(
            "doubt.other-outcome",
            instrument = instrument,
            outcome = outcome,
        ),
        DoubtFact::Pool {
            ours,
            review,
            theirs,
            outcome,
        } => pool(*ours, review, *theirs, outcome),
        DoubtFact::Overall {
            tool,
            stated,
            allowed,
            because,
        } => overall(tool, stated, allowed, because),
        DoubtFact::NewerThanSearch {
            study,
            year,
            searched,
        } => newer_than_search(study, *year, *searched),
        DoubtFact::TwoYears { year, date: day } => {
            phrase!(
                "doubt.two-years",
                year = year.to_string(),
                date = date(*day)
            )
        }
        DoubtFact::Significance { said } => phrase!("doubt.significance", said = said),
        DoubtFact::HardToRead { grade, limit } => phrase!(
            "doubt.hard-to-read",
            grade = decimal(*grade, 1),
            limit = as_given(*limit),
        ),
    }
}

/// So many results are named; of a trial with more, the others are counted.
const NAMED: usize = 8;

fn kept_apart(results: &[String]) -> Phrase<'_> {
    let (named, more) = results.split_at(results.len().min(NAMED));
    if more.is_empty() {
        return phrase!("doubt.kept-apart", results = all_of(named));
    }
    counted!("doubt.kept-apart-more", more.len(), results = all_of(named))
}

fn pool<'a>(ours: Estimate, review: &'a str, theirs: Estimate, outcome: &'a str) -> Phrase<'a> {
    phrase!(
        "doubt.pool",
        ours = estimate(ours),
        review = review,
        theirs = estimate(theirs),
        outcome = outcome,
    )
}

fn overall<'a>(
    tool: &'a str,
    stated: &'a str,
    allowed: &'a str,
    because: &'a [(String, Option<String>)],
) -> Phrase<'a> {
    phrase!(
        "doubt.overall",
        tool = tool,
        stated = stated,
        allowed = allowed,
        because = all_of(because.iter().map(judged)),
    )
}

fn newer_than_search(study: &str, year: u16, searched: Date) -> Phrase<'_> {
    phrase!(
        "doubt.newer-than-search",
        study = study,
        year = year.to_string(),
        searched = date(searched),
    )
}

fn judged((domain, level): &(String, Option<String>)) -> Phrase<'_> {
    match level {
        Some(level) => phrase!("doubt.judged-domain", domain = domain, level = level),
        None => phrase!("doubt.open-domain", domain = domain),
    }
}

/// "0.15 (0.04 to 0.27)".
fn estimate(estimate: Estimate) -> Value<'static> {
    let value = point(estimate.value, estimate.low.zip(estimate.high), 2);
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => {
            let interval = interval(low, high, 2);
            phrase!(
                "doubt.estimate-with-interval",
                value = value,
                interval = interval
            )
            .into()
        }
        _ => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_pool_is_told_beside_the_published_one() {
        let of = |value: f64, limits: Option<(f64, f64)>| Estimate {
            value,
            low: limits.map(|limits| limits.0),
            high: limits.map(|limits| limits.1),
        };
        let fact = DoubtFact::Pool {
            ours: of(0.151, Some((0.04, 0.27))),
            review: "Smith 2023".to_owned(),
            theirs: of(0.2, None),
            outcome: "calm".to_owned(),
        };
        assert_eq!(
            message(&Words::english(), &fact),
            "The results here give 0.15 (0.04 to 0.27); Smith 2023 gives 0.20 for calm."
        );
    }

    #[test]
    fn domains_that_forbid_a_better_level_are_named_with_their_judgement() {
        let fact = DoubtFact::Overall {
            tool: "AMSTAR 2".to_owned(),
            stated: "High quality".to_owned(),
            allowed: "Low quality".to_owned(),
            because: vec![("Protocol".to_owned(), Some("No".to_owned()))],
        };
        assert_eq!(
            message(&Words::english(), &fact),
            "AMSTAR 2: the overall level is stated as \"High quality\"; the rule of the tool allows \"Low quality\" at best, because of Protocol (\"No\")."
        );
    }
}
