//! What a record is: one kind per file, as typed by the person who publishes.

pub mod analysis_settings;
pub mod audience;
pub mod economic;
pub mod entry;
pub mod example;
pub mod format;
pub mod id;
pub mod implementation;
pub mod intervention;
pub mod kind;
pub mod open_issue;
pub mod outcome;
pub mod page;
pub mod policy;
pub mod question;
pub mod read;
pub mod resource;
pub mod result;
pub mod risk;
pub mod schema;
pub mod site;
pub mod study;
pub mod synthesis;
pub mod term;
pub mod tool;
pub mod update;
pub mod vocabulary;
pub mod wording;

use audience::Audience;
use economic::Economic;
use example::Example;
use implementation::Implementation;
use intervention::Intervention;
use kind::{Kind, RecordKind};
use open_issue::OpenIssue;
use outcome::Outcome;
use page::Page;
use policy::Policy;
use question::Question;
use resource::Resource;
use risk::Risk;
use site::Site;
use study::Study;
use synthesis::Synthesis;
use term::Term;
use tool::Tool;
use update::Update;

macro_rules! record_kinds {
    ($($record:ident),* $(,)?) => {
        $(impl RecordKind for $record {
            const KIND: Kind = Kind::$record;
        })*
    };
}

record_kinds!(
    Site,
    Audience,
    Question,
    Synthesis,
    Study,
    Outcome,
    Intervention,
    Implementation,
    Risk,
    OpenIssue,
    Resource,
    Economic,
    Policy,
    Example,
    Update,
    Term,
    Page,
    Tool,
);
