//! The pages that are made from one file each: those of the records, their lists, and the pages of the site.

pub mod accessibility;
pub mod audience_home;
pub mod briefing;
pub mod browse;
pub mod by_certainty;
pub mod checklist;
mod cost_charts;
pub mod downloads;
pub mod economics;
pub mod evidence_list;
pub mod examples;
pub mod findings;
pub mod glossary;
pub mod home;
pub mod interventions;
pub mod not_found;
pub mod open_issues;
pub mod outcomes;
pub mod policies;
pub mod removed;
pub mod resources;
pub mod risks;
pub mod standing;
pub mod studies;
pub mod study;
pub mod tools;
pub mod updates;
