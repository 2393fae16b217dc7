//! What templates may see: one closed, typed value per page kind, and the frame around it.
//!
//! A template cannot query the site, so a page is a pure function of its view, the theme and the
//! program.

pub mod accessibility;
pub mod action;
pub mod agreement;
pub mod analyses;
pub mod answer_cards;
pub mod appraisal;
pub mod audience_home;
pub mod best_block;
pub mod block;
pub mod browse;
mod calculator;
pub mod certainty_span;
pub mod checklist;
pub mod citation;
pub mod desk;
pub mod doubt_line;
pub mod downloads;
pub mod economic;
pub mod economics;
pub mod edition;
pub mod evidence;
pub mod evidence_list;
pub mod examples;
pub mod facet;
pub mod finding_line;
pub mod findings;
pub mod frame;
pub mod glossary;
pub mod home;
pub mod intervention;
pub mod interventions;
pub mod map;
pub mod model_result;
pub mod not_found;
pub mod open_issue;
pub mod open_issues;
pub mod outcome;
pub mod outcome_rows;
pub mod outcomes;
pub mod part;
pub mod policies;
pub mod policy;
pub mod question;
pub mod questions;
pub mod reading;
pub mod resource;
pub mod resources;
pub mod result_row;
pub mod risk;
pub mod risks;
pub mod search;
pub mod sheet;
pub mod standing;
pub mod studies;
pub mod study;
pub mod tally;
pub mod theme;
pub mod tools;
pub mod update;
pub mod updates;
pub mod words;

pub use desk::{Desk, Here};
pub use frame::{Frame, Head};
