//! How a body of evidence was made: methods, certainty outcome by outcome, doubts about the data, files.

use chart::Figure;
use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::synthesis::Synthesis;
use crate::view::desk::{Desk, Here};
use crate::view::part::{Download, Link, Row};
use crate::view::shared::doubt_line::{self, DoubtLine};
use crate::words::say;

use super::super::analyses;
use super::doubts::{self, Doubt};
use super::effect_direction;
use super::harvest;
use super::menu;
use super::summary::{self, SummaryTable};
use super::swim;

/// Methods, certainty, doubts and files.
#[derive(Debug, Serialize)]
pub struct MethodsPart {
    /// How it was made.
    pub methods_html: String,
    /// Protocol and interests.
    pub facts: Vec<Row>,
    /// The items of the guideline for synthesis without meta-analysis; empty when all is pooled.
    pub swim: Vec<Row>,
    /// The evidence profile, one table per comparison.
    pub profile: Vec<SummaryTable>,
    /// Which way the results of each trial point, drawn; empty when all is pooled.
    pub directions_html: String,
    /// Trials by direction, for outcomes of which nothing else is known; nothing when there are none.
    pub harvest: Option<Figure>,
    /// Results in doubt.
    pub doubts: Vec<Doubt>,
    /// What checks found about its studies and dates.
    pub own_doubts: Vec<DoubtLine>,
    /// The list of further analyses; nothing when no result is pooled.
    pub further: Option<Link>,
    /// R code and data of each pooled result.
    pub scripts: Vec<ScriptRow>,
}

/// The R code of a pooled result.
#[derive(Debug, Serialize)]
pub struct ScriptRow {
    /// The outcome.
    pub outcome: Link,
    /// The code and its data.
    pub files: Vec<Download>,
}

/// The part of a synthesis.
pub(super) fn part(desk: &Desk<'_>, here: &Here, entry: &Entry<Synthesis>) -> MethodsPart {
    let synthesis = &entry.value;
    let found = desk.findings.of_synthesis(&entry.id);
    let scripts: Vec<ScriptRow> = found
        .iter()
        .map(|found| ScriptRow {
            outcome: summary::summary(desk, here, found).outcome,
            files: analyses::downloads(desk, here, found),
        })
        .filter(|script| !script.files.is_empty())
        .collect();
    MethodsPart {
        methods_html: desk.html(here, &synthesis.methods),
        facts: facts(desk, synthesis),
        swim: swim::items(desk, synthesis, found),
        profile: summary::tables(desk, here, &entry.id, &synthesis.comparisons),
        directions_html: effect_direction::figure(desk, &entry.id),
        harvest: harvest::figure(desk, &entry.id),
        doubts: doubts::doubts(desk, here, found),
        own_doubts: doubt_line::of_synthesis(desk, &entry.id),
        further: (!scripts.is_empty()).then(|| menu::further(desk, here, entry)),
        scripts,
    }
}

fn facts(desk: &Desk<'_>, synthesis: &Synthesis) -> Vec<Row> {
    let protocol = synthesis
        .protocol
        .as_ref()
        .map(|p| desk.known(p, String::clone));
    let interests = synthesis.interests.clone();
    vec![
        Row::new(
            say!(desk, "row.protocol"),
            protocol.unwrap_or_else(|| say!(desk, "evidence-page.none-on-record")),
        ),
        Row::new(
            say!(desk, "row.interests"),
            interests.unwrap_or_else(|| say!(desk, "evidence-page.none-on-record")),
        ),
    ]
}
