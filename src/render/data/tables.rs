//! The tables of the site.

use crate::prose::plain_text;
use crate::record::result::{ArmData, StudyResult};
use crate::record::study::Study;
use crate::record::vocabulary::{Attribution, Known, MissingReason};
use crate::render::files::OutputFile;
use crate::view::Desk;
use crate::view::desk::{known_text, missing_words};
use crate::view::words::Words;

use super::sheet::{Sheet, cell};

/// All tables.
pub(super) fn files(desk: &Desk<'_>) -> Vec<OutputFile> {
    let tables: [fn(&Desk<'_>) -> Sheet; 12] = [
        studies,
        results,
        pooled_results,
        findings,
        review_findings,
        outcomes,
        appraisals,
        checklist,
        risks,
        policies,
        economics,
        glossary,
    ];
    tables
        .into_iter()
        .map(|table| table(desk).into_file())
        .collect()
}

/// What the files are, and the credits owed for them.
pub(super) fn readme(desk: &Desk<'_>) -> OutputFile {
    let site = &desk.evidence.site.value;
    let mut text = format!(
        "{}, version {}\n\nTables as CSV in UTF-8, one header row, an id in the first column where records have one.\nText of this site: {}.\n\nCredits owed for data:\n",
        site.title, site.version, site.licence.name
    );
    let mut credits: Vec<String> = desk
        .evidence
        .records
        .studies
        .values()
        .filter_map(|study| study.value.attribution.as_ref().map(credit))
        .collect();
    credits.sort();
    credits.dedup();
    for credit in credits {
        text.push_str(&format!("- {credit}\n"));
    }
    OutputFile::text("data/README.txt", text)
}

/// The credit line with address and licence.
fn credit(attribution: &Attribution) -> String {
    format!(
        "{} {} {}",
        attribution.credit, attribution.url, attribution.licence.name
    )
}

fn credit_of(study: Option<&Study>) -> String {
    study
        .and_then(|study| study.attribution.as_ref())
        .map(credit)
        .unwrap_or_default()
}

fn known<T>(value: Option<&Known<T>>, show: impl Fn(&T) -> String) -> String {
    value
        .map(|value| known_text(value, show))
        .unwrap_or_default()
}

fn studies(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "label",
        "design",
        "year",
        "title",
        "doi",
        "countries",
        "setting",
        "people",
        "n",
        "condition",
        "perinatal",
        "percent_women",
        "mean_age",
        "format",
        "mode",
        "structure",
        "duration",
        "funding",
        "credit",
    ];
    let mut sheet = Sheet::new("data/studies.csv", &header);
    for entry in desk.evidence.records.studies.values() {
        let study = &entry.value;
        let (b, p, d) = (
            &study.bibliography,
            study.population.as_ref(),
            study.delivery.as_ref(),
        );
        sheet.row(vec![
            entry.id.to_string(),
            study.label.clone(),
            study.design.words().to_owned(),
            cell(b.year),
            cell(b.title.clone()),
            cell(b.doi.clone()),
            study.countries.join("; "),
            cell(study.setting.clone()),
            cell(p.map(|p| p.description.clone())),
            known(p.and_then(|p| p.n.as_ref()), u32::to_string),
            cell(p.and_then(|p| p.condition.clone())),
            cell(p.and_then(|p| p.perinatal)),
            cell(p.and_then(|p| p.percent_women)),
            cell(p.and_then(|p| p.mean_age)),
            cell(d.and_then(|d| d.format.clone())),
            cell(d.and_then(|d| d.mode.clone())),
            cell(d.and_then(|d| d.structure.clone())),
            cell(d.and_then(|d| d.duration.clone())),
            known(study.funding.as_ref(), String::clone),
            credit_of(Some(study)),
        ]);
    }
    sheet
}

/// The columns of results, whose names are those of a results table in the content folder.
const RESULT_COLUMNS: [&str; 31] = [
    "id",
    "study",
    "outcome",
    "measured",
    "instrument",
    "better",
    "months",
    "against",
    "arm",
    "trial",
    "intervention.n",
    "intervention.events",
    "intervention.mean",
    "intervention.sd",
    "comparator.n",
    "comparator.events",
    "comparator.mean",
    "comparator.sd",
    "event",
    "n",
    "effect.measure",
    "effect.estimate",
    "effect.se",
    "effect.ci_low",
    "effect.ci_high",
    "effect.ci_derived",
    "data_status",
    "note",
    "source.url",
    "source.where",
    "credit",
];

