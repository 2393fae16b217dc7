//! A record made tidy: one indentation, keys in the order of the reference, quotation marks where they are
//! needed, no spaces at the ends of lines. Remarks and texts stay as they are, and so does all that the
//! record says: that is looked at each time.

pub mod extent;
mod left;
mod same;
mod writer;

use crate::load::Source;
use crate::load::marked;
use crate::load::source::Format;
use crate::record::form::Form;
use crate::record::read;

use super::lines::Lines;
use writer::Writer;

pub use left::Left;
pub use same::says_the_same;

/// Whether a file has a fault, so that nobody can say what it means.
pub fn has_fault(source: &Source) -> bool {
    marked::parse(source.yaml()).is_err()
}

/// The tidy text of a file; nothing where it is tidy, or no record.
///
/// # Errors
/// The file was left as it is: it has a fault, or is written in a way that is left to people.
pub fn tidy(source: &Source) -> Result<Option<String>, Left> {
    let kind = read::kind_of(&source.folder, &source.stem);
    let Some(kind) = kind.filter(|_| source.format != Format::Csv) else {
        return Ok(None);
    };
    let yaml = source.yaml().replace("\r\n", "\n");
    let Ok(root) = marked::parse(&yaml) else {
        return Err(Left::because("it has a fault: `distil check` tells it"));
    };
    let lines = Lines::of(&yaml);
    let written = Writer::new(&lines).document(&root, Form::of(kind))?;
    let is_same = marked::parse(&written).is_ok_and(|new| same::says_the_same(&new, &root));
    if !is_same || !same::has_the_same_signs(&written, &yaml) {
        return Err(Left::because(
            "it is written in a way that a program cannot tidy without a change of what it says",
        ));
    }
    let start = source.yaml_start();
    let before = source.text.get(..start).unwrap_or_default();
    let after = source.text.get(start + source.yaml().len()..);
    let mut text = format!("{before}{written}{}", after.unwrap_or_default());
    let end = text.trim_end().len();
    text.truncate(end);
    text.push('\n');
    // One end of lines in the whole file: that of the front matter is the one of the text below it.
    let text = text.replace("\r\n", "\n");
    Ok((text != source.text).then_some(text))
}
