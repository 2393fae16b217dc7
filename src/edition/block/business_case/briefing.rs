//! A briefing: what an edition says, in the order of its audience, as a document to send. It holds what a
//! reader needs to judge the answer; registers, checklists and what is for the screen stay on the site.

use std::collections::BTreeSet;

use crate::edition::block::finding;
use crate::prose::plain_text;
use crate::record::audience::{Block, BlockKind};
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::value::Markdown;
use crate::view::desk::{Desk, Here};
use crate::view::head::published;
use crate::view::reading::{Reading, with_findings};
use crate::view::shared::credits;
use crate::words::{date, say, text_id};

use super::case::{Case, Item, Part, Row, columns, edition_address, first, of_question, part};
use super::{Outline, economic, management, outcomes, strategic};

/// The briefing of a question for an audience; nothing where it has no such edition.
pub fn briefing(desk: &Desk<'_>, question: &Id, audience: &Id) -> Option<Outline> {
    let here = Here::at("index.html");
    let reading = Reading::new(desk, &here, question, audience)?;
    let address = edition_address(&reading);
    let mut told = BTreeSet::new();
    let blocks = reading.audience.value.blocks.iter();
    let cases = blocks.filter_map(|block| {
        let parts = parts(&reading, block);
        let parts: Vec<Part> = parts.into_iter().filter_map(known).collect();
        let is_new = !parts.is_empty() && told.insert(topic(block.block));
        let heading = block.heading.clone();
        is_new.then_some(Case { heading, parts })
    });
    Some(Outline {
        cases: cases.collect(),
        lead: lead(&reading, &address),
        credits: credits::lines(desk, &reading.syntheses()),
        title: reading.question.value.title.clone(),
        address,
    })
}

/// Where it is from, and how to read it.
fn lead(reading: &Reading<'_>, address: &str) -> Vec<String> {
    let site = &reading.desk.evidence.site.value;
    let from = say!(
        reading.desk,
        "briefing-document.from",
        audience = &reading.audience.value.plural,
        site = &site.title,
        version = &site.version,
        day = date(reading.desk.evidence.as_of().0),
        address = published(site, address).unwrap_or_else(|| address.to_owned())
    );
    vec![from, say!(reading.desk, "briefing-document.how-to-read")]
}

/// Kinds of block that tell one thing under two names.
fn topic(kind: BlockKind) -> BlockKind {
    match kind {
        BlockKind::Numbers => BlockKind::Effects,
        BlockKind::Duties => BlockKind::Policy,
        BlockKind::RiskRegister => BlockKind::TopRisks,
        kind => kind,
    }
}

/// What a block gives to a briefing; nothing where it is for the screen.
fn parts(reading: &Reading<'_>, block: &Block) -> Vec<Part> {
    let (question, edition) = (&reading.question.value, reading.edition);
    let one = |part| vec![part];
    match topic(block.block) {
        BlockKind::ShortAnswer => {
            let texts = [&edition.bottom_line].into_iter();
            one(said(reading, texts.chain(&edition.key_messages)))
        }
        BlockKind::WhatIsIt => one(strategic::proposed(reading)),
        BlockKind::ForWhom => one(said(reading, &question.for_whom)),
        BlockKind::Effects => vec![outcomes::effects(reading), economic::harms(reading)],
        BlockKind::Cost => one(without_heading(economic::studies_of_cost(reading))),
        BlockKind::Displacement => one(said(reading, &question.displacement)),
        BlockKind::Policy => one(without_heading(strategic::policy(reading))),
        BlockKind::Applicability => one(without_heading(strategic::fit(reading))),
        BlockKind::TopRisks => one(without_heading(management::watched(reading))),
        BlockKind::DecideNow => one(said(reading, &edition.decide_now)),
        BlockKind::Gaps => one(said(reading, question.gaps.iter().map(|gap| &gap.gap))),
        BlockKind::Concerns => one(concerns(reading)),
        BlockKind::Voices => one(findings(reading)),
        _ => Vec::new(),
    }
}

/// The part without what is to be filled in; nothing where nothing is left.
fn known(mut part: Part) -> Option<Part> {
    let is_known = |item: &Item| matches!(item, Item::Statement { .. });
    part.items.retain(is_known);
    if let Some(table) = &mut part.table {
        table.rows.retain(|row| is_known(&row.item));
    }
    part.table = part.table.filter(|table| !table.rows.is_empty());
    (!part.is_empty()).then_some(part)
}

/// The part below the heading of its block alone.
fn without_heading(part: Part) -> Part {
    Part {
        heading: String::new(),
        ..part
    }
}

/// Texts of the question, in order.
fn said<'t>(reading: &Reading<'_>, texts: impl IntoIterator<Item = &'t Markdown>) -> Part {
    let items = texts.into_iter();
    let items = items.map(|text| of_question(reading, plain_text(&text.0)));
    Part {
        heading: String::new(),
        table: None,
        items: items.collect(),
    }
}

/// Worries, each with what is known.
fn concerns(reading: &Reading<'_>) -> Part {
    let concerns = reading.question.value.concerns.iter();
    let lines = concerns.map(|concern| {
        let known = plain_text(&concern.known.0);
        let worry = &concern.concern;
        let line = say!(
            reading.desk,
            "briefing-document.concern",
            worry = worry,
            known = known
        );
        of_question(reading, line)
    });
    Part {
        heading: String::new(),
        table: None,
        items: lines.collect(),
    }
}

/// What people say, each finding with the confidence in it.
fn findings(reading: &Reading<'_>) -> Part {
    let own = with_findings(reading.syntheses());
    let (own, more) = first(reading, finding::best_first(own));
    let rows = own.into_iter().map(|(synthesis, found)| {
        let plain = found.plain.as_ref().filter(|_| reading.is_plain());
        let statement = plain_text(&plain.unwrap_or(&found.statement).0);
        let confidence = finding::confidence_words(reading.desk.words, found);
        let source = reading
            .desk
            .evidence
            .title_of(Kind::Synthesis, synthesis.id.as_str());
        Row {
            item: Item::Statement {
                text: say!(
                    reading.desk,
                    "briefing-document.finding",
                    finding = &statement,
                    confidence = &confidence
                ),
                source: source.unwrap_or(synthesis.id.as_str()).to_owned(),
                address: reading.desk.addresses.review_finding(&found.id),
            },
            cells: vec![statement, confidence],
        }
    });
    let names = [
        text_id!("business-case.column-what-was-found"),
        text_id!("briefing-document.column-confidence"),
        text_id!("business-case.column-source"),
    ];
    let rows = rows.collect();
    let heading = text_id!("business-case.what-the-evidence-says");
    let found = part(reading, heading, more.into_iter().collect());
    without_heading(found.with_table(columns(reading, names), rows))
}
