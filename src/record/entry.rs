//! A record with its id and the file from which it came.

use std::sync::Arc;

use crate::diag::Place;
use crate::load::Source;
use crate::load::source::Format;

use super::id::Id;
use super::vocabulary::{Date, Status};

/// A record with its id and the file from which it came.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// The id: the file name without its ending.
    pub id: Id,
    /// What the file says.
    pub value: T,
    /// The file.
    pub source: Arc<Source>,
}

impl<T> Entry<T> {
    /// A record that stands in no file.
    pub(super) fn without_file(id: &str, value: T) -> Self {
        let none = String::new;
        let (source, _) = Source::new(none(), none(), id.to_owned(), Format::Yaml, none());
        Self {
            id: Id::new(id),
            value,
            source: Arc::new(source),
        }
    }

    /// The place of a value in the file: `results[2].effect.estimate`.
    pub fn place(&self, path: &str) -> Place {
        self.source.place(path)
    }

    /// Every text of the file, without the values of `skipped` keys.
    pub fn texts(&self, skipped: &[&str]) -> Vec<String> {
        self.source.texts(skipped)
    }

    /// The Markdown below the front matter.
    pub fn body(&self) -> &str {
        self.source.body()
    }
}

/// What every kind of record has.
pub trait Lifecycle {
    /// How lists and links name it.
    fn title(&self) -> &str;
    /// Draft or published.
    fn status(&self) -> Status;
    /// When it was reviewed last.
    fn reviewed(&self) -> Option<Date>;
    /// When it should be reviewed next.
    fn review_by(&self) -> Option<Date>;
    /// Earlier ids.
    fn aliases(&self) -> &[Id];
}

macro_rules! lifecycle {
    ($($record:ty => $title:ident),* $(,)?) => {
        $(impl Lifecycle for $record {
            fn title(&self) -> &str {
                &self.$title
            }
            fn status(&self) -> Status {
                self.status
            }
            fn reviewed(&self) -> Option<Date> {
                self.reviewed
            }
            fn review_by(&self) -> Option<Date> {
                self.review_by
            }
            fn aliases(&self) -> &[Id] {
                &self.aliases
            }
        })*
    };
}

lifecycle!(
    super::audience::Audience => plural,
    super::question::Question => title,
    super::synthesis::Synthesis => title,
    super::study::Study => label,
    super::outcome::Outcome => name,
    super::intervention::Intervention => name,
    super::implementation::Implementation => action,
    super::risk::Risk => title,
    super::open_issue::OpenIssue => title,
    super::resource::Resource => title,
    super::economic::Economic => title,
    super::policy::Policy => title,
    super::example::Example => title,
    super::update::Update => title,
    super::term::Term => term,
    super::page::Page => title,
    super::tool::Tool => name,
);
