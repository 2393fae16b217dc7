//! What is done about it: actions, risks, policies, costs.

use crate::prose::plain_text;
use crate::record::value::MissingReason;
use crate::render::data::sheet::{Sheet, cell};
use crate::view::Desk;
use crate::view::shared::topic::english;
use crate::words::Worded;

use super::cells::known;

pub(super) fn checklist(desk: &Desk<'_>) -> Sheet {
    let header = [
        "code",
        "id",
        "stage",
        "when",
        "priority",
        "action",
        "owner",
        "indicator",
        "motivated_by",
        "where",
    ];
    let mut sheet = Sheet::new("data/checklist.csv", &header);
    for entry in desk.evidence.records.implementation.values() {
        let action = &entry.value;
        let findings: Vec<&str> = action.motivated_by.iter().map(|f| f.as_str()).collect();
        sheet.row(vec![
            action.code.clone(),
            entry.id.to_string(),
            english(desk, &action.stage),
            english(desk, &action.when),
            action.priority.english().to_owned(),
            action.action.clone(),
            cell(action.owner.clone()),
            cell(action.indicator.clone()),
            findings.join("; "),
            cell(action.source.place.clone()),
        ]);
    }
    sheet
}

pub(super) fn risks(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "title",
        "line",
        "cause",
        "likelihood",
        "controls",
        "counter_risk",
        "indicator",
        "owner",
        "evidence",
    ];
    let mut sheet = Sheet::new("data/risks.csv", &header);
    for entry in desk.evidence.records.risks.values() {
        let risk = &entry.value;
        let findings: Vec<&str> = risk.evidence.iter().map(|f| f.as_str()).collect();
        sheet.row(vec![
            entry.id.to_string(),
            risk.title.clone(),
            risk.line.clone(),
            plain_text(&risk.cause.0),
            plain_text(&risk.likelihood.0),
            risk.controls.join("; "),
            plain_text(&risk.counter_risk.0),
            risk.indicator.clone(),
            risk.owner.clone(),
            findings.join("; "),
        ]);
    }
    sheet
}

pub(super) fn policies(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "date",
        "title",
        "kind",
        "jurisdiction",
        "body",
        "commitment",
        "accountable",
        "measured",
        "source_url",
        "source_where",
    ];
    let mut sheet = Sheet::new("data/policies.csv", &header);
    for entry in desk.evidence.records.policies.values() {
        let policy = &entry.value;
        sheet.row(vec![
            entry.id.to_string(),
            policy.date.clone(),
            policy.title.clone(),
            policy.kind.english().to_owned(),
            policy.jurisdiction.clone(),
            policy.body.clone(),
            plain_text(&policy.commitment.0),
            known(Some(&policy.accountable), String::clone),
            known(Some(&policy.measured), String::clone),
            cell(policy.source.url.clone()),
            cell(policy.source.place.clone()),
        ]);
    }
    sheet
}

pub(super) fn economics(desk: &Desk<'_>) -> Sheet {
    let header = [
        "record",
        "study",
        "figure",
        "option",
        "value",
        "low",
        "high",
        "unit",
        "derived",
        "perspective",
        "currency",
        "price_year",
    ];
    let mut sheet = Sheet::new("data/economics.csv", &header);
    for entry in desk.evidence.records.economics.values() {
        let economic = &entry.value;
        for figure in &economic.figures {
            sheet.row(vec![
                entry.id.to_string(),
                cell(
                    economic
                        .study
                        .as_ref()
                        .map(|study| study.as_str().to_owned()),
                ),
                figure.label.clone(),
                cell(figure.option.clone()),
                known(Some(&figure.value), f64::to_string),
                cell(figure.low),
                cell(figure.high),
                figure.unit.clone(),
                cell(figure.derived.clone()),
                known(Some(&economic.perspective), String::clone),
                known(Some(&economic.currency), String::clone),
                known(Some(&economic.price_year), u16::to_string),
            ]);
        }
        for missing in &economic.missing {
            let mut cells = vec![
                entry.id.to_string(),
                String::new(),
                missing.clone(),
                String::new(),
            ];
            cells.push(MissingReason::NotReadable.english().to_owned());
            cells.resize(header.len(), String::new());
            sheet.row(cells);
        }
    }
    sheet
}
