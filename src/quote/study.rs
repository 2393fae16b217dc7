//! What texts can quote of a study's results, and of the pooled results that a review published.

use crate::evidence::ResultEntry;
use crate::record::result::{ArmData, Effect, Measure};
use crate::record::study::{PooledResult, Study};
use crate::sentence::measure;
use crate::synthesis::Estimate;
use crate::text::slug::slug;
use crate::words::say;

use super::quotable::Gathered;

/// Adds a result: its effect, and the data of its arms.
pub(super) fn add_result(gathered: &mut Gathered<'_>, entry: &ResultEntry) {
    let words = gathered.words;
    let result = &entry.result;
    let (id, place) = (&result.id, slug(&result.id));
    if let Some(effect) = &result.effect {
        let measure = words.show(&measure(effect.measure));
        gathered.add_estimate(id, &place, &measure, estimate(effect));
        if effect.measure == Measure::PROP {
            let share = 100.0 * effect.estimate;
            let percent = say!(words, "number.percent", n = words.decimal(share, 0));
            gathered.add(format!("{id}/percent"), percent, &place);
            gathered.add(format!("{id}/per_100"), words.decimal(share, 0), &place);
        }
        if let Some(p) = &effect.p {
            gathered.add(format!("{id}/p"), p.clone(), &place);
        }
        if let Some(se) = effect.se {
            gathered.add(format!("{id}/se"), words.as_given(se), &place);
        }
    }
    let arms = [
        ("intervention", &result.intervention),
        ("comparator", &result.comparator),
    ];
    for (side, arm) in arms {
        if let Some(arm) = arm {
            add_arm(gathered, &format!("{id}/{side}"), &place, arm);
        }
    }
    let of_arms = || {
        let n = |arm: &Option<ArmData>| arm.as_ref()?.n;
        n(&result.intervention)?.checked_add(n(&result.comparator)?)
    };
    if let Some(n) = result.n.or_else(of_arms) {
        gathered.add(format!("{id}/n"), words.whole(n), &place);
    }
    if let Some(months) = result.months {
        gathered.add(format!("{id}/months"), words.as_given(months), &place);
    }
}

fn estimate(effect: &Effect) -> Estimate {
    Estimate {
        value: effect.estimate,
        low: effect.ci_low,
        high: effect.ci_high,
    }
}

fn add_arm(gathered: &mut Gathered<'_>, path: &str, place: &str, arm: &ArmData) {
    let words = gathered.words;
    if let (Some(events), Some(n)) = (arm.events, arm.n) {
        let of = say!(words, "quote.of", part = events, whole = n);
        gathered.add(format!("{path}/of"), of, place);
        let share = 100.0 * f64::from(events) / f64::from(n);
        let percent = say!(words, "number.percent", n = words.decimal(share, 0));
        gathered.add(format!("{path}/percent"), percent, place);
        let in_hundred = say!(words, "quote.in-hundred", n = words.decimal(share, 0));
        gathered.add(format!("{path}/in_100"), in_hundred, place);
        let per_hundred = words.decimal(share, 0);
        gathered.add(format!("{path}/per_100"), per_hundred, place);
    }
    let counts = [("n", arm.n), ("events", arm.events)];
    for (key, count) in counts {
        if let Some(count) = count {
            gathered.add(format!("{path}/{key}"), words.whole(count), place);
        }
    }
    for (key, value) in [("mean", arm.mean), ("sd", arm.sd), ("se", arm.se)] {
        if let Some(value) = value {
            gathered.add(format!("{path}/{key}"), words.as_given(value), place);
        }
    }
}

/// Adds the pooled results that a review published, by their outcomes in its words.
pub(super) fn add_pooled(gathered: &mut Gathered<'_>, study: &Study) {
    for pooled in &study.pooled_results {
        let path = gathered.free(format!("pooled/{}", slug(&pooled.outcome)));
        add_published(gathered, &path, pooled);
    }
}

fn add_published(gathered: &mut Gathered<'_>, path: &str, pooled: &PooledResult) {
    let words = gathered.words;
    let estimate = Estimate {
        value: pooled.estimate,
        low: pooled.ci_low,
        high: pooled.ci_high,
    };
    gathered.add_estimate(path, "", &pooled.measure, estimate);
    let counts = [
        ("studies", pooled.studies),
        ("comparisons", pooled.comparisons),
        ("n", pooled.n),
    ];
    for (key, count) in counts {
        if let Some(count) = count {
            gathered.add(format!("{path}/{key}"), words.whole(count), "");
        }
    }
    if let Some(p) = &pooled.p {
        gathered.add(format!("{path}/p"), p.clone(), "");
    }
    if let Some(i_squared) = pooled.i_squared {
        let shown = say!(words, "number.percent", n = words.as_given(i_squared));
        gathered.add(format!("{path}/i2"), shown, "");
    }
}
