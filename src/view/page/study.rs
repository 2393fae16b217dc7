//! The page of a study.

use serde::Serialize;

use crate::record::entry::Entry;
use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::reads;
use crate::record::study::{Claim, Finding, PooledResult, Population, Study};
use crate::text::slug::slug;
use crate::view::colophon::{self, Citing};
use crate::view::desk::{Desk, Here, credit};
use crate::view::head::Head;
use crate::view::part::{Link, Row, SourceLine};
use crate::view::shared::appraisal::{AppraisalView, appraisal, appraisal_doubts};
use crate::view::shared::citation::{Citation, citation};
use crate::view::shared::compare_link::{self, CompareKind};
use crate::view::shared::doubt_line::{self, DoubtLine};
use crate::view::shared::effect::pooled_effect;
use crate::view::shared::result_row::{ResultRow, result_row};
use crate::words::{as_given, count, say, text_id};

/// What the template `study.html` sees.
#[derive(Debug, Serialize)]
pub struct StudyPage {
    /// The comparison with other studies.
    pub compare: Link,
    /// What was done, in one line; empty when the record does not say.
    pub headline: String,
    /// The kind of study, in words.
    pub design: String,
    /// Facts at a glance: design, people, place, dates.
    pub glance: Vec<Row>,
    /// What it set out to find; empty when not said.
    pub aim_html: String,
    /// How it was done; empty when not said.
    pub methods_html: String,
    /// Results.
    pub results: Vec<ResultRow>,
    /// Pooled results that a review published.
    pub pooled: Vec<PooledRow>,
    /// What checks found about its arms, people and years.
    pub doubts: Vec<DoubtLine>,
    /// Findings.
    pub findings: Vec<FindingRow>,
    /// What other sources say about it.
    pub claims: Vec<ClaimRow>,
    /// Appraisals.
    pub appraisals: Vec<AppraisalView>,
    /// Doubts about overall judgements, with the reason why they are kept.
    pub appraisal_doubts: Vec<DoubtLine>,
    /// Who took part, in parts.
    pub breakdown: Vec<Row>,
    /// Facts about who took part.
    pub people: Vec<Row>,
    /// Arms with their numbers.
    pub arms: Vec<Row>,
    /// How the support was given.
    pub delivery: Vec<Row>,
    /// Funding and interests, and involvement of the people concerned.
    pub interests: Vec<Row>,
    /// Limitations that the source states.
    pub limitations_stated: Vec<String>,
    /// Limitations that we saw.
    pub limitations_seen: Vec<String>,
    /// What the source says should follow.
    pub implications: Vec<String>,
    /// Questions that it leaves open.
    pub unresolved: Vec<String>,
    /// Where it is used.
    pub used_in: Vec<Link>,
    /// Remarks; empty when there are none.
    pub note_html: String,
    /// The reference.
    pub citation: Citation,
    /// How to cite the study.
    pub citing: Citing,
    /// The licence of the report; empty when not known.
    pub licence: String,
}

/// A pooled result that a review published.
#[derive(Debug, Serialize)]
pub struct PooledRow {
    /// What was pooled, and in whom.
    pub outcome: String,
    /// When and in whom.
    pub context: String,
    /// Studies and people.
    pub size: String,
    /// The estimate with its interval.
    pub effect: String,
    /// Which direction is good.
    pub benefit: String,
    /// Heterogeneity; empty when not printed.
    pub heterogeneity: String,
    /// Certainty or review quality as published; empty when none.
    pub certainty: String,
    /// Remarks.
    pub note: String,
    /// What checks of the numbers found.
    pub doubts: Vec<DoubtLine>,
    /// Where it was read.
    pub source: SourceLine,
}

