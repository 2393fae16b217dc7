//! The tables that a site offers as data.

use crate::words::{TextId, text_id};

/// Tables that can be downloaded: label, and name of the file below `data/`.
pub const TABLES: [(TextId, &str); 12] = [
    (text_id!("data-set.table-studies"), "studies"),
    (text_id!("data-set.table-results"), "results"),
    (text_id!("data-set.table-pooled-results"), "pooled-results"),
    (text_id!("data-set.table-findings"), "findings"),
    (
        text_id!("data-set.table-review-findings"),
        "review-findings",
    ),
    (text_id!("data-set.table-outcomes"), "outcomes"),
    (text_id!("data-set.table-appraisals"), "appraisals"),
    (text_id!("data-set.table-checklist"), "checklist"),
    (text_id!("data-set.table-risks"), "risks"),
    (text_id!("data-set.table-policies"), "policies"),
    (text_id!("data-set.table-economics"), "economics"),
    (text_id!("data-set.table-glossary"), "glossary"),
];
