//! The accuracy of a test over the studies of a synthesis: what it does to people, the studies, the
//! summary, and the certainty of both numbers.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::grade::Grade;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::record::test_accuracy::TestAccuracy;
use crate::sentence::accuracy::{cautions, people, statement};
use crate::sentence::r_code::accuracy_script;
use crate::synthesis::{AccuracyFindings, AccuracyModel, AccuracyRow, Tested};
use crate::view::desk::{Desk, Here};
use crate::view::part::{Badge, Download, Link, SourceLine};
use crate::words::{Words, decimal, say};
use chart::Figure;

use super::accuracy_charts;
use super::certainty::{GradeView, grade_view};

/// The accuracy of a test.
#[derive(Debug, Serialize)]
pub struct AccuracyPart {
    /// The anchor on the page.
    pub anchor: String,
    /// What is asked.
    pub question: String,
    /// What the test finds and misses, or that no summary is made.
    pub statement: Vec<String>,
    /// Who was tested.
    pub population: String,
    /// Where.
    pub setting: String,
    /// What to keep in mind.
    pub cautions: Vec<String>,
    /// What the test does to 1,000 people, for each prevalence; empty without a summary.
    pub tested: Vec<TestedRow>,
    /// Other numbers of the summary; empty without one.
    pub numbers: Vec<NumberRow>,
    /// How the summary was made; empty without one.
    pub method: String,
    /// Sensitivity and specificity of each study side by side.
    pub forest: Figure,
    /// The studies in the plane of both, with the summary.
    pub plane: Figure,
    /// The results, each with its source.
    pub results: Vec<AccuracyResultRow>,
    /// The certainty of the sensitivity and of the specificity; empty where nobody judged it.
    pub certainty: Vec<AccuracyCertaintyView>,
    /// R code that repeats the summary; empty without one.
    pub r_code_html: String,
    /// R code and its data.
    pub downloads: Vec<Download>,
}

/// What the test does to 1,000 people at one prevalence.
#[derive(Debug, Serialize)]
pub struct TestedRow {
    /// Whose prevalence it is, and how many have the condition.
    pub of: String,
    /// Where it was read; nothing for the median of the studies.
    pub source: Option<SourceLine>,
    /// With the condition and found.
    pub found: String,
    /// With the condition and missed.
    pub missed: String,
    /// Without the condition and cleared.
    pub cleared: String,
    /// Without the condition and taken to have it.
    pub wrongly_found: String,
}

