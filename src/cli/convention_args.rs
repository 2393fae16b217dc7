//! Conventions of an analysis as they are typed: the names and values of a record's `conventions`.

use serde::de::DeserializeOwned;

use crate::record::conventions::{
    AddToChoice, Conventions, I2Choice, MeanVarianceChoice, MediansChoice, MissingChoice,
    MissingSide, PredictionErrorChoice, RiskDifferenceVarianceChoice, SmallStudyChoice,
    SmdCorrection, SmdVarianceChoice, SubgroupVarianceChoice, TableCellsChoice, ZeroCellsChoice,
};

/// Conventions that depart from the preset.
#[derive(Debug, Clone, Default, PartialEq, clap::Args)]
#[command(next_help_heading = "Conventions in which programs differ [default: the preset's]")]
pub struct ConventionArgs {
    /// Another level at which the intervals of the pooled result are given as well, such as 90
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    pub level: Option<f64>,
    /// The standard error in the prediction interval: reported, wald, hartung-knapp
    #[arg(long, value_name = "WHICH", value_parser = named::<PredictionErrorChoice>)]
    pub prediction_error: Option<PredictionErrorChoice>,
    /// From what I² is worked out: tau2, q
    #[arg(long, value_name = "FORM", value_parser = named::<I2Choice>)]
    pub i2: Option<I2Choice>,
    /// The correction of standardised mean differences: exact, approximate, none
    #[arg(long, value_name = "WHICH", value_parser = named::<SmdCorrection>)]
    pub smd_correction: Option<SmdCorrection>,
    /// Their variance: large-sample, large-sample-corrected, unbiased, average, revman
    #[arg(long, value_name = "WHICH", value_parser = named::<SmdVarianceChoice>)]
    pub smd_variance: Option<SmdVarianceChoice>,
    /// The variance of mean differences: separate, pooled
    #[arg(long, value_name = "WHICH", value_parser = named::<MeanVarianceChoice>)]
    pub mean_variance: Option<MeanVarianceChoice>,
    /// How means follow from medians: luo-wan, quantile-estimation, box-cox
    #[arg(long, value_name = "WHICH", value_parser = named::<MediansChoice>)]
    pub medians: Option<MediansChoice>,
    /// Whether ratios of means are corrected for bias
    #[arg(long, value_name = "true|false")]
    pub ratio_of_means_corrected: Option<bool>,
    /// The variance of Mantel-Haenszel risk differences: sato, greenland-robins
    #[arg(long, value_name = "WHOSE", value_parser = named::<RiskDifferenceVarianceChoice>)]
    pub risk_difference_variance: Option<RiskDifferenceVarianceChoice>,
    /// What is added to empty cells before single effects are worked out
    #[arg(long, value_name = "AMOUNT")]
    pub add: Option<f64>,
    /// Each arm's share of the people is added in its place
    #[arg(long, value_name = "true|false")]
    pub arm_share: Option<bool>,
    /// To which studies it is added: only-zero, all, all-if-any-zero, never
    #[arg(long, value_name = "WHICH", value_parser = named::<AddToChoice>)]
    pub to: Option<AddToChoice>,
    /// Whether studies without events in either arm are left out
    #[arg(long, value_name = "true|false")]
    pub drop00: Option<bool>,
    /// Whether it is added in the variance only
    #[arg(long, value_name = "true|false")]
    pub variance_only: Option<bool>,
    /// What is added to empty cells of tables that are pooled
    #[arg(long, value_name = "AMOUNT")]
    pub tables_add: Option<f64>,
    /// Each arm's share of the people is added to them in its place
    #[arg(long, value_name = "true|false")]
    pub tables_arm_share: Option<bool>,
    /// To which tables it is added: only-zero, all, all-if-any-zero, never
    #[arg(long, value_name = "WHICH", value_parser = named::<AddToChoice>)]
    pub tables_to: Option<AddToChoice>,
    /// Whether tables without events in either arm are left out
    #[arg(long, value_name = "true|false")]
    pub tables_drop00: Option<bool>,
    /// Whether subgroups share one variance between studies: separate, common
    #[arg(long, value_name = "WHICH", value_parser = named::<SubgroupVarianceChoice>)]
    pub subgroup_variance: Option<SubgroupVarianceChoice>,
    /// How trim and fill estimates the number of missing results: l0, r0
    #[arg(long, value_name = "WHICH", value_parser = named::<MissingChoice>)]
    pub trim_and_fill: Option<MissingChoice>,
    /// On which side they are missing: left, right
    #[arg(long, value_name = "SIDE", value_parser = named::<MissingSide>)]
    pub trim_and_fill_side: Option<MissingSide>,
    /// A test for small-study effects: egger, egger-mixed, begg, harbord, peters; may be given more
    /// than once [default: egger and begg]
    #[arg(long, value_name = "TEST", value_parser = named::<SmallStudyChoice>)]
    pub small_studies: Vec<SmallStudyChoice>,
}

/// A value by the name that it has in records.
fn named<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    let name = serde_json::Value::String(text.to_lowercase());
    serde_json::from_value(name).map_err(|problem| problem.to_string())
}

/// A choice of which anything was typed.
fn given<T: Default + PartialEq>(choice: T) -> Option<T> {
    (choice != T::default()).then_some(choice)
}

fn percent(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(level) if (50.0..100.0).contains(&level) => Ok(level),
        _ => Err("a level from 50 to below 100 is needed, such as 90".to_owned()),
    }
}

impl ConventionArgs {
    /// The conventions as a record has them.
    pub(super) fn conventions(&self) -> Conventions {
        let single = ZeroCellsChoice {
            add: self.add,
            arm_share: self.arm_share,
            to: self.to,
            drop_double_zero: self.drop00,
            variance_only: self.variance_only,
        };
        let tables = TableCellsChoice {
            add: self.tables_add,
            arm_share: self.tables_arm_share,
            to: self.tables_to,
            drop_double_zero: self.tables_drop00,
        };
        Conventions {
            level: self.level,
            prediction_error: self.prediction_error,
            i2: self.i2,
            smd_correction: self.smd_correction,
            smd_variance: self.smd_variance,
            mean_variance: self.mean_variance,
            medians: self.medians,
            ratio_of_means_corrected: self.ratio_of_means_corrected,
            risk_difference_variance: self.risk_difference_variance,
            zero_cells: given(single),
            zero_cells_of_tables: given(tables),
            subgroup_variance: self.subgroup_variance,
            trim_and_fill: self.trim_and_fill,
            trim_and_fill_side: self.trim_and_fill_side,
            small_studies: self.small_studies.clone(),
        }
    }
}
