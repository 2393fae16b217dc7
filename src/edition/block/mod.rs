//! The blocks of an edition: one value per kind of block, composed in the audience's order.

mod action;
mod answer;
mod board_paper;
mod business_case;
mod certainty;
mod cost;
mod effects;
mod finding;
mod guidance;
mod issue;
mod learning;
mod pictures;
mod resource;
mod risk;
mod role;
mod setting;
mod told_apart;
mod voices;

pub use answer::{GlanceView, glance, key_messages};
pub use business_case::{FilledTable, Item, Outline, Row, briefing, outlines};
pub use certainty::{GapView, directness_text, gap_views, kind_text};
pub use setting::{PlaceTable, PlaceText, place_table, place_texts};

use serde::Serialize;

use crate::record::audience::{Block, BlockKind};
use crate::record::id::Id;
use crate::view::reading::Reading;

/// A block as the template sees it.
#[derive(Debug, Serialize)]
pub struct BlockView {
    /// Its anchor: its name.
    pub id: String,
    /// The question that heads it.
    pub heading: String,
    /// Whether it stands open.
    pub open: bool,
    /// The remark of the edition for this block; nothing when there is none.
    pub note_html: Option<String>,
    /// What it shows.
    pub body: Body,
}

/// What a block shows.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Body {
    /// Bottom line, key messages and the at-a-glance strip.
    ShortAnswer(answer::ShortAnswer),
    /// The intervention.
    WhatIsIt(role::Profile),
    /// What people in the role do, may do and do not do.
    RoleCard(role::RoleCardBlock),
    /// Costs, and what they might free.
    Cost(Box<cost::Cost>),
    /// Outcomes with effect and certainty.
    Effects(effects::Effects),
    /// How sure we are.
    Certainty(certainty::Certainty),
    /// What would have to stop or move.
    Displacement(cost::Displacement),
    /// Commitments and accountability.
    Policy(setting::Policies),
    /// Whether it will work here.
    Applicability(setting::Applicability),
    /// The main risks.
    TopRisks(risk::TopRisks),
    /// Places where it runs.
    Examples(setting::Examples),
    /// What can be decided now.
    DecideNow(answer::DecideNow),
    /// Material for a board paper.
    BoardPaper(board_paper::BoardPaper),
    /// The readiness checklist.
    Checklist(action::Checklist),
    /// The risk register.
    RiskRegister(risk::RiskRegister),
    /// Questions left to local decision.
    OpenIssues(issue::OpenIssues),
    /// Templates and policies to start from.
    Resources(resource::Resources),
    /// How to know that it works and is safe.
    Indicators(action::Indicators),
    /// Qualitative findings with confidence.
    Voices(voices::Voices),
    /// Law, policy and duty.
    Duties(setting::Policies),
    /// How good the evidence is.
    EvidenceQuality(certainty::EvidenceQuality),
    /// A sheet to print for assurance.
    AssuranceSheet(action::AssuranceSheet),
    /// For whom and when.
    ForWhom(role::ForWhom),
    /// Worries of colleagues.
    Concerns(voices::Concerns),
    /// What is not known.
    Gaps(certainty::Gaps),
    /// The numbers.
    Numbers(effects::Numbers),
    /// Questions for continuing education.
    Learning(learning::Learning),
    /// A paragraph to share.
    TalkAbout(learning::TalkAbout),
    /// Where it is available.
    WhereAvailable(setting::Examples),
    /// Words explained.
    Words(learning::Words),
    /// How to reach us.
    TellUs(learning::TellUs),
    /// Records that the audience asks for.
    Guidance(guidance::Guidance),
}

/// The blocks of an edition in the audience's order.
pub fn blocks(reading: &Reading<'_>) -> Vec<BlockView> {
    let blocks = reading.audience.value.blocks.iter();
    blocks.map(|block| view(reading, block)).collect()
}

fn view(reading: &Reading<'_>, block: &Block) -> BlockView {
    let name = Id::new(block.name());
    let note = reading.edition.notes.get(&name);
    BlockView {
        id: name.to_string(),
        heading: block.heading.clone(),
        open: block.open,
        note_html: note.map(|note| reading.html(note)),
        body: body(reading, block),
    }
}

#[rustfmt::skip]
fn body(reading: &Reading<'_>, block: &Block) -> Body {
    match block.block {
        BlockKind::ShortAnswer => Body::ShortAnswer(answer::short_answer(reading)),
        BlockKind::WhatIsIt => Body::WhatIsIt(role::profile(reading)),
        BlockKind::RoleCard => Body::RoleCard(role::role_card(reading)),
        BlockKind::Cost => Body::Cost(Box::new(cost::cost(reading))),
        BlockKind::Effects => Body::Effects(effects::effects(reading)),
        BlockKind::Certainty => Body::Certainty(certainty::certainty(reading)),
        BlockKind::Displacement => Body::Displacement(cost::displacement(reading)),
        BlockKind::Policy => Body::Policy(setting::policy(reading)),
        BlockKind::Applicability => Body::Applicability(setting::applicability(reading)),
        BlockKind::TopRisks => Body::TopRisks(risk::top_risks(reading)),
        BlockKind::Examples => Body::Examples(setting::examples(reading)),
        BlockKind::DecideNow => Body::DecideNow(answer::decide_now(reading)),
        BlockKind::BoardPaper => Body::BoardPaper(board_paper::board_paper(reading)),
        BlockKind::Checklist => Body::Checklist(action::checklist(reading)),
        BlockKind::RiskRegister => Body::RiskRegister(risk::risk_register(reading)),
        BlockKind::OpenIssues => Body::OpenIssues(issue::open_issues(reading)),
        BlockKind::Resources => Body::Resources(resource::resources(reading)),
        BlockKind::Indicators => Body::Indicators(action::indicators(reading)),
        BlockKind::Voices => Body::Voices(voices::voices(reading)),
        BlockKind::Duties => Body::Duties(setting::duties(reading)),
        BlockKind::EvidenceQuality => Body::EvidenceQuality(certainty::evidence_quality(reading)),
        BlockKind::AssuranceSheet => Body::AssuranceSheet(action::assurance_sheet(reading)),
        BlockKind::ForWhom => Body::ForWhom(role::for_whom(reading)),
        BlockKind::Concerns => Body::Concerns(voices::concerns(reading)),
        BlockKind::Gaps => Body::Gaps(certainty::gaps(reading)),
        BlockKind::Numbers => Body::Numbers(effects::numbers(reading)),
        BlockKind::Learning => Body::Learning(learning::learning(reading)),
        BlockKind::TalkAbout => Body::TalkAbout(learning::talk_about(reading)),
        BlockKind::WhereAvailable => Body::WhereAvailable(setting::examples(reading)),
        BlockKind::Words => Body::Words(learning::words(reading)),
        BlockKind::TellUs => Body::TellUs(learning::tell_us(reading)),
        BlockKind::Guidance => Body::Guidance(guidance::guidance(reading, block)),
    }
}
