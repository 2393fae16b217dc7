//! The flow of studies in the form that the R package PRISMA2020 and its web form read: the rows of their
//! template, each with its count. A count that is not known is `NA` and not nought.

use crate::record::synthesis::{ExclusionCount, Flow};
use crate::render::data::sheet::Sheet;
use crate::render::output_file::OutputFile;
use crate::view::Desk;

use super::listed::OF_FLOW;

/// What the form says where nothing is known.
const NOTHING: &str = "NA";

/// A row of the template: its name, node and box, what is counted, and what the box says.
struct Row(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// The rows of the template, in its order. Reports are counted under databases and registers, because
/// records do not part them by where they were found.
const ROWS: [Row; 33] = [
    Row(
        "NA",
        "node4",
        "prevstud",
        "Grey title box; Previous studies",
        "Previous studies",
    ),
    Row(
        "previous_studies",
        "node5",
        "box1",
        "Studies included in previous version of review",
        "",
    ),
    Row(
        "previous_reports",
        "NA",
        "box1",
        "Reports of studies included in previous version of review",
        "",
    ),
    Row(
        "NA",
        "node6",
        "newstud",
        "Yellow title box; Identification of new studies via databases and registers",
        "Identification of new studies via databases and registers",
    ),
    Row(
        "database_results",
        "node7",
        "box2",
        "Records identified from: Databases",
        "Databases",
    ),
    Row(
        "database_specific_results",
        "NA",
        "box2",
        "Records identified from: specific databases",
        "Specific Databases",
    ),
    Row(
        "register_results",
        "NA",
        "box2",
        "Records identified from: Registers",
        "Registers",
    ),
    Row(
        "register_specific_results",
        "NA",
        "box2",
        "Records identified from: specific registers",
        "Specific Registers",
    ),
    Row(
        "NA",
        "node16",
        "othstud",
        "Grey title box; Identification of new studies via other methods",
        "Identification of new studies via other methods",
    ),
    Row(
        "website_results",
        "node17",
        "box11",
        "Records identified from: other sources, whichever they are",
        "Other sources",
    ),
    Row(
        "organisation_results",
        "NA",
        "box11",
        "Records identified from: Organisations",
        "Organisations",
    ),
    Row(
        "citations_results",
        "NA",
        "box11",
        "Records identified from: Citation searching",
        "Citation searching",
    ),
    Row("duplicates", "node8", "box3", "Duplicate records", ""),
    Row(
        "excluded_automatic",
        "NA",
        "box3",
        "Records marked as ineligible by automation tools",
        "",
    ),
    Row(
        "excluded_other",
        "NA",
        "box3",
        "Records removed for other reasons",
        "",
    ),
    Row(
        "records_screened",
        "node9",
        "box4",
        "Records screened (databases and registers)",
        "Records screened",
    ),
    Row(
        "records_excluded",
        "node10",
        "box5",
        "Records excluded (databases and registers)",
        "Records excluded",
    ),
    Row(
        "dbr_sought_reports",
        "node11",
        "box6",
        "Reports sought for retrieval (databases and registers)",
        "Reports sought for retrieval",
    ),
    Row(
        "dbr_notretrieved_reports",
        "node12",
        "box7",
        "Reports not retrieved (databases and registers)",
        "Reports not retrieved",
    ),
    Row(
        "other_sought_reports",
        "node18",
        "box12",
        "Reports sought for retrieval (other)",
        "Reports sought for retrieval",
    ),
    Row(
        "other_notretrieved_reports",
        "node19",
        "box13",
        "Reports not retrieved (other)",
        "Reports not retrieved",
    ),
    Row(
        "dbr_assessed",
        "node13",
        "box8",
        "Reports assessed for eligibility (databases and registers)",
        "Reports assessed for eligibility",
    ),
    Row(
        "dbr_excluded",
        "node14",
        "box9",
        "Reports excluded (databases and registers)",
        "Reports excluded",
    ),
    Row(
        "other_assessed",
        "node20",
        "box14",
        "Reports assessed for eligibility (other)",
        "Reports assessed for eligibility",
    ),
    Row(
        "other_excluded",
        "node21",
        "box15",
        "Reports excluded (other)",
        "Reports excluded",
    ),
    Row(
        "new_studies",
        "node15",
        "box10",
        "New studies included in review",
        "",
    ),
    Row(
        "new_reports",
        "NA",
        "box10",
        "Reports of new included studies",
        "",
    ),
    Row(
        "total_studies",
        "node22",
        "box16",
        "Total studies included in review",
        "",
    ),
    Row(
        "total_reports",
        "NA",
        "box16",
        "Reports of total included studies",
        "",
    ),
    Row(
        "total_studies_ma",
        "NA",
        "box16",
        "Total studies included in meta-analysis",
        "",
    ),
    Row(
        "identification",
        "node1",
        "identification",
        "Blue identification box",
        "Identification",
    ),
    Row(
        "screening",
        "node2",
        "screening",
        "Blue screening box",
        "Screening",
    ),
    Row(
        "included",
        "node3",
        "included",
        "Blue included box",
        "Included",
    ),
];

/// A table for each body of evidence whose flow is recorded.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<OutputFile> {
    let syntheses = desk.evidence.records.syntheses.values();
    let with_flow = syntheses.filter_map(|entry| Some((entry, entry.value.flow.as_ref()?)));
    with_flow
        .map(|(entry, flow)| table(entry.id.as_str(), flow))
        .collect()
}

fn table(synthesis: &str, flow: &Flow) -> OutputFile {
    let mut sheet = Sheet::new(
        format!("flow/{synthesis}.csv"),
        &OF_FLOW.map(|(name, _, _)| name),
    );
    for Row(data, node, place, about, words) in ROWS {
        let words = if words.is_empty() { about } else { words };
        let count = match data {
            NOTHING | "identification" | "screening" | "included" => "0".to_owned(),
            "dbr_excluded" => reasons(&flow.excluded),
            _ => count(flow, data).map_or(NOTHING.to_owned(), |n| n.to_string()),
        };
        let cells = [data, node, place, about, words, about, NOTHING];
        let cells = cells.into_iter().map(str::to_owned);
        sheet.row(cells.chain([count]).collect());
    }
    sheet.into_file()
}

fn count(flow: &Flow, data: &str) -> Option<u32> {
    match data {
        "previous_studies" => flow.previous_studies,
        "database_results" => flow.databases,
        "register_results" => flow.registers,
        "website_results" => flow.other_sources,
        "duplicates" => flow.duplicates,
        "excluded_automatic" => flow.removed_by_tools,
        "excluded_other" => flow.removed_other,
        "records_screened" => flow.screened,
        "records_excluded" => flow.screened_out,
        "dbr_sought_reports" => flow.sought,
        "dbr_notretrieved_reports" => flow.not_retrieved,
        "dbr_assessed" => flow.assessed,
        "new_studies" => flow.included_studies,
        "new_reports" => flow.included_reports,
        "total_studies_ma" => flow.pooled_studies,
        _ => None,
    }
}

/// "Wrong outcome, 3; No comparison, 2": the form parts with these signs, so no reason may hold them.
fn reasons(excluded: &[ExclusionCount]) -> String {
    let one = |it: &ExclusionCount| {
        let reason = it.reason.replace([',', ';'], " –");
        format!("{reason}, {}", it.n)
    };
    match excluded {
        [] => NOTHING.to_owned(),
        some => some.iter().map(one).collect::<Vec<_>>().join("; "),
    }
}
