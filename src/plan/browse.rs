//! Lists of all studies by one property, cut into pages of a bounded size.

use std::sync::Arc;

use crate::evidence::{Facet, FacetValue};
use crate::record::id::Id;

/// By what a list sorts studies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sorting {
    /// All studies, by a property.
    By(Facet),
    /// The studies of an intervention, by outcome: the row of the evidence map behind its cells.
    MapRow(Id),
}

/// A page of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browse {
    /// By what it sorts.
    pub sorting: Sorting,
    /// Which page, counted from 0.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The part of the list on this page.
    pub sections: Vec<BrowseSection>,
    /// All values of the list.
    pub values: Arc<Vec<BrowseValue>>,
}

/// The studies of one value that stand on one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrowseSection {
    /// The value.
    pub value: FacetValue,
    /// Whether the section began on an earlier page.
    pub continued: bool,
    /// The studies.
    pub studies: Vec<Id>,
}

/// A value with the number of its studies and the page on which they begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrowseValue {
    /// The value.
    pub value: FacetValue,
    /// How many studies.
    pub studies: usize,
    /// The page, counted from 0.
    pub page: usize,
}

/// The word of a facet in addresses.
pub fn facet_word(facet: Facet) -> &'static str {
    match facet {
        Facet::Design => "design",
        Facet::Country => "country",
        Facet::Setting => "setting",
        Facet::People => "people",
        Facet::Outcome => "outcome",
        Facet::Intervention => "intervention",
        Facet::Comparator => "comparator",
        Facet::Role => "role",
        Facet::Year => "year",
        Facet::RiskOfBias => "risk-of-bias",
    }
}

/// The address of a page of a list, counted from 0.
pub fn browse_address(sorting: &Sorting, page: usize) -> String {
    let stem = match sorting {
        Sorting::By(facet) => format!("studies/by/{}", facet_word(*facet)),
        Sorting::MapRow(intervention) => format!("map/{intervention}"),
    };
    match page {
        0 => format!("{stem}.html"),
        _ => format!("{stem}/page-{}.html", page + 1),
    }
}
