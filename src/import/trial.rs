//! An import tried with any bytes beside a site without content, as those do who look for inputs at
//! which it stops.

use crate::diag::Severity;
use crate::evidence::{self, Settings};
use crate::load::Source;
use crate::load::source::Format;
use crate::record::read;
use crate::record::result::Measure;
use crate::record::value::Better;

use super::form;
use super::table::Reading;
use super::write::{Asked, plan};

/// A site without content.
const SITE: &str = "title: A\ntagline: B\ndescription: C\nlanguage: en\nversion: '1'\naudiences: []\n\
    organisation: {name: D, contact: {text: E}}\nlicence: {name: F}\n";

/// Reads the bytes of a file, plans the records and checks them. Gives how many there would be and the
/// errors in them; nothing for a file that is refused.
pub fn try_import(bytes: &[u8]) -> Option<(usize, Vec<String>)> {
    let reading = Reading {
        outcome: Some("Calm".to_owned()),
        measure: Some(Measure::SMD),
        intervention: Some("Tea".to_owned()),
        comparator: Some("No tea".to_owned()),
        is_synthesis: true,
        ..Reading::default()
    };
    let found = form::read("tried", bytes, &reading).ok()?.found;
    let settings = Settings {
        with_drafts: true,
        ..Settings::default()
    };
    let site = || source("site.yaml", SITE);
    let (records, _) = read::read_alone(vec![site()]);
    let before = evidence::link(records, settings).0?;
    let asked = Asked {
        better: vec![(None, Better::Higher)],
        ..Asked::default()
    };
    let plan = plan(found, &before, &asked);
    let changed = plan
        .changes
        .iter()
        .map(|change| source(&change.path, &change.after));
    let (records, problems) = read::read_alone(std::iter::once(site()).chain(changed).collect());
    let errors = problems
        .sorted()
        .into_iter()
        .filter(|problem| problem.severity == Severity::Error);
    let mut errors: Vec<String> = errors.map(|problem| problem.message.clone()).collect();
    let is_there = evidence::link(records, settings).0.is_some();
    errors.extend((!is_there).then(|| "the records cannot be linked".to_owned()));
    Some((plan.changes.len(), errors))
}

fn source(path: &str, text: &str) -> Source {
    let (folder, file) = path.split_once('/').unwrap_or(("", path));
    let stem = file.trim_end_matches(".yaml");
    Source::new(
        path.to_owned(),
        folder.to_owned(),
        stem.to_owned(),
        Format::Yaml,
        text.to_owned(),
    )
    .0
}
