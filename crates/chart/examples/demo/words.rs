//! English for the gallery. A program says the same facts from the texts of its own languages.

use distil_chart::fact::{
    Alternative, Cell, ChartWords, Column, Label, Line, Nothing, Stage, Step, Text,
};

/// Plain English.
pub struct English;

impl ChartWords for English {
    fn say(&self, text: &Text<'_>) -> String {
        match *text {
            Text::Column(it) => column(it).to_owned(),
            Text::Cell(it) => cell(it).to_owned(),
            Text::Label(it) => label(it).to_owned(),
            Text::Stage(it) => stage(it).to_owned(),
            Text::Step(it) => step(it).to_owned(),
            Text::Nothing(it) => nothing(it),
            Text::Alternative(it) => alternative(it),
            Text::Line(it) => line(it),
        }
    }

    fn decimal(&self, value: f64, decimals: usize) -> String {
        let digits = format!("{:.decimals$}", value.abs());
        let is_zero = digits.chars().all(|c| matches!(c, '0' | '.'));
        let sign = if value < 0.0 && !is_zero {
            "\u{2212}"
        } else {
            ""
        };
        format!("{sign}{digits}")
    }

    fn whole(&self, value: u64) -> String {
        let digits = value.to_string();
        let head = digits.len() % 3;
        let (head, tail) = digits.split_at(head);
        let groups = tail
            .as_bytes()
            .chunks(3)
            .filter_map(|group| std::str::from_utf8(group).ok());
        let groups: Vec<&str> = Some(head)
            .filter(|head| !head.is_empty())
            .into_iter()
            .chain(groups)
            .collect();
        groups.join(",")
    }
}

fn column(column: Column) -> &'static str {
    match column {
        Column::Study => "Study",
        Column::Studies => "Studies",
        Column::Weight => "Weight",
        Column::Group => "Group",
        Column::StudyAdded => "Study added",
        Column::StudyLeftOut => "Study left out",
        Column::StandardError => "Standard error",
        Column::Domain => "Domain",
        Column::Judgement => "Judgement",
        Column::ShareOfStudies => "Share of studies",
        Column::ShareOfWeight => "Share of weight",
        Column::People => "People",
        Column::Outcome => "Outcome",
        Column::Direction => "Direction",
        Column::Height => "Height",
        Column::Filling => "Filling",
        Column::Stage => "Stage",
        Column::Step => "Step",
        Column::Number => "Number",
        Column::Measure => "Measure",
        Column::Value => "Value",
        Column::Choice => "Option",
        Column::WorthOfUnit => "Value of one unit",
        Column::ProbabilityWorth => "Probability worth its cost",
        Column::Input => "Input",
        Column::LowValue => "Low value",
        Column::HighValue => "High value",
        Column::ResultAtLow => "Result at low",
        Column::ResultAtHigh => "Result at high",
        Column::Heterogeneity => "Contribution to heterogeneity",
        Column::TreatmentOrPair => "Treatment or pair",
        Column::Influence => "Influence on the pooled result",
    }
}

fn cell(cell: Cell) -> &'static str {
    match cell {
        Cell::NotEstimable => "not estimable",
        Cell::NotGiven => "not given",
        Cell::NotJudged => "not judged",
        Cell::NotStudied => "not studied",
        Cell::NotReported => "not reported",
        Cell::PredictionInterval => "Prediction interval",
        Cell::Improves => "improves",
        Cell::Worsens => "worsens",
        Cell::Unclear => "conflicting or no change",
        Cell::Low => "low",
        Cell::Medium => "medium",
        Cell::High => "high",
        Cell::Simulations => "Simulations",
    }
}

