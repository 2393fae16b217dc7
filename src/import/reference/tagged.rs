//! Files of lines that begin with a tag: RIS and MEDLINE. How their lines are told apart, and records
//! from what stands between them.

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The tag in capitals: "AU".
    pub tag: String,
    /// The line in which it begins.
    pub line: usize,
    /// The value; further lines are joined by a space.
    pub value: String,
}

/// A record, and what was wrong with its frame.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tagged {
    /// Its fields in order.
    pub fields: Vec<Field>,
    /// What was wrong: no end, no beginning.
    pub faults: Vec<(usize, &'static str)>,
}

/// Records, and lines outside of them.
#[derive(Debug, Default)]
pub struct TaggedFile {
    /// The records.
    pub records: Vec<Tagged>,
    /// Lines that belong to no record, without empty ones and mere numbers.
    pub outside: Vec<(usize, String)>,
}

/// How a form begins and ends its records.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// The tag with which a record begins.
    pub first: &'static str,
    /// The tag that ends it; without one the next beginning does.
    pub last: Option<&'static str>,
    /// Tags of more than two letters; with none, every tag is padded to four letters.
    pub long: &'static [&'static str],
}

/// Splits a text.
pub fn split(text: &str, frame: Frame) -> TaggedFile {
    let mut file = TaggedFile::default();
    let mut open: Option<Tagged> = None;
    for (index, line) in text.lines().enumerate() {
        let number = index + 1;
        match tag_of(line, frame) {
            Some((tag, value)) => take(&mut file, &mut open, frame, (number, tag, value)),
            None => match open.as_mut().and_then(|record| record.fields.last_mut()) {
                Some(field) if !line.trim().is_empty() => {
                    field.value.push(' ');
                    field.value.push_str(line.trim());
                }
                Some(_) => {}
                None if is_number(line) => {}
                None => file.outside.push((number, line.trim().to_owned())),
            },
        }
    }
    if let Some(mut record) = open {
        let line = record.fields.last().map_or(0, |field| field.line);
        if frame.last.is_some() {
            record.faults.push((line, "its end (`ER`) is missing"));
        }
        file.records.push(record);
    }
    file
}

fn take(
    file: &mut TaggedFile,
    open: &mut Option<Tagged>,
    frame: Frame,
    (line, tag, value): (usize, String, String),
) {
    if Some(tag.as_str()) == frame.last {
        file.records.extend(open.take());
        return;
    }
    let begins = tag == frame.first;
    if begins && let Some(mut record) = open.take() {
        if frame.last.is_some() {
            record.faults.push((line, "its end (`ER`) is missing"));
        }
        file.records.push(record);
    }
    let record = open.get_or_insert_with(|| {
        let mut record = Tagged::default();
        if !begins {
            record.faults.push((line, "its beginning is missing"));
        }
        record
    });
    record.fields.push(Field { tag, line, value });
}

/// The tag of a line and what stands behind it: `TY  - JOUR`, `PMID- 123`, `DOI - 10…`.
fn tag_of(line: &str, frame: Frame) -> Option<(String, String)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let line = line.get(indent..).filter(|_| indent <= 2)?;
    let (before, after) = line.split_once('-')?;
    let tag = before.trim_end();
    let is_tag = (2..=4).contains(&tag.len())
        && tag.starts_with(|c: char| c.is_ascii_uppercase())
        && tag
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    // Two letters need a space before the hyphen, so that "BH-TM" in a text is none.
    let is_apart = match frame.long {
        [] => before.len() == 4,
        long => {
            let gap = before.len() - tag.len();
            (1..=4).contains(&gap) && (tag.len() == 2 || long.contains(&tag))
        }
    };
    let is_free = after.is_empty() || after.starts_with([' ', '\t']);
    (is_tag && is_apart && is_free).then(|| (tag.to_owned(), after.trim().to_owned()))
}

/// Empty lines, and the numbers that some programs put between records.
fn is_number(line: &str) -> bool {
    line.trim()
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b')' | b'#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIS: Frame = Frame {
        first: "TY",
        last: Some("ER"),
        long: &["DOI"],
    };

    #[test]
    fn records_without_their_ends_are_told_apart() {
        let text = "Exported today\n\n1.\nTY  - JOUR\nTI  - One\n  goes on\nTY  - JOUR\nTI  - Two - half\nER  -\nAU  - Finch A";
        let file = split(text, RIS);
        assert_eq!(file.outside, [(1, "Exported today".to_owned())]);
        assert_eq!(file.records.len(), 3);
        assert_eq!(file.records[0].fields[1].value, "One goes on");
        assert_eq!(file.records[1].fields[1].value, "Two - half");
        let faults: Vec<usize> = file.records.iter().map(|it| it.faults.len()).collect();
        assert_eq!(faults, [1, 0, 2]);
    }

    #[test]
    fn only_a_tag_is_a_tag() {
        for line in [
            "TY  - JOUR",
            "TY - JOUR",
            "ER  -",
            "DOI  - 10.1/a",
            "AB  -  x",
        ] {
            assert!(tag_of(line, RIS).is_some(), "{line}");
        }
        for line in [
            "BH-TM",
            "We - they",
            "A - b",
            "",
            "-",
            "AIM - four",
            "TY",
            "ty  - JOUR",
        ] {
            assert!(tag_of(line, RIS).is_none(), "{line}");
        }
        let padded = Frame { long: &[], ..RIS };
        assert!(tag_of("PMID- 123", padded).is_some() && tag_of("TI  - a", padded).is_some());
        assert!(tag_of("      a - b", padded).is_none());
    }
}
