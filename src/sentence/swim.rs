//! Synthesis without meta-analysis: what was done in its place, and what its reporting guideline asks
//! for (SWiM, Campbell 2020).

use crate::record::synthesis::Comparison;
use crate::synthesis::{Ladder, OutcomeFindings, Sources, Step};
use crate::words::{
    Phrase, TextId, Value, Words, count, counted, decimal, interval, phrase, say, text_id,
};
use stats::combine_p::CombinedP;
use stats::describe::Description;

use super::numbers::{p_value, so_many_units};
use super::{joined, measure, unpooled};

/// How the results of an outcome are put together, in sentences; none where a meta-analysis or the
/// lack of any result says it all.
pub fn put_together(words: &Words, found: &OutcomeFindings) -> Vec<String> {
    let mut sentences: Vec<Value<'_>> = step(found).map(Value::from).into_iter().collect();
    if !matches!(found.ladder.step, Step::MetaAnalysis | Step::LoneResult) {
        sentences.extend(found.unpooled.map(|why| {
            Value::from(phrase!(
                "swim.not-pooled-because",
                why = unpooled::because(why)
            ))
        }));
        sentences.extend(directions(&found.ladder, &found.intervention_name));
    }
    sentences.iter().map(|said| words.show(said)).collect()
}

fn step(found: &OutcomeFindings) -> Option<Phrase<'static>> {
    Some(match &found.ladder.step {
        Step::MetaAnalysis => return None,
        Step::Narrative if found.counted_rows().is_empty() => return None,
        Step::LoneResult => phrase!("swim.one-result"),
        Step::OneTrial if found.counted.trials.sources != Sources::Trials => {
            phrase!("swim.one-study")
        }
        Step::OneTrial => phrase!("swim.one-trial"),
        Step::SummaryOfEffects(summary) => summarised(found, summary),
        Step::CombinedP(combined) => combined_p(combined),
        Step::DirectionCount => phrase!("swim.directions-counted"),
        Step::Narrative => phrase!("swim.told-in-words"),
    })
}

fn summarised(found: &OutcomeFindings, summary: &Description) -> Phrase<'static> {
    let effect = || Value::from(text_id!("swim.effect"));
    phrase!(
        "swim.effects-summarised",
        measure = found.measure.map_or_else(effect, measure),
        median = decimal(summary.median, 2),
        quartiles = interval(summary.q1, summary.q3, 2),
        range = interval(summary.min, summary.max, 2),
    )
}

fn combined_p(combined: &CombinedP) -> Phrase<'static> {
    phrase!(
        "swim.p-combined",
        statistic = decimal(combined.statistic, 2),
        p = p_value(combined.p),
    )
}

/// "Of 4 trials with a clear direction 3 favour …: 75% (95% Wilson interval 30 to 95); …".
fn directions<'a>(ladder: &Ladder, intervention: &'a str) -> Option<Value<'a>> {
    let test = ladder.sign_test?;
    let favour = phrase!(
        "swim.directions",
        units = so_many_units(ladder.told, test.n),
        favour = counted!(
            "swim.favour",
            ladder.trials.favour_intervention,
            intervention = intervention
        ),
        percent = decimal(100.0 * test.proportion, 0),
        interval = interval(100.0 * test.wilson.lower, 100.0 * test.wilson.upper, 0),
        p = p_value(test.p_two_sided),
    );
    let mixed = ladder.trials.neither;
    let mixed = (mixed > 0).then(|| {
        let units = so_many_units(ladder.told, mixed);
        phrase!("swim.no-clear-direction", units = units)
    });
    let parts = std::iter::once(favour).chain(mixed);
    Some(joined::sentences(parts.map(Value::from)))
}

/// How studies are grouped.
pub fn grouping(words: &Words, comparisons: &[Comparison]) -> String {
    let titles = comparisons
        .iter()
        .map(|comparison| Value::from(&comparison.title));
    let titles = joined::with_semicolons(titles);
    say!(words, "swim.grouping", comparisons = titles)
}

/// Which measures there are.
pub fn measures(words: &Words, found: &[&OutcomeFindings]) -> String {
    let rows = found.iter().flat_map(|found| &found.rows);
    let said = rows.map(|row| words.show(&measure(row.measure)));
    let mut measures: Vec<String> = said.collect();
    measures.sort_unstable();
    measures.dedup();
    say!(words, "swim.measures", measures = measures.join(", "))
}

/// How results are put together, each way once.
pub fn methods(words: &Words, found: &[&OutcomeFindings]) -> String {
    let mut steps: Vec<TextId> = found.iter().map(|found| way(&found.ladder.step)).collect();
    steps.sort_unstable();
    steps.dedup();
    let steps = joined::with_semicolons(steps.into_iter().map(Value::from));
    say!(words, "swim.methods", steps = steps)
}

fn way(step: &Step) -> TextId {
    match step {
        Step::MetaAnalysis => text_id!("swim.step-meta-analysis"),
        Step::LoneResult => text_id!("swim.step-lone-result"),
        Step::SummaryOfEffects(_) => text_id!("swim.step-summary"),
        Step::CombinedP(_) => text_id!("swim.step-combined-p"),
        Step::DirectionCount => text_id!("swim.step-directions"),
        Step::OneTrial => text_id!("swim.step-one-trial"),
        Step::Narrative => text_id!("swim.step-narrative"),
    }
}

/// For how many outcomes certainty was judged.
pub fn certainty(words: &Words, found: &[&OutcomeFindings]) -> String {
    let judged = found.iter().filter(|found| found.grade.is_some()).count();
    count!(words, "swim.certainty", found.len(), judged = judged)
}
