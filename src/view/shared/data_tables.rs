//! The tables that a site offers as data.

/// Tables that can be downloaded: label, and name of the file below `data/`.
pub const TABLES: [(&str, &str); 12] = [
    ("Studies and other sources", "studies"),
    ("Results of studies", "results"),
    ("Pooled results that reviews published", "pooled-results"),
    ("Findings of the core papers", "findings"),
    (
        "Qualitative review findings with confidence",
        "review-findings",
    ),
    ("Outcomes", "outcomes"),
    ("Appraisals by study and domain", "appraisals"),
    ("Readiness checklist", "checklist"),
    ("Risk register", "risks"),
    ("Policy time line", "policies"),
    ("Economic figures", "economics"),
    ("Glossary", "glossary"),
];
