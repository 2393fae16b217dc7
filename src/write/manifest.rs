//! The list of the files that distil wrote into an output folder: for each its address, fingerprint,
//! size and time.
//!
//! ```text
//! distil manifest 2
//! 6f1c…(32 digits) 10240 1767225600000000000 studies/finch-2021.html
//! end 09ab…(32 digits)
//! ```
//!
//! Lines stand in the order of addresses. The last line has the fingerprint of all before it, so that
//! a list that was cut off or edited is known as such.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use serde::Deserialize;

use super::disk::Stamp;
use super::fingerprint::Fingerprint;

const HEAD: &str = "distil manifest 2\n";

/// What is known of a file that distil wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The fingerprint of its bytes.
    pub print: Fingerprint,
    /// Size and time when it was written.
    pub stamp: Stamp,
}

/// The files that distil wrote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// Entries by address.
    pub files: HashMap<Box<str>, Entry>,
}

impl Manifest {
    /// A list from its text; nothing for one that is damaged.
    pub fn parse(text: &str) -> Option<Self> {
        let lines = sealed_lines(HEAD, text)?;
        let mut files = HashMap::with_capacity(text.len() / 100);
        for line in lines.lines() {
            let (entry, address) = parse_entry(line)?;
            files.insert(address.into_boxed_str(), entry);
        }
        Some(Self { files })
    }

    /// A list as the first version of distil kept it; nothing for one that is damaged.
    pub fn parse_first_version(text: &str) -> Option<Self> {
        #[derive(Deserialize)]
        struct Listed {
            files: BTreeMap<String, String>,
        }
        let listed: Listed = serde_json::from_str(text).ok()?;
        let entry = |(address, print): (String, String)| {
            let print = Fingerprint::parse(&print)?;
            let stamp = Stamp::default();
            Some((address.into_boxed_str(), Entry { print, stamp }))
        };
        let files = listed.files.into_iter().map(entry);
        Some(Self {
            files: files.collect::<Option<_>>()?,
        })
    }

    /// The list as it is kept.
    pub fn to_text(&self) -> String {
        let mut sorted: Vec<(&str, &Entry)> =
            self.files.iter().map(|(a, e)| (a.as_ref(), e)).collect();
        sorted.sort_unstable_by_key(|(address, _)| *address);
        let mut text = String::with_capacity(sorted.len() * 110 + 100);
        text.push_str(HEAD);
        for (address, entry) in sorted {
            push_entry(&mut text, entry, address);
            text.push('\n');
        }
        seal(text)
    }
}

/// Adds the line of an entry, without its end.
pub(super) fn push_entry(text: &mut String, entry: &Entry, address: &str) {
    let Stamp { size, modified } = entry.stamp;
    // Writing to a text cannot fail.
    let _ = write!(text, "{} {size} {modified} ", entry.print);
    push_address(text, address);
}

/// Adds an address; a line break in it must not end the line.
pub(super) fn push_address(text: &mut String, address: &str) {
    if address.contains(['\\', '\n', '\r']) {
        for character in address.chars() {
            match character {
                '\\' => text.push_str("\\\\"),
                '\n' => text.push_str("\\n"),
                '\r' => text.push_str("\\r"),
                other => text.push(other),
            }
        }
    } else {
        text.push_str(address);
    }
}

/// The entry of a line, and its address.
pub(super) fn parse_entry(line: &str) -> Option<(Entry, String)> {
    let mut parts = line.splitn(4, ' ');
    let print = Fingerprint::parse(parts.next()?)?;
    let size = parts.next()?.parse().ok()?;
    let modified = parts.next()?.parse().ok()?;
    let stamp = Stamp { size, modified };
    Some((Entry { print, stamp }, parse_address(parts.next()?)))
}

/// An address as it was before [`push_address`].
pub(super) fn parse_address(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut address = parts.next().unwrap_or_default().to_owned();
    while let Some(part) = parts.next() {
        if let Some(rest) = part.strip_prefix('n') {
            address.push('\n');
            address.push_str(rest);
        } else if let Some(rest) = part.strip_prefix('r') {
            address.push('\r');
            address.push_str(rest);
        } else {
            address.push('\\');
            address.push_str(parts.next().unwrap_or_default());
        }
    }
    address
}

/// A text with a last line that holds the fingerprint of all before it.
pub(super) fn seal(mut text: String) -> String {
    let print = Fingerprint::of(text.as_bytes());
    let _ = writeln!(text, "end {print}");
    text
}

/// The lines between a head and the seal; nothing when either is not as it should be.
pub(super) fn sealed_lines<'a>(head: &str, text: &'a str) -> Option<&'a str> {
    let (body, print) = text.rsplit_once("end ")?;
    let print = Fingerprint::parse(print.strip_suffix('\n')?)?;
    let is_whole = print == Fingerprint::of(body.as_bytes());
    body.strip_prefix(head).filter(|_| is_whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let entry = |bytes: &[u8], modified| Entry {
            print: Fingerprint::of(bytes),
            stamp: Stamp {
                size: bytes.len() as u64,
                modified,
            },
        };
        let files = [
            ("index.html", entry(b"home", 1)),
            ("a b/end of.html", entry(b"", u64::MAX)),
            ("static/two\nlines\\n\r.txt", entry(b"x", 0)),
        ];
        Manifest {
            files: files.map(|(name, entry)| (name.into(), entry)).into(),
        }
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let there = manifest();
        assert_eq!(Manifest::parse(&there.to_text()), Some(there));
        let empty = Manifest::default();
        assert_eq!(Manifest::parse(&empty.to_text()), Some(empty));
    }

    #[test]
    fn a_list_that_was_cut_off_or_edited_is_damaged() {
        let text = manifest().to_text();
        for length in 0..text.len() {
            if text.is_char_boundary(length) {
                assert_eq!(Manifest::parse(&text[..length]), None, "{length}");
            }
        }
        let edited = text.replacen("index", "indes", 1);
        assert_eq!(Manifest::parse(&edited), None);
    }

    #[test]
    fn the_list_of_the_first_version_is_understood() {
        let print = Fingerprint::of(b"home");
        let text = format!("{{\"files\": {{\"index.html\": \"{print}\"}}}}");
        let read = Manifest::parse_first_version(&text).expect("a list");
        assert_eq!(read.files["index.html"].print, print);
        assert_eq!(Manifest::parse_first_version("{"), None);
        assert_eq!(
            Manifest::parse_first_version("{\"files\": {\"a\": \"1\"}}"),
            None
        );
    }
}
