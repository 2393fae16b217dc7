//! The risk register.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::risk::Risk;

use super::desk::{Desk, Here};
use super::frame::Head;
use super::part::Link;

/// What the template `risks.html` sees.
#[derive(Debug, Serialize)]
pub struct RisksPage {
    /// The risks in their order.
    pub risks: Vec<RiskLine>,
}

/// A risk in the register.
#[derive(Debug, Clone, Serialize)]
pub struct RiskLine {
    /// Its id, for a reader's own record.
    pub id: String,
    /// The risk.
    pub link: Link,
    /// One line about it.
    pub line: String,
    /// What the evidence says about how likely it is.
    pub likelihood_html: String,
    /// What keeps it in check.
    pub controls: Vec<String>,
    /// What too much control does.
    pub counter_risk_html: String,
    /// Who owns it.
    pub owner: String,
    /// How one can tell.
    pub indicator: String,
    /// Findings behind it.
    pub evidence: Vec<Link>,
    /// Resources that help.
    pub resources: Vec<Link>,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here) -> Option<(Head, RisksPage)> {
    let head = Head {
        title: desk.say("title.risk-register"),
        description: desk.say("line.what-can-go-wrong-what-the-evidence"),
        page_type: "risks",
        section: "resources/index.html",
        crumbs: vec![here.link(desk.say("link.toolkit"), "resources/index.html")],
        ..Head::default()
    };
    Some((
        head,
        RisksPage {
            risks: lines(desk, here, |_| true),
        },
    ))
}

/// The lines of the risks that `wanted` takes, in their order.
pub fn lines(desk: &Desk<'_>, here: &Here, wanted: impl Fn(&Entry<Risk>) -> bool) -> Vec<RiskLine> {
    let mut risks: Vec<_> = desk
        .evidence
        .records
        .risks
        .values()
        .filter(|risk| wanted(risk))
        .collect();
    risks.sort_by_key(|risk| (risk.value.order, risk.id.clone()));
    risks
        .into_iter()
        .map(|risk| line(desk, here, risk))
        .collect()
}

fn line(desk: &Desk<'_>, here: &Here, entry: &Entry<Risk>) -> RiskLine {
    let risk = &entry.value;
    RiskLine {
        id: entry.id.to_string(),
        link: desk.link(here, crate::record::kind::Kind::Risk, &entry.id),
        line: risk.line.clone(),
        likelihood_html: desk.inline(here, &risk.likelihood),
        controls: risk.controls.clone(),
        counter_risk_html: desk.inline(here, &risk.counter_risk),
        owner: risk.owner.clone(),
        indicator: risk.indicator.clone(),
        evidence: desk.finding_links(here, &risk.evidence),
        resources: desk.links(here, &risk.resources),
    }
}
