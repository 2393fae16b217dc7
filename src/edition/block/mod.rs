//! The blocks of an edition: one value per kind of block, composed in the audience's order.

mod action;
mod answer;
mod board_paper;
mod business_case;
mod certainty;
mod cost;
mod effects;
mod finding;
mod issue;
mod learning;
mod pictures;
mod resource;
mod risk;
mod role;
mod setting;
mod voices;

pub use answer::{GlanceView, glance, key_messages};
pub use business_case::{Item, Outline, outlines};
pub use certainty::{GapView, directness_words, gap_views, kind_words};
pub use setting::{PlaceTable, PlaceText, place_table, place_texts};

use serde::Serialize;

use crate::record::audience::{Block, BlockKind};
use crate::view::reading::Reading;

/// A block as the template sees it.
#[derive(Debug, Serialize)]
pub struct BlockView {
    /// Its anchor: the name of its kind.
    pub id: BlockKind,
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
    /// What peer workers do, may do and do not do.
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
    /// Supervision and line management told apart.
    Supervision(action::Supervision),
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
    /// Working together day to day.
    DayToDay(action::DayToDay),
    /// A worker becoming unwell, and boundaries.
    WellbeingBoundaries(risk::WellbeingBoundaries),
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
    /// What it might be like.
    WhatItIsLike(voices::WhatItIsLike),
    /// Support that a peer worker should get.
    SupportForWorkers(action::SupportForWorkers),
    /// What can be hard, and what helped.
    HardAndHelped(voices::HardAndHelped),
    /// What is shared about me.
    SharedAboutMe(voices::SharedAboutMe),
    /// Where it is available.
    WhereAvailable(setting::Examples),
    /// Words explained.
    Words(learning::Words),
    /// How to reach us.
    TellUs(learning::TellUs),
}

/// The blocks of an edition in the audience's order.
pub fn blocks(reading: &Reading<'_>) -> Vec<BlockView> {
    let blocks = reading.audience.value.blocks.iter();
    blocks.map(|block| view(reading, block)).collect()
}

fn view(reading: &Reading<'_>, block: &Block) -> BlockView {
    let note = reading.edition.notes.get(&block.block);
    BlockView {
        id: block.block,
        heading: block.heading.clone(),
        open: block.open,
        note_html: note.map(|note| reading.html(note)),
        body: body(reading, block.block),
    }
}

#[rustfmt::skip]
fn body(reading: &Reading<'_>, kind: BlockKind) -> Body {
    match kind {
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
        BlockKind::Supervision => Body::Supervision(action::supervision(reading)),
        BlockKind::Indicators => Body::Indicators(action::indicators(reading)),
        BlockKind::Voices => Body::Voices(voices::voices(reading)),
        BlockKind::Duties => Body::Duties(setting::duties(reading)),
        BlockKind::EvidenceQuality => Body::EvidenceQuality(certainty::evidence_quality(reading)),
        BlockKind::AssuranceSheet => Body::AssuranceSheet(action::assurance_sheet(reading)),
        BlockKind::ForWhom => Body::ForWhom(role::for_whom(reading)),
        BlockKind::DayToDay => Body::DayToDay(action::day_to_day(reading)),
        BlockKind::WellbeingBoundaries => Body::WellbeingBoundaries(risk::wellbeing_boundaries(reading)),
        BlockKind::Concerns => Body::Concerns(voices::concerns(reading)),
        BlockKind::Gaps => Body::Gaps(certainty::gaps(reading)),
        BlockKind::Numbers => Body::Numbers(effects::numbers(reading)),
        BlockKind::Learning => Body::Learning(learning::learning(reading)),
        BlockKind::TalkAbout => Body::TalkAbout(learning::talk_about(reading)),
        BlockKind::WhatItIsLike => Body::WhatItIsLike(voices::what_it_is_like(reading)),
        BlockKind::SupportForWorkers => Body::SupportForWorkers(action::support_for_workers(reading)),
        BlockKind::HardAndHelped => Body::HardAndHelped(voices::hard_and_helped(reading)),
        BlockKind::SharedAboutMe => Body::SharedAboutMe(voices::shared_about_me(reading)),
        BlockKind::WhereAvailable => Body::WhereAvailable(setting::examples(reading)),
        BlockKind::Words => Body::Words(learning::words(reading)),
        BlockKind::TellUs => Body::TellUs(learning::tell_us(reading)),
    }
}
