//! A business case on the five-case model, filled with what the records say. What is local is left
//! open and marked; every statement names the record from which it comes.

mod briefing;
mod case;
mod commercial;
mod economic;
mod financial;
mod management;
mod outcomes;
mod strategic;
mod summary;

use crate::record::audience::{Block, BlockKind};
use crate::record::id::Id;
use crate::view::desk::{Desk, Here};
use crate::view::head::published;
use crate::view::reading::Reading;
use crate::view::shared::credits;
use crate::words::{date, say};

use case::edition_address;

pub use briefing::briefing;
pub use case::{Case, FilledTable, Item, Row};

/// An outline of a business case.
#[derive(Debug)]
pub struct Outline {
    /// Where it stands, without the ending of the file: `managers/cost-business-case`.
    pub address: String,
    /// Its title.
    pub title: String,
    /// What it is, and how to use it.
    pub lead: Vec<String>,
    /// The summary and the five cases.
    pub cases: Vec<Case>,
    /// The credits owed for the data, each in one line.
    pub credits: Vec<String>,
}

impl Outline {
    /// Every source with its address, each once, in the order in which they are first named.
    pub fn sources(&self) -> Vec<(&str, &str)> {
        let mut sources = Vec::new();
        let parts = self.cases.iter().flat_map(|case| &case.parts);
        for item in parts.flat_map(case::Part::all) {
            if let Item::Statement {
                source, address, ..
            } = item
                && !sources.contains(&(source.as_str(), address.as_str()))
            {
                sources.push((source.as_str(), address.as_str()));
            }
        }
        sources
    }
}

/// The outlines of a site: one for each question, in the edition of the first audience whose
/// editions have material for a board paper.
pub fn outlines(desk: &Desk<'_>) -> Vec<Outline> {
    let questions = desk.evidence.records.questions.values();
    questions
        .filter_map(|question| {
            let mut audiences = desk.evidence.audiences().into_iter();
            let reads = |id: &Id| question.value.editions.contains_key(id.as_str());
            let audience = audiences.find(|a| has_board_paper(&a.value.blocks) && reads(&a.id))?;
            let here = Here::at("index.html");
            let reading = Reading::new(desk, &here, &question.id, &audience.id)?;
            Some(outline(&reading))
        })
        .collect()
}

fn has_board_paper(blocks: &[Block]) -> bool {
    blocks
        .iter()
        .any(|block| block.block == BlockKind::BoardPaper)
}

/// Where the outline of a question stands, without the ending.
pub fn outline_address(reading: &Reading<'_>) -> String {
    let mut audiences = reading.desk.evidence.audiences().into_iter();
    let editions = &reading.question.value.editions;
    let first = audiences.find(|audience| {
        has_board_paper(&audience.value.blocks) && editions.contains_key(audience.id.as_str())
    });
    let audience = first.map_or(&reading.audience.id, |audience| &audience.id);
    let edition = reading
        .desk
        .addresses
        .edition(&reading.question.id, audience);
    let stem = edition.strip_suffix(".html").unwrap_or(&edition);
    format!("{stem}-business-case")
}

fn outline(reading: &Reading<'_>) -> Outline {
    Outline {
        address: outline_address(reading),
        title: say!(
            reading.desk,
            "business-case.title",
            question = &reading.question.value.title
        ),
        lead: lead(reading),
        cases: vec![
            summary::summary(reading),
            strategic::strategic(reading),
            economic::economic(reading),
            commercial::commercial(reading),
            financial::financial(reading),
            management::management(reading),
        ],
        credits: credits::lines(reading.desk, &reading.syntheses()),
    }
}

fn lead(reading: &Reading<'_>) -> Vec<String> {
    let site = &reading.desk.evidence.site.value;
    let edition = edition_address(reading);
    let from = published(site, &edition).unwrap_or(edition);
    vec![
        say!(
            reading.desk,
            "business-case.filled-from",
            site = &site.title,
            version = &site.version,
            day = date(reading.desk.evidence.as_of().0),
            address = from
        ),
        say!(reading.desk, "business-case.how-to-use"),
    ]
}
