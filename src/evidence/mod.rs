//! The linked, checked evidence: records with their references resolved and their reverse edges.

mod check;
mod cited_by;
mod corrections;
mod counts_in_texts;
mod facet;
mod graph;
mod held;
mod judged;
mod link;
mod map;
mod place_names;
mod places;
mod prose_links;
mod quotes;
mod removed;
mod results;
mod same_labels;
mod targets;
mod typed_numbers;

pub use check::is_settled_with_records;
pub use cited_by::RecordKey;
pub use counts_in_texts::{CountInText, CountSource, CountedUnit};
pub use facet::{Facet, FacetValue};
pub use graph::Evidence;
pub use graph::FindingEntry;
pub use judged::Judged;
pub use link::{Settings, link};
pub use map::{EvidenceMap, MapCell};
pub use prose_links::{place_in_record, record_target};
pub use quotes::{Quoted, quoted_in, texts_with};
pub use removed::{OutBecause, Removed};
pub use results::{ResultEntry, ResultPlace};
pub use targets::static_file;
pub use typed_numbers::TypedNumber;
