//! A question as one audience reads it: what the edition, the sheet and their lists draw from.

use std::collections::BTreeSet;

use crate::record::audience::Audience;
use crate::record::economic::Economic;
use crate::record::entry::{Entry, Record};
use crate::record::id::{Id, Ref};
use crate::record::implementation::Implementation;
use crate::record::intervention::Intervention;
use crate::record::kind::{Kind, RecordKind};
use crate::record::question::{Edition, Question};
use crate::record::records::Records;
use crate::record::risk::Risk;
use crate::record::shelf::Shelf;
use crate::record::study::Study;
use crate::record::synthesis::{ReviewFinding, Synthesis};
use crate::record::value::Markdown;
use crate::record::vocabulary::{Choice, Place};
use crate::synthesis::OutcomeFindings;
use crate::text::case::capital;
use crate::view::desk::{Desk, Here};

use super::part::Link;

/// The reading grade up to which an audience gets plain names in place of technical ones.
const PLAIN_GRADE: f64 = 8.0;

/// A question as one audience reads it, on the page where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// What views are made from.
    pub desk: &'a Desk<'a>,
    /// The page.
    pub here: &'a Here,
    /// The question.
    pub question: &'a Entry<Question>,
    /// The audience.
    pub audience: &'a Entry<Audience>,
    /// The question's edition for the audience.
    pub edition: &'a Edition,
}

impl<'a> Reading<'a> {
    /// The reading, when question, audience and edition exist.
    pub fn new(desk: &'a Desk<'a>, here: &'a Here, question: &Id, audience: &Id) -> Option<Self> {
        let question = desk.evidence.records.questions.get(question)?;
        let edition = question.value.editions.get(audience.as_str())?;
        Some(Self {
            desk,
            here,
            question,
            audience: desk.evidence.records.audiences.get(audience)?,
            edition,
        })
    }