/// A number of the summary.
#[derive(Debug, Serialize)]
pub struct NumberRow {
    /// What it is.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A result of a study.
#[derive(Debug, Serialize)]
pub struct AccuracyResultRow {
    /// The study.
    pub study: Link,
    /// The result.
    pub result: String,
    /// What counts as positive; empty when not named.
    pub threshold: String,
    /// Found, wrongly found, missed, cleared.
    pub cells: [String; 4],
    /// Why it is not put together with the others; empty when it is.
    pub left_out: String,
    /// Remarks.
    pub note: String,
    /// Where it was read.
    pub source: SourceLine,
}

/// A judgement of certainty.
#[derive(Debug, Serialize)]
pub struct AccuracyCertaintyView {
    /// Its name on the page.
    pub id: &'static str,
    /// Of what.
    pub of: String,
    /// The level.
    pub badge: Badge,
    /// Its reasons.
    pub grade: GradeView,
}

/// A test in the list on the page of its synthesis.
#[derive(Debug, Serialize)]
pub struct AccuracyLine {
    /// What is asked, with the way to it.
    pub page: Link,
    /// What the test finds and misses.
    pub statement: Vec<String>,
}

/// What the page of a test shows; nothing when the synthesis has none of this id.
pub(super) fn part(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
    id: &Id,
) -> Option<AccuracyPart> {
    let (asked, found) = pairs(desk, entry).find(|(asked, _)| asked.id == *id)?;
    let words = desk.words;
    let model = found.model.as_ref();
    let data = format!("{}.csv", found.file_stem());
    let code = accuracy_script(words, found, &data).map(|code| desk.code(&code, "r"));
    Some(AccuracyPart {
        anchor: format!("accuracy-{}", asked.id),
        question: say!(
            words,
            "accuracy.question",
            test = &asked.test_name,
            condition = &asked.condition,
            reference = &asked.reference
        ),
        statement: statement(words, asked, found),
        population: asked.population.clone(),
        setting: asked.setting.clone(),
        cautions: cautions(words, found),
        tested: found
            .tested
            .iter()
            .map(|one| tested(desk, here, found, one))
            .collect(),
        numbers: model.map(|model| numbers(words, model)).unwrap_or_default(),
        method: model
            .map(|_| say!(words, "accuracy.method"))
            .unwrap_or_default(),
        forest: accuracy_charts::forest(words, asked, found),
        plane: accuracy_charts::plane(words, asked, found),
        results: results(desk, here, found),
        certainty: certainty(desk, asked),
        downloads: downloads(desk, here, found),
        r_code_html: code.unwrap_or_default(),
    })
}

/// The tests of a synthesis, for its page.
pub(super) fn lines(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> Vec<AccuracyLine> {
    let line = |(asked, found): (&TestAccuracy, &AccuracyFindings)| {
        let part = crate::plan::EvidencePart::Accuracy(asked.id.clone());
        AccuracyLine {
            page: here.link(&asked.title, &part.address(&entry.id)),
            statement: statement(desk.words, asked, found),
        }
    };
    pairs(desk, entry).map(line).collect()
}

/// Each test with what is found on it.
fn pairs<'a>(
    desk: &Desk<'a>,
    entry: &'a Entry<Synthesis>,
) -> impl Iterator<Item = (&'a TestAccuracy, &'a AccuracyFindings)> {
    let found = desk.findings.accuracy_of(&entry.id);
    let asked = entry.value.accuracy.iter();
    asked.filter_map(|asked| Some((asked, found.iter().find(|found| found.id == asked.id)?)))
}

fn tested(desk: &Desk<'_>, here: &Here, found: &AccuracyFindings, one: &Tested) -> TestedRow {
    let words = desk.words;
    let with = u64::from(one.with);
    TestedRow {
        of: match &one.of {
            Some((label, _)) => say!(words, "accuracy.at", label = label, with = with),
            None => say!(
                words,
                "accuracy.at-median",
                studies = crate::words::counted!("count.studies", found.counted().count()),
                with = with
            ),
        },
        source: one.of.as_ref().map(|(_, source)| desk.source(here, source)),
        found: people(words, one.found),
        missed: people(words, one.missed()),
        cleared: people(words, one.cleared),
        wrongly_found: people(words, one.wrongly_found()),
    }
}

fn numbers(words: &Words, model: &AccuracyModel) -> Vec<NumberRow> {
    let number = |value: f64| words.decimal(value, 2);
    let row = |name: String, value: String| NumberRow { name, value };
    let [positive, negative] = model.likelihood_ratios;
    let mut rows = vec![
        row(say!(words, "accuracy.positive-ratio"), number(positive)),
        row(say!(words, "accuracy.negative-ratio"), number(negative)),
        row(say!(words, "accuracy.odds-ratio"), number(model.odds_ratio)),
        row(
            say!(words, "accuracy.tau-sensitivity"),
            number(model.tau[0]),
        ),
        row(
            say!(words, "accuracy.tau-specificity"),
            number(model.tau[1]),
        ),
    ];
    let correlation = model.correlation;
    rows.extend(correlation.map(|own| row(say!(words, "accuracy.correlation"), number(own))));
    rows.extend(model.curve.as_ref().map(|curve| {
        let value = say!(
            words,
            "accuracy.curve-numbers",
            threshold = decimal(curve.threshold, 2),
            accuracy = decimal(curve.accuracy, 2),
            shape = decimal(curve.shape, 2)
        );
        row(say!(words, "accuracy.curve-parameters"), value)
    }));
    rows
}

fn results(desk: &Desk<'_>, here: &Here, found: &AccuracyFindings) -> Vec<AccuracyResultRow> {
    let row = |row: &AccuracyRow| {
        let study = desk.evidence.records.studies.get(&row.study)?;
        let mut own = study.value.test_results.iter();
        let own = own.find(|own| own.id == row.result)?;
        Some(AccuracyResultRow {
            study: desk.link(here, Kind::Study, &row.study),
            result: row.result.clone(),
            threshold: row.threshold.clone().unwrap_or_default(),
            cells: row.cells.map(|people| desk.words.whole(u64::from(people))),
            left_out: row.left_out.clone().unwrap_or_default(),
            note: row.note.clone().unwrap_or_default(),
            source: desk.source(here, &own.source),
        })
    };
    found.rows.iter().filter_map(row).collect()
}

fn certainty(desk: &Desk<'_>, asked: &TestAccuracy) -> Vec<AccuracyCertaintyView> {
    let Some(own) = &asked.certainty else {
        return Vec::new();
    };
    let view = |id: &'static str, of: String, grade: &Grade| AccuracyCertaintyView {
        id,
        of,
        badge: desk.certainty_badge(grade.level, String::new()),
        grade: grade_view(desk, grade, None),
    };
    vec![
        view(
            "sensitivity",
            say!(desk, "accuracy.of-sensitivity"),
            &own.sensitivity,
        ),
        view(
            "specificity",
            say!(desk, "accuracy.of-specificity"),
            &own.specificity,
        ),
    ]
}

fn downloads(desk: &Desk<'_>, here: &Here, found: &AccuracyFindings) -> Vec<Download> {
    let stem = found.file_stem();
    let file = |label: String, ending: &str, format: &str| Download {
        label,
        href: here.href(&format!("evidence/{stem}.{ending}")),
        format: format.to_owned(),
    };
    let code = found
        .model
        .as_ref()
        .map(|_| file(say!(desk, "analyses.r-code"), "R", "R"));
    let data = file(say!(desk, "analyses.data"), "csv", "CSV");
    code.into_iter().chain([data]).collect()
}
