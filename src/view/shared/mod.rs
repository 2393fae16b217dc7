//! Parts that pages of several kinds show: links, lists, lines of findings, results and appraisals.

pub mod action;
pub mod answer_cards;
pub mod appraisal;
pub mod best_block;
pub mod certainty_span;
pub mod citation;
pub mod compare_link;
pub mod correction;
pub mod credits;
pub mod data_tables;
pub mod doubt_line;
pub mod effect;
pub mod facet;
pub mod finding_line;
pub mod like_mine;
pub mod lists_in_use;
pub mod model_result;
pub mod most;
pub mod order;
pub mod outcome_rows;
pub mod pager;
pub mod result_row;
pub mod tally;
pub mod topic;
pub mod vocabulary;
