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
    /// The parts that other pieces leave for it.
    Parts,
}

/// What comes of a piece.
#[derive(Debug, Default)]
pub struct Made {
    /// Its files.
    pub files: Vec<OutputFile>,
    /// What it leaves for the piece that puts a whole together, where it is a part of one. It holds all
    /// that the whole takes from here.
    pub part: Vec<u8>,
}

/// How a piece is made.
enum Make<'a> {
    Files(Box<dyn Fn() -> Vec<OutputFile> + Send + Sync + 'a>),
    /// With what it leaves for the whole of this name.
    Part(
        &'static str,
        Box<dyn Fn() -> (Vec<OutputFile>, Vec<u8>) + Send + Sync + 'a>,
    ),
    /// From the parts that all pieces of its name have left, in their order.
    Whole(Box<dyn Fn(&[&[u8]]) -> Vec<OutputFile> + Send + Sync + 'a>),
}

/// One file or a few that are made together.
pub struct Piece<'a> {
    /// A name that no other piece of the site has, and that stays the same from build to build.
    name: String,
    /// What it is made from.
    from: MadeFrom<'a>,
    make: Make<'a>,
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
            make: Make::Files(Box::new(make)),
        }
    }

    /// A piece that leaves a part for `whole`.
    pub(super) fn part(
        whole: &'static str,
        name: impl Into<String>,
        from: MadeFrom<'a>,
        make: impl Fn() -> (Vec<OutputFile>, Vec<u8>) + Send + Sync + 'a,
    ) -> Self {
        Self {
            name: name.into(),
            from,
            make: Make::Part(whole, Box::new(make)),
        }
    }

    /// A piece that puts together what the parts of its name have left, and reads nothing else but the
    /// words and settings of the site.
    pub(super) fn whole(
        name: &'static str,
        make: impl Fn(&[&[u8]]) -> Vec<OutputFile> + Send + Sync + 'a,
    ) -> Self {
        Self {
            name: name.to_owned(),
            from: MadeFrom::Parts,
            make: Make::Whole(Box::new(make)),
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

    /// The name of the piece for which it leaves a part.
    pub fn whole_of(&self) -> Option<&'static str> {
        match self.make {
            Make::Part(whole, _) => Some(whole),
            Make::Files(_) | Make::Whole(_) => None,
        }
    }

    /// Makes its files, from `parts` where it is a whole.
    pub fn make(&self, parts: &[&[u8]]) -> Made {
        match &self.make {
            Make::Files(make) => Made {
                files: make(),
                part: Vec::new(),
            },
            Make::Part(_, make) => {
                let (files, part) = make();
                Made { files, part }
            }
            Make::Whole(make) => Made {
                files: make(parts),
                part: Vec::new(),
            },
        }
    }
}
