//! Qualitative findings: the summary and the full GRADE-CERQual profile.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::synthesis::{Concern, ReviewFinding, Synthesis};
use crate::text::slug::slug;
use crate::view::part::{Badge, Link, Row};
use crate::words::{TextId, say, text_id};

use super::super::desk::{Desk, Here};

/// A qualitative finding with its confidence.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewFindingView {
    /// The anchor on the evidence page.
    pub anchor: String,
    /// Where it stands on the evidence page, for other pages.
    pub href: String,
    /// Its id.
    pub id: String,
    /// The finding.
    pub statement_html: String,
    /// Its confidence.
    pub badge: Badge,
    /// Whether the judgement is a proposal.
    pub proposed: bool,
    /// Why this confidence; empty when not said.
    pub explanation: String,
    /// The four components: name, level and reason.
    pub components: Vec<Component>,
    /// Contributing studies.
    pub studies: Vec<Link>,
    /// Findings of studies on which it rests.
    pub rests_on: Vec<Link>,
    /// Themes.
    pub themes: Vec<String>,
    /// Facts that help to judge adequacy.
    pub adequacy: Vec<Row>,
}

/// A component of GRADE-CERQual.
#[derive(Debug, Clone, Serialize)]
pub struct Component {
    /// The component.
    pub name: String,
    /// The level in words.
    pub level: String,
    /// The reason.
    pub why: String,
}

/// The findings of a synthesis.
pub(super) fn findings(
    desk: &Desk<'_>,
    here: &Here,
    entry: &Entry<Synthesis>,
) -> Vec<ReviewFindingView> {
    entry
        .value
        .findings
        .iter()
        .map(|finding| view(desk, here, finding))
        .collect()
}

/// The view of a finding, for any page.
pub(in crate::view) fn view(
    desk: &Desk<'_>,
    here: &Here,
    finding: &ReviewFinding,
) -> ReviewFindingView {
    let href = here.href(&desk.addresses.review_finding(&finding.id));
    let cerqual = &finding.cerqual;
    let components = [
        (
            text_id!("cerqual.methodological-limitations"),
            &cerqual.methodological_limitations,
        ),
        (text_id!("cerqual.coherence"), &cerqual.coherence),
        (text_id!("cerqual.adequacy-of-data"), &cerqual.adequacy),
        (text_id!("cerqual.relevance"), &cerqual.relevance),
    ];
    ReviewFindingView {
        anchor: slug(&finding.id),
        href: href.clone(),
        id: finding.id.clone(),
        statement_html: desk.inline(here, &finding.statement),
        badge: desk.confidence_badge(finding.confidence, href),
        proposed: finding.proposed,
        explanation: finding.explanation.clone().unwrap_or_default(),
        components: components
            .into_iter()
            .map(|(name, concern)| component(desk, name, concern))
            .collect(),
        studies: desk.links(here, &finding.studies),
        rests_on: desk.finding_links(here, &finding.rests_on),
        themes: finding.themes.clone(),
        adequacy: vec![
            Row::new(
                say!(desk, "row.studies"),
                desk.words.whole(finding.studies.len()),
            ),
            Row::new(
                say!(desk, "row.findings-it-rests-on"),
                desk.words.whole(finding.rests_on.len()),
            ),
        ],
    }
}

fn component(desk: &Desk<'_>, name: TextId, concern: &Concern) -> Component {
    Component {
        name: desk.text(name),
        level: desk.value(concern.level),
        why: concern.why.clone(),
    }
}
