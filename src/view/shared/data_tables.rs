//! The tables that a site offers as data.

use crate::words::{TextId, text_id};

/// Tables that can be downloaded: label, and name of the file below `data/`.
pub const TABLES: [(TextId, &str); 13] = [
    (text_id!("table.studies"), "studies"),
    (text_id!("table.results"), "results"),
    (text_id!("table.pooled-results"), "pooled-results"),
    (text_id!("table.findings"), "findings"),
    (text_id!("table.review-findings"), "review-findings"),
    (text_id!("table.outcomes"), "outcomes"),
    (text_id!("table.appraisals"), "appraisals"),
    (text_id!("table.checklist"), "checklist"),
    (text_id!("table.risks"), "risks"),
    (text_id!("table.policies"), "policies"),
    (text_id!("table.economics"), "economics"),
    (text_id!("table.glossary"), "glossary"),
    (text_id!("table.corrections"), "corrections"),
];
