//! Judgements in the form that the R package robvis draws: a row a study, a column a domain.

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::study::{Appraisal, Judgement};
use crate::record::tool::Tool;
use crate::render::data::sheet::Sheet;
use crate::render::output_file::OutputFile;
use crate::synthesis::OutcomeFindings;
use crate::view::Desk;

/// The column with the study.
pub(super) const STUDY: &str = "Study";
/// The folder of the tables.
const FOLDER: &str = "risk-of-bias/";

/// The column with the weight of a study.
pub(super) const WEIGHT: &str = "Weight";

/// The tool of a table, by its address: that of all studies bears its name, those of pooled outcomes stand
/// in a folder of that name.
pub(super) fn tool_of(address: &str) -> Option<&str> {
    let inside = address.strip_prefix(FOLDER)?.strip_suffix(".csv")?;
    inside.split('/').next()
}

/// A table for each tool with which a study was judged, and one with weights for each pooled outcome.
pub(super) fn tables(desk: &Desk<'_>) -> Vec<OutputFile> {
    let tools = desk.evidence.records.tools.values();
    let of_tool = |entry: &Entry<Tool>| {
        let (id, tool) = (entry.id.as_str(), &*entry.value);
        let outcomes = desk.evidence.records.syntheses.keys();
        let outcomes = outcomes.flat_map(|it| desk.findings.of_synthesis(it));
        let weighted = outcomes.filter_map(|found| weighted(desk, id, tool, found));
        all(desk, id, tool)
            .into_iter()
            .chain(weighted)
            .collect::<Vec<_>>()
    };
    tools.flat_map(of_tool).collect()
}

/// The judgements of all studies.
fn all(desk: &Desk<'_>, id: &str, tool: &Tool) -> Option<OutputFile> {
    let mut table = Table::new(format!("{FOLDER}{id}.csv"), tool, None);
    for entry in desk.evidence.records.studies.values() {
        let appraisals = entry.value.appraisals.iter();
        for appraisal in appraisals.filter(|it| it.tool.as_str() == id) {
            table.add(desk.title(Kind::Study, &entry.id), appraisal, None);
        }
    }
    table.into_file()
}

/// The judgements of the studies of a pooled outcome, with their weights in it; nothing where one of them
/// was not judged with the tool, because bars of robvis would then be of other studies.
fn weighted(desk: &Desk<'_>, id: &str, tool: &Tool, found: &OutcomeFindings) -> Option<OutputFile> {
    found.pooled.as_ref()?;
    let address = format!("{FOLDER}{id}/{}.csv", found.file_stem());
    let mut table = Table::new(address, tool, Some(WEIGHT));
    for row in found.rows.iter().filter(|row| row.is_pooled()) {
        let study = &desk.evidence.records.studies.get(&row.study)?.value;
        let judged = study.appraisals.iter().find(|it| it.tool.as_str() == id)?;
        table.add(
            desk.title(Kind::Study, &row.study),
            judged,
            Some(row.weight?),
        );
    }
    table.into_file()
}

/// A table on its way.
struct Table<'t> {
    tool: &'t Tool,
    sheet: Sheet,
    names: Vec<String>,
}

impl<'t> Table<'t> {
    fn new(address: String, tool: &'t Tool, last: Option<&str>) -> Self {
        let domains = (1..=tool.domains.len()).map(|place| format!("D{place}"));
        let header = [STUDY.to_owned()].into_iter().chain(domains);
        let header = header.chain(["Overall".to_owned()]);
        let header: Vec<String> = header.chain(last.map(str::to_owned)).collect();
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        Self {
            tool,
            sheet: Sheet::new(address, &header),
            names: Vec::new(),
        }
    }

    fn add(&mut self, label: &str, appraisal: &Appraisal, weight: Option<f64>) {
        let name = unlike(&self.names, named(label, appraisal));
        let mut cells = row(self.tool, &name, appraisal);
        cells.extend(weight.map(|weight| weight.to_string()));
        self.sheet.row(cells);
        self.names.push(name);
    }

    fn into_file(self) -> Option<OutputFile> {
        (!self.names.is_empty()).then(|| self.sheet.into_file())
    }
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
