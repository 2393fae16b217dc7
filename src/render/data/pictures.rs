//! The pictures that answer questions, as files.

use crate::record::kind::Kind;
use crate::render::output_file::OutputFile;
use crate::render::piece::{MadeFrom, Piece};
use crate::view::{Desk, question_picture};

/// A file for each question on which numbers are known.
pub(super) fn pieces<'a>(desk: &'a Desk<'a>) -> impl Iterator<Item = Piece<'a>> {
    let questions = desk.evidence.records.questions.values();
    questions.map(|question| {
        let from = MadeFrom::Record(Kind::Question, &question.id);
        Piece::new(format!("picture/{}", question.id), from, || {
            let file = question_picture::file(desk, question);
            let file = file.map(|(address, svg)| OutputFile::text(address, svg));
            file.into_iter().collect()
        })
    })
}
