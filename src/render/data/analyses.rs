//! The results and analyses of each synthesis, in full precision.

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::synthesis::Synthesis;
use crate::render::output_file::OutputFile;
use crate::render::piece::{MadeFrom, Piece};
use crate::sentence::r_code::{DataFrom, r_data, r_script};
use crate::sentence::{left_out, row as row_words};
use crate::synthesis::{Numbers, OutcomeFindings};
use crate::view::{Desk, evidence};
use crate::words::Words;

use super::accuracy;
use super::analysis_json;
use super::credit;
use super::networks;
use super::sheet::{Sheet, cell};

/// Two files for each synthesis with numbers, and two more for each pooled outcome.
pub(super) fn pieces<'a>(desk: &'a Desk<'a>) -> impl Iterator<Item = Piece<'a>> {
    let syntheses = desk.evidence.records.syntheses.values();
    let with_results = syntheses.filter(|entry| desk.findings.has_numbers(&entry.id));
    with_results.map(|entry| {
        let from = MadeFrom::Record(Kind::Synthesis, &entry.id);
        Piece::new(format!("analyses/{}", entry.id), from, || {
            let mut files = vec![results(desk, entry), analyses(desk, entry)];
            files.extend(scripts(desk, entry));
            files.extend(drawings(desk, entry));
            files.extend(networks::scripts(desk, entry));
            files.extend(accuracy::files(desk, entry));
            files
        })
    })
}

fn results(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> OutputFile {
    let header = [
        "comparison",
        "outcome",
        "result",
        "study",
        "label",
        "measure",
        "estimate",
        "ci_low",
        "ci_high",
        "yi",
        "sei",
        "weight_percent",
        "months",
        "in_doubt",
        "left_out",
        "note",
        "credit",
    ];
    let words = &Words::english();
    let mut sheet = Sheet::new(format!("evidence/{}-results.csv", entry.id), &header);
    for found in desk.findings.of_synthesis(&entry.id) {
        for row in &found.rows {
            sheet.row(vec![
                found.comparison.to_string(),
                found.outcome.to_string(),
                row.result.clone(),
                row.study.to_string(),
                row_words::label(words, &row.label),
                row.measure.short().to_owned(),
                cell(row.estimate.map(|e| e.value)),
                cell(row.estimate.and_then(|e| e.low)),
                cell(row.estimate.and_then(|e| e.high)),
                cell(row.size.map(|size| size.yi())),
                cell(row.size.map(|size| size.sei())),
                cell(row.weight),
                cell(row.months),
                row.in_doubt.to_string(),
                cell(
                    row.left_out
                        .as_ref()
                        .map(|why| left_out::left_out(words, why)),
                ),
                cell(left_out::remarks(words, &row.remarks)),
                credit::of_row(desk.evidence, &entry.value, &row.study),
            ]);
        }
    }
    sheet.into_file()
}

fn analyses(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> OutputFile {
    let value = analysis_json::synthesis_json(desk.evidence, entry, desk.findings);
    let text = serde_json::to_string_pretty(&value).unwrap_or_default() + "\n";
    OutputFile::text(format!("evidence/{}-analyses.json", entry.id), text)
}

/// The picture of what is found, and the forest plot of each outcome, as files.
fn drawings(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> Vec<OutputFile> {
    let found = desk.findings.of_synthesis(&entry.id).iter();
    let plots = found.filter_map(|found| evidence::forest_file(desk, found));
    let all = evidence::picture_file(desk, entry).into_iter().chain(plots);
    all.map(|(address, svg)| OutputFile::text(address, svg))
        .collect()
}

/// An R script for each pooled outcome, and its data beside it.
fn scripts(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> Vec<OutputFile> {
    let found = desk.findings.of_synthesis(&entry.id).iter();
    found
        .filter_map(|found| script(desk, &entry.value, found))
        .flatten()
        .collect()
}

fn script(
    desk: &Desk<'_>,
    synthesis: &Synthesis,
    found: &OutcomeFindings,
) -> Option<[OutputFile; 2]> {
    let numbers = found.numbers()?;
    let stem = found.file_stem();
    let code = r_script(desk.words, &numbers, DataFrom::File(&format!("{stem}.csv")))?;
    let columns = r_data(desk.words, &numbers);
    let credits = credits_of_rows(desk, synthesis, &numbers);
    let header = columns.iter().map(|column| column.name.as_str());
    let header: Vec<&str> = header
        .chain((!credits.is_empty()).then_some("credit"))
        .collect();
    let mut sheet = Sheet::new(format!("evidence/{stem}.csv"), &header);
    for row in 0..columns.first().map_or(0, |column| column.cells.len()) {
        let cells = columns.iter().map(|column| cell(column.cells[row].clone()));
        sheet.row(cells.chain(credits.get(row).cloned()).collect());
    }
    let credit = credit::comment(desk.evidence, synthesis);
    Some([
        OutputFile::text(format!("evidence/{stem}.R"), credit + &code),
        sheet.into_file(),
    ])
}

/// The credit owed for each row of the data of a script; none where no row owes one.
fn credits_of_rows(desk: &Desk<'_>, synthesis: &Synthesis, numbers: &Numbers<'_>) -> Vec<String> {
    let rows = numbers.rows.iter().filter(|row| row.is_pooled());
    let credits = rows.map(|row| credit::of_row(desk.evidence, synthesis, &row.study));
    let credits: Vec<String> = credits.collect();
    match credits.iter().all(String::is_empty) {
        true => Vec::new(),
        false => credits,
    }
}
