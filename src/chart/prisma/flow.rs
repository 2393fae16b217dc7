//! The counts of a flow of records.

use crate::chart::heading::Heading;
use crate::chart::number;

/// A count, or `None` where it was not reported.
pub type Count = Option<u64>;

/// A flow of records. `previous` makes it an updated review, `other` adds the other methods.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    /// Its name.
    pub heading: Heading,
    /// Studies of the previous version of the review.
    pub previous: Option<Previous>,
    /// Databases and registers.
    pub databases: Databases,
    /// Websites, organisations, citation searching.
    pub other: Option<Other>,
    /// What came out.
    pub included: Included,
    /// Leave out the lines that count reports, for reviews that count studies only.
    pub hide_reports: bool,
}

/// Studies already in the review.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Previous {
    /// `previous_studies`.
    pub studies: Count,
    /// `previous_reports`.
    pub reports: Count,
}

/// The arm of databases and registers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Databases {
    /// `database_results`.
    pub databases: Count,
    /// `database_specific_results`.
    pub database_list: Vec<Item>,
    /// `register_results`.
    pub registers: Count,
    /// `register_specific_results`.
    pub register_list: Vec<Item>,
    /// `duplicates`.
    pub duplicates: Count,
    /// `excluded_automatic`.
    pub automation: Count,
    /// `excluded_other`.
    pub other_removed: Count,
    /// `records_screened`.
    pub screened: Count,
    /// `records_excluded`.
    pub screened_out: Count,
    /// Reasons at title and abstract, if they were recorded.
    pub screened_out_reasons: Vec<Item>,
    /// `dbr_sought_reports`.
    pub sought: Count,
    /// `dbr_notretrieved_reports`.
    pub not_retrieved: Count,
    /// `dbr_assessed`.
    pub assessed: Count,
    /// How many of them were excluded in all.
    pub excluded: Count,
    /// `dbr_excluded`: none, one or many reasons.
    pub excluded_reasons: Vec<Item>,
}

/// The arm of other methods.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Other {
    /// `website_results`.
    pub websites: Count,
    /// `organisation_results`.
    pub organisations: Count,
    /// `citations_results`.
    pub citations: Count,
    /// Any other source.
    pub more: Vec<Item>,
    /// `other_sought_reports`.
    pub sought: Count,
    /// `other_notretrieved_reports`.
    pub not_retrieved: Count,
    /// `other_assessed`.
    pub assessed: Count,
    /// How many of them were excluded in all.
    pub excluded: Count,
    /// `other_excluded`: none, one or many reasons.
    pub excluded_reasons: Vec<Item>,
}

/// What the review includes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Included {
    /// `new_studies`.
    pub studies: Count,
    /// `new_reports`.
    pub reports: Count,
    /// `total_studies`, in an updated review.
    pub total_studies: Count,
    /// `total_reports`, in an updated review.
    pub total_reports: Count,
    /// Studies in the quantitative synthesis, if that line is wanted.
    pub pooled_studies: Count,
}

/// A named count: a database, a reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Item {
    /// Its name.
    pub label: String,
    /// How many.
    pub n: Count,
}

impl Item {
    /// A named count.
    pub fn new(label: impl Into<String>, n: impl Into<Count>) -> Self {
        Self {
            label: label.into(),
            n: n.into(),
        }
    }
}

/// "1,234" or "not reported".
pub(super) fn said(count: Count) -> String {
    count.map_or_else(|| "not reported".to_owned(), number::count)
}