    /// All records.
    pub fn records(&self) -> &'a Records {
        &self.desk.evidence.records
    }

    /// Markdown as blocks.
    pub fn html(&self, text: &Markdown) -> String {
        self.desk.html(self.here, text)
    }

    /// Markdown inside a sentence or a cell.
    pub fn inline(&self, text: &Markdown) -> String {
        self.desk.inline(self.here, text)
    }

    /// A link to a record under its title.
    pub fn link<K: RecordKind>(&self, reference: &Ref<K>) -> Link {
        self.desk.link_ref(self.here, reference)
    }

    /// The places that are here for the question's readers, from the widest to the nearest.
    pub fn here_places(&self) -> &'a [Choice<Place>] {
        self.desk.evidence.here(Some(&self.question.value))
    }

    /// What comes from each place that is here, where the question says it.
    pub fn notes_from_here(&self) -> Vec<(&'a Choice<Place>, &'a Markdown)> {
        let texts = &self.question.value.relevance.places;
        let places = self.here_places().iter();
        places
            .filter_map(|place| Some((place, texts.get(place)?)))
            .collect()
    }

    /// The syntheses that answer the question, in its order.
    pub fn syntheses(&self) -> Vec<&'a Entry<Synthesis>> {
        syntheses_of(self.desk, self.question)
    }

    /// The studies that contribute to the syntheses, each once.
    pub fn studies(&self) -> Vec<&'a Entry<Study>> {
        studies_of(self.desk, &self.syntheses())
    }

    /// The actions that belong to the question, or all when it names none, in the order of codes.
    pub fn actions(&self) -> Vec<&'a Entry<Implementation>> {
        let shelf = &self.records().implementation;
        let mut actions = if self.question.value.actions.is_empty() {
            shelf.values().collect()
        } else {
            found(shelf, &self.question.value.actions)
        };
        actions.sort_by(|a, b| a.value.code.cmp(&b.value.code));
        actions
    }

    /// The risks that belong to the question, in the order of the register.
    pub fn risks(&self) -> Vec<&'a Entry<Risk>> {
        let mut risks = found(&self.records().risks, &self.question.value.risks);
        risks.sort_by_key(|risk| risk.value.order);
        risks
    }

    /// The economic records of the question's syntheses, in their order.
    pub fn economics(&self) -> Vec<&'a Entry<Economic>> {
        let syntheses = self.syntheses().into_iter();
        let mut economics: Vec<&Entry<Economic>> = syntheses
            .flat_map(|s| found(&self.records().economics, &s.value.economics))
            .collect();
        economics.sort_by_key(|entry| entry.value.order);
        // Two syntheses may carry one record.
        let mut seen = BTreeSet::new();
        economics.retain(|entry| seen.insert(&entry.id));
        economics
    }

    /// The qualitative findings of the question's syntheses, with the synthesis of each.
    pub fn review_findings(&self) -> Vec<(&'a Entry<Synthesis>, &'a ReviewFinding)> {
        with_findings(self.syntheses())
    }

    /// The findings on outcomes of the question's syntheses; one result shown by two syntheses
    /// stands once.
    pub fn outcome_findings(&self) -> Vec<&'a OutcomeFindings> {
        let mut seen = BTreeSet::new();
        let syntheses = self.syntheses().into_iter();
        let all = syntheses.flat_map(|s| self.desk.findings.of_synthesis(&s.id));
        all.filter(|findings| {
            let rows: Vec<&str> = findings.rows.iter().map(|r| r.result.as_str()).collect();
            rows.is_empty() || seen.insert((&findings.outcome, rows))
        })
        .collect()
    }

    /// Whether the audience gets plain names.
    pub fn is_plain(&self) -> bool {
        self.audience.value.reading_grade <= PLAIN_GRADE
    }

    /// An outcome's name, plain where the audience wants it so, with a capital letter.
    pub fn outcome_name(&self, id: &Id) -> String {
        let outcome = self.records().outcomes.get(id);
        let name = outcome.map(|outcome| match self.is_plain() {
            true => outcome.value.plain_name.as_str(),
            false => outcome.value.name.as_str(),
        });
        capital(name.unwrap_or(id.as_str()))
    }

    /// An intervention's or comparator's name, plain where the audience wants it so.
    pub fn intervention_name(&self, id: &Id) -> String {
        let entry = self.records().interventions.get(id);
        let name = entry.map(|entry| match self.is_plain() {
            true => entry.value.plain_name.as_str(),
            false => entry.value.name.as_str(),
        });
        capital(name.unwrap_or(id.as_str()))
    }

    /// The question's intervention and the wider ones of which it is a part, nearest first.
    pub fn interventions(&self) -> Vec<&'a Entry<Intervention>> {
        let shelf = &self.records().interventions;
        let mut chain: Vec<&'a Entry<Intervention>> = Vec::new();
        let mut next = shelf.get(self.question.value.intervention.id());
        while let Some(entry) = next.filter(|entry| chain.iter().all(|seen| seen.id != entry.id)) {
            chain.push(entry);
            let parent = entry.value.parent.as_ref();
            next = parent.and_then(|parent| shelf.get(parent.id()));
        }
        chain
    }

    /// A link to the list of a kind: "All risks".
    pub fn list(&self, label: &str, address: &str) -> Link {
        self.here.link(label, address)
    }

    /// A link to a record by kind and id, under words of its own.
    pub fn link_as(&self, label: impl Into<String>, kind: Kind, id: &Id) -> Link {
        self.here
            .link(label, &self.desk.addresses.of(kind, id.as_str()))
    }

    /// The audience with the lowest reading grade: its words serve everybody.
    pub fn plainest(&self) -> Option<&'a Entry<Audience>> {
        plainest(self.desk)
    }
}

/// The audience with the lowest reading grade.
pub fn plainest<'a>(desk: &Desk<'a>) -> Option<&'a Entry<Audience>> {
    let audiences = desk.evidence.audiences().into_iter();
    audiences.min_by(|a, b| a.value.reading_grade.total_cmp(&b.value.reading_grade))
}

/// The syntheses of a question, in its order.
pub fn syntheses_of<'a>(desk: &Desk<'a>, question: &Entry<Question>) -> Vec<&'a Entry<Synthesis>> {
    found(&desk.evidence.records.syntheses, &question.value.syntheses)
}

/// The studies that contribute to syntheses, each once, in the order of ids.
pub fn studies_of<'a>(desk: &Desk<'a>, syntheses: &[&Entry<Synthesis>]) -> Vec<&'a Entry<Study>> {
    let ids: BTreeSet<&Id> = syntheses
        .iter()
        .flat_map(|synthesis| synthesis.value.studies.iter().map(Ref::id))
        .collect();
    let shelf = &desk.evidence.records.studies;
    ids.into_iter().filter_map(|id| shelf.get(id)).collect()
}

/// Each finding with its synthesis.
pub fn with_findings<'a>(
    syntheses: impl IntoIterator<Item = &'a Entry<Synthesis>>,
) -> Vec<(&'a Entry<Synthesis>, &'a ReviewFinding)> {
    let syntheses = syntheses.into_iter();
    syntheses
        .flat_map(|s| s.value.findings.iter().map(move |finding| (s, finding)))
        .collect()
}

/// The records that references name, in the order of the references.
pub fn found<'a, T: Record>(shelf: &'a Shelf<T>, refs: &[Ref<T::Kind>]) -> Vec<&'a Entry<T>> {
    refs.iter().filter_map(|r| shelf.get(r.id())).collect()
}
