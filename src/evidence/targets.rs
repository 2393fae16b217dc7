//! Where links and pictures of a text lead that name no record: to the web, to a file of the project, to a
//! place in the text.

use std::collections::BTreeSet;

use crate::diag::{Diagnostic, codes};
use crate::record::address::Address;
use crate::record::checked_text::CheckedText;
use crate::record::kind::Kind;
use crate::record::records::FileLinks;
use crate::text::{anchor, percent, suggest};

use super::prose_links::{Picture, ProseLink, split_target};

/// Pictures that browsers show.
const PICTURES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "apng"];

/// The file of `static/` that a destination names: `static:picture.png`.
pub fn static_file(destination: &str) -> Option<String> {
    let name = destination.strip_prefix("static:")?;
    Some(percent::decoded(name).unwrap_or_else(|| name.to_owned()))
}

/// What is wrong with a link or a picture that names no record. `files` are those of `static/`.
pub(super) fn fault(
    link: &ProseLink,
    file: &FileLinks,
    files: &BTreeSet<String>,
) -> Option<Diagnostic> {
    let destination = link.destination.as_str();
    let named = static_file(destination);
    match (&link.picture, named) {
        (Some(picture), Some(name)) => no_file(&name, files)
            .or_else(|| no_picture(&name))
            .or_else(|| without_words(picture)),
        (Some(_), None) => Some(elsewhere(destination)),
        (None, Some(name)) => no_file(&name, files),
        (None, None) if destination.starts_with('#') => no_place(destination, file),
        (None, None) => bad_link(destination),
    }
}

fn no_file(name: &str, files: &BTreeSet<String>) -> Option<Diagnostic> {
    if files.contains(name) {
        return None;
    }
    let message = format!("There is no file `static/{name}`.");
    let problem = Diagnostic::new(&codes::BAD_LINK, message);
    Some(
        match suggest::nearest(name, files.iter().map(String::as_str)) {
            Some(near) => problem.hint(format!("Did you mean `static:{near}`?")),
            None => problem.hint("Put it into the folder `static/` inside the content folder."),
        },
    )
}

fn no_picture(name: &str) -> Option<Diagnostic> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_picture = PICTURES.contains(&ending.to_ascii_lowercase().as_str());
    if is_picture {
        return None;
    }
    let message = format!("`static/{name}` is no picture that browsers show.");
    let hint = format!(
        "Link to it, without the `!`: `[words](static:{name})`. Pictures end in {}.",
        PICTURES.join(", ")
    );
    Some(Diagnostic::new(&codes::BAD_LINK, message).hint(hint))
}

fn without_words(picture: &Picture) -> Option<Diagnostic> {
    if picture.has_words {
        return None;
    }
    let message = "This picture has no words for readers who do not see it.";
    let hint =
        "Say between the square brackets what it shows: `![A cup beside a book](static:cup.png)`.";
    Some(Diagnostic::new(&codes::PICTURE_WORDS, message).hint(hint))
}

/// A page loads nothing from elsewhere, and records stand at several addresses, so that a path would
/// fit one of them only.
fn elsewhere(destination: &str) -> Diagnostic {
    let message = format!("The picture `{destination}` cannot be shown in a text.");
    let problem = Diagnostic::new(&codes::BAD_LINK, message);
    let problem = match destination.contains("://") || destination.starts_with("//") {
        true => problem.hint("A page loads nothing from another site: that site would learn who reads the page, and could change the picture."),
        false => problem,
    };
    let name = destination.rsplit(['/', '\\']).next().unwrap_or_default();
    problem.hint(format!(
        "Put the file into `static/` inside the content folder and write `![what it shows](static:{name})`, or take the `!` away and link to it."
    ))
}

