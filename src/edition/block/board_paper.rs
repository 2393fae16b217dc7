//! Material for a board paper: a summary to copy, what to watch, and what to cite.

use serde::Serialize;

use crate::prose::plain_text;
use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::study::Study;
use crate::record::vocabulary::Offered;
use crate::view::head::canonical;
use crate::view::part::{Download, Link};
use crate::view::reading::Reading;
use crate::view::shared::citation::{self, Citation};
use crate::view::shared::outcome_rows::{self, outcome_line};
use crate::words::{date, say};

use super::business_case::outline_address;
use super::resource::{ResourceView, offered};

/// Material for a board paper.
#[derive(Debug, Serialize)]
pub struct BoardPaper {
    /// The summary as plain text.
    pub text: String,
    /// What to watch.
    pub indicators: Vec<String>,
    /// What to cite.
    pub citations: Vec<Cited>,
    /// The outline of a business case, filled with what the records say.
    pub filled: Vec<Download>,
    /// Outlines of a business case.
    pub outlines: Vec<ResourceView>,
}

/// A study with its reference.
#[derive(Debug, Serialize)]
pub struct Cited {
    /// The study.
    pub study: Link,
    /// The reference.
    pub reference: Citation,
}

/// Makes the block.
pub fn board_paper(reading: &Reading<'_>) -> BoardPaper {
    let risks = reading.risks();
    let studies = reading.studies();
    BoardPaper {
        text: summary(reading),
        indicators: risks.iter().map(|r| r.value.indicator.clone()).collect(),
        citations: studies.iter().map(|s| cited(reading, s)).collect(),
        filled: filled(reading),
        outlines: offered(reading, Offered::BoardPaper),
    }
}

/// The filled outline in both its forms.
fn filled(reading: &Reading<'_>) -> Vec<Download> {
    let address = outline_address(reading);
    let file = |ending: &str, format: String| Download {
        label: say!(reading.desk, "board-paper.five-cases"),
        href: reading.here.href(&format!("{address}.{ending}")),
        format,
    };
    let desk = reading.desk;
    vec![
        file("docx", say!(desk, "board-paper.word-document")),
        file("txt", say!(desk, "board-paper.plain-text")),
    ]
}

/// The summary as plain text, to be pasted as it stands.
fn summary(reading: &Reading<'_>) -> String {
    let mut lines = vec![
        reading.question.value.title.to_uppercase(),
        String::new(),
        plain_text(&reading.edition.bottom_line.0),
    ];
    let desk = reading.desk;
    let messages = reading.edition.key_messages.iter();
    section(
        &mut lines,
        say!(desk, "board-paper.what-follows"),
        messages.map(|m| plain_text(&m.0)),
    );
    let rows = outcome_rows::rows(reading);
    section(
        &mut lines,
        say!(desk, "board-paper.what-was-found"),
        rows.main
            .iter()
            .map(|row| outcome_line(reading.desk.words, row)),
    );
    let harms = plain_text(&reading.question.value.harms.0);
    let heading = say!(desk, "board-paper.unwanted-consequences");
    section(&mut lines, heading, [harms].into_iter());
    let decisions = reading.edition.decide_now.iter();
    section(
        &mut lines,
        say!(desk, "board-paper.what-can-be-decided-now"),
        decisions.map(|d| plain_text(&d.0)),
    );
    let gaps = reading.question.value.gaps.iter();
    section(
        &mut lines,
        say!(desk, "board-paper.what-is-not-known"),
        gaps.map(|g| plain_text(&g.gap.0)),
    );
    lines.push(String::new());
    lines.push(source_words(reading));
    lines.join("\n")
}

fn section(lines: &mut Vec<String>, heading: String, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.map(|item| format!("- {item}")).collect();
    if items.is_empty() {
        return;
    }
    lines.push(String::new());
    lines.push(heading);
    lines.extend(items);
}

fn source_words(reading: &Reading<'_>) -> String {
    let site = &reading.desk.evidence.site.value;
    let address = canonical(site, &reading.here.address);
    say!(
        reading.desk,
        "board-paper.source",
        site = &site.title,
        version = &site.version,
        day = date(reading.desk.evidence.as_of().0),
        address = address.unwrap_or_default()
    )
}

fn cited(reading: &Reading<'_>, entry: &Entry<Study>) -> Cited {
    Cited {
        study: reading.desk.link(reading.here, Kind::Study, &entry.id),
        reference: citation::citation(
            reading.desk.words,
            &entry.value.bibliography,
            &entry.value.label,
        ),
    }
}
