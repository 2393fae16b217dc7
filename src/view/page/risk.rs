//! The page of a risk.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::shared::finding_line::{FindingLine, finding_lines};
use crate::view::shared::part::Link;

/// What the template `risk.html` sees.
#[derive(Debug, Serialize)]
pub struct RiskPage {
    /// One line about it.
    pub line: String,
    /// How it comes about.
    pub cause_html: String,
    /// What the evidence says about how likely it is.
    pub likelihood_html: String,
    /// What keeps it in check.
    pub controls: Vec<String>,
    /// What too much control does.
    pub counter_risk_html: String,
    /// How one can tell.
    pub indicator: String,
    /// Who owns it.
    pub owner: String,
    /// Findings behind it.
    pub findings: Vec<FindingLine>,
    /// Resources that help.
    pub resources: Vec<Link>,
    /// Where it is used.
    pub used_in: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, RiskPage)> {
    let entry = desk.evidence.records.risks.get(id)?;
    let risk = &entry.value;
    let head = Head {
        title: risk.title.clone(),
        description: risk.line.clone(),
        page_type: "risk",
        section: "resources/index.html",
        crumbs: vec![
            here.link(desk.say("link.toolkit"), "resources/index.html"),
            here.link(desk.say("link.risk-register"), "risks/index.html"),
        ],
        overdue: desk.overdue(entry),
        ..Head::default()
    };
    let page = RiskPage {
        line: risk.line.clone(),
        cause_html: desk.html(here, &risk.cause),
        likelihood_html: desk.html(here, &risk.likelihood),
        controls: risk.controls.clone(),
        counter_risk_html: desk.html(here, &risk.counter_risk),
        indicator: risk.indicator.clone(),
        owner: risk.owner.clone(),
        findings: finding_lines(desk, here, &risk.evidence),
        resources: desk.links(here, &risk.resources),
        used_in: desk.used_in(here, Kind::Risk, id),
    };
    Some((head, page))
}
