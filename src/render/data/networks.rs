//! The files of networks: an R script with its data.

use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::render::output_file::OutputFile;
use crate::sentence::r_code::{DataFrom, network_data, network_script};
use crate::synthesis::NetworkFindings;
use crate::view::Desk;

use super::credit;
use super::sheet::{Sheet, cell};

/// A script for each network that could be worked out, and its data beside it.
pub(super) fn scripts(desk: &Desk<'_>, entry: &Entry<Synthesis>) -> Vec<OutputFile> {
    let networks = desk.findings.networks(&entry.id).iter();
    let files = networks.filter_map(|found| script(desk, &entry.value, found));
    files.flatten().collect()
}

fn script(
    desk: &Desk<'_>,
    synthesis: &Synthesis,
    found: &NetworkFindings,
) -> Option<[OutputFile; 2]> {
    let stem = found.file_stem();
    let code = network_script(desk.words, found, DataFrom::File(&format!("{stem}.csv")))?;
    let columns = network_data(found);
    let credits: Vec<String> = found
        .trials
        .iter()
        .flat_map(|trial| {
            let credit = credit::of_row(desk.evidence, synthesis, &trial.study);
            vec![credit; trial.contrasts.len()]
        })
        .collect();
    let owes = credits.iter().any(|credit| !credit.is_empty());
    let header = columns.iter().map(|column| column.name.as_str());
    let header: Vec<&str> = header.chain(owes.then_some("credit")).collect();
    let mut sheet = Sheet::new(format!("evidence/{stem}.csv"), &header);
    for (row, credit) in credits.iter().enumerate() {
        let cells = columns.iter().map(|column| cell(column.cells[row].clone()));
        let own = owes.then(|| credit.clone());
        sheet.row(cells.chain(own).collect());
    }
    let comment = credit::comment(desk.evidence, synthesis);
    Some([
        OutputFile::text(format!("evidence/{stem}.R"), comment + &code),
        sheet.into_file(),
    ])
}
