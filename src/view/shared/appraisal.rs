//! Appraisals of studies: their judgements, and how far two appraisers agree.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::study::{Appraisal, Appraiser, Judgement};
use crate::record::tool::{Mark, Tool};
use crate::synthesis::{AppraiserAgreement, LevelAgreement, appraiser_agreement};
use crate::view::desk::{Desk, Here};
use crate::view::part::{Link, SourceLine};
use crate::words::{count, decimal, say};

use super::doubt_line::{self, DoubtLine};

/// An appraisal of a study.
#[derive(Debug, Clone, Serialize)]
pub struct AppraisalView {
    /// The tool, linked to its domains and levels.
    pub tool: Link,
    /// Who judged.
    pub by: String,
    /// Whether the judgement awaits agreement.
    pub proposed: bool,
    /// One row per domain of the tool.
    pub rows: Vec<JudgementRow>,
    /// The overall judgement, when there is one.
    pub overall: Option<JudgementRow>,
    /// What each person judged alone, where it is on record.
    pub alone: Option<Alone>,
    /// How far those people agreed, two by two.
    pub agreement: Vec<AgreementView>,
    /// Remarks; empty when there are none.
    pub note: String,
    /// Where the judgements were read, when it is said.
    pub source: Option<SourceLine>,
}

/// A judgement on a domain.
#[derive(Debug, Clone, Serialize)]
pub struct JudgementRow {
    /// The domain.
    pub domain: String,
    /// The mark of the level: `low`, `some`, `high`, `critical`, `no-information`, `not-applicable`.
    pub mark: String,
    /// The level in words.
    pub level: String,
    /// The reason; empty when none is given.
    pub support: String,
}

/// Makes the view of an appraisal. Domains that were not judged say so.
pub fn appraisal(desk: &Desk<'_>, here: &Here, appraisal: &Appraisal) -> Option<AppraisalView> {
    let tool = &desk.evidence.records.tools.get(appraisal.tool.id())?.value;
    let rows = tool
        .domains
        .iter()
        .map(|domain| judgement_row(desk, tool, &domain.label, appraisal.domains.get(&domain.id)));
    Some(AppraisalView {
        tool: desk.link_ref(here, &appraisal.tool),
        by: appraisal.by.clone(),
        proposed: appraisal.proposed,
        rows: rows.collect(),
        overall: appraisal
            .overall
            .as_ref()
            .map(|o| judgement_row(desk, tool, &say!(desk, "appraisal.overall"), Some(o))),
        alone: alone(desk, tool, appraisal),
        agreement: agreement(desk, tool, std::iter::once(appraisal)),
        note: appraisal.note.clone().unwrap_or_default(),
        source: appraisal
            .source
            .as_ref()
            .map(|source| desk.source(here, source)),
    })
}

/// What checks found about the overall judgements of a study.
pub fn appraisal_doubts(desk: &Desk<'_>, study: &Id) -> Vec<DoubtLine> {
    doubt_line::of_appraisals(desk, study)
}

/// The row of one judgement.
pub fn judgement_row(
    desk: &Desk<'_>,
    tool: &Tool,
    domain: &str,
    judgement: Option<&Judgement>,
) -> JudgementRow {
    let level = judgement.and_then(|j| tool.levels.iter().find(|level| level.id == j.level));
    JudgementRow {
        domain: domain.to_owned(),
        mark: level
            .map_or("not-applicable", |level| mark_id(level.mark))
            .to_owned(),
        level: level.map_or_else(
            || say!(desk, "appraisal.not-judged"),
            |level| level.label.clone(),
        ),
        support: judgement
            .and_then(|j| j.support.clone())
            .unwrap_or_default(),
    }
}

/// The name of a mark in templates and styles.
pub fn mark_id(mark: Mark) -> &'static str {
    match mark {
        Mark::Low => "low",
        Mark::Some => "some",
        Mark::High => "high",
        Mark::Critical => "critical",
        Mark::NoInformation => "no-information",
        Mark::NotApplicable => "not-applicable",
    }
}

/// The agreement of two people.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementView {
    /// The two: "A and B".
    pub people: String,
    /// How many appraisals both made: "3 studies"; empty for a single one.
    pub studies: String,
    /// On domains, and on overall levels where there are several.
    pub rows: Vec<AgreementRow>,
}