/// A finding of the study.
#[derive(Debug, Serialize)]
pub struct FindingRow {
    /// The anchor.
    pub anchor: String,
    /// Its id.
    pub id: String,
    /// The finding.
    pub text_html: String,
    /// What it says of what is studied.
    pub role: String,
    /// What it rests on.
    pub basis: String,
    /// Themes, linked.
    pub themes: Vec<Link>,
    /// Readers whom it concerns.
    pub audiences: Vec<Link>,
    /// The place in the source; empty when not given.
    pub place: String,
}

/// A claim that others make about the study.
#[derive(Debug, Serialize)]
pub struct ClaimRow {
    /// The claim.
    pub claim: String,
    /// Who makes it.
    pub made_in: Vec<Link>,
    /// Whether the study itself was read.
    pub checked: bool,
    /// What the study itself says; empty when it was not read.
    pub source_says: String,
    /// Remarks.
    pub note: String,
}

/// Makes the page of a study.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, StudyPage)> {
    reads::note_prose(Kind::Study, id);
    let entry = desk.evidence.records.studies.get(id)?;
    Some((head(desk, here, entry), page(desk, here, entry)))
}

fn head(desk: &Desk<'_>, here: &Here, entry: &Entry<Study>) -> Head {
    let study = &entry.value;
    let headline = study.headline.clone();
    let headline = headline.unwrap_or_else(|| say!(desk, "page.study-headline"));
    let mut provenance = Vec::new();
    if let Some(source) = &study.source {
        let line = desk.source(here, source);
        provenance.push(Row {
            label: say!(desk, "line.read-in"),
            text: line.text,
            href: line.href,
        });
    }
    if let Some(at) = &study.bibliography.verified_at {
        provenance.push(Row::new(
            say!(desk, "row.reference-verified-at"),
            at.clone(),
        ));
    }
    Head {
        title: study.label.clone(),
        description: say!(
            desk,
            "page.study-about",
            label = &study.label,
            design = desk.value(study.design),
            headline = headline
        ),
        page_type: "study",
        crumbs: vec![here.link(say!(desk, "link.studies"), "studies/index.html")],
        section: "studies/index.html",
        provenance,
        attributions: study.attribution.as_ref().map(credit).into_iter().collect(),
        overdue: desk.overdue(entry),
        ..Head::default()
    }
}

fn page(desk: &Desk<'_>, here: &Here, entry: &Entry<Study>) -> StudyPage {
    let study = &entry.value;
    let html = |text: &Option<_>| {
        text.as_ref()
            .map(|t| desk.html(here, t))
            .unwrap_or_default()
    };
    StudyPage {
        compare: compare_link::link(
            here,
            CompareKind::Studies,
            &entry.id,
            &say!(desk, "page.compare-studies"),
        ),
        headline: study.headline.clone().unwrap_or_default(),
        design: desk.value(study.design),
        glance: glance(desk, study),
        aim_html: html(&study.aim),
        methods_html: html(&study.methods),
        results: desk
            .evidence
            .results_of(&entry.id)
            .map(|r| result_row(desk, here, r))
            .collect(),
        pooled: study
            .pooled_results
            .iter()
            .enumerate()
            .map(|(index, pooled)| PooledRow {
                doubts: doubt_line::of_published(desk, &entry.id, index),
                ..pooled_row(desk, here, pooled)
            })
            .collect(),
        doubts: doubt_line::of_study(desk, &entry.id),
        findings: study
            .findings
            .iter()
            .map(|f| finding_row(desk, here, f))
            .collect(),
        claims: study
            .claims
            .iter()
            .map(|claim| claim_row(desk, here, claim))
            .collect(),
        appraisals: study
            .appraisals
            .iter()
            .filter_map(|a| appraisal(desk, here, a))
            .collect(),
        appraisal_doubts: appraisal_doubts(desk, &entry.id),
        breakdown: study.population.as_ref().map(breakdown).unwrap_or_default(),
        people: study
            .population
            .as_ref()
            .map(|it| people(desk, it))
            .unwrap_or_default(),
        arms: arms(desk, here, study),
        delivery: delivery(desk, study),
        interests: interests(desk, study),
        limitations_stated: study.limitations_stated.clone(),
        limitations_seen: study.limitations_seen.clone(),
        implications: study.implications.clone(),
        unresolved: study.unresolved.clone(),
        used_in: desk.used_in(here, Kind::Study, &entry.id),
        note_html: html(&study.note),
        citation: citation(desk.words, &study.bibliography, &study.label),
        citing: colophon::of_study(desk, here, entry),
        licence: study.bibliography.licence.clone().unwrap_or_default(),
    }
}

