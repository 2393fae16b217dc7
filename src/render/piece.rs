//! The other files of a site in pieces that are made one by one, so that no list of all files is
//! ever in memory, and so that a piece need not be made again while what it is made from is the same.

use std::fmt;

use crate::record::id::Id;
use crate::record::kind::Kind;

use super::output_file::OutputFile;

/// What a piece is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MadeFrom<'a> {
    /// A file of the theme, and the words of the program.
    Theme,
    /// A record, and what is [noted](crate::record::reads) as read while it is made.
    Record(Kind, &'a Id),
    /// This text alone: a card with the same text has the same bytes.
    Text(String),
    /// What is noted as read while it is made, and nothing that was read before.
    Reads,
    /// What is noted as read while it is made, and this, which was read before.
    Given(String),
    /// Any record of the site.
    Site,
}

/// One file or a few that are made together.
pub struct Piece<'a> {
    /// A name that no other piece of the site has, and that stays the same from build to build.
    name: String,
    /// What it is made from.
    from: MadeFrom<'a>,
    make: Box<dyn Fn() -> Vec<OutputFile> + Send + Sync + 'a>,
}

impl fmt::Debug for Piece<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Piece")
            .field("name", &self.name)
            .field("from", &self.from)
            .finish_non_exhaustive()
    }
}

impl<'a> Piece<'a> {
    /// A piece that is made when it is asked for.
    pub(super) fn new(
        name: impl Into<String>,
        from: MadeFrom<'a>,
        make: impl Fn() -> Vec<OutputFile> + Send + Sync + 'a,
    ) -> Self {
        Self {
            name: name.into(),
            from,
            make: Box::new(make),
        }
    }

    /// The name that no other piece has.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is made from.
    pub fn from(&self) -> &MadeFrom<'a> {
        &self.from
    }

    /// Makes its files.
    pub fn make(&self) -> Vec<OutputFile> {
        (self.make)()
    }
}
