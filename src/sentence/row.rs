//! What a row of an analysis is called, and the data of its arms.

use crate::record::result::ArmData;
use crate::synthesis::{PooledTrials, RowLabel};
use crate::words::{Phrase, Value, Words, as_given, counted, phrase, say};

/// The name of a row.
pub fn label(words: &Words, label: &RowLabel) -> String {
    match label {
        RowLabel::Study(study) => study.clone(),
        RowLabel::Arm { study, arm } => say!(words, "row-label.arm", study = study, arm = arm),
        RowLabel::Trial { trial, study } => {
            say!(words, "row-label.trial", trial = trial, study = study)
        }
        RowLabel::Pooled { trials, study } => {
            say!(
                words,
                "row-label.pooled",
                trials = of_trials(*trials),
                study = study
            )
        }
        RowLabel::Result { of, result } => {
            let row = self::label(words, of);
            say!(words, "row-label.result", row = &row, result = result)
        }
        RowLabel::Combined(study) => say!(words, "row-label.combined", study = study),
        RowLabel::CombinedTrial { trial, study } => {
            say!(
                words,
                "row-label.combined-trial",
                trial = trial,
                study = study
            )
        }
    }
}

/// "Pooled result of 2 trials"; of several, where the review does not say how many.
fn of_trials(trials: PooledTrials) -> Phrase<'static> {
    match trials {
        PooledTrials::Number(n) => counted!("row-label.pooled-of", n),
        PooledTrials::NotSaid => phrase!("row-label.pooled-of-several"),
    }
}

/// The data of an arm: "64/218", "1.8 (SD 0.38), n 65"; none when nothing is known of it.
pub fn arm(words: &Words, arm: &ArmData) -> Option<String> {
    if let (Some(events), Some(time)) = (arm.events, arm.person_time) {
        let events = events.to_string();
        return Some(say!(
            words,
            "arm-data.events-over-time",
            events = events,
            time = as_given(time)
        ));
    }
    let people = arm.n.map(|n| n.to_string());
    if let (Some(events), Some(people)) = (arm.events, &people) {
        let events = events.to_string();
        return Some(say!(
            words,
            "arm-data.events",
            events = events,
            people = people
        ));
    }
    let people = people.map(|people| Value::from(phrase!("arm-data.people", people = people)));
    let both = match (mean(arm), people) {
        (Some(data), Some(people)) => phrase!("arm-data.and", data = data, people = people).into(),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return None,
    };
    Some(words.show(&both))
}

fn mean(arm: &ArmData) -> Option<Value<'static>> {
    let Some(mean) = arm.mean.map(as_given) else {
        return median(arm);
    };
    Some(match (arm.sd, arm.se) {
        (Some(sd), _) => phrase!("arm-data.mean-sd", mean = mean, sd = as_given(sd)).into(),
        (None, Some(se)) => phrase!("arm-data.mean-se", mean = mean, se = as_given(se)).into(),
        (None, None) => mean,
    })
}

/// A median with its quartiles or its range.
fn median(arm: &ArmData) -> Option<Value<'static>> {
    let median = as_given(arm.median?);
    let ends = |low: Option<f64>, high: Option<f64>| {
        let (low, high) = low.zip(high)?;
        Some(phrase!(
            "arm-data.from-to",
            low = as_given(low),
            high = as_given(high)
        ))
    };
    Some(match (ends(arm.q1, arm.q3), ends(arm.min, arm.max)) {
        (Some(own), _) => phrase!(
            "arm-data.median-quartiles",
            median = median,
            quartiles = own
        )
        .into(),
        (None, Some(own)) => phrase!("arm-data.median-range", median = median, range = own).into(),
        (None, None) => phrase!("arm-data.median", median = median).into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_named_by_study_arm_and_trial() {
        let said = |row: &RowLabel| label(&Words::english(), row);
        let study = || "Finch 2021".to_owned();
        let arm = RowLabel::Arm {
            study: study(),
            arm: "two breaks".to_owned(),
        };
        assert_eq!(said(&arm), "Finch 2021, two breaks");
        let trial = RowLabel::Trial {
            trial: "Trial 3".to_owned(),
            study: study(),
        };
        assert_eq!(said(&trial), "Trial 3 (in Finch 2021)");
        assert_eq!(said(&RowLabel::Combined(study())), "Finch 2021, combined");
        let pooled = |trials| RowLabel::Pooled {
            trials,
            study: study(),
        };
        assert_eq!(
            said(&pooled(PooledTrials::Number(2))),
            "2 trials pooled in Finch 2021"
        );
        assert_eq!(
            said(&pooled(PooledTrials::NotSaid)),
            "several trials pooled in Finch 2021"
        );
    }

    #[test]
    fn arms_are_told_by_counts_or_by_means() {
        let said = |data: ArmData| arm(&Words::english(), &data);
        let counts = ArmData {
            n: Some(218),
            events: Some(64),
            ..ArmData::default()
        };
        assert_eq!(said(counts).as_deref(), Some("64/218"));
        let means = ArmData {
            n: Some(65),
            mean: Some(1.8),
            sd: Some(0.38),
            ..ArmData::default()
        };
        assert_eq!(said(means).as_deref(), Some("1.8 (SD 0.38), n 65"));
        assert_eq!(said(ArmData::default()), None);
    }
}
