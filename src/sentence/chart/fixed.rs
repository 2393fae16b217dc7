//! What stands in a drawing and its table without places: headings, words, entries of keys.

use ::chart::fact::{Cell, Column, Label, Stage, Step};

use crate::words::{TextId, text_id};

pub(super) fn column(column: Column) -> TextId {
    match column {
        Column::Study => text_id!("chart.study"),
        Column::Studies => text_id!("chart.studies"),
        Column::Weight => text_id!("chart.weight"),
        Column::Group => text_id!("chart.group"),
        Column::StudyAdded => text_id!("chart.study-added"),
        Column::StudyLeftOut => text_id!("chart.study-left-out"),
        Column::StandardError => text_id!("chart.standard-error"),
        Column::Domain => text_id!("chart.domain"),
        Column::Judgement => text_id!("chart.judgement"),
        Column::ShareOfStudies => text_id!("chart.share-of-studies"),
        Column::ShareOfWeight => text_id!("chart.share-of-weight"),
        Column::People => text_id!("chart.people"),
        Column::Outcome => text_id!("chart.outcome"),
        Column::Direction => text_id!("chart.direction"),
        Column::Height => text_id!("chart.height"),
        Column::Filling => text_id!("chart.filling"),
        Column::Stage => text_id!("chart.stage"),
        Column::Step => text_id!("chart.step"),
        Column::Number => text_id!("chart.number"),
        Column::Measure => text_id!("chart.measure"),
        Column::Value => text_id!("chart.value"),
        Column::Choice => text_id!("chart.choice"),
        Column::WorthOfUnit => text_id!("chart.worth-of-unit"),
        Column::ProbabilityWorth => text_id!("chart.probability-worth"),
        Column::Input => text_id!("chart.input"),
        Column::LowValue => text_id!("chart.low-value"),
        Column::HighValue => text_id!("chart.high-value"),
        Column::ResultAtLow => text_id!("chart.result-at-low"),
        Column::ResultAtHigh => text_id!("chart.result-at-high"),
        Column::Heterogeneity => text_id!("chart.heterogeneity"),
        Column::Influence => text_id!("chart.influence"),
        Column::TreatmentOrPair => text_id!("chart.treatment-or-pair"),
    }
}

pub(super) fn cell(cell: Cell) -> TextId {
    match cell {
        Cell::NotEstimable => text_id!("chart.not-estimable"),
        Cell::NotGiven => text_id!("chart.not-given"),
        Cell::NotJudged => text_id!("chart.not-judged"),
        Cell::NotStudied => text_id!("chart.not-studied"),
        Cell::NotReported => text_id!("chart.not-reported"),
        Cell::PredictionInterval => text_id!("chart.prediction-interval"),
        Cell::Improves => text_id!("chart.cell-improves"),
        Cell::Worsens => text_id!("chart.cell-worsens"),
        Cell::Unclear => text_id!("chart.cell-unclear"),
        Cell::Low => text_id!("chart.height-low"),
        Cell::Medium => text_id!("chart.height-medium"),
        Cell::High => text_id!("chart.height-high"),
        Cell::Simulations => text_id!("chart.simulations"),
    }
}

pub(super) fn label(label: Label) -> TextId {
    match label {
        Label::Overall => text_id!("chart.overall"),
        Label::Study => text_id!("chart.a-study"),
        Label::BeyondAxis => text_id!("chart.beyond-axis"),
        Label::SquareArea => text_id!("chart.square-area"),
        Label::NewSetting => text_id!("chart.new-setting"),
        Label::StandardErrorAxis => text_id!("chart.standard-error-axis"),
        Label::Imagined => text_id!("chart.imagined"),
        Label::FunnelAbout => text_id!("chart.funnel-about"),
        Label::NoEffect => text_id!("chart.no-effect"),
        Label::ContourAbove10 => text_id!("chart.contour-above-10"),
        Label::ContourAbove05 => text_id!("chart.contour-above-05"),
        Label::ContourAbove01 => text_id!("chart.contour-above-01"),
        Label::ContourBelow01 => text_id!("chart.contour-below-01"),
        Label::Improves => text_id!("chart.improves"),
        Label::Worsens => text_id!("chart.worsens"),
        Label::Unclear => text_id!("chart.unclear"),
        Label::SampleNotGiven => text_id!("chart.sample-not-given"),
        Label::NotAccountedFor => text_id!("chart.not-accounted-for"),
        Label::LessEffectDearer => text_id!("chart.less-effect-dearer"),
        Label::MoreEffectDearer => text_id!("chart.more-effect-dearer"),
        Label::LessEffectCheaper => text_id!("chart.less-effect-cheaper"),
        Label::MoreEffectCheaper => text_id!("chart.more-effect-cheaper"),
        Label::Simulation => text_id!("chart.simulation"),
        Label::Central => text_id!("chart.central"),
        Label::ProbabilityAxis => text_id!("chart.probability-axis"),
        Label::InputLow => text_id!("chart.input-low"),
        Label::InputHigh => text_id!("chart.input-high"),
        Label::HeterogeneityAxis => text_id!("chart.heterogeneity-axis"),
        Label::InfluenceAxis => text_id!("chart.influence-axis"),
        Label::Influential => text_id!("chart.influential"),
        Label::Treatment => text_id!("chart.node"),
        Label::ReferenceTreatment => text_id!("chart.node-reference"),
        Label::DirectPair => text_id!("chart.edge"),
    }
}

pub(super) fn stage(stage: Stage) -> TextId {
    match stage {
        Stage::Identification => text_id!("chart.identification"),
        Stage::Screening => text_id!("chart.screening"),
        Stage::Included => text_id!("chart.included"),
    }
}

pub(super) fn step(step: Step) -> TextId {
    match step {
        Step::Banner => text_id!("chart.banner"),
        Step::Identified => text_id!("chart.identified"),
        Step::Databases => text_id!("chart.databases"),
        Step::Registers => text_id!("chart.registers"),
        Step::OtherSources => text_id!("chart.other-sources"),
        Step::Removed => text_id!("chart.removed"),
        Step::Duplicates => text_id!("chart.duplicates"),
        Step::Automation => text_id!("chart.automation"),
        Step::OtherRemoved => text_id!("chart.other-removed"),
        Step::Screened => text_id!("chart.screened"),
        Step::ScreenedOut => text_id!("chart.screened-out"),
        Step::Sought { reports: true } => text_id!("chart.reports-sought"),
        Step::Sought { reports: false } => text_id!("chart.studies-sought"),
        Step::NotRetrieved { reports: true } => text_id!("chart.reports-not-retrieved"),
        Step::NotRetrieved { reports: false } => text_id!("chart.studies-not-retrieved"),
        Step::Assessed { reports: true } => text_id!("chart.reports-assessed"),
        Step::Assessed { reports: false } => text_id!("chart.studies-assessed"),
        Step::Excluded { reports: true } => text_id!("chart.reports-excluded"),
        Step::Excluded { reports: false } => text_id!("chart.studies-excluded"),
        Step::PreviousStudies => text_id!("chart.studies-in-previous-version"),
        Step::StudiesInAll => text_id!("chart.studies-in-all"),
        Step::IncludedStudies => text_id!("chart.studies-included"),
        Step::IncludedReports => text_id!("chart.reports-included"),
        Step::Pooled => text_id!("chart.studies-pooled"),
    }
}