fn glance(desk: &Desk<'_>, study: &Study) -> Vec<Row> {
    let mut rows = vec![Row::new(say!(desk, "row.design"), design(desk, study))];
    if let Some(population) = &study.population {
        let n = population
            .n
            .as_ref()
            .map(|n| desk.known(n, |n| count!(desk, "count.people", *n)));
        let n = n.unwrap_or_else(|| say!(desk, "page.number-not-in-this-record"));
        rows.push(Row::new(
            say!(desk, "row.people"),
            format!("{}; {n}", population.description),
        ));
    }
    if !study.countries.is_empty() {
        rows.push(Row::new(
            say!(desk, "row.place"),
            study.countries.join(", "),
        ));
    }
    let more = [
        (text_id!("row.setting"), &study.setting),
        (text_id!("row.dates"), &study.dates),
    ];
    rows.extend(
        more.into_iter()
            .filter_map(|(label, text)| Some(Row::new(desk.text(label), text.clone()?))),
    );
    if let Some(role) = &study.role_type {
        rows.push(Row::new(say!(desk, "row.the-role-was"), desk.word(role)));
    }
    let groups = study.groups.iter();
    rows.extend(groups.map(|(name, group)| Row::new(desk.property(name), group.clone())));
    let numbers = study.numbers.iter();
    rows.extend(numbers.map(|(name, n)| Row::new(desk.property(name), desk.words.as_given(*n))));
    rows
}

fn design(desk: &Desk<'_>, study: &Study) -> String {
    match &study.design_note {
        Some(note) => format!("{}: {note}", desk.value(study.design)),
        None => desk.value(study.design),
    }
}

fn breakdown(population: &Population) -> Vec<Row> {
    let part = |part: &crate::record::study::PopulationPart| {
        let n = part.n.map(|n| n.to_string());
        let text: Vec<String> = n.into_iter().chain(part.note.clone()).collect();
        Row::new(part.who.clone(), text.join(". "))
    };
    population.breakdown.iter().map(part).collect()
}

fn people(desk: &Desk<'_>, population: &Population) -> Vec<Row> {
    let text = [
        (text_id!("row.condition"), population.condition.clone()),
        (
            text_id!("row.came-in-by"),
            population.inclusion_basis.clone(),
        ),
        (
            text_id!("row.recruited-from"),
            population.recruitment.clone(),
        ),
        (
            text_id!("row.women"),
            population
                .percent_women
                .map(|p| say!(desk, "page.percent", n = as_given(p))),
        ),
        (
            text_id!("row.mean-age"),
            population
                .mean_age
                .map(|age| say!(desk, "page.years", n = as_given(age))),
        ),
        (text_id!("row.remarks"), population.note.clone()),
    ];
    text.into_iter()
        .filter_map(|(label, text)| Some(Row::new(desk.text(label), text?)))
        .collect()
}

fn arms(desk: &Desk<'_>, here: &Here, study: &Study) -> Vec<Row> {
    let arm = |arm: &crate::record::study::Arm| {
        let link = desk.link_ref(here, &arm.intervention);
        let n = arm
            .n
            .as_ref()
            .map(|n| desk.known(n, |n| count!(desk, "count.people", *n)));
        let n = n.unwrap_or_else(|| say!(desk, "page.number-not-in-this-record"));
        let label = arm
            .label
            .as_ref()
            .map(|label| format!(" ({label})"))
            .unwrap_or_default();
        Row {
            label: n,
            text: format!("{}{label}", link.label),
            href: link.href,
        }
    };
    study.arms.iter().map(arm).collect()
}

