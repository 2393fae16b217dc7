//! Questions and their editions: what an audience reads of a question, block by block.

mod attributions;
pub mod block;
pub mod decision;
pub mod questions;
mod reading_path;
pub mod references;
pub mod sheet;

use serde::Serialize;

use crate::prose::plain_text;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Link, MenuItem, Row};
use crate::view::reading::Reading;
use crate::words::say;

use attributions::attributions;
use block::BlockView;
use reading_path::ReadingPath;
use references::{Reference, references};

/// What the template `edition.html` sees.
#[derive(Debug, Serialize)]
pub struct EditionPage {
    /// For whom the page is.
    pub audience: String,
    /// What can be read in five minutes, in twenty, and all there is.
    pub paths: Vec<ReadingPath>,
    /// The blocks in the audience's order.
    pub blocks: Vec<BlockView>,
    /// The sources that the blocks name, in the order of their numbers.
    pub references: Vec<Reference>,
    /// The question for everybody: editions and evidence behind it.
    pub hub: Link,
    /// The one-page sheet.
    pub sheet: Link,
}

/// Makes the page.
pub fn view(
    desk: &Desk<'_>,
    here: &Here,
    question: &Id,
    audience: &Id,
) -> Option<(Head, EditionPage)> {
    let here = &here.with_numbers();
    let reading = Reading::new(desk, here, question, audience)?;
    let blocks = block::blocks(&reading);
    let sources = here.sources.as_ref();
    let page = EditionPage {
        audience: reading.audience.value.plural.clone(),
        paths: reading_path::paths(&reading, &blocks),
        blocks,
        references: sources
            .map(|sources| references(desk, here, sources))
            .unwrap_or_default(),
        hub: reading.link_as(
            say!(reading.desk, "link.this-question-for-every-reader"),
            Kind::Question,
            question,
        ),
        sheet: here.link(
            say!(reading.desk, "link.one-page-sheet"),
            &desk.addresses.sheet(question, audience),
        ),
    };
    Some((head(&reading), page))
}

fn head(reading: &Reading<'_>) -> Head {
    let audience = reading.audience;
    let home = reading.desk.addresses.audience_home(&audience.id);
    Head {
        title: reading.question.value.title.clone(),
        description: say!(
            reading.desk,
            "edition.description",
            audience = &audience.value.plural,
            answer = plain_text(&reading.edition.bottom_line.0)
        ),
        page_type: "edition",
        audience: Some(audience.id.to_string()),
        crumbs: vec![reading.here.link(
            say!(
                reading.desk,
                "title.for-readers",
                readers = &audience.value.plural
            ),
            &home,
        )],
        section: "questions/index.html",
        switcher: switcher(reading),
        provenance: provenance(reading),
        attributions: attributions(reading),
        overdue: reading.desk.overdue(reading.question),
        hidden: false,
    }
}

/// The other editions of the question, in the order of the site's doors.
fn switcher(reading: &Reading<'_>) -> Vec<MenuItem> {
    let audiences = reading.desk.evidence.audiences().into_iter();
    audiences
        .filter(|a| reading.question.value.editions.contains_key(a.id.as_str()))
        .map(|audience| {
            let address = reading
                .desk
                .addresses
                .edition(&reading.question.id, &audience.id);
            MenuItem {
                label: crate::text::case::capital(&audience.value.name),
                href: reading.here.href(&address),
                current: audience.id == reading.audience.id,
            }
        })
        .collect()
}

/// What only editions say in the panel "About this page".
pub fn provenance(reading: &Reading<'_>) -> Vec<Row> {
    let link = reading.link_as(
        say!(reading.desk, "edition.pico-editions-and-gaps"),
        Kind::Question,
        &reading.question.id,
    );
    vec![Row::linked(say!(reading.desk, "row.question"), link)]
}
