//! The program from outside: one module for each thing that its users rely on. Everything stands on
//! `examples/` and on fixtures here; what is true of the content of this repository only stands in
//! `tests/content`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop"
)]

mod analyse;
mod analyse_data;
mod analyse_deeper;
mod anchors;
mod answer_picture;
mod appraisal;
mod architecture;
mod authors;
mod broken_content;
mod cautions;
mod changes;
mod citations;
mod clustering;
mod corrections;
mod cost_models;
mod counting;
mod credits;
mod data_doubts;
mod dataset;
mod decisions;
mod deeper_faults;
mod deeper_pages;
mod digest;
mod example_sites;
mod external;
mod feeds;
mod fhir;
mod further_settings;
mod generated_records;
mod guidance;
mod held_back;
mod hostile;
mod hostile_input;
mod importing;
mod ladder;
mod language;
mod lists;
mod measures;
mod medians;
mod mistakes;
mod moved;
mod names_and_addresses;
mod networks;
mod new_records;
mod nothing_there;
mod numbered_sources;
mod one_voice;
mod options;
mod output;
mod own_ci;
mod pictures;
mod plain_theme;
mod quotes;
mod reference_pages;
mod remarks;
mod removed;
mod search;
mod sentences;
mod sheets;
mod ship;
mod statements;
mod template_words;
mod test_accuracy;
mod theme_reference;
mod tidy;
mod told_apart;
mod topic_words;
mod typed_numbers;
mod unbreakable;
mod updates;
mod vocabulary;
mod weight;
mod word_files;
mod workflows;
mod wrong_input;