fn results(desk: &Desk<'_>) -> Sheet {
    let mut sheet = Sheet::new("data/results.csv", &RESULT_COLUMNS);
    for entry in desk.evidence.results.values() {
        let study = desk.evidence.study_of(entry).map(|study| &study.value);
        let mut cells = result_cells(entry.study.as_str(), &entry.result);
        cells.push(credit_of(study));
        sheet.row(cells);
    }
    sheet
}

/// The cells of a result, without the credit.
pub(super) fn result_cells(study: &str, result: &StudyResult) -> Vec<String> {
    let effect = result.effect.as_ref();
    let mut cells = vec![
        result.id.clone(),
        study.to_owned(),
        result.outcome.as_str().to_owned(),
        cell(result.measured.clone()),
        cell(result.instrument.clone()),
        cell(result.better.map(Words::words)),
        cell(result.months),
        cell(
            result
                .against
                .as_ref()
                .map(|against| against.as_str().to_owned()),
        ),
        cell(result.arm.clone()),
        cell(result.trial.clone()),
    ];
    cells.extend(arm_cells(result.intervention.as_ref()));
    cells.extend(arm_cells(result.comparator.as_ref()));
    cells.extend([
        cell(result.event.clone()),
        cell(result.n),
        cell(effect.map(|effect| effect.measure.short())),
        cell(effect.map(|effect| effect.estimate)),
        cell(effect.and_then(|effect| effect.se)),
        cell(effect.and_then(|effect| effect.ci_low)),
        cell(effect.and_then(|effect| effect.ci_high)),
        cell(effect.map(|effect| effect.ci_derived)),
        result.data_status.words().to_owned(),
        cell(result.note.clone()),
        cell(result.source.url.clone()),
        cell(result.source.place.clone()),
    ]);
    cells
}

fn arm_cells(arm: Option<&ArmData>) -> [String; 4] {
    let arm = arm.cloned().unwrap_or_default();
    [cell(arm.n), cell(arm.events), cell(arm.mean), cell(arm.sd)]
}

fn pooled_results(desk: &Desk<'_>) -> Sheet {
    let header = [
        "study",
        "outcome",
        "timepoint",
        "population",
        "studies",
        "comparisons",
        "n",
        "measure",
        "estimate",
        "ci_low",
        "ci_high",
        "p",
        "i_squared",
        "chi_squared",
        "df",
        "p_heterogeneity",
        "benefit",
        "certainty",
        "note",
        "source_url",
        "source_where",
    ];
    let mut sheet = Sheet::new("data/pooled-results.csv", &header);
    for entry in desk.evidence.records.studies.values() {
        for pooled in &entry.value.pooled_results {
            sheet.row(vec![
                entry.id.to_string(),
                pooled.outcome.clone(),
                cell(pooled.timepoint.clone()),
                cell(pooled.population.clone()),
                cell(pooled.studies),
                cell(pooled.comparisons),
                cell(pooled.n),
                pooled.measure.clone(),
                pooled.estimate.to_string(),
                cell(pooled.ci_low),
                cell(pooled.ci_high),
                cell(pooled.p.clone()),
                cell(pooled.i_squared),
                cell(pooled.chi_squared),
                cell(pooled.df),
                cell(pooled.p_heterogeneity.clone()),
                pooled.benefit.clone(),
                cell(pooled.certainty.clone()),
                cell(pooled.note.clone()),
                cell(pooled.source.url.clone()),
                cell(pooled.source.place.clone()),
            ]);
        }
    }
    sheet
}

fn findings(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "study",
        "text",
        "kind",
        "basis",
        "themes",
        "audiences",
        "where",
    ];
    let mut sheet = Sheet::new("data/findings.csv", &header);
    for (id, entry) in &desk.evidence.findings {
        let finding = &entry.finding;
        let audiences: Vec<&str> = finding.audiences.iter().map(|a| a.as_str()).collect();
        sheet.row(vec![
            id.clone(),
            entry.study.to_string(),
            plain_text(&finding.text.0),
            finding.kind.words().to_owned(),
            finding.basis.words().to_owned(),
            finding.themes.join("; "),
            audiences.join("; "),
            cell(finding.place.clone()),
        ]);
    }
    sheet
}