fn delivery(desk: &Desk<'_>, study: &Study) -> Vec<Row> {
    let Some(delivery) = &study.delivery else {
        return Vec::new();
    };
    let parts = [
        (text_id!("row.format"), &delivery.format),
        (text_id!("row.delivered"), &delivery.mode),
        (text_id!("row.structure"), &delivery.structure),
        (text_id!("row.duration"), &delivery.duration),
    ];
    parts
        .into_iter()
        .filter_map(|(label, text)| Some(Row::new(desk.text(label), text.clone()?)))
        .collect()
}

fn interests(desk: &Desk<'_>, study: &Study) -> Vec<Row> {
    let parts = [
        (text_id!("row.funding-and-interests"), &study.funding),
        (
            text_id!("row.involvement-of-people-concerned"),
            &study.involvement,
        ),
    ];
    let text = |known: &Option<_>| match known {
        Some(known) => desk.known(known, String::clone),
        None => say!(desk, "line.not-in-this-record"),
    };
    parts
        .into_iter()
        .map(|(label, known)| Row::new(desk.text(label), text(known)))
        .collect()
}

fn pooled_row(desk: &Desk<'_>, here: &Here, pooled: &PooledResult) -> PooledRow {
    let context: Vec<String> = pooled
        .timepoint
        .iter()
        .chain(&pooled.population)
        .cloned()
        .collect();
    PooledRow {
        outcome: pooled.outcome.clone(),
        context: context.join("; "),
        size: pooled_size(desk, pooled),
        effect: pooled_effect(desk.words, pooled),
        benefit: pooled.benefit.clone(),
        heterogeneity: heterogeneity(desk, pooled),
        certainty: pooled.certainty.clone().unwrap_or_default(),
        note: pooled.note.clone().unwrap_or_default(),
        doubts: Vec::new(),
        source: desk.source(here, &pooled.source),
    }
}

fn pooled_size(desk: &Desk<'_>, pooled: &PooledResult) -> String {
    let comparisons = pooled.comparisons;
    let parts = [
        pooled.studies.map(|n| count!(desk, "count.studies", n)),
        comparisons.map(|n| count!(desk, "count.comparisons", n)),
        pooled.n.map(|n| count!(desk, "count.people", n)),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        say!(desk, "missing.not-reported")
    } else {
        parts.join(", ")
    }
}

fn heterogeneity(desk: &Desk<'_>, pooled: &PooledResult) -> String {
    let parts = [
        pooled
            .i_squared
            .map(|i2| say!(desk, "page.i-squared", percent = as_given(i2))),
        pooled
            .chi_squared
            .map(|q| format!("χ² {}", desk.words.decimal(q, 2))),
        pooled
            .df
            .map(|df| say!(desk, "page.degrees-of-freedom", df = df)),
        pooled.p_heterogeneity.as_ref().map(|p| format!("p {p}")),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn finding_row(desk: &Desk<'_>, here: &Here, finding: &Finding) -> FindingRow {
    let theme =
        |theme: &String| here.link(theme.clone(), &format!("findings/{}.html", slug(theme)));
    FindingRow {
        anchor: slug(&finding.id),
        id: finding.id.clone(),
        text_html: desk.inline(here, &finding.text),
        role: desk.word(&finding.kind),
        basis: desk.value(finding.basis),
        themes: finding.themes.iter().map(theme).collect(),
        audiences: desk.links(here, &finding.audiences),
        place: finding.place.clone().unwrap_or_default(),
    }
}

fn claim_row(desk: &Desk<'_>, here: &Here, claim: &Claim) -> ClaimRow {
    ClaimRow {
        claim: claim.claim.clone(),
        made_in: desk.links(here, &claim.made_in),
        checked: claim.checked,
        source_says: claim.source_says.clone().unwrap_or_default(),
        note: claim.note.clone().unwrap_or_default(),
    }
}
