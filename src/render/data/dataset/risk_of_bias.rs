//! Judgements in the form that the R package robvis draws: a row a study, a column a domain.

use crate::record::kind::Kind;
use crate::record::study::{Appraisal, Judgement};
use crate::record::tool::Tool;
use crate::render::data::sheet::Sheet;
use crate::render::output_file::OutputFile;
use crate::view::Desk;

/// The column with the study.
pub(super) const STUDY: &str = "Study";
/// The folder of the tables.
const FOLDER: &str = "risk-of-bias/";

/// The tool of a table, by its address.
pub(super) fn tool_of(address: &str) -> Option<&str> {
    address.strip_prefix(FOLDER)?.strip_suffix(".csv")
}

/// A table for each tool with which a study was judged.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<OutputFile> {
    let tools = desk.evidence.records.tools.values();
    tools
        .filter_map(|entry| table(desk, entry.id.as_str(), &entry.value))
        .collect()
}

fn table(desk: &Desk<'_>, id: &str, tool: &Tool) -> Option<OutputFile> {
    let domains = 1..=tool.domains.len();
    let header = [STUDY.to_owned()]
        .into_iter()
        .chain(domains.map(|place| format!("D{place}")))
        .chain(["Overall".to_owned()]);
    let header: Vec<String> = header.collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut sheet = Sheet::new(format!("{FOLDER}{id}.csv"), &header);
    let mut names: Vec<String> = Vec::new();
    for entry in desk.evidence.records.studies.values() {
        let appraisals = entry.value.appraisals.iter();
        for appraisal in appraisals.filter(|it| it.tool.as_str() == id) {
            let label = desk.title(Kind::Study, &entry.id);
            let name = unlike(&names, named(label, appraisal));
            sheet.row(row(tool, &name, appraisal));
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| sheet.into_file())
}

/// A judgement that waits for agreement says so: the form has no other place for it.
fn named(label: &str, appraisal: &Appraisal) -> String {
    match appraisal.proposed {
        true => format!("{label} (proposed)"),
        false => label.to_owned(),
    }
}

/// The name, with a number where a row has it already: a drawing has one row for each name.
fn unlike(names: &[String], name: String) -> String {
    let mut numbered = (2..).map(|n: usize| format!("{name} ({n})"));
    match names.contains(&name) {
        true => numbered.find(|it| !names.contains(it)).unwrap_or(name),
        false => name,
    }
}

fn row(tool: &Tool, name: &str, appraisal: &Appraisal) -> Vec<String> {
    let word = |judgement: Option<&Judgement>| {
        let level = judgement.map(|it| it.level.as_str()).unwrap_or_default();
        let known = tool.levels.iter().find(|it| it.id == level);
        known.map_or(level, |it| &it.label).to_owned()
    };
    let domains = tool.domains.iter();
    let domains = domains.map(|domain| word(appraisal.domains.get(&domain.id)));
    let row = [name.to_owned()].into_iter().chain(domains);
    row.chain([word(appraisal.overall.as_ref())]).collect()
}
