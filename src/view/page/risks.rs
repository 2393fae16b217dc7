//! The risk register, and the page of a risk.

use serde::Serialize;

use crate::plan::List;
use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::risk::Risk;
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::Link;
use crate::view::shared::finding_line::{FindingLine, finding_lines};
use crate::view::shared::pager::{Pager, Part};
use crate::words::say;

/// What the template `risks.html` sees.
#[derive(Debug, Serialize)]
pub struct RisksPage {
    /// The risks in their order.
    pub risks: Vec<RiskLine>,
    /// The name under which a reader's own record of this page is kept: `risks`, `risks-page-2`.
    pub register: String,
    /// The way to the other pages of the list; nothing when there is one.
    pub pager: Option<Pager>,
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

/// Makes a page of the register, counted from 0.
pub fn list(desk: &Desk<'_>, here: &Here, page: usize) -> Option<(Head, RisksPage)> {
    let all = in_order(desk, |_| true);
    let part = Part {
        total: all.len(),
        page,
    };
    let head = Head {
        title: part.title(desk.words, &say!(desk, "title.risk-register")),
        description: say!(desk, "line.what-can-go-wrong-what-the-evidence"),
        page_type: "risks",
        section: "resources/index.html",
        crumbs: vec![here.link(say!(desk, "link.toolkit"), "resources/index.html")],
        ..Head::default()
    };
    Some((
        head,
        RisksPage {
            risks: part.take(all).map(|risk| line(desk, here, risk)).collect(),
            register: match page {
                0 => "risks".to_owned(),
                _ => format!("risks-page-{}", page + 1),
            },
            pager: part.pager(desk.words, here, |page| List::Risks.address(page)),
        },
    ))
}

fn in_order<'a>(desk: &Desk<'a>, wanted: impl Fn(&Entry<Risk>) -> bool) -> Vec<&'a Entry<Risk>> {
    let risks = desk.evidence.records.risks.values();
    let mut risks: Vec<_> = risks.filter(|risk| wanted(risk)).collect();
    risks.sort_by_key(|risk| (risk.value.order, &risk.id));
    risks
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
            here.link(say!(desk, "link.toolkit"), "resources/index.html"),
            here.link(say!(desk, "link.risk-register"), "risks/index.html"),
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
