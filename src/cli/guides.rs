//! The guides that are inside the program, so that an installed one needs no checkout.

use std::borrow::Cow;
use std::io::{self, Write};

use anstream::println;

use crate::diag;
use crate::record::format;
use crate::text::suggest;

use super::exit::Exit;

/// Makes the text of a guide.
type Text = fn() -> Cow<'static, str>;

/// A guide: its name, and what it is.
struct Guide(&'static str, &'static str, Text);

/// A guide that stands in the folder `docs` under its name.
macro_rules! written {
    ($name:literal, $about:literal) => {
        Guide($name, $about, || {
            Cow::Borrowed(include_str!(concat!("../../docs/", $name, ".md")))
        })
    };
}

/// All guides, for readers who come from nothing first.
const GUIDES: [Guide; 12] = [
    written!(
        "staff-guide",
        "for staff who publish: the whole life of a record"
    ),
    Guide(
        "record-format",
        "every kind of record with its keys",
        || Cow::Owned(format::reference()),
    ),
    Guide(
        "errors",
        "every message by its code, and what to do",
        || Cow::Owned(diag::reference::markdown()),
    ),
    written!("methods", "how results are put together, with sources"),
    written!(
        "analyses",
        "`distil analyse`, and the keys of files of analyses"
    ),
    written!("pages", "which pages a site has, and where"),
    written!("themes", "how a site gets another look"),
    written!("theme-reference", "what templates can show"),
    written!("scale", "very many records, several organisations, hosts"),
    written!("performance", "time, memory and size, as measured"),
    written!("reliability", "what holds when something fails"),
    written!("security", "what is promised, and what is not"),
];

/// The text of a guide by its name; a large letter and the ending of its file make no difference.
pub(super) fn guide(name: &str) -> Option<Cow<'static, str>> {
    let name = bare(name);
    let guide = GUIDES.iter().find(|Guide(known, ..)| *known == name);
    guide.map(|Guide(_, _, text)| text())
}

/// The guide that was probably meant by a name that none has.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    suggest::nearest(&bare(name), GUIDES.iter().map(|Guide(known, ..)| *known))
}

fn bare(name: &str) -> String {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".md").unwrap_or(&name);
    name.replace([' ', '_'], "-")
}

/// Lists the guides.
pub(super) fn list() {
    for Guide(name, about, _) in &GUIDES {
        println!("{name:16} {about}");
    }
    println!("\n`distil docs staff-guide` prints one of them.");
}

/// Prints a guide. Whoever reads may stop before the end, as `head` does.
pub(super) fn print(text: &str) -> Exit {
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::CannotReadOrWrite,
        _ => Exit::Good,
    }
}
