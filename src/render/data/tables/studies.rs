//! Studies and what was judged of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::reads;
use crate::record::study::{Judgement, Study};
use crate::render::data::credit;
use crate::render::data::sheet::{Sheet, cell};
use crate::view::Desk;
use crate::view::shared::topic::english;
use crate::words::Worded;

use super::cells::known;

pub(super) fn studies(desk: &Desk<'_>) -> Sheet {
    let (groups, numbers) = own_properties(desk);
    let header = [
        "id",
        "label",
        "design",
        "year",
        "title",
        "doi",
        "countries",
        "setting",
        "setting_kinds",
        "role_type",
        "people",
        "n",
        "condition",
        "percent_women",
        "mean_age",
        "format",
        "mode",
        "structure",
        "duration",
        "funding",
        "credit",
    ];
    let own = groups.iter().chain(&numbers).map(|name| name.as_str());
    let header: Vec<&str> = header.into_iter().chain(own).collect();
    let mut sheet = Sheet::new("data/studies.csv", &header);
    for entry in desk.evidence.records.studies.values() {
        // Who paid for it.
        reads::note_prose(Kind::Study, &entry.id);
        let study = &entry.value;
        let (b, p, d) = (
            &study.bibliography,
            study.population.as_ref(),
            study.delivery.as_ref(),
        );
        let mut row = vec![
            entry.id.to_string(),
            study.label.clone(),
            study.design.english().to_owned(),
            cell(b.year),
            cell(b.title.clone()),
            cell(b.doi.clone()),
            study.countries.join("; "),
            cell(study.setting.clone()),
            kinds(desk, study),
            cell(study.role_type.as_ref().map(|role| english(desk, role))),
            cell(p.map(|p| p.description.clone())),
            known(p.and_then(|p| p.n.as_ref()), u32::to_string),
            cell(p.and_then(|p| p.condition.clone())),
            cell(p.and_then(|p| p.percent_women)),
            cell(p.and_then(|p| p.mean_age)),
            cell(d.and_then(|d| d.format.clone())),
            cell(d.and_then(|d| d.mode.clone())),
            cell(d.and_then(|d| d.structure.clone())),
            cell(d.and_then(|d| d.duration.clone())),
            known(study.funding.as_ref(), String::clone),
            credit::of_study(Some(study)),
        ];
        row.extend(groups.iter().map(|name| cell(study.groups.get(*name))));
        row.extend(numbers.iter().map(|name| cell(study.numbers.get(*name))));
        sheet.row(row);
    }
    sheet
}

fn kinds(desk: &Desk<'_>, study: &Study) -> String {
    let kinds = study.setting_kinds.iter();
    let words: Vec<String> = kinds.map(|kind| english(desk, kind)).collect();
    words.join("; ")
}

/// The properties and numbers that the site itself has named, each of which has a column.
fn own_properties<'a>(desk: &Desk<'a>) -> (BTreeSet<&'a Id>, BTreeSet<&'a Id>) {
    let studies = || desk.evidence.records.studies.values();
    let groups = studies().flat_map(|entry| entry.value.groups.keys());
    let numbers = studies().flat_map(|entry| entry.value.numbers.keys());
    (groups.collect(), numbers.collect())
}

pub(super) fn appraisals(desk: &Desk<'_>) -> Sheet {
    let header = [
        "study", "tool", "domain", "level", "support", "by", "kind", "proposed", "credit",
    ];
    let mut sheet = Sheet::new("data/appraisals.csv", &header);
    for entry in desk.evidence.records.studies.values() {
        for appraisal in &entry.value.appraisals {
            let domains = (&appraisal.domains, appraisal.overall.as_ref());
            let mut judged = vec![(domains, appraisal.by.as_str(), "final")];
            let people = appraisal.appraisers.iter();
            judged.extend(people.map(|one| {
                let domains = (&one.domains, one.overall.as_ref());
                (domains, one.by.as_str(), "alone")
            }));
            for ((domains, overall), by, kind) in judged {
                for (domain, judgement) in in_rows(domains, overall) {
                    sheet.row(vec![
                        entry.id.to_string(),
                        appraisal.tool.as_str().to_owned(),
                        domain.to_owned(),
                        judgement.level.clone(),
                        cell(judgement.support.clone()),
                        by.to_owned(),
                        kind.to_owned(),
                        appraisal.proposed.to_string(),
                        credit::of_study(Some(&entry.value)),
                    ]);
                }
            }
        }
    }
    sheet
}

/// Judgements by domain, then the overall one.
fn in_rows<'a>(
    domains: &'a BTreeMap<String, Judgement>,
    overall: Option<&'a Judgement>,
) -> impl Iterator<Item = (&'a str, &'a Judgement)> {
    let domains = domains.iter().map(|(domain, j)| (domain.as_str(), j));
    domains.chain(overall.map(|judgement| ("overall", judgement)))
}
