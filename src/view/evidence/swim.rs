//! Synthesis without meta-analysis: what was done in its place, and the items that its reporting
//! guideline asks for (SWiM, Campbell 2020).

use crate::prose::plain_text;
use crate::record::synthesis::{AnalysisMethod, Comparison, Synthesis};
use crate::record::value::Markdown;
use crate::synthesis::{Ladder, OutcomeFindings, Step};
use crate::text::number;
use crate::view::part::Row;
use crate::view::shared::effect::p_words;

/// How the results of an outcome are put together, in sentences.
pub(super) fn put_together(found: &OutcomeFindings) -> Vec<String> {
    let mut sentences = vec![step_words(found)];
    if !matches!(found.ladder.step, Step::MetaAnalysis | Step::LoneResult) {
        sentences.extend(
            found
                .unpooled
                .as_ref()
                .map(|why| format!("They were to be pooled and are not, because {why}.")),
        );
        sentences.extend(directions(&found.ladder, &found.names.0));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

fn step_words(found: &OutcomeFindings) -> String {
    let measure = found.measure.map_or("effect", |measure| measure.short());
    match &found.ladder.step {
        Step::MetaAnalysis | Step::Narrative if found.rows.is_empty() => String::new(),
        Step::MetaAnalysis => String::new(),
        Step::LoneResult => "There is one result; nothing is put together.".to_owned(),
        Step::OneTrial => {
            "All results come from one trial, so they are shown one by one and not put together."
                .to_owned()
        }
        Step::SummaryOfEffects(summary) => format!(
            "The effects are summarised and not pooled: median {measure} {}, quartiles {}, range {}.",
            number::fixed(summary.median, 2),
            number::interval(summary.q1, summary.q3, 2),
            number::interval(summary.min, summary.max, 2)
        ),
        Step::CombinedP(combined) => format!(
            "Only p values could be put together, by Fisher's method: chi-squared {}, p {}. That asks whether at least one trial shows an effect, and says nothing of its size.",
            number::fixed(combined.statistic, 2),
            p_words(combined.p)
        ),
        Step::DirectionCount => {
            "Only directions could be put together: they are counted.".to_owned()
        }
        Step::Narrative => {
            "Nothing could be put together; the results are told in words.".to_owned()
        }
    }
}

/// "3 of 4 trials with a clear direction favour …: 75% (Wilson interval 30 to 95), sign test p …".
fn directions(ladder: &Ladder, intervention: &str) -> Option<String> {
    let test = ladder.sign_test?;
    let percent = |share: f64| number::fixed(100.0 * share, 0);
    let mixed = match ladder.trials.mixed {
        0 => String::new(),
        n => format!(
            " {} had no clear direction.",
            number::count(n as usize, "trial", "trials")
        ),
    };
    Some(format!(
        "Of {} trials with a clear direction {} favour {intervention}: {}% (95% Wilson interval {} to {}); sign test p {}.{mixed}",
        test.n,
        ladder.trials.intervention,
        percent(test.proportion),
        percent(test.wilson.lower),
        percent(test.wilson.upper),
        p_words(test.p_two_sided)
    ))
}

/// The nine items, filled from the records; none when everything is pooled.
pub(super) fn items(synthesis: &Synthesis, found: &[OutcomeFindings]) -> Vec<Row> {
    let is_unpooled = |found: &&OutcomeFindings| {
        found.pooled.is_none() && !found.rows.is_empty() && found.method != AnalysisMethod::Pool
    };
    let unpooled: Vec<&OutcomeFindings> = found.iter().filter(is_unpooled).collect();
    if unpooled.is_empty() {
        return Vec::new();
    }
    let own = &synthesis.swim;
    let item = |label: &str, own: &Option<Markdown>, made: String| {
        Row::new(label, own.as_ref().map_or(made, |text| plain_text(&text.0)))
    };
    vec![
        item("1 Grouping of studies", &own.grouping, grouping(&synthesis.comparisons)),
        item("2 Measures and transformations", &own.measures, measures(&unpooled)),
        item("3 Methods of putting together", &own.methods, methods(&unpooled)),
        item("4 Which results come first", &own.prioritisation, "All results of the outcomes named above are shown, in the order of studies; none is chosen over another unless its analysis says so.".to_owned()),
        item("5 Differences between studies", &own.heterogeneity, "Studies stand side by side with people, setting, time and instrument; no test is made with so few.".to_owned()),
        item("6 Certainty", &own.certainty, certainty(&unpooled)),
        item("7 Presentation", &own.presentation, "A table of results with every number, a drawing of effects where there are any, and the study pages.".to_owned()),
        item("8 Reporting of results", &own.reporting, "Each outcome has a sentence made from its certainty and direction, with the numbers behind it.".to_owned()),
        item("9 Limitations", &own.limitations, "See below: what this evidence cannot say.".to_owned()),
    ]
}

fn grouping(comparisons: &[Comparison]) -> String {
    let titles: Vec<&str> = comparisons.iter().map(|c| c.title.as_str()).collect();
    format!(
        "By comparison, and by outcome within it: {}.",
        titles.join("; ")
    )
}

fn measures(found: &[&OutcomeFindings]) -> String {
    let mut measures: Vec<&str> = found
        .iter()
        .flat_map(|found| found.rows.iter().map(|row| row.measure.short()))
        .collect();
    measures.sort_unstable();
    measures.dedup();
    format!(
        "{}, as in the source or worked out from the data of the arms; nothing is turned from one measure into another.",
        measures.join(", ")
    )
}

fn methods(found: &[&OutcomeFindings]) -> String {
    let mut steps: Vec<&str> = found
        .iter()
        .map(|found| match found.ladder.step {
            Step::MetaAnalysis => "meta-analysis",
            Step::LoneResult => "a single result as it is",
            Step::SummaryOfEffects(_) => "median and range of effects",
            Step::CombinedP(_) => "combined p values",
            Step::DirectionCount => "a count of directions",
            Step::OneTrial => "results of one trial one by one",
            Step::Narrative => "words",
        })
        .collect();
    steps.sort_unstable();
    steps.dedup();
    format!(
        "For each outcome the best that its data allow: {}. Each outcome says which and why.",
        steps.join("; ")
    )
}

fn certainty(found: &[&OutcomeFindings]) -> String {
    let judged = found.iter().filter(|found| found.grade.is_some()).count();
    format!(
        "GRADE, with reasons, for {judged} of {}.",
        number::count(found.len(), "outcome", "outcomes")
    )
}