fn label(label: Label) -> &'static str {
    match label {
        Label::Overall => "Overall",
        Label::Study => "Study",
        Label::BeyondAxis => "The interval goes on beyond the axis",
        Label::SquareArea => "Area of the square: weight (none drawn smaller than 5 px)",
        Label::NewSetting => "Where the effect in a new setting is expected to lie",
        Label::StandardErrorAxis => "Standard error (large studies at the top)",
        Label::Imagined => "Imagined by trim and fill (sensitivity analysis)",
        Label::FunnelAbout => "Pooled effect ±1.96 standard errors",
        Label::NoEffect => "No effect",
        Label::ContourAbove10 => "p ≥ 0.10",
        Label::ContourAbove05 => "0.05 ≤ p < 0.10",
        Label::ContourAbove01 => "0.01 ≤ p < 0.05",
        Label::ContourBelow01 => "p < 0.01",
        Label::Improves => "Improves",
        Label::Worsens => "Worsens",
        Label::Unclear => "Conflicting, or no change",
        Label::SampleNotGiven => "Sample not given",
        Label::NotAccountedFor => "Not accounted for",
        Label::LessEffectDearer => "Less effective, costs more",
        Label::MoreEffectDearer => "More effective, costs more",
        Label::LessEffectCheaper => "Less effective, costs less",
        Label::MoreEffectCheaper => "More effective, costs less",
        Label::Simulation => "Simulation",
        Label::Central => "Central estimate",
        Label::ProbabilityAxis => "Probability that it is worth its cost",
        Label::InputLow => "Input at its low value",
        Label::InputHigh => "Input at its high value",
        Label::HeterogeneityAxis => "Contribution to heterogeneity (Q)",
        Label::InfluenceAxis => "Influence on the pooled result",
        Label::Treatment => "A treatment: the larger, the more people",
        Label::ReferenceTreatment => "The treatment with which the others are compared",
        Label::DirectPair => "A pair that studies compare: the wider, the more studies",
        Label::Influential => "Passes a published rule for influential studies",
    }
}

fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Identification => "Identification",
        Stage::Screening => "Screening",
        Stage::Included => "Included",
    }
}

fn step(step: Step) -> &'static str {
    match step {
        Step::Banner => "Identification of studies via databases and registers",
        Step::Identified => "Records identified from:",
        Step::Databases => "Databases",
        Step::Registers => "Registers",
        Step::OtherSources => "Other sources",
        Step::Removed => "Records removed before screening:",
        Step::Duplicates => "Duplicate records",
        Step::Automation => "Records marked as ineligible by automation tools",
        Step::OtherRemoved => "Records removed for other reasons",
        Step::Screened => "Records screened",
        Step::ScreenedOut => "Records excluded",
        Step::Sought { reports: true } => "Reports sought for retrieval",
        Step::Sought { reports: false } => "Studies sought for retrieval",
        Step::NotRetrieved { reports: true } => "Reports not retrieved",
        Step::NotRetrieved { reports: false } => "Studies not retrieved",
        Step::Assessed { reports: true } => "Reports assessed for eligibility",
        Step::Assessed { reports: false } => "Studies assessed for eligibility",
        Step::Excluded { reports: true } => "Reports excluded",
        Step::Excluded { reports: false } => "Studies excluded",
        Step::PreviousStudies => "Studies included in previous version of review",
        Step::StudiesInAll => "Total studies included in review",
        Step::IncludedStudies => "Studies included in review",
        Step::IncludedReports => "Reports of included studies",
        Step::Pooled => "Studies included in quantitative synthesis",
    }
}

fn nothing(nothing: Nothing) -> String {
    let text = match nothing {
        Nothing::NotEstimable { studies: 1 } => {
            "Nothing to show: the one study has no estimable effect."
        }
        Nothing::NotEstimable { studies } => {
            return format!(
                "Nothing to show: none of the {studies} studies has an estimable effect."
            );
        }
        Nothing::TooFew { studies, least } => {
            return format!(
                "Not drawn: with {studies} studies asymmetry cannot be told from chance; a funnel plot needs at least {least}."
            );
        }
        Nothing::NoStudy => "Nothing to show: no study reports this outcome.",
        Nothing::NoStandardError => {
            "Nothing to show: no study has an effect with a standard error."
        }
        Nothing::NotAppraised => "Nothing to show: no study has been appraised.",
        Nothing::NoWeight => "Nothing to show: no appraised study has a weight.",
        Nothing::NoDirection => "Nothing to show: no study reports a direction of effect.",
        Nothing::NoRisk => "Nothing to show: no risk is given.",
        Nothing::OverHundred => "Not drawn: the counts of a group add up to more than 100.",
        Nothing::NoCostAndEffect => "Nothing to show: no difference in cost and effect is given.",
        Nothing::NoProbability => "Nothing to show: no probability is given.",
        Nothing::NoInput => "Nothing to show: no input has been varied.",
    };
    text.to_owned()
}

