//! Risks: the main ones, and the register.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::kind::Kind;
use crate::record::risk::Risk;
use crate::view::part::Link;
use crate::view::reading::Reading;
use crate::words::say;

/// How many risks the short list has.
const TOP: usize = 5;
/// A risk.
#[derive(Debug, Serialize)]
pub struct RiskView {
    /// The risk.
    pub title: Link,
    /// One line.
    pub line: String,
    /// What the evidence says about how likely it is.
    pub likelihood_html: String,
    /// Findings behind it.
    pub evidence: Vec<Link>,
    /// What keeps it in check.
    pub controls: Vec<String>,
    /// What too much control does.
    pub counter_risk_html: String,
    /// How one can tell.
    pub indicator: String,
    /// Who owns it.
    pub owner: String,
    /// Documents that help.
    pub resources: Vec<Link>,
}

/// The main risks.
#[derive(Debug, Serialize)]
pub struct TopRisks {
    /// The risks.
    pub risks: Vec<RiskView>,
    /// How many more belong to the question.
    pub more: usize,
    /// The register.
    pub all: Link,
}

/// The risk register.
#[derive(Debug, Serialize)]
pub struct RiskRegister {
    /// The risks.
    pub risks: Vec<RiskView>,
    /// The register of the site.
    pub all: Link,
}

/// Makes the short list.
pub fn top_risks(reading: &Reading<'_>) -> TopRisks {
    let risks = reading.risks();
    TopRisks {
        risks: risks.iter().take(TOP).map(|r| view(reading, r)).collect(),
        more: risks.len().saturating_sub(TOP),
        all: reading.list(
            &say!(reading.desk, "guidance.all-risks"),
            "risks/index.html",
        ),
    }
}

/// Makes the register.
pub fn risk_register(reading: &Reading<'_>) -> RiskRegister {
    let risks = reading.risks();
    RiskRegister {
        risks: risks.iter().map(|r| view(reading, r)).collect(),
        all: reading.list(
            &say!(reading.desk, "block-risk.register-of-the-site"),
            "risks/index.html",
        ),
    }
}

/// A risk as a view.
pub fn view(reading: &Reading<'_>, entry: &Entry<Risk>) -> RiskView {
    let risk = &entry.value;
    RiskView {
        title: reading.desk.link(reading.here, Kind::Risk, &entry.id),
        line: risk.line.clone(),
        likelihood_html: reading.inline(&risk.likelihood),
        evidence: reading.desk.finding_links(reading.here, &risk.evidence),
        controls: risk.controls.clone(),
        counter_risk_html: reading.inline(&risk.counter_risk),
        indicator: risk.indicator.clone(),
        owner: risk.owner.clone(),
        resources: reading.desk.links(reading.here, &risk.resources),
    }
}
