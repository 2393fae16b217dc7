//! The counts of a flow of records.

use crate::heading::Heading;

/// A count, or `None` where it was not reported.
pub type Count = Option<u64>;

/// A flow of records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    /// Its name.
    pub heading: Heading,
    /// How records were found and looked through.
    pub records: Records,
    /// What came out.
    pub included: Included,
    /// Whether the review counts studies only: no line then speaks of reports.
    pub hide_reports: bool,
}

/// The way from sources to reports. In parentheses the names of the R package `PRISMA2020`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Records {
    /// From databases (`database_results`).
    pub databases: Count,
    /// From registers (`register_results`).
    pub registers: Count,
    /// From sources that are neither; the line is left out where they are not counted.
    pub other_sources: Count,
    /// Duplicates (`duplicates`).
    pub duplicates: Count,
    /// Removed by automation tools (`excluded_automatic`).
    pub automation: Count,
    /// Removed for other reasons (`excluded_other`).
    pub other_removed: Count,
    /// Screened (`records_screened`).
    pub screened: Count,
    /// Excluded at title and abstract (`records_excluded`).
    pub screened_out: Count,
    /// Sought (`dbr_sought_reports`).
    pub sought: Count,
    /// Not retrieved (`dbr_notretrieved_reports`).
    pub not_retrieved: Count,
    /// Assessed (`dbr_assessed`).
    pub assessed: Count,
    /// How many of them were excluded in all.
    pub excluded: Count,
    /// Why: none, one or many reasons (`dbr_excluded`).
    pub excluded_reasons: Vec<Item>,
}

/// What the review includes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Included {
    /// Studies in an earlier version of the review, where there was one (`previous_studies`).
    pub previous: Count,
    /// Studies in both, where there was an earlier version (`total_studies`).
    pub in_all: Count,
    /// Studies (`new_studies`).
    pub studies: Count,
    /// Reports of them (`new_reports`), if they are counted.
    pub reports: Count,
    /// Studies in the quantitative synthesis, if that line is wanted.
    pub pooled_studies: Count,
}

/// A reason with its count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// The reason.
    pub label: String,
    /// How many.
    pub n: Count,
}

impl Item {
    /// A reason with its count.
    pub fn new(label: impl Into<String>, n: impl Into<Count>) -> Self {
        Self {
            label: label.into(),
            n: n.into(),
        }
    }
}
