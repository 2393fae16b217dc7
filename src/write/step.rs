//! The steps that lead from the old site to the new one, and the journal in which they are written
//! down before the first is taken.

use super::manifest::{
    Entry, parse_address, parse_entry, push_address, push_entry, seal, sealed_lines,
};

const HEAD: &str = "distil journal 1\n";

/// A step. Where there is an old file, it is kept under the number of the step until all are taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Remove a file.
    Remove { address: String, old: Entry },
    /// Remove a folder if it is empty.
    RemoveFolder { folder: String },
    /// Put a new folder in its place, with all that is in it.
    AddFolder { folder: String },
    /// Put a file in its place where there is none.
    Add { address: String },
    /// Put a file in the place of an old one.
    Replace { address: String, old: Entry },
}

impl Step {
    /// The address or folder.
    pub fn address(&self) -> &str {
        match self {
            Step::Remove { address, .. }
            | Step::RemoveFolder { folder: address }
            | Step::AddFolder { folder: address }
            | Step::Add { address }
            | Step::Replace { address, .. } => address,
        }
    }

    /// The file that is there before the step and not after it.
    pub fn old(&self) -> Option<&Entry> {
        match self {
            Step::Remove { old, .. } | Step::Replace { old, .. } => Some(old),
            Step::RemoveFolder { .. } | Step::AddFolder { .. } | Step::Add { .. } => None,
        }
    }
}

/// The journal of some steps.
pub(super) fn to_text(steps: &[Step]) -> String {
    let mut text = HEAD.to_owned();
    for step in steps {
        let (word, address) = match step {
            Step::Remove { address, .. } => ("remove", address),
            Step::RemoveFolder { folder } => ("remove-folder", folder),
            Step::AddFolder { folder } => ("add-folder", folder),
            Step::Add { address } => ("add", address),
            Step::Replace { address, .. } => ("replace", address),
        };
        text.push_str(word);
        text.push(' ');
        match step.old() {
            Some(old) => push_entry(&mut text, old, address),
            None => push_address(&mut text, address),
        }
        text.push('\n');
    }
    seal(text)
}

/// The steps of a journal; nothing for one that is damaged.
pub(super) fn parse(text: &str) -> Option<Vec<Step>> {
    sealed_lines(HEAD, text)?.lines().map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Step> {
    let (word, rest) = line.split_once(' ')?;
    let address = || parse_address(rest);
    Some(match word {
        "remove" => {
            let (old, address) = parse_entry(rest)?;
            Step::Remove { address, old }
        }
        "replace" => {
            let (old, address) = parse_entry(rest)?;
            Step::Replace { address, old }
        }
        "remove-folder" => Step::RemoveFolder { folder: address() },
        "add-folder" => Step::AddFolder { folder: address() },
        "add" => Step::Add { address: address() },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::disk::Stamp;
    use super::super::fingerprint::Fingerprint;
    use super::*;

    #[test]
    fn a_journal_is_read_as_it_was_written_or_not_at_all() {
        let old = Entry {
            print: Fingerprint(7),
            stamp: Stamp {
                size: 3,
                modified: 9,
            },
        };
        let (address, folder) = || -> (String, String) { ("a b\n.html".into(), "c".into()) }();
        let steps = vec![
            Step::Remove {
                address: address.clone(),
                old,
            },
            Step::RemoveFolder {
                folder: folder.clone(),
            },
            Step::AddFolder { folder },
            Step::Add {
                address: address.clone(),
            },
            Step::Replace { address, old },
        ];
        let text = to_text(&steps);
        assert_eq!(parse(&text), Some(steps));
        for length in 0..text.len() {
            assert_eq!(parse(&text[..length]), None);
        }
    }
}
