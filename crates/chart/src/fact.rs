//! Everything a chart says, as facts: the caller makes words of them in the language of its readers.

/// What finds the words for the facts of a chart, and writes its numbers.
pub trait ChartWords {
    /// A fact in words.
    fn say(&self, text: &Text<'_>) -> String;

    /// A finite number with this many decimals, with the signs of the language: "−0.50". It never
    /// has a minus sign when all its digits are zero.
    fn decimal(&self, value: f64, decimals: usize) -> String;

    /// A whole number with its thousands grouped: "1,234".
    fn whole(&self, value: u64) -> String;
}

/// A text of a chart. Numbers inside it that have decimals are written already; counts are not,
/// because words depend on them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Text<'a> {
    /// The heading of a column of a table or of a drawing.
    Column(Column),
    /// A word in a cell, or beside a mark.
    Cell(Cell),
    /// A name inside a drawing: of an axis, of a region, of a sign in the key.
    Label(Label),
    /// A stage of the flow of records.
    Stage(Stage),
    /// A step of the flow of records, without its count.
    Step(Step),
    /// Why there is nothing to draw.
    Nothing(Nothing),
    /// What the whole chart shows, for readers who do not see it.
    Alternative(Alternative<'a>),
    /// A text with places.
    Line(Line<'a>),
}

/// The heading of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The study.
    Study,
    /// How many studies.
    Studies,
    /// The weight of a study.
    Weight,
    /// The subgroup.
    Group,
    /// The study that a step adds.
    StudyAdded,
    /// The study that a step leaves out.
    StudyLeftOut,
    /// The standard error.
    StandardError,
    /// A domain of an appraisal.
    Domain,
    /// The judgement on it.
    Judgement,
    /// The share of studies.
    ShareOfStudies,
    /// The share of weight.
    ShareOfWeight,
    /// How many people took part.
    People,
    /// The outcome.
    Outcome,
    /// The direction of an effect.
    Direction,
    /// What the height of a bar stands for.
    Height,
    /// What the filling of a bar stands for.
    Filling,
    /// A stage of the flow of records.
    Stage,
    /// A step of it.
    Step,
    /// The number of records or studies.
    Number,
    /// What was measured.
    Measure,
    /// Its value.
    Value,
    /// An option that is compared.
    Choice,
    /// What one unit of effect is worth.
    WorthOfUnit,
    /// How probable it is that the option is worth its cost.
    ProbabilityWorth,
    /// What was varied.
    Input,
    /// The low value of it.
    LowValue,
    /// The high value of it.
    HighValue,
    /// The result at the low value.
    ResultAtLow,
    /// The result at the high value.
    ResultAtHigh,
    /// What a study adds to heterogeneity.
    Heterogeneity,
    /// How far a study moves the pooled result.
    Influence,
    /// A treatment of a network, or a pair of two.
    TreatmentOrPair,
}

/// A word in a cell, or beside a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// There is no estimate.
    NotEstimable,
    /// A number that is not given.
    NotGiven,
    /// A domain that nobody judged.
    NotJudged,
    /// An outcome that a study did not look at.
    NotStudied,
    /// A count that was not reported.
    NotReported,
    /// The row of a prediction interval.
    PredictionInterval,
    /// People's health improves.
    Improves,
    /// It worsens.
    Worsens,
    /// Findings are conflicting, or nothing changes.
    Unclear,
    /// The lowest of three heights.
    Low,
    /// The middle one.
    Medium,
    /// The highest.
    High,
    /// How many simulations there are.
    Simulations,
}

/// A name inside a drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// The overall judgement on a study, beside its domains.
    Overall,
    /// A study in the key.
    Study,
    /// An interval that goes on beyond the axis.
    BeyondAxis,
    /// The area of a square is a weight.
    SquareArea,
    /// Where the effect in a new setting is expected.
    NewSetting,
    /// The vertical axis of a funnel.
    StandardErrorAxis,
    /// A study imagined by trim and fill.
    Imagined,
    /// The funnel about the pooled effect.
    FunnelAbout,
    /// The line of no effect.
    NoEffect,
    /// p of 0.10 or more.
    ContourAbove10,
    /// p from 0.05 to 0.10.
    ContourAbove05,
    /// p from 0.01 to 0.05.
    ContourAbove01,
    /// p below 0.01.
    ContourBelow01,
    /// The sign of an improvement.
    Improves,
    /// The sign of a change for the worse.
    Worsens,
    /// The sign of conflicting findings, or of no change.
    Unclear,
    /// A hollow sign: it is not known how many took part.
    SampleNotGiven,
    /// People who are in no category.
    NotAccountedFor,
    /// The quadrant of less effect at higher cost.
    LessEffectDearer,
    /// The quadrant of more effect at higher cost.
    MoreEffectDearer,
    /// The quadrant of less effect at lower cost.
    LessEffectCheaper,
    /// The quadrant of more effect at lower cost.
    MoreEffectCheaper,
    /// A dot for each simulation.
    Simulation,
    /// The central estimate.
    Central,
    /// The vertical axis of acceptability curves.
    ProbabilityAxis,
    /// The bar of an input at its low value.
    InputLow,
    /// The bar of an input at its high value.
    InputHigh,
    /// The horizontal axis of Baujat's plot.
    HeterogeneityAxis,
    /// The vertical axis of Baujat's plot.
    InfluenceAxis,
    /// A study that passes a rule for influential studies.
    Influential,
    /// A disc for each treatment, as large as the people who had it.
    Treatment,
    /// The disc of the treatment with which the others are compared first.
    ReferenceTreatment,
    /// A line for each pair that studies compare, as wide as there are studies.
    DirectPair,
}