/// Agreement on one kind of judgement.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementRow {
    /// What was judged: "Domains".
    pub what: String,
    /// How many judgements both made.
    pub items: usize,
    /// On how many they agreed: "5 (83%)".
    pub agreed: String,
    /// Cohen's kappa; empty where it cannot be worked out.
    pub kappa: String,
    /// Kappa with linear weights; empty where it cannot be worked out.
    pub weighted: String,
}

/// What each person judged alone, beside what was agreed.
#[derive(Debug, Clone, Serialize)]
pub struct Alone {
    /// The people.
    pub people: Vec<String>,
    /// One row per domain, then the overall level.
    pub rows: Vec<AloneRow>,
}

/// What each person judged on one domain.
#[derive(Debug, Clone, Serialize)]
pub struct AloneRow {
    /// The domain.
    pub domain: String,
    /// One judgement per person.
    pub marks: Vec<JudgementRow>,
    /// The judgement that was agreed.
    pub agreed: JudgementRow,
}

/// The agreement over appraisals with a tool; one entry per two people.
pub fn agreement<'a>(
    desk: &Desk<'_>,
    tool: &Tool,
    appraisals: impl Iterator<Item = &'a Appraisal>,
) -> Vec<AgreementView> {
    let found = appraiser_agreement(tool, appraisals);
    found.iter().map(|two| of_two(desk, two)).collect()
}

/// What each appraiser judged alone; none where nobody's own judgements are on record.
pub fn alone(desk: &Desk<'_>, tool: &Tool, appraisal: &Appraisal) -> Option<Alone> {
    let people = &appraisal.appraisers;
    let overall = say!(desk, "appraisal.overall");
    let mut rows: Vec<AloneRow> = tool
        .domains
        .iter()
        .map(|domain| {
            let own = |one: &Appraiser| {
                judgement_row(desk, tool, &domain.label, one.domains.get(&domain.id))
            };
            AloneRow {
                domain: domain.label.clone(),
                marks: people.iter().map(own).collect(),
                agreed: judgement_row(desk, tool, &domain.label, appraisal.domains.get(&domain.id)),
            }
        })
        .collect();
    let own = |one: &Appraiser| judgement_row(desk, tool, &overall, one.overall.as_ref());
    rows.push(AloneRow {
        domain: overall.clone(),
        marks: people.iter().map(own).collect(),
        agreed: judgement_row(desk, tool, &overall, appraisal.overall.as_ref()),
    });
    (!people.is_empty()).then(|| Alone {
        people: people.iter().map(|one| one.by.clone()).collect(),
        rows,
    })
}

fn of_two(desk: &Desk<'_>, found: &AppraiserAgreement) -> AgreementView {
    let is_several = found.appraisals > 1;
    let domains = found.domains.as_ref();
    let overall = found.overall.as_ref().filter(|_| is_several);
    let rows = [
        (say!(desk, "appraisal.domains"), domains),
        (say!(desk, "appraisal.overall-levels"), overall),
    ];
    let rows = rows
        .into_iter()
        .filter_map(|(what, found)| Some(row(desk, what, found?)));
    AgreementView {
        people: desk
            .words
            .all_of([found.first.as_str(), found.second.as_str()]),
        studies: if is_several {
            count!(desk, "count.studies", found.appraisals)
        } else {
            String::new()
        },
        rows: rows.collect(),
    }
}

fn row(desk: &Desk<'_>, what: String, found: &LevelAgreement) -> AgreementRow {
    let shown = |kappa: Option<f64>| {
        kappa
            .map(|kappa| desk.words.decimal(kappa, 2))
            .unwrap_or_default()
    };
    let agreement = found.agreement;
    let mut weighted = shown(found.weighted);
    if found.ranked < agreement.items && !weighted.is_empty() {
        weighted = say!(
            desk,
            "appraisal.of-ranked",
            kappa = weighted,
            items = found.ranked
        );
    }
    AgreementRow {
        what,
        items: agreement.items,
        agreed: say!(
            desk,
            "appraisal.agreed",
            n = agreement.agreed,
            percent = decimal(agreement.percent(), 0)
        ),
        kappa: shown(agreement.kappa),
        weighted,
    }
}
