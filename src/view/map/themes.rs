//! The qualitative part of the map: how many findings each source has on each theme.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::text::slug::slug;
use crate::view::part::Link;
use crate::words::{count, say};

use super::super::desk::{Desk, Here};

/// Sources have a column each up to here; beyond, those of one design share a column.
const MOST_COLUMNS: usize = 12;

/// Themes by source.
#[derive(Debug, Serialize)]
pub struct ThemeMap {
    /// The sources, or their designs.
    pub sources: Vec<Link>,
    /// The themes in alphabetical order.
    pub rows: Vec<ThemeRow>,
}

/// A theme.
#[derive(Debug, Serialize)]
pub struct ThemeRow {
    /// The theme.
    pub theme: Link,
    /// One cell for each source.
    pub cells: Vec<ThemeCell>,
}

/// A cell.
#[derive(Debug, Serialize)]
pub struct ThemeCell {
    /// The source.
    pub source: String,
    /// How many findings; empty when there are none.
    pub words: String,
    /// The same with the theme and the source, for links read alone.
    pub full_words: String,
    /// The findings on the theme.
    pub href: String,
}

/// Makes the table; nothing when the site has no findings.
pub(super) fn theme_map(desk: &Desk<'_>, here: &Here) -> Option<ThemeMap> {
    let mut counts: BTreeMap<&str, BTreeMap<Link, usize>> = BTreeMap::new();
    let columns = columns(desk, here);
    for entry in desk.evidence.findings().map(|(_, entry)| entry) {
        let Some(column) = columns.get(&entry.study) else {
            continue;
        };
        for theme in &entry.finding.themes {
            let row = counts.entry(theme).or_default();
            *row.entry(column.clone()).or_default() += 1;
        }
    }
    let mut sources: Vec<Link> = columns.into_values().collect();
    sources.sort();
    sources.dedup();
    let rows = counts.iter();
    let rows: Vec<ThemeRow> = rows
        .map(|(theme, counts)| row(desk, here, theme, counts, &sources))
        .collect();
    (!rows.is_empty()).then_some(ThemeMap { sources, rows })
}

/// The column of each study with findings.
fn columns(desk: &Desk<'_>, here: &Here) -> BTreeMap<Id, Link> {
    let studies = desk.evidence.records.studies.values();
    let sources: Vec<_> = studies
        .filter(|study| !study.value.findings.is_empty())
        .collect();
    let few = sources.len() <= MOST_COLUMNS;
    let column = |study: &&crate::record::entry::Entry<crate::record::study::Study>| {
        let link = if few {
            desk.link(here, Kind::Study, &study.id)
        } else {
            Link::new(desk.value(study.value.design), String::new())
        };
        (study.id.clone(), link)
    };
    sources.iter().map(column).collect()
}

fn row(
    desk: &Desk<'_>,
    here: &Here,
    theme: &str,
    counts: &BTreeMap<Link, usize>,
    sources: &[Link],
) -> ThemeRow {
    let link = here.link(theme, &format!("findings/{}.html", slug(theme)));
    let cell = |source: &Link| {
        let count = counts.get(source).copied().unwrap_or_default();
        let words = count!(desk, "count.findings", count);
        ThemeCell {
            source: source.label.clone(),
            full_words: say!(
                desk,
                "map.findings-on-from",
                findings = &words,
                theme = theme,
                source = &source.label,
            ),
            words: if count == 0 { String::new() } else { words },
            href: link.href.clone(),
        }
    };
    ThemeRow {
        cells: sources.iter().map(cell).collect(),
        theme: link,
    }
}