/// A stage of the flow of records, as PRISMA 2020 names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Records are found.
    Identification,
    /// Records and reports are looked through.
    Screening,
    /// What is left.
    Included,
}

/// A step of the flow of records, as PRISMA 2020 names it. `reports` tells reports from studies, in
/// reviews that count studies only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The banner over the diagram.
    Banner,
    /// Where records were identified; its parts follow.
    Identified,
    /// Databases.
    Databases,
    /// Registers.
    Registers,
    /// Sources that are neither.
    OtherSources,
    /// What was removed before screening; its parts follow.
    Removed,
    /// Duplicates.
    Duplicates,
    /// Marked as ineligible by automation tools.
    Automation,
    /// Removed for other reasons.
    OtherRemoved,
    /// Records screened.
    Screened,
    /// Records excluded.
    ScreenedOut,
    /// Sought for retrieval.
    Sought {
        /// Reports, not studies.
        reports: bool,
    },
    /// Not retrieved.
    NotRetrieved {
        /// Reports, not studies.
        reports: bool,
    },
    /// Assessed for eligibility.
    Assessed {
        /// Reports, not studies.
        reports: bool,
    },
    /// Excluded after that.
    Excluded {
        /// Reports, not studies.
        reports: bool,
    },
    /// Studies in an earlier version.
    PreviousStudies,
    /// Studies included.
    IncludedStudies,
    /// Studies in the earlier version and in this one.
    StudiesInAll,
    /// Reports of them.
    IncludedReports,
    /// Studies in the quantitative synthesis.
    Pooled,
}

/// Why there is nothing to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nothing {
    /// No study reports the outcome.
    NoStudy,
    /// None of the studies has an effect that can be estimated.
    NotEstimable {
        /// How many studies there are.
        studies: usize,
    },
    /// No study has an effect with a standard error.
    NoStandardError,
    /// Too few studies for a funnel.
    TooFew {
        /// How many there are.
        studies: usize,
        /// How many a funnel needs.
        least: usize,
    },
    /// No study has been appraised.
    NotAppraised,
    /// No appraised study has a weight.
    NoWeight,
    /// No study reports a direction.
    NoDirection,
    /// No risk is given.
    NoRisk,
    /// The counts of a group add up to more than a hundred.
    OverHundred,
    /// No difference in cost and effect is given.
    NoCostAndEffect,
    /// No probability is given.
    NoProbability,
    /// No input has been varied.
    NoInput,
}

/// What the whole chart shows. Further sentences, made of [`Line`], may follow.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Alternative<'a> {
    /// A forest plot of studies.
    Forest {
        /// How many.
        studies: usize,
        /// "Risk ratio".
        measure: &'a str,
        /// "95% CI".
        interval: &'a str,
    },
    /// A forest plot of pooled results of some of the studies.
    ForestOfPooled {
        /// How many.
        results: usize,
        /// "Risk ratio".
        measure: &'a str,
        /// "95% CI".
        interval: &'a str,
    },
    /// A funnel plot.
    Funnel {
        /// How many studies.
        studies: usize,
        /// "Risk ratio".
        measure: &'a str,
    },
    /// Baujat's plot.
    Baujat {
        /// How many studies.
        studies: usize,
    },
    /// A network of treatments.
    Network {
        /// How many treatments.
        treatments: usize,
        /// How many pairs of them studies compare.
        pairs: usize,
    },
    /// Judgements on studies in domains.
    Traffic {
        /// How many studies.
        studies: usize,
        /// How many domains.
        domains: usize,
    },
    /// Shares of studies by judgement; one sentence per domain follows.
    ShareOfStudies,
    /// Shares of weight by judgement; one sentence per domain follows.
    ShareOfWeight,
    /// Directions of effect.
    Directions {
        /// How many studies.
        studies: usize,
        /// How many domains of outcomes.
        domains: usize,
        /// How many findings improve.
        improve: usize,
        /// How many worsen.
        worsen: usize,
        /// How many are conflicting or show no change.
        unclear: usize,
    },
    /// A harvest plot.
    Harvest {
        /// How many studies.
        studies: usize,
        /// How many outcomes.
        outcomes: usize,
        /// Counts by panel: "Worse: 2, Better: 3".
        findings: &'a str,
    },
    /// The flow of records; each count as it is shown.
    Flow {
        /// Records screened.
        screened: &'a str,
        /// Reports assessed.
        assessed: &'a str,
        /// Studies included.
        included: &'a str,
    },
    /// A cost-effectiveness plane.
    Plane {
        /// "Difference in QALYs".
        effect: &'a str,
        /// "Difference in cost".
        cost: &'a str,
        /// How many simulations.
        simulations: usize,
    },
    /// Acceptability curves; a sentence per curve follows.
    Acceptability {
        /// "Value of one QALY".
        worth: &'a str,
    },
    /// A tornado diagram.
    Tornado {
        /// "Net cost per year".
        result: &'a str,
    },
}