#[rustfmt::skip]
fn alternative(shown: Alternative<'_>) -> String {
    match shown {
        Alternative::Forest { studies, measure, interval } => format!("Forest plot of {studies} studies: {measure} with {interval}."),
        Alternative::ForestOfPooled { results, measure, interval } => format!("Forest plot of {results} pooled results: {measure} with {interval}."),
        Alternative::Funnel { studies, measure } => format!("Funnel plot of {studies} studies: {measure} by standard error."),
        Alternative::Baujat { studies } => format!("Baujat plot of {studies} studies: influence by contribution to heterogeneity."),
        Alternative::Network { treatments, pairs } => format!("Network of {treatments} treatments, {pairs} pairs compared."),
        Alternative::Traffic { studies, domains } => format!("Judgements on {studies} studies in {domains} domains."),
        Alternative::ShareOfStudies => "Share of studies by judgement.".to_owned(),
        Alternative::ShareOfWeight => "Share of weight by judgement.".to_owned(),
        Alternative::Directions { studies, domains, improve, worsen, unclear } => format!(
            "{studies} studies in {domains} outcome domains: {improve} improve, {worsen} worsen, {unclear} are unclear."
        ),
        Alternative::Harvest { studies, outcomes, findings } => format!("{studies} studies, {outcomes} outcomes. Findings: {findings}."),
        Alternative::Flow { screened, assessed, included } => format!("Screened: {screened}. Assessed: {assessed}. Included: {included}."),
        Alternative::Plane { effect, cost, simulations } => format!("{effect} against {cost}, {simulations} simulations."),
        Alternative::Acceptability { worth } => format!("Probability that it is worth its cost by {worth}."),
        Alternative::Tornado { result } => format!("{result} with one input varied at a time."),
    }
}

#[rustfmt::skip]
fn line(line: Line<'_>) -> String {
    match line {
        Line::Estimate { value, low, high } => format!("{value} ({low} to {high})"),
        Line::EstimateAlone { value } => format!("{value} (interval not estimable)"),
        Line::Interval { low, high } => format!("({low} to {high})"),
        Line::IntervalNotEstimable => "(interval not estimable)".to_owned(),
        Line::Percent { number } => format!("{number}%"),
        Line::Money { currency, amount } => format!("{currency}{amount}"),
        Line::MeasureWithInterval { measure, interval } => format!("{measure} ({interval})"),
        Line::PooledWithInterval { interval } => format!("Pooled effect with {interval}"),
        Line::Result { label, estimate } => format!("{label}: {estimate}."),
        Line::With { study } => format!("+ {study}"),
        Line::Without { study } => format!("without {study}"),
        Line::ImaginedStudy { study } => format!("{study} (imagined by trim and fill)"),
        Line::Judged { amount, judgement } => format!("{amount} {judgement}"),
        Line::JudgedDomain { domain, judgements } => format!("{domain}: {judgements}."),
        Line::DirectionNote { small, large } => format!("Size: fewer than {small} people, {small} to {large}, more than {large}. Number beside: how many outcomes. –: not studied."),
        Line::Several { direction, outcomes } => format!("{direction} ({outcomes} outcomes)"),
        Line::NumberedStudies { studies } => format!("Studies: {studies}"),
        Line::OfHundred { count, category } => format!("{count} of 100: {category}"),
        Line::CategoryOfHundred { category } => format!("{category}, of 100"),
        Line::Counted { step, count } => format!("{step} (n = {count})"),
        Line::NotCounted { step } => format!("{step} (not reported)"),
        Line::OneIn { stride } => format!("Simulation (1 in {stride} drawn)"),
        Line::CentralOf { name } => format!("Central estimate: {name}"),
        Line::CentralEstimate { effect, cost } => format!("Central estimate: effect {effect}, cost {cost}."),
        Line::MoreCurves { curves } => format!("{curves} more in the table: too many to tell apart here."),
        Line::ProbabilityAt { probability, worth } => format!("{probability} at {worth}"),
        Line::CurveFromTo { curve, first, last } => format!("{curve}: from {first} to {last}."),
        Line::AllCentral { result } => format!("All inputs central: {result}"),
        Line::FromTo { low, high } => format!("{low} to {high}"),
        Line::PairOf { first, second } => format!("{first} with {second}"),
        Line::DependsMost { input } => format!("The result depends most on: {input}."),
    }
}

/// A word for a level, as a tool of its own would have.
pub fn rank(level: distil_chart::mark::Level) -> &'static str {
    use distil_chart::mark::Level;
    match level {
        Level::Low => "Low",
        Level::Some => "Some concerns",
        Level::High => "High",
        Level::Critical => "Critical",
        Level::NoInformation => "No information",
        Level::NotApplicable => "Not applicable",
    }
}
