//! The other files of a site in pieces that are made one by one, so that no list of all files is
//! ever in memory, and so that a piece need not be made again while what it is made from is the same.

use std::fmt;

use rayon::prelude::*;

use crate::record::id::Id;
use crate::record::kind::Kind;

use super::output_file::OutputFile;

/// How many pieces are in memory at once.
const PIECES_AT_ONCE: usize = 64;

/// What a piece is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MadeFrom<'a> {
    /// A file of the theme, and the words of the program.
    Theme,
    /// A record with what it refers to.
    Record(Kind, &'a Id),
    /// This text alone: a card with the same text has the same bytes.
    Text(String),
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

    /// Makes its files.
    pub fn make(&self) -> Vec<OutputFile> {
        (self.make)()
    }
}

/// Makes pieces on all threads and hands their files on in the order of the pieces.
///
/// # Errors
/// `take` refuses a file.
pub fn each_file<E>(
    pieces: &[Piece<'_>],
    mut take: impl FnMut(OutputFile) -> Result<(), E>,
) -> Result<(), E> {
    for some in pieces.chunks(PIECES_AT_ONCE) {
        let made: Vec<Vec<OutputFile>> = some.par_iter().map(Piece::make).collect();
        made.into_iter().flatten().try_for_each(&mut take)?;
    }
    Ok(())
}
