//! The table of a question for a meeting that decides: what a panel weighs, what is known on each point,
//! and what was judged. Criteria and answers are those of the Evidence to Decision framework of GRADE.

use serde::Serialize;

use crate::record::id::Id;
use crate::record::kind::Kind;
use crate::record::panel::{Criterion, Panel, PanelJudgement, Recommendation};
use crate::view::desk::{Desk, Here};
use crate::view::head::Head;
use crate::view::part::{Row, SourceLine};
use crate::view::reading::Reading;
use crate::view::shared::answer_cards::audiences_of;
use crate::words::{TextId, date, say, text_id};

use super::attributions::attributions;

mod known;

use known::{Known, known};

/// What the template `decision.html` sees.
#[derive(Debug, Serialize)]
pub struct DecisionPage {
    /// The decision behind the question.
    pub decision_html: String,
    /// What panels judged, the newest first; nothing when none did.
    pub panels: Vec<PanelView>,
    /// How many criteria there are.
    pub count: usize,
    /// The criteria in the order of the framework.
    pub criteria: Vec<CriterionRow>,
    /// What can be recommended, from against to for.
    pub recommendations: Vec<String>,
}

/// What a panel judged, as a whole.
#[derive(Debug, Serialize)]
pub struct PanelView {
    /// What was weighed against what.
    pub weighed: String,
    /// Who judged, when, and with which interests.
    pub facts: Vec<Row>,
    /// The recommendation.
    pub recommendation: String,
    /// The conclusion in the words of the panel.
    pub conclusion_html: String,
    /// Where it stands.
    pub source: SourceLine,
}

/// A criterion.
#[derive(Debug, Serialize)]
pub struct CriterionRow {
    /// The anchor.
    pub id: String,
    /// The criterion.
    pub name: String,
    /// What it asks.
    pub asks: String,
    /// What is known.
    pub known: Known,
    /// What was judged, the newest first.
    pub judged: Vec<JudgedRow>,
    /// The answers that can be ticked.
    pub answers: Vec<String>,
}

/// A judgement.
#[derive(Debug, Serialize)]
pub struct JudgedRow {
    /// The answer with the day of the panel.
    pub answer: String,
    /// Why.
    pub why_html: String,
    /// Where the reason stands.
    pub source: SourceLine,
}

/// Makes the page.
pub fn view(desk: &Desk<'_>, here: &Here, id: &Id) -> Option<(Head, DecisionPage)> {
    let question = desk.evidence.records.questions.get(id)?;
    let audience = audiences_of(desk, question).first().map(|it| it.id.clone());
    let audience = audience.or_else(|| question.value.editions.keys().next().map(Id::new))?;
    let reading = Reading::new(desk, here, id, &audience)?;
    let panels = &question.value.panels;
    let page = DecisionPage {
        decision_html: reading.html(&question.value.decision),
        panels: panels.iter().map(|it| panel(desk, here, it)).collect(),
        count: Criterion::ALL.len(),
        criteria: Criterion::ALL
            .into_iter()
            .map(|criterion| row(&reading, criterion))
            .collect(),
        recommendations: Recommendation::ALL
            .into_iter()
            .map(|it| desk.value(it))
            .collect(),
    };
    Some((head(&reading), page))
}

fn head(reading: &Reading<'_>) -> Head {
    let question = reading.question;
    let title = &question.value.title;
    Head {
        title: say!(reading.desk, "decision.title", question = title),
        description: say!(reading.desk, "decision.description", question = title),
        page_type: "decision",
        crumbs: vec![
            reading
                .here
                .link(say!(reading.desk, "link.questions"), "questions/index.html"),
            reading.link_as(question.value.short.clone(), Kind::Question, &question.id),
        ],
        section: "questions/index.html",
        attributions: attributions(reading),
        overdue: reading.desk.overdue(question),
        ..Head::default()
    }
}

fn panel(desk: &Desk<'_>, here: &Here, panel: &Panel) -> PanelView {
    let interests = panel.interests.clone();
    PanelView {
        weighed: say!(
            desk,
            "decision.weighed",
            option = &panel.option,
            against = &panel.against
        ),
        facts: vec![
            Row::new(say!(desk, "decision.panel"), &panel.panel),
            Row::new(say!(desk, "decision.date"), desk.date(panel.date)),
            Row::new(
                say!(desk, "decision.interests"),
                interests.unwrap_or_else(|| say!(desk, "decision.no-interests")),
            ),
        ],
        recommendation: desk.value(panel.recommendation),
        conclusion_html: desk.html(here, &panel.conclusion),
        source: desk.source(here, &panel.source),
    }
}

fn row(reading: &Reading<'_>, criterion: Criterion) -> CriterionRow {
    let desk = reading.desk;
    let panels = reading.question.value.panels.iter();
    let judged = panels.flat_map(|panel| {
        let of_criterion = panel.judgements.iter();
        let of_criterion = of_criterion.filter(|it| it.criterion == criterion);
        of_criterion.map(move |judgement| judged(reading, panel, judgement))
    });
    CriterionRow {
        id: crate::text::case::kebab(&format!("{criterion:?}")),
        name: desk.value(criterion),
        asks: desk.text(asks(criterion)),
        known: known(reading, criterion),
        judged: judged.collect(),
        answers: criterion
            .answers()
            .iter()
            .map(|answer| desk.value(*answer))
            .collect(),
    }
}

fn judged(reading: &Reading<'_>, panel: &Panel, judgement: &PanelJudgement) -> JudgedRow {
    let (desk, here) = (reading.desk, reading.here);
    JudgedRow {
        answer: say!(
            desk,
            "decision.of-panel",
            answer = desk.value(judgement.answer),
            date = date(panel.date.0)
        ),
        why_html: reading.inline(&judgement.why),
        source: desk.source(here, judgement.source.as_ref().unwrap_or(&panel.source)),
    }
}

fn asks(criterion: Criterion) -> TextId {
    match criterion {
        Criterion::Problem => text_id!("decision.asks-problem"),
        Criterion::DesirableEffects => text_id!("decision.asks-desirable"),
        Criterion::UndesirableEffects => text_id!("decision.asks-undesirable"),
        Criterion::Certainty => text_id!("decision.asks-certainty"),
        Criterion::Values => text_id!("decision.asks-values"),
        Criterion::Balance => text_id!("decision.asks-balance"),
        Criterion::Resources => text_id!("decision.asks-resources"),
        Criterion::CertaintyOfResources => text_id!("decision.asks-resource-certainty"),
        Criterion::CostEffectiveness => text_id!("decision.asks-cost-effectiveness"),
        Criterion::Equity => text_id!("decision.asks-equity"),
        Criterion::Acceptability => text_id!("decision.asks-acceptability"),
        Criterion::Feasibility => text_id!("decision.asks-feasibility"),
    }
}