/// A text with places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Line<'a> {
    /// "0.75 (0.60 to 0.94)".
    Estimate {
        /// The estimate.
        value: &'a str,
        /// Its lower limit.
        low: &'a str,
        /// Its upper limit.
        high: &'a str,
    },
    /// An estimate whose interval cannot be told.
    EstimateAlone {
        /// The estimate.
        value: &'a str,
    },
    /// "(0.60 to 0.94)".
    Interval {
        /// The lower limit.
        low: &'a str,
        /// The upper limit.
        high: &'a str,
    },
    /// An interval that cannot be told.
    IntervalNotEstimable,
    /// "12.3%".
    Percent {
        /// The number.
        number: &'a str,
    },
    /// "£1,234", without its sign.
    Money {
        /// "£"; may be empty.
        currency: &'a str,
        /// The amount.
        amount: &'a str,
    },
    /// "Risk ratio (95% CI)".
    MeasureWithInterval {
        /// The measure.
        measure: &'a str,
        /// The name of its interval.
        interval: &'a str,
    },
    /// "Pooled effect with 95% CI".
    PooledWithInterval {
        /// The name of the interval.
        interval: &'a str,
    },
    /// A result in the alternative of a forest plot: "Pooled: 0.79 (0.65 to 0.97)."
    Result {
        /// Its name.
        label: &'a str,
        /// The estimate with its interval.
        estimate: &'a str,
    },
    /// A step that adds a study: "+ Invented 2009".
    With {
        /// The study.
        study: &'a str,
    },
    /// A step without a study.
    Without {
        /// The study.
        study: &'a str,
    },
    /// A study imagined by trim and fill.
    ImaginedStudy {
        /// Its name.
        study: &'a str,
    },
    /// Several studies, or a share of them, that have a judgement: "6 low".
    Judged {
        /// How many, or what share.
        amount: &'a str,
        /// The judgement in the words of its tool.
        judgement: &'a str,
    },
    /// The judgements on a domain in the alternative of a summary: "Missing data: 6 low, 3 high."
    JudgedDomain {
        /// The domain.
        domain: &'a str,
        /// Its judgements.
        judgements: &'a str,
    },
    /// What sizes and numbers in an effect-direction plot mean.
    DirectionNote {
        /// Samples below are small.
        small: u64,
        /// Samples above are large.
        large: u64,
    },
    /// A direction that stands for several outcomes.
    Several {
        /// The direction.
        direction: &'a str,
        /// How many outcomes.
        outcomes: u32,
    },
    /// The studies of a harvest plot, numbered as its bars are: "1 Invented 2009; 2 Example 2012".
    NumberedStudies {
        /// The studies.
        studies: &'a str,
    },
    /// "18 of 100: readmitted".
    OfHundred {
        /// How many of a hundred.
        count: u32,
        /// What happens to them.
        category: &'a str,
    },
    /// The heading of a column that counts people of a hundred.
    CategoryOfHundred {
        /// What happens to them.
        category: &'a str,
    },
    /// A step of the flow with its count: "Records screened (n = 12)", the count in one piece.
    Counted {
        /// The step.
        step: &'a str,
        /// The count.
        count: &'a str,
    },
    /// A step of the flow whose count was not reported.
    NotCounted {
        /// The step.
        step: &'a str,
    },
    /// Simulations of which one in so many is drawn.
    OneIn {
        /// In how many.
        stride: usize,
    },
    /// The central estimate of something.
    CentralOf {
        /// Of what.
        name: &'a str,
    },
    /// The central estimate in the alternative of a plane.
    CentralEstimate {
        /// The effect.
        effect: &'a str,
        /// The cost.
        cost: &'a str,
    },
    /// Curves that are only in the table.
    MoreCurves {
        /// How many.
        curves: usize,
    },
    /// "30% at £20,000".
    ProbabilityAt {
        /// The probability.
        probability: &'a str,
        /// What a unit of effect is worth.
        worth: &'a str,
    },
    /// Where a curve begins and ends.
    CurveFromTo {
        /// Its name.
        curve: &'a str,
        /// Its first point.
        first: &'a str,
        /// Its last point.
        last: &'a str,
    },
    /// The result with all inputs at their central values.
    AllCentral {
        /// The result.
        result: &'a str,
    },
    /// The values of an input: "1 hour to 4 hours".
    FromTo {
        /// The low value.
        low: &'a str,
        /// The high value.
        high: &'a str,
    },
    /// Two treatments of a network that studies compare.
    PairOf {
        /// One.
        first: &'a str,
        /// The other.
        second: &'a str,
    },
    /// The input on which the result depends most.
    DependsMost {
        /// The input.
        input: &'a str,
    },
}
