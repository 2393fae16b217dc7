//! What a page rests on: its record or the records it lists, and the syntheses behind them.

use crate::plan::{List, PageKind};
use crate::record::entry::{Entry, Record};
use crate::record::id::Id;
use crate::record::kind::{Kind, RecordKind};
use crate::record::reads::{self, Read};
use crate::record::shelf::Shelf;
use crate::record::synthesis::Synthesis;
use crate::record::value::Date;
use crate::view::desk::Desk;
use crate::view::reading::syntheses_of;

/// When a record was reviewed, and when it should be reviewed next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// When it was reviewed last.
    pub reviewed: Option<Date>,
    /// When it should be reviewed next.
    pub review_by: Option<Date>,
}

impl Dates {
    fn of<T: Record>(entry: &Entry<T>) -> Self {
        Self {
            reviewed: entry.value.life().reviewed,
            review_by: entry.value.life().review_by,
        }
    }
}

/// What a page rests on.
#[derive(Debug, Default)]
pub struct Behind<'a> {
    /// The page's own record.
    pub record: Option<Dates>,
    /// The records that the page lists, when it is a list.
    pub listed: Vec<Dates>,
    /// The syntheses whose evidence it shows.
    pub syntheses: Vec<&'a Entry<Synthesis>>,
    /// The question that it answers.
    pub question: Option<&'a Id>,
    /// The audience for whom it is.
    pub audience: Option<&'a Id>,
}

impl<'a> Behind<'a> {
    /// What a page rests on.
    pub fn of(desk: &Desk<'a>, page: &'a PageKind) -> Self {
        Self {
            record: own(desk, page),
            listed: listed(desk, page),
            syntheses: syntheses(desk, page),
            question: match page {
                PageKind::Question(id)
                | PageKind::Decision(id)
                | PageKind::Edition { question: id, .. }
                | PageKind::Sheet { question: id, .. } => Some(id),
                _ => None,
            },
            audience: match page {
                PageKind::AudienceHome(id)
                | PageKind::Edition { audience: id, .. }
                | PageKind::Sheet { audience: id, .. } => Some(id),
                _ => None,
            },
        }
    }

    /// The day of the newest review among what the page shows.
    pub fn newest(&self) -> Option<Date> {
        let dates = self.record.iter().chain(&self.listed);
        dates.filter_map(|dates| dates.reviewed).max()
    }
}

fn own(desk: &Desk<'_>, page: &PageKind) -> Option<Dates> {
    fn of<T: Record>(shelf: &Shelf<T>, id: &Id) -> Option<Dates> {
        shelf.get(id).map(Dates::of)
    }
    let records = &desk.evidence.records;
    match page {
        PageKind::AudienceHome(id) => of(&records.audiences, id),
        PageKind::Question(id)
        | PageKind::Decision(id)
        | PageKind::Edition { question: id, .. }
        | PageKind::Sheet { question: id, .. } => of(&records.questions, id),
        PageKind::Evidence(id) | PageKind::EvidencePart(id, _) | PageKind::Analyses(id) => {
            of(&records.syntheses, id)
        }
        PageKind::Study(id) => of(&records.studies, id),
        PageKind::Outcome(id) | PageKind::List(List::Results(id), _) => of(&records.outcomes, id),
        PageKind::Intervention(id) => of(&records.interventions, id),
        PageKind::Risk(id) => of(&records.risks, id),
        PageKind::OpenIssue(id) => of(&records.open_issues, id),
        PageKind::Resource(id) => of(&records.resources, id),
        PageKind::Economic(id) => of(&records.economics, id),
        PageKind::Policy(id) => of(&records.policies, id),
        PageKind::Update(id) => of(&records.updates, id),
        PageKind::Standing(id) => of(&records.pages, id),
        PageKind::Accessibility => of(&records.pages, &Id::new("accessibility")),
        _ => None,
    }
}

fn listed(desk: &Desk<'_>, page: &PageKind) -> Vec<Dates> {
    fn all<T: Record>(shelf: &Shelf<T>) -> Vec<Dates> {
        let kind = <T::Kind as RecordKind>::KIND;
        reads::noted_as(Read::Reviews(kind), || {
            shelf.values().map(Dates::of).collect()
        })
    }
    let records = &desk.evidence.records;
    match page {
        PageKind::Home | PageKind::List(List::Questions, _) => all(&records.questions),
        PageKind::List(List::Evidence | List::Certainty, _) => all(&records.syntheses),
        PageKind::Studies(_)
        | PageKind::Browse(_)
        | PageKind::Map
        | PageKind::Findings
        | PageKind::List(List::Theme(_), _) => all(&records.studies),
        PageKind::List(List::Outcomes, _) => all(&records.outcomes),
        PageKind::Interventions => all(&records.interventions),
        PageKind::Checklist => all(&records.implementation),
        PageKind::List(List::Risks, _) => all(&records.risks),
        PageKind::OpenIssues => all(&records.open_issues),
        PageKind::List(List::Resources, _) => all(&records.resources),
        PageKind::List(List::Economics, _) => all(&records.economics),
        PageKind::List(List::Policies, _) => all(&records.policies),
        PageKind::List(List::Examples, _) => all(&records.examples),
        PageKind::List(List::Glossary, _) => all(&records.terms),
        PageKind::Tools => all(&records.tools),
        _ => Vec::new(),
    }
}

fn syntheses<'a>(desk: &Desk<'a>, page: &PageKind) -> Vec<&'a Entry<Synthesis>> {
    let shelf = &desk.evidence.records.syntheses;
    let naming = |kind: Kind, id: &Id| {
        let key = (kind, id.clone());
        let users = desk.evidence.cited_by.of_kind(&key, Kind::Synthesis);
        users.filter_map(|(_, id)| shelf.get(id)).collect()
    };
    match page {
        PageKind::Question(id)
        | PageKind::Decision(id)
        | PageKind::Edition { question: id, .. }
        | PageKind::Sheet { question: id, .. } => {
            let question = desk.evidence.records.questions.get(id);
            question.map_or_else(Vec::new, |question| syntheses_of(desk, question))
        }
        PageKind::Evidence(id) | PageKind::EvidencePart(id, _) | PageKind::Analyses(id) => {
            shelf.get(id).into_iter().collect()
        }
        PageKind::Study(id) => naming(Kind::Study, id),
        PageKind::Outcome(id) | PageKind::List(List::Results(id), _) => naming(Kind::Outcome, id),
        PageKind::Intervention(id) => naming(Kind::Intervention, id),
        PageKind::Economic(id) => naming(Kind::Economic, id),
        PageKind::Policy(id) => naming(Kind::Policy, id),
        PageKind::Home
        | PageKind::AudienceHome(_)
        | PageKind::List(List::Questions, _)
        | PageKind::List(List::Evidence | List::Certainty, _)
        | PageKind::Studies(_)
        | PageKind::Browse(_)
        | PageKind::Map
        | PageKind::List(List::Outcomes, _)
        | PageKind::Interventions
        | PageKind::Findings
        | PageKind::List(List::Theme(_), _)
        | PageKind::List(List::Economics, _) => shelf.values().collect(),
        _ => Vec::new(),
    }
}
