//! The linked, checked evidence: records with their references resolved and their reverse edges.

mod check;
mod cited_by;
mod facet;
mod graph;
mod link;
mod map;
mod place_names;
mod places;
mod prose_links;
mod results;
mod same_labels;

pub use cited_by::RecordKey;
pub use facet::{Facet, FacetValue};
pub use graph::Evidence;
pub use graph::FindingEntry;
pub use link::{Settings, link};
pub use map::{EvidenceMap, MapCell};
pub use prose_links::record_target;
pub use results::{ResultEntry, ResultPlace};
