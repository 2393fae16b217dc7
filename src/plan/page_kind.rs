//! What a page can show.

use crate::record::id::Id;

use super::browse::Browse;
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
    /// The evidence page of a synthesis.
    Evidence(Id),
    /// The further analyses of a synthesis that pools results.
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
    /// A stub at an earlier address.
    Redirect(String),
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
