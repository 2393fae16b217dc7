//! The terms alone, in small files: among them the script looks for a word that is like a mistyped one,
//! without fetching what stands behind every term that begins alike.

use serde_json::Value;

use crate::render::output_file::OutputFile;

use super::terms::Terms;

/// A file is closed when it has reached about this size in bytes.
const PER_FILE: usize = 8 * 1024;
/// Shorter terms are no slip of another: too many words are alike.
const SHORTEST: usize = 3;

/// The first term of each file, and the files: terms in their order, each with a digit that says how
/// many records it has, in powers of four.
pub(super) fn files(terms: &Terms<'_>) -> (Vec<String>, Vec<OutputFile>) {
    let (mut firsts, mut files, mut open) = (Vec::new(), Vec::new(), String::new());
    let close = |open: &mut String, files: &mut Vec<OutputFile>| {
        let address = format!("search/known/{}.json", files.len());
        let words = Value::from(std::mem::take(open)).to_string();
        files.push(OutputFile::text(address, words));
    };
    for (term, places) in &terms.0 {
        if term.chars().count() < SHORTEST {
            continue;
        }
        match open.is_empty() {
            true => firsts.push((*term).to_owned()),
            false => open.push(' '),
        }
        open.push_str(term);
        open.push_str(&places.len().ilog(4).min(9).to_string());
        if open.len() >= PER_FILE {
            close(&mut open, &mut files);
        }
    }
    if !open.is_empty() {
        close(&mut open, &mut files);
    }
    (firsts, files)
}