/// A place on the same page: `#results`.
fn no_place(destination: &str, file: &FileLinks) -> Option<Diagnostic> {
    let texts = file.findings.prose.iter().map(|prose| prose.text.as_str());
    let texts = texts.chain([file.source.body()]);
    let places: BTreeSet<String> = texts.flat_map(anchor::headings).collect();
    let wanted = anchor::target(destination);
    if places.contains(&wanted) {
        return None;
    }
    let message = format!("No heading in the texts of this record is called `{wanted}`.");
    let problem = Diagnostic::new(&codes::DEAD_ANCHOR, message);
    let near = suggest::nearest(&wanted, places.iter().map(String::as_str));
    Some(match (near, places.is_empty()) {
        (Some(near), _) => problem.hint(format!("Did you mean `#{near}`?")),
        (None, false) => {
            let places: Vec<String> = places.iter().map(|place| format!("`#{place}`")).collect();
            problem.hint(format!("Its headings are {}.", places.join(", ")))
        }
        (None, true) => problem.hint(
            "Its texts have no headings. Link a record instead: `[words](study:smith-2021)`.",
        ),
    })
}

/// Words by which people call a kind of record, and its name.
const OTHER_WORDS: [(&str, Kind); 10] = [
    ("trial", Kind::Study),
    ("trials", Kind::Study),
    ("paper", Kind::Study),
    ("article", Kind::Study),
    ("review", Kind::Synthesis),
    ("evidence", Kind::Synthesis),
    ("answer", Kind::Question),
    ("comparator", Kind::Intervention),
    ("news", Kind::Update),
    ("word", Kind::Term),
];

/// A link that names a kind by another word: `trial:smith-2021`, `studies:smith-2021`.
fn no_kind(destination: &str) -> Option<Diagnostic> {
    let (prefix, id) = split_target(destination)?;
    let named = OTHER_WORDS.iter().find(|(word, _)| *word == prefix);
    let kind = named
        .map(|(_, kind)| *kind)
        .or_else(|| Kind::from_folder(prefix))?;
    let message = format!("`{prefix}` is no kind of record to which a text can lead.");
    let meant = format!("{}:{id}", kind.link_prefix());
    Some(Diagnostic::new(&codes::BAD_LINK, message).hint(format!("Did you mean `{meant}`?")))
}

/// What is wrong with a link that does not name a record.
pub(super) fn bad_link(destination: &str) -> Option<Diagnostic> {
    let fault = Address::parse(destination).err()?;
    // An address of the web that is not written well.
    if destination.contains("://") || destination.starts_with("mailto:") {
        let problem = Diagnostic::new(&codes::BAD_LINK, fault.message);
        return Some(problem.hint(fault.hint));
    }
    if let Some(problem) = no_kind(destination) {
        return Some(problem);
    }
    let message = format!("The link `{destination}` cannot work.");
    let problem = Diagnostic::new(&codes::BAD_LINK, message);
    let prefixes = || {
        let kinds = Kind::WITH_FOLDER.into_iter().map(Kind::link_prefix);
        kinds.chain(["finding", "static"])
    };
    Some(match split_target(&destination.to_ascii_lowercase()) {
        Some((prefix, _)) => match suggest::nearest(prefix, prefixes()) {
            Some(near) => problem.hint(format!("Did you mean `{near}:…`?")),
            None => problem.hint(format!(
                "Records are linked as kind:id; kinds are {}.",
                prefixes().collect::<Vec<_>>().join(", ")
            )),
        },
        None if record_meant(destination).is_some() => problem.hint(format!(
            "Write `{}`: a record is linked by its kind and its id.",
            record_meant(destination).unwrap_or_default()
        )),
        None => problem.hint(
            "Write a full address with https://, or link a record: `[words](study:smith-2021)`, or a file: `[words](static:file.pdf)`.",
        ),
    })
}

/// The record whose file or page a path names: `studies/smith-2021.yaml` is `study:smith-2021`.
fn record_meant(destination: &str) -> Option<String> {
    let mut parts = destination.rsplit('/');
    let (file, folder) = (parts.next()?, parts.next()?);
    let (id, ending) = file.rsplit_once('.')?;
    let kind = Kind::from_folder(folder)?;
    let is_file = matches!(ending, "yaml" | "yml" | "md" | "html");
    is_file.then(|| format!("{}:{id}", kind.link_prefix()))
}
