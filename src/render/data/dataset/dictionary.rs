//! The dictionary of a data set: each column of each table with its meaning, unit and the values that it
//! can have. It is read off the tables as they are written, and off the types of the records.

use crate::record::format::{Described, described};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::tool::Tool;
use crate::render::data::sheet::Sheet;
use crate::render::output_file::OutputFile;
use crate::view::Desk;

use super::columns::{self, Meaning, Shown};
use super::{listed, risk_of_bias};

/// The name of the file.
pub(super) const FILE: &str = "dictionary.csv";

/// The dictionary of these files.
pub(super) fn dictionary(desk: &Desk<'_>, files: &[OutputFile]) -> OutputFile {
    let header = listed::OF_DICTIONARY.map(|(name, _, _)| name);
    let mut sheet = Sheet::new(FILE, &header);
    let tables = files.iter().filter(|file| file.address.ends_with(".csv"));
    let named = tables.map(|file| (file.address.as_str(), header_of(file)));
    let own = (FILE, header.map(str::to_owned).to_vec());
    for (address, header) in named.chain([own]) {
        for column in header {
            let told = described_column(desk, address, &column).unwrap_or_default();
            sheet.row(vec![
                address.to_owned(),
                column,
                told.about,
                told.value,
                told.unit,
                told.choices.join("; "),
            ]);
        }
    }
    sheet.into_file()
}

/// The first row of a table.
fn header_of(file: &OutputFile) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
    let header = reader
        .headers()
        .map(|row| row.iter().map(str::to_owned).collect());
    header.unwrap_or_default()
}

/// What is known of a column; its choices are as the table writes them.
fn described_column(desk: &Desk<'_>, address: &str, column: &str) -> Option<Described> {
    if let Some(tool) = risk_of_bias::tool_of(address) {
        return of_judgements(desk, tool, column);
    }
    if let Some(own) = fixed(desk, address, column) {
        return Some(own);
    }
    let table = columns::table(address)?;
    match table.named(column) {
        Some(Meaning::Own(about, value)) => Some(own(about, value)),
        Some(Meaning::At(kind, path)) => at(desk, kind, path, None),
        Some(Meaning::Chosen(kind, path, shown)) => at(desk, kind, path, Some(shown)),
        None => at(desk, table.kind, &format!("{}{column}", table.path), None)
            .or_else(|| of_the_site(desk, column)),
    }
}

fn own(about: &str, value: &str) -> Described {
    Described {
        about: about.to_owned(),
        value: value.to_owned(),
        ..Described::default()
    }
}

/// A column of a table whose columns are told one by one.
fn fixed(desk: &Desk<'_>, address: &str, column: &str) -> Option<Described> {
    let is_credit = address.starts_with("evidence/") && column == "credit";
    if is_credit
        && let Some(Meaning::Own(about, value)) = columns::table("data/results.csv")?.named(column)
    {
        return Some(own(about, value));
    }
    let counted = column.trim_end_matches(|c: char| c.is_ascii_digit());
    let (all, column): (&[(&str, &str, &str)], &str) = match address {
        FILE => (&listed::OF_DICTIONARY, column),
        _ if address.starts_with("flow/") => (&listed::OF_FLOW, column),
        _ if address.starts_with("evidence/") && address.ends_with("-results.csv") => {
            (&listed::OF_EVIDENCE, column)
        }
        _ if address.starts_with("evidence/") && is_of_network(desk, address) => {
            (&listed::OF_NETWORK, counted)
        }
        _ if address.starts_with("evidence/") => (&listed::OF_SCRIPT, counted),
        _ => return None,
    };
    let (_, about, value) = all.iter().find(|(name, _, _)| *name == column)?;
    let unit = match column {
        "months" => "months",
        "weight_percent" => "percent",
        _ => "",
    };
    Some(Described {
        unit: unit.to_owned(),
        ..own(about, value)
    })
}

/// Whether a table has the data of a network.
fn is_of_network(desk: &Desk<'_>, address: &str) -> bool {
    let syntheses = desk.evidence.records.syntheses.keys();
    let mut networks = syntheses.flat_map(|id| desk.findings.networks(id));
    networks.any(|found| format!("evidence/{}.csv", found.file_stem()) == address)
}

/// A value of a record, with its choices in the words of the table.
fn at(desk: &Desk<'_>, kind: Kind, path: &str, shown: Option<Shown>) -> Option<Described> {
    let mut found = described(kind, path)?;
    if let Some(name) = &found.vocabulary {
        let vocabulary = desk
            .evidence
            .records
            .vocabularies
            .get(&Id::new(name.as_str()));
        let values = vocabulary.into_iter().flat_map(|entry| &entry.value.values);
        found.choices = values.map(|value| value.words("en").to_owned()).collect();
    }
    if let Some(shown) = shown {
        let choices = found.choices.iter().filter_map(|name| shown(name));
        found.choices = choices.map(str::to_owned).collect();
    }
    Some(found)
}

/// A property or a number that the site itself has named.
fn of_the_site(desk: &Desk<'_>, column: &str) -> Option<Described> {
    let id = Id::new(column);
    let studies = || desk.evidence.records.studies.values();
    let mut values: Vec<String> = studies()
        .filter_map(|entry| entry.value.groups.get(&id).cloned())
        .collect();
    if !values.is_empty() {
        values.sort();
        values.dedup();
        let found = described(Kind::Study, "groups")?;
        return Some(Described {
            value: "text".to_owned(),
            choices: values,
            ..found
        });
    }
    let is_number = studies().any(|entry| entry.value.numbers.contains_key(&id));
    is_number
        .then(|| described(Kind::Study, "numbers"))
        .flatten()
        .map(|found| Described {
            value: "number".to_owned(),
            ..found
        })
}

/// A column of judgements: a domain of the tool with its levels.
fn of_judgements(desk: &Desk<'_>, tool: &str, column: &str) -> Option<Described> {
    let tool: &Tool = &desk.evidence.records.tools.get(&Id::new(tool))?.value;
    let levels = || {
        tool.levels
            .iter()
            .map(|level| level.label.clone())
            .collect()
    };
    if column == risk_of_bias::STUDY {
        let about = "The study by its label, with `(proposed)` behind it while the judgement waits for agreement.";
        return Some(own(about, "text"));
    }
    if column == risk_of_bias::WEIGHT {
        let about =
            "The weight of the study in the pooled result of the outcome that the file names.";
        return Some(Described {
            unit: "percent".to_owned(),
            ..own(about, "number")
        });
    }
    let about = match column
        .strip_prefix('D')
        .and_then(|place| place.parse::<usize>().ok())
    {
        Some(place) => tool.domains.get(place.checked_sub(1)?)?.label.clone(),
        None => "The overall judgement.".to_owned(),
    };
    Some(Described {
        choices: levels(),
        ..own(&format!("{}: {about}", tool.name), "one of the values")
    })
}
