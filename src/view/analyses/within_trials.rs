//! Several results of one trial: what each way of dealing with them gives, over correlations.

use crate::synthesis::{Further, LevelVariance, OutcomeFindings, WithinResult, WithinTrials};
use crate::view::desk::Desk;
use crate::view::shared::effect::estimate_words;
use crate::words::{Words, all_of, as_given, count, counted, decimal, limit, phrase, point, say};

use super::section::{MethodSection, MethodTable};

pub(super) fn section(
    desk: &Desk<'_>,
    found: &OutcomeFindings,
    further: &Further,
    measure: &str,
) -> Option<MethodSection> {
    let within = further.within_trials.as_ref()?;
    Some(MethodSection {
        id: "within-trials",
        title: say!(desk, "within-trials.title"),
        sentences: sentences(desk.words, found, within),
        tables: vec![table(desk.words, within, measure)],
        ..MethodSection::default()
    })
}

fn sentences(words: &Words, found: &OutcomeFindings, within: &WithinTrials) -> Vec<String> {
    let mut said = vec![
        count!(
            words,
            "within-trials.how-many",
            within.with_several,
            results = counted!("count.results", within.results.len()),
            trials = counted!("count.trials", within.trials)
        ),
        say!(
            words,
            "within-trials.assumed",
            correlation = as_given(within.correlation)
        ),
    ];
    said.extend(range(words, found, within));
    said.extend(levels(words, within));
    let few = within.lines.iter().filter(|line| {
        let robust = line.robust.as_ref();
        robust.is_some_and(WithinResult::has_few_degrees)
    });
    let few: Vec<String> = few.map(|line| words.as_given(line.correlation)).collect();
    if !few.is_empty() {
        said.push(say!(words, "within-trials.few", at = all_of(&few)));
    }
    said
}

/// How far the result depends on the way and the correlation.
fn range(words: &Words, found: &OutcomeFindings, within: &WithinTrials) -> Option<String> {
    let lines = within.lines.iter();
    let all: Vec<&WithinResult> = lines
        .flat_map(|line| [&line.combined, &line.three_level, &line.robust])
        .flatten()
        .collect();
    let values = || all.iter().map(|result| result.estimate.value);
    let low = values().min_by(f64::total_cmp)?;
    let high = values().max_by(f64::total_cmp)?;
    let (low, high) = (limit(low, 2), limit(high, 2));
    let is_one = words.show(&low) == words.show(&high);
    let spread = match is_one {
        true => phrase!("within-trials.stays", at = low),
        false => phrase!("within-trials.runs", low = low, high = high),
    };
    let Some(null) = found.null else {
        return Some(say!(
            words,
            "within-trials.range-of-amount",
            spread = spread
        ));
    };
    let is_beyond = |result: &&&WithinResult| {
        let estimate = &result.estimate;
        estimate.low.is_some_and(|low| low > null) || estimate.high.is_some_and(|high| high < null)
    };
    let beyond = all.iter().filter(is_beyond).count();
    Some(match beyond {
        0 => say!(words, "within-trials.range-none", spread = spread),
        n if n == all.len() => say!(words, "within-trials.range-all", spread = spread),
        n => count!(
            words,
            "within-trials.range-some",
            n,
            spread = spread,
            all = all.len()
        ),
    })
}

fn levels(words: &Words, within: &WithinTrials) -> Option<String> {
    let levels = within.levels?;
    Some(say!(
        words,
        "within-trials.levels",
        between = decimal(levels.between.i2_percent, 0),
        within = decimal(levels.within.i2_percent, 0),
        tau_between = spread(words, levels.between),
        tau_within = spread(words, levels.within)
    ))
}

/// The standard deviation of a level with its interval.
fn spread(words: &Words, level: LevelVariance) -> String {
    let limits = level.interval.map(|(low, high)| (low.sqrt(), high.sqrt()));
    let tau = point(level.variance.sqrt(), limits, 2);
    match limits {
        Some((low, high)) => say!(
            words,
            "within-trials.tau-with-interval",
            tau = tau,
            interval = crate::words::interval(low, high, 2)
        ),
        None => say!(words, "within-trials.tau", tau = tau),
    }
}

fn table(words: &Words, within: &WithinTrials, measure: &str) -> MethodTable {
    let cell = |result: &Option<WithinResult>| {
        let result = result.as_ref();
        result.map_or_else(
            || "–".to_owned(),
            |result| estimate_words(words, measure, &result.estimate),
        )
    };
    let rows = within.lines.iter().map(|line| {
        let correlation = as_given(line.correlation);
        let is_assumed = line.correlation == within.correlation;
        let df = line.robust.and_then(|robust| robust.df);
        vec![
            match is_assumed {
                true => say!(
                    words,
                    "within-trials.assumed-here",
                    correlation = correlation
                ),
                false => words.as_given(line.correlation),
            },
            cell(&line.combined),
            cell(&line.three_level),
            cell(&line.robust),
            df.map_or_else(|| "–".to_owned(), |df| words.decimal(df, 1)),
        ]
    });
    MethodTable {
        caption: say!(words, "within-trials.caption"),
        columns: vec![
            say!(words, "within-trials.correlation"),
            say!(words, "within-trials.mean"),
            say!(words, "within-trials.three-level"),
            say!(words, "within-trials.robust"),
            say!(words, "within-trials.df"),
        ],
        rows: rows.collect(),
    }
}