fn review_findings(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "synthesis",
        "statement",
        "confidence",
        "proposed",
        "methodological_limitations",
        "coherence",
        "adequacy",
        "relevance",
        "explanation",
        "studies",
        "rests_on",
    ];
    let mut sheet = Sheet::new("data/review-findings.csv", &header);
    for synthesis in desk.evidence.records.syntheses.values() {
        for finding in &synthesis.value.findings {
            let concern =
                |c: &crate::record::synthesis::Concern| format!("{}: {}", c.level.words(), c.why);
            let studies: Vec<&str> = finding.studies.iter().map(|s| s.as_str()).collect();
            let rests_on: Vec<&str> = finding.rests_on.iter().map(|f| f.as_str()).collect();
            sheet.row(vec![
                finding.id.clone(),
                synthesis.id.to_string(),
                plain_text(&finding.statement.0),
                crate::view::desk::level_word(finding.confidence).to_owned(),
                finding.proposed.to_string(),
                concern(&finding.cerqual.methodological_limitations),
                concern(&finding.cerqual.coherence),
                concern(&finding.cerqual.adequacy),
                concern(&finding.cerqual.relevance),
                cell(finding.explanation.clone()),
                studies.join("; "),
                rests_on.join("; "),
            ]);
        }
    }
    sheet
}

fn outcomes(desk: &Desk<'_>) -> Sheet {
    let header = [
        "id",
        "name",
        "plain_name",
        "domain",
        "better",
        "importance",
        "definition",
    ];
    let mut sheet = Sheet::new("data/outcomes.csv", &header);
    for entry in desk.evidence.records.outcomes.values() {
        let outcome = &entry.value;
        sheet.row(vec![
            entry.id.to_string(),
            outcome.name.clone(),
            outcome.plain_name.clone(),
            outcome.domain.words().to_owned(),
            outcome.better.words().to_owned(),
            outcome.importance.to_string(),
            plain_text(&outcome.definition.0),
        ]);
    }
    sheet
}

fn appraisals(desk: &Desk<'_>) -> Sheet {
    let header = [
        "study", "tool", "domain", "level", "support", "by", "proposed", "credit",
    ];
    let mut sheet = Sheet::new("data/appraisals.csv", &header);
    for entry in desk.evidence.records.studies.values() {
        for appraisal in &entry.value.appraisals {
            let overall = appraisal
                .overall
                .iter()
                .map(|judgement| ("overall", judgement));
            let domains = appraisal
                .domains
                .iter()
                .map(|(domain, j)| (domain.as_str(), j));
            for (domain, judgement) in domains.chain(overall) {
                sheet.row(vec![
                    entry.id.to_string(),
                    appraisal.tool.as_str().to_owned(),
                    domain.to_owned(),
                    judgement.level.clone(),
                    cell(judgement.support.clone()),
                    appraisal.by.clone(),
                    appraisal.proposed.to_string(),
                    credit_of(Some(&entry.value)),
                ]);
            }
        }
    }
    sheet
}

fn checklist(desk: &Desk<'_>) -> Sheet {
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
            action.stage.words().to_owned(),
            action.when.words().to_owned(),
            action.priority.words().to_owned(),
            action.action.clone(),
            cell(action.owner.clone()),
            cell(action.indicator.clone()),
            findings.join("; "),
            cell(action.source.place.clone()),
        ]);
    }
    sheet
}

fn risks(desk: &Desk<'_>) -> Sheet {
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

fn policies(desk: &Desk<'_>) -> Sheet {
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
            policy.kind.words().to_owned(),
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

fn economics(desk: &Desk<'_>) -> Sheet {
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
            cells.push(missing_words(MissingReason::NotReadable).to_owned());
            cells.resize(header.len(), String::new());
            sheet.row(cells);
        }
    }
    sheet
}

fn glossary(desk: &Desk<'_>) -> Sheet {
    let mut sheet = Sheet::new(
        "data/glossary.csv",
        &["id", "term", "definition", "plain", "also"],
    );
    for entry in desk.evidence.records.terms.values() {
        let term = &entry.value;
        sheet.row(vec![
            entry.id.to_string(),
            term.term.clone(),
            plain_text(&term.definition.0),
            cell(term.plain.clone()),
            term.also.join("; "),
        ]);
    }
    sheet
}
