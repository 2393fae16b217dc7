//! What a record is: one kind per file, as typed by the person who publishes.

pub mod address;
pub mod analysis_settings;
pub mod audience;
pub mod author;
pub mod base_address;
pub mod check_code;
pub mod checked_text;
pub mod conventions;
pub mod correction;
pub mod cost_model;
pub mod deeper_settings;
pub mod economic;
pub mod entry;
pub mod example;
pub mod form;
pub mod format;
pub mod grade;
pub mod guidance;
pub mod id;
pub mod implementation;
pub mod intervention;
pub mod kind;
pub mod language_tag;
pub mod life;
pub mod measure_ends;
pub mod misquoted;
pub mod network;
pub mod open_issue;
pub mod outcome;
pub mod page;
pub mod pages;
pub mod panel;
pub mod paper_id;
pub mod placeholder;
pub mod policy;
pub mod printed_measure;
pub mod question;
pub mod quotation;
pub mod read;
pub mod reads;
pub mod records;
pub mod resource;
pub mod result;
pub mod risk;
pub mod schema;
pub mod shelf;
pub mod site;
pub mod spreadsheet;
pub mod study;
pub mod synthesis;
pub mod term;
pub mod test_accuracy;
pub mod tool;
pub mod update;
pub mod value;
pub mod vocabulary;
pub mod wording;

macro_rules! records {
    ($($(#[$about:meta])* $kind:ident {
        $module:ident, $shelf:ident, $folder:literal, $prefix:literal, $article:literal, $title:ident, $($shown:tt)*
    })*) => {
        $(impl entry::Record for $module::$kind {
            type Kind = kind::$kind;

            fn title(&self) -> &str {
                &self.$title
            }

            fn life(&self) -> &life::Life {
                &self.life
            }
        })*
    };
}

kind::every_kind!(records);
