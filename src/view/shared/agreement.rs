//! How far appraisers agreed before they talked, as a table.

use serde::Serialize;

use crate::record::study::{Appraisal, Appraiser};
use crate::record::tool::Tool;
use crate::synthesis::{AppraiserAgreement, LevelAgreement, appraiser_agreement};
use crate::view::desk::Desk;
use crate::words::{count, decimal, say};

use super::appraisal::{JudgementRow, judgement_row};

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
