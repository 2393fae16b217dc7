//! What a page can show.

use crate::evidence::OutBecause;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::life::Removal;

use super::browse::Browse;
use super::evidence_part::EvidencePart;
use super::lists::List;

/// What a page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageKind {
    /// The home page with its role doors.
    Home,
    /// The home page of an audience.
    AudienceHome(Id),
    /// A question for everybody: editions and evidence behind it.
    Question(Id),
    /// The edition of a question for an audience.
    Edition {
        /// The question.
        question: Id,
        /// The audience.
        audience: Id,
    },
    /// The one-page sheet of a question for an audience.
    Sheet {
        /// The question.
        question: Id,
        /// The audience.
        audience: Id,
    },
    /// The table of a question for a meeting that decides.
    Decision(Id),
    /// The evidence page of a synthesis: its summary.
    Evidence(Id),
    /// A part of a synthesis in full, or all of them as one document.
    EvidencePart(Id, EvidencePart),
    /// The list of the further analyses of a synthesis that pools results.
    Analyses(Id),
    /// A page of a list, counted from 0.
    List(List, usize),
    /// A page of the list of studies, counted from 0.
    Studies(usize),
    /// A page of a list of studies by one property, or behind a row of the evidence map.
    Browse(Box<Browse>),
    /// The evidence map.
    Map,
    /// Records side by side.
    Compare,
    /// The search page.
    Search,
    /// The page on which a reader puts a briefing together.
    Briefing,
    /// A study.
    Study(Id),
    /// An outcome.
    Outcome(Id),
    /// The list of interventions and comparators.
    Interventions,
    /// An intervention or comparator.
    Intervention(Id),
    /// The themes of findings.
    Findings,
    /// The readiness checklist.
    Checklist,
    /// A risk.
    Risk(Id),
    /// The register of questions to decide locally.
    OpenIssues,
    /// A question to decide locally.
    OpenIssue(Id),
    /// A resource.
    Resource(Id),
    /// An economic record.
    Economic(Id),
    /// A policy.
    Policy(Id),
    /// An update.
    Update(Id),
    /// Appraisal tools.
    Tools,
    /// A standing page.
    Standing(Id),
    /// Downloads.
    Downloads,
    /// The accessibility statement.
    Accessibility,
    /// The page for addresses that do not exist.
    NotFound,
    /// The page of a record that is out: that it is, and why.
    Removed(Box<RemovedRecord>),
    /// A stub at an earlier address.
    Redirect(String),
}

impl PageKind {
    /// The record that the page shows, where it shows one.
    pub fn record(&self) -> Option<(Kind, Id)> {
        let (kind, id) = match self {
            PageKind::Question(id)
            | PageKind::Decision(id)
            | PageKind::Edition { question: id, .. }
            | PageKind::Sheet { question: id, .. } => (Kind::Question, id),
            PageKind::Evidence(id) | PageKind::EvidencePart(id, _) | PageKind::Analyses(id) => {
                (Kind::Synthesis, id)
            }
            PageKind::Study(id) => (Kind::Study, id),
            PageKind::Outcome(id) => (Kind::Outcome, id),
            PageKind::Intervention(id) => (Kind::Intervention, id),
            PageKind::Risk(id) => (Kind::Risk, id),
            PageKind::OpenIssue(id) => (Kind::OpenIssue, id),
            PageKind::Resource(id) => (Kind::Resource, id),
            PageKind::Economic(id) => (Kind::Economic, id),
            PageKind::Policy(id) => (Kind::Policy, id),
            PageKind::Standing(id) => (Kind::Page, id),
            PageKind::Update(id) => (Kind::Update, id),
            _ => return None,
        };
        Some((kind, id.clone()))
    }
}

/// A record that is out, for its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedRecord {
    /// How lists and links named it.
    pub title: String,
    /// What took it out.
    pub because: OutBecause,
    /// Why.
    pub removal: Removal,
    /// What takes its place: the title and the address.
    pub replaced_by: Option<(String, String)>,
}

/// A page with its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// The address, relative to the site.
    pub address: String,
    /// What the page shows.
    pub page: PageKind,
}

/// A page at its address.
pub(super) fn planned(address: impl Into<String>, page: PageKind) -> Planned {
    Planned {
        address: address.into(),
        page,
    }
}
